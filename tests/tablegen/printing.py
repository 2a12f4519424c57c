"""Prints a report: its truth first, then the PDF by Chromium or Typst."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import typst

from tests.packgen.look import FONT_ROOT
from tests.packgen.printing import label_as_invented
from tests.packgen.routes.chromium import print_html
from tests.tablegen.document import print_document
from tests.tablegen.leaders import with_leaders
from tests.tablegen.markup import html
from tests.tablegen.model import Columns, Part, Report, Table
from tests.tablegen.platypus import print_platypus
from tests.tablegen.reports import report
from tests.tablegen.truth import truth_of
from tests.tablegen.typeset import typst as typst_markup


def _by_typst(printed: Report, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "report.typ"
        source.write_text(typst_markup(printed), encoding="utf-8")
        typst.compile(source, output=target, font_paths=[FONT_ROOT], ignore_system_fonts=True)


def _by_chromium(printed: Report, target: Path) -> None:
    print_html(html(printed), target)


ROUTES: dict[str, Callable[[Report, Path], None]] = {
    "chromium": _by_chromium,
    "typst": _by_typst,
    "platypus": print_platypus,
    "writer": print_document,
}


def print_report(name: str, seed: int, route: str, folder: Path) -> Path:
    """Write ``<name>-<seed>-<route>.truth.json`` and ``….pdf`` into the folder.

    Raises:
        KeyError: There is no such report or route.
    """
    drawn = report(name, seed)
    folder.mkdir(parents=True, exist_ok=True)
    pdf = folder / f"{drawn.name}-{route}.pdf"
    pdf.with_suffix(".truth.json").write_text(json.dumps(truth_of(drawn), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    drawn = replace(drawn, parts=tuple(_led(part, drawn) for part in drawn.parts))
    with tempfile.TemporaryDirectory() as work:
        raw = Path(work) / "raw.pdf"
        ROUTES[route](drawn, raw)
        label_as_invented(raw, f"Invented report, {drawn.name}", pdf, is_tagged=False)
    return pdf


def _led(part: Part, drawn: Report) -> Part:
    if isinstance(part, Table):
        return with_leaders(part, drawn)
    if isinstance(part, Columns):
        return Columns(tuple(_led(p, drawn) for p in part.left), tuple(_led(p, drawn) for p in part.right))
    return part
