"""What a person reads on pages of the real meeting documents, typed by hand: agendas, titles, and blocks that wrapping cuts."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest

from tests.corpus.corpus import Parsed, known_files, parsed_corpus

pytestmark = [pytest.mark.corpus, pytest.mark.xdist_group("corpus")]

Rows = dict[tuple[str, int], list[dict[str, Any]]]

# By the number in the manifest and the page: each item's printed time (or number, or nothing) and its title.
AGENDAS: dict[tuple[str, int], list[tuple[str | None, str]]] = {
    ("1", 2): [
        ("5 minutes", "Introduction"),
        ("30 minutes", "Unified runtime"),
        ("30 minutes", "Distributed programming"),
        ("25 minutes", "Domain specific libraries"),
    ],
    ("5", 2): [("10 min", "Introduction"), ("45 min", "Technical discussion"), ("5 min", "Closing words and next plans")],
    ("9", 2): [
        (None, "CVA6 status"),
        (None, "CV32E40X / CV32E40S status"),
        (None, "Consistency of working with other TGs"),
        (None, "Agenda of December 15 Cores TG meeting"),
        (None, "Core overview"),
    ],
    ("14", 2): [
        ("01", "Welcome new participants"),
        ("02", "Qorum given?"),
        ("03", "Proposals for API Sub Projects"),
        ("04", "Project governance updates"),
        ("05", "Sub Project status"),
        ("06", "Working Group status"),
        ("07", "AOB"),
    ],
    ("22", 4): [
        ("5:00 pm - 5:20 pm", "Opening and General Updates"),
        ("5:20 pm - 5:30 pm", "Proposal for SBOM + SigStore + SWHID for LF Energy Releases #653"),
        ("5:30 pm - 5:50 pm", "Annual Review: CDS Working Groups"),
        ("5:50 pm - 6:10 pm", "Annual Review: NODE Collective #108"),
        ("6:10 pm - 6:20 pm", "Marketing and PR Updates"),
        ("6:20 pm - 6:30 pm", "Closing and Next Meeting"),
    ],
}
TITLES = {
    ("1", 13): "Unified Runtime API",
    ("2", 8): "What is the oneAPI Community Forum?",
    ("2", 9): "oneAPI Community Forum Steering Committee Formation",
    ("2", 30): "Codeplay’s Journey to a Common Hardware Interface",
    ("9", 5): "CV32E40X / CV32E40S status",
    ("22", 4): "Agenda",
}
BLOCKS = {
    ("1", 5): ("10/27: distributed computing", "9/22: dynamic selection", "3/24: SYCL implementation", "2/24: SYCL implemenation"),
    ("1", 11): ("New runtime capabilities can support higher-level languages and libraries",),
    ("4", 8): ("HW images and data formats and types coverage", "IPL image data abstraction"),
    ("5", 4): ("Sergey Ivanov, AI Framework Engineer, OpenCV/G-API, Intel",),
}


@pytest.fixture
def parsed() -> Parsed:
    return parsed_corpus("governance", "pdfium")


def _by_page(parsed: Parsed, dataset: str) -> Rows:
    numbers = {parsed.fates[known.sha256].document["document_id"]: known.facts["n"] for known in known_files("governance")}
    found: defaultdict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    for row in parsed.rows[dataset]:
        found[numbers[row["document_id"]], row["page_number"]].append(row)
    return found


def _here(*wanted: dict[tuple[str, int], Any]) -> set[str]:
    """The documents of the truth that this half of the corpus has."""
    return {known.facts["n"] for known in known_files("governance")} & {key[0] for one in wanted for key in one}


def test_agendas_of_tables_and_of_lists(parsed: Parsed) -> None:
    found = _by_page(parsed, "agenda_items")
    here = _here(AGENDAS)
    assert here
    for key, items in AGENDAS.items():
        if key[0] in here:
            assert sorted((row["time_raw"] or row["item_label"] or "", row["title"]) for row in found[key]) == sorted(
                (mark or "", title) for mark, title in items
            ), key


def test_titles(parsed: Parsed) -> None:
    found = _by_page(parsed, "slides")
    here = _here(TITLES)
    assert here
    assert {key: found[key][0]["title"] for key in TITLES if key[0] in here} == {k: v for k, v in TITLES.items() if k[0] in here}


def test_blocks_that_are_neither_cut_nor_glued(parsed: Parsed) -> None:
    found = _by_page(parsed, "text_blocks")
    here = _here(BLOCKS)
    assert here
    texts = {key: {row["text"] for row in found[key]} for key in BLOCKS if key[0] in here}
    assert {key: sorted(set(BLOCKS[key]) - held) for key, held in texts.items() if set(BLOCKS[key]) - held} == {}
