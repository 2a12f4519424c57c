"""Pages as people write them: ``1,3-5``."""

from __future__ import annotations

import re

from schemas.errors import SettingsError

_HIGHEST = 100_000
_PART = re.compile(r"(\d{1,6})(?:\s*-\s*(\d{1,6}))?", re.ASCII)


def page_numbers(text: str) -> tuple[int, ...]:
    """The pages that a list names, from 1, each once and in order.

    Raises:
        SettingsError: The text is no such list.

    >>> page_numbers("3-5, 1,4")
    (1, 3, 4, 5)
    """
    pages: set[int] = set()
    for part in text.split(","):
        match = _PART.fullmatch(part.strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last <= _HIGHEST:
            raise SettingsError(f"{part.strip() or text!r} names no pages. Give them as in --pages 1,3-5, counted from 1.")
        pages.update(range(first, last + 1))
    return tuple(sorted(pages))
