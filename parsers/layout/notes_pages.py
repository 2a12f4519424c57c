"""Slides that are printed with their notes, a small picture of each above what its speaker is to say: each page is read as its slide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from parsers.layout.page import Box, Inset, Page, Rule, Style, UnreadablePage
from parsers.layout.titles import usual_size
from parsers.layout.words import Word, words_of_each

_FEWEST = 3  # pages
_WIDE = 0.5  # of the page's width: no slide is narrower
_LOW = 0.65  # of the page's height: nor does any end below this
_SHAPES = (1.2, 1.95)  # how much wider than high
_SQUARE = 1.5  # a slide that is not this much wider than high has the older of the two usual widths
_WIDTHS = (720.0, 960.0)  # points: of slides as they are printed alone
_NEAR = 2.0  # points
_UNIT = Box(0.0, 0.0, 1.0, 1.0)


def slides_of(pages: Sequence[Page | UnreadablePage]) -> list[Page | UnreadablePage]:
    """The pages, each as the slide on it where all of them are slides printed with their notes.

    Such pages stand upright and have a frame, a ground or a border, at one place of the upper part, with words in it that are smaller than
    those beneath. The slide is as large as one that is printed alone; its notes are kept beside its words.
    """
    slides = {page.page_number: page for page in _slides([page for page in pages if isinstance(page, Page)])}
    return [slides.get(page.page_number, page) for page in pages] if slides else list(pages)


def _slides(pages: Sequence[Page]) -> list[Page]:
    box = _common_frame(pages) if len(pages) >= _FEWEST else None
    if box is None:
        return []
    worded = words_of_each(pages)
    inside = [[word for word in words if box.contains(word.middle_x, word.baseline)] for words in worded]
    outside = [[word for word in words if not box.contains(word.middle_x, word.baseline)] for words in worded]
    if not all(inside) or not _are_notes(list(chain.from_iterable(inside)), list(chain.from_iterable(outside)), box):
        return []
    return [_slide(page, box, own, notes) for page, own, notes in zip(pages, inside, outside, strict=True)]


def _are_notes(slides: Sequence[Word], notes: Sequence[Word], box: Box) -> bool:
    """Whether what stands outside the slides stands above or beneath them, and is larger where it says something."""
    is_beside = any(box.top < word.middle_y < box.bottom for word in notes)
    said = [word for word in notes if word.top > box.bottom and any(map(str.isalpha, word.text))]
    return not is_beside and bool(said) and usual_size(said) > usual_size(slides)


def _common_frame(pages: Sequence[Page]) -> Box | None:
    """The smallest frame that all pages have at one place, of those with all the words of the largest; None where there is none."""
    common: dict[tuple[int, ...], Box] = {}
    for i, page in enumerate(pages):
        found = {tuple(map(round, box)): box for box in _frames(page)} if page.height > page.width else {}
        common = found if i == 0 else {key: box for key, box in common.items() if key in found}
        if not common:
            return None
    frames = sorted(common.values(), key=_area)
    words = [word for words in words_of_each(pages) for word in words if frames[-1].contains(word.middle_x, word.baseline)]
    return next(box for box in frames if all(box.contains(word.middle_x, word.baseline) for word in words))


def _area(box: Box) -> float:
    return box.width * box.height


def _frames(page: Page) -> Iterator[Box]:
    """The boxes on a page that could be a slide's: grounds, pictures, and what two upright lines stand at both sides of."""
    boxes = (*(fill.box for fill in page.fills if fill.is_rectangle), *(image.box for image in page.images), *_between_lines(page))
    return (box for box in boxes if _is_slide(box, page))


def _between_lines(page: Page) -> Iterator[Box]:
    sides: dict[tuple[int, int], list[Rule]] = {}
    for rule in page.rules:
        if not rule.is_level and rule.box.bottom - rule.box.top >= _WIDE * page.width / _SHAPES[1]:
            sides.setdefault((round(rule.box.top), round(rule.box.bottom)), []).append(rule)
    for rules in sides.values():
        xs = [rule.box.middle[0] for rule in rules]
        yield Box(min(xs), rules[0].box.top, max(xs), rules[0].box.bottom)


def _is_slide(box: Box, page: Page) -> bool:
    least, most = _SHAPES
    return box.width >= _WIDE * page.width and box.bottom <= _LOW * page.height and least <= box.width / max(box.height, 1.0) <= most


def _slide(page: Page, box: Box, words: Sequence[Word], notes: Sequence[Word]) -> Page:
    """A page as the slide on it."""
    width = _WIDTHS[box.width / box.height >= _SQUARE]
    scale = width / box.width
    styles: dict[Style, Style] = {}

    def placed(other: Box) -> Box:
        return Box(*((other[i] - box[i % 2]) * scale for i in range(4)))

    def sized(style: Style) -> Style:
        if style not in styles:
            styles[style] = replace(style, size=round(style.size * scale, 1))
        return styles[style]

    def worded(word: Word) -> Word:
        x0, top, x1, bottom = placed(word.box)
        return replace(word, x0=x0, top=top, x1=x1, bottom=bottom, baseline=(word.baseline - box.top) * scale, style=sized(word.style))

    return replace(
        page,
        width=width,
        height=box.height * scale,
        chars=(),
        words=tuple(map(worded, words)),
        notes=tuple(map(worded, notes)),
        inset=Inset(box, page.width, page.height),
        **_drawn(page, box, placed),
    )


def _drawn(page: Page, box: Box, placed: Callable[[Box], Box]) -> dict[str, Any]:
    """What is drawn on the slide, but for its border; links wherever they are."""
    rules = (rule for rule in page.rules if box.covers(rule.box, _NEAR) and not _is_border(rule, box))
    return {
        "rules": tuple(replace(rule, box=placed(rule.box), thickness=rule.thickness * placed(_UNIT).width) for rule in rules),
        "fills": tuple(replace(fill, box=placed(fill.box)) for fill in page.fills if box.covers(fill.box, _NEAR)),
        "images": tuple(image._replace(box=placed(image.box)) for image in page.images if box.covers(image.box, _NEAR)),
        "links": tuple(link._replace(box=placed(link.box)) for link in page.links),
    }


def _is_border(rule: Rule, box: Box) -> bool:
    """Whether a line runs along the whole of one side of a box."""
    x, y = rule.box.middle
    is_along = rule.box.width >= box.width - _NEAR if rule.is_level else rule.box.height >= box.height - _NEAR
    away = min(abs(y - box.top), abs(y - box.bottom)) if rule.is_level else min(abs(x - box.x0), abs(x - box.x1))
    return is_along and away <= _NEAR
