"""Updates in tables in which the name of a group stands over what it reports, alone, beside others or above them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from parsers.layout.page import Box, Fill
from tests.drawing.pages import LEFT, Drawing
from tests.drawing.parsing import left_over, parsed_pages, records, values

FIELDS = ("group_code", "item_order", "update_date", "topic", "text")
WANTED = [
    ("PSG", 1, date(2030, 5, 1), "Replan", "The plan was agreed"),
    ("PSG", 2, date(2030, 5, 1), "Benefits", "The benefits were heard"),
    ("DAG", 1, date(2030, 5, 2), "Lock", "The lock is mended"),
    ("DAG", 2, date(2030, 5, 2), "Keys", "A key was lost"),
]
PSG, DAG = "Programme Steering Group (PSG) – 1 May 2030", "DAG, 2 May 2030"
OF_PSG = (("Replan", "The plan was agreed"), ("Benefits", "The benefits were heard"))
OF_DAG = (("Lock", "The lock is mended"), ("Keys", "A key was lost"))


def _one_above_the_other(page: Drawing) -> None:
    bottom = page.table(90, (150, 600), ((PSG, LEFT), *OF_PSG), size=10)
    page.table(bottom + 30, (150, 600), ((DAG, LEFT), *OF_DAG), size=10)


def _as_bands(page: Drawing) -> None:
    page.table(90, (150, 600), ((PSG, LEFT), *OF_PSG, (DAG, LEFT), *OF_DAG), size=10)


def _side_by_side(page: Drawing) -> None:
    rows = ((PSG, LEFT, DAG, LEFT), *((*one, *other) for one, other in zip(OF_PSG, OF_DAG, strict=True)))
    page.table(90, (90, 330, 90, 330), rows, size=10)


def _lists() -> tuple[str, str]:
    psg, dag = ("\n".join(f"• {topic}: {text}" for topic, text in rows) for rows in (OF_PSG, OF_DAG))
    return psg, dag


def _as_bullets(page: Drawing) -> None:
    page.table(90, (420, 420), ((PSG, DAG), _lists()), size=10)


def _with_days_beside(page: Drawing) -> None:
    page.table(90, (250, 500), (("PSG", "1 May 2030"), *OF_PSG, ("DAG", "2 May 2030"), *OF_DAG), size=10)


def _with_days_beneath(page: Drawing) -> None:
    page.table(90, (420, 420), (("PSG", "DAG"), ("1 May 2030", "2 May 2030"), _lists()), size=10)


def _with_labels(page: Drawing) -> None:
    rows = (("", "PSG", "DAG"), ("Met on", "1 May 2030", "2 May 2030"), ("Key points", *_lists()))
    page.table(90, (100, 380, 380), rows, size=10)


FORMS = [_one_above_the_other, _as_bands, _side_by_side, _as_bullets, _with_days_beside, _with_days_beneath, _with_labels]


@pytest.mark.parametrize("labels", [("", "Last met", "Key points"), None])
def test_groups_that_publish_over_the_days_on_which_they_met_are_no_working_groups(labels: tuple[str, ...] | None) -> None:
    rows = list(zip(("PSG", "1 May 2030", _lists()[0]), ("DAG", "2 May 2030", _lists()[1]), strict=True))
    rows = [(label, *row) for label, row in zip(labels, rows, strict=True)] if labels else rows
    widths = (120, 350, 350)[-len(rows[0]) :]
    parsed = parsed_pages(lambda drawing: drawing.title("Governance group updates").table(90, widths, rows, size=10))
    assert values(parsed, "governance_updates", *FIELDS) == WANTED
    assert not records(parsed, "working_group_items")


def test_days_of_last_and_next_meetings_of_groups_that_publish_are_no_items() -> None:
    psg, dag = _lists()
    rows = (
        ("", "PSG", "DAG"),
        ("Last meeting", "1 May 2030", "2 May 2030"),
        ("Key updates", psg, dag),
        ("Next meeting", "5 June 2030", "6 June 2030"),
    )
    parsed = parsed_pages(lambda drawing: drawing.title("Governance group updates").table(90, (120, 350, 350), rows, size=10))
    assert values(parsed, "governance_updates", *FIELDS) == WANTED
    assert not records(parsed, "working_group_items")


def test_a_sentence_before_bullets_that_says_when_the_group_met() -> None:
    psg, dag = _lists()
    texts = (f"The group met on 1 May 2030.\n{psg}", f"Members last met on 2 May 2030\n{dag}")
    parsed = parsed_pages(lambda drawing: drawing.title("Governance group updates").table(90, (420, 420), (("PSG", "DAG"), texts), size=10))
    assert values(parsed, "governance_updates", *FIELDS) == WANTED


def test_a_line_that_says_when_a_group_met_over_its_updates() -> None:
    psg, dag = _lists()
    texts = (f"Update from PSG 1 May 2030\n{psg}\nPSG papers available here", f"Update from DAG 2 May 2030\n{dag}")

    def draw(drawing: Drawing) -> None:
        drawing.title("Governance group updates").table(90, (420, 420), (("Programme Steering Group (PSG)", "DAG"), texts), size=10)

    parsed = parsed_pages(draw)
    assert values(parsed, "governance_updates", *FIELDS) == WANTED
    assert not left_over(parsed)


@pytest.mark.parametrize("title", ["Governance updates", "News", None])
@pytest.mark.parametrize("draw", FORMS)
def test_groups_over_their_topics(draw: Callable[[Drawing], None], title: str | None) -> None:
    def page(drawing: Drawing) -> None:
        if title:
            drawing.title(title)
        draw(drawing)

    parsed = parsed_pages(page)
    assert values(parsed, "governance_updates", *FIELDS) == WANTED
    assert parsed.kinds[2] == "governance_updates"
    assert not left_over(parsed)


@pytest.mark.parametrize("second", [180, 220, 320])
def test_tinted_heads_in_two_rows_over_texts_without_a_ground(second: int) -> None:
    def page(drawing: Drawing) -> None:
        drawing.title("Updates from the advisory groups")
        for top, codes in ((80, ("PSG", "DAG")), (second, ("QAG", "CCAG"))):
            for x, code in zip((30, 490), codes, strict=True):
                drawing.fills.append(Fill(Box(x, top, x + 440, top + 40), "#f8ddc0", len(drawing.fills)))
                drawing.text(x + 10, top + 16, f"{code} update", 11, bold=True).text(x + 10, top + 32, "1 May 2030", 11)
                drawing.lines(x + 10, top + 66, f"• Replan: Heard by {code}", "• Keys: A key was lost", size=11)

    found = values(parsed_pages(page), "governance_updates", "group_code", "topic", "text")
    assert sorted(text for _, topic, text in found if topic == "Replan") == [f"Heard by {code}" for code in ("CCAG", "DAG", "PSG", "QAG")]
    assert all(topic == "Keys" or text == f"Heard by {code}" for code, topic, text in found)
    assert len(found) == 8


@pytest.mark.parametrize(
    "rows",
    [
        (("PSG", "DAG"), ("Ada Quill", "Ben Sorrel")),
        ((PSG, "Owner"), ("Replan", "Ada Quill")),
        ((PSG, LEFT, LEFT), ("Replan", "The plan was agreed", "Ada Quill")),
    ],
    ids=["no days on a page of something else", "a column of no group", "more than topics and texts"],
)
def test_other_tables_beneath_names_of_groups_are_no_updates(rows: tuple[tuple[str, ...], ...]) -> None:
    widths = (200,) * len(rows[0])
    assert not values(parsed_pages(lambda page: page.title("Contacts").table(90, widths, rows, size=10)), "governance_updates", "text")


def test_a_topic_that_reads_like_a_heading_makes_no_table_of_decisions() -> None:
    rows = ((PSG, LEFT), ("Go decision", "PSG approved the start of wave 3"), ("Number", "Nine were heard"))
    parsed = parsed_pages(lambda page: page.title("News").table(90, (150, 600), rows, size=10))
    assert values(parsed, "governance_updates", "topic", "text") == [
        ("Go decision", "PSG approved the start of wave 3"),
        ("Number", "Nine were heard"),
    ]


def test_names_over_headlines_and_details_are_no_agenda() -> None:
    rows = (
        ("Headline", "Detail"),
        ("Programme Steering Group (PSG) 1 May 2030", LEFT),
        ("Plan", "The plan was approved by all"),
        ("Design Advisory Group (DAG) 8 May 2030", LEFT),
        ("Baseline", "Version 5 of the design was agreed"),
    )
    parsed = parsed_pages(lambda page: page.title("Governance group updates").table(90, (200, 600), rows))
    assert not records(parsed, "agenda_items")
    assert values(parsed, "governance_updates", "group_code", "topic") == [("PSG", "Plan"), ("DAG", "Baseline")]
