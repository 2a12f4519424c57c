from __future__ import annotations

import os
import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.raw import RawStore, Source
from pipeline.storage import LocalStorage
from schemas.errors import NotFound

NOW = datetime(2023, 3, 9, 2, 30, tzinfo=UTC)


@pytest.fixture
def raw(tmp_path: Path) -> RawStore:
    return RawStore(LocalStorage(tmp_path))


def test_a_file_is_kept_once_and_its_sources_add_up(raw: RawStore, tmp_path: Path) -> None:
    first = raw.keep(b"pdf", Source(address="packs/a.pdf", retrieved_at=NOW))
    raw.keep(b"pdf", Source(address="packs/a.pdf", retrieved_at=NOW + timedelta(days=1)))
    url = Source(address="https://example.org/a.pdf", source_name="site", published_date=date(2023, 3, 8), retrieved_at=NOW)
    both = raw.keep(b"pdf", url)
    assert len(list((tmp_path / "raw").glob("*.pdf"))) == 1
    assert raw.data(first.sha256) == b"pdf"
    assert [source.address for source in both.sources] == ["packs/a.pdf", "https://example.org/a.pdf"]
    assert both.first_seen_at == NOW
    assert both.best_source == url
    assert raw.sidecar(first.sha256) == both


def test_an_id_is_given_once(raw: RawStore) -> None:
    one = raw.keep(b"1", Source(address="1", retrieved_at=NOW)).sha256
    two = raw.keep(b"2", Source(address="2", retrieved_at=NOW)).sha256
    assert raw.register(one, "tmag-16-papers-v1.0")
    assert raw.register(one, "tmag-16-papers-v1.0")
    assert not raw.register(one, "other")
    assert not raw.register(two, "tmag-16-papers-v1.0")
    assert raw.taken_ids(two) == {"tmag-16-papers-v1.0"}
    assert raw.taken_ids(one) == frozenset()
    assert raw.by_document("tmag-16-papers-v1.0").sha256 == one
    with pytest.raises(NotFound, match="no-such"):
        raw.by_document("no-such")


def test_one_of_many_newcomers_gets_the_id(raw: RawStore) -> None:
    files = [raw.keep(bytes([n]), Source(address=str(n), retrieved_at=NOW)).sha256 for n in range(8)]
    won: list[str] = []
    threads = [threading.Thread(target=lambda s=s: won.append(s) if raw.register(s, "same") else None) for s in files]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert [s.sha256 for s in raw.sidecars() if s.document_id] == won


def test_a_name_that_is_no_text_is_kept(raw: RawStore) -> None:
    address = os.fsdecode(b"a\xff.pdf")
    kept = raw.keep(b"1", Source(address=address, retrieved_at=NOW))
    assert raw.sidecar(kept.sha256).sources[0].address == address
