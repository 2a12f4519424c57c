"""The forms in which minutes and packs of public bodies write times, each with what it means; and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.language.dates import DateFound, find_dates

CONTEXT = date(2024, 9, 11)  # a Wednesday


def told(text: str, field: str | None = None, context: date | None = CONTEXT) -> list[str]:
    """Every mention as the words that it takes and what they mean."""
    return [f"{found.text} = {meaning(found)}" for found in find_dates(text, context, field)]


def meaning(found: DateFound) -> str:
    days = found.kind if found.start is None and found.end is None else f"{found.start or '..'}/{found.end or '..'}"
    days = str(found.start) if found.start and found.start == found.end else days
    values = (found.start_time, found.end_time, found.duration, found.status, found.rrule, found.offset, found.meeting_which)
    return " ".join([days, *(str(value) for value in values if value), *found.milestones, *(["working"] if found.is_business_days else [])])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Seen on Mon 2nd Sept '24", ["Mon 2nd Sept '24 = 2024-09-02"]),
        ("paid 2.9.24", ["2.9.24 = 2024-09-02"]),
        ("by COP 4 October", ["4 October = 2024-10-04"]),
        ("no later than cob 04/10", ["04/10 = 2024-10-04"]),
        ("chased 3/9; closed 9/9", ["3/9 = 2024-09-03", "9/9 = 2024-09-09"]),
        ("QAG 02/10", ["02/10 = 2024-10-02"]),
        ("the 4th of October 2024", ["4th of October 2024 = 2024-10-04"]),
        ("2024/10/04", ["2024/10/04 = 2024-10-04"]),
        ("notes_2024-10-04_v2.pdf", ["2024-10-04 = 2024-10-04"]),
        ("2024-W40", ["2024-W40 = 2024-09-30/2024-10-06"]),
        ("week commencing Monday, 7th of October 2024", ["week commencing Monday, 7th of October 2024 = 2024-10-07/2024-10-13"]),
        ("w/b 7 October", ["w/b 7 October = 2024-10-07/2024-10-13"]),
        ("w/c 2nd", ["w/c 2nd = 2024-09-02/2024-09-08"]),
        ("w/c 7 and w/c 14 October", ["w/c 7 and w/c 14 October = 2024-10-07/2024-10-20"]),
        ("Thurs 19th", ["Thurs 19th = 2024-09-19"]),
        ("by the 20th", ["the 20th = 2024-09-20"]),
        ("on the 5th of next month", ["the 5th of next month = 2024-10-05"]),
        ("from the 16th to the 18th", ["from the 16th to the 18th = 2024-09-16/2024-09-18"]),
        ("by COB Friday", ["Friday = 2024-09-13"]),
        ("by close Friday", ["Friday = 2024-09-13"]),
        ("it sits Oct. 21-22.", ["Oct. 21-22 = 2024-10-21/2024-10-22"]),
        ("EOY 2025", ["EOY 2025 = 2025-12-31"]),
        ("CY2025 Q1", ["CY2025 Q1 = 2025-01-01/2025-03-31"]),
        ("Spring 25", ["Spring 25 = 2025-03-01/2025-05-31"]),
        ("First half of 2025: trials", ["First half of 2025 = 2025-01-01/2025-06-30"]),
        ("to report at the next ARC.", ["next ARC = relative-to-meeting next"]),
        ("it met on Monday", ["Monday = 2024-09-09"]),
        ("it will meet on Monday", ["Monday = 2024-09-16"]),
        ("a week on Friday", ["a week on Friday = 2024-09-20"]),
        ("the last Friday of October", ["the last Friday of October = 2024-10-25"]),
        ("first working day of June 2025", ["first working day of June 2025 = 2025-06-02"]),
        ("second week of October", ["second week of October = 2024-10-08/2024-10-14"]),
        ("Autumn 2024", ["Autumn 2024 = 2024-09-01/2024-11-30"]),
        ("Winter 2024/25", ["Winter 2024/25 = 2024-12-01/2025-02-28"]),
        ("over the summer", ["summer = 2024-06-01/2024-08-31"]),
        ("before the summer recess", ["summer recess = 2025-06-01/2025-08-31"]),
        ("early autumn 2025", ["early autumn 2025 = 2025-09-01/2025-09-30"]),
        ("Spring/Summer 2025", ["Spring/Summer 2025 = 2025-03-01/2025-08-31"]),
        ("after Christmas", ["Christmas = 2024-12-25"]),
        ("Easter 2025", ["Easter 2025 = 2025-04-20"]),
        ("Q3 24/25", ["Q3 24/25 = 2024-10-01/2024-12-31"]),
        ("the second quarter of 2024/25", ["the second quarter of 2024/25 = 2024-07-01/2024-09-30"]),
        ("in 2024-25", ["2024-25 = 2024-04-01/2025-03-31"]),
        ("next financial year", ["next financial year = 2025-04-01/2026-03-31"]),
        ("by the end of the financial year", ["the end of the financial year = 2025-03-31"]),
        ("by year end", ["year end = 2024-12-31"]),
        ("beg of October", ["beg of October = 2024-10-01/2024-10-10"]),
        ("Wk beg 7 October", ["Wk beg 7 October = 2024-10-07/2024-10-13"]),
        ("w/c 07.10", ["w/c 07.10 = 2024-10-07/2024-10-13"]),
        ("2024 October 4", ["2024 October 4 = 2024-10-04"]),
        ("2024/25 Q4", ["2024/25 Q4 = 2025-01-01/2025-03-31"]),
        ("1Q25", ["1Q25 = 2025-01-01/2025-03-31"]),
        ("first thing Monday", ["Monday = 2024-09-16"]),
        ("later in the year", ["later in the year = 2024-09-11/2024-12-31"]),
        ("mid-2025", ["mid-2025 = 2025-05-01/2025-08-31"]),
        ("the week after next", ["the week after next = 2024-09-23/2024-09-29"]),
        ("the plan for 2024-2027", ["2024-2027 = 2024-01-01/2027-12-31"]),
        ("3rd Octobr 2024", ["3rd Octobr 2024 = 2024-10-03"]),
        ("by 15 may", ["15 may = 2024-05-15"]),
    ],
)
def test_days_and_periods(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("10–12 October", ["10–12 October = 2024-10-10/2024-10-12"]),
        ("20th October to 24th", ["20th October to 24th = 2024-10-20/2024-10-24"]),
        ("21 October (Mon) - 25 October (Fri)", ["21 October (Mon) - 25 October (Fri) = 2024-10-21/2024-10-25"]),
        ("between Monday 21st and Friday 25th October", ["between Monday 21st and Friday 25th October = 2024-10-21/2024-10-25"]),
        ("October–December 2024", ["October–December 2024 = 2024-10-01/2024-12-31"]),
        ("Oct 24 - Jan 25", ["Oct 24 - Jan 25 = 2024-10-01/2025-01-31"]),
        ("Oct 24-Jan 25", ["Oct 24-Jan 25 = 2024-10-01/2025-01-31"]),
        ("Dec 24/Jan 25", ["Dec 24/Jan 25 = 2024-12-01/2025-01-31"]),
        ("21/10–25/10/24", ["21/10–25/10/24 = 2024-10-21/2024-10-25"]),
        ("21.10.24-25.10.24", ["21.10.24-25.10.24 = 2024-10-21/2024-10-25"]),
        ("2024-10-21/2024-10-25", ["2024-10-21/2024-10-25 = 2024-10-21/2024-10-25"]),
        ("21 Oct 24 - 25 Oct 24", ["21 Oct 24 - 25 Oct 24 = 2024-10-21/2024-10-25"]),
        ("June 2024 – present", ["June 2024 – present = 2024-06-01/.."]),
        ("Q2/3 2025", ["Q2/3 2025 = 2025-04-01/2025-09-30"]),
        ("end of Q3/start of Q4", ["end of Q3/start of Q4 = 2024-09-30/2024-10-31"]),
        ("15 & 16/10", ["15 & 16/10 = 2024-10-15/2024-10-16"]),
        ("31 Oct/1 Nov", ["31 Oct/1 Nov = 2024-10-31/2024-11-01"]),
        ("Mon 7th and Tues 8th October", ["Mon 7th and Tues 8th October = 2024-10-07/2024-10-08"]),
        ("October 7, 9 and 11", ["October 7, 9 and 11 = 2024-10-07/2024-10-11"]),
        ("7, 9 and 11/10/2024", ["7, 9 and 11/10/2024 = 2024-10-07/2024-10-11"]),
        ("3 April and 17 May 2026", ["3 April = 2026-04-03", "17 May 2026 = 2026-05-17"]),
        ("28 December, 4 January 2026", ["28 December = 2025-12-28", "4 January 2026 = 2026-01-04"]),
        ("October and November 2026", ["October = 2026-10-01/2026-10-31", "November 2026 = 2026-11-01/2026-11-30"]),
        ("extended from 30/9/24 to 31/10/24", ["30/9/24 = 2024-09-30", "31/10/24 = 2024-10-31"]),
    ],
)
def test_runs_and_lists(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("at 12 noon", ["12 noon = time 12:00"]),
        ("at 1400hrs", ["1400hrs = time 14:00"]),
        ("2pm–3.30pm", ["2pm–3.30pm = time_range 14:00 15:30"]),
        ("11am-1", ["11am-1 = time_range 11:00 13:00"]),
        ("9am – noon", ["9am – noon = time_range 09:00 12:00"]),
        ("between 2 and 4pm", ["2 and 4pm = time_range 14:00 16:00"]),
        ("The meeting opened at 10.02.", ["10.02 = time 10:02"]),
        ("10:00 AM", ["10:00 AM = time 10:00"]),
        ("4 October, 10.30 - 12.00", ["4 October = 2024-10-04", "10.30 - 12.00 = time_range 10:30 12:00"]),
        ("within 10 working days", ["10 working days = duration P10D working"]),
        ("5 clear working days", ["5 clear working days = duration P5D working"]),
        ("2 to 3 weeks", ["2 to 3 weeks = duration P2W/P3W"]),
        ("5–10 mins", ["5–10 mins = duration PT5M/PT10M"]),
        ("2½ hours", ["2½ hours = duration PT2H30M"]),
        ("an hour and a half", ["an hour and a half = duration PT1H30M"]),
        ("three quarters of an hour", ["three quarters of an hour = duration PT45M"]),
        ("a month's notice", ["a month = duration P1M"]),
        ("a couple of weeks", ["a couple of weeks = duration P2W"]),
        ("in two weeks' time", ["in two weeks' time = 2024-09-23/2024-09-29 P2W"]),
        ("three days ago", ["three days ago = 2024-09-08 P3D"]),
        ("in 10 working days", ["in 10 working days = 2024-09-25 P10D working"]),
    ],
)
def test_times_and_lengths(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("every fortnight", "FREQ=WEEKLY;INTERVAL=2"),
        ("alternate Fridays", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("weekly on Mondays", "FREQ=WEEKLY;BYDAY=MO"),
        ("six-monthly", "FREQ=MONTHLY;INTERVAL=6"),
        ("the first and third Tuesday of each month", "FREQ=MONTHLY;BYDAY=1TU,3TU"),
        ("last working day of the month", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
        ("the 15th of each month", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("every working day", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    ],
)
def test_what_recurs(text: str, wanted: str) -> None:
    (found,) = find_dates(text, CONTEXT)
    assert (found.kind, found.rrule) == ("recurrence", wanted)


@pytest.mark.parametrize(
    ("text", "field", "wanted"),
    [
        ("the next scheduled meeting", None, ["next scheduled meeting = relative-to-meeting next"]),
        ("next month's meeting", None, ["next month's meeting = 2024-10-01/2024-10-31 month"]),
        ("to its October Committee", None, ["October Committee = 2024-10-01/2024-10-31 month"]),
        ("Oct 24 QAG", None, ["Oct 24 QAG = 2024-10-01/2024-10-31 month"]),
        ("two weeks before QAG", None, ["two weeks before QAG = relative-to-meeting P2W -P2W unspecified"]),
        ("3 months prior to M15", None, ["3 months prior to M15 = relative-to-milestone P3M -P3M M15"]),
        ("May and June QAGs", None, ["May = 2024-05-01/2024-05-31 month", "June QAGs = 2024-06-01/2024-06-30 month"]),
        ("go-live + 3 months", None, ["go-live + 3 months = relative-to-milestone P3M go-live"]),
        ("M5/M6", None, ["M5 = relative-to-milestone M5", "M6 = relative-to-milestone M6"]),
        ("QAG17", "due", ["QAG17 = relative-to-meeting 17"]),
        ("M10 + 5 WD", None, ["M10 + 5 WD = relative-to-milestone P5D M10 working"]),
        ("Each meeting", "due", ["Each meeting = status STANDING"]),
        ("Immediate", "due", ["Immediate = status ASAP"]),
        ("--", "due", ["-- = status EMPTY"]),
        ("3/25", "due", ["3/25 = 2025-03-01/2025-03-31"]),
        ("On hold until June", "due", ["On hold = status ON_HOLD", "June = 2024-06-01/2024-06-30"]),
        ("EOM", "due", ["EOM = 2024-09-30"]),
        ("EoM October", "due", ["EoM October = 2024-10-31"]),
        ("4.10", "due", ["4.10 = 2024-10-04"]),
        ("1h 30", "agenda_time", ["1h 30 = duration PT1H30M"]),
        ("04-10", "due", ["04-10 = 2024-10-04"]),
        ("Next FPC", "due", ["Next FPC = relative-to-meeting next"]),
        ("Oct QPC", "due", ["Oct QPC = 2024-10-01/2024-10-31 month"]),
        ("20th", "due", ["20th = 2024-09-20"]),
        ("1330 - 1500", "agenda_time", ["1330 - 1500 = time_range 13:30 15:00"]),
        ("5m", "agenda_time", ["5m = duration PT5M"]),
    ],
)
def test_meetings_milestones_and_cells(text: str, field: str | None, wanted: list[str]) -> None:
    assert told(text, field) == wanted


@pytest.mark.parametrize("text", ["29 Feb 2023", "31st June", "31/06/24", "32 March 2024", "15/13/2024", "2024-02-30"])
def test_impossible_days_are_flagged(text: str) -> None:
    (found,) = find_dates(text, CONTEXT)
    assert (found.kind, found.start, found.end) == ("invalid", None, None)


@pytest.mark.parametrize("text", ["Tuesday 4 October 2024", "4 October 2024 (Tue)", "Tue 4 October"])
def test_a_weekday_that_does_not_fit_is_flagged(text: str) -> None:
    assert [found.certainty for found in find_dates(text, CONTEXT)] == ["conflicting"]


@pytest.mark.parametrize(
    "text",
    [
        "version 3.4.23", "see 10.1.12", "para 4.1.23", "clause 12.3.4", "020 7946 0958", "0345 123 4567", "+44 20 7946 0958",
        "£15.03", "£10-12m", "10-12%", "1 in 5", "24/7", "a 7-5 vote", "Paper 23/04", "motion 3/23", "ref 2023/045", "CR-2023-04",
        "DN-15-03-23", "12345678", "Room 10.15", "16:9", "the 2018 Act", "the Electricity Act 1989", "ISO 27001:2013",
        "Regulation (EU) 2016/679", "we may 5 items", "all 15 may attend", "they march on", "we sat down", "the sun", "in a second",
        "the second item", "the 5th meeting", "the 21st century", "a Christmas party", "the spring clean", "Winter Package",
        "thanked May Brown and April White", "April to discuss with Ofgem", "April said that", "Covid-19 March", "twice a week",
        "12 of 45", "scored 10/10", "05/12 actions closed", "agreed by 10/12 members", "Q1: Do you agree?",
        "green H2 production", "paragraphs 3.1.22 and 3.1.23", "agreed 4/5 of them", "3-5 items",
        "scored 7.50 - 9.20", "10.30 items", "AOB", "third quarter results", "A4 pages",
        "www.example.org/2023/03/notes.pdf", "at a ratio of 1:15", "a hydrogen (H2) main", "WCAG 2.1", "helpers for the summer fair",
        "Mr August Bell", "junction 9 of the M3", "TPO 11/2023", "month-end reports", "Mrs J April spoke", "Decision 4/2022",
        "the M3 and A31",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_time(text: str) -> None:
    assert told(text, "prose") == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("4 October 2024", "2024-10-04"),
        ("October 2024", "2024-10"),
        ("Oct 24 - Jan 25", "2024-10/2025-01"),
        ("Q2 2024", "2024-34"),
        ("H2 2024", "2024-41"),
        ("2024 to 2026", "2024/2026"),
        ("w/c 7 October", "2024-10-07/2024-10-13"),
        ("early October", "2024-10-01~/2024-10-10~"),
        ("June 2024 - ongoing", "2024-06/.."),
        ("7 and 9 October", "{2024-10-07,2024-10-09}"),
        ("TBC", None),
    ],
)
def test_edtf(text: str, edtf: str | None) -> None:
    (found,) = find_dates(text, CONTEXT)
    assert found.edtf == edtf
