"""Files made to break readers, in 23 classes: each ends as what it is, and none in a traceback. Of each class one, and all if slow."""

from __future__ import annotations

import pytest

from schemas.errors import RejectReason
from schemas.issues import ISSUE_CODES
from tests.corpus.corpus import Fate, Known, Parsed, hostile_files, parsed_corpus

pytestmark = [pytest.mark.corpus, pytest.mark.xdist_group("corpus")]

_UNREADABLE = {"not_pdf", "truncated", "no_pages", "encrypted"}
_NO_PAGES, _PASSWORD, _SCAN, _HIDDEN_TEXT = "06", "11", "13", "14"
_HEAVY = {"08", "19", "20"}  # loops, bombs and fuzz may meet a limit
_FEW = 20  # characters: as few may well stand where no reader sees them


def _told(known: Known, fate: Fate) -> str:
    return f"{known.facts['file']}: {fate.status} ({fate.reason}), {fate.document['page_count']} pages, {fate.words} words"


@pytest.fixture(
    params=["one of each", pytest.param("all", marks=pytest.mark.slow), pytest.param("all by pdfplumber", marks=pytest.mark.slow)]
)
def asked(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def files(asked: str) -> tuple[Known, ...]:
    return hostile_files(is_whole=asked != "one of each")


@pytest.fixture
def parsed(files: tuple[Known, ...], asked: str) -> Parsed:
    return parsed_corpus("hostile", "pdfplumber" if asked.endswith("pdfplumber") else "pdfium", is_whole=asked != "one of each")


def test_each_file_has_a_fate_and_none_a_traceback(parsed: Parsed, files: tuple[Known, ...]) -> None:
    assert parsed.err == ""
    assert parsed.code == 1
    assert {known.sha256 for known in files} == parsed.fates.keys()
    reasons = {fate.reason for fate in parsed.fates.values() if fate.status == "quarantined"}
    assert reasons <= {str(reason) for reason in RejectReason} - {"crash", "empty"}


def test_a_quarantined_file_is_one_row_in_two_datasets(parsed: Parsed) -> None:
    for fate in parsed.fates.values():
        if fate.status == "quarantined":
            assert fate.datasets == {"documents": 1, "parse_runs": 1}
            assert fate.runs[0]["outcome"] == "quarantined"


def test_partial_is_what_has_an_error_and_nothing_else(parsed: Parsed) -> None:
    for fate in parsed.fates.values():
        errors = {issue["code"] for issue in fate.issues if issue["severity"] == "error"}
        assert all(ISSUE_CODES[code].severity == "error" for code in errors)
        assert (fate.status == "partial") == bool(errors)
        assert fate.reason == (",".join(sorted(errors)) or None) or fate.status == "quarantined"


def test_what_needs_a_password_is_encrypted(parsed: Parsed, files: tuple[Known, ...]) -> None:
    for known in files:
        if known.kind == _PASSWORD or known.facts["encrypted"] == "password needed":
            assert parsed.fates[known.sha256].reason == "encrypted", known.facts["file"]


def test_what_opens_with_the_empty_password_is_not(parsed: Parsed, files: tuple[Known, ...]) -> None:
    for known in files:
        if known.facts["encrypted"] == "True" and (known.opens_in("pdfium") or known.opens_in("pdfplumber")):
            assert parsed.fates[known.sha256].status in ("parsed", "partial"), known.facts["file"]


def test_no_pages_are_none_and_a_scan_has_no_text(parsed: Parsed, files: tuple[Known, ...]) -> None:
    for known in files:
        fate = parsed.fates[known.sha256]
        if known.kind == _NO_PAGES:
            assert fate.reason == "no_pages", _told(known, fate)
        if known.kind == _SCAN:
            assert fate.reason == "no_text", _told(known, fate)


def test_what_readers_show_is_read(parsed: Parsed, files: tuple[Known, ...]) -> None:
    """Words come out where pdfium finds any, save hidden ones; and all pages that it shows are counted, whichever engine is asked."""
    for known in (known for known in files if known.opens_in("pdfium")):
        fate = parsed.fates[known.sha256]
        if known.kind in _HEAVY and fate.reason in ("timeout", "memory"):
            continue
        if known.count("chars_pdfium") > _FEW and known.kind not in (_SCAN, _HIDDEN_TEXT):
            assert fate.status in ("parsed", "partial"), _told(known, fate)
        if fate.status == "quarantined":
            assert fate.reason in ("no_text", "truncated"), _told(known, fate)
        else:
            assert fate.words > 0, _told(known, fate)
            assert fate.document["page_count"] == known.count("pages_other"), _told(known, fate)


def test_what_no_reader_opens_is_quarantined(parsed: Parsed, files: tuple[Known, ...]) -> None:
    for known in files:
        fate = parsed.fates[known.sha256]
        if not known.opens_in("pdfium") and not known.opens_in("pikepdf"):
            assert fate.status == "quarantined" or known.opens_in("pdfplumber"), _told(known, fate)
            assert fate.reason in _UNREADABLE or known.opens_in("pdfplumber"), _told(known, fate)


@pytest.mark.slow
def test_both_engines_give_a_file_the_same_fate() -> None:
    """Reasons and page counts agree; one engine may meet a fault on a page that the other mends."""
    one, two = (parsed_corpus("hostile", engine, is_whole=True) for engine in ("pdfium", "pdfplumber"))
    for known in hostile_files(is_whole=True):
        a, b = one.fates[known.sha256], two.fates[known.sha256]
        assert a.document["page_count"] == b.document["page_count"], known.facts["file"]
        assert (a.status == "quarantined") == (b.status == "quarantined"), known.facts["file"]
        if a.status == "quarantined":
            assert a.reason == b.reason, known.facts["file"]
