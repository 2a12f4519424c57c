"""The pages of a parse that most need a person's eye, and a small picture of the place that is doubtful."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.isolate import RESULT, Verdict, isolated
from pipeline.ledger import Ledger, ParseRecord
from pipeline.settings import Limits

if TYPE_CHECKING:
    from PIL.Image import Image

_WEIGHTS = {"error": 100, "warning": 10, "info": 1}
_MARGIN_POINTS = 36.0
_WIDEST_PIXELS = 720
_NARROWEST_PIXELS = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class WorstPage:
    """A page with what its parse doubts. ``box`` is x0, top, x1, bottom of the gravest doubt, in points; None means the whole page."""

    document_id: str
    sha256: str
    page_number: int
    weight: int
    sentence: str
    page_url: str | None
    box: tuple[float, float, float, float] | None


def worst_pages(ledger: Ledger, records: Iterable[ParseRecord], most: int) -> tuple[WorstPage, ...]:
    """The pages with the gravest issues, the worst first; those of the publisher weigh nothing, since no parser mends them."""
    found = [page for record in records for page in _pages_of(ledger, record)]
    return tuple(sorted(found, key=lambda page: (-page.weight, page.document_id, page.page_number))[:most])


def _pages_of(ledger: Ledger, record: ParseRecord) -> list[WorstPage]:
    by_page: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for issue in ledger.table(record, "parse_issues").to_pylist():
        if issue["page_number"] is not None and issue["responsibility"] != "publisher":
            by_page[issue["page_number"]].append(issue)
    return [_worst_page(record, number, issues) for number, issues in by_page.items()]


def _worst_page(record: ParseRecord, page_number: int, issues: list[dict[str, Any]]) -> WorstPage:
    gravest = max(issues, key=lambda issue: (_WEIGHTS.get(issue["severity"], 0), issue["x0"] is not None))
    return WorstPage(
        document_id=record.document_id,
        sha256=record.sha256,
        page_number=page_number,
        weight=sum(_WEIGHTS.get(issue["severity"], 0) for issue in issues),
        sentence=gravest["message"],
        page_url=gravest["page_url"],
        box=_box(gravest),
    )


def _box(row: Mapping[str, Any]) -> tuple[float, float, float, float] | None:
    edges = tuple(row[name] for name in ("x0", "top", "x1", "bottom"))
    return None if None in edges else edges


@dataclass(frozen=True, slots=True)
class _PictureRequest:
    data: bytes
    page_number: int
    box: tuple[float, float, float, float] | None
    max_bytes: int


def picture_of(page: WorstPage, data: bytes, max_bytes: int, limits: Limits) -> bytes | None:
    """The place as PNG of at most so many bytes, drawn in a child process within limits; None where that cannot be."""
    given, _ = isolated(_draw_into, _read_picture, _PictureRequest(data, page.page_number, page.box, max_bytes), limits)
    return None if isinstance(given, Verdict) or not given else given


def _read_picture(folder: Path) -> bytes:
    return (folder / RESULT).read_bytes()


def _draw_into(request: _PictureRequest, folder: Path) -> None:
    from pipeline.reading import render_page

    picture = _cropped(partial(render_page, request.data, request.page_number), request.box)
    (folder / RESULT).write_bytes(_small_png(picture, request.max_bytes))


def _cropped(render: Any, box: tuple[float, float, float, float] | None) -> Image:
    scale = 1.5
    page: Image = render(scale=scale).convert("RGB")
    if box is None:
        return page
    left, top = (max(0, int((edge - _MARGIN_POINTS) * scale)) for edge in box[:2])
    right, bottom = (int((edge + _MARGIN_POINTS) * scale) for edge in box[2:])
    return page.crop((min(left, page.width - 1), min(top, page.height - 1), min(right, page.width), min(bottom, page.height)))


def _small_png(picture: Image, max_bytes: int) -> bytes:
    """PNG of few colours, made smaller until it fits; empty where even the smallest does not."""
    width = min(_WIDEST_PIXELS, picture.width)
    while width >= min(_NARROWEST_PIXELS, picture.width):
        smaller = picture.resize((width, max(1, picture.height * width // picture.width)))
        out = io.BytesIO()
        smaller.quantize(32).save(out, format="PNG", optimize=True)
        if out.tell() <= max_bytes:
            return out.getvalue()
        width = width * 2 // 3
    return b""
