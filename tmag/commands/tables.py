"""``tmag tables``: the tables of any PDF, as JSON lines or for reading."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tmag.choices import PATH, Choices, with_choices
from tmag.exits import Exit
from tmag.printing import print_grid, say, styled

if TYPE_CHECKING:
    from parsers.layout.plain_tables import PlainTable
    from tmag.tables_of_files import FileTables


@click.command("tables")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=PATH)
@click.option("--json", "is_json", is_flag=True, help="Print one JSON object a line, one for each file.")
@click.option("--engine", type=click.Choice(["pdfium", "pdfplumber"]), help="Engine that reads the pages; else that of the settings.")
@with_choices
def command(choices: Choices, files: tuple[Path, ...], is_json: bool, engine: str | None) -> Exit:
    """Print the tables of any PDF, cell by cell.

    The tables are those that `tmag parse` sees, without what they mean in a pack. An object holds file, sha256, page_count, error (null, or
    its code and message; the code is the reason for which `tmag parse` quarantines the file, unreadable_page where only some pages are
    missing, or parser_fault where the parser failed on some) and tables: page_number (from 1), table_order (from 1 on its page), box (x0,
    top, x1, bottom in points from the page's top left), row_count, column_count, confidence and cells. A cell has row and column (from 0),
    rowspan and colspan, box, text (its lines joined by line feeds; null where it is empty) and is_header. A cell that spans several places
    is told once, at its first; cells tile the grid.

    Exit codes: 0 every file was read, 1 some were not or not wholly, 2 wrong usage, 3 a file does not exist, 4 none could be read.
    """
    settings = choices.settings()

    from tmag.each_file import require_files

    require_files(files)

    from tmag.progress import progress_bar
    from tmag.tables_of_files import exit_of, tables_of_files

    with progress_bar("reading", len(files)) as advance:
        found = tables_of_files(files, engine, settings, advance)
    for index, file in enumerate(found):
        if is_json:
            say(json.dumps(file.as_json(), ensure_ascii=False))
        else:
            _print(file, is_first=index == 0)
    return exit_of(found)


def _print(file: FileTables, *, is_first: bool) -> None:
    if not is_first:
        say()
    fault, tables = file.found.fault, file.found.tables
    pages = "" if file.found.page_count is None else f"{file.found.page_count} pages, "
    say(styled(f"{file.path}: {pages}{len(tables)} tables", bold=True))
    if fault is not None:
        say(f"{fault.code}: {fault.message}")
    for table in tables:
        size = f"{table.row_count} rows, {table.column_count} columns, confidence {table.confidence:.2f}"
        say(f"\nPage {table.page_number}, table {table.table_order}: {size}")
        print_grid(_rows(table), _header_rows(table))


def _rows(table: PlainTable) -> Sequence[Sequence[str]]:
    """The texts in their places; a cell that spans several places fills the first."""
    rows = [[""] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text or ""
    return rows


def _header_rows(table: PlainTable) -> int:
    return max((cell.row + 1 for cell in table.cells if cell.is_header), default=0)
