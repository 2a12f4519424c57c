"""Every slide parser has a fixture; each reads its own words, and without it exactly those are left over."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from parsers.layout.page import Page
from parsers.parse import parse_pack
from parsers.registry import REGISTRY
from tests.drawing.pages import Drawing
from tests.drawing.parsing import COVER
from tests.reading_samples import vocabulary


class Fixture(NamedTuple):
    """A page for one parser, and the dataset that it gives; None for what only its page's record tells."""

    draw: Callable[[Drawing], object] | None
    dataset: str | None


FIXTURES = {
    "cover": Fixture(None, None),
    "divider": Fixture(
        lambda d: d.title("Harbour plan").lines(60, 160, "DECISION: Approve the plan", "Ada Quill", "15 mins", size=16), None
    ),
    "agenda": Fixture(
        lambda d: d.title("Agenda").table(70, (30, 300, 150), (("#", "Item", "Lead"), ("1", "Welcome", "Chair"))), "agenda_items"
    ),
    "action_log": Fixture(
        lambda d: d.title("Actions").table(70, (80, 300, 100), (("Ref", "Action", "Owner"), ("A1", "Mend the lock", "Ada Quill"))),
        "actions",
    ),
    "action_lines": Fixture(
        lambda d: d.title("Locks").lines(60, 100, "ACTION TMAG30-01: Mend the lock (Owner: Ada Quill; due: 3 June 2030)"), "actions"
    ),
    "working_groups": Fixture(
        lambda d: d.title("Working groups").table(70, (150, 300, 300), (("", "DWG", "MWG"), ("Escalations", "None", "• A gate is stuck"))),
        "working_group_items",
    ),
    "decision_log": Fixture(
        lambda d: d.title("Decisions").table(
            70, (150, 500), (("Decision ref", "Decision"), ("TMAG-DEC44", "TMAG approved the tide tables"))
        ),
        "decisions",
    ),
    "roadmap": Fixture(
        lambda d: d.title("Roadmap").table(70, (150, 300, 300), (("", "15-May", "19-Jun"), ("Agenda items", "• Locks", "• TBD"))),
        "roadmap_items",
    ),
    "attendees": Fixture(
        lambda d: d.title("Attendees").table(70, (200, 200), (("Name", "Organisation"), ("Ada Quill", "Elexon"))), "attendees"
    ),
    "attachments": Fixture(lambda d: d.title("Papers").lines(60, 100, "Attachments", "• Attachment 1 - Depths"), "attachments"),
    "next_steps": Fixture(lambda d: d.title("Next steps").lines(60, 100, "• Send the plan round", "• Close"), "next_steps"),
    "governance": Fixture(
        lambda d: d.title("Governance updates").lines(60, 100, "Update from PSG 1 May 2030", "• Replan: Agreed"), "governance_updates"
    ),
}


def _pages(fixture: Fixture) -> list[Page]:
    cover, page, other = Drawing(1).lines(60, 200, *COVER, size=24), Drawing(2), Drawing(3)
    if fixture.draw is not None:
        fixture.draw(page)
    other.title("Harbour view").lines(60, 120, "It will be shown at the meeting.")
    return [drawing.page() for drawing in (cover, page, other)]


def test_every_parser_has_a_fixture() -> None:
    assert {parser.name for parser in REGISTRY} == FIXTURES.keys()


@pytest.mark.parametrize("name", sorted(FIXTURES))
def test_a_parser_reads_its_fixture(name: str) -> None:
    parsed = parse_pack(_pages(FIXTURES[name]), vocabulary())
    kinds = {parser.name: parser.slide_kind for parser in REGISTRY}
    dataset = FIXTURES[name].dataset
    assert dataset is None or [r for r in parsed.records if r.dataset == dataset]
    assert kinds[name] is None or kinds[name] in parsed.kinds.values()
    assert not parsed.account.left_over


@pytest.mark.parametrize("name", sorted(FIXTURES))
def test_without_it_exactly_its_words_are_left_over(name: str) -> None:
    pages = _pages(FIXTURES[name])
    whole, less = parse_pack(pages, vocabulary()), parse_pack(pages, vocabulary(), without={name})
    parser = next(parser for parser in REGISTRY if parser.name == name)
    read = [parser.parse(region, whole.pack) for region in parser.find(whole.pack)]
    own = {block for p in read for block in (*p.context, *p.headers, *(b for r in p.records for b in r.blocks))}
    titles = {b.id for sheet in whole.pack.sheets for b in sheet.blocks if b.kind.value == "title"}
    is_page_read = whole.kinds[2] in ("content", "blank") and name != "cover"
    assert {block.id for block in less.account.left_over} == (set() if is_page_read else own - titles)
    assert own
