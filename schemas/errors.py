"""Every error that this project raises on purpose, as one tree.

TmagError
├─ SourceUnavailable    a place we fetch from does not answer now; the only kind that is retried
├─ SourceChanged        the site no longer looks as we know it
│  └─ SourceGone        it answers that there is no such file
├─ DocumentRejected     not a PDF that can be read; ``reason`` is one of :class:`RejectReason`
├─ LayoutError          a table is not the shape we know
├─ CorrectionStale      a correction no longer meets the value it expects to replace
├─ ContractError        rows break the declared schema of their dataset
├─ SettingsError        a setting or an argument is wrong
└─ NotFound             a path, an id or a row named by the user does not exist

The message says what happened and what to do next, in one or two sentences.
"""

from __future__ import annotations

from enum import StrEnum


class RejectReason(StrEnum):
    """Why a document is quarantined. The value is what ``documents.status_reason`` shows."""

    NOT_PDF = "not_pdf"
    EMPTY = "empty"
    TRUNCATED = "truncated"
    ENCRYPTED = "encrypted"
    NO_PAGES = "no_pages"
    NO_TEXT = "no_text"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASH = "crash"


class TmagError(Exception):
    """Base of all errors; ``document_id`` and ``page_number`` say where, when it is known."""

    def __init__(self, message: str, *, document_id: str | None = None, page_number: int | None = None) -> None:
        super().__init__(message)
        self.document_id = document_id
        self.page_number = page_number


class SourceUnavailable(TmagError):
    """A transient failure to reach a source; trying again later may help, but not within this run where it ``is_for_long``."""

    def __init__(self, message: str, *, is_for_long: bool = False) -> None:
        super().__init__(message)
        self.is_for_long = is_for_long


class SourceChanged(TmagError):
    """A source answers, and no longer looks as the settings describe it."""


class SourceGone(SourceChanged):
    """A source answers that it has nothing under an address."""


class DocumentRejected(TmagError):
    """A document cannot be read; it is quarantined and the others go on."""

    def __init__(
        self,
        reason: RejectReason,
        message: str,
        *,
        document_id: str | None = None,
        page_number: int | None = None,
    ) -> None:
        super().__init__(message, document_id=document_id, page_number=page_number)
        self.reason = reason


class LayoutError(TmagError):
    """What stands on a page is not the shape that a parser knows."""


class CorrectionStale(TmagError):
    """A correction expects a value that the parse no longer gives."""


class ContractError(TmagError):
    """Rows break the schema of their dataset; a fault of the code, never of a document."""


class SettingsError(TmagError):
    """A setting or an argument cannot be used."""


class NotFound(TmagError):
    """A path, document id, release or row that was named does not exist."""
