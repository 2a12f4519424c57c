"""Prints a pack by a route, labels the PDF as invented, and checks that it shows the model's words and nothing else."""

from __future__ import annotations

import importlib
import json
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pikepdf

from tests.packgen.flow import joined
from tests.packgen.look import Look, draw_look
from tests.packgen.model import Pack
from tests.packgen.printed import PrintedWrongly, check
from tests.packgen.seeded.pack import draw_pack
from tests.packgen.sheets import Sheet, sheet_of
from tests.packgen.truth import truth_of

ROUTES = ("chromium", "platypus", "typesetting", "impress", "writer")
_SLACKS = (1.0, 0.88, 0.75)


@dataclass(frozen=True)
class Printed:
    """A pack on disk."""

    pdf: Path
    truth: Path
    look: Look


def print_pack(seed: int, route: str, folder: Path) -> Printed:
    """Write `<route>-<seed>.pdf` and `<route>-<seed>.truth.json` into the folder; the truth is written before anything is printed.

    Raises:
        PrintedWrongly: The PDF does not show the model's words on the model's pages.
    """
    pack = draw_pack(seed)
    folder.mkdir(parents=True, exist_ok=True)
    printed = Printed(folder / f"{route}-{seed}.pdf", folder / f"{route}-{seed}.truth.json", look_of(pack, route))
    is_flowing = printed.look.is_flowing
    pack = joined(pack) if is_flowing else pack
    truth = truth_of(pack, has_pages=not is_flowing, shows_spans=printed.look.shows_spans)
    printed.truth.write_text(json.dumps(truth, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    sheets = tuple(sheet_of(page) for page in pack.pages)
    for slack in _SLACKS:
        try:
            _print(sheets, route, replace(printed.look, slack=slack), f"Invented meeting pack, seed {seed}", printed.pdf)
            break
        except PrintedWrongly:
            if slack == _SLACKS[-1] or not hasattr(_printer(route), "GUESSES_HEIGHTS"):
                raise
    return printed


def _printer(route: str) -> Any:
    return importlib.import_module(f"tests.packgen.routes.{route}")


def _print(sheets: tuple[Sheet, ...], route: str, look: Look, label: str, target: Path) -> None:
    printer = _printer(route)
    with tempfile.TemporaryDirectory() as work:
        raw = Path(work) / "raw.pdf"
        printer.print_sheets(sheets, look, label, raw)
        label_as_invented(raw, label, target, is_tagged=look.is_tagged)
    check(target, sheets, look, draws_words=getattr(printer, "DRAWS_WORDS", True))


def look_of(pack: Pack, route: str) -> Look:
    """The look of the pack's seed by this route."""
    printer, meeting = _printer(route), pack.meeting
    footer = f"MHHS Programme – {meeting.group.code} {meeting.number}"
    return draw_look(pack.seed, route, printer.PAGES, footer, can_flow=getattr(printer, "CAN_FLOW", False))


def label_as_invented(source: Path, label: str, target: Path, *, is_tagged: bool) -> None:
    """Say in the metadata what the file is; take out what changes from one printing to the next, and the tags where none are wanted."""
    with pikepdf.open(source) as pdf:
        for key in ("/Author", "/ModDate", "/CreationDate"):
            if key in pdf.docinfo:
                del pdf.docinfo[key]
        pdf.docinfo["/Title"] = label
        pdf.docinfo["/Subject"] = "Invented for tests; not a published pack"
        if not is_tagged:
            for key in ("/StructTreeRoot", "/MarkInfo"):
                if key in pdf.Root:
                    del pdf.Root[key]
        for key in ("/ID", "/DocChecksum"):
            if key in pdf.trailer:
                del pdf.trailer[key]
        pdf.remove_unreferenced_resources()
        pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
