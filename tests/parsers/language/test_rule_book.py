"""Of most texts hardly any rule for dates is worth a try, and none that could read one is left out."""

from __future__ import annotations

import pytest

from parsers.language.finding import _BOOK, _EARLY_BOOK, _EARLY_RULES, _RULES
from parsers.language.found import scene_of

_FORMS = {
    "2023-03-15": "iso",
    "2023/03/15": "iso",
    "minutes_20230315.pdf": "compact",
    "15-17/03/2023": "numeric_run",
    "15, 16 and 17/03/2023": "numeric_list",
    "15.03.23": "numeric",
    "15.03": "dotted_day",
    "15/03": "day_number",
    "15032023": "compact_day_first",
    "15/0323": "run_together",
    "2023-03": "iso_month",
    "03/2023": "number_year",
    "2h30": "run_together_duration",
    "45'": "minutes_only",
    "45m": "minutes_only",
}


def _tried(text: str, field: str | None = "due") -> dict[str, bool]:
    """The rules that are tried on a text, and whether their forms are in it."""
    scene = scene_of(text, None, field)
    rules = (*_EARLY_BOOK.worth_trying(scene), *_BOOK.worth_trying(scene))
    return {rule.name: rule.pattern.search(scene.text) is not None for rule in rules}


@pytest.mark.parametrize("text", _FORMS)
def test_a_rule_is_tried_where_its_form_may_stand(text: str) -> None:
    assert _tried(text)[_FORMS[text]]


def test_a_number_alone_is_tried_by_no_rule_that_needs_a_sign() -> None:
    assert not _tried("12").keys() & set(_FORMS.values())


@pytest.mark.parametrize("text", ["at noon", "MIDNIGHT", "at 9", "12noon"])
def test_times_are_tried_where_a_digit_stands_or_a_word_for_one(text: str) -> None:
    assert _tried(text, "prose")["time"]


def test_times_are_tried_nowhere_else() -> None:
    assert "time" not in _tried("in the afternoon", "prose")


@pytest.mark.parametrize(("field", "rule"), [("due", "status_cell"), (None, "status_alone")])
def test_a_rule_of_some_fields_is_tried_in_these_alone(field: str | None, rule: str) -> None:
    assert rule in _tried("Ongoing", field)
    assert rule not in _tried("Ongoing", "prose")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("on 3rd Febuary", "misspelt"),
        ("5 of Septmber", "misspelt"),
        ("Septmber 2023", "misspelt"),
        ("Sep- tember 2023", "misspelt"),
        ("FY24/25", "fiscal_year"),
        ("Financial year 2024/25", "fiscal_year"),
        ("2024-25", "fiscal_year"),
        ("2019 until 2021", "year_run"),
        ("3rd and 4th March", "day_run"),
        ("from 3 to 5 March 2023", "day_run"),
        ("3 March - 5th", "run_back"),
        ("March 3rd-5th", "month_run"),
        ("3, 5 and 7 March", "day_list"),
        ("1st/2nd of March", "day_list"),
        ("March 3 or 7", "month_list"),
        ("March 3rd  and 7th", "month_list"),
        ("2023-02-15", "iso"),
        ("2023/02/15", "iso"),
        ("2023 March 15", "year_first"),
        ("2023, March 15", "year_first"),
        ("20230215", "compact"),
        ("15022023", "compact_day_first"),
        ("15/02/23", "numeric"),
        ("15 . 2 . 2023", "numeric"),
        ("15//02//23", "numeric"),
        ("Mon 15/02", "day_number"),
        ("15-2", "day_number"),
        ("2023-02", "iso_month"),
        ("2.2023", "number_year"),
        ("1h30", "run_together_duration"),
        ("1 hrs 30", "run_together_duration"),
        ("5m", "minutes_only"),
        ("5 '", "minutes_only"),
        ("10:00-10:05", "time_range"),
        ("10.00 until noon", "time_range"),
        ("9 till 11am", "time_range"),
        ("2 and Midnight", "time_range"),
        ("10:30", "time"),
        ("10.30", "time"),
        ("5pm", "time"),
        ("5 P.M.", "time"),
        ("1330 hours", "time"),
        ("5 o'clock", "time"),
        ("12 NOON", "time"),
        ("midday", "time"),
    ],
)
def test_a_form_has_the_shape_that_its_rule_asks_for_first(text: str, name: str) -> None:
    (rule,) = (rule for rule in _EARLY_RULES + _RULES if rule.name == name and rule.shape is not None)
    assert rule.pattern.search(text)
    assert rule.shape is not None
    assert rule.shape.search(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("on Tues, 15 February", "day_month"),
        ("SUN 5th of May", "day_month"),
        ("by wednesday 15/02/23", "numeric"),
        ("Fri 15/02", "day_number"),
        ("from Thu Sept 14th", "month_day"),
        ("in JULY 14", "month_day"),
        ("since Oct 2023", "month_year"),
        ("till june", "month"),
        ("the Extraordinary March TMAG", "month_meeting"),
        ("a full August meeting", "month_meeting"),
        ("its quarterly Dec 23 TMAG", "month_meeting"),
    ],
)
def test_a_form_begins_where_its_rule_looks_for_it(text: str, name: str) -> None:
    (rule,) = (rule for rule in _EARLY_RULES + _RULES if rule.name == name)
    found = rule.pattern.search(text)
    assert found is not None
    assert rule.starts is not None
    assert found.start() in {start.start() for start in rule.starts.finditer(text)}
