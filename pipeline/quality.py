"""The quality gate: hold a new parse against the published documents of its group and type.

A floor is taken from the worst of them, so that what a person let through once is normal from then on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.run_settings import QualitySettings
from schemas.datasets import DATASETS

# What is there of every document, or tells of the parse rather than of what the document says.
_BESIDE_THE_POINT = frozenset({"documents", "slides", "text_blocks", "field_sources", "links", "parse_issues", "parse_runs"})
# Read out of sentences: how many there are follows the month, and only that there are none says something.
_OF_SENTENCES = frozenset({"deadlines", "decisions", "owners", "date_mentions", "references", "milestone_dates"})
_MOST_REASONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What a parse is judged by: the share of its words that is accounted for, its mean confidence, its rows by dataset and theirs.

    An extraordinary meeting has the number of another with a part behind the point, and often a much shorter pack.
    """

    group_code: str | None
    document_type: str
    meeting_date: date | None
    claimed_share: float | None
    confidence: float | None
    rows: Mapping[str, int]
    confidences: Mapping[str, float] = field(default_factory=dict)
    is_extraordinary: bool = False


def measures_of(tables: Mapping[str, pa.Table]) -> Measures:
    """The measures of a parse from its tables."""
    document = tables["documents"].to_pylist()[0]
    total = document["words_total"]
    judged = [name for name, dataset in DATASETS.items() if dataset.is_carrying and name not in _BESIDE_THE_POINT and name in tables]
    return Measures(
        group_code=document["group_code"],
        document_type=document["document_type"],
        meeting_date=document["meeting_date"],
        claimed_share=round((document["words_claimed"] or 0) / total, 4) if total else None,
        confidence=_mean_confidence(tables[name] for name in judged),
        rows={name: tables[name].num_rows for name in judged if tables[name].num_rows},
        confidences={name: mean for name in judged if (mean := _mean_confidence([tables[name]])) is not None},
        is_extraordinary="." in (document["meeting_id"] or ""),
    )


def _mean_confidence(tables: Iterable[pa.Table]) -> float | None:
    total, count = 0.0, 0
    for table in tables:
        column = table["confidence"]
        if column.null_count < len(column):
            total += float(pc.sum(column).as_py())
            count += len(column) - column.null_count
    return round(total / count, 4) if count else None


def shortfalls(new: Measures, published: Iterable[Measures], settings: QualitySettings) -> tuple[str, ...]:
    """Why a parse is to be held back, in words; empty where it may pass.

    It is held against the latest of the published documents of its group and type; too few of them, and there is nothing to hold it
    against. A dataset counts where each of them has rows of it, ordinary and extraordinary meetings apart.
    """
    if not settings.is_enabled or new.group_code is None:
        return ()
    alike = [old for old in published if (old.group_code, old.document_type) == (new.group_code, new.document_type)]
    history = _latest(alike, settings)
    of_kind = _latest([old for old in alike if old.is_extraordinary == new.is_extraordinary], settings)
    found = [
        *_of_words(new, history, settings),
        *_of_confidence(new, history, settings),
        *_of_rows(new, of_kind, settings),
        *_of_doubts(new, of_kind, settings),
    ]
    return tuple(found[:_MOST_REASONS])


def _latest(alike: Iterable[Measures], settings: QualitySettings) -> list[Measures]:
    """The latest documents that one is held against; none where they are too few."""
    latest = sorted(alike, key=lambda old: old.meeting_date or date.min)[-settings.max_history :]
    return latest if len(latest) >= settings.min_history else []


def _of_words(new: Measures, history: Sequence[Measures], settings: QualitySettings) -> list[str]:
    before = [old.claimed_share for old in history if old.claimed_share is not None]
    if not before or new.claimed_share is None or new.claimed_share >= min(before) - settings.claimed_margin:
        return []
    return [f"{new.claimed_share:.0%} of its words are accounted for, never less than {min(before):.0%} before"]


def _of_confidence(new: Measures, history: Sequence[Measures], settings: QualitySettings) -> list[str]:
    before = [old.confidence for old in history if old.confidence is not None]
    if not before or new.confidence is None or new.confidence >= min(before) - settings.confidence_margin:
        return []
    return [f"its mean confidence is {new.confidence:.2f}, never less than {min(before):.2f} before"]


def _of_rows(new: Measures, history: Sequence[Measures], settings: QualitySettings) -> list[str]:
    fewest = _fewest(history, settings)
    floors = {name: 1 if name in _OF_SENTENCES else settings.row_share * count for name, count in fewest.items()}
    low = [name for name in fewest if new.rows.get(name, 0) < floors[name]]
    return [f"{new.rows.get(name, 0)} rows of {name}, never fewer than {fewest[name]} before" for name in low]


def _fewest(history: Sequence[Measures], settings: QualitySettings) -> dict[str, int]:
    """The fewest rows of each dataset that all of them have enough of, by its name."""
    always = sorted(set.intersection(*(set(old.rows) for old in history))) if history else []
    fewest = {name: min(old.rows[name] for old in history) for name in always}
    return {name: count for name, count in fewest.items() if count >= settings.min_rows}


def _of_doubts(new: Measures, history: Sequence[Measures], settings: QualitySettings) -> list[str]:
    """Datasets that are doubted: columns under new headings are guessed, and a person should look once whether rightly."""
    known = [name for name in _fewest(history, settings) if name not in _OF_SENTENCES and name in new.confidences]
    before = {name: [old.confidences[name] for old in history if name in old.confidences] for name in known}
    lowest = {name: min(means) for name, means in before.items() if means}
    low = [name for name, least in lowest.items() if new.confidences[name] < least - settings.confidence_margin]
    return [f"the mean confidence of its {name} is {new.confidences[name]:.2f}, never less than {lowest[name]:.2f} before" for name in low]
