"""The line that a template draws at the foot of every page: it closes no table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from parsers.layout.edges import SNAP
from parsers.layout.page import Page, Rule

_FOOT = 0.85  # of the height: such lines stand below this
_WIDE = 0.5  # of the width: and are no shorter than this
_FEWEST = 3  # pages
_MOST = 0.5  # of the pages

_Key = tuple[int, int, int]


def without_foot_rules(pages: Sequence[Page]) -> list[Page]:
    """The pages without the wide level lines that at least half of them, and three, have at one place of their foot, and nothing upright
    meets."""
    found = [tuple(rule for rule in page.rules if _is_at_foot(rule, page)) for page in pages]
    counts = Counter(key for rules in found for key in set(map(_key, rules)))
    kept = {key for key, count in counts.items() if count >= max(_FEWEST, _MOST * len(pages))}
    return [
        _without(page, [rule for rule in rules if _key(rule) in kept]) if kept else page for page, rules in zip(pages, found, strict=True)
    ]


def _is_at_foot(rule: Rule, page: Page) -> bool:
    box = rule.box
    return box.top > _FOOT * page.height and box.x1 - box.x0 >= _WIDE * page.width


def _key(rule: Rule) -> _Key:
    return round(rule.box.x0), round(rule.box.x1), round(rule.box.top)


def _without(page: Page, rules: Sequence[Rule]) -> Page:
    """A page without some lines, but for those at which an upright one ends."""
    alone = [rule for rule in rules if not any(_meets(other, rule) for other in page.rules)]
    return replace(page, rules=tuple(rule for rule in page.rules if not any(rule is one for one in alone))) if alone else page


def _meets(other: Rule, rule: Rule) -> bool:
    a, b = other.box, rule.box
    return not other.is_level and a.top < b.top - SNAP and abs(a.bottom - b.top) <= SNAP and b.x0 - SNAP <= a.x0 <= b.x1 + SNAP
