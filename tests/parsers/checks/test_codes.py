"""Each issue code has a page made to show it, and one made not to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from parsers.findings import Doubt
from parsers.layout.page import Box, Page, Rule, UnreadablePage
from parsers.parse import parse_pack
from schemas.issues import ISSUE_CODES
from tests.drawing.decks import Deck, changed
from tests.drawing.pages import Drawing
from tests.reading_samples import vocabulary

DECK = Deck()
# These hold a document against what the pipeline knows; they are tested there.
OF_THE_PIPELINE = {"document_id_conflict", "cover_listing_mismatch", "milestone_date_conflict", "party_unresolved", "correction_stale"}


def _white_on_white(drawing: Drawing) -> None:
    drawing.title("Notes").lines(60, 120, "Plain words").text(60, 300, "secret words", colour="#ffffff")


def _white_on_dark(drawing: Drawing) -> None:
    drawing.title("Notes").table(120, (200, 200), (("Head", "Tail"), ("a", "b"), ("c", "d")))


def _struck(drawing: Drawing) -> None:
    drawing.title("More actions").table(120, (100, 300, 100), (("Ref", "Action", "Owner"), ("TMAG30-09", "Mend the lights", "PMO")))
    drawing.rules.append(Rule(Box(133, 141.9, 133 + 15 * 4, 142.5), "#000000", 0.6, 100))


def _marked(drawing: Drawing) -> None:
    drawing.title("Notes").lines(60, 120, "Plain words of the harbour", "and of the quays along it").text(
        60, 150, "DRAFT", 80, colour="#dddddd"
    )


def _headed(drawing: Drawing) -> None:
    drawing.title("Depths").table(120, (200, 200), (("Lock", "Depth"), ("Upper", "3 m"), ("Lower", "5 m")))


def _headerless(drawing: Drawing) -> None:
    drawing.title("Depths").table(120, (200, 200), (("", ""), ("Upper", "3 m"), ("Lower", "5 m")))
    drawing.chars = [c._replace(style=replace(c.style, colour="#000000")) for c in drawing.chars]


def _known_title_alone(drawing: Drawing) -> None:
    drawing.title("Agenda roadmap").lines(60, 120, "It will be shown at the meeting.")


def _other_title(drawing: Drawing) -> None:
    drawing.title("Harbour view").lines(60, 120, "It will be shown at the meeting.")


def _extraordinary(day: str) -> Callable[[Drawing], None]:
    def draw(drawing: Drawing) -> None:
        drawing.title("Harbour plan").lines(60, 120, "Approval is sought at the extraordinary TMAG on 28 May 2030.")
        drawing.text(60, 200, f"{day} - extraordinary TMAG", 12)

    return draw


def _pages(deck: Deck) -> list[Page | UnreadablePage]:
    return deck.pages()


def _unreadable() -> list[Page | UnreadablePage]:
    return [*_pages(DECK), UnreadablePage(8, "its content is broken")]


def _with(code: str) -> Deck:
    """The deck made to show a code."""
    agenda, groups, roadmap = DECK.agenda, DECK.groups, DECK.roadmap
    decks = {
        "duration_mismatch": replace(DECK, agenda=changed(agenda, 1, 5, "10:05-10:15\n20 mins")),
        "divider_duration_mismatch": replace(DECK, divider=(*DECK.divider[:2], "20 mins")),
        "divider_lead_mismatch": replace(DECK, divider=(DECK.divider[0], "Ben Sorrel", DECK.divider[2])),
        "divider_type_mismatch": replace(DECK, divider=("DECISION: Update on the plan", *DECK.divider[1:])),
        "stated_page_mismatch": replace(DECK, agenda=changed(agenda, 2, 6, "9")),
        "roadmap_first_column_mismatch": replace(DECK, roadmap=changed(roadmap, 0, 1, "22-May")),
        "next_meeting_mismatch": replace(DECK, next_step="Date of next TMAG: 20 June 2030"),
        "objective_groups_mismatch": replace(DECK, agenda=changed(agenda, 1, 2, "Hear the DWG, MWG and EWG")),
        "event_date_conflict": replace(DECK, extra=(_extraordinary("29 May 2030"),)),
        "deliverable_after_meeting": replace(
            DECK, groups=changed(groups, 1, 1, "• Tide tables (planned 28 June 2030, to come to June TMAG)")
        ),
        "deliverable_meeting_conflict": replace(
            DECK,
            groups=changed(groups, 1, 1, "• Harbour Depth Survey Plan (to come to June TMAG)"),
            agenda=changed(changed(agenda, 2, 1, "Harbour Depth Survey Plan"), 2, 2, "Update ahead of decision at July TMAG"),
        ),
        "roadmap_not_on_agenda": replace(DECK, roadmap=changed(roadmap, 1, 1, "• Lighthouse keeping rota")),
        "continuation_gap": replace(DECK, agenda=changed(agenda, 2, 0, "5")),
        "agenda_missing": replace(DECK, agenda=(), agenda_title="Harbour"),
        "promised_rows_missing": replace(DECK, actions=()),
        "ambiguous_date": replace(DECK, actions=changed(changed(DECK.actions, 0, 1, "04/17/30"), 0, 4, "05/06/30")),
        "value_not_understood": replace(DECK, actions=changed(DECK.actions, 0, 4, "when the tide turns")),
        "unknown_status": replace(DECK, actions=changed(DECK.actions, 0, 5, "Adrift")),
        "unclaimed_text": replace(
            DECK,
            divider=(
                *DECK.divider,
                "A line that no divider has, on and on, over more than twenty words, so that nobody could take it for a name at all",
            ),
        ),
        "headerless_table": replace(DECK, extra=(_headerless,)),
        "new_layout": replace(DECK, extra=(_known_title_alone,)),
        "hidden_text": replace(DECK, extra=(_white_on_white,)),
        "overlaid_text": replace(DECK, extra=(_marked,)),
        "struck_out_text": replace(DECK, extra=(_struck,)),
    }
    return decks[code]


def _without(code: str) -> Deck:
    """The deck made like it, and not to show the code."""
    decks = {
        "event_date_conflict": replace(DECK, extra=(_extraordinary("28 May 2030"),)),
        "deliverable_meeting_conflict": replace(
            DECK,
            groups=changed(DECK.groups, 1, 1, "• Harbour Depth Survey Plan (to come to June TMAG)"),
            agenda=changed(changed(DECK.agenda, 2, 1, "Harbour Depth Survey Plan"), 2, 2, "Update ahead of decision at June TMAG"),
        ),
        "promised_rows_missing": replace(DECK, actions=(), extra=()),
        "headerless_table": replace(DECK, extra=(_headed,)),
        "new_layout": replace(DECK, extra=(_other_title,)),
        "hidden_text": replace(DECK, extra=(_white_on_dark,)),
    }
    return decks.get(code, DECK)


def _doubts(pages: list[Page | UnreadablePage]) -> list[Doubt]:
    return list(parse_pack(pages, vocabulary()).doubts)


UNDRAWN = {"unreadable_page", "unknown_column", "promised_rows_missing", "parser_fault"}  # no page can show the last
DRAWN = sorted(ISSUE_CODES.keys() - OF_THE_PIPELINE - UNDRAWN)


@pytest.mark.parametrize("code", DRAWN)
def test_the_page_made_to_show_a_code_shows_it(code: str) -> None:
    doubts = _doubts(_pages(_with(code)))
    assert code in {doubt.code for doubt in doubts}
    assert all(doubt.message.endswith((".", "?")) for doubt in doubts)


@pytest.mark.parametrize("code", DRAWN)
def test_the_page_made_not_to_show_it_does_not(code: str) -> None:
    assert code not in {doubt.code for doubt in _doubts(_pages(_without(code)))}


def test_a_page_that_cannot_be_read() -> None:
    assert [d.page_number for d in _doubts(_unreadable()) if d.code == "unreadable_page"] == [8]
    assert "unreadable_page" not in {d.code for d in _doubts(_pages(DECK))}


def test_a_column_that_nobody_knows() -> None:
    def draw(head: str) -> Callable[[Drawing], object]:
        rows = (("Ref", "Action", "Owner", head), ("TMAG29-02", "Mend the lock", "Ada Quill", "High"))
        return lambda drawing: drawing.table(90, (100, 300, 200, 100), rows)

    odd = _doubts(_pages(replace(DECK, extra=(draw("Wave height"),))))
    assert [d.raw_text for d in odd if d.code == "unknown_column"] == ["Wave height"]
    assert "unknown_column" not in {d.code for d in _doubts(_pages(replace(DECK, extra=(draw("Status"),))))}


def test_rows_that_are_promised_and_missing() -> None:
    bare = replace(DECK, actions=())
    assert "promised_rows_missing" in {d.code for d in _doubts(_pages(bare))}
    said = replace(bare, action_title="Actions review: no open actions")
    assert "promised_rows_missing" not in {d.code for d in _doubts(_pages(said))}


def test_the_deck_agrees_with_itself() -> None:
    assert _doubts(_pages(DECK)) == []
