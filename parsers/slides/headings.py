"""Whether texts that stand side by side are the headings of a table that we know, before any table is found."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache, partial

from parsers.language.dates import find_dates, may_tell_time
from parsers.language.groups import group_named
from parsers.language.phrases import is_like_any, likeness, matches
from parsers.layout.named_headers import MOST_WORDS, Heading, HeadingTest
from schemas.vocabulary import Phrases, TableWords, Vocabulary

_ANY_YEAR = date(2000, 1, 1)  # only the form counts
_LETTERS = re.compile(r"\w")
_SURE = 0.85  # how well a heading must fit
_PLAIN = 0.9  # how well one of them must: no phrase among more other words than its own does
_FEWEST_KNOWN = 2  # texts that name a column, or a row, of any table: fewer head none
_PLANNED = 3  # days that head a plan; two may end the headings of texts side by side
_FEWEST_DAYS = 2  # side by side
_LONGEST_DAY = 4  # words
_WHOLE_DATE = 8  # digits that are a day by themselves
_KEY = re.compile(r"(?:[A-Za-z]{2,} ?\d*-\d+|\d{1,3}[.)]?)$")
"""A row's number or reference: days beside it are its own."""
_LONGEST = 7  # words of a column's heading


def heading_test(vocabulary: Vocabulary) -> HeadingTest:
    """A test for texts side by side: names of columns, of groups, of meeting days or of report rows, most of them known."""
    columns = (words.columns for words in vocabulary.tables.values())
    is_known = is_like_any([*columns, vocabulary.report_rows, vocabulary.roadmap_rows], _SURE)

    @lru_cache(maxsize=512)  # each kind of evidence asks of the same texts
    def heading_of(texts: tuple[str, ...]) -> Heading | None:
        if len(texts) < 2 or any([len(text.split()) > MOST_WORDS for text in texts]):
            return None
        if _are_known(texts, is_known):
            if _names_columns(texts, vocabulary):
                return Heading.COLUMNS
            if _names_rows(texts, vocabulary):
                return Heading.MATRIX
        days = _days(texts)
        if days and all(days) and len(texts) >= _PLANNED:
            return Heading.DAYS
        is_subject = _groups(texts, vocabulary) or days
        if not is_subject:
            return None
        return Heading.MATRIX_WITHOUT_CORNER if is_subject[0] else Heading.MATRIX

    return lambda texts: heading_of(tuple(texts))


def _are_known(texts: Sequence[str], is_known: Callable[[str], bool]) -> bool:
    """Whether enough texts are headings of any kind; given up where too few are left to be."""
    known = 0
    for left, text in zip(range(len(texts), 0, -1), texts, strict=True):
        if not known < _FEWEST_KNOWN <= known + left:
            break
        known += is_known(text)
    return known >= _FEWEST_KNOWN


def _names_columns(texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    short = [text for text in texts if len(text.split()) <= _LONGEST]
    return 3 * len(short) >= 2 * len(texts) and any(_fits(short, len(texts), words) for words in vocabulary.tables.values())


def _fits(texts: Sequence[str], count: int, words: TableWords) -> bool:
    """Whether enough texts can name columns of one kind, all that the kind needs among them. One heading may fit several columns."""
    if not all(any(likeness(text, words.columns.get(name, ())) >= _SURE for name in group for text in texts) for group in words.needs):
        return False
    least = max(2, -(-3 * count // 5))
    named = _named(texts, least, partial(_all_names, words.columns))
    return min(len(named), len(set().union(*named))) >= least and any(_is_plain(text, words.columns) for text in texts)


def _is_plain(text: str, phrases: Phrases) -> bool:
    """Whether a text is a heading, and does not only hold one: the words of headings also stand in sentences."""
    return any(match.score >= _PLAIN for match in matches(text, phrases))


def _named(texts: Sequence[str], least: int, names_of: Callable[[str], set[str]]) -> list[set[str]]:
    """What each text names, where it names anything; given up where too few are left for ``least`` of them to do so."""
    named: list[set[str]] = []
    for left, text in zip(range(len(texts), 0, -1), texts, strict=True):
        if len(named) + left < least:
            break
        if names := names_of(text):
            named.append(names)
    return named


def _all_names(phrases: Phrases, text: str) -> set[str]:
    return {match.name for match in matches(text, phrases) if match.score >= _SURE}


def _best_name(phrases: Phrases, text: str) -> set[str]:
    return {match.name for match in matches(text, phrases)[:1] if match.score >= _SURE}


def _names_rows(texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether the texts are labels of a matrix that is turned: its rows' labels run along the top, each once."""
    if len(set(texts)) < len(texts):
        return False
    least = max(2, -(-2 * (len(texts) - 1) // 3))
    for rows in (vocabulary.report_rows, vocabulary.roadmap_rows):
        named = _named(texts, least, partial(_best_name, rows))
        if len(set().union(*named)) >= least:
            return True
    return False


def _groups(texts: Sequence[str], vocabulary: Vocabulary) -> list[bool]:
    """Which texts name groups, where most do; else none."""
    most, is_group = len(texts) // 3, list[bool]()  # how many may be none
    for text in texts:
        is_group.append(group_named(text, vocabulary)[0] is not None)
        if is_group.count(False) > most:
            return []
    return is_group if sum(is_group) >= 2 else []


def _days(texts: Sequence[str]) -> list[bool]:
    """Which texts are days, where all but one are, and that one is no key of a row; else none, as where a text comes back: quarters of two
    years head figures."""
    if sum(map(_is_short, texts)) + 1 < len(texts) or len(set(texts)) < len(texts):
        return []
    is_day: list[bool] = []
    for text in texts:
        is_day.append(_is_day(text))
        others = is_day.count(False)
        if others > 1 or len(texts) - others < _FEWEST_DAYS:
            return []
    is_row = any(_KEY.match(text) for text, is_one in zip(texts, is_day, strict=True) if not is_one)
    return is_day if not is_row else []


def _is_short(text: str) -> bool:
    return len(text.split()) <= _LONGEST_DAY


def _is_day(text: str) -> bool:
    """Whether a text is a day, a month or a quarter and nothing else, not even a bracket that the line above opened; years head tables of
    numbers."""
    if (
        not _is_short(text)
        or (text.isdecimal() and len(text) < _WHOLE_DATE)
        or text.count("(") != text.count(")")
        or not may_tell_time(text)
    ):
        return False
    found = find_dates(text, _ANY_YEAR, "roadmap_header")
    is_day = len(found) == 1 and found[0].start is not None and found[0].precision != "year"
    return is_day and not _LETTERS.search(text[: found[0].start_char] + text[found[0].end_char :])
