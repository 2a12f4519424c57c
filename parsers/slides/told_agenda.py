"""The columns of an agenda under words of its own: told by times that grow, lengths that agree with them, pages, parties, and by the form
of its texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean

from parsers.language.dates import read_times
from parsers.layout.text import fold
from parsers.slides.column_values import Scene, bare_label, is_label, is_page
from parsers.slides.told_columns import FULL, MOSTLY, NEARLY_ALL, PHRASE, Rank, Telling, ToldColumn, is_dated

_REMARK = 1.5  # words on average: an objective has more than one
_LONGEST_TITLE = 12  # words on average
_LONGEST_THEME = 4  # words on average
_FEWEST = 2  # values that bear a column out
_LETTER = re.compile(r"\(?([A-Za-z])[.):]?$")
_NUMBER = re.compile(r"\d{1,3}")


def tell_agenda(telling: Telling) -> None:
    """Give an agenda's open roles their columns."""
    _tell_times(telling)
    telling.take("label", lambda c: c.filled >= MOSTLY and _counts_on(c), lambda c: c.filled)
    telling.take("type", lambda c: c.fit("type") >= NEARLY_ALL and c.words <= PHRASE, lambda c: c.fit("type"))
    telling.take("page", lambda c: _are_pages(c, telling.pages), lambda c: c.filled)
    telling.take("lead", lambda c: c.parties >= MOSTLY and c.filled >= 0.5, lambda c: c.parties)
    telling.take("title", _are_titles, _title_rank)
    telling.take("objective", lambda c: _are_objectives(c, telling), lambda c: (_asks(c) >= MOSTLY, c.words))
    telling.take("theme", lambda c: _are_themes(c, telling), lambda c: c.filled)


def _tell_times(telling: Telling) -> None:
    """A column of times that grow; another beside it that follows it is of ends; lengths say so, or agree with the times."""
    telling.take("time", lambda c: _starts(c) >= MOSTLY and c.filled >= MOSTLY and _grows(c), _starts)
    times = telling.column("time")
    telling.take("end", lambda c: times is not None and _starts(c) >= MOSTLY and _follows(c, times), _starts)
    telling.take("duration", lambda c: c.filled >= 0.5 and _starts(c) == 0 and (_lasts(c) >= MOSTLY or _agrees(c, times)), _lasts)


def _starts(column: ToldColumn) -> float:
    return fmean(read_times(value).start_time is not None for value in column.values)


def _lasts(column: ToldColumn) -> float:
    return fmean(read_times(value).duration_minutes is not None for value in column.values)


def _grows(column: ToldColumn) -> bool:
    """Whether each time is no earlier than the one before it."""
    starts = [start for value in column.values if (start := read_times(value).start_time)]
    return len(starts) > 1 and all(a <= b for a, b in pairwise(starts))


def _follows(column: ToldColumn, times: ToldColumn) -> bool:
    """Whether times are the ends of those beside them, none of which has one."""
    pairs = [(read_times(times.by_row[row]), read_times(end)) for row, end in column.by_row.items() if row in times.by_row]
    clocks = [(at.start_time, till.start_time) for at, till in pairs if at.end_time is None and at.start_time and till.start_time]
    return len(clocks) >= max(_FEWEST, NEARLY_ALL * len(pairs)) and all(at <= till for at, till in clocks)


def _agrees(column: ToldColumn, times: ToldColumn | None) -> bool:
    """Whether bare numbers are how many minutes lie between the times beside them."""
    if times is None or not all(value.isdecimal() for value in column.values):
        return False
    spans = _spans(times)
    pairs = [(spans[row], int(value)) for row, value in column.by_row.items() if row in spans]
    return len(pairs) >= _FEWEST and sum(span == minutes for span, minutes in pairs) >= NEARLY_ALL * len(pairs)


def _spans(times: ToldColumn) -> dict[int, int]:
    """How many minutes lie between each row's start and its end, or the next start."""
    readings = {row: read_times(value) for row, value in times.by_row.items()}
    starts = [(row, reading) for row, reading in readings.items() if reading.start_time is not None]
    following = (*(reading.start_time for _, reading in starts[1:]), None)
    ends = [reading.end_time or after for (_, reading), after in zip(starts, following, strict=False)]
    return {row: _minutes(end) - _minutes(at.start_time or end) for (row, at), end in zip(starts, ends, strict=True) if end}


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return 60 * int(hours) + int(minutes)


def _counts_on(column: ToldColumn) -> bool:
    """Whether values number rows one by one from the first, with numbers or letters."""
    ranks = [_rank(value, column.scene) for value in column.values]
    numbers = [rank for rank in ranks if rank is not None]
    return len(numbers) == len(ranks) and _is_count(numbers)


def _is_count(numbers: Sequence[int]) -> bool:
    return len(numbers) > 1 and numbers[0] <= 1 and all(0 <= b - a <= 1 for a, b in pairwise(numbers))


def _rank(value: str, scene: Scene) -> int | None:
    if letter := _LETTER.match(value.strip()):
        return ord(letter[1].casefold()) - ord("a") + 1
    label = bare_label(value, scene.vocabulary)
    return int(_NUMBER.findall(label)[0]) if is_label(label) else None


def _are_pages(column: ToldColumn, pages: int) -> bool:
    """Whether values are pages of the pack, none before the one above it, or say in a word or two that there is none; and do not merely
    count the rows."""
    shown = [value for value in column.values if is_page(value)]
    others = [value for value in column.values if not is_page(value)]
    if len(shown) < max(_FEWEST, MOSTLY * len(column.values)) or any(len(value.split()) > PHRASE for value in others):
        return False
    numbers = [int(_NUMBER.findall(value)[0]) for value in shown]
    is_count = column.filled >= MOSTLY and _is_count(numbers)
    return all(a <= b for a, b in pairwise(numbers)) and 1 <= numbers[0] < numbers[-1] <= pages and not is_count


def _are_titles(column: ToldColumn) -> bool:
    is_short = column.words <= _LONGEST_TITLE
    return column.filled >= FULL and is_short and column.fit("title") >= NEARLY_ALL and not is_dated(column)


def _title_rank(column: ToldColumn) -> Rank:
    """Titles name something, each something else, every row has one, and they are short."""
    return (_asks(column) < 0.5, column.is_told_apart, column.filled, -column.words)


def _asks(column: ToldColumn) -> float:
    """The share of texts that begin with what is asked of the meeting: ``Approve …``, ``To note …``."""
    verbs = column.scene.vocabulary.phrases["ask_verb"]
    return fmean(_first_word(value) in verbs for value in column.values)


def _first_word(text: str) -> str:
    words = [word for word in re.findall(r"[a-z]+", fold(text)) if word != "to"]
    return words[0] if words else ""


def _are_objectives(column: ToldColumn, telling: Telling) -> bool:
    """Whether texts say more of each item than its title does."""
    title = telling.column("title")
    is_remark = column.words > _REMARK and column.is_told_apart and column.fit("objective") >= MOSTLY and not is_dated(column)
    return is_remark and (title is None or column.words > title.words or _asks(column) >= MOSTLY)


def _are_themes(column: ToldColumn, telling: Telling) -> bool:
    """Whether short texts right before the titles come back, or hold for several rows."""
    title = telling.column("title")
    is_beside = title is not None and column.columns[-1] + 1 == title.columns[0]
    is_several = not column.is_told_apart or column.filled < FULL
    return is_beside and is_several and column.words <= _LONGEST_THEME and column.fit("title") >= NEARLY_ALL
