from __future__ import annotations

import base64
import io
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from pipeline.alerts import Alert, alerts_of_documents, body_text, payload, plain_text
from pipeline.ingest import ingest
from pipeline.ledger import Ledger
from pipeline.process import Outcome
from pipeline.publish import KeptDocument
from pipeline.run_settings import AlertSettings
from pipeline.settings import Settings
from pipeline.storage import LocalStorage
from pipeline.worst_pages import WorstPage, picture_of

PACK = Path(__file__).parents[2] / "samples/packs/tmag-16-papers-v1.0.pdf"
NASTY = 'x<script>alert(1)</script>\r\nBcc: all@example.org\x1b[2J <http://evil.example|click> "&'


def held(document_id: str, parse_id: str) -> KeptDocument:
    return KeptDocument(document_id=document_id, parse_id=parse_id, published_status=None, new_status="parsed", new_reason=NASTY)


def test_text_that_was_not_ours_is_escaped_and_cut() -> None:
    alert = Alert(kind="held", document=NASTY, sentence=NASTY * 100, command="tmag unhold x", page_url="http://h/a b.pdf#page=2")
    told = payload(alert)
    for text in told.values():
        assert not set(text or "") & set("<>\r\n\x1b")
    assert len(alert.subject) <= 160
    assert "\n" not in alert.subject
    assert len(plain_text(NASTY * 100, 400)) == 400
    assert body_text(alert).count("\n") == 3
    assert "\x1b" not in body_text(alert)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("alerts")
    (folder / "in").mkdir()
    shutil.copy(PACK, folder / "in")
    settings = Settings(data_dir=folder / "data")
    ingest([str(folder / "in")], settings)
    return settings


def test_an_alert_of_a_held_document_has_all_that_a_person_needs(settings: Settings) -> None:
    (record,) = Ledger(LocalStorage(settings.data_dir)).records()
    (alert,) = alerts_of_documents([held("tmag-16-papers-v1.0", record.parse_id)], [], settings)
    assert (alert.kind, alert.document, alert.command) == ("held", "tmag-16-papers-v1.0", "tmag unhold tmag-16-papers-v1.0")
    assert alert.sentence.startswith("Held back: ")
    assert alert.page_url is not None
    assert alert.page_url.startswith("file://")
    assert "#page=" in alert.page_url
    assert alert.crop is not None
    assert len(alert.crop) <= settings.alerts.max_crop_bytes
    crop = payload(alert)["crop"]
    assert crop is not None
    with Image.open(io.BytesIO(base64.b64decode(crop.partition(",")[2]))) as picture:
        assert picture.format == "PNG"
        assert picture.width > 100


def test_a_crop_shows_the_place_and_fits(settings: Settings) -> None:
    (record,) = Ledger(LocalStorage(settings.data_dir)).records()
    page = WorstPage(
        document_id="d", sha256=record.sha256, page_number=2, weight=1, sentence="", page_url=None, box=(100.0, 100.0, 300.0, 150.0)
    )
    data = PACK.read_bytes()
    place, whole = picture_of(page, data, 60_000, settings.limits), picture_of(replace(page, box=None), data, 60_000, settings.limits)
    small = picture_of(replace(page, box=None), data, 6_000, settings.limits)
    assert place and whole and small  # noqa: PT018
    assert len(small) <= 6_000
    with Image.open(io.BytesIO(place)) as near, Image.open(io.BytesIO(whole)) as far:
        assert near.width / near.height == pytest.approx((200 + 72) / (50 + 72), abs=0.05)
        assert far.width / far.height == pytest.approx(16 / 9, abs=0.01)
    assert picture_of(page, b"no pdf at all", 60_000, settings.limits) is None


def test_what_is_known_already_is_not_told_again(settings: Settings) -> None:
    (record,) = Ledger(LocalStorage(settings.data_dir)).records()
    known = replace(held("a", record.parse_id), is_news=False)
    old = Outcome(address="b.pdf", state="unchanged", status="quarantined", status_reason="encrypted")
    assert alerts_of_documents([known], [old], settings) == ()


def test_a_flood_is_cut_off(settings: Settings) -> None:
    few = settings.model_copy(update={"alerts": AlertSettings(max_alerts=3)})
    unread = [Outcome(address=f"http://h/{n}.pdf", state="failed", status="failed", status_reason="404") for n in range(7)]
    alerts = alerts_of_documents([], unread, few)
    assert [alert.kind for alert in alerts] == ["failed", "failed", "more"]
    assert alerts[-1].document == "5 more documents"
    assert alerts[0].page_url == "http://h/0.pdf"
