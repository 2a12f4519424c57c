"""The run of packs: what each prints, by the builder's timeline, against the parse of the committed file."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from typing import Any

import pytest

from pipeline.parse import ParseResult
from samples.builder.run.actions import ACTIONS, Listed
from samples.builder.run.decks import check
from samples.builder.run.meetings import MEETINGS, ORDER, PACKS, Pack
from samples.builder.run.plans import PLANS
from tests.packgen.score import compare
from tests.reading_samples import FOLDER, ROOT, result
from tests.samples_run_truth import truth_of

# One worker, so that each pack is parsed once.
pytestmark = pytest.mark.xdist_group("samples")
README = (ROOT / "samples" / "README.md").read_text(encoding="utf-8")
BY_KEY = {pack.key: pack for pack in PACKS}
each_pack = pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)


@lru_cache(maxsize=len(PACKS))
def parse(pack: Pack) -> ParseResult:
    return result(FOLDER / f"{pack.name}.pdf")


def rows(pack: Pack, dataset: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = parse(pack).tables[dataset].to_pylist()
    return found


@each_pack
def test_every_field_is_as_the_timeline_says(pack: Pack) -> None:
    for dataset, truth in truth_of(pack).items():
        score = compare(dataset, truth, rows(pack, dataset))
        assert score.total, dataset
        assert not score.differences
        assert score.right == score.total


@each_pack
def test_a_pack_is_parsed_whole_and_holds_no_contradiction(pack: Pack) -> None:
    (document,) = rows(pack, "documents")
    assert parse(pack).status == "parsed"
    assert document["words_total"] == document["words_claimed"] > 500
    assert [issue["message"] for issue in rows(pack, "parse_issues")] == []


@each_pack
def test_a_file_is_small(pack: Pack) -> None:
    assert (FOLDER / f"{pack.name}.pdf").stat().st_size < 150_000


@each_pack
def test_the_roadmap_begins_with_what_is_on_the_agenda(pack: Pack) -> None:
    check(pack)
    today = {
        row["text"]
        for row in rows(pack, "roadmap_items")
        if row["roadmap_row"] == "agenda_items" and row["target_meeting_date"] == pack.day
    }
    assert today <= {row["title"] for row in rows(pack, "agenda_items")}


@each_pack
def test_the_readme_names_the_file(pack: Pack) -> None:
    (line,) = re.findall(rf"^\| `packs/{re.escape(pack.name)}\.pdf` .*$", README, re.MULTILINE)
    assert f"| {len(rows(pack, 'slides'))} |" in line
    assert pack.doc_ref in line
    assert f"{pack.day.day} {pack.day:%B %Y}" in line


def changed(before: Listed, after: Listed) -> set[str]:
    """How an action stands otherwise than before."""
    kinds = {"reassigned": before.owner != after.owner, "rescheduled": before.due != after.due, "restated": before.status != after.status}
    return {kind for kind, is_so in kinds.items() if is_so}


def test_actions_do_all_that_actions_do() -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for action in ACTIONS:
        for before, after in pairwise(action.listed):
            for kind in changed(before, after):
                kinds[kind].add(action.ref)
        for state in action.listed:
            kinds[state.status].add(action.ref)
    assert {"TMAG16-02", "TMAG16-04", "TMAG17-04", "TMAG20-01", "TMAG22-01"} <= kinds["rescheduled"]
    assert {"TMAG16-03", "TMAG16-04", "TMAG17-04", "TMAG19-01"} <= kinds["reassigned"]
    assert {"TMAG12-01", "TMAG16-02", "TMAG20-01"} <= kinds["Recommend closed"] & kinds["Closed"]


def dropped() -> set[str]:
    """The actions that were last listed unsettled, in a pack that has a follower."""
    unsettled = {"Open", "Overdue", "In progress", "Ongoing", "On track", "New", "Not started"}
    return {a.ref for a in ACTIONS if a.listed[-1].status in unsettled and a.listed[-1].pack not in ("15.1", "S3")}


def test_the_readme_names_the_dropped_actions() -> None:
    (line,) = [line for line in README.splitlines() if line.startswith("Dropped")]
    assert set(re.findall(r"[A-Z]+\d\d-\d\d", line)) == dropped()


def test_an_action_is_listed_in_packs_that_follow_each_other_and_after_it_was_raised() -> None:
    for action in ACTIONS:
        places = [ORDER.index(state.pack) for state in action.listed]
        assert places == sorted(set(places)), action.ref
        day, month, year = (int(part) for part in action.raised.split("/"))
        first = MEETINGS[action.listed[0].pack.partition(" ")[0]]
        assert (year % 100, month, day) < (first.year % 100, first.month, first.day), action.ref


def slips() -> int:
    """How often an item moved to a later meeting."""
    keys = list(MEETINGS)
    moves = (pair for item in PLANS for pair in pairwise(item.seen))
    return sum(1 for a, b in moves if a.meeting and b.meeting and keys.index(b.meeting) > keys.index(a.meeting))


def test_plans_slip_are_renamed_and_taken_off() -> None:
    pairs = [pair for item in PLANS for pair in pairwise(item.seen)]
    assert slips() >= 15
    assert sum(1 for a, b in pairs if b.meeting and a.name != b.name) >= 6
    assert sum(1 for _, b in pairs if b.meeting is None) == 2


def test_what_changed_when_number_18_was_issued_again() -> None:
    old, new = BY_KEY["18"], BY_KEY["18 v1.1"]
    before = {row["action_ref"]: row for row in rows(old, "actions")}
    after = {row["action_ref"]: row for row in rows(new, "actions")}
    assert set(after) - set(before) == {"TMAG17-04"}
    assert {ref for ref, row in before.items() if row["status"] != after[ref]["status"]} == {"TMAG16-05", "TMAG17-02"}
    assert {ref for ref, row in before.items() if row["due_date"] != after[ref]["due_date"]} == {"TMAG16-02"}
    items = [[(row["title"], row["item_type"], row["duration_minutes"]) for row in rows(pack, "agenda_items")] for pack in (old, new)]
    assert [a for a in zip(*items, strict=True) if a[0] != a[1]] == [
        (("Data Cleanse Plan approval", "decision", 20), ("Data Cleanse Plan update", "information", 10))
    ]
    assert {row["row_key"] for row in rows(old, "actions")} < {row["row_key"] for row in rows(new, "actions")}
