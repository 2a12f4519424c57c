"""``tmag evaluate``: a parse beside its truth."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from schemas.errors import NotFound
from tmag.choices import PATH, Choices, with_choices
from tmag.exits import Exit
from tmag.printing import print_table, say

if TYPE_CHECKING:
    from pipeline.evaluate import DatasetScore, Difference


@click.command("evaluate")
@click.argument("truth", type=PATH)
@click.argument("parsed", type=PATH)
@click.option("--document", "document_id", metavar="ID", help="Only this document's rows; needed where PARSED has several.")
@click.option("--json", "is_json", is_flag=True, help="Print one object with every figure and difference.")
@with_choices
def command(_choices: Choices, truth: Path, parsed: Path, document_id: str | None, is_json: bool) -> Exit:
    """Hold a parse against its truth, field by field.

    TRUTH is a JSON file: for each dataset its key, the fields that are compared, and its rows. PARSED is a folder that `tmag parse --out`
    wrote, or a file with what `tmag parse --json` printed. Precision is the share of the values found that are right, recall the share of
    truth's values that were found; a row is exact where all its fields are right, those that are null included. Only divider slides,
    meetings of basis pack and governance updates of section governance are compared.

    Exit codes: 0 every row is exact and none is too many, 1 something differs, 2 wrong usage or no truth file, 3 a path or document does
    not exist.
    """
    for path in (truth, parsed):
        if not path.exists():
            raise NotFound(f"{path} does not exist. Name a path that is there.")
    if truth.is_dir():
        raise NotFound(f"{truth} is a folder. Name the truth file in it.")

    from pipeline.evaluate import evaluate, read_parsed, read_truth

    truths = read_truth(truth)
    scores = evaluate(truths, read_parsed(parsed, [one.dataset for one in truths], document_id))
    if is_json:
        say(json.dumps({"is_exact": all(one.is_exact for one in scores), "datasets": [_plain(one) for one in scores]}, ensure_ascii=False))
    else:
        _print(scores)
    return Exit.DONE if all(one.is_exact for one in scores) else Exit.SOME


def _plain(score: DatasetScore) -> dict[str, Any]:
    fields = [asdict(field) | {"precision": field.precision, "recall": field.recall} for field in score.fields]
    return asdict(score) | {"fields": fields}


def _print(scores: Sequence[DatasetScore]) -> None:
    headers = ("dataset", "field", "wanted", "found", "right", "precision", "recall")
    rows = [
        (one.dataset, of.field, of.wanted, of.found, of.right, _share(of.precision), _share(of.recall))
        for one in scores
        for of in one.fields
    ]
    print_table(headers, rows)
    say()
    counts = [(one.dataset, one.truth_rows, one.exact_rows, one.missing_rows, one.extra_rows) for one in scores]
    print_table(("dataset", "rows", "exact", "missing", "too many"), counts)
    differences = [difference for one in scores for difference in one.differences]
    if differences:
        say()
    for difference in differences:
        say(_sentence(difference))


def _share(share: float | None) -> str | None:
    return None if share is None else f"{share:.4f}"


def _sentence(difference: Difference) -> str:
    key = ", ".join(str(part) for part in difference.key)
    found = "no row" if difference.is_row_missing else repr(difference.found)
    return f"{difference.dataset} {key}, {difference.field}: {difference.wanted!r} is true, {found} was found"
