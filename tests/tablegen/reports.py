"""Reports by name: a table or two with the text around them, the font and the page, all from a seed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.tablegen import numbers, surveys, texts, words
from tests.tablegen.model import Cell, Columns, PageBreak, Part, Prose, Report, Rules, Table

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


def _narrow(draw: Random) -> Table:
    """A small table of three columns, as narrow as half a page."""
    rows = [(numbers.head("Group", align=numbers.LEFT), numbers.head("Number"), numbers.head("Percent"))]
    rows += [
        (Cell(label), *numbers.values(draw, 1, words.count), *numbers.values(draw, 1, words.share)) for label in draw.sample(words.AGES, 6)
    ]
    rules = draw.choice([Rules.THREE, Rules.ALL, Rules.LEVEL, Rules.BOXHEAD, Rules.DARK])
    return Table(tuple(rows), (1.6, 1, 1), 1, rules, 8.5, 2.5, caption=f"Table {draw.randint(1, 9)}. {words.phrase(draw, 2, 4)}")


def _side_by_side(draw: Random) -> tuple[Part, ...]:
    return (Prose(words.paragraph(draw)), Columns((_narrow(draw),), (_narrow(draw),)), Prose(words.paragraph(draw)))


def _in_a_column(draw: Random) -> tuple[Part, ...]:
    left = (Prose(words.paragraph(draw, 4)), _narrow(draw), Prose(words.paragraph(draw, 6)))
    return (Columns(left, tuple(Prose(words.paragraph(draw, 5)) for _ in range(3))),)


def _across_columns(draw: Random) -> tuple[Part, ...]:
    """A table as wide as the page between texts in two columns."""
    sides = [tuple(Prose(words.paragraph(draw, 4)) for _ in range(2)) for _ in range(4)]
    return (Columns(*sides[:2]), surveys.months(draw), Columns(*sides[2:]))


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
        surveys.boxhead,
        surveys.by_fives,
        surveys.halves,
        surveys.months,
        surveys.distribution,
        surveys.key_figures,
        surveys.findings,
        surveys.crosses,
        surveys.form,
        surveys.ratings,
    )
}
_LAID: dict[str, Callable[[Random], tuple[Part, ...]]] = {
    "two_on_a_page": lambda draw: _around(draw, numbers.country_codes(draw), numbers.confidence_intervals(draw)),
    "numbers_and_texts": lambda draw: _around(draw, numbers.currency(draw), texts.schedule(draw)),
    "beside_prose": _beside_prose,
    "over_pages": _over_pages,
    "side_by_side": _side_by_side,
    "in_a_column": _in_a_column,
    "across_columns": _across_columns,
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
