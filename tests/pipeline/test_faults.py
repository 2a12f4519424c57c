"""What is told of a document on which the parser fails: its status, its issue, its account of words, and its tables."""

from __future__ import annotations

from typing import NoReturn

import pytest

from parsers import sections
from parsers.language.seat import Seat
from parsers.layout import plain_tables, sheets
from parsers.layout.page import Page
from parsers.registry import REGISTRY
from pipeline import read
from pipeline.find_tables import TablesRequest, find_tables
from pipeline.parse import ParseRequest, ParseResult, parse_document
from tests.reading_samples import FOLDER, groups, result

# One worker, so that the pack is parsed once.
pytestmark = [pytest.mark.xdist_group("samples"), pytest.mark.usefixtures("faults_are_spared")]
PACK = FOLDER / "sitag-02-papers-v1.0.pdf"
ACTIONS = 4  # the page of its action log


def fail(*given: object) -> NoReturn:
    raise KeyError("no such tide")


def on_actions_only(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> None:
    """Let a function of a page, which it is given first, fail on that of the action log."""
    work = getattr(module, name)
    monkeypatch.setattr(module, name, lambda page, *more: fail() if page.page_number == ACTIONS else work(page, *more))


@pytest.fixture(scope="module")
def whole() -> ParseResult:
    """The pack without a fault, parsed before any test has one made."""
    return result(PACK)


def parse() -> ParseResult:
    return parse_document(ParseRequest(data=PACK.read_bytes(), group_names=groups()))


def rows(parsed: ParseResult, dataset: str) -> list[dict[str, object]]:
    """The rows of a dataset without how sure they are: the words that nothing took speak against all of them."""
    unsure = ("confidence", "confidence_reasons", "needs_review")
    return [{k: v for k, v in row.items() if k not in unsure} for row in parsed.tables[dataset].to_pylist()]


def assert_partial(parsed: ParseResult, page: int) -> None:
    """The document is partial for one fault, of one page, and each of its words is in one block."""
    assert parsed.status == "partial"
    assert "parser_fault" in str(parsed.status_reason)
    (issue,) = [row for row in rows(parsed, "parse_issues") if row["code"] == "parser_fault"]
    assert (issue["severity"], issue["responsibility"], issue["page_number"]) == ("error", "parser", page)
    (document,), blocks = rows(parsed, "documents"), rows(parsed, "text_blocks")
    assert document["status"] == "partial"
    free = ("title", "header_cell", "footer", "page_number")
    over = [block for block in blocks if block["claimed_by_dataset"] is None and block["block_kind"] not in free]
    assert {block["page_number"] for block in over} == {page}
    counts = [sum(len(str(block["text"]).split()) for block in some) for some in (blocks, over)]
    assert counts[0] == document["words_total"]
    assert counts[0] - counts[1] == document["words_claimed"]


def said(parsed: ParseResult) -> str:
    """All letters of a document, by page, in no order within it."""
    blocks = rows(parsed, "text_blocks")
    pages = sorted({int(str(block["page_number"])) for block in blocks})
    texts = ("".join(f"{b['marker'] or ''}{b['text']}" for b in blocks if b["page_number"] == page) for page in pages)
    return "/".join("".join(sorted(text.replace(" ", ""))) for text in texts)


OTHERS = ("agenda_items", "working_group_items", "governance_updates", "roadmap_items", "next_steps", "meetings", "attachments", "links")


def test_a_section_that_fails_makes_the_document_partial(monkeypatch: pytest.MonkeyPatch, whole: ParseResult) -> None:
    changed = tuple(one._replace(parse=fail) if one.name == "action_log" else one for one in REGISTRY)
    monkeypatch.setattr(sections, "REGISTRY", changed)
    parsed = parse()
    assert_partial(parsed, ACTIONS)
    assert rows(parsed, "actions") == []
    assert said(parsed) == said(whole)
    for dataset in (*OTHERS, "slides"):
        assert rows(parsed, dataset) == rows(whole, dataset), dataset


def test_a_page_that_cannot_be_laid_out_makes_it_partial(monkeypatch: pytest.MonkeyPatch, whole: ParseResult) -> None:
    on_actions_only(monkeypatch, sheets, "lay_out")
    parsed = parse()
    assert_partial(parsed, ACTIONS)
    assert said(parsed) == said(whole)
    for dataset in OTHERS:
        assert rows(parsed, dataset) == rows(whole, dataset), dataset


def test_the_same_fault_gives_the_same_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    on_actions_only(monkeypatch, sheets, "lay_out")
    assert rows(parse(), "parse_issues") == rows(parse(), "parse_issues")


def test_a_page_of_which_no_words_can_be_made_is_unreadable(monkeypatch: pytest.MonkeyPatch, whole: ParseResult) -> None:
    on_actions_only(monkeypatch, read, "worded")
    parsed = parse()
    assert (parsed.status, parsed.status_reason) == ("partial", "unreadable_page")
    (issue,) = [row for row in rows(parsed, "parse_issues") if row["code"] == "unreadable_page"]
    assert issue["page_number"] == ACTIONS
    assert "Page 4 could not be read: the parser failed at its words (KeyError in " in str(issue["message"])
    assert rows(parsed, "agenda_items") == rows(whole, "agenda_items")


@pytest.mark.parametrize("work", ["lay_out", "header_row_count"])
def test_tables_of_the_other_pages_are_found(monkeypatch: pytest.MonkeyPatch, work: str) -> None:
    request = TablesRequest(data=PACK.read_bytes(), group_names=groups())
    whole = find_tables(request)
    if work == "lay_out":
        on_actions_only(monkeypatch, sheets, work)
    else:
        count = plain_tables.header_row_count
        monkeypatch.setattr(plain_tables, work, lambda table, page, known: fail() if _is_actions(page) else count(table, page, known))
    found = find_tables(request)
    assert whole.fault is None
    assert found.fault is not None
    assert found.fault.code == "parser_fault"
    assert "on page 4 (KeyError in " in found.fault.message
    assert found.page_count == whole.page_count
    assert found.tables == tuple(table for table in whole.tables if table.page_number != ACTIONS)
    assert len(found.tables) < len(whole.tables)


def _is_actions(page: Page) -> bool:
    return page.page_number == ACTIONS


def _recognised(parsed: ParseResult, but_page: int) -> list[dict[str, object]]:
    datasets = ("owners", "date_mentions", "references")
    return [row for dataset in datasets for row in rows(parsed, dataset) if row["page_number"] != but_page]


def test_a_text_that_cannot_be_recognised_costs_what_is_named_in_it(monkeypatch: pytest.MonkeyPatch, whole: ParseResult) -> None:
    lost = [str(row["description"]) for row in rows(whole, "actions")][1]
    read_text = Seat.read
    monkeypatch.setattr(Seat, "read", lambda seat, passage, kinds: fail() if passage.text == lost else read_text(seat, passage, kinds))
    parsed = parse()
    assert (parsed.status, parsed.status_reason) == ("partial", "parser_fault")
    assert rows(parsed, "documents")[0]["status"] == rows(parsed, "parse_runs")[0]["outcome"] == "partial"
    (issue,) = [row for row in rows(parsed, "parse_issues") if row["code"] == "parser_fault"]
    assert "owners, dates and references in actions on page 4 (KeyError in " in str(issue["message"])
    assert rows(parsed, "actions") == rows(whole, "actions")
    assert _recognised(parsed, ACTIONS) == _recognised(whole, ACTIONS)
    refs = [row["reference_id"] for row in rows(whole, "references") if row["page_number"] == ACTIONS]
    assert len([row for row in rows(parsed, "references") if row["page_number"] == ACTIONS]) in range(len(refs))


@pytest.mark.parametrize("work", ["learnt", "milestone_dates"])
def test_what_rows_are_held_against_may_fail(monkeypatch: pytest.MonkeyPatch, whole: ParseResult, work: str) -> None:
    monkeypatch.setattr(f"parsers.rows.{work}", fail)
    parsed = parse()
    assert parsed.status_reason == "parser_fault"
    for dataset in (*OTHERS, "slides", "actions"):
        assert rows(parsed, dataset) == rows(whole, dataset), dataset
