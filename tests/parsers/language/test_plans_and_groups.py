"""Plans in working group bullets, and the group that a heading names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.language.groups import group_of, may_name_group
from parsers.language.plans import NO_PLAN, read_plan

CONTEXT = date(2023, 3, 15)
NAMES = {"DWG": "Data Working Group", "CCAG": "Cross Code Advisory Group"}


@pytest.mark.parametrize(
    ("text", "raw", "start", "end", "target"),
    [
        (
            "Report (planned 3 May 2023, to come to May SITAG)",
            "planned 3 May 2023, to come to May SITAG",
            (2023, 5, 3),
            (2023, 5, 3),
            "May SITAG",
        ),
        (
            "Report (planned May 2023, for extraordinary June PSG)",
            "planned May 2023, for extraordinary June PSG",
            (2023, 5, 1),
            (2023, 5, 31),
            "extraordinary June PSG",
        ),
        ("Plan (planned to come to July 2023 QAG)", "planned to come to July 2023 QAG", None, None, "July 2023 QAG"),
        ("Scripts (Jun 23)", "Jun 23", (2023, 6, 1), (2023, 6, 30), None),
        ("Plan (draft planned to come to DAG for decision)", "draft planned to come to DAG for decision", None, None, None),
        ("Plan (to come to 19 April TMAG)", "to come to 19 April TMAG", None, None, "19 April TMAG"),
        ("Plan (to come to April IRF)", "to come to April IRF", None, None, "April IRF"),
        (
            "Plan (due 3 May, going back to the June RoCo)",
            "due 3 May, going back to the June RoCo",
            (2023, 5, 3),
            (2023, 5, 3),
            "June RoCo",
        ),
        ("Plan (planned April UAT)", "planned April UAT", (2023, 4, 1), (2023, 4, 30), None),
        ("Plan (to come to next meeting)", "to come to next meeting", None, None, "next meeting"),
        ("Plan – due June 2023", "due June 2023", (2023, 6, 1), (2023, 6, 30), None),
    ],
)
def test_reads_a_plan(
    text: str, raw: str, start: tuple[int, int, int] | None, end: tuple[int, int, int] | None, target: str | None
) -> None:
    plan = read_plan(text, CONTEXT)
    assert plan.planned_raw == raw
    assert plan.planned_start_date == (date(*start) if start else None)
    assert plan.planned_end_date == (date(*end) if end else None)
    assert plan.target_meeting_raw == target


@pytest.mark.parametrize("text", ["Red-lined artefacts", "Sub-Group (MDSG)", "Report (part 2)", "", "Approach ("])
def test_a_bracket_that_tells_no_time_is_no_plan(text: str) -> None:
    assert read_plan(text, CONTEXT) == NO_PLAN


def test_the_abbreviation_in_brackets_comes_first() -> None:
    assert group_of("Interim  Testing Group (ITG)", NAMES) == ("ITG", "Interim Testing Group")
    assert group_of("DWG", NAMES) == ("DWG", "Data Working Group")
    assert group_of("cross-code advisory group", NAMES) == ("CCAG", "cross-code advisory group")
    assert group_of("Harbour Group (new)", NAMES) == (None, "Harbour Group (new)")


@pytest.mark.parametrize(
    "text", ["LHWG – Lamp and Hull Working Group", "LHWG: Lamp and Hull Working Group", "LHWG Lamp and Hull Working Group"]
)
def test_an_abbreviation_stands_before_the_name_that_it_spells(text: str) -> None:
    assert group_of(text, NAMES) == ("LHWG", "Lamp and Hull Working Group")


def test_an_abbreviation_stands_behind_the_name_that_it_spells() -> None:
    assert group_of("Harbour Lights Group | HLG", NAMES) == ("HLG", "Harbour Lights Group")


@pytest.mark.parametrize(
    "text", ["LHWG – 4 May 2030", "HLB Papers for May", "HLB – Harbour Lights and Buoys", "DWG – Update from the Lead", "AAA AAA AAA"]
)
def test_an_abbreviation_beside_anything_else_names_no_group(text: str) -> None:
    assert group_of(text, NAMES) == (None, text)


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    read_plan(text, CONTEXT)
    code, name = group_of(text, NAMES)
    assert code is None or name


@given(text=st.text(alphabet="ABGWdgr ()&-/\u00a0\t", max_size=24))
def test_what_names_a_group_passes_the_cheap_test(text: str) -> None:
    names = {"BAG": "Barge Advisory Group", "Dr": "dag rag"}
    for one in (text, f"{text} BAG", f"the {text}Dag  Rag", f"Rad Wad ({text})"):
        assert group_of(one, names)[0] is None or may_name_group(one, names)
    assert not may_name_group("Progress of the works in May", names)
