from __future__ import annotations

from flows.report import escaped, ingest_markdown, rerun_markdown
from pipeline.diff import FieldChange, RowChange
from pipeline.ingest import IngestReport
from pipeline.process import DatasetRows, IssueCount, Outcome
from pipeline.publish import KeptDocument
from pipeline.rerun import RerunReport

OUTCOME = Outcome(
    address="a|b.pdf",
    state="new",
    status="quarantined",
    status_reason="crash: <script>alert(1)</script>\n| x",
    document_id="[link](http://example.org)",
    words_total=10,
    words_claimed=9,
    rows=(DatasetRows(dataset="actions", row_count=5),),
    issues=(IssueCount(code="unclaimed_text", severity="warning", count=1),),
)


def report(**fields: object) -> IngestReport:
    kept = KeptDocument(document_id="k", parse_id="p", published_status="parsed", new_status="partial", new_reason="fewer rows")
    return IngestReport(**{"outcomes": (OUTCOME,), "release_id": "r000001", "current_release": "r000001", "kept": (kept,), **fields})  # type: ignore[arg-type]


def test_the_report_tells_rows_words_and_issues() -> None:
    text = ingest_markdown(report())
    assert "| actions | 5 |" in text
    assert "9 of 10 words" in text
    assert "| unclaimed\\_text | warning | 1 |" in text
    assert "Published as release r000001." in text
    assert "| k | parsed | partial | fewer rows |" in text
    assert "Nothing new" in ingest_markdown(report(release_id=None))


def test_text_from_documents_shows_as_itself() -> None:
    text = ingest_markdown(report())
    assert "<script>" not in text
    assert "](" not in text
    row = next(line for line in text.splitlines() if "link" in line)
    assert row.replace("\\|", "").count("|") == 5


def test_escaped_keeps_plain_words() -> None:
    assert escaped("Data Cleanse Plan") == "Data Cleanse Plan"


def test_a_rerun_is_told_field_by_field() -> None:
    changes = (
        RowChange(
            dataset="actions", operation="changed", row_key="k/1", fields=(FieldChange(column_name="text", old_value="a", new_value="b"),)
        ),
        RowChange(dataset="actions", operation="added", row_key="k/2"),
    )
    text = rerun_markdown(
        RerunReport(
            document_id="d", sha256="0", status="parsed", status_reason=None, published_version="1", parser_version="2", changes=changes
        )
    )
    assert "| actions | 1 | 1 | 0 |" in text
    assert "| actions | changed | k\\/1 | text | a | b |" in text
    assert "Nothing was published." in text
