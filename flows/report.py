"""What a flow reports as a Markdown artifact. Text that comes from documents is escaped, since Prefect shows Markdown as given."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from pipeline.ingest import IngestReport
from pipeline.process import Outcome
from pipeline.rerun import RerunReport

_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~:/@])")
_MOST_CHANGES = 200


def escaped(text: object) -> str:
    """Text that shows as itself in Markdown and HTML: no link, no tag, no table's edge.

    >>> escaped("<b>[x](http://y)|")
    '&lt;b&gt;\\\\[x\\\\]\\\\(http\\\\:\\\\/\\\\/y\\\\)\\\\|'
    """
    return html.escape(_MARKS.sub(r"\\\1", " ".join(str(text).split())), quote=False)


def ingest_markdown(report: IngestReport) -> str:
    """Documents, rows by dataset, words accounted for and issues of one ingest."""
    sections = [
        "# Ingest",
        _release_line(report),
        f"{len(report.new)} new, {len(report.reparsed)} parsed again, {len(report.unchanged)} unchanged, {len(report.partial)} partial, "
        f"{len(report.quarantined)} quarantined, {len(report.failed)} not to be had.",
        f"{report.words_claimed} of {report.words_total} words are accounted for.",
        _table("Documents", ("Document", "State", "Status", "Reason"), (_document(outcome) for outcome in report.outcomes)),
        _table("Rows", ("Dataset", "Rows"), ((rows.dataset, rows.row_count) for rows in report.rows)),
        _table("Issues", ("Code", "Severity", "Count"), ((issue.code, issue.severity, issue.count) for issue in report.issues)),
        _table(
            "Held back",
            ("Document", "Published", "New parse", "Why"),
            ((kept.document_id, kept.published_status or "nothing", kept.new_status, kept.new_reason or "") for kept in report.kept),
        ),
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def rerun_markdown(report: RerunReport) -> str:
    """What a new parse of one document changes, field by field."""
    published = f"Published as release {escaped(report.release_id)}." if report.release_id else "Nothing was published."
    fields = [
        (change.dataset, change.operation, change.row_key, field.column_name, field.old_value, field.new_value)
        for change in report.changes
        for field in change.fields
    ]
    whole = [(change.dataset, change.operation, change.row_key, "", "", "") for change in report.changes if not change.fields]
    sections = [
        f"# Rerun of {escaped(report.document_id)}",
        f"{escaped(report.status)} by {escaped(report.parser_version)}. {published}",
        _table(
            "Changes",
            ("Dataset", "Added", "Changed", "Removed"),
            ((counts.dataset, counts.added, counts.changed, counts.removed) for counts in report.datasets),
        ),
        _table("Rows", ("Dataset", "Operation", "Row", "Column", "Old", "New"), (*fields, *whole)[:_MOST_CHANGES]),
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def _release_line(report: IngestReport) -> str:
    if report.release_id:
        return f"Published as release {escaped(report.release_id)}."
    current = f" {escaped(report.current_release)} stays current." if report.current_release else ""
    return f"Nothing new to publish.{current}"


def _document(outcome: Outcome) -> tuple[str, str, str, str]:
    return (outcome.document_id or outcome.address, outcome.state, outcome.status, outcome.status_reason or "")


def _table(title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = ["| " + " | ".join(escaped(cell) for cell in row) + " |" for row in rows]
    if not lines:
        return ""
    return "\n".join([f"## {title}", "", "| " + " | ".join(header) + " |", "|" + "---|" * len(header), *lines])
