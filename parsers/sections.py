"""The sections of a pack: each slide parser finds its regions and reads them, and what fails costs only what it touches."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from parsers.faults import Faults
from parsers.findings import BlockId, Parsed, Region
from parsers.pack import Divider, Pack, without_pages
from parsers.registry import REGISTRY, SlideParser
from parsers.slides.divider import dividers_of


@dataclass(frozen=True, slots=True)
class Reading:
    """One region, the parser that found it, and what was read from it."""

    parser: SlideParser
    region: Region
    parsed: Parsed


class Sections(NamedTuple):
    """A pack with its dividers, what was read of it, and the blocks that a fault kept from being read."""

    pack: Pack
    readings: list[Reading]
    lost: set[BlockId]


def sections_of(pack: Pack, without: Collection[str], faults: Faults) -> Sections:
    """Find all regions in the parsers' order and read each; words that an earlier region has are not in a later one.

    Pages that could not be laid out are shown to no parser, nor is a page to the one that fails on it. ``without`` are the names of parsers
    that read nothing from what they find.
    """
    shown = without_pages(pack, {sheet.page_number for sheet in pack.sheets if sheet.is_plain})
    seen, dividers = faults.spare_pages(dividers_of, shown, without_pages, pack.numbers, dict[int, Divider](), "the dividers")
    sections = Sections(replace(pack, dividers=dividers), [], set(_left_out(pack, seen)))
    shown = replace(shown, dividers=dividers)
    taken: set[BlockId] = set()
    for parser in REGISTRY:
        name = f"the section '{parser.name}'"
        seen, regions = faults.spare_pages(parser.find, shown, without_pages, pack.numbers, list[Region](), name)
        sections.lost.update(_left_out(pack, seen))
        for found in regions:
            region = _rest(found, taken)
            if region is None:
                continue
            work = partial(parser.parse, region, seen)
            parsed = faults.spare(work, None, name, region.pages[0]) if parser.name not in without else Parsed()
            own = {block.id for block in region.all_blocks}
            if parsed is None:
                sections.lost.update(own)
            taken |= own
            sections.readings.append(Reading(parser, region, parsed or Parsed()))
    return sections


def _left_out(pack: Pack, seen: Pack) -> Iterator[BlockId]:
    """The blocks of the pages that are shown as if nothing stood on them."""
    pairs = zip(pack.sheets, seen.sheets, strict=True)
    return (block.id for sheet, shown in pairs if shown is not sheet for block in sheet.blocks)


def _rest(region: Region, taken: set[BlockId]) -> Region | None:
    """A region without the words that another has; None where none are left."""
    tables = tuple(t for t in region.tables if not any(b.id in taken for c in t.cells for b in c.blocks))
    blocks = tuple(b for b in region.blocks if b.id not in taken)
    return replace(region, blocks=blocks, tables=tables) if blocks or tables else None
