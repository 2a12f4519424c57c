"""Why a file is not opened: the same whatever was opened before it in the same process."""

from __future__ import annotations

import pytest

from pipeline.reading.pdfium import open_pdfium
from schemas.errors import DocumentRejected, RejectReason

_PAGELESS = b"""%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [] /Count 0 >>
endobj
xref
0 3
0000000000 65535 f\r
0000000009 00000 n\r
0000000058 00000 n\r
trailer
<< /Size 3 /Root 1 0 R >>
startxref
110
%%EOF
"""
_NO_PDF = b"no PDF at all"


def _reason(data: bytes) -> RejectReason:
    with pytest.raises(DocumentRejected) as rejected:
        open_pdfium(data)
    return rejected.value.reason


@pytest.mark.parametrize("before", [_PAGELESS, _NO_PDF])
def test_the_reason_is_the_files_own(before: bytes) -> None:
    _reason(before)
    assert _reason(_PAGELESS) is RejectReason.NO_PAGES
    _reason(before)
    assert _reason(_NO_PDF) is RejectReason.TRUNCATED
