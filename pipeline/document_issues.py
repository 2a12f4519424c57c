"""Issues about a whole document that are found after its parse: rows of ``parse_issues`` beside those that the parse gave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schemas.issues import ISSUE_CODES
from schemas.records import ParseIssue
from schemas.rows import Carried, Row, row_id_of

_CARRIED = Carried._fields


def issue_of_document(document: Mapping[str, Any], code_name: str, message: str, own_key: str) -> Row:
    """An issue about a row of ``documents``; ``own_key`` tells it from others of its code and document."""
    code = ISSUE_CODES[code_name]
    content = ParseIssue(
        code=code_name,
        severity=code.severity,
        responsibility=code.responsibility,
        message=message,
        raw_text=None,
        about_dataset="documents",
        about_row_id=document["row_id"],
    )
    key = f"{document['row_key'].removesuffix('/documents')}/parse_issues/{code_name}/{own_key}"
    carried = {name: document[name] for name in _CARRIED} | {"row_key": key, "row_id": row_id_of(document["sha256"], "parse_issues", key)}
    return Row("parse_issues", Carried(**carried), content)
