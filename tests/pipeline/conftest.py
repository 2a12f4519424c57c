from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.ledger import Ledger, ParseKey, ParseRecord
from pipeline.parse import ParseRequest, ParseResult
from pipeline.publish import Publication, publish
from pipeline.settings import Limits
from pipeline.storage import LocalStorage


class Desk:
    """A store with a made-up parser, as far as publishing needs one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.storage = LocalStorage(root)
        self.ledger = Ledger(self.storage)

    def parse(self, data: bytes, parse: object = None) -> ParseRecord:
        import fake_parse

        result = (parse or fake_parse.parse_lines)(ParseRequest(data=data))  # type: ignore[operator]
        key = ParseKey(sha256=result.sha256, parser_version=result.parser_version, engine="pdfium")
        return self.ledger.store_first(key, result, Limits())

    def publish(self, *records: ParseRecord, is_decided: bool = False) -> Publication:
        return publish(self.storage, records, (), reason="test", now=lambda: datetime.now(UTC), is_decided=is_decided)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "data")


@pytest.fixture
def parsed_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The made-up parser runs in the test's own process: of what stands around it, a child changes nothing, and each costs its time."""

    def here(request: ParseRequest, limits: Limits, parse: Callable[[ParseRequest], ParseResult], _quarantine: object) -> ParseResult:
        return parse(request)

    monkeypatch.setattr("pipeline.process.parse_isolated", here)
