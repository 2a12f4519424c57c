"""What stands beneath a heading: how far a column's values are of the kind that a role holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from parsers.language.dates import read_day, read_due, read_raised, read_times
from parsers.slides.item_types import item_type
from parsers.slides.statuses import status_of
from schemas.vocabulary import Vocabulary

_FEWEST_COUNTED = 3  # rows
MOST_VALUES = 15  # of a column are looked at
_STATUS_WORDS = 4
_FEWEST_SAID = 4  # values, of which half may be others said again
_NEARLY_ALL = 0.8
_LABEL = re.compile(r"\(?\d{1,3}(?:\.\d{1,2})?\s?[a-zA-Z]?[.):]?$")
_REF = re.compile(
    r"[A-Za-z]{1,12}(?:[\s/_.#-]{1,3}[A-Za-z]{1,12}){0,2}[\s/_.#-]{0,3}\d[\w./-]*(?:\s?-\s?\d+){0,2}$|\(?\d{1,4}(?:[.-]\d{1,3})?[a-zA-Z]?[.):]?$"
)
_SAYS = re.compile(r"\s*[A-Za-z]+(?:\s+[a-z]+){2,}\s+\d")  # ``Note issued on 8``: words before a number that are no name of it
_PAGE = re.compile(r"(?i)(?:(?:page|slide|pp?|pg|sl)s?\.?\s*)?\d{1,3}(?:\s*(?:[-–,&]|to|and)\s*\d{1,3})*$")
_NUMBER = re.compile(r"[\d\s.:,/-]+$")


class Scene(NamedTuple):
    """What values are read against: the words to go by, the meeting's date, and which number of the document's days is the month."""

    vocabulary: Vocabulary
    when: date | None
    is_month_first: bool = False


_Test = Callable[[str, Scene], float]


def fit(role: str, values: Sequence[str], scene: Scene) -> float | None:
    """The share of values, 0 to 1, that a role can hold; None where there are none, or the role holds anything."""
    return _fit(role, tuple(values), scene)


@lru_cache(maxsize=512)  # several kinds of table hold the same roles
def _fit(role: str, values: tuple[str, ...], scene: Scene) -> float | None:
    test = _TESTS.get(role)
    shown = [value for value in values if value][:MOST_VALUES]
    if test is None or not shown:
        return None
    return sum([_value_fit(test, value, scene) for value in shown]) / len(shown)


@lru_cache(maxsize=1 << 11)  # the values of a column are also those of its rows
def _value_fit(test: _Test, value: str, scene: Scene) -> float:
    return test(value, scene)


def are_statuses(values: Sequence[str], scene: Scene) -> bool:
    """Whether values are short words that come back, as statuses do, with one that is known among them, or nearly all of them known."""
    if not values or any(len(value.split()) > _STATUS_WORDS for value in values):
        return False
    known = sum(status_of(value, scene.vocabulary) is not None for value in values)
    is_said_again = len(values) >= _FEWEST_SAID and 2 * len({value.casefold() for value in values}) <= len(values)
    return known >= _NEARLY_ALL * len(values) or (known > 0 and is_said_again)


def is_label(text: str) -> bool:
    """Whether a text can number an agenda item: ``5``, ``5a``, ``2.1``."""
    return _LABEL.match(text.strip()) is not None


def are_lengths(values: Sequence[str]) -> bool:
    """Whether all values say how long something takes, and none when it begins."""
    times = [read_times(value) for value in values]
    return bool(times) and all(one.duration_minutes is not None and one.start_time is None for one in times)


def counts_rows(values: Sequence[str]) -> bool:
    """Whether values number rows one by one from the first: ``1``, ``2``, ``3a``, ``3b``."""
    if len(values) < _FEWEST_COUNTED or not all(map(is_label, values)):
        return False
    numbers = [int(re.findall(r"\d+", value)[0]) for value in values]
    return numbers[0] <= 1 and all(0 <= b - a <= 1 for a, b in pairwise(numbers)) and numbers[-1] > 1


def bare_label(text: str, vocabulary: Vocabulary) -> str:
    """A label without the word for an item before its number: ``5`` of ``Item 5``."""
    found = _item_word(vocabulary.phrases["item_word"]).match(text)
    return text[found.end() :] if found else text


@lru_cache(maxsize=16)
def _item_word(phrases: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?i)\s*(?:{words})\s*(?:no\.?|#)?\s*(?=\d)")


def is_ref(text: str) -> bool:
    """Whether a text can be an action's reference: ``TMAG14-01``, ``A 12``, ``7``."""
    return len(text) <= 30 and _REF.match(text.strip()) is not None and _SAYS.match(text) is None


def ref_and_day(text: str, when: date | None) -> tuple[str, str] | None:
    """A reference and the day behind it that share a cell (``TMAG25-01 18 December 2024``); None for any other text."""
    ref, _, rest = text.partition(" ")
    is_both = is_ref(ref) and any(map(str.isalpha, ref)) and any(map(str.isdigit, ref)) and read_day(rest, when) is not None
    return (ref, rest) if is_both else None


def is_page(text: str) -> bool:
    """Whether a text is a page, or pages, and nothing else."""
    return _PAGE.match(text.strip()) is not None


def _is_past(text: str, scene: Scene) -> float:
    day = read_raised(text, scene.when)
    if day is None:
        return 0.5 if _is_dated(text, scene) else 0.0
    return 1.0 if scene.when is None or day <= scene.when else 0.0


def _is_due(text: str, scene: Scene) -> float:
    day = read_day(text, scene.when)
    if day is None:
        return 0.9 if _is_dated(text, scene) else 0.0
    return 0.9 if scene.when is not None and day < scene.when else 1.0


def _is_dated(text: str, scene: Scene) -> bool:
    return len(text.split()) <= 12 and read_due(text, scene.when).is_understood


def _is_status(text: str, scene: Scene) -> float:
    if len(text.split()) > 6:
        return 0.0
    return 1.0 if status_of(text, scene.vocabulary) else 0.25


def _is_time(text: str, scene: Scene) -> float:
    if len(text.split()) > 12:
        return 0.0
    times = read_times(text)
    is_plain = text.strip().isdecimal() and len(text) <= 3
    return 1.0 if times.start_time or times.duration_minutes is not None else 0.6 if is_plain else 0.0


def _is_type(text: str, scene: Scene) -> float:
    return 1.0 if len(text.split()) <= 5 and item_type(text, scene.vocabulary) else 0.1


def _is_name(text: str, scene: Scene) -> float:
    """A name or some: few words, no number, no day, no kind of item."""
    if len(text.split()) > 16 or _NUMBER.match(text) or read_day(text, scene.when) or read_times(text).start_time:
        return 0.0
    if status_of(text, scene.vocabulary) or (len(text.split()) <= 3 and item_type(text, scene.vocabulary)):
        return 0.2
    return 1.0 if any(letter.isupper() for letter in text) else 0.4


def _is_title(text: str, scene: Scene) -> float:
    if is_label(bare_label(text, scene.vocabulary)) or _NUMBER.match(text) or (is_ref(text) and " " not in text):
        return 0.0
    return 1.0 if len(text.split()) <= 25 else 0.5


def _is_prose(text: str, scene: Scene) -> float:
    if is_ref(text) or _NUMBER.match(text) or read_day(text, scene.when):
        return 0.0
    return 1.0 if len(text.split()) > 2 else 0.6


def _is_description(text: str, scene: Scene) -> float:
    return 0.2 if status_of(text, scene.vocabulary) else _is_prose(text, scene)


def _is_objective(text: str, scene: Scene) -> float:
    return 0.3 if len(text.split()) <= 3 and item_type(text, scene.vocabulary) else _is_prose(text, scene)


def _is_update(text: str, scene: Scene) -> float:
    return 0.5 if is_page(text) or status_of(text, scene.vocabulary) else 1.0


_TESTS: dict[str, _Test] = {
    "label": lambda text, scene: float(is_label(bare_label(text, scene.vocabulary))),
    "title": _is_title,
    "objective": _is_objective,
    "type": _is_type,
    "lead": _is_name,
    "time": _is_time,
    "duration": _is_time,
    "end": _is_time,
    "page": lambda text, scene: float(is_page(text)),
    "action_ref": lambda text, scene: float(is_ref(text) or ref_and_day(text, scene.when) is not None),
    "decision_ref": lambda text, scene: float(is_ref(text)),
    "decided_date": _is_past,
    "raised": _is_past,
    "date": lambda text, scene: float(_is_dated(text, scene)),
    "description": _is_description,
    "owner": _is_name,
    "due": _is_due,
    "first_due": _is_due,
    "revised_due": _is_due,
    "status": _is_status,
    "latest_update": _is_update,
    "name": _is_name,
    "organisation": _is_name,
}
