"""The declared datasets: types by name, every column described, the version that goes with them, the data model's names."""

from __future__ import annotations

import re
from pathlib import Path

import pyarrow as pa
import pytest

from schemas.arrow import SCHEMAS, arrow_schema, json_rows, to_table
from schemas.datasets import DATASETS, SCHEMA_DIGEST, schema_digest, undescribed_columns
from schemas.errors import ContractError
from schemas.fields import FIELDS
from schemas.records import Group
from schemas.rows import Row
from schemas.types import ColumnType, column_type

DATA_MODEL = Path(__file__).parents[3] / "shared" / "data-model.md"
PLAIN = {pa.string(), pa.int32(), pa.float64(), pa.bool_(), pa.date32(), pa.timestamp("us", tz="UTC")}
# fmt: off
CARRIED = frozenset([
    "row_id", "row_key", "document_id", "document_type", "meeting_id", "meeting_date", "is_current_version", "page_number",
    "x0", "top", "x1", "bottom", "page_url", "confidence", "confidence_reasons", "needs_review", "is_corrected",
])
# fmt: on
NOT_CARRYING = {"parties", "party_aliases", "groups", "action_history", "action_status", "topics", "topic_mentions", "roadmap_changes"}
NOT_CARRYING |= {"milestone_dates", "changes"}


def test_a_changed_column_changes_the_version() -> None:
    assert schema_digest() == SCHEMA_DIGEST, "Columns changed: raise SCHEMA_VERSION and set SCHEMA_DIGEST in schemas/datasets.py."


def test_every_column_is_described_with_an_example() -> None:
    assert undescribed_columns() == set()
    used = {column for dataset in DATASETS.values() for column in dataset.columns}
    assert FIELDS.keys() - used == set(), "These fields are declared and no dataset has them."
    for name in used:
        assert FIELDS[name].description.strip(), name
        assert FIELDS[name].example, name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("due_date", ColumnType.DATE32),
        ("first_seen_at", ColumnType.TIMESTAMP),
        ("start_time", ColumnType.STRING),
        ("item_order", ColumnType.INT32),
        ("page_count", ColumnType.INT32),
        ("duration_minutes", ColumnType.INT32),
        ("slip_days", ColumnType.INT32),
        ("slide_page_number", ColumnType.INT32),
        ("stated_page", ColumnType.INT32),
        ("words_total", ColumnType.INT32),
        ("rows_added", ColumnType.INT32),
        ("times_rescheduled", ColumnType.INT32),
        ("confidence", ColumnType.FLOAT64),
        ("peak_memory_mb", ColumnType.FLOAT64),
        ("is_nil_return", ColumnType.BOOL),
        ("needs_review", ColumnType.BOOL),
        ("stated_page_raw", ColumnType.STRING),
        ("meeting_number", ColumnType.STRING),
    ],
)
def test_a_name_gives_the_type(name: str, expected: ColumnType) -> None:
    assert column_type(name) is expected


@pytest.mark.parametrize("dataset", DATASETS)
def test_arrow_schemas_are_plain_and_carry_the_descriptions(dataset: str) -> None:
    schema = arrow_schema(dataset)
    assert schema.names == list(DATASETS[dataset].columns)
    assert len(set(schema.names)) == len(schema.names)
    for field in schema:
        assert field.type in PLAIN
        assert set(field.metadata) == {b"description", b"unit", b"example"}
        assert field.metadata[b"description"]


@pytest.mark.parametrize("dataset", DATASETS)
def test_parsed_rows_carry_the_common_columns(dataset: str) -> None:
    columns = DATASETS[dataset].columns
    assert DATASETS[dataset].is_carrying == (dataset not in NOT_CARRYING)
    if DATASETS[dataset].is_carrying:
        assert set(columns) >= CARRIED
    else:
        assert "row_id" not in columns


def test_what_is_never_null_is_declared_so() -> None:
    nullable = {field.name: field.nullable for field in SCHEMAS["text_blocks"]}
    assert [nullable[name] for name in ("row_id", "row_key", "document_id", "block_order")] == [False] * 4
    assert [nullable[name] for name in ("meeting_id", "meeting_date", "page_number")] == [True] * 3


def test_no_rows_still_give_the_schema() -> None:
    table = to_table("actions", [])
    assert (table.num_rows, table.schema.names) == (0, list(DATASETS["actions"].columns))


def test_an_empty_string_is_refused() -> None:
    with pytest.raises(ContractError, match="empty string"):
        to_table("groups", [Row("groups", None, Group(group_code="TMAG", group_name=""))])


def test_json_has_every_column() -> None:
    rows = json_rows(to_table("groups", [Row("groups", None, Group(group_code="TMAG", group_name="Testing and Migration Advisory Group"))]))
    assert list(rows[0]) == list(DATASETS["groups"].columns)
    assert rows[0]["from_date"] is None


def model_columns() -> dict[str, set[str]]:
    """The columns that the data model's tables name for each dataset: those in its last cell, less the values in brackets."""
    found: dict[str, set[str]] = {}
    for line in DATA_MODEL.read_text(encoding="utf-8").splitlines():
        if not line.startswith("| `"):
            continue
        cells = line.strip().strip("|").split("|")
        names = re.findall(r"`(\w+)`", cells[0])
        groups = re.sub(r"\([^()]*\)", "", cells[-1]).split(";")
        # A line that declares two datasets gives their columns one after the other, with a semicolon between.
        parts = groups if len(names) > 1 else [" ".join(groups)]
        for name, part in zip(names, parts, strict=True):
            found[name] = set(re.findall(r"`(\w+)`", part))
    return found


@pytest.mark.skipif(not DATA_MODEL.exists(), reason="needs ../shared/data-model.md, which lies beside the project")
def test_every_name_of_the_data_model_is_declared() -> None:
    named = model_columns()
    assert len(named) == 31
    assert named.keys() <= DATASETS.keys()
    assert {name: columns - set(DATASETS[name].columns) for name, columns in named.items()} == {name: set() for name in named}
