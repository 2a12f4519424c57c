"""The development halves of the gold sets, scored by the rules of their README, against a floor."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

from parsers.language.dates import DateFound, find_dates
from parsers.language.owners import find_owners
from parsers.language.parties import PartyFound
from schemas.gazetteer import Gazetteer

DATES_FLOOR = 0.96
OWNERS_FLOOR = 0.98
CODES = frozenset(["TMAG", "SITAG", "QAG", "MCAG", "PSG", "DAG", "CCAG", "DWG", "MWG", "EWG", "QWG", "SITWG", "NFTWG", "MDSG"])
SHORT_SENTENCE = 60


def days_fit(gold: dict, found: DateFound) -> bool:
    """Whether start and end are those of the gold, within its slack, or another accepted pair."""
    got = {"start": found.start, "end": found.end}
    pairs = [(date.fromisoformat(gold[side]) if gold[side] else None, got[side]) for side in gold.get("check", ["start", "end"])]
    slack = gold.get("tolerance_days", 0)
    if all(a == b or (a and b and abs((a - b).days) <= slack) for a, b in pairs):
        return True
    return [found.start and found.start.isoformat(), found.end and found.end.isoformat()] in gold.get("accept", [])


def value_fits(gold: dict, found: DateFound) -> bool:
    kind = gold["kind"]
    if kind in ("date", "interval"):
        has_days = found.kind in ("date", "interval", "set", "relative-to-meeting")
        return has_days and (days_fit(gold, found) or date.fromisoformat(gold["start"] or gold["end"]) in found.dates)
    if kind == "set":
        return [day.isoformat() for day in found.dates] == gold["dates"] or days_fit({**gold, "start": None, "end": None}, found)
    if kind == "relative-to-meeting" and gold["start"]:
        return found.start is not None and days_fit(gold, found)
    if kind == "relative-to-meeting":
        return found.meeting_which == gold["meeting"]["which"] or "offset" in gold
    readings = {
        "duration": found.duration in [gold.get("duration"), *gold.get("accept_duration", [])],
        "time_range": (found.start_time, found.end_time) == (gold.get("start_time"), gold.get("end_time")),
        "time": found.start_time == gold.get("start_time"),
        "relative-to-milestone": list(found.milestones) == gold.get("milestones"),
        "status": found.status == gold.get("status"),
        "recurrence": found.rrule == gold.get("rrule"),
        "invalid": found.kind == "invalid",
        "none": False,
    }
    return readings[kind]


def overlaps(found: DateFound, first: int, last: int) -> bool:
    return found.start_char < last and first < found.end_char


def f_measure(right: int, false: int, missed: int) -> float:
    return 2 * right / (2 * right + false + missed)


def test_dates_reach_the_floor(gold_dates: list[dict]) -> None:
    right = false = missed = 0
    marked: dict[str, list[tuple[int, int]]] = defaultdict(list)
    sentences: dict[str, tuple[DateFound, ...]] = {}
    for gold in gold_dates:
        found = find_dates(gold["sentence"], date.fromisoformat(gold["context_date"]), gold.get("field"))
        sentences[gold["sentence"]] = found
        marked[gold["sentence"]] += [(gold["start_char"], gold["end_char"]), *map(tuple, gold.get("also", []))]
        over = [mention for mention in found if overlaps(mention, gold["start_char"], gold["end_char"])]
        fits = any(value_fits(gold, mention) for mention in over)
        if gold["kind"] in ("none", "invalid"):
            false += bool(over) and not fits
        elif gold.get("required", True):
            right += fits
            missed += not fits
    for sentence, found in sentences.items():
        if len(sentence) < SHORT_SENTENCE:
            false += sum(not any(overlaps(mention, *place) for place in marked[sentence]) for mention in found)
    assert f_measure(right, false, missed) >= DATES_FLOOR, (right, false, missed)


def test_no_distractor_is_a_date(gold_dates: list[dict]) -> None:
    for gold in gold_dates:
        if gold["kind"] == "none":
            assert find_dates(gold["sentence"], date.fromisoformat(gold["context_date"]), gold.get("field")) == (), gold["sentence"]


def name_key(name: str) -> str:
    plain = re.sub(r"(?i)^the ", "", name.replace("’", "'"))
    return re.sub(r"[^\w@& ]", "", re.sub(r"\s+", " ", plain)).strip().casefold()


def is_same(party: PartyFound, gold: dict) -> bool:
    names = [name_key(name) for name in [gold["name"], *gold.get("accept_names", [])]]
    return name_key(party.name) in names and party.party_type in gold.get("accept_types", [gold["type"]])


def test_owners_reach_the_floor(gold_owners: list[dict], gazetteer: Gazetteer) -> None:
    right = false = missed = 0
    for gold in gold_owners:
        left = list(gold["parties"])
        for party in find_owners(gold["text"], gold["field"], gazetteer, CODES):
            hit = next((wanted for wanted in left if is_same(party, wanted)), None)
            false += hit is None
            if hit:
                left.remove(hit)
                right += hit["required"]
        missed += sum(wanted["required"] for wanted in left)
    assert f_measure(right, false, missed) >= OWNERS_FLOOR, (right, false, missed)
