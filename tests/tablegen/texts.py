"""Tables of texts, with few numbers or none, each drawn from a seed."""

from __future__ import annotations

from random import Random

from tests.tablegen import words
from tests.tablegen.model import Align, Cell, Row, Rules, Table
from tests.tablegen.numbers import head

LEFT, CENTRE = Align.LEFT, Align.CENTRE


def _heads(*texts: str) -> Row:
    return tuple(Cell(text, is_bold=True) for text in texts)


def measures(draw: Random) -> Table:
    """Measures with who answers for them and when, texts of several lines."""
    rows: list[Row] = [_heads("Measure", "Description", "Responsible", "Timing")]
    for i in range(draw.randint(4, 6)):
        who = draw.choice(["Commission", "Member States", "European Parliament and Council", "Agency"])
        rows.append((Cell(f"{words.phrase(draw, 2, 4)}"), Cell(words.paragraph(draw, 1)), Cell(who), Cell(f"By end {2010 + i}")))
    rules = draw.choice([Rules.LEVEL, Rules.ALL, Rules.THREE, Rules.STRIPES, Rules.NONE])
    return Table(tuple(rows), (1.3, 3, 1.3, 1), 1, rules, 9.5, 5.0, caption=f"Table {draw.randint(1, 9)}: {words.phrase(draw)}")


def definitions(draw: Random) -> Table:
    """Two columns: a term and what it means, without a header."""
    rows: list[Row] = [
        (Cell(term, is_bold=True), Cell(words.paragraph(draw, draw.randint(1, 2)))) for term in draw.sample(words.PROGRAMMES, 5)
    ]
    return Table(tuple(rows), (1, 3.2), 0, draw.choice([Rules.LEVEL, Rules.ALL]), 10.0, 4.0, caption=words.phrase(draw))


def answers(draw: Random) -> Table:
    """Questions with yes or no by country: short words in many columns."""
    codes = draw.sample(words.CODES, 6)
    rows: list[Row] = [(head("Requirement", align=LEFT), *(head(c) for c in codes))]
    rows += [
        (Cell(words.phrase(draw, 4, 8)), *(Cell(draw.choice(["Yes", "No", "Yes", "n/a"]), align=CENTRE) for _ in codes)) for _ in range(8)
    ]
    rules = draw.choice([Rules.ALL, Rules.LEVEL, Rules.THREE, Rules.NONE])
    return Table(tuple(rows), (3, *[0.7] * 6), 1, rules, 9.0, 3.0, caption=f"Table {draw.randint(1, 9)}. {words.phrase(draw)}")


def contacts(draw: Random) -> Table:
    """Offices with their places and telephone numbers, one line a row, nothing between."""
    rows: list[Row] = [_heads("Office", "City", "Telephone", "Contact")]
    for state in draw.sample(words.STATES, 7):
        phone = f"({draw.randint(200, 989)}) {draw.randint(200, 989)}-{draw.randint(1000, 9999)}"
        name = f"{draw.choice('ABCDEHJKLMRST')}. {draw.choice(['Keller', 'Moreno', 'Whitfield', 'Sato', 'Okafor'])}"
        rows.append(
            (Cell(f"{state} Field Office"), Cell(draw.choice(["Springfield", "Salem", "Fairview", "Georgetown"])), Cell(phone), Cell(name))
        )
    return Table(
        tuple(rows),
        (2, 1.2, 1.4, 1.2),
        1,
        draw.choice([Rules.THREE, Rules.LEVEL, Rules.HEADER, Rules.NONE]),
        10.0,
        3.0,
        caption=words.phrase(draw),
    )


def grouped(draw: Random) -> Table:
    """An area that holds for several objectives, each with its indicator and its state."""
    rows: list[Row] = [_heads("Priority", "Objective", "Indicator", "Status")]
    for name in draw.sample(words.PROGRAMMES, 3):
        number = draw.randint(2, 3)
        for i in range(number):
            first = (Cell(name, number, 1),) if i == 0 else ()
            rows.append(
                (*first, Cell(words.phrase(draw, 4, 8)), Cell(words.phrase(draw, 3, 7)), Cell(draw.choice(["On track", "Delayed", "Done"])))
            )
    return Table(tuple(rows), (1.2, 2.2, 2.2, 1), 1, draw.choice([Rules.ALL, Rules.ALL, Rules.LEVEL]), 9.0, 4.0, caption=words.phrase(draw))


def schedule(draw: Random) -> Table:
    """Dates with what falls on them, and who is concerned."""
    months = ("January", "March", "April", "June", "September", "October", "December")
    rows: list[Row] = [_heads("Date", "Event", "Participants")]
    rows += [
        (Cell(f"{draw.randint(1, 28)} {m} {draw.randint(2009, 2012)}"), Cell(words.phrase(draw, 4, 12)), Cell(draw.choice(words.GROUPS)))
        for m in months
    ]
    return Table(
        tuple(rows),
        (1.2, 3, 1.6),
        1,
        draw.choice([Rules.THREE, Rules.LEVEL, Rules.BAND, Rules.NONE]),
        10.0,
        4.0,
        caption=words.phrase(draw),
    )
