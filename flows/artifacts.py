"""What a run leaves in Prefect to be looked at: a report, tables of rows, issues and differences, pictures of the worst pages.

Text that comes from documents is escaped, since Prefect shows Markdown as given.
"""

from __future__ import annotations

from collections import Counter

from prefect.artifacts import create_image_artifact, create_markdown_artifact, create_table_artifact

from flows.report import escaped, ingest_markdown
from pipeline.alerts import data_address
from pipeline.ingest import IngestReport
from pipeline.ledger import Ledger
from pipeline.raw import RawStore
from pipeline.release_diff import difference
from pipeline.settings import Settings
from pipeline.storage import LocalStorage
from pipeline.worst_pages import picture_of, worst_pages

REPORT_KEY = "ingest-report"
ROWS_KEY = "ingest-rows"
ISSUES_KEY = "ingest-issues"
DIFFERENCE_KEY = "ingest-difference"
PICTURE_KEY = "ingest-worst-page"
_MOST_PICTURES = 3
_SEVERITIES = ("error", "warning", "info")


def show_artifacts(report: IngestReport, settings: Settings) -> None:
    """Leave all of a run's artifacts."""
    create_markdown_artifact(ingest_markdown(report), key=REPORT_KEY, description="What the run found, read and published")
    rows = [{"dataset": rows.dataset, "rows": rows.row_count} for rows in report.rows]
    create_table_artifact(rows, key=ROWS_KEY, description=f"Rows by dataset. {_words(report)}")
    create_table_artifact(_issues(report), key=ISSUES_KEY, description="Issues by severity")
    create_table_artifact(_difference(report, settings), key=DIFFERENCE_KEY, description=_since(report))
    _show_pictures(report, settings)


def _words(report: IngestReport) -> str:
    share = f" ({report.words_claimed / report.words_total:.1%})" if report.words_total else ""
    return f"{report.words_claimed} of {report.words_total} words are accounted for{share}."


def _issues(report: IngestReport) -> list[dict[str, object]]:
    counts = Counter[str]()
    for issue in report.issues:
        counts[issue.severity] += issue.count
    return [{"severity": severity, "issues": counts[severity]} for severity in _SEVERITIES]


def _since(report: IngestReport) -> str:
    return f"Release {report.release_id} against the one before" if report.release_id else "Nothing was published"


def _difference(report: IngestReport, settings: Settings) -> list[dict[str, object]]:
    changes = difference(LocalStorage(settings.data_dir), report.release_id) if report.release_id else ()
    return [
        {"dataset": d.dataset, "before": d.before, "now": d.now, "added": d.added, "changed": d.changed, "removed": d.removed}
        for d in changes
    ]


def _show_pictures(report: IngestReport, settings: Settings) -> None:
    storage = LocalStorage(settings.data_dir)
    ledger = Ledger(storage)
    read = [ledger.record(o.parse_id) for o in report.outcomes if o.parse_id and o.state != "unchanged"]
    for place, page in enumerate(worst_pages(ledger, read, _MOST_PICTURES), 1):
        picture = picture_of(page, RawStore(storage).data(page.sha256), settings.alerts.max_crop_bytes, settings.limits)
        if picture is not None:
            told = f"{escaped(page.document_id)}, page {page.page_number}: {escaped(page.sentence)}"
            create_image_artifact(image_url=data_address(picture), key=f"{PICTURE_KEY}-{place}", description=told)
