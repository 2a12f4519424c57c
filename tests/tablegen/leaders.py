"""Dots from a row's label to its numbers, as many as the column is wide."""

from __future__ import annotations

from dataclasses import replace

from tests.packgen.metrics import word_width
from tests.tablegen.model import Cell, Report, Table

_FILES = {
    "Liberation Serif": "liberation/LiberationSerif-Regular.ttf",
    "Liberation Sans": "liberation/LiberationSans-Regular.ttf",
    "Carlito": "crosextra/Carlito-Regular.ttf",
    "DejaVu Sans": "dejavu/DejaVuSans.ttf",
}
_FREE = 1.5  # ems of the column that stay white
_BOLD = 1.1  # times as wide as the regular font


def with_leaders(table: Table, report: Report) -> Table:
    """The table with dots behind the labels of its body, where it has any."""
    if not table.has_leaders:
        return table
    width = table.widths[0] / sum(table.widths) * (report.width - 2 * report.margin) - 2 * table.padding
    rows = tuple(
        row if r < table.header_rows else (_led(row[0], width / table.size - _FREE, _FILES[report.font]), *row[1:])
        for r, row in enumerate(table.rows)
    )
    return replace(table, rows=rows, has_leaders=False)


def _led(cell: Cell, ems: float, file: str) -> Cell:
    text = cell.text.strip()
    free = ems - cell.indent - _BOLD * sum(word_width(file, word) for word in text.split()) - 0.3 * text.count(" ")
    dots = "." * max(3, int(free / (_BOLD * word_width(file, "."))))
    return replace(cell, text=f"{text}{dots}")
