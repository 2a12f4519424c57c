"""Tables of decisions, as minutes and headline reports have them: a row a decision, with its number, day and decider where those stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from parsers.language.dates import find_dates
from parsers.language.phrases import is_one_of
from parsers.layout.blocks import Block, join_long
from parsers.layout.sheet import Cell, Table
from parsers.pack import Pack

_COLUMNS = {"text": "decision_column", "ref": "decision_ref_column", "day": "decision_date_column", "decider": "decider_column"}
_LEAST_WORDS = 3  # of a decision: less is a column that only says which items are for decision


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One row of a table of decisions."""

    text: str
    blocks: tuple[Block, ...]
    ref: str | None
    day: date | None
    decider: str | None
    confidence: float


def decision_rows(table: Table, pack: Pack) -> Iterator[DecisionRow]:
    """The rows of a table whose first row names a column of decisions and what numbers, dates or places them; none for any other table."""
    columns = _columns(table, pack)
    if "text" not in columns or len(columns) < 2:
        return
    for row in range(1, table.row_count):
        cells = {name: _cell(table, row, column) for name, column in columns.items()}
        decision = cells["text"]
        text = join_long(decision.blocks) if decision else None
        if decision is None or text is None or len(text.split()) < _LEAST_WORDS:
            continue
        day = next((d.start for d in find_dates(_said(cells, "day") or "", pack.cover.meeting_date, "raised") if d.is_exact_day), None)
        ref = "".join((_said(cells, "ref") or "").split())
        yield DecisionRow(text, decision.blocks, ref or None, day, _said(cells, "decider"), table.confidence)


def _columns(table: Table, pack: Pack) -> dict[str, int]:
    """The columns that the first row names, by what they hold."""
    phrases = pack.vocabulary.phrases
    found: dict[str, int] = {}
    for cell in table.row(0):
        for name, listed in _COLUMNS.items():
            if is_one_of(cell.text, phrases[listed]):
                found.setdefault(name, cell.column)
                break
    return found


def _cell(table: Table, row: int, column: int) -> Cell | None:
    cell = table.at(row, column)
    return cell if cell.row == row or cell.blocks else None


def _said(cells: Mapping[str, Cell | None], name: str) -> str | None:
    cell = cells.get(name)
    return cell.text if cell is not None else None
