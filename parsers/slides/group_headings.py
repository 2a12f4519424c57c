"""Headings that are a group's name, with the day of its meeting where it has one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from parsers.language.finding import dates_by_order, find_dates
from parsers.language.groups import group_named, may_name_group
from parsers.layout.blocks import Block
from parsers.pack import Pack
from parsers.slides.tables import base_title
from schemas.vocabulary import Vocabulary

LONGEST_HEADING = 12  # words
EDGE = " :–—-"
"""Marks that may stand around a heading."""
_EMPTY = re.compile(r"\(\s*\)")


def day_in(text: str, pack: Pack) -> date | None:
    """The first exact day in a text."""
    return next((d.start for d in find_dates(text, pack.cover.meeting_date, "prose") if d.is_exact_day), None)


def is_day(block: Block, pack: Pack, said: Sequence[str | None] = ()) -> bool:
    """Whether a line is a day, and nothing else but words for the meeting or update of that day, or one of what may be ``said`` again: the
    code and the name of the group that it stands beneath."""
    if len(block.words) > 2 * LONGEST_HEADING or not any(map(str.isdigit, block.text)):
        return False
    days = find_dates(block.text, pack.cover.meeting_date, "prose")
    if len(days) != 1 or not days[0].is_exact_day:
        return False
    around = f"{block.text[: days[0].start_char]} {block.text[days[0].end_char :]}"
    return not _bare(_without(around, (*said, *pack.vocabulary.phrases["own_group"])) if said else around, pack.vocabulary)


def _without(text: str, said: Sequence[str | None]) -> str:
    """A text without the first of some names that stands in it."""
    found = (re.search(rf"(?i:\bthe )?(?<!\w){re.escape(name)}(?!\w)", text) for name in said if name and name in text)
    match = next((one for one in found if one), None)
    return f"{text[: match.start()]} {text[match.end() :]}" if match else text


class GroupHeading(NamedTuple):
    """A heading that is a group's name, with its day where it has one."""

    code: str | None
    name: str
    day: date | None

    @property
    def is_dated(self) -> bool:
        """Whether the heading has a day."""
        return self.day is not None


def group_heading(text: str, pack: Pack) -> GroupHeading | None:
    """A heading that names a group and nothing else but a day, a word for an update, or that it goes on; None for any other."""
    if len(text.split()) > 2 * LONGEST_HEADING or not may_name_group(text, pack.vocabulary.group_names):
        return None
    return _group_heading(text, pack.cover.meeting_date, pack.vocabulary, is_month_first=pack.is_month_first)


@lru_cache(maxsize=512)  # a heading is looked at when its page is found, when its texts are put in order, and when they are read
def _group_heading(text: str, when: date | None, vocabulary: Vocabulary, *, is_month_first: bool) -> GroupHeading | None:
    days = [d for d in dates_by_order(text, when, "prose", is_month_first=is_month_first) if d.is_exact_day]
    rest = _base_title_of(text[: days[0].start_char] + " " + text[days[0].end_char :] if days else text)
    code, name = group_named(_bare(rest, vocabulary), vocabulary)
    return GroupHeading(code, name, days[0].start if days else None) if code is not None else None


def _bare(text: str, vocabulary: Vocabulary) -> str:
    """A text without words for an update and the marks around it."""
    words, folded = _update_words(vocabulary), text.lower()
    for word in [word for phrase, word in words if phrase in folded]:
        text = word.sub(" ", text)
    return _EMPTY.sub(" ", text).strip(f"{EDGE},.|·•")


@lru_cache(maxsize=8)
def _update_words(vocabulary: Vocabulary) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Words for an update, the longest first, in small letters and as they stand in a heading: most texts hold none of them."""
    around = r"(?i)(?:^|(?<=[\s(–—:-])){}(?=$|[\s)–—:,-])"
    ordered = sorted(vocabulary.phrases["update_word"], key=len, reverse=True)
    return tuple((phrase.lower(), re.compile(around.format(re.escape(phrase)))) for phrase in ordered)


def _base_title_of(text: str) -> str:
    """A text without what says that it goes on, its case kept."""
    length = len(base_title(text))
    return text[: length + 1] if length + 1 < len(text) and base_title(text) == base_title(text[: length + 1]) else text
