"""The data dictionary: every dataset and column, from ``schemas/``."""

from __future__ import annotations

from collections.abc import Iterable

from docs.builder.markdown import code, page, table
from schemas.arrow import arrow_schema
from schemas.datasets import DATASETS, SCHEMA_VERSION, Dataset
from schemas.fields import FIELDS

_INTRO = f"""Schema version {SCHEMA_VERSION}. One flat Parquet file a dataset, `<data folder>/curated/<dataset>.parquet`, all of one
release. Every dataset is always there, also with no rows. The descriptions, units and examples below also travel in the files, as
metadata of each field; `tmag datasets --columns NAME` prints them."""

_RULES = """## Rules for every dataset

- **Types.** A column's name gives its type: `…_date` is a day, `…_at` an instant in UTC, `…_time` a text `HH:MM` in Europe/London,
  `…_order`, `…_count`, `…_minutes` and `…_days` are whole numbers, `is_…` and `needs_…` true or false. No lists, structs or dictionaries.
- **Null** means "not printed". An empty text never occurs. What was printed and not understood is null beside its `…_raw` column, with a
  row in `parse_issues`.
- **Text.** Unicode NFC, ligatures expanded, soft hyphens dropped. In titles and other short fields all lines are joined by a space; in
  objectives, descriptions, updates and `text`, a wrapped line is joined by a space and paragraphs and bullets by a line break. A word
  that a narrow column breaks is whole where the document has it whole elsewhere or shows that its printer hyphenates; any other hyphen
  at a line's end stays. Quotes and dashes stay as printed. `…_raw` keeps what was printed.
- **Places.** `page_number` counts from 1; `x0`, `top`, `x1`, `bottom` are points from the top left corner of the page as a reader sees it.
- **Names of rows.** `row_key` is readable and survives reruns and re-issues; `row_id` is a digest of the file's bytes, the dataset and the
  key, the same for every version of the parser.
- **Derived across documents.** Datasets without the common columns are derived from several documents or from the settings."""

NOT_FILLED = frozenset(
    (
        "action_history", "action_status", "topics", "topic_mentions", "roadmap_changes", "changes",
    )
)  # fmt: skip
"""Datasets that are declared and written, and into which nothing puts rows yet."""


def data_dictionary() -> str:
    """The page."""
    carrying = [dataset for dataset in DATASETS.values() if dataset.is_carrying]
    common = [column for column in carrying[0].columns if all(column in dataset.columns for dataset in carrying)]
    common = [column for column in common if any(column not in dataset.own_columns for dataset in carrying)]
    listing = table(
        ("dataset", "one row is", "parts of the row_key", ""),
        ((f"[`{d.name}`](#{d.name})", d.one_row_is, d.key, "no rows yet" if d.name in NOT_FILLED else None) for d in DATASETS.values()),
    )
    return page(
        "Data dictionary",
        _INTRO,
        listing,
        _RULES,
        "## The common columns\n\nCarried by every row that was parsed from a document.",
        _columns(carrying[0], common),
        *(_section(dataset, common) for dataset in DATASETS.values()),
    )


def _section(dataset: Dataset, common: list[str]) -> str:
    carried = "Carries [the common columns](#the-common-columns)." if dataset.is_carrying else "Without the common columns."
    own = [column for column in dataset.columns if column not in common or not dataset.is_carrying]
    filled = " Nothing puts rows into it yet: the file is there, with this schema and no rows." if dataset.name in NOT_FILLED else ""
    return f"## {dataset.name}\n\nOne row is {dataset.one_row_is}. {carried}{filled}\n\n{_columns(dataset, own)}"


def _columns(dataset: Dataset, columns: Iterable[str]) -> str:
    schema = arrow_schema(dataset.name)
    rows = []
    for column in columns:
        field = FIELDS[column]
        kind = f"{dataset.type_of(column).value}{'' if schema.field(column).nullable else ', never null'}"
        rows.append((code(column), kind, field.unit, field.description, code(field.example)))
    return table(("column", "type", "unit", "meaning", "example"), rows)
