"""Prints a deck to PDF by LibreOffice and labels the PDF. Needs `soffice` and the Carlito fonts."""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import pikepdf

from samples.builder.drawing import draw
from samples.builder.look import Look
from samples.builder.model import Deck

_TIMEOUT_SECONDS = 300


def print_deck(deck: Deck, look: Look, target: Path, *, is_tagged: bool = True, is_packed: bool = False) -> None:
    """Write the deck as a PDF at `target`. `is_packed` puts its objects into compressed streams, a third of the size."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{deck.name}.pptx"
        draw(deck, look, source)
        _convert(source, is_tagged)
        target.parent.mkdir(parents=True, exist_ok=True)
        _label(source.with_suffix(".pdf"), deck, target, is_packed)


def _convert(source: Path, is_tagged: bool) -> None:
    office = shutil.which("soffice")
    if office is None:
        raise FileNotFoundError("soffice was not found. Install LibreOffice Impress and put soffice on the path.")
    options = json.dumps({"UseTaggedPDF": {"type": "boolean", "value": str(is_tagged).lower()}})
    command = [
        office,
        f"-env:UserInstallation=file://{source.parent}/profile",
        "--headless",
        "--convert-to",
        f"pdf:impress_pdf_Export:{options}",
        "--outdir",
        str(source.parent),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=_TIMEOUT_SECONDS)


def _label(source: Path, deck: Deck, target: Path, is_packed: bool) -> None:
    """Say in the metadata what the file is, and take out what changes from one printing to the next."""
    stamp = f"D:{deck.day:%Y%m%d}090000Z"
    with pikepdf.open(source) as pdf:
        for key in ("/Author", "/ModDate"):
            if key in pdf.docinfo:
                del pdf.docinfo[key]
        pdf.docinfo["/Title"] = f"{deck.title}. {deck.label}"
        pdf.docinfo["/Subject"] = deck.label
        pdf.docinfo["/Keywords"] = deck.label
        pdf.docinfo["/CreationDate"] = stamp
        for key in ("/ID", "/DocChecksum"):  # random; saving makes an ID from the content
            if key in pdf.trailer:
                del pdf.trailer[key]
        streams = pikepdf.ObjectStreamMode.generate if is_packed else pikepdf.ObjectStreamMode.preserve
        pdf.save(target, deterministic_id=True, object_stream_mode=streams)
