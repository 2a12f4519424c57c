"""Dates against the gold set, by the rules of its README: a mention hits where it overlaps, and counts where its value is right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from benchmarks.tally import Verdict

Row = dict[str, Any]
Finder = Callable[[str, str, str | None], Sequence[Row]]
"""A sentence, its context date and its field in; mentions as ``tmag recognise`` prints them out."""

_NO_VALUE = frozenset({"none", "invalid"})
_DAYS = frozenset({"date", "interval", "set", "relative-to-meeting"})
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_ALL_MARKED = 60  # in sentences of fewer characters every expression is marked


def judge_dates(rows: Sequence[Row], find: Finder) -> Iterator[Verdict]:
    """One verdict for each gold row, and one for each sentence in which something is found where nothing is marked."""
    given = {row["id"]: find(row["sentence"], row["context_date"], row.get("field")) for row in rows}
    for row in rows:
        yield _judged(row, [one for one in given[row["id"]] if _overlaps(one, row["start_char"], row["end_char"])])
    together: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        together.setdefault((row["sentence"], row["context_date"]), []).append(row)
    for (sentence, _), same in together.items():
        if len(sentence) < _ALL_MARKED:
            yield from _extras(same, given[same[0]["id"]])


def _judged(row: Row, over: list[Row]) -> Verdict:
    is_right = fits(row, over)
    told = "; ".join(_shown(one) for one in over) or "nothing"
    account = f"{row['sentence']!r}: {row['text']!r} is {_wanted(row)}, given {told}"
    if row["kind"] in _NO_VALUE:
        return Verdict(row["id"], row["cls"], false=int(bool(over) and not is_right), account=account)
    if not row.get("required", True):
        return Verdict(row["id"], row["cls"])
    sure = min((one.get("confidence", 1.0) for one in over), default=1.0)
    counts = {"right": int(is_right), "missed": int(not is_right), "found": int(bool(over))}
    return Verdict(row["id"], row["cls"], **counts, account=account, confidence=sure)


def _extras(rows: list[Row], mentions: Sequence[Row]) -> Iterator[Verdict]:
    marked = [place for row in rows for place in ((row["start_char"], row["end_char"]), *row.get("also", []))]
    for one in mentions:
        if not any(_overlaps(one, first, last) for first, last in marked):
            yield Verdict(
                rows[0]["id"], rows[0]["cls"], false=1, account=f"{rows[0]['sentence']!r}: given {_shown(one)} where nothing stands"
            )


def _shown(mention: Row) -> str:
    value = {name: mention[name] for name in ("start", "end", "status", "duration", "start_time", "end_time", "rrule") if mention.get(name)}
    return f"{mention['text']!r} as {mention['kind']} {value}"


def _wanted(row: Row) -> str:
    names = ("start", "end", "dates", "status", "duration", "start_time", "end_time", "milestones", "meeting", "rrule")
    return f"{row['kind']} { {name: row[name] for name in names if row.get(name)} }"


def _overlaps(mention: Row, first: int, last: int) -> bool:
    return bool(mention["start_char"] < last and first < mention["end_char"])


def fits(row: Row, mentions: Sequence[Row]) -> bool:
    """Whether one of the mentions over a gold span has its value, or all together have where several days are wanted."""
    if not mentions:
        return row["kind"] in _NO_VALUE
    if any(_value_fits(row, one) for one in mentions):
        return True
    if row["kind"] != "set" or not row.get("dates"):
        return False
    days = {day for one in mentions for day in one.get("dates") or ([one["start"]] if one["kind"] == "date" and one["start"] else [])}
    return days == set(row["dates"])


def _value_fits(row: Row, found: Row) -> bool:
    kind = row["kind"]
    plain: dict[str, Callable[[], bool]] = {
        "date": lambda: _day_in_set(row, found) or (found["kind"] in _DAYS and _days_fit(row, found)),
        "interval": lambda: found["kind"] in _DAYS and _days_fit(row, found),
        "set": lambda: sorted(found.get("dates") or []) == sorted(row["dates"]) if found.get("dates") else _is_accepted(row, found),
        "duration": lambda: _durations_fit(row, found),
        "time_range": lambda: (found.get("start_time"), found.get("end_time")) == (row["start_time"], row["end_time"]),
        "time": lambda: found.get("start_time") == row["start_time"],
        "relative-to-meeting": lambda: _meetings_fit(row, found),
        "relative-to-milestone": lambda: found.get("milestones") == row["milestones"],
        "status": lambda: found.get("status") == row["status"],
        "recurrence": lambda: found["kind"] == "recurrence" and found.get("rrule") == row["rrule"],
    }
    return plain[kind]() if kind in plain else found["kind"] in _NO_VALUE


def _day_in_set(row: Row, found: Row) -> bool:
    return bool(row["precision"] == "day" and found["kind"] == "set" and row["start"] in (found.get("dates") or []))


def _is_accepted(row: Row, found: Row) -> bool:
    return [found["start"], found["end"]] in row.get("accept", [])


def _days_fit(row: Row, found: Row) -> bool:
    slack, checked = row.get("tolerance_days", 0), row.get("check", ["start", "end"])
    return all(_days_apart(row[side], found[side]) <= slack for side in checked) or _is_accepted(row, found)


def _days_apart(wanted: str | None, given: str | None) -> float:
    if wanted is None or given is None:
        return 0 if wanted == given else float("inf")
    return abs((date.fromisoformat(wanted) - date.fromisoformat(given)).days)


def _meetings_fit(row: Row, found: Row) -> bool:
    if row["start"]:
        return bool(found["start"]) and _days_fit(row, found)
    if found["kind"] == "relative-to-meeting":
        return "offset" in row or (found.get("meeting") or {}).get("which") == row["meeting"]["which"]
    return ("offset" in row and found["kind"] == "duration") or (bool(found["start"]) and _is_accepted(row, found))


def _durations_fit(row: Row, found: Row) -> bool:
    wanted, given = [row["duration"], *row.get("accept_duration", [])], found.get("duration")
    return bool(given) and (given in wanted or _length(str(given)) in [length for one in wanted if (length := _length(one))])


def _length(duration: str) -> tuple[int, int, int] | None:
    """Months, days and minutes."""
    match = _DURATION.fullmatch(duration)
    if match is None:
        return None
    years, months, weeks, days, hours, minutes = (int(part or 0) for part in match.groups())
    return 12 * years + months, 7 * weeks + days, 60 * hours + minutes
