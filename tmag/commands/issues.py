"""``tmag issues``: the doubts and contradictions of what is published."""

from __future__ import annotations

from typing import Any

import click

from schemas.errors import NotFound
from schemas.issues import ISSUE_CODES
from tmag.choices import Choices, with_choices
from tmag.printing import print_table

_COLUMNS = ("severity", "code", "document_id", "page_number", "message", "row_id")


@click.command("issues")
@click.option("--document", metavar="DOCUMENT_ID", help="Only of this document.")
@click.option("--code", type=click.Choice(sorted(ISSUE_CODES)), metavar="CODE", help="Only of this code, such as divider_lead_mismatch.")
@click.option("--severity", type=click.Choice(["info", "warning", "error"]), help="Only of this severity.")
@with_choices
def command(choices: Choices, document: str | None, code: str | None, severity: str | None) -> None:
    """List doubts and contradictions that the published parses found.

    `tmag show` with the row_id of the last column shows one in full.
    """
    import pyarrow.parquet as pq

    folder = choices.release_folder()
    if document is not None:
        _require_document(pq.read_table(folder / "documents.parquet", columns=["document_id"])["document_id"].to_pylist(), document)
    wanted = {"document_id": document, "code": code, "severity": severity}
    rows = pq.read_table(folder / "parse_issues.parquet", columns=list(_COLUMNS)).to_pylist()
    found = [row for row in rows if _fits(row, wanted)]
    print_table(("severity", "code", "document", "page", "message", "row_id"), [[row[name] for name in _COLUMNS] for row in found])


def _require_document(published: list[Any], document: str) -> None:
    if document not in published:
        raise NotFound(f"No published document is called {document}. `tmag status` lists those that there are.", document_id=document)


def _fits(row: dict[str, Any], wanted: dict[str, str | None]) -> bool:
    return all(value is None or row[name] == value for name, value in wanted.items())
