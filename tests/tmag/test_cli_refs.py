"""Where identifiers are named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Run


@pytest.fixture
def refs(run: Run, published: Path) -> Run:
    return lambda *arguments: run("--data-dir", published, "refs", *arguments)


def test_each_place_with_its_document_page_and_sentence(refs: Run) -> None:
    lines = [json.loads(line) for line in refs("M11", "--json").out.splitlines()]
    assert {(line["document_id"], line["page_number"]) for line in lines} == {
        ("tmag-16-papers-v1.0", 16),
        ("tmag-17-papers-v1.0", lines[-1]["page_number"]),
    }
    assert all(line["reference_type"] == "milestone" and "M11" in line["text"] for line in lines)
    table = refs("M11").out
    assert table.splitlines()[0].split()[:4] == ["reference", "type", "document", "page"]
    assert len(table.splitlines()) == len(lines) + 1
    assert lines[0]["text"] in table


@pytest.mark.parametrize(
    ("spelling", "normal"), [("cr 13", "CR013"), ("DEL872", "MHHS-DEL872"), ("rec cr 093", "R093"), ("tmag 14-01", "TMAG14-01")]
)
def test_a_spelling_of_ones_own(refs: Run, spelling: str, normal: str) -> None:
    lines = [json.loads(line) for line in refs(spelling, "--json").out.splitlines()]
    assert {line["reference_id"] for line in lines} == {normal}


def test_the_dates_that_documents_give_for_a_milestone(refs: Run) -> None:
    out = refs("M3").out
    assert "dates given" in out
    assert "2023-05" in out
    assert "dates given" not in refs("CR013").out


def test_what_is_named_nowhere_is_told_with_what_is_like_it(refs: Run) -> None:
    ran = refs("CR014")
    assert ran.code == 3
    assert "No published text names CR014" in ran.err
    assert "CR013" in ran.err
    assert refs("Zebra").code == 3
    assert "`tmag refs`" in refs("Zebra").err


def test_without_a_reference_all_are_listed(refs: Run) -> None:
    lines = [json.loads(line) for line in refs("--json").out.splitlines()]
    assert {"reference_type": "change_request", "reference_id": "CR013", "places": 1} in lines
    assert len(refs().out.splitlines()) == len(lines) + 1


def test_nothing_published(run: Run) -> None:
    assert run("refs", "M11").code == 3
