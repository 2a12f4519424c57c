"""``tmag query``: one SQL statement over what is published."""

from __future__ import annotations

import csv
import itertools
import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tmag.choices import Choices, with_choices
from tmag.printing import as_text, plain, print_table, say

if TYPE_CHECKING:
    from tmag.sql import Answer


@click.command("query")
@click.argument("sql", metavar="SQL")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True, help="How to print.")
@with_choices
def command(choices: Choices, sql: str, form: str) -> None:
    """Ask the published datasets in SQL (DuckDB): each is a view; nothing else can be reached.

    \b
    tmag query "select action_ref, status, owner_raw from actions where status = 'open'"
    """
    folder = choices.release_folder()
    from tmag.sql import ask

    {"table": _as_table, "csv": _as_csv, "json": _as_json}[form](ask(folder, sql))


def _as_table(answer: Answer) -> None:
    print_table(answer.columns, [row for batch in answer.batches for row in batch])


def _as_csv(answer: Answer) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(answer.columns)
    for batch in answer.batches:
        writer.writerows([as_text(value) for value in row] for row in batch)


def _as_json(answer: Answer) -> None:
    """One array of objects; a column name that stands twice gets a number."""
    names = _distinct(answer.columns)
    before = "["
    for batch in answer.batches:
        for row in batch:
            fields = {name: plain(value) for name, value in zip(names, row, strict=True)}
            say(before + json.dumps(fields, ensure_ascii=False))
            before = ","
    say("[]" if before == "[" else "]")


def _distinct(names: Sequence[str]) -> list[str]:
    distinct: list[str] = []
    for name in names:
        others = (f"{name}_{number}" for number in itertools.count(1))
        distinct.append(name if name not in distinct else next(other for other in others if other not in (*names, *distinct)))
    return distinct
