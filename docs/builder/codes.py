"""The codes: issues, reasons of quarantine, and what a document's status means."""

from __future__ import annotations

from docs.builder.markdown import code, page, table
from schemas.errors import RejectReason
from schemas.issues import ISSUE_CODES

_REASONS: dict[RejectReason, tuple[str, str]] = {
    RejectReason.NOT_PDF: ("The bytes are no PDF", "Get the file again; look at what the address really gives"),
    RejectReason.EMPTY: ("The file has no bytes", "Get the file again"),
    RejectReason.TRUNCATED: ("The file breaks off, or no page of it can be read", "Get the file again"),
    RejectReason.ENCRYPTED: ("A password is needed; an empty one was tried", "Ask the publisher for a file without a password"),
    RejectReason.NO_PAGES: ("The file has no pages", "Get the file again, or ask the publisher"),
    RejectReason.NO_TEXT: ("No page shows any text: a scan", "Ask the publisher for the original"),
    RejectReason.TOO_LARGE: ("More bytes than `limits.max_bytes`", "Raise the limit, then `tmag ingest`"),
    RejectReason.TOO_MANY_PAGES: ("More pages than `limits.max_pages`", "Raise the limit, then `tmag ingest`"),
    RejectReason.TIMEOUT: ("The parse took longer than `limits.timeout_seconds` and was killed", "Raise the limit, then `tmag ingest`"),
    RejectReason.MEMORY: ("The parse took more memory than `limits.memory_mb` and was killed", "Raise the limit, then `tmag ingest`"),
    RejectReason.CRASH: (
        "The parser or the engine failed; `tmag status` names the place",
        "Report it with the file; `tmag rerun` tries again",
    ),
}

_STATUSES = (
    (
        "parsed",
        "All pages were read, and no issue of severity `error` was raised. Warnings, such as the pack's own contradictions, do not matter",
    ),
    ("partial", "There is an issue of severity `error`, or only some pages were asked for (`tmag parse --pages`)"),
    (
        "vanished",
        "Its publisher took it away: no source lists it any more, or its address leads to nothing. Its rows stay; `status_reason` says "
        "what its status was",
    ),
    (
        "held",
        "A new parse waits for a person: it is worse than the published one, or falls short of its group's (`status_reason` says how). "
        "The last good rows stay; where there are none, this row is all that is published. `tmag unhold` lets it through",
    ),
    (
        "quarantined",
        "Nothing could be read; `status_reason` is one of the codes below. One row in `documents`, one in `parse_runs`, no others",
    ),
)

_QUARANTINE = """## Reasons of quarantine

In `documents.status_reason`. `tmag status` lists what is quarantined, why in a sentence, and the next step."""

_SEVERITIES = """- **error**: a part of the document is missing from the rows. It makes the document `partial`; where an
  earlier parse read all, that one stays published.
- **warning**: a doubt or a contradiction; the rows are there, as printed.
- **info**: worth knowing.

`responsibility` says who can mend it: the publisher (the pack contradicts itself), the parser (it did not understand), or the source (the
listing is wrong)."""


def codes() -> str:
    """The page."""
    return page(
        "Codes",
        "## Issues\n\nEach row of [`parse_issues`](data-dictionary.md#parse_issues) has one of these codes. `tmag issues` lists them.",
        _SEVERITIES,
        table(
            ("code", "severity", "responsibility", "meaning"),
            ((code(c.code), c.severity, c.responsibility, c.meaning) for c in ISSUE_CODES.values()),
        ),
        "## Status of a document\n\nIn `documents.status`.",
        table(("status", "meaning"), ((code(status), meaning) for status, meaning in _STATUSES)),
        _QUARANTINE,
        table(("reason", "meaning", "what to do"), ((code(str(reason)), *_REASONS[reason]) for reason in RejectReason)),
    )
