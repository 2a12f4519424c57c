"""Tables of a known kind that print no header: what their columns hold, from the values alone."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from parsers.layout.furniture import Furniture
from parsers.layout.sheet import Table, lay_out
from parsers.layout.words import words_of
from parsers.slides.column_values import Scene
from parsers.slides.guessed_columns import guess_header
from tests.drawing.pages import LEFT, Drawing
from tests.reading_samples import vocabulary

SCENE = Scene(vocabulary(), date(2031, 5, 7))
ACTIONS = {
    "action_ref": ("PIER07-01", "PIER07-02", "PIER08-03", "PIER08-04", "PIER08-05"),
    "raised": ("5 Mar 2031", "5 Mar 2031", "2 Apr 2031", "2 Apr 2031", "2 Apr 2031"),
    "description": (
        "Paint the lamp\nof the pier",
        "Mend the rope\nof the bell",
        "Sound the horn\nat noon",
        "Count all of\nthe boats",
        "Sweep the quay\ntwice",
    ),
    "owner": ("Ada Larch", "Ben Alder", "Cleo Rowan", "Harbour Office", "Ada Larch"),
    "due": ("30 Apr 2031", "14 May 2031", "TBC", "4 Jun 2031", "11 Jun 2031"),
    "status": ("Open", "Closed", "In progress", "Open", "Open"),
    "latest_update": ("The paint has\nbeen ordered", "", "Waiting for\nthe fog to lift", "", "Swept once\nand once again"),
}
RANKS = ("High", "Low", "High", "Medium", "Low")


def table(columns: list[tuple[str, ...]]) -> Table:
    drawing = Drawing(1)
    drawing.table(100, [110.0] * len(columns), list(zip(*columns, strict=True)), header_rows=0)
    page = drawing.page()
    (found,) = lay_out(page, words_of(page), Furniture((), ())).tables
    return found


@pytest.mark.parametrize("order", list(permutations(ACTIONS))[::631])
def test_columns_of_an_action_log_in_any_order(order: tuple[str, ...]) -> None:
    header = guess_header(table([ACTIONS[role] for role in order]), "action_log", SCENE)
    assert header is not None
    assert header.roles == {role: (i,) for i, role in enumerate(order)}
    assert header.is_guessed


def test_a_column_of_ranks_is_nobody() -> None:
    columns = [*(values for role, values in ACTIONS.items() if role != "owner"), RANKS, ACTIONS["owner"]]
    header = guess_header(table(columns), "action_log", SCENE)
    assert header is not None
    assert header.roles["owner"] == (7,)


def test_a_count_is_no_reference() -> None:
    header = guess_header(table([("1", "2", "3", "4", "5"), *ACTIONS.values()]), "action_log", SCENE)
    assert header is not None
    assert header.roles["action_ref"] == (1,)


def test_themes_and_titles_of_an_agenda() -> None:
    rows = (
        ("1", "Welcome", LEFT, "Chair", "10:00-10:05"),
        ("2", "Harbour dues", LEFT, "Ada Larch", "10:05-10:15"),
        ("3", "Lamps", "Oil for the lamps", "Ben Alder", "10:15-10:30"),
        ("4", "Bells", "Rope for the bells", "Cleo Rowan", "10:30-10:40"),
    )
    drawing = Drawing(1)
    drawing.table(100, (40.0, 90.0, 160.0, 120.0, 120.0), rows, header_rows=0)
    page = drawing.page()
    (found,) = lay_out(page, words_of(page), Furniture((), ())).tables
    header = guess_header(found, "agenda", SCENE)
    assert header is not None
    assert header.roles == {"label": (0,), "title": (1, 2), "lead": (3,), "time": (4,)}


def test_what_is_not_borne_out_is_not_guessed() -> None:
    assert guess_header(table([ACTIONS["description"], ACTIONS["owner"], RANKS]), "action_log", SCENE) is None


def test_a_band_over_few_rows_is_no_row() -> None:
    columns = [ACTIONS[name][:2] for name in ACTIONS]
    drawing = Drawing(1)
    drawing.table(100, [110.0] * 7, [("From the last meeting", *[LEFT] * 6), *zip(*columns, strict=True)], header_rows=0)
    page = drawing.page()
    found = guess_header(lay_out(page, words_of(page), Furniture((), ())).tables[0], "action_log", SCENE)
    assert found is not None
    assert set(found.roles) >= {"action_ref", "description", "owner", "due", "status"}
