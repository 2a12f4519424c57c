"""Tables as surveys, censuses and agencies print them: boxed heads with open sides, groups of rows, repeated halves, boxes and forms."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.tablegen import words
from tests.tablegen.model import Align, Cell, Row, Rules, Table
from tests.tablegen.numbers import head, labelled, values

RIGHT, CENTRE, LEFT = Align.RIGHT, Align.CENTRE, Align.LEFT
_MARKS = ("(NA)", "(D)", "(X)", "(Z)", "-")


def _numbered(draw: Random) -> str:
    return f"Table {draw.randint(1, 120)}. {words.phrase(draw, 5, 12)}: {draw.randint(1980, 2000)} to {draw.randint(2001, 2010)}"


def boxhead(draw: Random) -> Table:
    """Three levels of headings between lines, groups of rows with white between, signs where no number is given, dots to the first."""
    pair = draw.choice([("Number", "Percent"), ("Total", "Rate"), ("2008", "2009")])
    tops = draw.sample(("Male", "Female", "Urban areas", "Rural areas", "Owner occupied", "Renter occupied"), 2)
    rows: list[Row] = [
        (head(draw.choice(["Characteristic", "Area and year"]), down=3), head("All persons", down=2, across=2), head("By group", across=4)),
        tuple(head(top, across=2) for top in tops),
        tuple(head(t) for _ in range(3) for t in pair),
    ]
    rows.append((Cell("Total", is_bold=True, indent=1.0), *_pairs(draw)))
    gaps: set[int] = set()
    for group in draw.sample(words.GROUPS, 3):
        gaps.add(len(rows))
        rows.append((Cell(group), *_pairs(draw)))
        rows += [(Cell(age, indent=1.0), *_pairs(draw)) for age in draw.sample(words.AGES, draw.randint(2, 3))]
    return Table(
        tuple(rows),
        (3.2, *[1.0] * 6),
        3,
        draw.choice([Rules.BOXHEAD, Rules.BOXHEAD, Rules.THREE, Rules.SPANNERS]),
        7.5,
        2.5,
        has_leaders=draw.random() < 0.6,
        caption=_numbered(draw),
        notes=("(NA) Not available. (Z) Less than 0.05 percent.", f"Source: {words.phrase(draw)}, annual survey."),
        gaps=frozenset(gaps),
    )


def _pairs(draw: Random) -> Row:
    sign = draw.choice(_MARKS)
    return tuple(c for _ in range(3) for c in (*values(draw, 1, words.count, empty=0.08, sign=sign), *values(draw, 1, words.share)))


def by_fives(draw: Random) -> Table:
    """States with white above every fifth, labels wrapped, numbers at their last line."""
    columns = draw.randint(3, 6)
    rows: list[Row] = [(head("State or\nother area", align=LEFT), *(head(words.phrase(draw, 1, 3)) for _ in range(columns)))]
    labels = draw.sample([*words.STATES, *words.INDUSTRIES[-4:]], draw.randint(14, 21))
    rows.append((Cell("United States", is_bold=True), *values(draw, columns, words.count, is_bold=True)))
    rows += labelled(draw, labels, columns, words.count, empty=0.05, sign="–")
    return Table(
        tuple((replace(row[0], text=row[0].text.replace("\n", " ")), *row[1:]) for row in rows),
        (2.2, *[1.0] * columns),
        1,
        draw.choice([Rules.THREE, Rules.NONE, Rules.HEADER, Rules.BOXHEAD]),
        8.0,
        1.5,
        caption=_numbered(draw),
        is_top_set=False,
        gaps=frozenset(range(2, len(rows), 5)),
    )


def halves(draw: Random) -> Table:
    """A long narrow list set twice side by side under the same headings."""
    states = sorted(draw.sample(words.STATES, 20))
    heads = (head("State", align=LEFT), head("Rank"), head(draw.choice(["Rate", "Number of units", "Amount"])))
    rows: list[Row] = [(*heads, *heads)]
    rows += [
        tuple(c for name, i in ((a, i), (b, i + 10)) for c in _ranked(draw, name, i))
        for i, (a, b) in enumerate(zip(states[:10], states[10:], strict=True))
    ]
    return Table(
        tuple(rows),
        (1.6, 0.7, 1, 1.6, 0.7, 1),
        1,
        draw.choice([Rules.THREE, Rules.ALL, Rules.NONE, Rules.LEVEL, Rules.STRIPES]),
        9.0,
        4.0,
        caption=_numbered(draw),
    )


def _ranked(draw: Random, name: str, place: int) -> Row:
    return Cell(name), Cell(str(place + 1), align=CENTRE), *values(draw, 1, words.share)


def months(draw: Random) -> Table:
    """Years as sections over their months, raised marks behind numbers, changes in brackets."""
    names = ("January", "February", "March", "April", "May", "June")
    rows: list[Row] = [(head("Month", align=LEFT), head("Total"), head("Seasonally adjusted"), head("Change from prior month"))]
    gaps = set()
    for year in words.years(draw, 2):
        gaps.add(len(rows))
        rows.append((Cell(year, is_bold=True), Cell(), Cell(), Cell()))
        for name in names:
            mark = draw.choice(["", "", "", "r", "p"])
            number = replace(values(draw, 1, words.count)[0], note=mark)
            rows.append((Cell(name, indent=1.0), number, *values(draw, 1, words.share), *values(draw, 1, words.change)))
    return Table(
        tuple(rows),
        (2, 1, 1.4, 1.6),
        1,
        draw.choice([Rules.THREE, Rules.HEADER, Rules.NONE, Rules.BOXHEAD, Rules.LEVEL]),
        9.0,
        2.0,
        caption=_numbered(draw),
        notes=("r Revised. p Preliminary.",),
        gaps=frozenset(gaps),
    )


def distribution(draw: Random) -> Table:
    """Percent of a total, three depths of indented labels that wrap."""
    columns = draw.randint(3, 5)
    rows: list[Row] = [
        (
            head("Item", align=LEFT),
            *(
                head(t)
                for t in draw.sample(
                    ("All units", "Less than $20,000", "$20,000 to $49,999", "$50,000 or more", "Median", "Households with children"),
                    columns,
                )
            ),
        )
    ]
    rows.append((Cell("Total (thousands)"), *values(draw, columns, words.count)))
    rows.append((Cell("Percent"), *(Cell("100.0", align=RIGHT) for _ in range(columns))))
    for _ in range(3):
        rows.append((Cell(words.phrase(draw, 2, 4)), *values(draw, columns, words.share)))
        rows += [
            (Cell(words.phrase(draw, 2, 9), indent=draw.choice([1.0, 2.0])), *values(draw, columns, words.share))
            for _ in range(draw.randint(1, 3))
        ]
    return Table(
        tuple(rows),
        (2.6, *[1.0] * columns),
        1,
        draw.choice([Rules.THREE, Rules.LEVEL, Rules.BOXHEAD, Rules.STRIPES, Rules.ALL]),
        8.5,
        2.5,
        caption=_numbered(draw),
        is_top_set=draw.random() < 0.5,
    )


def key_figures(draw: Random) -> Table:
    """A box of a few labels with a number each."""
    rows: list[Row] = [
        (
            Cell(words.phrase(draw, 2, 5)),
            Cell(draw.choice([words.count(draw), f"{words.share(draw)}%", f"${words.count(draw)}"]), align=RIGHT),
        )
        for _ in range(draw.randint(4, 7))
    ]
    return Table(tuple(rows), (3, 1), 0, draw.choice([Rules.ALL, Rules.BOX, Rules.LEVEL]), 10.0, 5.0, caption=words.phrase(draw, 3, 5))


def findings(draw: Random) -> Table:
    """Texts of several lines under a dark header, and how far each has come."""
    rows: list[Row] = [tuple(Cell(t, is_bold=True) for t in ("Recommendation", "Agency response", "Status"))]
    rows += [
        (
            Cell(words.paragraph(draw, 1)),
            Cell(words.paragraph(draw, draw.randint(1, 2))),
            Cell(draw.choice(["Open", "Closed – implemented", "Closed – not implemented"])),
        )
        for _ in range(draw.randint(3, 5))
    ]
    return Table(
        tuple(rows), (2, 2.6, 1), 1, draw.choice([Rules.DARK, Rules.DARK, Rules.ALL, Rules.LEVEL]), 9.0, 4.0, caption=_numbered(draw)
    )


def crosses(draw: Random) -> Table:
    """Which requirement holds for which of some programmes: a cross or nothing."""
    names = draw.sample(words.PROGRAMMES, 5)
    rows: list[Row] = [(head("Requirement", align=LEFT), *(head(name) for name in names))]
    rows += [
        (Cell(words.phrase(draw, 3, 6)), *(Cell("X" if draw.random() < 0.55 else "", align=CENTRE) for _ in names))
        for _ in range(draw.randint(6, 9))
    ]
    return Table(
        tuple(rows),
        (2.6, *[1.0] * 5),
        1,
        draw.choice([Rules.ALL, Rules.LEVEL, Rules.STRIPES, Rules.DARK]),
        9.0,
        3.0,
        caption=_numbered(draw),
    )


def form(draw: Random) -> Table:
    """A form filled in: fields of unlike width, some over the whole sheet."""
    field = draw.choice(words.STATES)
    rows: list[Row] = [
        (Cell("Agency"), Cell("Department of Harbours", colspan=3)),
        (Cell("Field office"), Cell(f"{field} Office"), Cell("Report number"), Cell(f"{draw.randint(10, 99)}-{draw.randint(100, 999)}")),
        (
            Cell("Date opened"),
            Cell(f"{draw.randint(1, 12)}/{draw.randint(1, 28)}/2009"),
            Cell("Date closed"),
            Cell(f"{draw.randint(1, 12)}/{draw.randint(1, 28)}/2010"),
        ),
        (Cell("Summary"), Cell(words.paragraph(draw, 2), colspan=3)),
        (Cell("Amount"), Cell(f"${words.count(draw)}"), Cell("Staff days"), Cell(str(draw.randint(2, 90)))),
    ]
    return Table(
        tuple(rows), (1, 1.6, 1, 1), 0, draw.choice([Rules.ALL, Rules.ALL, Rules.LEVEL]), 9.5, 4.0, caption=words.phrase(draw, 3, 5)
    )


def ratings(draw: Random) -> Table:
    """Many narrow columns of small numbers under headings of two levels, years over quarters, groups with white between."""
    years = words.years(draw, 3)
    rows: list[Row] = [
        (head("Region", down=2, align=LEFT), *(head(y, across=4) for y in years)),
        tuple(head(q) for _ in years for q in ("I", "II", "III", "IV")),
    ]
    labels = draw.sample(words.STATES, 12)
    rows += labelled(draw, labels, 12, words.share)
    return Table(
        tuple(rows),
        (2.2, *[1.0] * 12),
        2,
        draw.choice([Rules.SPANNERS, Rules.BOXHEAD, Rules.NONE, Rules.THREE, Rules.STRIPES]),
        7.0,
        1.5,
        caption=_numbered(draw),
        gaps=frozenset(range(2, 14, 4)),
    )
