"""Pieces of work go on step by step, side by side, and none is left open."""

from __future__ import annotations

import pytest

from pipeline.reading.steps import Steps, in_step


def counting(name: str, steps: int, told: list[str], *, fails: bool = False) -> Steps[str]:
    try:
        for step in range(steps):
            told.append(f"{name}{step}")
            yield
        if fails:
            raise ValueError(name)
        return name.upper()
    finally:
        told.append(f"{name} closed")


def test_each_step_is_taken_by_all_before_the_next() -> None:
    told: list[str] = []
    assert in_step([counting("a", 2, told), counting("b", 0, told), counting("c", 3, told)]) == ["A", "B", "C"]
    assert told == ["a0", "b closed", "c0", "a1", "c1", "a closed", "c2", "c closed"]


def test_nothing_is_left_open_where_one_fails() -> None:
    told: list[str] = []
    with pytest.raises(ValueError, match="a"):
        in_step([counting("a", 1, told, fails=True), counting("b", 5, told)])
    assert told == ["a0", "b0", "a closed", "b closed"]


def test_of_no_work_nothing_is_found() -> None:
    nothing: list[Steps[str]] = []
    assert in_step(nothing) == []
