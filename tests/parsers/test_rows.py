"""The rows of a document and of its own meeting: how sure they are where the pack says less than usual."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parsers.rows import FileFacts, rows_of
from schemas.datasets import SCHEMA_VERSION
from tests.drawing.pages import Drawing
from tests.drawing.parsing import COVER, parsed_pages

Draw = Callable[[Drawing], None]
FACTS = FileFacts(sha256="0" * 64, size_bytes=1, info=None, document_id="doc", parser_version="0", schema_version=SCHEMA_VERSION)
AGENDA = (
    ("Item", "Title", "Lead", "Time"),
    ("1", "Welcome", "Chair", "10:00 - 10:05"),
    ("2", "Depths of the harbour", "Ada Quill", "10:05 - 10:30"),
)


def _agenda(drawing: Drawing) -> None:
    drawing.title("Agenda").table(90, (60, 300, 150, 120), AGENDA)


def _next(drawing: Drawing) -> None:
    drawing.title("Next steps").lines(60, 120, "Next meeting: 19 June 2030")


@pytest.mark.parametrize(
    ("pages", "cover", "document", "meeting"),
    [
        ((_agenda, _next), COVER, 1.0, 1.0),
        ((_agenda,), COVER, 1.0, 0.85),
        ((_next,), COVER, 0.85, 0.85),
        ((), ("TMAG 30 Minutes", "15 May 2030"), 1.0, 0.85),
    ],
    ids=["all told", "no next meeting", "no agenda", "minutes"],
)
def test_what_is_not_told_lowers_the_confidence(pages: tuple[Draw, ...], cover: tuple[str, ...], document: float, meeting: float) -> None:
    rows = rows_of(parsed_pages(*pages, cover=cover), FACTS, conflict=None)
    (own,) = [row for row in rows["meetings"] if row.content.basis == "pack"]
    (of_document,) = rows["documents"]
    assert of_document.carried is not None
    assert own.carried is not None
    assert (of_document.carried.confidence, own.carried.confidence) == (document, meeting)
