"""What changes nothing that is said changes no row: another place or size on the page, font, file, or a slide more."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from parsers.layout.page import Box, Char, Page, Style, UnreadablePage
from parsers.parse import parse_pack
from pipeline.parse import ParseRequest, parse_document
from tests.reading_samples import ROOT, groups, pages, vocabulary

PACK = ROOT / "tests" / "packgen" / "fixtures" / "platypus-707.pdf"
NUDGE = 7.0  # points
Pages = tuple[Page, ...]


@pytest.fixture(scope="module")
def plain() -> Pages:
    return whole(pages(PACK))


@pytest.fixture(scope="module")
def rows(plain: Pages) -> Counter[str]:
    return said(plain)


def whole(some: tuple[Page | UnreadablePage, ...]) -> Pages:
    found = tuple(page for page in some if isinstance(page, Page))
    assert len(found) == len(some)
    return found


def said(some: Pages) -> Counter[str]:
    """The records of a pack without where they stand and how sure they are."""
    return Counter(f"{type(record).__name__} {stripped(record)}" for record in parse_pack(some, vocabulary()).records)


PLACES = {"width", "height", "x0", "top", "x1", "bottom", "confidence", "sources", "box", "area", "areas", "boxes", "source"}


def stripped(value: Any) -> Any:
    """A record as plain values, all geometry left out, the size of a slide too."""
    if dataclasses.is_dataclass(value):
        return {f.name: stripped(getattr(value, f.name)) for f in dataclasses.fields(value) if f.name not in PLACES}
    if isinstance(value, Box):
        return None
    if isinstance(value, tuple | list):
        return [stripped(one) for one in value]
    return value


def placed(page: Page, place: Callable[[Box], Box], style: Callable[[Style], Style], scale: float = 1.0) -> Page:
    """The page with everything drawn elsewhere."""

    def char(one: Char) -> Char:
        box = place(Box(one.x0, one.top, one.x1, one.bottom))
        base = place(Box(one.x0, one.baseline, one.x1, one.baseline)).top
        return one._replace(**box._asdict(), baseline=base, style=style(one.style))

    return dataclasses.replace(
        page,
        width=page.width * scale,
        height=page.height * scale,
        chars=tuple(map(char, page.chars)),
        rules=tuple(dataclasses.replace(rule, box=place(rule.box), thickness=rule.thickness * scale) for rule in page.rules),
        fills=tuple(dataclasses.replace(fill, box=place(fill.box)) for fill in page.fills),
        images=tuple(image._replace(box=place(image.box)) for image in page.images),
        links=tuple(link._replace(box=place(link.box)) for link in page.links),
    )


def unchanged(style: Style) -> Style:
    return style


def shifted(page: Page, right: float, down: float) -> Page:
    return placed(page, lambda box: Box(box.x0 + right, box.top + down, box.x1 + right, box.bottom + down), unchanged)


def scaled(page: Page, by: float) -> Page:
    def style(one: Style) -> Style:
        return dataclasses.replace(one, size=round(one.size * by, 1))

    return placed(page, lambda box: Box(*(side * by for side in box)), style, by)


def test_the_pack_says_something(rows: Counter[str]) -> None:
    assert len(rows) > 50


@pytest.mark.parametrize(("right", "down"), [(NUDGE, 0.0), (-NUDGE, 0.0), (0.0, NUDGE), (NUDGE / 2, -NUDGE / 2)])
def test_a_shift_changes_no_row(plain: Pages, rows: Counter[str], right: float, down: float) -> None:
    assert said(tuple(shifted(page, right, down) for page in plain)) == rows


@pytest.mark.parametrize("by", [0.8, 1.25, 1.5])
def test_a_scale_changes_no_row(plain: Pages, rows: Counter[str], by: float) -> None:
    assert said(tuple(scaled(page, by) for page in plain)) == rows


def test_a_font_of_another_name_changes_no_row(plain: Pages, rows: Counter[str]) -> None:
    other = tuple(placed(page, lambda box: box, lambda style: dataclasses.replace(style, font_name="Gravesend")) for page in plain)
    assert said(other) == rows


def test_the_order_of_rules_and_links_changes_no_row(plain: Pages, rows: Counter[str]) -> None:
    """Another producer may hand over the shapes in another order, as long as none covers another."""
    other = tuple(dataclasses.replace(page, rules=tuple(reversed(page.rules)), links=tuple(reversed(page.links))) for page in plain)
    assert said(other) == rows


def test_a_slide_more_at_the_end_changes_no_other_row(plain: Pages, rows: Counter[str]) -> None:
    last = plain[-1]
    blank = dataclasses.replace(last, page_number=last.page_number + 1, chars=(), rules=(), fills=(), images=(), links=())
    more = said((*plain, blank))
    gone = rows - more
    assert not gone, gone


def outputs(data: bytes) -> Iterator[tuple[str, Counter[str]]]:
    """Every dataset's rows but for the file's own traces and the names made from it."""
    result = parse_document(ParseRequest(data=data, group_names=groups()))
    for name in ("agenda_items", "actions", "slides", "roadmap_items", "next_steps", "working_group_items", "governance_updates"):
        table = result.tables[name]
        kept = [column for column in table.column_names if column not in ("row_id", "document_id", "page_url")]
        yield name, Counter(map(str, table.select(kept).to_pylist()))


def saved(path: Path, **options: Any) -> bytes:
    out = BytesIO()
    with pikepdf.open(path) as pdf:
        pdf.docinfo["/Producer"] = "Another producer"
        pdf.save(out, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    "options",
    [
        {"linearize": True},
        {"compress_streams": False, "object_stream_mode": pikepdf.ObjectStreamMode.disable},
        {"normalize_content": True, "linearize": False},
    ],
)
def test_a_save_by_another_program_changes_no_row(options: dict[str, Any]) -> None:
    data = saved(PACK, **options)
    assert data != PACK.read_bytes()
    assert dict(outputs(data)) == dict(outputs(PACK.read_bytes()))
