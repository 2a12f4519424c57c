from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.layout.blocks import blocks_of, join_long, join_short, paragraphs
from parsers.layout.lines import Line, lines_of
from parsers.layout.page import Style
from parsers.layout.words import Word

PLAIN = Style("Carlito", 10.0, "#000000", 400, False)
BOLD = Style("Carlito-Bold", 10.0, "#000000", 700, False)


def words(text: str, x: float, y: float, style: Style = PLAIN) -> list[Word]:
    found = []
    for part in text.split():
        width = 5.0 * len(part)
        found.append(Word(part, x, y - 7.5, x + width, y + 2.5, y, style, True, 0))
        x += width + 2.5
    return found


def texts(printed: list[Word], right: float = 300.0) -> list[str]:
    """The paragraphs of words, where text may run up to ``right``."""
    groups = paragraphs(lines_of(printed), right)
    return [block.text for block in blocks_of(groups, 1, 1)]


def test_a_wrapped_line_goes_on_and_a_short_one_ends() -> None:
    printed = words("The plan will be issued for review during the month of April", 50, 100) + words("and is planned", 50, 112)
    assert texts(printed, 330) == ["The plan will be issued for review during the month of April and is planned"]
    assert texts(words("John Wiggins", 50, 100) + words("5 mins", 50, 112)) == ["John Wiggins", "5 mins"]


def test_bullets_begin_blocks_and_their_wrapped_lines_hang() -> None:
    printed = (
        words("• Update on the document which is a rather long first bullet here", 50, 100)
        + words("wrapped", 59, 112)
        + words("• Second", 50, 124)
    )
    blocks = blocks_of(paragraphs(lines_of(printed), 350), 1, 1)
    assert [(b.marker, b.text) for b in blocks] == [
        ("•", "Update on the document which is a rather long first bullet here wrapped"),
        ("•", "Second"),
    ]


def test_levels_follow_how_far_markers_stand_in() -> None:
    courier = replace(PLAIN, font_name="CourierNew")
    printed = words("• a", 50, 100) + words("–", 70, 112) + words("b", 82, 112)
    printed += words("o", 90, 124, courier) + words("c", 102, 124) + words("• d", 50, 136)
    blocks = blocks_of(paragraphs(lines_of(printed), 400), 1, 1)
    assert [(b.level, b.marker, b.text) for b in blocks] == [(0, "•", "a"), (1, "–", "b"), (2, "o", "c"), (0, "•", "d")]


def test_list_numbers_are_markers_and_times_are_not() -> None:
    numbered: Line = lines_of(words("1. Confirm actions", 50, 100))[0]
    timed: Line = lines_of(words("10:00-10:05 5 mins", 50, 100))[0]
    assert (numbered.marker.text if numbered.marker else None, numbered.text) == ("1.", "Confirm actions")
    assert (timed.marker, timed.text) == (None, "10:00-10:05 5 mins")


def test_the_bold_lead_ends_where_plain_words_begin() -> None:
    printed = words("Change Control:", 50, 100, BOLD) + words("The PSG approved it", 130, 100)
    block = blocks_of(paragraphs(lines_of(printed), 400), 1, 1)[0]
    assert block.bold_lead == "Change Control:"
    assert not block.is_bold


def test_short_fields_join_by_spaces_and_long_ones_by_lines() -> None:
    printed = words("• first", 50, 100) + words("• second", 50, 112)
    blocks = blocks_of(paragraphs(lines_of(printed), 400), 1, 1)
    assert (join_short(blocks), join_long(blocks)) == ("first second", "first\nsecond")
    assert (join_short([]), join_long([])) == (None, None)


@pytest.mark.parametrize(
    ("above", "gap", "found"),
    [
        ("Non-Functional Test Approach", 3.5, ["Non-Functional Test Approach – draft for review"]),
        ("Test Approach", 3.5, ["Test Approach", "draft for review"]),
        ("Non-Functional Test Approach", 10.5, ["Non-Functional Test Approach", "draft for review"]),
    ],
    ids=["running text that breaks before a dash", "room for the dash above", "a wide gap behind the dash"],
)
def test_a_dash_begins_a_point_or_goes_on(above: str, gap: float, found: list[str]) -> None:
    dash, *rest = words("– draft for review", 50, 112)
    set_off = [replace(word, x0=word.x0 + gap - 2.5, x1=word.x1 + gap - 2.5) for word in rest]
    assert texts([*words(above, 50, 100), dash, *set_off], 200) == found


def test_a_bullet_s_rest_may_stand_left_of_its_deep_first_indent() -> None:
    bullet, *rest = words("■ Test Data Approach", 50, 100)
    deep = [replace(word, x0=word.x0 + 20, x1=word.x1 + 20) for word in rest]
    assert texts([bullet, *deep, *words("and Plan", 54, 112)], 180) == ["Test Data Approach and Plan"]
    assert texts([bullet, *deep, *words("and Plan", 50, 112)], 180) == ["Test Data Approach", "and Plan"]


def test_a_dash_between_a_bullet_and_its_text_begins_no_deeper_bullet() -> None:
    printed = words("■", 50, 100) + words("Qualification Approach and Plan", 68, 100) + words("– first draft", 60, 112)
    assert texts(printed, 225) == ["Qualification Approach and Plan – first draft"]


@pytest.mark.parametrize(
    ("rest", "right", "found"),
    [
        ("chased by the office", 225, ["Ninety returns were in and three parties were chased by the office"]),
        ("Elexon and others", 225, ["Ninety returns were in and three parties were Elexon and others"]),
        ("chased by the office", 300, ["Ninety returns were in and three parties were", "chased by the office"]),
        ("• chased by the office", 225, ["Ninety returns were in and three parties were", "chased by the office"]),
    ],
    ids=["its rest", "its rest with a capital", "room above", "another bullet"],
)
def test_a_typed_bullet_s_rest_begins_where_the_bullet_does(rest: str, right: float, found: list[str]) -> None:
    assert texts([*words("• Ninety returns were in and three parties were", 20, 100), *words(rest, 20, 112)], right) == found


@pytest.mark.parametrize(
    ("end", "gap", "style"), [(".", 0, PLAIN), ("", 10, PLAIN), ("", 0, BOLD)], ids=["ended", "behind a tab", "set apart"]
)
def test_a_text_beneath_a_list_is_no_rest_of_its_last_bullet(end: str, gap: float, style: Style) -> None:
    bullet, *above = words(f"• Ninety returns were in and three parties were{end}", 20, 100)
    set_off = [replace(word, x0=word.x0 + gap, x1=word.x1 + gap) for word in above]
    assert len(texts([bullet, *set_off, *words("Papers are on the portal", 20, 112, style)], 225 + gap)) == 2


@pytest.mark.parametrize(
    ("above", "right", "count"),
    [
        ("The keys were given by the harbour master to the", 280, 1),  # as far as text runs, in the midst of a sentence
        ("The keys were given by the harbour master to the", 420, 2),  # there was room
        ("The keys were given by the harbour master again.", 285, 2),  # the sentence ends
    ],
)
def test_a_name_may_begin_the_next_line_of_a_widely_set_text(above: str, right: float, count: int) -> None:
    printed = words(above, 50, 100) + words("Registration Service", 50, 115)
    assert len(texts(printed, right)) == count


@pytest.mark.parametrize(("below", "count"), [("to the constituency members", 1), ("To the constituency members", 2)])
def test_a_word_in_lower_case_goes_on_a_sentence_whatever_room_was_left(below: str, count: int) -> None:
    assert len(texts(words("Circulate the list of test data owners", 50, 100) + words(below, 50, 112), 400)) == count


def test_entries_that_begin_with_days_are_not_joined() -> None:
    printed = words("12/05 – the first set of figures was shared", 50, 100) + words("30/05 – second set", 50, 112)
    assert len(texts(printed, 280)) == 2


def test_entries_that_begin_with_days_follow_the_rest_of_one_that_a_page_s_end_cut() -> None:
    lines = ("and on the treatment of those who join late.", "12/05 – the first set of figures was shared", "30/05 – second set")
    printed = [word for n, line in enumerate(lines) for word in words(line, 50, 100 + 12 * n)]
    assert texts(printed, 270) == list(lines)
    assert len(texts(printed[: -len(lines[2].split())], 270)) == 1  # one day may be named in a sentence


def test_lines_that_begin_with_a_label_each_are_entries() -> None:
    lines = ("Code lists: it was agreed that lists will be issued", "Design issues: nine are open")
    printed = [word for n, line in enumerate(lines) for word in words(line, 50, 100 + 12 * n)]
    assert texts(printed, 320) == list(lines)
    lines = ("Lists will be issued to all that asked for them, as", "Members: all of the group, said")
    printed = [word for n, line in enumerate(lines) for word in words(line, 50, 100 + 12 * n)]
    assert texts(printed, 320) == [" ".join(lines)]


@pytest.mark.parametrize("lines", [("Attachment 1 – Harbour plan", "Attachment 2 – Depths"), ("Annex A: Harbour plan", "Annex B: Depths")])
def test_lines_that_one_word_counts_are_entries(lines: tuple[str, str]) -> None:
    printed = [word for n, line in enumerate(lines) for word in words(line, 50, 100 + 12 * n)]
    assert texts(printed, 190) == list(lines)


def _justified(text: str, y: float, white: float) -> list[Word]:
    """A typed bullet and its text with each space as wide as said."""
    x, found = 20.0, []
    for word in words(f"• {text}", 20, y):
        width = word.x1 - word.x0
        found.append(replace(word, x0=x, x1=x + width))
        x += width + white
    return found


def test_a_typed_bullet_of_justified_text_has_its_rest_beneath_it_and_one_level_with_the_others() -> None:
    first, second = "Ninety returns were in and three parties were", "Papers are on the portal"
    printed = [*_justified(first, 100, 6.0), *words("chased by the office", 20, 112), *_justified(second, 124, 2.5)]
    blocks = blocks_of(paragraphs(lines_of(printed), 262), 1, 1)
    assert [(block.text, block.level) for block in blocks] == [(f"{first} chased by the office", 0), (second, 0)]


def test_a_bold_line_left_of_a_plain_bullets_text_is_the_next_heading() -> None:
    bullet = words("•", 50, 100) + words("Lock keys", 64, 100)
    below = (("18 June 2030", 52, BOLD), ("• Tide tables", 50, PLAIN))
    rest = [word for i, (text, x, style) in enumerate(below, start=1) for word in words(text, x, 100 + 12 * i, style)]
    assert texts(bullet + rest, 130) == ["Lock keys", "18 June 2030", "Tide tables"]
    assert texts(bullet + words("and lamps", 64, 112, BOLD), 130) == ["Lock keys and lamps"]


@pytest.mark.parametrize(
    ("end", "colour", "is_apart"), [("below.", "#1f4e79", True), ("below.", "#000000", False), ("on", "#1f4e79", False)]
)
def test_a_line_in_bold_and_a_colour_of_its_own_behind_a_sentence_heads_what_follows(end: str, colour: str, is_apart: bool) -> None:
    heading = replace(BOLD, colour=colour)
    found = texts(words(f"The papers come to the meetings {end}", 50, 100) + words("19 June 2030", 50, 115, heading), 235)
    assert len(found) == 1 + is_apart


def test_a_line_back_at_the_bullet_ends_an_item_whose_own_lines_hang() -> None:
    printed = words("• The harbour was dredged and then", 50, 100) + words("buoys were laid around the piers", 59, 112)
    assert texts([*printed, *words("Papers available here", 50, 124)], 230)[1:] == ["Papers available here"]


@pytest.mark.parametrize(
    ("below", "gap", "found"),
    [
        (("– Registration", "– Locks"), 2.5, ["Triage of the aged ropes", "Registration", "Locks"]),
        (("– registration", "– locks"), 4.0, ["Triage of the aged ropes", "registration", "locks"]),
        (("– Registration",), 2.5, ["Triage of the aged ropes – Registration"]),
    ],
)
def test_dashes_beneath_each_other_are_points_where_one_could_be_running_text(below: tuple[str, ...], gap: float, found: list[str]) -> None:
    printed = words("• Triage of the aged ropes", 50, 100)
    for i, line in enumerate(below):
        dash, text = words(line, 59, 112 + 12 * i)
        printed += [dash, replace(text, x0=text.x0 + gap - 2.5, x1=text.x1 + gap - 2.5)]
    assert texts(printed, 200) == found


@pytest.mark.parametrize(
    ("above", "after", "count"),
    [
        ("A target of seven days is proposed on page", "of them", 1),
        ("A target of seven days that is proposed.", "of them", 3),
        ("A target of seven days is proposed on page", "7. of them", 3),
    ],
    ids=["in the midst of a sentence", "behind its end", "two numbers"],
)
def test_a_sentence_may_break_before_its_number(above: str, after: str, count: int) -> None:
    printed = words(above, 50, 100) + words("6. The figure, which leaves some more out", 50, 112) + words(after, 50, 124)
    assert len(texts(printed, 248)) == count
