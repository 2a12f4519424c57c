"""Pages with a title alone amid a pack's slides part it; those that say no more than thanks do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.drawing.pages import Drawing
from tests.drawing.parsing import parsed_pages, values

WIDTHS = (30, 200, 280, 90, 130, 100)
AGENDA = (
    ("#", "Item", "Objective", "Type", "Lead", "Time"),
    ("1", "Harbour plan", "Hear how the plan stands", "Information", "Ada Quill", "10:05-10:20\n15 mins"),
)

Draw = Callable[[Drawing], object]


def _agenda(drawing: Drawing) -> None:
    drawing.title("Agenda").table(70, WIDTHS, AGENDA)


def _divider(drawing: Drawing) -> None:
    drawing.title("Harbour plan").lines(60, 160, "INFORMATION: Hear how the plan stands", "Ada Quill", "15 mins", size=16)


def _depths(drawing: Drawing) -> None:
    drawing.title("Depths").lines(36, 120, "The harbour is deep enough for all ships.", "A survey was made in May.")


def _alone(words: str, *, y: float = 280, size: float = 28) -> Draw:
    return lambda drawing: drawing.text(60, y, words, size, bold=True)


def _sections(*pages: Draw) -> list[tuple[str, str | None]]:
    parsed = parsed_pages(_agenda, *pages)
    return list(zip(values(parsed, "slides", "slide_kind"), values(parsed, "slides", "section_title"), strict=True))[1:]


def test_a_title_alone_in_the_midst_of_a_slide_parts_the_pack() -> None:
    found = _sections(_divider, _depths, _alone("Appendix"), _depths)
    assert [kind for kind, _ in found][1:] == ["divider", "content", "divider", "content"]
    assert [section for _, section in found][1:] == [None, "Harbour plan", None, "Appendix"]


@pytest.mark.parametrize(
    "page",
    [_alone("Thank you"), _alone("Any questions?"), _alone("Depths", y=40), _alone("Appendix", size=12)],
    ids=["thanks", "question", "title of a slide", "small"],
)
def test_a_farewell_a_question_and_the_title_of_a_picture_part_nothing(page: Draw) -> None:
    assert _sections(_divider, _depths, page, _depths)[-1] == ("content", "Harbour plan")


def test_nor_does_what_nothing_comes_after_or_any_where_no_item_is_announced() -> None:
    assert _sections(_divider, _depths, _alone("Appendix"))[-1] == ("content", "Harbour plan")
    assert _sections(_depths, _alone("Appendix"), _depths)[-1] == ("content", None)
