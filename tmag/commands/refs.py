"""``tmag refs``: where identifiers are named."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tmag.choices import Choices, with_choices
from tmag.printing import print_table, say

if TYPE_CHECKING:
    from tmag.mentions import GivenDate, Mention


@click.command("refs")
@click.argument("reference", metavar="[REFERENCE]", required=False)
@click.option("--json", "is_json", is_flag=True, help="Print one JSON object a line, one for each place (or each identifier).")
@with_choices
def command(choices: Choices, reference: str | None, is_json: bool) -> None:
    """List where a milestone, change, deliverable, action or other identifier is named, over all published documents.

    It may be spelt as people do: `tmag refs "cr 13"` finds CR013. For a milestone the dates follow that documents give for it; where those
    disagree, `tmag issues --code milestone_date_conflict` tells. Without a REFERENCE all identifiers are listed, each with the number of
    places.

    An object has reference_id, reference_type, mention (as printed), document_id, meeting_date, is_current_version, page_number,
    source_dataset, source_row_id, text (the sentence) and confidence; in the list of all, reference_type, reference_id and places.

    Exit codes: 0 it is named, 2 wrong usage, 3 it is named nowhere (those that are like it are told) or nothing is published.
    """
    folder = choices.release_folder()
    if reference is None:
        _print_all(folder, is_json=is_json)
        return

    from tmag.mentions import dates_of, mentions_of

    found = mentions_of(folder, reference)
    if is_json:
        for mention in found:
            say(json.dumps(mention.as_json(), ensure_ascii=False))
        return
    _print_places(found)
    _print_dates(dates_of(folder, {mention.reference_id for mention in found}))


def _print_places(found: tuple[Mention, ...]) -> None:
    rows = [(m.reference_id, m.reference_type, m.document_id, m.page_number, m.source_dataset, m.text, m.source_row_id) for m in found]
    print_table(("reference", "type", "document", "page", "dataset", "text", "row_id"), rows)


def _print_dates(given: tuple[GivenDate, ...]) -> None:
    if given:
        say("\ndates given")
        print_table(
            ("reference", "date", "document", "page", "text"),
            [(d.reference_id, d.days, d.document_id, d.page_number, d.text) for d in given],
        )


def _print_all(folder: Path, *, is_json: bool) -> None:
    import pyarrow.parquet as pq

    rows = pq.read_table(folder / "references.parquet", columns=["reference_type", "reference_id"]).to_pylist()
    counts = sorted(Counter((row["reference_type"], row["reference_id"]) for row in rows).items())
    if is_json:
        for (kind, name), count in counts:
            say(json.dumps({"reference_type": kind, "reference_id": name, "places": count}, ensure_ascii=False))
        return
    print_table(("type", "reference", "places"), [(kind, name, count) for (kind, name), count in counts])
