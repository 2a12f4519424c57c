"""Actions that print no status and stand under a heading that says it: ``Open actions``, ``Actions recommended for closure``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from parsers.language.phrases import plain
from parsers.layout.blocks import Block, BlockKind
from parsers.layout.sheet import Table
from parsers.pack import Pack
from parsers.slides.row_reader import RowReader
from parsers.slides.tables import base_title, introduction
from schemas.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 10  # words of such a heading


def with_heading_statuses(rows: Sequence[RowReader], pack: Pack) -> Sequence[RowReader]:
    """The rows, each of which knows the status that the heading nearest above it says, where no table of theirs has a column for it.

    A table on a page without a title goes on beneath the heading of the one before. That actions are open says nothing where no other
    heading speaks of closed ones: so many a log is called that lists all.
    """
    if any(row.has("status") for row in rows):
        return rows
    last: tuple[str, Block] | None = None
    told: dict[Table, tuple[str, Block] | None] = {}
    for row in rows:
        table = row.first.table
        if table not in told:
            headings = list(_headings(table, pack))
            last = told[table] = _told(headings, pack) if headings else last
        row.told_status = _told(row.section_blocks, pack) or told[table]
    if {row.told_status[0] for row in rows if row.told_status} == {"open"} and not _has_others(pack):
        for row in rows:
            row.told_status = None
    return rows


def _has_others(pack: Pack) -> bool:
    """Whether a heading of the document says that actions beneath it are anything but open."""
    headings = (base_title(block.text) for sheet in pack.sheets for block in sheet.body if block.kind is BlockKind.TITLE)
    return any(_status(heading, pack.vocabulary) not in (None, "open") for heading in headings)


def _headings(table: Table, pack: Pack) -> Iterator[Block]:
    """The headings above a table, the nearest first, the page's title last."""
    title = pack.sheet(table.page_number).title
    yield from (block for block in reversed(introduction(pack, table)) if block.kind is BlockKind.TITLE)
    if title is not None and title.box.bottom <= table.box.top + title.size:
        yield title


def _told(headings: Sequence[Block], pack: Pack) -> tuple[str, Block] | None:
    pairs = ((_status(base_title(block.text), pack.vocabulary), block) for block in headings)
    return next(((status, block) for status, block in pairs if status), None)


def _status(heading: str, vocabulary: Vocabulary) -> str | None:
    return status_in_heading(heading, vocabulary) or status_alone(heading, vocabulary)


def status_in_heading(heading: str, vocabulary: Vocabulary) -> str | None:
    """The one status that a heading of actions says, right before or behind the word; None where it says none, two, or denies one."""
    words = [word.casefold() for word in _WORD.findall(plain(heading))]
    said = vocabulary.phrases
    at = next((i for i, word in enumerate(words) if word in ("action", "actions")), None)
    if at is None or len(words) > _LONGEST or any(word in said["negation"] for word in words):
        return None
    found = list(_statuses_in(words, _phrases(vocabulary)))
    names = {name for _, _, name in found}
    behind = at + 1
    while behind < len(words) and words[behind] in said["action_list"]:
        behind += 1
    is_beside = any(end == at or start == behind for start, end, _ in found)
    return names.pop() if len(names) == 1 and is_beside else None


def status_alone(heading: str, vocabulary: Vocabulary) -> str | None:
    """The status that is all that a heading says, but for how many there are and since when (``Closed since the last meeting``)."""
    words = [word.casefold() for word in _WORD.findall(plain(heading)) if not word.isdigit()]
    found = list(_statuses_in(words, _phrases(vocabulary, are_of_lists=True)))
    is_all = len(found) == 1 and found[0][0] == 0 and all(word in vocabulary.phrases["since_word"] for word in words[found[0][1] :])
    return found[0][2] if is_all else None


def _statuses_in(words: Sequence[str], known: Mapping[tuple[str, ...], str]) -> Iterator[tuple[int, int, str]]:
    """Where the longest phrases for statuses begin and end among some words, and their names."""
    start, longest = 0, max(map(len, known), default=0)
    while start < len(words):
        ends = range(min(len(words), start + longest), start, -1)
        end = next((end for end in ends if tuple(words[start:end]) in known), start)
        if end > start:
            yield start, end, known[tuple(words[start:end])]
        start = max(end, start + 1)


@lru_cache(maxsize=8)
def _phrases(vocabulary: Vocabulary, *, are_of_lists: bool = False) -> dict[tuple[str, ...], str]:
    pairs = [(phrase, name) for name, phrases in vocabulary.statuses.items() for phrase in phrases]
    of_lists = vocabulary.phrases["list_status"]
    return {tuple(_WORD.findall(plain(phrase))): name for phrase, name in pairs if are_of_lists or phrase not in of_lists}
