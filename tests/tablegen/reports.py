"""Reports by name: a table or two with the text around them, the font and the page, all from a seed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.tablegen import numbers, texts, words
from tests.tablegen.model import Columns, PageBreak, Part, Prose, Report, Rules, Table

_FONTS = ("Liberation Serif", "Liberation Sans", "Carlito", "DejaVu Sans")
_LETTER, _A4 = (612.0, 792.0), (595.0, 842.0)
Draw = Callable[[Random], Table]


def _around(draw: Random, *tables: Table) -> tuple[Part, ...]:
    parts: list[Part] = [Prose(words.phrase(draw, 3, 6), is_heading=True), Prose(words.paragraph(draw))]
    for table in tables:
        parts += [table, Prose(words.paragraph(draw, 3))]
    return tuple(parts)


def _beside_prose(draw: Random) -> tuple[Part, ...]:
    table = replace(numbers.confidence_intervals(draw), size=7.0, padding=2.0)
    left = tuple(Prose(words.paragraph(draw, 5)) for _ in range(4))
    return (Columns(left, (Prose(words.paragraph(draw, 3)), table, Prose(words.paragraph(draw, 5)))),)


def _over_pages(draw: Random) -> tuple[Part, ...]:
    """A table whose second half stands on the next page under its header again, as two tables of the truth."""
    table = replace(numbers.leaders(draw), has_leaders=False, rules=draw.choice([Rules.THREE, Rules.ALL, Rules.NONE]))
    middle = len(table.rows) // 2
    head = table.rows[: table.header_rows]
    first = replace(table, rows=table.rows[:middle], notes=())
    rest = replace(table, rows=(*head, *table.rows[middle:]), caption=f"{table.caption} — Continued")
    return (*_around(draw, first)[:-1], PageBreak(), rest, Prose(words.paragraph(draw)))


_TABLES: dict[str, Draw] = {
    one.__name__: one
    for one in (
        numbers.year_pairs,
        numbers.leaders,
        numbers.spanner_over_spanner,
        numbers.country_codes,
        numbers.wrapped_labels,
        numbers.currency,
        numbers.wide,
        numbers.turned_heads,
        numbers.two_stubs,
        numbers.confidence_intervals,
        texts.measures,
        texts.definitions,
        texts.answers,
        texts.contacts,
        texts.grouped,
        texts.schedule,
    )
}
_LAID: dict[str, Callable[[Random], tuple[Part, ...]]] = {
    "two_on_a_page": lambda draw: _around(draw, numbers.country_codes(draw), numbers.confidence_intervals(draw)),
    "numbers_and_texts": lambda draw: _around(draw, numbers.currency(draw), texts.schedule(draw)),
    "beside_prose": _beside_prose,
    "over_pages": _over_pages,
}
NAMES = (*_TABLES, *_LAID)


def report(name: str, seed: int) -> Report:
    """The report of that name and seed; the same each time.

    Raises:
        KeyError: There is no such name.
    """
    draw = Random(f"{name} {seed}")
    parts = _LAID[name](draw) if name in _LAID else _around(draw, _TABLES[name](draw))
    width, height = draw.choice([_LETTER, _A4])
    footer = draw.choice([f"{words.phrase(draw, 2, 4)}", ""])
    return Report(
        f"{name}-{seed}", parts, width, height, draw.choice(_FONTS), words.phrase(draw, 3, 5), footer, draw.choice([50.0, 64.0, 76.0])
    )
