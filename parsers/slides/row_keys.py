"""What numbers a table's rows where two columns can: a reference is told from the mere count of the rows beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from parsers.slides.column_values import Scene, fit

ROW_NUMBER = "row_number"  # the role of a column that counts the rows of its table
_REFS = ("action_ref", "decision_ref")
_FULL = 0.9  # of the rows
_COUNT = re.compile(r"\(?\d{1,3}[.):]?$")
_LETTERED = re.compile(r"([A-Za-z]+)[A-Za-z\s/_.#-]*\d+([\s/_.-]*\d+)?")

Columns = tuple[int, ...]


def keys_told(
    values: Mapping[Columns, Sequence[str]], roles: Mapping[str, Columns], offers: Mapping[Columns, Mapping[str, float]], scene: Scene
) -> dict[str, Columns]:
    """The columns of a table's references and of its rows' count, as far as headings have given a reference's role to one that only counts
    or have left one over that does.

    ``offers`` are the roles that each column's heading may name.
    """
    role = next((role for role in _REFS if role in roles), None)
    if role is None:
        return {}
    free = [columns for columns in values if columns not in roles.values()]
    if not _counts(values[roles[role]]):
        headed = (columns for columns in free if role in offers[columns])
        counting = next((columns for columns in headed if len(values[columns]) > 1 and _counts(values[columns])), None)
        return {ROW_NUMBER: counting} if counting is not None else {}
    least = _FULL * len(values[roles[role]])
    found = next((columns for columns in free if len(values[columns]) >= least and _are_refs(values[columns], role, scene)), None)
    return {role: found, ROW_NUMBER: roles[role]} if found is not None else {}


def count_again(values: Iterable[str]) -> bool:
    """Whether numbers begin anew, as on each page of a log whose rows are only counted: then none of them tells two rows apart."""
    numbers = [value for value in values if value]
    return len(set(numbers)) < len(numbers) and numbers.count(numbers[0]) > 1 and _counts(numbers)


def _counts(values: Sequence[str]) -> bool:
    return bool(values) and all(_COUNT.match(value.strip()) for value in values)


def _are_refs(values: Sequence[str], role: str, scene: Scene) -> bool:
    """Whether all values are references with letters, each another, and no days and no meetings."""
    found = [_LETTERED.match(value.strip()) for value in values]
    is_sure = len(set(values)) == len(values) and fit(role, values, scene) == 1.0 and (fit("due", values, scene) or 0.0) == 0.0
    return is_sure and all(one is not None and (one[2] or one[1] not in scene.vocabulary.group_names) for one in found)
