"""The truth follows from the model: worked out by hand for one small pack, and held to its own rules for many."""

from __future__ import annotations

import ast
import itertools
import json
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from schemas.datasets import DATASETS
from tests.packgen.flow import joined
from tests.packgen.look import draw_look
from tests.packgen.model import (
    Action,
    ActionPage,
    AgendaItem,
    AgendaPage,
    ClosingPage,
    Column,
    CoverPage,
    DividerPage,
    Group,
    GroupReport,
    MatrixPage,
    Meeting,
    NextStep,
    Pack,
    ReportCell,
    ReportItem,
    Roadmap,
    RoadmapColumn,
    Topic,
    Update,
    UpdatesPage,
)
from tests.packgen.printed import words_of
from tests.packgen.seeded.pack import draw_pack
from tests.packgen.sheets import sheet_of
from tests.packgen.truth import truth_of

SEEDS = range(60)
LAYERS = {"parsers", "pipeline", "flows", "tmag", "samples", "benchmarks"}


def columns(text: str) -> tuple[Column, ...]:
    return tuple(Column(role, role.title()) for role in text.split())


def action(ref: str) -> Action:
    return Action(
        ref, "15/02/23", date(2023, 2, 15), f"Do {ref}", "Una Vaughan", "April DAG", None, None, "On track", "in_progress", ("One", "Two")
    )


@pytest.fixture
def pack() -> Pack:
    group = Group("DAG", "Design Advisory Group")
    meeting = Meeting(group, "7.1", date(2023, 3, 15), "1.0", "MHHS-DEL900", True, date(2023, 4, 19))
    agenda = AgendaPage(
        "Agenda",
        columns("label title lead time"),
        (
            AgendaItem("1", 1, "Welcome", lead="Chair", time_lines=("10:00-10:05",), start_time="10:00", end_time="10:05", page_raw="3"),
            AgendaItem("2a", None, "Scope", theme="Testing", objective=("See it",), item_type="decision", stated_page=4, divider_page=3),
        ),
        "none",
        attachments=(("1", "Attachment 1 - Scope"),),
    )
    divider = DividerPage("Scope", "lines", "decision", "DECISION", ("First", "Second"), True, "Una Vaughan", "0 mins", 0)
    log = ActionPage("Actions", columns("ref description due update"), (action("DAG 06-01"),), closed=(action("DAG 06-02"),))
    cell = ReportCell((ReportItem("2 March 2023", is_lead_in=True), ReportItem("Plan", planned=date(2023, 4, 28))), date(2023, 3, 2))
    rows = (Column("next_meeting_agenda", "Next meeting"), Column("escalations", "Escalations"))
    report = GroupReport(Group("DWG", "Data Working Group"), "DWG", (cell, ReportCell(())))
    update = Update(group, "Design Advisory Group (DAG)", None, date(2023, 2, 8), (Topic("Plan", "The DAG saw it", "colon"),), None)
    roadmap = Roadmap(None, "", (Column("agenda_items", "Items"),), (RoadmapColumn("15-March", date(2023, 3, 15), (("TBD",),)),))
    pages = (
        CoverPage(("MHHS",), None, ("DAG",), ()),
        agenda,
        divider,
        log,
        MatrixPage(None, "", rows, (report,)),
        UpdatesPage("Updates", (update,), 1),
        ClosingPage("End", None, (NextStep("Next DAG: 19 April 2023", date(2023, 4, 19)),), True, roadmap),
    )
    return Pack(0, meeting, pages, True, "10:00", None)


def test_the_meeting_and_its_document(pack: Pack) -> None:
    truth = truth_of(pack)
    assert truth["documents"]["rows"] == [
        {
            "doc_ref": "MHHS-DEL900",
            "version": "1.0",
            "document_type": "papers",
            "meeting_date": "2023-03-15",
            "group_code": "DAG",
            "page_count": 7,
        }
    ]
    meeting = truth["meetings"]["rows"][0]
    assert (meeting["meeting_number"], meeting["is_extraordinary"], meeting["next_meeting_date"]) == ("7.1", True, "2023-04-19")


def test_what_has_no_column_is_null(pack: Pack) -> None:
    welcome, scope = truth_of(pack)["agenda_items"]["rows"]
    assert (welcome["start_time"], welcome["end_time"], welcome["lead_raw"]) == ("10:00", "10:05", "Chair")
    assert (scope["item_label"], scope["item_number"], scope["slide_page_number"], scope["page_number"]) == ("2a", None, 3, 2)
    assert [scope[name] for name in ("theme", "objective", "item_type", "stated_page")] == [None] * 4
    assert truth_of(pack)["attachments"]["rows"] == [{"attachment_number": "1", "title": "Attachment 1 - Scope", "page_number": 2}]


def test_actions_of_both_tables(pack: Pack) -> None:
    truth = truth_of(pack)["actions"]
    first, second = truth["rows"]
    assert truth["key"] == ["action_ref"]
    assert (first["action_ref"], second["action_ref"]) == ("DAG06-01", "DAG06-02")
    assert (first["due_raw"], first["due_date"], first["due_end_date"]) == ("April DAG", None, None)
    assert (first["status"], first["raised_date"], first["owner_raw"]) == (None, None, None)
    assert first["latest_update"] == "One\nTwo"


def test_divider_matrix_updates_roadmap(pack: Pack) -> None:
    truth = truth_of(pack)
    assert truth["slides"]["rows"][0]["objective"] == "First\nSecond"
    lead_in, plan = truth["working_group_items"]["rows"]
    assert (lead_in["is_lead_in"], plan["is_lead_in"], plan["cell_date"], plan["item_order"]) == (True, False, "2023-03-02", 2)
    assert (plan["planned_start_date"], plan["planned_end_date"], plan["page_number"]) == ("2023-04-28", "2023-04-28", 5)
    assert truth["governance_updates"]["rows"][0]["update_date"] == "2023-02-08"
    assert truth["roadmap_items"]["rows"][0]["is_placeholder"] is True
    assert truth["next_steps"]["rows"] == [
        {"item_order": 1, "text": "Next DAG: 19 April 2023", "mentioned_date": "2023-04-19", "page_number": 7}
    ]


def test_a_flowing_document_states_no_page(pack: Pack) -> None:
    truth = truth_of(joined(pack), has_pages=False)
    assert "slides" not in truth
    for dataset in truth.values():
        assert not {"page_number", "page_count", "slide_page_number"} & {
            *dataset["fields"],
            *(name for row in dataset["rows"] for name in row),
        }


def test_a_theme_under_a_blank_cell_is_certain_only_where_one_sees_the_span(pack: Pack) -> None:
    agenda = pack.pages[1]
    assert isinstance(agenda, AgendaPage)
    items = tuple(replace(item, theme="Testing") for item in agenda.items)
    themed = replace(pack, pages=(pack.pages[0], replace(agenda, items=items, theme_style="own"), *pack.pages[2:]))
    assert [row["theme"] for row in truth_of(themed)["agenda_items"]["rows"]] == ["Testing", "Testing"]
    first, second = truth_of(themed, shows_spans=False)["agenda_items"]["rows"]
    assert first["theme"] == "Testing"
    assert "theme" not in second


def test_a_seed_gives_the_same_pack_and_truth() -> None:
    assert draw_pack(5) == draw_pack(5)
    assert json.dumps(truth_of(draw_pack(5))) == json.dumps(truth_of(draw_pack(5)))
    assert draw_pack(5) != draw_pack(6)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_truth_is_sound(seed: int) -> None:
    pack = draw_pack(seed)
    for name, truth in truth_of(pack).items():
        assert {*truth["key"], *truth["fields"]} <= set(DATASETS[name].columns), name
        keys = Counter(tuple(row[key] for key in truth["key"]) for row in truth["rows"])
        assert all(count == 1 for count in keys.values()), name
        assert all(value != "" for row in truth["rows"] for value in row.values()), name
    for item in (item for page in pack.pages if isinstance(page, AgendaPage) for item in page.items if item.divider_page):
        divider = pack.pages[item.divider_page - 1]
        assert isinstance(divider, DividerPage)
        assert divider.title == item.title
    columns = [column for page in pack.pages if isinstance(page, ClosingPage) and page.roadmap for column in page.roadmap.columns]
    assert all(later.day > earlier.day for earlier, later in itertools.pairwise(columns))
    assert not columns or columns[0].day == pack.meeting.day


@pytest.mark.parametrize("seed", SEEDS)
def test_every_text_of_the_truth_is_printed_on_its_page(seed: int) -> None:
    pack = draw_pack(seed)
    look = draw_look(seed, "", ("16:9",), "")
    printed = ["\n".join(words_of(sheet_of(page), look, 0, 0)) for page in pack.pages]
    texts = (
        "title",
        "description",
        "owner_raw",
        "due_raw",
        "status_raw",
        "text",
        "lead_raw",
        "item_type_raw",
        "topic",
        "target_meeting_raw",
    )
    for truth in truth_of(pack).values():
        for row in (row for row in truth["rows"] if "page_number" in row):
            for value in (row[name] for name in texts if row.get(name)):
                assert value in printed[row["page_number"] - 1], value


def test_seeds_reach_what_the_packs_are_for() -> None:
    packs = [draw_pack(seed) for seed in range(200)]
    agendas = [page for pack in packs for page in pack.pages if isinstance(page, AgendaPage)]
    logs = [page for pack in packs for page in pack.pages if isinstance(page, ActionPage)]
    matrices = [page for pack in packs for page in pack.pages if isinstance(page, MatrixPage)]
    assert {page.theme_style for page in agendas} == {"span", "own", "apart", "none"}
    assert {page.has_header for page in agendas} == {True, False} == {page.has_header for page in logs}
    assert {page.is_turned for page in matrices} == {True, False}
    assert {page.closed_style for page in logs if page.closed} == {"table", "row"}
    assert len({tuple(column.role for column in page.columns) for page in logs}) > 20
    assert any("(cont.)" in page.title for page in logs)
    assert any(pack.meeting.is_extraordinary for pack in packs)
    assert any(not pack.has_dividers for pack in packs)
    assert any(item.number is None for page in agendas for item in page.items)


def test_nothing_of_the_project_is_imported_but_the_schemas_and_to_score_its_command_line() -> None:
    for path in Path(__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            names = [name for name in names if (path.name, name) != ("score.py", "tmag.cli")]
            assert not {name.split(".")[0] for name in names} & LAYERS, path.name
