"""Prints a pack as a browser does: HTML through headless Chromium."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.packgen.look import Look
from tests.packgen.routes.markup import html
from tests.packgen.sheets import Sheet

PAGES = ("16:9", "16:9", "4:3", "a4-landscape", "a4-portrait")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)
_TIMEOUT_SECONDS = 120


def print_sheets(sheets: Sequence[Sheet], look: Look, title: str, target: Path) -> None:
    """Write the sheets as a PDF at `target`.

    Raises:
        FileNotFoundError: No Chromium is on the path.
    """
    print_html(html(sheets, look, title), target)


def print_html(text: str, target: Path) -> None:
    """Print a page of HTML as a PDF at `target`.

    Raises:
        FileNotFoundError: No Chromium is on the path.
    """
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        raise FileNotFoundError("chromium was not found. Install it and put it on the path, or choose another route.")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(text, encoding="utf-8")
        options = (*_FLAGS, f"--user-data-dir={folder}/profile", f"--print-to-pdf={target.resolve()}")
        subprocess.run([browser, *options, source.as_uri()], check=True, capture_output=True, timeout=_TIMEOUT_SECONDS)
