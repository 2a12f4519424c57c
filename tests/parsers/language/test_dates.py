"""Dates: each form, the readings of whole cells, and what holds for any text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.language.dates import (
    DateFound,
    DueReading,
    TimesReading,
    find_dates,
    lead_day,
    may_tell_time,
    read_day,
    read_due,
    read_raised,
    read_times,
    roadmap_heading_date,
)
from schemas.errors import LayoutError

CONTEXT = date(2023, 3, 15)


def only(text: str, field: str | None = None, context: date | None = CONTEXT) -> DateFound:
    found = find_dates(text, context, field)
    assert len(found) == 1, [(mention.text, mention.rule) for mention in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "start", "end", "kind"),
    [
        ("ready by 3 May 2023.", "3 May 2023", "2023-05-03", "2023-05-03", "date"),
        ("Due 4/5/23", "4/5/23", "2023-05-04", "2023-05-04", "date"),
        ("on July 4, 2022 it", "July 4, 2022", "2022-07-04", "2022-07-04", "date"),
        ("planned (Jun 24)", "Jun 24", "2024-06-01", "2024-06-30", "date"),
        ("meets on June 24", "June 24", "2023-06-24", "2023-06-24", "date"),
        ("wk/c 20 March", "wk/c 20 March", "2023-03-20", "2023-03-26", "date"),
        ("week ending 24 March", "week ending 24 March", "2023-03-18", "2023-03-24", "date"),
        ("in early May", "early May", "2023-05-01", "2023-05-10", "date"),
        ("by end of Q3 2023", "end of Q3 2023", "2023-09-30", "2023-09-30", "date"),
        ("during Q4", "Q4", "2022-10-01", "2022-12-31", "date"),
        ("across H1 2024", "H1 2024", "2024-01-01", "2024-06-30", "date"),
        ("the FY24/25 plan", "FY24/25", "2024-04-01", "2025-03-31", "date"),
        ("5th – 9th June", "5th – 9th June", "2023-06-05", "2023-06-09", "interval"),
        ("late June/early July", "late June/early July", "2023-06-21", "2023-07-10", "interval"),
        ("from 28 December to 4 January", "from 28 December to 4 January", "2022-12-28", "2023-01-04", "interval"),
        ("Nov 23 to Feb 24", "Nov 23 to Feb 24", "2023-11-01", "2024-02-29", "interval"),
        ("held 3, 10 and 17 May", "3, 10 and 17 May", "2023-05-03", "2023-05-17", "set"),
        ("at the June SITAG", "June SITAG", "2023-06-01", "2023-06-30", "relative-to-meeting"),
        ("early next month", "early next month", "2023-04-01", "2023-04-10", "date"),
        ("the last week of May", "the last week of May", "2023-05-25", "2023-05-31", "date"),
        ("w/c 1 & 8 May", "w/c 1 & 8 May", "2023-05-01", "2023-05-14", "interval"),
        ("Q2/Q3 2023", "Q2/Q3 2023", "2023-04-01", "2023-09-30", "interval"),
        ("second half of 2024", "second half of 2024", "2024-07-01", "2024-12-31", "date"),
        ("June 5-9, 2023", "June 5-9, 2023", "2023-06-05", "2023-06-09", "interval"),
    ],
)
def test_gives_days_and_place(text: str, words: str, start: str, end: str, kind: str) -> None:
    found = only(text)
    assert (found.text, found.kind) == (words, kind)
    assert (found.start, found.end) == (date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("before the next TMAG", "relative-to-meeting"),
        ("agreed at DAG 21", "relative-to-meeting"),
        ("needed for M10", "relative-to-milestone"),
        ("between M9 and M12", "relative-to-milestone"),
        ("meets every Tuesday", "recurrence"),
        ("30 February 2023", "invalid"),
        ("31/06/23", "invalid"),
        ("review takes 3 weeks", "duration"),
    ],
)
def test_gives_no_day_where_the_words_give_none(text: str, kind: str) -> None:
    found = only(text)
    assert found.kind == kind
    assert found.start is None
    assert found.end is None


@pytest.mark.parametrize(
    "text",
    [
        "approved CR031 and v2.10",
        "see section 3.4",
        "12 of 15 parties",
        "DAG12-03",
        "they may decide",
        "L2/3 groups",
        "a 60/40 split",
        "D0155",
        "MHHS-DEL99",
    ],
)
def test_what_is_no_date_gives_nothing(text: str) -> None:
    assert find_dates(text, CONTEXT, "prose") == ()


def test_says_what_stands_before_a_date() -> None:
    assert only("by 3 May").modifier == "by"
    assert only("open until 3 May").modifier == "until"
    assert only("(planned May 2023)").modifier == "planned"


def test_a_weekday_that_does_not_fit_is_conflicting() -> None:
    assert only("Friday 3 May 2023").certainty == "conflicting"
    assert only("Wednesday 3 May 2023").certainty == "stated"


def test_without_a_context_a_year_left_out_stays_open() -> None:
    found = only("3 May", context=None)
    assert (found.start, found.certainty) == (None, "unresolved")
    assert only("3 May 2023", context=None).start == date(2023, 5, 3)


def test_statuses_of_a_due_cell() -> None:
    assert [only(text, "due").status for text in ("TBC", "tbd", "On-going", "n/a", "—")] == ["TBC", "TBD", "ONGOING", "NA", "EMPTY"]
    assert find_dates("None", CONTEXT, "prose") == ()


def test_recurrence_of_the_nth_weekday() -> None:
    assert only("the second Tuesday of each month").rrule == "FREQ=MONTHLY;BYDAY=2TU"


def test_dateparser_is_asked_only_for_cells_that_are_dates() -> None:
    odd = "2023, 3rd of May"
    assert find_dates(odd, CONTEXT, "prose") == find_dates(odd, CONTEXT)
    assert all(found.rule != "dateparser" for found in find_dates(odd, CONTEXT))
    assert all(found.confidence <= 0.5 for found in find_dates("2023 avril 3", CONTEXT, "due"))


@pytest.mark.parametrize(
    ("text", "due", "end"),
    [
        ("03/05/23 → 07/06/23", "2023-06-07", "2023-06-07"),
        ("07/06/23 (was 03/05/23)", "2023-06-07", "2023-06-07"),
        ("moved from 3 May to 7 June", "2023-06-07", "2023-06-07"),
        ("end of May 2023", None, "2023-05-31"),
        ("May 23", None, "2023-05-31"),
        ("w/c 1 May", None, "2023-05-07"),
        ("May TMAG", None, None),
        ("On hold", None, None),
    ],
)
def test_reads_a_due_cell(text: str, due: str | None, end: str | None) -> None:
    as_date = {None: None} | {day: date.fromisoformat(day) for day in (due, end) if day}
    assert read_due(text, CONTEXT) == DueReading(as_date[due], as_date[end], True)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15/02/23", "2023-02-15"),
        ("TMAG 15 15/02/23", "2023-02-15"),
        ("TMAG15 (15 Feb)", "2023-02-15"),
        ("Meeting no. 15 - 15 Feb 2023", "2023-02-15"),
        ("15/02/23 TMAG", "2023-02-15"),
        ("#15 15/02/23", "2023-02-15"),
        ("TMAG 15", None),
        ("15/02/20 23", None),
        ("TMAG 15 15/02/23 17/02/23", None),
        ("by 15/02/23 as agreed", None),
    ],
)
def test_reads_the_day_of_the_meeting_at_which_something_was_raised(text: str, day: str | None) -> None:
    assert read_raised(text, CONTEXT) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize("text", ["as discussed", "31 June 2023", ""])
def test_a_due_cell_not_understood_says_so(text: str) -> None:
    assert read_due(text, CONTEXT) == DueReading(None, None, False)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("13:00-13:45\n45 mins", ("13:00", "13:45", 45)),
        ("13.00 – 13.45", ("13:00", "13:45", None)),
        ("0 mins – for reading", (None, None, 0)),
        ("1h 15m", (None, None, 75)),
        ("2:30 p.m.", ("14:30", None, None)),
        ("two hours", (None, None, 120)),
        ("11-1pm", ("11:00", "13:00", None)),
        ("10h00 to 10h05", ("10:00", "10:05", None)),
        ("9h30", ("09:30", None, None)),
        ("1h30", (None, None, 90)),
        ("Lunch", (None, None, None)),
    ],
)
def test_reads_a_time_cell(text: str, times: tuple[str | None, str | None, int | None]) -> None:
    assert read_times(text) == TimesReading(*times)


def test_lead_in_lines() -> None:
    assert lead_day("4 May 2023 - first session", CONTEXT) == date(2023, 5, 4)
    assert lead_day("Work in next month:", CONTEXT) is None
    assert lead_day("The May DWG is stood down", CONTEXT) is None
    assert lead_day("w/c 1 May", CONTEXT) is None
    assert read_day("4 May 2023 - first session", CONTEXT) is None


def test_roadmap_headings_go_on_from_each_other() -> None:
    meeting, previous, days = date(2023, 11, 15), None, []
    for heading in ("15-Nov", "13-Dec", "17-Jan", "15-January"):
        previous = roadmap_heading_date(heading, meeting, previous)
        days.append(previous)
    assert days == [date(2023, 11, 15), date(2023, 12, 13), date(2024, 1, 17), date(2025, 1, 15)]
    assert roadmap_heading_date("10-Jan", date(2023, 12, 20), None) == date(2024, 1, 10)


@pytest.mark.parametrize("heading", ["Meeting dates", "May", "TBD", "15-16 May", "31-Jun"])
def test_a_heading_that_is_no_day_is_an_error(heading: str) -> None:
    with pytest.raises(LayoutError, match="correct the heading"):
        roadmap_heading_date(heading, CONTEXT, None)


DAYS = st.dates(min_value=date(2019, 1, 1), max_value=date(2030, 12, 31))
WITH_YEAR = ["%d/%m/%y", "%d/%m/%Y", "%d %B %Y", "%d-%b-%y", "%A %d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d.%m.%Y", "%d %b '%y", "%a %d %b %Y"]


@given(DAYS, st.sampled_from(WITH_YEAR), st.booleans())
def test_a_printed_day_reads_as_itself(day: date, style: str, is_short: bool) -> None:
    text = day.strftime(style)
    text = text.lstrip("0") if is_short and not style.startswith("%Y") else text
    assert read_day(text, day) == day
    found = find_dates(f"It ends on {text} or so", day)
    assert [(mention.start, mention.text) for mention in found] == [(day, text)]
    assert found[0].certainty == "stated"


@given(DAYS, st.integers(-170, 170), st.sampled_from(["%d %B", "%d-%b", "%B %dth", "%A %d %b"]))
def test_a_year_left_out_is_the_nearest(context: date, days: int, style: str) -> None:
    day = context + timedelta(days=days)
    if (day.month, day.day) != (2, 29):
        assert read_day(day.strftime(style), context) == day


STYLES = st.sampled_from(
    [
        "{d} {m} {y}", "{d}{o} {m} {y}", "{d}{o} of {m} {y}", "the {d}{o} of {m}, {y}", "{w} {d} {m} {y}", "{w}, {d}{o} {m} {y}",
        "{b} {d} {m} '{s}", "{d}-{h}-{s}", "{d}.{n}.{s}", "{n0}", "{m} {d}{o}, {y}", "{w} {m} {d}, {y}", "{d} {M} {y}", "{d} {h}. {y}",
        "{d}/{n}/{y}", "{d0}/{n}/{s}",
    ]
)  # fmt: skip
AROUND = st.sampled_from(
    [("by ", "."), ("", ""), ("Due: ", " (TBC)"), ("sent on ", ", then closed"), ("w/c 5 May 2025; ", " at 10:00"), ("(", ")")]
)


def ordinal(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def printed(day: date, style: str) -> str:
    parts = {
        "w": f"{day:%A}",
        "b": f"{day:%a}",
        "m": f"{day:%B}",
        "h": f"{day:%b}",
        "M": f"{day:%B}".upper(),
        "y": day.year,
        "s": f"{day:%y}",
    }
    return style.format(**parts, d=day.day, d0=f"{day:%d}", o=ordinal(day.day), n=f"{day:%m}", n0=f"{day:%d/%m/%y}")


@given(DAYS, STYLES, AROUND)
def test_a_day_in_any_style_and_surroundings_reads_as_itself(day: date, style: str, around: tuple[str, str]) -> None:
    text = f"{around[0]}{printed(day, style)}{around[1]}"
    found = [mention for mention in find_dates(text, day) if mention.kind == "date" and mention.precision == "day"]
    assert [(mention.start, mention.certainty) for mention in found] == [(day, "stated")]
    assert text[found[0].start_char : found[0].end_char] == found[0].text
    assert printed(day, style).removeprefix("the ") in found[0].text


@given(DAYS, DAYS, st.sampled_from([" - ", " to ", "–", " until "]))
def test_two_days_make_an_interval(first: date, last: date, joint: str) -> None:
    if first < last:
        found = find_dates(f"{first:%d %B %Y}{joint}{last:%d %B %Y}", None)
        assert [(mention.kind, mention.start, mention.end) for mention in found] == [("interval", first, last)]


PIECES = [
    "15",
    "March",
    "May",
    " ",
    "/",
    "-",
    "to",
    "w/c",
    "Q1",
    "2023",
    "23",
    "next",
    "TMAG",
    "end of",
    "10:00",
    "5 mins",
    "M10",
    ",",
    "\n",
    "(",
    "29 Feb",
    "99",
    "Friday",
    "20th",
    "two weeks",
    "before",
    "ago",
    "summer",
    "2pm",
    "ongoing",
    "each month",
    "and",
    "½",
]
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
)
FIELDS = st.sampled_from([None, "due", "raised", "agenda_time", "prose", "roadmap_header", "unheard_of"])


@given(TEXTS, st.one_of(st.none(), st.dates()), FIELDS)
def test_any_text_is_read_in_order_without_overlap(text: str, context: date | None, field: str | None) -> None:
    end = 0
    for found in find_dates(text, context, field):
        assert end <= found.start_char < found.end_char <= len(text)
        assert text[found.start_char : found.end_char] == found.text
        assert found.start is None or found.end is None or found.start <= found.end
        end = found.end_char


@given(TEXTS, st.one_of(st.none(), st.dates()))
def test_no_cell_raises(text: str, context: date | None) -> None:
    reading = read_due(text, context)
    assert reading.due_date is None or reading.due_date == reading.due_end_date
    assert read_day(text, context) is None or lead_day(text, context) is not None
    minutes = read_times(text).duration_minutes
    assert minutes is None or minutes >= 0


@given(TEXTS, st.one_of(st.none(), st.dates()), FIELDS)
def test_what_tells_no_time_holds_nothing_but_words_of_status(text: str, context: date | None, field: str | None) -> None:
    if not may_tell_time(text):
        found = find_dates(text, context, field)
        assert all(one.start is one.start_time is one.duration_minutes is None and one.kind == "status" for one in found)
