from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from fake_parse import body
from test_ingest import ONE, SLOW, WORSE

from pipeline.ingest import ingest
from pipeline.manifest import current_manifest
from pipeline.quality import Measures, shortfalls
from pipeline.releases import resolve_current
from pipeline.run_settings import QualitySettings
from pipeline.settings import Settings
from pipeline.status import status
from pipeline.storage import LocalStorage
from pipeline.unhold import unhold
from schemas.errors import NotFound, SettingsError

pytestmark = pytest.mark.usefixtures("parsed_here")

GOOD = Measures(
    group_code="TMAG",
    document_type="papers",
    meeting_date=date(2023, 3, 15),
    claimed_share=0.98,
    confidence=0.95,
    rows={"agenda_items": 10, "actions": 6},
)
BEFORE = (GOOD, replace(GOOD, claimed_share=0.9, rows={"agenda_items": 8}), replace(GOOD, confidence=0.9, rows={"agenda_items": 12}))
RULES = QualitySettings()
NOW = datetime(2023, 4, 20, 3, 12, tzinfo=UTC)


def test_what_is_as_before_passes() -> None:
    assert shortfalls(GOOD, BEFORE, RULES) == ()
    assert shortfalls(replace(GOOD, claimed_share=0.81, confidence=0.81, rows={"agenda_items": 4}), BEFORE, RULES) == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"claimed_share": 0.79}, "79% of its words are accounted for, never less than 90% before"),
        ({"confidence": 0.79}, "its mean confidence is 0.79, never less than 0.90 before"),
        ({"rows": {"agenda_items": 3}}, "3 rows of agenda_items, never fewer than 8 before"),
        ({"rows": {}}, "0 rows of agenda_items, never fewer than 8 before"),
    ],
)
def test_what_falls_below_all_before_is_held(change: dict[str, object], words: str) -> None:
    assert shortfalls(replace(GOOD, **change), BEFORE, RULES) == (words,)  # type: ignore[arg-type]


def test_a_dataset_that_was_not_always_there_may_be_missing() -> None:
    assert shortfalls(replace(GOOD, rows={"agenda_items": 10}), BEFORE, RULES) == ()


def test_a_dataset_is_held_whose_rows_are_doubted_more_than_ever() -> None:
    before = [
        replace(
            GOOD, confidences={"agenda_items": sure, "actions": 0.5, "owners": 0.9}, rows={"agenda_items": 10, "actions": 2, "owners": 9}
        )
        for sure in (0.97, 0.93, 0.95)
    ]
    guessed = replace(before[0], confidences={"agenda_items": 0.58, "actions": 0.1, "owners": 0.2})
    assert shortfalls(guessed, before, RULES) == ("the mean confidence of its agenda_items is 0.58, never less than 0.93 before",)
    assert shortfalls(replace(guessed, confidences={"agenda_items": 0.84}), before, RULES) == ()
    assert shortfalls(guessed, [replace(old, confidences={}) for old in before], RULES) == ()


def test_of_what_sentences_say_there_must_only_be_some() -> None:
    before = [replace(GOOD, rows={"deadlines": count}) for count in (12, 14, 11)]
    assert shortfalls(replace(GOOD, rows={"deadlines": 1}), before, RULES) == ()
    assert shortfalls(replace(GOOD, rows={}), before, RULES) == ("0 rows of deadlines, never fewer than 11 before",)


def test_the_short_pack_of_an_extraordinary_meeting_passes_and_lowers_no_floor() -> None:
    short = replace(GOOD, is_extraordinary=True, rows={"agenda_items": 2})
    assert shortfalls(short, BEFORE, RULES) == ()
    assert shortfalls(replace(short, claimed_share=0.5), BEFORE, RULES) != ()
    assert shortfalls(replace(GOOD, rows={"agenda_items": 2}), (*BEFORE, short), RULES) != ()
    assert shortfalls(replace(short, rows={}), (*BEFORE, *[replace(short, rows={"agenda_items": 6})] * 3), RULES) != ()


def test_what_has_too_little_history_passes() -> None:
    bad = replace(GOOD, claimed_share=0.1)
    assert shortfalls(bad, BEFORE[:2], RULES) == ()
    others = [replace(old, group_code="SITAG") for old in BEFORE] + [replace(old, document_type="minutes") for old in BEFORE]
    assert shortfalls(bad, others, RULES) == ()
    assert shortfalls(replace(bad, group_code=None), [replace(old, group_code=None) for old in BEFORE], RULES) == ()
    assert shortfalls(bad, BEFORE, QualitySettings(is_enabled=False)) == ()


def test_only_the_latest_are_looked_at() -> None:
    old = replace(GOOD, meeting_date=date(2020, 1, 1), claimed_share=0.1)
    assert shortfalls(replace(GOOD, claimed_share=0.5), (old, *BEFORE), QualitySettings(max_history=3)) != ()
    assert shortfalls(replace(GOOD, claimed_share=0.5), (old, *BEFORE), QualitySettings(max_history=4)) == ()


SIX = ("1", "2", "3", "4", "5", "6")


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    (tmp_path / "packs").mkdir()
    for number in (1, 2, 3):
        pack = body(f"tmag-{number}", *SIX, group="TMAG", meeting=f"TMAG-{number}", date=f"2023-0{number}-15")
        (tmp_path / f"packs/{number}.pdf").write_bytes(pack)
    return tmp_path / "packs"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data")


def rows(settings: Settings, dataset: str) -> list[dict[str, object]]:
    return pq.read_table(resolve_current(settings.data_dir) / f"{dataset}.parquet").to_pylist()


def test_a_new_document_that_falls_short_is_one_row_until_it_is_let_through(settings: Settings, packs: Path) -> None:
    ingest([str(packs)], settings, parser=ONE)
    (packs / "4.pdf").write_bytes(body("tmag-4", "1", group="TMAG", meeting="TMAG-4", date="2023-04-19"))
    report = ingest([str(packs)], settings, parser=ONE)
    assert [(kept.document_id, kept.published_status, kept.is_news) for kept in report.kept] == [("tmag-4", None, True)]
    (held,) = [row for row in rows(settings, "documents") if row["status"] == "held"]
    assert (held["document_id"], held["status_reason"]) == ("tmag-4", "1 rows of actions, never fewer than 6 before")
    assert {row["document_id"] for row in rows(settings, "actions")} == {"tmag-1", "tmag-2", "tmag-3"}
    again = ingest([str(packs)], settings, parser=ONE)
    assert (again.release_id, [kept.is_news for kept in again.kept]) == (None, [False])
    (need,) = status(settings, NOW).attention
    assert (need.document_id, need.state, need.next_step) == ("tmag-4", "held", "tmag unhold tmag-4")
    unhold("tmag-4", settings)
    assert {row["status"] for row in rows(settings, "documents")} == {"parsed"}
    assert {row["document_id"] for row in rows(settings, "actions")} == {"tmag-1", "tmag-2", "tmag-3", "tmag-4"}
    assert status(settings, NOW).attention == ()
    assert ingest([str(packs)], settings, parser=ONE).kept == ()


def test_a_reissue_that_is_held_leaves_the_earlier_version_current(settings: Settings, packs: Path) -> None:
    ingest([str(packs)], settings, parser=ONE)
    (packs / "3b.pdf").write_bytes(body("tmag-3-v2", "1", group="TMAG", meeting="TMAG-3", date="2023-03-15", version="2000"))
    ingest([str(packs)], settings, parser=ONE)
    current = {row["document_id"]: row["is_current_version"] for row in rows(settings, "documents")}
    assert (current["tmag-3"], current["tmag-3-v2"]) == (True, False)
    unhold("tmag-3-v2", settings)
    current = {row["document_id"]: row["is_current_version"] for row in rows(settings, "documents")}
    assert (current["tmag-3"], current["tmag-3-v2"]) == (False, True)


def test_the_last_good_rows_of_a_held_document_stay_and_stay_current(settings: Settings, packs: Path) -> None:
    ingest([str(packs)], settings, parser=ONE)
    ingest([str(packs)], settings, parser=WORSE)
    assert {row["status"] for row in rows(settings, "documents")} == {"held"}
    assert len(rows(settings, "actions")) == 18
    assert all(row["is_current_version"] for row in rows(settings, "documents"))
    unhold("tmag-2", settings)
    assert {row["document_id"]: row["status"] for row in rows(settings, "documents")}["tmag-2"] == "partial"


def test_looser_settings_let_it_through(settings: Settings, packs: Path) -> None:
    ingest([str(packs)], settings, parser=ONE)
    (packs / "4.pdf").write_bytes(body("tmag-4", "1", group="TMAG", meeting="TMAG-4", date="2023-04-19"))
    ingest([str(packs)], settings, parser=ONE)
    loose = settings.model_copy(update={"quality": QualitySettings(is_enabled=False)})
    ingest([], loose, parser=ONE)
    manifest = current_manifest(LocalStorage(settings.data_dir))
    assert manifest is not None
    assert not any(choice.is_held for choice in manifest.choices)


def test_what_cannot_be_let_through(settings: Settings, packs: Path) -> None:
    with pytest.raises(NotFound, match="No published document"):
        unhold("tmag-1", settings)
    ingest([str(packs)], settings, parser=ONE)
    with pytest.raises(NotFound, match="not held"):
        unhold("tmag-1", settings)
    ingest([str(packs)], settings, parser=SLOW)
    with pytest.raises(SettingsError, match="tmag rerun tmag-1"):
        unhold("tmag-1", settings)
