"""What a document looks like, whatever it says: packs made from one template share it, though their months differ."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from parsers.layout.blocks import Block, BlockKind
from parsers.layout.sheet import Sheet, Table
from parsers.pack import Pack

_STYLED = re.compile(r"[-,].*$|(?:PS)?MT$")  # what stands behind a font's family: -Bold, ,Italic, MT
_TABLED = ("agenda", "action_log", "working_group_report", "roadmap")  # kinds of page, by how surely a pack has one


def fingerprint(pack: Pack, kinds: Mapping[int, str]) -> str | None:
    """Eight hex digits for a document's look; None where it has no text.

    Made of the usual page size, the family and ink of titles, text and cells, and how its surest table is drawn. How many pages, rows and
    words there are has no part in it. ``kinds`` gives the kind of each page by its number.
    """
    if not any(sheet.blocks for sheet in pack.sheets):
        return None
    traits = (_page_size(pack.sheets), *_letters(pack.sheets), _drawn(_surest_table(pack.sheets, kinds)))
    return hashlib.sha256("|".join(traits).encode()).hexdigest()[:8]


def _usual(counted: Counter[str]) -> str:
    """The most frequent; of equals the first in the alphabet, so that no order of pages changes it."""
    return min(counted, key=lambda value: (-counted[value], value), default="")


def _page_size(sheets: Iterable[Sheet]) -> str:
    return _usual(Counter(f"{sheet.width:.0f}x{sheet.height:.0f}" for sheet in sheets))


def _letters(sheets: Iterable[Sheet]) -> Iterator[str]:
    """The usual font family and ink of titles, of text outside tables and of cells, by words."""
    counted: dict[str, Counter[tuple[str, str | None]]] = {role: Counter() for role in ("title", "text", "cell")}
    for sheet in sheets:
        for block in sheet.blocks:
            style = block.words[0].style
            counted[_role(block)][style.font_name, style.colour] += len(block.words)
    for role, styles in counted.items():
        letters: Counter[str] = Counter()
        for (font_name, colour), words in styles.items():
            letters[f"{_STYLED.sub('', font_name)} {colour}"] += words
        yield role + ":" + _usual(letters)


def _role(block: Block) -> str:
    if block.place is not None:
        return "cell"
    return "title" if block.kind is BlockKind.TITLE else "text"


def _surest_table(sheets: Iterable[Sheet], kinds: Mapping[int, str]) -> Table | None:
    tables = {kinds.get(sheet.page_number): sheet.tables[0] for sheet in reversed(tuple(sheets)) if sheet.tables}
    return next((tables[kind] for kind in _TABLED if kind in tables), None)


def _drawn(table: Table | None) -> str:
    """A table's evidence, columns and the ink of its first cell; nothing for none."""
    if table is None:
        return "no table"
    ink = next((word.style.colour for cell in table.cells for block in cell.blocks for word in block.words), "")
    return f"{table.evidence.value} {table.column_count} {ink}"
