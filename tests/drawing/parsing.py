"""Drawn pages behind a cover, parsed: what their records say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from parsers.findings import Record
from parsers.parse import ParsedPack, parse_pack
from tests.drawing.pages import Drawing
from tests.reading_samples import vocabulary

COVER = ("Testing and Migration Advisory Group (TMAG) #30", "15 May 2030", "Version 1.0")


def parsed_pages(*draw: Callable[[Drawing], object], cover: Sequence[str] = COVER) -> ParsedPack:
    """A pack of a cover and one page for each of the callables that draw."""
    first = Drawing(1).lines(60, 200, *cover, size=24)
    pages = [first.page()]
    for number, call in enumerate(draw, start=2):
        drawing = Drawing(number)
        call(drawing)
        pages.append(drawing.page())
    return parse_pack(pages, vocabulary())


def records(parsed: ParsedPack, dataset: str) -> list[Record]:
    """The records of a dataset in order."""
    return [record for record in parsed.records if record.dataset == dataset]


def values(parsed: ParsedPack, dataset: str, *columns: str) -> list[Any]:
    """The values of one column, or tuples of several, of a dataset's records in order."""
    found = [tuple(getattr(record.content, column) for column in columns) for record in records(parsed, dataset)]
    return [row[0] for row in found] if len(columns) == 1 else found


def codes(parsed: ParsedPack) -> list[str]:
    """The codes of all doubts, sorted."""
    return sorted(doubt.code for doubt in parsed.doubts)


def left_over(parsed: ParsedPack) -> list[str]:
    """The texts that no record took."""
    return [block.text for block in parsed.account.left_over]
