"""What entries of a list without bullets begin with."""

from __future__ import annotations

import pytest

from parsers.layout.entry_forms import begin_alike, entry_form
from parsers.layout.lines import Line
from tests.parsers.layout.test_blocks import texts, words


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("10:30 Close", "#:#"),
        ("2.Type", "#."),
        ("12", "#"),
        ("2025", "year"),
        ("12 ships", None),
        ("14/05 – Quay", "#–"),
        ("Close", None),
        ("30 Jan 2030: shut", "day:"),
        ("4th May – shut", "day –"),
        ("30 Jan 2030", None),
    ],
)
def test_the_form_of_an_entry(text: str, form: str | None) -> None:
    assert entry_form(words(text, 50, 100)) == form


@pytest.mark.parametrize(
    ("first", "other", "are_alike"),
    [
        ("Fees: all stay", "Tides: none", True),
        ("Annex A – Depths", "Annex B – Locks", True),
        ("Annex A – Depths", "Annex A – Locks", False),
        ("19", "2025", False),
        ("1", "2", True),
        ("30 Jan 2030: the gate is shut", "13 Feb 2030: the gate is open", True),
        ("30 Jan 2030: the gate is shut until", "13 Feb 2030 and then open", False),
    ],
)
def test_entries_that_begin_alike(first: str, other: str, are_alike: bool) -> None:
    assert begin_alike(Line(tuple(words(first, 50, 100))), Line(tuple(words(other, 50, 112)))) is are_alike


def test_a_year_beneath_a_day_is_of_its_date_and_numbers_beneath_each_other_are_entries() -> None:
    assert texts([*words("19", 50, 100), *words("September", 50, 112), *words("2025", 50, 124)], 98) == ["19 September 2025"]
    assert texts([*words("1", 50, 100), *words("2", 50, 112)], 56) == ["1", "2"]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("– Mend the lock", "– Paint the gate"), ["Mend the lock", "Paint the gate"]),
        (("– Mend the old lock", "and the gate", "– Paint it"), ["Mend the old lock and the gate", "Paint it"]),
        (("We mend the locks", "– and all the gates", "– as planned"), ["We mend the locks – and all the gates – as planned"]),
        (("We mend the lock", "– The gate too"), ["We mend the lock – The gate too"]),
    ],
    ids=["two", "one goes on", "no capitals", "only one"],
)
def test_dashes_with_a_mere_space_are_bullets_where_lines_begin_with_them(lines: tuple[str, ...], found: list[str]) -> None:
    typed = [word for i, line in enumerate(lines) for word in words(line, 50, 100 + 12 * i)]
    assert texts(typed, max(word.x1 for word in typed)) == found
