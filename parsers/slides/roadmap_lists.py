"""A roadmap that is printed as a list and no table: days as headings beneath one that names the roadmap, and what is planned for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from parsers.language.phrases import begins_with, mentions
from parsers.layout.blocks import Block, BlockKind
from parsers.layout.sheet import Sheet
from parsers.pack import Pack
from parsers.slides.tables import base_title

_FEWEST = 2  # days
_LONGEST_HEADING = 6  # words
_MOST_PLAIN = 12  # words of an item without a bullet

DayTest = Callable[[str], bool]


@dataclass(slots=True)
class Meeting:
    """A day and what is planned for it: of each item its first block and the deeper bullets beneath."""

    day: Block
    items: list[list[Block]] = field(default_factory=list)

    @property
    def blocks(self) -> list[Block]:
        """The blocks of all items."""
        return [block for item in self.items for block in item]


@dataclass(frozen=True, slots=True)
class RoadmapList:
    """A list of one page: the headings that name it, none where it goes on from the page before, and its meetings."""

    page_number: int
    heads: tuple[Block, ...]
    meetings: tuple[Meeting, ...]


def roadmap_lists(pack: Pack, is_day: DayTest) -> Iterator[RoadmapList]:
    """The roadmaps of a pack that are lists, page by page."""
    for sheet in pack.sheets:
        if sheet.page_number in pack.dividers:
            continue
        body = sheet.body
        first = next((i for i, block in enumerate(body) if not block.is_listed and _names_roadmap(block, sheet, pack)), None)
        if first is None:
            continue
        meetings = tuple(_meetings(body[first + 1 :], is_day))
        if len(meetings) >= _FEWEST and any(meeting.items for meeting in meetings):
            yield RoadmapList(sheet.page_number, (body[first],), meetings)


def _names_roadmap(block: Block, sheet: Sheet, pack: Pack) -> bool:
    """Whether a heading is of the roadmap: the page's title, or a line of its own that hardly says more."""
    phrases, base = pack.vocabulary.phrases["roadmap"], base_title(block.text)
    if len(base.split()) > _LONGEST_HEADING:
        return False
    is_heading = block.kind is BlockKind.TITLE
    base = base.removeprefix(f"{(pack.cover.group_code or '').casefold()} ")
    return is_heading and (mentions(base, phrases) if block is sheet.title else begins_with(base, phrases))


def _meetings(blocks: Sequence[Block], is_day: DayTest) -> list[Meeting]:
    """The days and the items after each, up to the next heading that is no day, or to a text that is none of either."""
    found: list[Meeting] = []
    for block in blocks:
        if not block.is_listed and is_day(block.text):
            found.append(Meeting(block))
        elif block.kind is BlockKind.TITLE or (not block.is_listed and len(block.words) > _MOST_PLAIN):
            break
        elif found:
            _add(found[-1], block)
    return found


def _add(meeting: Meeting, block: Block) -> None:
    """Add an item, or a deeper bullet to the one above it."""
    first = meeting.items[-1][0] if meeting.items else None
    if first is not None and block.is_listed and (block.level or 0) > (first.level or 0) and first.is_listed:
        meeting.items[-1].append(block)
    else:
        meeting.items.append([block])
