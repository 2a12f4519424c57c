"""Action logs that a spreadsheet prints in two strips of pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tests.drawing.pages import Drawing
from tests.drawing.parsing import left_over, parsed_pages, records, values

REFS = tuple(f"TMAG29-0{i}" for i in range(1, 7))
TASKS = ("Measure the depth", "Send the tables", "Mend the lock", "Light the lamps", "Oil the gate", "Paint the pier")
LEFTS = [("Ref", "Action", "Owner", "Raised"), *((ref, task, "Ada Quill", "17/04/30") for ref, task in zip(REFS, TASKS, strict=True))]
RIGHTS = [("Due", "Status", "Update"), *((f"{15 + i}/05/30", "Open", f"Part {i} sent") for i in range(6))]
WANTED = [(ref, task, f"{15 + i}/05/30", "open", f"Part {i} sent") for i, (ref, task) in enumerate(zip(REFS, TASKS, strict=True))]
FIELDS = ("action_ref", "description", "due_raw", "status", "latest_update")
Rows = Sequence[tuple[str, ...]]


def _page(rows: Rows, title: str | None = None) -> Callable[[Drawing], object]:
    def draw(page: Drawing) -> None:
        if title:
            page.title(title)
        page.table(90 if title else 40, (90, *[180] * (len(rows[0]) - 1)), rows)

    return draw


def _keyed(rows: Rows, *, repeated: int = 1) -> Rows:
    return [(*left[:repeated], *right) for left, right in zip(LEFTS, rows, strict=True)]


def _halves(rows: Rows, *, is_headed: bool = True) -> tuple[Rows, Rows]:
    return rows[:4], [*(rows[:1] if is_headed else ()), *rows[4:]]


@pytest.mark.parametrize("repeated", [1, 2])
def test_columns_go_on_behind_the_rows_keys(repeated: int) -> None:
    parsed = parsed_pages(_page(LEFTS, "Action log"), _page(_keyed(RIGHTS, repeated=repeated), "Action log"))
    assert values(parsed, "actions", *FIELDS) == WANTED
    assert [record.page_number for record in records(parsed, "actions")] == [2] * 6
    assert not left_over(parsed)


@pytest.mark.parametrize("is_headed", [True, False])
@pytest.mark.parametrize("is_over_first", [True, False])
def test_strips_of_several_pages_down_and_over_or_over_and_down(is_over_first: bool, is_headed: bool) -> None:
    (a, b), (c, d) = _halves(LEFTS, is_headed=is_headed or is_over_first), _halves(_keyed(RIGHTS), is_headed=is_headed or is_over_first)
    first, *rest = (a, c, b, d) if is_over_first else (a, b, c, d)
    parsed = parsed_pages(_page(first, "Action log"), *map(_page, rest))
    assert values(parsed, "actions", *FIELDS) == WANTED


def test_rows_as_high_as_the_first_strips_are_theirs_and_less_sure() -> None:
    pages = [*_halves(LEFTS), *_halves(RIGHTS)]
    parsed = parsed_pages(_page(pages[0], "Action log"), _page(pages[1]), _page(pages[2], "Action log"), _page(pages[3]))
    assert values(parsed, "actions", *FIELDS) == WANTED
    sure = parsed_pages(_page(LEFTS, "Action log"), _page(_keyed(RIGHTS), "Action log"))
    assert max(one.confidence for one in records(parsed, "actions")) < min(one.confidence for one in records(sure, "actions"))


def test_a_third_strip() -> None:
    rest = _keyed(RIGHTS)
    pages = (LEFTS, [row[:3] for row in rest], [(row[0], row[3]) for row in rest])
    assert values(parsed_pages(*(_page(rows, "Action log") for rows in pages)), "actions", *FIELDS) == WANTED


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("Ref", "Due", "Status"), *((f"R-{i}", "15/05/30", "Open") for i in range(6))], id="other keys"),
        pytest.param(RIGHTS[:5], id="fewer rows without keys"),
        pytest.param([("Ref", "Lamps", "Ropes"), *((ref, "4", "5") for ref in REFS)], id="other columns"),
    ],
)
def test_other_tables_go_no_log_on(rows: Rows) -> None:
    parsed = parsed_pages(_page(LEFTS, "Action log"), _page(rows, "Harbour"))
    assert [row for row in values(parsed, "actions", *FIELDS) if row[0] in REFS] == [(*row[:2], None, None, None) for row in WANTED]


def test_another_list_of_some_of_the_actions_is_one_of_its_own() -> None:
    parsed = parsed_pages(_page(LEFTS, "Action log"), _page(_keyed(RIGHTS, repeated=2)[:3], "Actions to close"))
    assert len(records(parsed, "actions")) == 8
