"""The same page drawn otherwise: lines taken away, moved or scaled, boxes of letters disturbed, gaps between words widened.

A table that is known only as it was printed may be known by accident; of a page in another dress the same tables are wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from random import Random

from parsers.layout.edges import Edge, edges_of, frames_of
from parsers.layout.page import Box, Char, Fill, Image, Page, Rule
from parsers.layout.words import words_of

PageVariant = Callable[[Page], Page]
_THIN = 0.5  # points
_SPACE = 0.9  # of the size: a wider gap is no space between words
_SAME = 6.0  # points: how far the ends of one table's lines may stand apart
_SEED = 2013


def without_paths(page: Page) -> Page:
    """Nothing is drawn."""
    return _drawn(page, ())


def without_fills(page: Page) -> Page:
    """Nothing is filled."""
    return _drawn(page, page.rules)


def _drawn(page: Page, rules: tuple[Rule, ...]) -> Page:
    """The page with some rules and no fills. White text that stood on one is seen as before: it is not its ink that is in question."""
    bare = replace(page, rules=rules, fills=())
    words = tuple(replace(word, is_visible=seen.is_visible) for word, seen in zip(words_of(bare), words_of(page), strict=False))
    return replace(bare, words=words)


def with_level_lines(page: Page) -> Page:
    """Lines from left to right only, those at the sides of filled cells among them."""
    return _drawn(page, tuple(map(_rule, edges_of(page)[0])))


def with_three_lines(page: Page) -> Page:
    """Of each table's level lines the first, the second and the last: above and beneath its header, and at its end."""
    kept = [edge for stack in _stacks(page) for edge in _first_second_last(stack)]
    return _drawn(page, tuple(map(_rule, kept)))


def _stacks(page: Page) -> Iterator[list[Edge]]:
    """The level lines of each frame, as wide as it; and of the lines in none those of one width."""
    frames = frames_of(page)
    for frame in frames:
        wide = [e for e in frame.level if e.end - e.start > frame.box.width / 2]
        yield [Edge(at, frame.box.x0, frame.box.x1) for at in sorted({e.at for e in wide})]
    loose = [e for e in edges_of(page)[0] if not any(e in frame.level for frame in frames)]
    stacks: list[list[Edge]] = []
    for edge in loose:
        stack = next((s for s in stacks if abs(s[0].start - edge.start) < _SAME and abs(s[0].end - edge.end) < _SAME), None)
        if stack is not None:
            stack.append(edge)
        else:
            stacks.append([edge])
    yield from stacks


def _first_second_last(stack: Sequence[Edge]) -> Sequence[Edge]:
    return stack if len(stack) < 4 else (*stack[:2], stack[-1])


def _rule(edge: Edge) -> Rule:
    return Rule(Box(edge.start, edge.at - _THIN / 2, edge.end, edge.at + _THIN / 2), "#000000", _THIN, 0)


def scaled(factor: float, right: float, down: float) -> PageVariant:
    """The page, all of it, scaled and then moved, in points."""

    def box(old: Box) -> Box:
        return Box(old.x0 * factor + right, old.top * factor + down, old.x1 * factor + right, old.bottom * factor + down)

    def char(old: Char) -> Char:
        x0, top, x1, bottom = box(Box(old.x0, old.top, old.x1, old.bottom))
        style = replace(old.style, size=round(old.style.size * factor, 1))
        return old._replace(x0=x0, top=top, x1=x1, bottom=bottom, baseline=old.baseline * factor + down, style=style)

    def rule(old: Rule) -> Rule:
        return replace(old, box=box(old.box), thickness=old.thickness * factor)

    def drawn(old: Fill | Image) -> Fill | Image:
        return replace(old, box=box(old.box)) if isinstance(old, Fill) else old._replace(box=box(old.box))

    def vary(page: Page) -> Page:
        return replace(
            page,
            width=page.width * factor + right,
            height=page.height * factor + down,
            chars=tuple(map(char, page.chars)),
            rules=tuple(map(rule, page.rules)),
            fills=tuple(one for one in map(drawn, page.fills) if isinstance(one, Fill)),
            images=tuple(one for one in map(drawn, page.images) if isinstance(one, Image)),
        )

    return vary


def with_disturbed_letters(share: float) -> PageVariant:
    """Each letter's box moved by at most that share of its size, the same each time."""

    def vary(page: Page) -> Page:
        draw = Random(_SEED)
        return replace(page, chars=tuple(_moved(c, *(draw.uniform(-share, share) * c.style.size for _ in range(2))) for c in page.chars))

    return vary


def _moved(char: Char, right: float, down: float) -> Char:
    return char._replace(
        x0=char.x0 + right, x1=char.x1 + right, top=char.top + down, bottom=char.bottom + down, baseline=char.baseline + down
    )  # fmt: skip


def with_spaces(factor: float) -> PageVariant:
    """The spaces between the words of a text as wide as they were, times a factor; texts begin where they began."""

    def vary(page: Page) -> Page:
        runs = groupby(page.chars, key=lambda c: (round(c.baseline, 1), c.direction))
        return replace(page, chars=tuple(c for (_, direction), run in runs for c in _spaced(list(run), factor if direction == 0 else 1.0)))

    return vary


def _spaced(run: Sequence[Char], factor: float) -> Iterator[Char]:
    moved = 0.0
    inked = [c for c in run if not c.text.isspace()]
    for before, char in pairwise([None, *inked]):
        if char is None:
            continue
        gap = char.x0 - before.x1 if before is not None else 0.0
        moved = moved + (factor - 1) * gap if 0.15 * char.style.size < gap < _SPACE * char.style.size else moved
        moved = moved if -char.style.size < gap < _SPACE * char.style.size else 0.0
        yield char._replace(x0=char.x0 + moved, x1=char.x1 + moved)


PAGE_VARIANTS: dict[str, PageVariant] = {
    "level lines only": with_level_lines,
    "three lines a table": with_three_lines,
    "all fills taken away": without_fills,
    "scaled to 70 %": scaled(0.7, 0, 0),
    "scaled to 140 %, moved": scaled(1.4, 30, 50),
    "letters disturbed by 2 %": with_disturbed_letters(0.02),
    "spaces at 90 %": with_spaces(0.9),
    "spaces at 110 %": with_spaces(1.1),
}
