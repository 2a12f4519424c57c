"""Which of the two numbers of ``04/05/26`` is the day: the first, but in a document whose own dates tell that it is the second.

The order is that of a whole document, and dates are looked for in many places of it: it is set around the reading of the document, and
holds nowhere else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

_MONTH_FIRST = ContextVar("month_first", default=False)
# Both begin with the mark between the numbers, which is quickly found; what a browser stamps on what it prints has the time behind it.
_BEHIND = r"(?![\w/\-]|\.\d|,? ?\d?\d:\d\d)"
_WITH_YEAR = re.compile(rf"(?:/(?P<m>\d{{1,2}})/(?:\d{{4}}|\d\d)|-(?P<n>\d{{1,2}})-(?:19|20)\d\d){_BEHIND}")
_WITHOUT_YEAR = re.compile(r"/0[1-9](?![\w/\-]|\.\d)")
_AHEAD = re.compile(r"(?<![\w/.\-£$€])\d{1,2}$")
_MONTHS, _DAYS = 12, 31
_FEW = 3  # pages: the same date on so many, and on more than half of them, is furniture


def is_month_first() -> bool:
    """Whether the document that is being read prints its months first."""
    return _MONTH_FIRST.get()


@contextmanager
def month_first(is_so: bool) -> Iterator[None]:
    """Read dates in digits month first, or day first, as long as this lasts."""
    token = _MONTH_FIRST.set(is_so)
    try:
        yield
    finally:
        _MONTH_FIRST.reset(token)


def tells_month_first(texts: Sequence[str]) -> bool:
    """Whether the texts of a document's pages print dates in digits that only month first are any, and none that only day first are.

    One that comes back on most pages does not tell that months are first: the program that printed them put it there, in its own way.

    >>> tells_month_first(["Due 01/16/2026, raised 02/03/2026"]), tells_month_first(["Due 01/16/2026, raised 20/01/2026"])
    (True, False)
    """
    pages = [list(_numbers(text)) for text in texts if "/" in text or "-" in text]
    if not any(second > _MONTHS for page in pages for _, second in page):
        return False
    counts = Counter(pair for page in pages for pair in set(page))
    if any(first > _MONTHS for first, _ in counts):
        return False
    return any(second > _MONTHS and (count < _FEW or 2 * count <= len(texts)) for (_, second), count in counts.items())


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    """The two numbers of each date in digits of which one is a month and the other can be none, or both can be."""
    for match in _WITH_YEAR.finditer(text):
        yield from _pair(text, match.start(), match["m"] or match["n"])
    for match in _WITHOUT_YEAR.finditer(text):
        yield from _pair(text, match.start(), text[match.start() + 1 : match.end()])


def _pair(text: str, place: int, second: str) -> Iterator[tuple[int, int]]:
    ahead = _AHEAD.search(text, max(0, place - 3), place)
    if ahead is not None:
        pair = int(ahead[0]), int(second)
        if 1 <= min(pair) <= _MONTHS and max(pair) <= _DAYS:
            yield pair
