"""Tables of numbers as statistical offices print them, each drawn from a seed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from tests.tablegen import words
from tests.tablegen.model import Align, Cell, Row, Rules, Table

RIGHT, CENTRE, LEFT = Align.RIGHT, Align.CENTRE, Align.LEFT
Value = Callable[[Random], str]


def head(text: str, *, down: int = 1, across: int = 1, align: Align = CENTRE, is_turned: bool = False) -> Cell:
    """A heading."""
    return Cell(text, down, across, align, is_turned=is_turned)


def values(
    draw: Random, number: int, value: Value, *, empty: float = 0.0, sign: str = "–", align: Align = RIGHT, is_bold: bool = False
) -> Row:
    """Numbers side by side, some of them replaced by a sign or by nothing."""
    return tuple(Cell(sign if draw.random() < empty else value(draw), align=align, is_bold=is_bold) for _ in range(number))


def labelled(draw: Random, labels: Sequence[str], number: int, value: Value, **how: object) -> list[Row]:
    """Rows of numbers with their labels."""
    return [(Cell(label), *values(draw, number, value, **how)) for label in labels]  # type: ignore[arg-type]


def year_pairs(draw: Random) -> Table:
    """Years over number and percent; sub-rows indented, the total bold."""
    years = words.years(draw, 3)
    top = (head("Characteristic", down=2, align=LEFT), *(head(y, across=2) for y in years))
    below = tuple(head(t) for _ in years for t in ("Number", "Percent"))
    rows: list[Row] = [top, below]
    for group in draw.sample(words.GROUPS, 3):
        rows.append((Cell(group, is_bold=True), *_pairs(draw, len(years))))
        rows += [(Cell(age, indent=1.2), *_pairs(draw, len(years))) for age in draw.sample(words.AGES, draw.randint(2, 4))]
    rules = draw.choice([Rules.SPANNERS, Rules.THREE, Rules.HEADER, Rules.NONE])
    return Table(tuple(rows), (3, 1, 1, 1, 1, 1, 1), 2, rules, caption=f"Table {draw.randint(1, 30)}. {words.phrase(draw, 6, 12)}")


def _pairs(draw: Random, number: int) -> Row:
    return tuple(c for _ in range(number) for c in (Cell(words.count(draw), align=RIGHT), Cell(words.share(draw), align=RIGHT)))


def leaders(draw: Random) -> Table:
    """Row labels with dots up to the numbers, a total first, nothing drawn or three lines."""
    columns = draw.randint(3, 5)
    rows: list[Row] = [(head(draw.choice(["State", "Industry"]), align=LEFT), *(head(y, align=RIGHT) for y in words.years(draw, columns)))]
    rows.append((Cell("    Total", is_bold=True), *values(draw, columns, words.count, is_bold=True)))
    rows += labelled(draw, draw.sample(words.STATES, draw.randint(9, 16)), columns, words.count, empty=0.04, sign="(NA)")
    rules = draw.choice([Rules.THREE, Rules.NONE, Rules.HEADER])
    return Table(
        tuple(rows),
        (2.6, *[1.0] * columns),
        1,
        rules,
        8.5,
        2.0,
        has_leaders=True,
        caption=f"Table {draw.randint(1, 9)}-{draw.randint(1, 9)}. {words.phrase(draw, 5, 9)}",
        notes=("NA Not available.", f"Source: {words.phrase(draw)}, unpublished data."),
    )


def spanner_over_spanner(draw: Random) -> Table:
    """Headings over headings over headings, a unit beneath, and section rows set in the middle."""
    rows: list[Row] = [
        (head("Industry", down=3, align=LEFT), head("All establishments", across=6)),
        (head("Employment", across=3), head("Average weekly wage", across=3)),
        tuple(head(t) for t in ("March", "June", "Percent change", "2009", "2010", "Percent change")),
    ]
    for section in ("Private ownership", "Government"):
        rows.append((Cell(section, colspan=7, align=CENTRE, is_bold=True),))
        labels = draw.sample(words.INDUSTRIES, draw.randint(4, 6))
        rows += [
            (
                Cell(label),
                *values(draw, 2, words.count),
                *values(draw, 1, words.change),
                *values(draw, 2, _dollars),
                *values(draw, 1, words.change),
            )
            for label in labels
        ]
    rules = draw.choice([Rules.SPANNERS, Rules.UPRIGHT, Rules.THREE, Rules.ALL])
    return Table(
        tuple(rows), (3.2, 1, 1, 1.1, 1, 1, 1.1), 3, rules, 8.0, 3.0, caption=f"Table {draw.randint(1, 9)}. {words.phrase(draw, 7, 14)}"
    )


def _dollars(draw: Random) -> str:
    return f"${draw.randint(400, 2400):,}"


def country_codes(draw: Random) -> Table:
    """Countries by year, a colon where nothing is known, units in a row of their own."""
    years = words.years(draw, draw.randint(5, 8))
    rows: list[Row] = [(Cell(), *(head(y, align=RIGHT) for y in years))]
    if draw.random() < 0.5:
        rows.append((Cell(), head("(% of GDP)", across=len(years))))
    rows.append((Cell("EU-27", is_bold=True), *values(draw, len(years), words.share, is_bold=True)))
    rows += labelled(draw, draw.sample(words.COUNTRIES, draw.randint(8, 14)), len(years), words.share, empty=0.12, sign=":")
    rules = draw.choice([Rules.THREE, Rules.STRIPES, Rules.LEVEL, Rules.NONE, Rules.BAND])
    notes = (": = not available", f"Source: {words.phrase(draw)} (online data code: tec{draw.randint(10, 99)})")
    return Table(
        tuple(rows),
        (2, *[1.0] * len(years)),
        len(rows) - 1 - (len(rows) > 2),
        rules,
        8.0,
        2.5,
        caption=words.phrase(draw, 5, 9),
        notes=notes,
    )


def wrapped_labels(draw: Random) -> Table:
    """Row labels of two or three lines, numbers at their last or first one; many empty places."""
    columns = draw.randint(3, 5)
    rows: list[Row] = [(head("Item", align=LEFT), *(head(words.phrase(draw, 2, 3)) for _ in range(columns)))]
    for _ in range(draw.randint(6, 9)):
        label = Cell(words.phrase(draw, 4, 14), indent=draw.choice([0, 0, 1]))
        rows.append((label, *(Cell("" if draw.random() < 0.25 else words.count(draw, 9999), align=RIGHT) for _ in range(columns))))
    rules = draw.choice([Rules.THREE, Rules.LEVEL, Rules.HEADER, Rules.ALL])
    return Table(
        tuple(rows),
        (3, *[1.0] * columns),
        1,
        rules,
        9.0,
        4.0,
        caption=f"Table {draw.randint(1, 30)}: {words.phrase(draw)}",
        is_top_set=draw.random() < 0.5,
    )


def currency(draw: Random) -> Table:
    """A budget: dollar signs in the first row and the totals only, in columns that stand close; losses in brackets."""
    years = words.years(draw, 3)
    rows: list[Row] = [
        (Cell(), *(head(f"FY {y} {kind}", align=RIGHT) for y, kind in zip(years, ("Actual", "Enacted", "Request"), strict=True)))
    ]
    names = draw.sample(words.PROGRAMMES, 7)
    for i, name in enumerate((*names, "Total, Discretionary")):
        is_signed = i in (0, 7)
        rows.append((Cell(name, is_bold=i == 7), *(Cell(_amount(draw, is_signed=is_signed), align=RIGHT) for _ in years)))
    rules = draw.choice([Rules.THREE, Rules.LEVEL, Rules.NONE, Rules.ALL])
    return Table(tuple(rows), (3, 1.2, 1.2, 1.2), 1, rules, 10.0, 3.0, caption=f"{words.phrase(draw)} (dollars in thousands)")


def _amount(draw: Random, *, is_signed: bool) -> str:
    amount = words.count(draw, 999_999)
    amount = f"({amount})" if draw.random() < 0.2 else amount
    return f"$ {amount}" if is_signed else amount


def wide(draw: Random) -> Table:
    """Twelve and more narrow columns in small print, codes over them."""
    codes = draw.sample(words.CODES, draw.randint(11, 14))
    rows: list[Row] = [(head("Indicator", align=LEFT), *(head(c) for c in codes))]
    rows += labelled(
        draw, [words.phrase(draw, 2, 4) for _ in range(draw.randint(8, 12))], len(codes), _small, empty=0.08, sign="n.a.", align=CENTRE
    )
    rules = draw.choice([Rules.THREE, Rules.ALL, Rules.STRIPES, Rules.NONE])
    return Table(tuple(rows), (4, *[1.0] * len(codes)), 1, rules, 6.5, 1.5, caption=f"Annex {draw.randint(1, 5)}: {words.phrase(draw)}")


def _small(draw: Random) -> str:
    return str(draw.randint(0, 120))


def turned_heads(draw: Random) -> Table:
    """Headings that run from bottom to top over narrow columns, all cells drawn."""
    heads = [words.phrase(draw, 2, 3) for _ in range(6)]
    rows: list[Row] = [(head("Member State", align=LEFT), *(head(h, is_turned=True) for h in heads))]
    rows += labelled(draw, draw.sample(words.COUNTRIES, 8), 6, _small, align=CENTRE)
    return Table(tuple(rows), (2, *[1.0] * 6), 1, draw.choice([Rules.ALL, Rules.LEVEL]), 9.0, 3.0, caption=words.phrase(draw))


def two_stubs(draw: Random) -> Table:
    """A year that holds for the quarters beside it, then numbers."""
    rows: list[Row] = [tuple(head(t) for t in ("Year", "Quarter", "Exports", "Imports", "Balance"))]
    for year in words.years(draw, 3):
        for i, quarter in enumerate(("I", "II", "III", "IV")):
            first = (Cell(year, 4, 1, CENTRE),) if i == 0 else ()
            rows.append((*first, Cell(quarter, align=CENTRE), *values(draw, 2, words.count), *values(draw, 1, words.change)))
    return Table(
        tuple(rows),
        (1, 1, 1.5, 1.5, 1.5),
        1,
        draw.choice([Rules.ALL, Rules.THREE]),
        9.0,
        3.0,
        caption=f"Table {draw.randint(1, 9)} – Trade",
        is_top_set=True,
    )


def confidence_intervals(draw: Random) -> Table:
    """Estimates with intervals in brackets, one column of notes that is mostly empty."""
    rows: list[Row] = [(head("Age group", align=LEFT), head("Cases"), head("Rate per 100,000"), head("95% CI"), head("Note"))]
    for age in words.AGES:
        low = draw.uniform(1, 20)
        ci = f"({low:.1f}–{low + draw.uniform(1, 9):.1f})"
        note = draw.choice(["", "", "", "a", "b"])
        rows.append(
            (Cell(age), *values(draw, 1, words.count), *values(draw, 1, words.share), Cell(ci, align=CENTRE), Cell(note, align=CENTRE))
        )
    rows.append(
        (
            Cell("Total", is_bold=True),
            *values(draw, 1, words.count),
            *values(draw, 1, words.share),
            Cell("(9.1–12.4)", align=CENTRE),
            Cell(),
        )
    )
    rules = draw.choice([Rules.THREE, Rules.HEADER, Rules.LEVEL, Rules.NONE])
    return Table(
        tuple(rows),
        (2.2, 1, 1.4, 1.4, 0.8),
        1,
        rules,
        9.0,
        3.0,
        caption=f"TABLE {draw.randint(1, 9)}. {words.phrase(draw)}",
        notes=("a Provisional. b Break in series.",),
    )
