"""The same page drawn otherwise: what is taken away, moved or disturbed, and what stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.page_variants import (
    PAGE_VARIANTS,
    scaled,
    with_disturbed_letters,
    with_level_lines,
    with_spaces,
    with_three_lines,
    without_fills,
    without_paths,
)
from benchmarks.reports import documents, main
from benchmarks.rewritings import Rewriting
from parsers.layout.page import Page
from parsers.layout.words import words_of
from tests.drawing.looks import Look, Sketch, level
from tests.drawing.pages import Drawing

ROWS = (("Ref", "Quay", "Tide"), ("1", "North", "High"), ("2", "East", "Low"), ("3", "South", "Low"))


@pytest.fixture
def page() -> Page:
    sketch = Sketch(ROWS, (60, 110, 140))
    drawing = sketch.draw(Drawing(1), Look.UPRIGHT_RULES)
    for y in sketch.tops[1:-1]:
        level(drawing, y, sketch.lefts[0], sketch.lefts[-1])
    return drawing.page()


def texts(page: Page) -> list[str]:
    return sorted(word.text for word in words_of(page))


@pytest.mark.parametrize("name", PAGE_VARIANTS)
def test_no_word_is_lost(name: str, page: Page) -> None:
    assert texts(PAGE_VARIANTS[name](page)) == texts(page)


def test_paths_fills_and_upright_lines_are_taken_away(page: Page) -> None:
    assert not without_paths(page).rules
    assert without_fills(page).rules == page.rules
    level = with_level_lines(page)
    assert level.rules
    assert all(rule.is_level for rule in level.rules)


def test_of_a_table_s_lines_three_are_left(page: Page) -> None:
    tops = sorted(rule.box.middle[1] for rule in with_level_lines(page).rules)
    kept = sorted(rule.box.middle[1] for rule in with_three_lines(page).rules)
    assert kept == pytest.approx([tops[0], tops[1], tops[-1]])


def test_scaling_moves_all_alike(page: Page) -> None:
    twice = scaled(2.0, 10.0, 20.0)(page)
    assert twice.chars[0].x0 == pytest.approx(2 * page.chars[0].x0 + 10)
    assert twice.chars[0].style.size == 2 * page.chars[0].style.size
    assert twice.rules[0].box.top == pytest.approx(2 * page.rules[0].box.top + 20)


def test_letters_are_disturbed_a_little_and_the_same_each_time(page: Page) -> None:
    vary = with_disturbed_letters(0.02)
    assert vary(page) == vary(page) != page
    assert all(abs(a.x0 - b.x0) <= 0.02 * a.style.size for a, b in zip(page.chars, vary(page).chars, strict=True))


def test_spaces_grow_and_texts_begin_where_they_began() -> None:
    page = Drawing(1).text(50, 100, "North and East").text(300, 100, "12").page()
    near, wide = words_of(page), words_of(with_spaces(1.5)(page))
    assert [word.text for word in wide] == [word.text for word in near]
    assert wide[1].x0 - wide[0].x1 == pytest.approx(1.5 * (near[1].x0 - near[0].x1))
    assert (wide[0].x0, wide[-1].x0) == (near[0].x0, near[-1].x0)


def test_another_program_is_given_the_two_files() -> None:
    assert Rewriting("cp", ("IN", "OUT"))(b"%PDF") == b"%PDF"


def test_reports_without_truth_are_left_out_and_an_empty_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.pdf").write_bytes(b"")
    (tmp_path / "two.pdf").write_bytes(b"")
    (tmp_path / "two.truth.json").write_text('[[{"row": 0, "column": 1, "rowspan": 1, "colspan": 2, "text": "a"}]]')
    ((pdf, ((cell,),)),) = documents(tmp_path)
    assert (pdf.name, cell.first_column, cell.last_column, cell.text) == ("two.pdf", 1, 2, "a")
    (tmp_path / "two.truth.json").unlink()
    assert main([str(tmp_path), "--only", "tmag"]) == 2
    assert "holds no reports" in capsys.readouterr().err


def test_white_text_on_a_fill_is_seen_without_it() -> None:
    drawing = Drawing(1)
    drawing.table(50, (60, 110, 140), ROWS)
    bare = without_paths(drawing.page())
    assert not bare.fills
    assert all(word.is_visible for word in words_of(bare))
