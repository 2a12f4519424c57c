"""Tables of one action in minutes that no heading tells."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from parsers.layout.page import Box, Rule
from tests.drawing.pages import Drawing
from tests.drawing.parsing import parsed_pages, records, values

MINUTES = ("TMAG 30 Minutes", "15 May 2030")
FIELDS = ("action_ref", "description", "owner_raw", "due_raw", "due_date")
WANTED = ("TMAG30-01", "Mend the lock of the north quay", "Ada Quill", "3 June 2030", date(2030, 6, 3))
LABELS = ("Undertaking", "Agreed to do", "Falls to", "No later than")
EDGE = 33.0  # where the texts of a table begin


LEFTS = (30, 130, 530, 680, 830)


def _row(*texts: str) -> Callable[[Drawing], object]:
    """A row of four cells that is ruled all round, as Word prints one."""

    def draw(page: Drawing) -> None:
        page.title("Locks")
        for x, text in zip(LEFTS, texts, strict=False):
            page.text(x + 4, 104, text, 10)
        page.rules += [Rule(Box(30, y, 830.5, y + 0.5), "#000000", 0.5, 0) for y in (90, 112)]
        page.rules += [Rule(Box(x, 90, x + 0.5, 112.5), "#000000", 0.5, 0) for x in LEFTS]

    return draw


def test_a_row_without_headings() -> None:
    parsed = parsed_pages(_row(*WANTED[:4]), cover=MINUTES)
    assert values(parsed, "actions", *FIELDS) == [WANTED]
    assert all(record.confidence <= 0.62 for record in records(parsed, "actions"))


@pytest.mark.parametrize(
    "texts",
    [
        ("R012", "The lock of the north quay may break", "Ada Quill", "3 June 2030"),
        ("TMAG30-01", "Locks", "Ada Quill", "3 June 2030"),
        ("TMAG30-01", "Mend the lock of the north quay", "in the end", "of the day"),
    ],
)
def test_other_rows(texts: tuple[str, ...]) -> None:
    assert not records(parsed_pages(_row(*texts), cover=MINUTES), "actions")


def test_papers_have_no_such_rows() -> None:
    assert not records(parsed_pages(_row(*WANTED[:4])), "actions")


def _upright(*pairs: tuple[str, str], top: float = 90) -> Callable[[Drawing], object]:
    return lambda page: page.table(top, (150, 400), pairs, size=10, header_rows=0)


def test_labels_that_no_vocabulary_has() -> None:
    pairs = tuple(zip(LABELS, WANTED[:4], strict=True))
    parsed = parsed_pages(_upright(*[(label, str(value)) for label, value in pairs]), cover=MINUTES)
    assert values(parsed, "actions", *FIELDS) == [WANTED]


@pytest.mark.parametrize("labels", [LABELS, ("Ref", "Action", "Owner", "Due")])
def test_labels_and_values_over_a_pages_end(labels: tuple[str, ...]) -> None:
    pairs = [(label, str(value)) for label, value in zip(labels, WANTED[:4], strict=True)]
    parsed = parsed_pages(_upright(*pairs[:2], top=440), _upright(*pairs[2:], top=40), cover=MINUTES)
    assert values(parsed, "actions", *FIELDS) == [WANTED]


def test_what_is_to_be_done_may_look_like_a_role() -> None:
    row = ("TMAG30-01", "Confirm the contact for the north quay", "Ada Quill", "3 June 2030")
    assert values(parsed_pages(_row(*row), cover=MINUTES), "actions", "description", "owner_raw") == [(row[1], "Ada Quill")]


@pytest.mark.parametrize(("value", "is_rest"), [("3 June 2030", True), ("Some thought otherwise", False)])
def test_a_last_label_alone_on_the_next_page(value: str, is_rest: bool) -> None:
    pairs = tuple(zip(LABELS, WANTED[:3], strict=False))

    def rest(page: Drawing) -> None:
        page.text(EDGE, 54, LABELS[3], 10, bold=True).text(EDGE + 150, 54, value, 10)
        page.text(36, 120, "The lights were heard by all who came to the harbour.", 10)

    parsed = parsed_pages(_upright(*pairs, top=400), rest, cover=MINUTES)
    assert values(parsed, "actions", "action_ref", "due_raw") == [(WANTED[0], value if is_rest else None)]
