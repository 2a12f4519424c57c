"""Real meeting documents of other bodies: read whole, every word accounted for, and nothing made of them that they do not say."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict

import pdfplumber
import pytest

from tests.corpus.corpus import Fate, Known, Parsed, known_files, parsed_corpus

pytestmark = [pytest.mark.corpus, pytest.mark.xdist_group("corpus")]

_PACK_DATASETS = ("actions", "attachments", "working_group_items", "governance_updates", "roadmap_items", "decisions", "attendees")
_LOST = 0.005  # of a document's characters: bullets and shadows that other readers count otherwise


@pytest.fixture(params=["pdfium", pytest.param("pdfplumber", marks=pytest.mark.slow)])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def files() -> tuple[Known, ...]:
    return known_files("governance")


@pytest.fixture
def parsed(files: tuple[Known, ...], engine: str) -> Parsed:
    return parsed_corpus("governance", engine, is_whole=engine == "pdfplumber")


def fates(parsed: Parsed, files: tuple[Known, ...]) -> list[tuple[Known, Fate]]:
    return [(known, parsed.fates[known.sha256]) for known in files]


def test_each_is_parsed_with_all_its_pages(parsed: Parsed, files: tuple[Known, ...]) -> None:
    assert parsed.err == ""
    for known, fate in fates(parsed, files):
        assert (fate.status, fate.reason) == ("parsed", None), known.facts["file"]
        assert fate.document["page_count"] == fate.datasets["slides"] == known.count("pages")
        assert fate.document["document_type"] == "other"
        assert fate.document["meeting_id"] is None


def test_every_word_is_in_a_block(parsed: Parsed, files: tuple[Known, ...]) -> None:
    words: Counter[str] = Counter()
    for block in parsed.rows["text_blocks"]:
        words[block["document_id"]] += len(block["text"].split())
    for known, fate in fates(parsed, files):
        assert fate.words == words[fate.document["document_id"]] > 200, known.facts["file"]


def test_no_record_of_a_pack_is_made_of_them(parsed: Parsed, files: tuple[Known, ...]) -> None:
    """They hold agendas and next steps, and no table that names itself an action log, a report or a roadmap of our kind."""
    for known, fate in fates(parsed, files):
        assert not fate.datasets.keys() & set(_PACK_DATASETS), known.facts["file"]


def test_the_tables_that_have_a_header_are_found(parsed: Parsed, files: tuple[Known, ...]) -> None:
    """Tables with a drawn or coloured header, as the manifest lists them, by the number of their columns."""
    columns: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    for block in parsed.rows["text_blocks"]:
        if block["table_order"] is not None and block["block_kind"] == "header_cell":
            columns[block["document_id"], block["page_number"]].add(block["cell_column"])
    by_number = {known.facts["n"]: fate.document["document_id"] for known, fate in fates(parsed, files)}
    tables = {("1", 2): 2, ("1", 9): 2, ("2", 32): 3, ("4", 8): 2, ("5", 20): 3, ("9", 10): 10, ("11", 2): 4, ("14", 5): 10, ("14", 20): 10}
    wanted = {key: count for key, count in tables.items() if key[0] in by_number}
    assert {key: len(columns[by_number[key[0]], key[1]]) for key in wanted} == wanted


@pytest.mark.slow
def test_no_letter_is_lost(files: tuple[Known, ...]) -> None:
    """Letter by letter against what pdfplumber's own objects hold, page by page."""
    parsed = parsed_corpus("governance", "pdfium")
    blocks: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for block in parsed.rows["text_blocks"]:
        blocks[block["document_id"], block["page_number"]] += [block["marker"] or "", block["text"]]
    hidden = {(issue["document_id"], issue["page_number"]) for issue in parsed.rows["parse_issues"] if issue["code"] == "hidden_text"}
    for known, fate in fates(parsed, files):
        document_id = fate.document["document_id"]
        lost = total = 0
        with pdfplumber.open(known.path) as pdf:
            for page in pdf.pages:
                if (document_id, page.page_number) not in hidden:
                    drawn = _letters("".join(char["text"] for char in page.within_bbox(page.bbox, strict=False).dedupe_chars().chars))
                    lost += sum((drawn - _letters("".join(blocks[document_id, page.page_number]))).values())
                    total += sum(drawn.values())
                page.close()
        assert lost <= _LOST * total, f"{known.facts['file']}: {lost} of {total}"


def _letters(text: str) -> Counter[str]:
    return Counter(letter for letter in unicodedata.normalize("NFKC", text) if letter.isalnum())
