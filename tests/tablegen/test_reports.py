"""Invented reports: the same each time, cells that fill their tables, a truth that says what the model says."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from pipeline.read import read_document
from tests.tablegen.drawn import drawn_sides
from tests.tablegen.leaders import with_leaders
from tests.tablegen.markup import html
from tests.tablegen.model import Cell, Columns, Placed, Report, Rules, Table, placed, tables_of
from tests.tablegen.reports import NAMES, report
from tests.tablegen.truth import truth_of
from tests.tablegen.typeset import typst

TABLE = Table(
    ((Cell("Quay", rowspan=2), Cell("Boats", colspan=2)), (Cell("2001"), Cell("2002")), (Cell("North"), Cell("1"), Cell("2"))), (2, 1, 1), 2
)


@pytest.mark.parametrize("name", NAMES)
def test_a_report_is_the_same_each_time_and_its_cells_fill_its_tables(name: str) -> None:
    assert report(name, 5) == report(name, 5)
    assert report(name, 5) != report(name, 6)
    assert all(placed(table) for table in tables_of(report(name, 5).parts))


def test_cells_stand_at_the_first_free_place() -> None:
    assert [(one.row, one.column, one.cell.text) for one in placed(TABLE)][:4] == [
        (0, 0, "Quay"),
        (0, 1, "Boats"),
        (1, 1, "2001"),
        (1, 2, "2002"),
    ]


@pytest.mark.parametrize("row", [(Cell("a"),), (Cell("a"), Cell("b"), Cell("c"))], ids=["too few", "too many"])
def test_rows_that_do_not_fit_are_told(row: tuple[Cell, ...]) -> None:
    with pytest.raises(ValueError, match="cells"):
        placed(Table((row,), (1, 1)))


def test_the_truth_has_every_table_with_its_spans() -> None:
    told = truth_of(Report("one", (Columns((TABLE,), ()), TABLE)))
    assert len(told) == 2
    assert told[0][0] == {"row": 0, "column": 0, "rowspan": 2, "colspan": 1, "text": "Quay"}


def test_leaders_reach_over_the_column_and_leave_headings_alone() -> None:
    table = Table(((Cell("State"), Cell("1")), (Cell("Ohio"), Cell("2"))), (3, 1), has_leaders=True)
    led = with_leaders(table, Report("one", (table,)))
    assert led.rows[0][0].text == "State"
    assert led.rows[1][0].text.startswith("Ohio....................")


@pytest.mark.parametrize(
    ("rules", "row", "sides"),
    [
        (Rules.ALL, 2, {"top", "bottom", "left", "right"}),
        (Rules.THREE, 2, {"bottom"}),
        (Rules.NONE, 2, set()),
        (Rules.HEADER, 1, {"bottom"}),
    ],
)
def test_what_is_drawn_of_a_cell(rules: Rules, row: int, sides: set[str]) -> None:
    table = Table(TABLE.rows, TABLE.widths, TABLE.header_rows, rules)
    assert drawn_sides(Placed(row, 1, Cell("x")), table) == sides


@pytest.mark.parametrize("printed", [html, typst])
def test_both_printers_say_every_cell(printed: object) -> None:
    assert callable(printed)
    text = printed(Report("one", (TABLE,)))
    assert all(cell.text in text for row in TABLE.rows for cell in row)


@pytest.mark.slow
@pytest.mark.parametrize("printer", ["platypus.print_platypus", "document.print_document"])
def test_every_cell_is_printed(printer: str, tmp_path: Path) -> None:
    module, name = printer.split(".")
    pytest.importorskip("docx", reason="the printers of invented reports need the extra packgen")
    getattr(import_module(f"tests.tablegen.{module}"), name)(Report("one", (TABLE,)), tmp_path / "one.pdf")
    printed = "".join(char.text for page in read_document((tmp_path / "one.pdf").read_bytes()).pages for char in page.chars)  # type: ignore[union-attr]
    assert all(cell.text in printed for row in TABLE.rows for cell in row)


@pytest.mark.parametrize(
    ("rules", "column", "sides"),
    [
        (Rules.BOXHEAD, 1, {"left", "right", "bottom"}),
        (Rules.BOXHEAD, 2, {"left", "bottom"}),
        (Rules.BOX, 0, {"left", "bottom"}),
        (Rules.BOX, 1, {"bottom"}),
    ],
)
def test_sides_may_be_open_and_only_they_drawn(rules: Rules, column: int, sides: set[str]) -> None:
    table = Table(TABLE.rows, TABLE.widths, TABLE.header_rows, rules)
    assert drawn_sides(Placed(2, column, Cell("x")), table) == sides
