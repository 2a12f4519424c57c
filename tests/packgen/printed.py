"""Reads a printed pack back only to see whether it shows the model: the same characters on the same pages, inside the page."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium

from tests.packgen.look import Look
from tests.packgen.model import Chart, Diagram, Framed, Line
from tests.packgen.sheets import Beside, Part, Prose, Sheet, Table

# Markers are drawn as glyphs by some routes and as paths by others. pdfium gives a hyphen at a line's end as U+FFFE or 0x02.
_MARKERS = "•–◦▪●‣○"
# Characters next to each other may share the box of one ligature.
_LIGATURE = 2
# Beneath this height in points stand footers and page numbers only.
FOOT = 30.0
_HYPHENS = {0xFFFE: "-", 0x02: "-"}


Box = tuple[float, float, float, float]


class PrintedWrongly(AssertionError):
    """The PDF does not show the model; the message says where."""


def check(pdf: Path, sheets: Sequence[Sheet], look: Look, *, draws_words: bool = True) -> None:
    """Compare each page with its sheet. `draws_words`: the words of diagrams and charts are text, not picture.

    Raises:
        PrintedWrongly: A page is missing or too much, or shows other characters than its sheet, or text lies off the page.
    """
    document = pdfium.PdfDocument(pdf)
    if look.is_flowing:
        _check_flowing(pdf, document, sheets, look, draws_words)
        return
    if len(document) != len(sheets):
        raise PrintedWrongly(f"{pdf.name} has {len(document)} pages, its model {len(sheets)}.")
    for number, sheet in enumerate(sheets, 1):
        page = document[number - 1]
        text = page.get_textpage()
        shown = _fold(text.get_text_range())
        wanted = _fold(" ".join(words_of(sheet, look, number, len(sheets), draws_words)))
        if shown != wanted:
            raise PrintedWrongly(f"{pdf.name} page {number}: missing {_list(wanted - shown)}, too much {_list(shown - wanted)}.")
        _check_place(pdf, number, page, text)
        _check_apart(pdf, number, text)
        _check_foot(pdf, number, page, text, sheet, look, len(sheets))
    document.close()


def _check_flowing(pdf: Path, document: pdfium.PdfDocument, sheets: Sequence[Sheet], look: Look, draws_words: bool) -> None:
    """The whole against the whole; header rows and furniture may repeat."""
    shown: Counter[str] = Counter()
    for number, page in enumerate(document, 1):
        text = page.get_textpage()
        shown += _fold(text.get_text_range())
        _check_place(pdf, number, page, text)
        _check_apart(pdf, number, text)
    bare = replace(look, footer=None, number_style="none")
    missing = _fold(" ".join(word for sheet in sheets for word in words_of(sheet, bare, 0, 0, draws_words))) - shown
    if missing:
        raise PrintedWrongly(f"{pdf.name}: missing {_list(missing)}.")


def _check_apart(pdf: Path, number: int, text: pdfium.PdfTextPage) -> None:
    """No character may lie on another: neighbours by the places of their centres, then by how much they share."""
    boxes: dict[tuple[int, int], list[tuple[Box, int]]] = defaultdict(list)
    shown = text.get_text_range(0, -1)
    if len(shown) != text.count_chars():
        return
    for index, char in enumerate(shown):
        left, bottom, right, top = text.get_charbox(index)
        if char.isspace() or not char.isalnum() or right - left < 1:
            continue
        cell = (round((left + right) / 4), round((bottom + top) / 4))
        for near in ((cell[0] + x, cell[1] + y) for x in (-1, 0, 1) for y in (-1, 0, 1)):
            for (a, b, c, d), other in boxes[near]:
                shared = max(0.0, min(right, c) - max(left, a)) * max(0.0, min(top, d) - max(bottom, b))
                if index - other > _LIGATURE and shared > 0.5 * min((right - left) * (top - bottom), (c - a) * (d - b)):
                    raise PrintedWrongly(f"{pdf.name} page {number}: {char} lies on {shown[other]} at {left:.0f}, {bottom:.0f}.")
        boxes[cell].append(((left, bottom, right, top), index))


def _check_foot(pdf: Path, number: int, page: pdfium.PdfPage, text: pdfium.PdfTextPage, sheet: Sheet, look: Look, count: int) -> None:
    """Nothing but the furniture may stand at the foot: what runs over comes to lie on it."""
    furniture = "" if sheet.cover else (look.footer or "") + (look.number_text(number, count) or "")
    foot = text.get_text_bounded(0, 0, page.get_width(), FOOT)
    over = _fold(foot) - _fold(furniture)
    if over:
        raise PrintedWrongly(f"{pdf.name} page {number}: {_list(over)} runs into the foot.")


def _check_place(pdf: Path, number: int, page: pdfium.PdfPage, text: pdfium.PdfTextPage) -> None:
    width, height = page.get_size()
    for index in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(index)
        if right > left and not (left >= 0 and bottom >= 0 and right <= width and top <= height):
            raise PrintedWrongly(f"{pdf.name} page {number}: text lies off the page at {left:.0f}, {bottom:.0f}.")


def _fold(text: str) -> Counter[str]:
    """Characters without white space and markers, in which routes differ."""
    folded = unicodedata.normalize("NFKC", text.translate(_HYPHENS))
    return Counter(char for char in folded if not char.isspace() and char not in _MARKERS)


def _list(chars: Counter[str]) -> str:
    return "".join(sorted(chars.elements()))[:80] or "nothing"


def words_of(sheet: Sheet, look: Look, number: int, count: int, draws_words: bool = True) -> list[str]:
    """All that is printed on a sheet, its furniture included."""
    out = [sheet.title or "", sheet.over_title or ""]
    if sheet.cover:
        out += [*sheet.cover.brand, sheet.cover.strapline or "", *sheet.cover.title, *sheet.cover.small]
    else:
        out += [look.footer or "", look.number_text(number, count) or ""]
    for part in sheet.parts:
        if draws_words or not isinstance(part, Diagram | Chart):
            out += _words(part)
    return out


def _words(part: Part) -> list[str]:
    match part:
        case Prose(lines) | Framed(lines):
            return _texts(lines)
        case Table(rows=rows):
            return [text for row in rows for cell in row if cell for text in _texts(cell.lines)]
        case Beside(areas):
            return [text for area in areas for inner in area for text in _words(inner)]
        case Diagram(labels):
            return list(labels)
        case Chart(bars):
            return [label for label, _ in bars]
        case _:
            return []


def _texts(lines: tuple[Line, ...]) -> list[str]:
    return [f"{line.number}. {line.text}" if line.marker == "number" else line.text for line in lines]
