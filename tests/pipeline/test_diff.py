from __future__ import annotations

from datetime import UTC, datetime

import pyarrow as pa
from fake_parse import body, parse_lines
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.diff import FieldChange, RowCounts, count_rows, diff_tables
from pipeline.parse import Origin, ParseRequest
from pipeline.tables import with_column


def actions(*texts: str) -> pa.Table:
    return parse_lines(ParseRequest(data=body("a", *texts))).tables["actions"]


def test_added_changed_and_removed_field_by_field() -> None:
    changes = {c.row_key: c for c in diff_tables(actions("one", "two"), actions("one", "TWO", "three"), "actions")}
    assert changes.keys() == {"a/actions/1", "a/actions/2", "a/actions/3"}
    fields = {f.column_name: (f.old_value, f.new_value) for f in changes["a/actions/2"].fields}
    assert fields["description"] == ("two", "TWO")
    assert changes["a/actions/3"].operation == "added"
    back = diff_tables(actions("one", "two", "three"), actions("one"), "actions")
    assert [c.operation for c in back if c.operation == "removed"] == ["removed", "removed"]


def test_currency_is_not_compared_and_confidence_is() -> None:
    old = actions("one")
    assert diff_tables(old, with_column(old, "is_current_version", [False]), "actions") == ()
    (change,) = diff_tables(old, with_column(old, "confidence", [0.5]), "actions")
    assert change.fields == (FieldChange(column_name="confidence", old_value=1.0, new_value=0.5),)


def test_the_clock_is_not_compared() -> None:
    def at(hour: int) -> dict[str, pa.Table]:
        when = datetime(2023, 3, 9, hour, tzinfo=UTC)
        return dict(parse_lines(ParseRequest(data=body("a"), origin=Origin(first_seen_at=when, retrieved_at=when))).tables)

    assert count_rows(at(1), at(2)) == RowCounts(unchanged=1)
    assert diff_tables(at(1)["parse_runs"], at(2)["parse_runs"], "parse_runs") == ()


def test_rows_that_share_a_key_are_told_apart() -> None:
    table = actions("one", "two")
    twice = with_column(table, "row_key", ["same", "same"])
    assert diff_tables(twice, twice, "actions") == ()
    (gone,) = diff_tables(twice, twice.slice(0, 1), "actions")
    assert (gone.operation, gone.row_key) == ("removed", "same")


@settings(max_examples=40)  # each reads and compares three pairs of tables
@given(st.lists(st.sampled_from("abc"), max_size=5), st.lists(st.sampled_from("abc"), max_size=5))
def test_every_row_is_counted_once(old: list[str], new: list[str]) -> None:
    changes = diff_tables(actions(*old), actions(*new), "actions")
    kinds = [c.operation for c in changes]
    assert kinds.count("added") == max(0, len(new) - len(old))
    assert kinds.count("removed") == max(0, len(old) - len(new))
    assert not diff_tables(actions(*new), actions(*new), "actions")
