"""Parses in the ledger: made twice at once, and made again on purpose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.ledger import Ledger, ParseKey
from pipeline.parse import ParseRequest, parse_document
from pipeline.settings import Limits
from pipeline.storage import LocalStorage

RESULT = parse_document(ParseRequest(data=b"no pdf"))
KEY = ParseKey(sha256=RESULT.sha256, parser_version=RESULT.parser_version, engine="pdfium")


def test_who_comes_second_takes_the_parse_that_is_kept(tmp_path: Path) -> None:
    first, second = (Ledger(LocalStorage(tmp_path)).store_first(KEY, RESULT, Limits()) for _ in range(2))
    assert first == second
    assert len(Ledger(LocalStorage(tmp_path)).parse_ids()) == 1


def test_a_parse_made_again_on_purpose_is_an_entry_of_its_own(tmp_path: Path) -> None:
    ledger = Ledger(LocalStorage(tmp_path))
    first, second = (ledger.store(KEY, RESULT, Limits()) for _ in range(2))
    assert first.parse_id != second.parse_id
    assert ledger.find(KEY, Limits()) == second


@pytest.mark.parametrize("part", ["sha256", "corrections", "parser_version", "schema_version"])
def test_a_parse_counts_only_for_what_decided_it(tmp_path: Path, part: str) -> None:
    ledger = Ledger(LocalStorage(tmp_path))
    kept = ledger.store_first(KEY, RESULT, Limits())
    assert ledger.find(KEY, Limits()) == kept
    assert ledger.find(replace(KEY, **{part: "0" * 64}), Limits()) is None  # type: ignore[arg-type]
