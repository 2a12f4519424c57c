"""``tmag parse``: files in, Parquet or JSON out, without a store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tmag.choices import PATH, Choices, with_choices
from tmag.exits import Exit
from tmag.printing import print_table, say

if TYPE_CHECKING:
    import pyarrow as pa

    from tmag.parsing import ParsedFile

_DEFAULT_OUT = Path("tmag-out")


@click.command("parse")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=PATH)
@click.option("--out", metavar="DIR", type=PATH, help=f"Folder for the Parquet files; {_DEFAULT_OUT} if not --json.")
@click.option("--json", "is_json", is_flag=True, help="Print one object {dataset: [rows]} instead of a summary.")
@click.option("--engine", type=click.Choice(["pdfium", "pdfplumber"]), help="Engine that reads the pages; else that of the settings.")
@click.option("--pages", metavar="LIST", help="Only these pages of each file, such as 1,3-5.")
@with_choices
def command(choices: Choices, files: tuple[Path, ...], out: Path | None, is_json: bool, engine: str | None, pages: str | None) -> Exit:
    """Read PDF packs into Parquet or JSON, without a store.

    Every dataset is written, one <dataset>.parquet each, over all files together. Other files in DIR stay as they are.
    """
    from tmag.each_file import require_files
    from tmag.page_numbers import page_numbers

    settings = choices.settings()
    wanted = None if pages is None else page_numbers(pages)
    require_files(files)
    folder = _folder(out, is_json)

    from tmag.parsing import Asked, exit_of, named_engine, parse_files, tables_of
    from tmag.progress import progress_bar

    with progress_bar("parsing", len(files)) as advance:
        parsed = parse_files(files, Asked(engine=named_engine(engine, settings), pages=wanted, settings=settings), advance)
    _deliver(parsed, tables_of(parsed, settings), folder, is_json)
    return exit_of(parsed, wanted)


def _folder(out: Path | None, is_json: bool) -> Path | None:
    """Where the Parquet goes, made before any work; None where only JSON is wanted."""
    folder = out if out is not None or is_json else _DEFAULT_OUT
    if folder is not None:
        from tmag.written import require_folder

        require_folder(folder)
    return folder


def _deliver(parsed: Sequence[ParsedFile], tables: Mapping[str, pa.Table], folder: Path | None, is_json: bool) -> None:
    if folder is not None:
        from tmag.written import write_folder

        write_folder(tables, folder)
    if is_json:
        from schemas.arrow import to_json

        say(to_json(tables.items()))
    else:
        _summarise(parsed, tables)
        say(f"\n{len(tables)} Parquet files are in {folder}.")


def _summarise(parsed: Sequence[ParsedFile], tables: Mapping[str, pa.Table]) -> None:
    headers = ("file", "document", "status", "pages", "words", "claimed", "issues", "reason")
    print_table(headers, [_line(file) for file in parsed], optional=("reason",))
    say()
    print_table(("dataset", "rows"), [(name, table.num_rows) for name, table in tables.items() if table.num_rows])


def _line(file: ParsedFile) -> tuple[str | int | None, ...]:
    result = file.result
    facts = result.tables["documents"].to_pylist()[0]
    reason = "the same bytes as a file before it" if file.is_repeated else result.status_reason
    counts = (facts["page_count"], facts["words_total"], facts["words_claimed"], result.tables["parse_issues"].num_rows)
    return (str(file.path), result.document_id, result.status, *counts, reason)
