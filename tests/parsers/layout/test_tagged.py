"""Tagged tables: tags part what nothing drawn parts, lines stay where they show the same, and tags that geometry belies are ignored."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.layout.finding import grids_of, no_heading
from parsers.layout.page import Box, Char, Page, Rule, Style, Tag, TagKind
from parsers.layout.table import Evidence, Grid
from parsers.layout.words import words_of
from parsers.parse import parse_pack
from tests.reading_samples import PACKS, pages, vocabulary

STYLE = Style("Sans", 10.0, "#000000", 400, False)
TABLE = Tag(TagKind.TABLE, -1, 0, 1)
Cell = tuple[str, float, float]  # text, x, baseline


def chars(text: str, x: float, y: float, tag: int) -> list[Char]:
    return [Char(c, x + 5 * i, y - 7.5, x + 5 * i + 5, y + 2.5, y, STYLE, tag=tag) for i, c in enumerate(text)]


def page(rows: list[list[Cell]], *, around: int = -1, rules: tuple[Rule, ...] = (), sizes: tuple[int, ...] = ()) -> Page:
    """A page with one tagged table, a text in each cell; ``sizes`` are the numbers of cells that its rows say they have."""
    tags, printed = [replace(TABLE, parent=around)], []
    for r, row in enumerate(rows):
        own = len(tags)
        tags.append(Tag(TagKind.ROW, 0, r, sizes[r] if sizes else len(row)))
        for place, (text, x, y) in enumerate(row):
            printed += chars(text, x, y, len(tags))
            tags.append(Tag(TagKind.CELL, own, place, 1))
    return Page(1, 600, 400, 0, tuple(printed), rules, (), (), (), tags=tuple(tags))


def tables(page: Page) -> list[Grid]:
    return grids_of(page, words_of(page), no_heading)


def texts(grid: Grid) -> list[list[str]]:
    return [[" ".join(w.text for w in grid.at(r, c).words) for c in range(grid.column_count)] for r in range(grid.row_count)]


PLAIN = [[("lamp", 50, 50), ("rope", 150, 50)], [("two lamps", 50, 70), ("", 0, 0)], [("axe", 50, 90), ("saw", 150, 90)]]
TEXTS = [["lamp", "rope"], ["two lamps", ""], ["axe", "saw"]]


def level(y: float, x0: float = 45, x1: float = 250) -> Rule:
    return Rule(Box(x0, y - 0.25, x1, y + 0.25), "#000000", 0.5, 1)


def upright(x: float, top: float = 38, bottom: float = 98) -> Rule:
    return Rule(Box(x - 0.25, top, x + 0.25, bottom), "#000000", 0.5, 1)


FRAME = (level(38), level(98), upright(45), upright(145), upright(250))


def test_a_table_that_nothing_but_its_tags_shows() -> None:
    untagged = replace(page(PLAIN), tags=(), chars=tuple(c._replace(tag=-1) for c in page(PLAIN).chars))
    assert tables(untagged) == []
    (grid,) = tables(page(PLAIN))
    assert (texts(grid), grid.evidence) == (TEXTS, Evidence.TAGS)
    assert sorted((c.row, c.column) for c in grid.cells) == [(r, c) for r in range(3) for c in range(2)]


def test_tags_part_rows_between_which_nothing_is_drawn() -> None:
    first = (level(56),)
    (grid,) = tables(page(PLAIN, rules=(*FRAME, *first)))
    assert (texts(grid), grid.evidence) == (TEXTS, Evidence.TAGS)
    assert grid.box == pytest.approx((45, 38, 250, 98), abs=1)


def test_a_table_that_is_drawn_as_it_is_tagged_keeps_its_lines() -> None:
    (grid,) = tables(page(PLAIN, rules=(*FRAME, level(56), level(77))))
    assert (texts(grid), grid.evidence) == (TEXTS, Evidence.RULED)


def test_a_word_that_runs_up_to_the_next_cell_ends_with_its_own() -> None:
    rows = [[("lamp", 50, 50), ("rope", 150, 50)], [("29.01.2022 and on to", 50, 70), ("GSMA", 150, 70)], PLAIN[2]]
    assert texts(tables(page(rows))[0])[1] == ["29.01.2022 and on to", "GSMA"]


def test_an_absent_cell_keeps_its_place() -> None:
    rows = [PLAIN[0], [("two lamps", 50, 70)], PLAIN[2]]
    (grid,) = tables(page(rows, sizes=(2, 2, 2)))
    assert (texts(grid), grid.confidence > 0.9) == (TEXTS, True)


def test_a_row_that_lacks_cells_is_guessed_and_said_to_be() -> None:
    rows = [PLAIN[0], [("both of the columns, lamp", 50, 70)], PLAIN[2]]
    (grid,) = tables(page(rows))
    assert grid.at(1, 0).colspan == 2
    assert grid.confidence < 0.8


BELIED = {
    "one_row": PLAIN[:1],
    "one_column": [[row[0]] for row in PLAIN],
    "rows_on_one_level": [[("lamp", 50, 50), ("rope", 150, 50)], [("axe", 250, 50), ("saw", 350, 50)]],
    "columns_that_change_sides": [PLAIN[0], [("axe", 150, 70), ("saw", 50, 70)]],
    "one_list_in_two_cells": [PLAIN[0], [("axe                 saw", 50, 70), ("", 0, 0)], PLAIN[2]],
}


@pytest.mark.parametrize("rows", BELIED.values(), ids=BELIED)
def test_tags_that_the_words_belie_make_no_table(rows: list[list[Cell]]) -> None:
    assert tables(page(rows)) == []


def test_of_a_table_in_a_page_that_a_table_lays_out_the_inner_one_counts() -> None:
    inner = page(PLAIN)
    outer = (TABLE, Tag(TagKind.ROW, 0, 0, 1), Tag(TagKind.CELL, 1, 0, 1))
    moved = tuple(replace(tag, parent=tag.parent + 3) for tag in inner.tags)
    nested = replace(inner, tags=outer + moved, chars=tuple(c._replace(tag=c.tag + 3) for c in inner.chars))
    assert [texts(grid) for grid in tables(nested)] == [TEXTS]


def test_tagged_or_not_gives_the_same_tables() -> None:
    seen = [page for page in pages(PACKS[0]) if isinstance(page, Page)]
    bare = [replace(page, tags=(), chars=tuple(c._replace(tag=-1) for c in page.chars)) for page in seen]
    found = [
        [(t.page_number, [(c.row, c.column, c.rowspan, c.colspan, c.text) for c in t.cells]) for s in parsed.pack.sheets for t in s.tables]
        for parsed in (parse_pack(tuple(seen), vocabulary()), parse_pack(tuple(bare), vocabulary()))
    ]
    assert found[0] == found[1]
    assert found[0]


def test_a_list_over_several_cells_that_is_tagged_as_one_gives_no_table() -> None:
    rows = [
        [("North", 50, 50), ("", 0, 0), ("", 0, 0)],
        [("South", 50, 70), ("", 0, 0), ("", 0, 0)],
    ]
    spilt = page(rows)
    cell = next(i for i, tag in enumerate(spilt.tags) if tag.kind is TagKind.CELL and tag.place == 1)
    lists = [
        letter
        for y in (50, 70)
        for x, text in ((150, "lamps"), (250, "ropes"))
        for letter in chars(text, x, y, cell + (4 if y == 70 else 0))
    ]
    assert not any(grid.evidence is Evidence.TAGS for grid in tables(replace(spilt, chars=(*spilt.chars, *lists))))
