"""An alert: what a person must see, small and safe to show. What a document says comes in as text and goes out escaped and cut to size."""

from __future__ import annotations

import base64
import html
import shlex
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.ledger import Ledger
from pipeline.process import Outcome
from pipeline.publish import KeptDocument
from pipeline.raw import RawStore
from pipeline.settings import Settings
from pipeline.storage import LocalStorage
from pipeline.worst_pages import WorstPage, picture_of, worst_pages

_LONGEST_NAME = 160
_LONGEST_SENTENCE = 400
_LONGEST_ADDRESS = 1000

AlertKind = Literal["held", "quarantined", "failed", "crashed", "overdue", "changed", "more"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One thing to tell. ``document`` is its id or address, or what it is about; ``crop`` a PNG of the place; ``command`` what to run next.

    Texts are as they came; :func:`payload` makes them safe.
    """

    kind: AlertKind
    document: str
    sentence: str
    command: str
    page_url: str | None = None
    crop: bytes | None = None

    @property
    def subject(self) -> str:
        """One short line, without line breaks or control characters."""
        return plain_text(f"tmag: {self.document} {self.kind}", _LONGEST_NAME)


def plain_text(text: str, longest: int) -> str:
    """Text on one line, without control and formatting characters, cut to size with an ellipsis.

    >>> plain_text("a\\nb\\x1b[31m\\u202ec", 20)
    'a b[31mc'
    >>> plain_text("abcdef", 4)
    'abc…'
    """
    line = " ".join("".join(mark for mark in text if mark.isspace() or unicodedata.category(mark)[0] != "C").split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def payload(alert: Alert) -> dict[str, str | None]:
    """The alert as JSON has it: every text escaped for HTML and chat, the crop as a data address."""
    return {
        "kind": alert.kind,
        "document": _safe(alert.document, _LONGEST_NAME),
        "sentence": _safe(alert.sentence, _LONGEST_SENTENCE),
        "page_url": _safe(alert.page_url, _LONGEST_ADDRESS) if alert.page_url else None,
        "command": _safe(alert.command, _LONGEST_SENTENCE),
        "crop": data_address(alert.crop) if alert.crop else None,
    }


def data_address(png: bytes) -> str:
    """A picture as an address that holds it whole."""
    return f"data:image/png;base64,{base64.b64encode(png).decode('ascii')}"


def body_text(alert: Alert) -> str:
    """The alert as the plain text of an e-mail."""
    page = [f"Page: {plain_text(alert.page_url, _LONGEST_ADDRESS)}"] if alert.page_url else []
    lines = [plain_text(alert.document, _LONGEST_NAME), plain_text(alert.sentence, _LONGEST_SENTENCE), *page]
    return "\n".join([*lines, f"Next: {plain_text(alert.command, _LONGEST_SENTENCE)}"])


def alerts_of_documents(kept: Sequence[KeptDocument], outcomes: Sequence[Outcome], settings: Settings) -> tuple[Alert, ...]:
    """An alert for each document that is newly held, newly quarantined, or could not be had; only so many as the settings allow."""
    held = [document for document in kept if document.is_news]
    unread = [outcome for outcome in outcomes if _is_unread(outcome)]
    room = settings.alerts.max_alerts
    count = len(held) + len(unread)
    if count > room:
        held, unread = held[: room - 1], unread[: max(0, room - 1 - len(held))]
    found = [*(_of_held(document, settings) for document in held), *(_of_outcome(outcome) for outcome in unread)]
    if count > len(found):
        rest = f"{count - len(found)} more documents"
        found.append(Alert(kind="more", document=rest, sentence="They need a person too.", command="tmag status"))
    return tuple(found)


def _is_unread(outcome: Outcome) -> bool:
    return outcome.status == "failed" or (outcome.status == "quarantined" and outcome.state != "unchanged")


def _of_held(document: KeptDocument, settings: Settings) -> Alert:
    storage = LocalStorage(settings.data_dir)
    ledger = Ledger(storage)
    record = ledger.record(document.parse_id)
    step = "rerun" if record.status == "quarantined" else "unhold"
    alert = Alert(
        kind="held",
        document=document.document_id,
        sentence=f"Held back: {document.new_reason}",
        command=f"tmag {step} {shlex.quote(document.document_id)}",
    )
    if record.status == "quarantined":
        return alert
    worst = next(iter(worst_pages(ledger, [record], 1)), None) or _first_page(document, record.sha256)
    raw = RawStore(storage)
    crop = picture_of(worst, raw.data(record.sha256), settings.alerts.max_crop_bytes, settings.limits)
    kept_file = (settings.data_dir / "raw" / f"{record.sha256}.pdf").absolute().as_uri()
    address = raw.sidecar(record.sha256).best_source.url or kept_file
    return replace(alert, page_url=worst.page_url or f"{address}#page={worst.page_number}", crop=crop)


def _first_page(document: KeptDocument, sha256: str) -> WorstPage:
    return WorstPage(
        document_id=document.document_id,
        sha256=sha256,
        page_number=1,
        weight=0,
        sentence="",
        page_url=None,
        box=None,
    )


def _of_outcome(outcome: Outcome) -> Alert:
    if outcome.status == "failed":
        sentence, command = outcome.status_reason or "It could not be had.", "tmag ingest"
    else:
        sentence, command = f"It cannot be read: {outcome.status_reason}", "tmag status"
    return Alert(
        kind="failed" if outcome.status == "failed" else "quarantined",
        document=outcome.document_id or outcome.address,
        sentence=sentence,
        command=command,
        page_url=outcome.address if "://" in outcome.address else None,
    )


def _safe(text: str, longest: int) -> str:
    return html.escape(plain_text(text, longest))
