"""What is true of a report, from its model: written down before anything is printed."""

from __future__ import annotations

from tests.tablegen.model import Report, placed, tables_of


def truth_of(drawn: Report) -> list[list[dict[str, int | str]]]:
    """The tables of a report, each as its cells: place from 0, spans, text."""
    return [
        [
            {
                "row": one.row,
                "column": one.column,
                "rowspan": one.cell.rowspan,
                "colspan": one.cell.colspan,
                "text": one.cell.text + one.cell.note,
            }
            for one in placed(table)
        ]
        for table in tables_of(drawn.parts)
    ]
