"""LibreOffice without a window: a deck or a document to PDF."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

_TIMEOUT_SECONDS = 300


def convert(source: Path, application: str, target: Path, *, is_tagged: bool) -> None:
    """Print `source` by `impress` or `writer`, beside a profile of its own.

    Raises:
        FileNotFoundError: No soffice is on the path.
    """
    office = shutil.which("soffice")
    if office is None:
        raise FileNotFoundError("soffice was not found. Install LibreOffice and put soffice on the path, or choose another route.")
    options = json.dumps({"UseTaggedPDF": {"type": "boolean", "value": str(is_tagged).lower()}})
    profile = f"-env:UserInstallation=file://{source.parent}/profile"
    filters = f"pdf:{application}_pdf_Export:{options}"
    command = [office, profile, "--headless", "--convert-to", filters, "--outdir", str(source.parent), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=_TIMEOUT_SECONDS)
    shutil.move(source.with_suffix(".pdf"), target)
