"""Queries: every dataset is there, nothing else is."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from command_line import Run

from schemas.datasets import DATASETS


@pytest.fixture
def ask(run: Run, published: Path) -> Run:
    return lambda *arguments: run("--data-dir", published, "query", *arguments)


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_dataset_is_a_view(ask: Run, dataset: str) -> None:
    ran = ask(f"select * from {dataset} limit 0", "--format", "csv")
    assert ran.code == 0
    assert ran.out.strip().split(",") == list(DATASETS[dataset].columns)


def test_a_table_a_csv_and_json_say_the_same(ask: Run) -> None:
    sql = "select action_ref, meeting_date, page_number, needs_review, top, due_end_date from actions order by meeting_date, action_ref"
    table, text, rows = (ask(sql, "--format", form).out for form in ("table", "csv", "json"))
    objects = json.loads(rows)
    assert objects[0]["meeting_date"] == "2023-03-15"
    assert objects[0]["needs_review"] is False
    assert isinstance(objects[0]["page_number"], int)
    lines = list(csv.DictReader(io.StringIO(text)))
    assert [line["action_ref"] for line in lines] == [row["action_ref"] for row in objects]
    assert lines[0]["needs_review"] == "false"
    assert table.splitlines()[0].split() == list(objects[0])
    assert len(table.splitlines()) == len(objects) + 1


def test_values_that_json_lacks(ask: Run) -> None:
    sql = """select sum(page_number) as total, 1.5::decimal(4, 1) as d, 'inf'::double as i, null as n, 1 as x, 2 as x,
        timestamptz '2023-03-15 10:00:00+00' as t, timestamp '2023-03-15 10:00:00' as naive, [1, 2] as l from slides"""
    row = json.loads(ask(sql, "--format", "json").out)[0]
    assert isinstance(row.pop("total"), int)
    assert row == {
        "d": 1.5,
        "i": None,
        "n": None,
        "x": 1,
        "x_1": 2,
        "t": "2023-03-15T10:00:00Z",
        "naive": "2023-03-15T10:00:00",
        "l": [1, 2],
    }
    assert json.loads(ask("select 1 as x where false", "--format", "json").out) == []


def test_values_within_values(ask: Run) -> None:
    sql = "select {'day': date '2023-03-15', 'no': 'nan'::double, 'list': [1.5, null]} as s, map {'k': 2} as m, 1 as x, 2 as x, 3 as x_1"
    row = json.loads(ask(sql, "--format", "json").out)[0]
    assert row == {"s": {"day": "2023-03-15", "no": None, "list": [1.5, None]}, "m": {"k": 2}, "x": 1, "x_2": 2, "x_1": 3}
    (line,) = csv.DictReader(io.StringIO(ask(sql, "--format", "csv").out))
    assert json.loads(line["s"]) == row["s"]


@pytest.mark.parametrize(
    "sql", ["describe actions", "summarize actions", "pivot actions on status", "values (1)", "from actions", "show tables"]
)
def test_other_ways_to_ask(ask: Run, sql: str) -> None:
    assert ask(sql).code == 0


def test_the_reserved_name_may_stand_bare_or_quoted(ask: Run) -> None:
    bare = ask("select count(*) from references -- references\nwhere text <> 'references'")
    assert bare.code == 0
    assert bare == ask("select count(*) from \"references\" where text <> 'references'")


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('{secret}')",
        "select * from read_blob('{secret}')",
        "select * from '{secret}'",
        "select * from glob('/*')",
        "select * from read_parquet('https://example.org/x.parquet')",
        "select * from read_parquet('{published}/curated/actions.parquet')",
        "copy (select 1) to '{written}'",
        "copy (select 1) to '{published}/curated/actions.parquet' (format parquet)",
        "attach '{written}'",
        "export database '{written}'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set lock_configuration = false",
        "pragma enable_profiling = 'json'",
        "create secret (type s3, key_id 'a', secret 'b')",
        "select * from folder",
        "explain analyze copy (select 1) to '{written}'",
        "select getenv('HOME')",
        "create table mine as select 1",
        "drop view actions",
        "delete from actions",
        "set threads = 1",
        "reset threads",
        "pragma database_list",
        "call pragma_version()",
        "prepare mine as select 1",
        "begin",
        "checkpoint",
        "import database '{published}'",
    ],
)
def test_nothing_else_can_be_reached(ask: Run, published: Path, tmp_path: Path, sql: str) -> None:
    secret, written = tmp_path / "secret.txt", tmp_path / "written"
    secret.write_text("secret", encoding="utf-8")
    ran = ask(sql.format(secret=secret, written=written, published=published))
    assert ran.code == 2
    assert not written.exists()
    assert ask("select count(*) from actions").code == 0


@pytest.mark.parametrize(
    "sql", ["", "selec", "select 1; select 2", "select * from actons", "select error('no')", "select frob from actions"]
)
def test_a_wrong_query_is_2(ask: Run, sql: str) -> None:
    assert ask(sql).code == 2


def test_a_wrong_name_is_answered_with_the_right_one(ask: Run) -> None:
    assert "actions" in ask("select * from actons").err
