"""Read the document libraries of a page: tables of documents with the day of a meeting, a short name and a link in each row."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from parsers.listing import Listed, read_day, read_name
from pipeline.fetching.addresses import public_address, written_out
from schemas.errors import SourceChanged
from schemas.vocabulary import Vocabulary

_SCHEME = re.compile(r"(?!https?:)[a-zA-Z][a-zA-Z0-9+.-]*:")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_HEADING = 60  # letters of a header cell
_HEADINGS = "h1, h2, h3, h4, h5, h6, table"
_OTHER_FILES = re.compile(r"(?i)\.(?:docx?|xls[xm]?|pptx?|zip|csv|txt|jpe?g|png|ics|mp4|msg)$")
_LEAST_READ = 0.5  # of a library's rows with a link: below this share it is not what we know
_LEAST_STRAYS = 2  # documents of meetings; a single one may be linked to from anywhere
_MOST_SPANNED = 1000


@dataclass(frozen=True, slots=True)
class Entry:
    """One document that a listing leads to, and what it says of it."""

    address: str
    listed: Listed


class _Columns(NamedTuple):
    """Where the columns of a library stand, from 0."""

    date: int
    name: int
    kind: int | None


class _Spanning(NamedTuple):
    """A cell that reaches down into so many more rows."""

    text: str
    rows: int


class _Row(NamedTuple):
    """One row of a library: its cells by column, and the links in it."""

    cells: Mapping[int, str]
    links: tuple[tuple[int, str], ...]


def read_library(html: bytes, address: str, vocabulary: Vocabulary) -> tuple[Entry, ...]:
    """All documents that the libraries of a page list, each address once, in the page's order. What is no PDF is passed over.

    Raises:
        SourceChanged: The page has no library, an empty one, or one whose headings or rows cannot be read.
    """
    tree = LexborHTMLParser(html)
    base = tree.css_first("base[href]")
    address_of = urljoin(address, base.attributes.get("href") or "") if base else address
    entries: dict[str, Entry] = {}
    strays: set[str] = set()
    for heading, table in _tables(tree):
        columns, rows = _library(table, vocabulary)
        if columns is None:
            strays |= _strays(table, rows, address_of, vocabulary)
            continue
        found = list(_entries(rows, columns, heading, address_of, vocabulary))
        for entry in found if _is_known(found, address) else ():
            entries.setdefault(entry.address, entry)
    _require_read(strays - entries.keys(), address)
    if not entries:
        raise SourceChanged(
            f"{public_address(address)} no longer holds a document library with dates, names and links. "
            "Open it in a browser; if the library moved, correct the source in tmag.toml."
        )
    return tuple(entry for entry in entries.values() if not _is_other_file(entry.address))


def _tables(tree: LexborHTMLParser) -> Iterator[tuple[str, LexborNode]]:
    """Every table with the caption or the heading that stands before it."""
    heading = ""
    for node in tree.css(_HEADINGS):
        if node.tag != "table":
            heading = _text(node)
            continue
        caption = node.css_first("caption")
        yield (_text(caption) if caption else heading), node


def _library(table: LexborNode, vocabulary: Vocabulary) -> tuple[_Columns | None, list[_Row]]:
    """The columns and the rows below them; all rows and no columns where the table is no library."""
    spanning: dict[int, _Spanning] = {}
    rows = [_row(tr, spanning) for tr in table.css("tr") if _table_of(tr) == table.mem_id]
    for index, row in enumerate(rows):
        columns = _columns(row, vocabulary)
        if columns is not None:
            return columns, rows[index + 1 :]
    return None, rows


def _table_of(node: LexborNode) -> int | None:
    """The table in which a row stands itself, and not one around that."""
    parent = node.parent
    while parent is not None and parent.tag != "table":
        parent = parent.parent
    return parent.mem_id if parent else None


def _row(tr: LexborNode, spanning: dict[int, _Spanning]) -> _Row:
    """A row's cells, with those that reach into it from above; ``spanning`` holds these, and is brought up to date."""
    cells = {column: cell.text for column, cell in spanning.items()}
    left = {column: cell._replace(rows=cell.rows - 1) for column, cell in spanning.items() if cell.rows > 1}
    links: list[tuple[int, str]] = []
    column = 0
    for cell in (cell for cell in tr.iter() if cell.tag in ("td", "th")):
        while column in spanning:
            column += 1
        cells[column] = _text(cell)
        links += [(column, href) for a in cell.css("a") if (href := (a.attributes.get("href") or "").strip())]
        if (rows := _span(cell, "rowspan")) > 1:
            left[column] = _Spanning(cells[column], rows - 1)
        column += _span(cell, "colspan")
    spanning.clear()
    spanning.update(left)
    return _Row(cells, tuple(links))


def _span(cell: LexborNode, which: str) -> int:
    text = (cell.attributes.get(which) or "").strip()
    return min(max(int(text), 1), _MOST_SPANNED) if text.isdecimal() else 1


def _text(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())


def _columns(row: _Row, vocabulary: Vocabulary) -> _Columns | None:
    """The columns that a header row names; the best name for each wins where several could be it."""
    date, name, kind = (_column(row, vocabulary.phrases[f"listing_{what}"]) for what in ("date", "name", "type"))
    return None if date is None or name is None or date == name else _Columns(date, name, kind)


def _column(row: _Row, phrases: Sequence[str]) -> int | None:
    return next((column for phrase in phrases for column, text in row.cells.items() if _is_heading(text, phrase)), None)


def _is_heading(text: str, phrase: str) -> bool:
    """Whether a header cell says a phrase; marks for sorting, and notes after a phrase of several words, do not matter."""
    words = " ".join(_WORD.findall(text.casefold()))
    wanted = " ".join(_WORD.findall(phrase))
    return words == wanted or (" " in wanted and len(words) <= _LONGEST_HEADING and words.startswith(f"{wanted} "))


def _entries(rows: Sequence[_Row], columns: _Columns, heading: str, address: str, vocabulary: Vocabulary) -> Iterator[Entry]:
    for row in rows:
        link = _link(row, columns)
        if link is None:
            continue
        target = written_out(urljoin(address, link))
        kind = row.cells.get(columns.kind) if columns.kind is not None else None
        name = row.cells.get(columns.name) or file_name(target)
        listed = read_name(name, vocabulary, kind=kind, day=read_day(row.cells.get(columns.date, "")))
        yield Entry(target, _completed(listed, target, heading, vocabulary))


def _link(row: _Row, columns: _Columns) -> str | None:
    """The link of the name, else the first of the row to a PDF, else the first; mail and places on the page do not count."""
    links = _links(row)
    named = next((href for column, href in links if column == columns.name), None)
    first = next((href for _, href in links if file_name(href).casefold().endswith(".pdf")), links[0][1] if links else None)
    return named or first


def _links(row: _Row) -> list[tuple[int, str]]:
    return [(column, href) for column, href in row.links if href[0] != "#" and _SCHEME.match(href) is None]


def _strays(table: LexborNode, rows: Sequence[_Row], address: str, vocabulary: Vocabulary) -> set[str]:
    """The documents of meetings that a table without a library's columns leads to, where most of its links do: a library that changed."""
    if any(inner.mem_id != table.mem_id for inner in table.css("table")):
        return set()
    linked = [(row, links[0][1]) for row in rows if (links := _links(row))]
    found = {written_out(urljoin(address, href)) for row, href in linked if _tells_document(row, href, vocabulary)}
    return {one for one in found if not _is_other_file(one)} if len(found) >= max(_LEAST_STRAYS, _LEAST_READ * len(linked)) else set()


def _tells_document(row: _Row, href: str, vocabulary: Vocabulary) -> bool:
    names = (read_name(text, vocabulary) for text in (*row.cells.values(), file_name(href)))
    return any(listed.group_code and listed.meeting_number and listed.document_type for listed in names)


def _require_read(strays: Collection[str], address: str) -> None:
    if strays:
        named = f"{len(strays)} documents of meetings, such as {min(map(file_name, strays))}"
        raise SourceChanged(
            f"{public_address(address)} holds a table that leads to {named}, under headings that are not a library's. "
            "Open it in a browser and compare; please report how it looks now."
        )


def _completed(listed: Listed, target: str, heading: str, vocabulary: Vocabulary) -> Listed:
    """What the row does not say, by the file's name; a group also by the heading above the library."""
    named = read_name(file_name(target), vocabulary)
    if listed.group_code is None:
        by_heading = read_name(heading, vocabulary).group_code
        return replace(named, name=listed.name, group_code=named.group_code or by_heading, meeting_date=listed.meeting_date)
    if (named.group_code, named.meeting_number) == (listed.group_code, listed.meeting_number):
        return replace(listed, version=listed.version or named.version)
    return listed


def _is_known(found: Sequence[Entry], address: str) -> bool:
    """Whether a table with a library's columns is one. Raises SourceChanged where it must be one and cannot be read."""
    read = sum(entry.listed.group_code is not None and entry.listed.meeting_date is not None for entry in found)
    if found and read and read < _LEAST_READ * len(found):
        raise SourceChanged(
            f"{public_address(address)} holds a document library of which {len(found) - read} of {len(found)} rows cannot be read. "
            "Open it in a browser and compare; please report how it looks now."
        )
    return bool(found and read)


def file_name(address: str) -> str:
    """The name of the file at an address, unescaped; only ever read, never used as a path."""
    return unquote(urlsplit(address).path.rpartition("/")[2])


def _is_other_file(address: str) -> bool:
    return _OTHER_FILES.search(file_name(address)) is not None
