"""Keys of rows one after the other: numbers, references and days."""

from __future__ import annotations

import re

_DAY = re.compile(r"\d{1,2}[/.-](?:\d{1,2}|[A-Za-z]{3})[/.-]\d{2,4}")
_DIGITS = re.compile(r"\d+")
_NUMBERS = 2  # of a reference: the meeting's and its own
_LAST_NUMBER = re.compile(r"(\d+)([.)]?)$")


def may_follow(key: str, text: str) -> bool:
    """Whether a text is the number or reference that comes next, or one of a later meeting, or a day where the key is one."""
    return text == next_key(key) or _counts_on(key, text) or (_DAY.fullmatch(key) is not None and _DAY.fullmatch(text) is not None)


def _counts_on(key: str, text: str) -> bool:
    """Whether two references are of one form, and the second is of a meeting soon after: ``TMAG16-02``, ``TMAG17-03``."""
    numbers = [[int(digits) for digits in _DIGITS.findall(one)] for one in (key, text)]
    is_alike = _DIGITS.sub("#", key) == _DIGITS.sub("#", text) and key[:1].isalpha()
    return is_alike and len(numbers[0]) == len(numbers[1]) == _NUMBERS and numbers[0][0] < numbers[1][0] <= numbers[0][0] + _NUMBERS


def next_key(key: str) -> str | None:
    """``7`` after ``6``, ``TMAG16-03`` after ``TMAG16-02``; None where a key does not end in a number."""
    digits = _LAST_NUMBER.search(key)
    return f"{key[: digits.start()]}{int(digits[1]) + 1:0{len(digits[1])}}{digits[2]}" if digits else None
