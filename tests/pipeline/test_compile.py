from __future__ import annotations

from datetime import date
from functools import cache
from itertools import permutations
from typing import Any

import pyarrow as pa
import pytest
from fake_parse import body, parse_lines
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compile import compile_tables
from pipeline.parse import ParseRequest
from pipeline.tables import conformed, parquet_bytes
from schemas.arrow import arrow_schema
from schemas.records import Group


def compiled(*documents: bytes) -> dict[str, pa.Table]:
    return compile_tables([parse_lines(ParseRequest(data=data)).tables for data in documents], ())


def current(tables: dict[str, pa.Table], dataset: str = "documents") -> dict[str, bool]:
    rows = tables[dataset].to_pylist()
    return {row["document_id"]: row["is_current_version"] for row in rows}


def test_the_highest_version_is_current_in_every_dataset() -> None:
    old = body("v1", "one", meeting="TMAG-16", version="1000")
    new = body("v2", "one", meeting="TMAG-16", version="1001")
    minutes = body("m", "one", meeting="TMAG-16", version="1000", type="minutes")
    tables = compiled(old, new, minutes)
    assert current(tables) == {"v1": False, "v2": True, "m": True}
    assert current(tables, "actions") == {"v1": False, "v2": True, "m": True}


def test_one_version_published_twice_has_one_current() -> None:
    one = body("same", "x", meeting="TMAG-16", version="1000")
    two = body("same-1234abcd", "y", meeting="TMAG-16", version="1000")
    assert current(compiled(one, two)) == {"same": False, "same-1234abcd": True}


def test_documents_of_no_meeting_are_all_current() -> None:
    assert current(compiled(body("a"), body("b"))) == {"a": True, "b": True}


def meetings(*documents: bytes) -> list[dict[str, Any]]:
    return compiled(*documents)["meetings"].to_pylist()


def test_a_pack_states_its_meeting_best_then_the_latest_document() -> None:
    pack = body("p16", meeting="TMAG-16", date="2023-03-15", meetings="TMAG-16,TMAG,2023-03-15,16,pack;TMAG-17,TMAG,2023-04-19,17,roadmap")
    later = body("p16b", meeting="TMAG-16", date="2023-03-15", version="1001", meetings="TMAG-17,TMAG,2023-04-20,17,roadmap")
    text = body("p15", meeting="TMAG-15", date="2023-02-15", meetings="TMAG-16,TMAG,2023-03-15,16,text;TMAG-17,TMAG,2023-04-21,17,text")
    for order in permutations([pack, later, text]):
        rows = {row["meeting_id"]: row for row in meetings(*order)}
        assert rows.keys() == {"TMAG-16", "TMAG-17"}
        assert (rows["TMAG-16"]["basis"], rows["TMAG-16"]["document_id"]) == ("pack", "p16")
        assert (rows["TMAG-17"]["basis"], rows["TMAG-17"]["document_id"]) == ("roadmap", "p16b")


def test_an_announced_meeting_goes_into_its_numbered_one() -> None:
    announced = body("p16", meetings="TMAG-2023-04-19,TMAG,2023-04-19,,roadmap;TMAG-2023-05-17,TMAG,2023-05-17,,roadmap")
    sitag = body("s1", meetings="SITAG-2023-04-19,SITAG,2023-04-19,,roadmap")
    numbered = body("p17", meetings="TMAG-17,TMAG,2023-04-19,17,pack")
    ids = [row["meeting_id"] for row in meetings(announced, sitag, numbered)]
    assert sorted(ids) == ["SITAG-2023-04-19", "TMAG-17", "TMAG-2023-05-17"]


def test_a_meeting_that_documents_name_stays() -> None:
    unnumbered = body("u", meeting="TMAG-2023-04-19", meetings="TMAG-2023-04-19,TMAG,2023-04-19,,pack")
    numbered = body("p17", meetings="TMAG-17,TMAG,2023-04-19,17,text")
    assert {row["meeting_id"] for row in meetings(unnumbered, numbered)} == {"TMAG-17", "TMAG-2023-04-19"}


def test_rows_stand_in_the_declared_order() -> None:
    documents = [
        body("none", "n"),
        body("minutes", "m", date="2023-03-15", type="minutes"),
        body("second", "s", date="2023-03-15", version="1001"),
        body("first", "a", "b", date="2023-03-15", version="1000"),
        body("earlier", "e", date="2023-02-15"),
    ]
    rows = compiled(*documents)["actions"].to_pylist()
    assert [row["description"] for row in rows] == ["e", "a", "b", "s", "m", "n"]


def test_groups_come_from_the_settings() -> None:
    tables = compile_tables([], [Group(group_code="TMAG", group_name="Testing", from_date=date(2021, 11, 1))])
    assert tables["groups"].to_pylist()[0]["from_date"] == date(2021, 11, 1)
    assert tables["actions"].schema.equals(arrow_schema("actions"), check_metadata=True)


@cache
def bytes_of(*names: str) -> dict[str, bytes]:
    tables = compiled(*(body(name, name * 2, name * 3, date="2023-03-15") for name in names))
    return {dataset: parquet_bytes(table) for dataset, table in tables.items()}


@given(st.permutations(["a", "b", "c", "d"]))
def test_the_same_documents_give_the_same_bytes(order: list[str]) -> None:
    assert bytes_of(*order) == bytes_of(*"abcd")


def test_a_parse_older_than_the_schema_is_conformed() -> None:
    schema = arrow_schema("next_steps")
    old = schema.empty_table().drop_columns(["mentioned_date"]).append_column("gone", pa.array([], pa.string()))
    assert conformed(old, "next_steps").schema.equals(schema, check_metadata=True)


@pytest.mark.parametrize("dataset", ["documents", "actions"])
def test_no_clock_and_no_machine_in_the_bytes(dataset: str) -> None:
    table = compiled(body("a", "one"))[dataset]
    assert parquet_bytes(table) == parquet_bytes(pa.concat_tables([table.slice(0, 1), table.slice(1)]))
