"""A roadmap that is no table: days as headings beneath one that names the roadmap, and what is planned for each beneath or beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from parsers.language.phrases import begins_with, is_one_of, mentions, plain
from parsers.layout.blocks import Block, BlockKind
from parsers.layout.lines import Line
from parsers.layout.sheet import Sheet
from parsers.pack import REPORTS, Pack
from parsers.slides.following_pages import going_on
from parsers.slides.panels import Panel, add_item, cut, panels, rows_of, strip_of, texts_of
from parsers.slides.roadmap_boxes import dated_boxes
from parsers.slides.roadmap_lanes import by_lanes, cuts_of, labels_beside
from parsers.slides.tables import base_title

_FEWEST = 2  # days
_FEWEST_AMID = 3  # days under a heading in the midst of a slide, where other things than meetings may be planned
_APART = 14  # days: such meetings are no closer
_LONGEST_HEADING = 6  # words
_LONGEST_LABEL = 3  # words that say what days are of
_LONGEST_DAY = 7  # words before the mark behind it
_DASHES = frozenset({"–", "—", "-"})
_EXPLAINED = re.compile(r"\s[–—-]\s|:\s")  # a mark behind which a heading only explains itself
_AND = re.compile(r"\s*(?:\band\b|[&,+])\s*")  # what parts a title's subjects
_SAME_ROW = 6.0  # points: how far the tops of days side by side may differ
_MOST_PLAIN = 12  # words of an item without a bullet

TextTest = Callable[[str], bool]
DaysTest = Callable[[Sequence[str], int], bool]


@dataclass(slots=True)
class Meeting:
    """A day and what is planned for it: of each item its first block and the deeper bullets beneath.

    ``row`` names the roadmap's row that the items are of; None where nothing names one. Then another meeting may have the same day.
    """

    day: Block
    items: list[list[Block]] = field(default_factory=list)
    row: Block | None = None
    aside: tuple[Block, ...] = ()  # the theme of its lane, which is no row; printed blocks of which the rest of an item was made

    @property
    def blocks(self) -> list[Block]:
        """The blocks of all items."""
        return [block for item in self.items for block in item]


@dataclass(frozen=True, slots=True)
class RoadmapList:
    """A list that begins on a page: the heading that names it, and its meetings. ``is_panelled``: an item of several blocks is one text."""

    page_number: int
    head: Block
    meetings: tuple[Meeting, ...]
    is_panelled: bool = False

    @property
    def headings(self) -> tuple[Block, ...]:
        """The heading, the days and the names of rows."""
        told = (block for meeting in self.meetings for block in (meeting.day, meeting.row, *meeting.aside))
        return (self.head, *(block for block in told if block is not None))

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All that stands in the list."""
        return (*self.headings, *(block for meeting in self.meetings for block in meeting.blocks))

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages that it stands on."""
        return tuple(sorted({block.page_number for block in self.blocks}))


def roadmap_lists(pack: Pack, is_day: TextTest, is_row: TextTest, are_planned: DaysTest) -> Iterator[RoadmapList]:
    """The roadmaps of a pack that are lists, page by page; where days have nothing after them as they are read, panels of a page.

    A page whose title only looks ahead has one where all its days, each with items beneath it, ``are_planned`` as meetings are:
    no closer than a number of days.
    """
    read = 0
    for sheet in pack.sheets:
        if sheet.page_number in pack.dividers or sheet.page_number <= read:
            continue
        body = sheet.body
        named = [i for i, block in enumerate(body) if not block.is_listed and _names_roadmap(block, sheet, pack)]
        # A slide's title may name it, too, over a heading right above the days.
        first = next((i for i in named if i + 1 < len(body) and is_day(body[i + 1].text)), named[0] if named else None)
        is_cued = first is None and sheet.title in body and looks_ahead(sheet, pack) and not _is_of_another(sheet.title, pack)
        first = body.index(sheet.title) if is_cued and sheet.title is not None else first
        if first is None and (under := _heading_ahead(body, sheet, pack)) is not None:
            first, is_cued = under, True
        if first is None:
            continue
        laned = _boxed(sheet, body[first], is_day, is_row) or (_laned(sheet, is_day, is_row) if body[first] is sheet.title else ())
        if laned is None:
            continue
        meetings = () if laned else _over_pages(sheet, body[first], pack, is_day, is_row)
        is_whole = _is_whole(meetings)
        panelled = laned or (_panelled(sheet, body[first], is_day, is_row) if not is_whole else ())
        is_lined = any(meeting.items and meeting.items[0][0].id == meeting.day.id for meeting in meetings)
        days = list(dict.fromkeys(meeting.day.text for meeting in panelled or meetings))
        is_amid = is_cued and body[first] is not sheet.title and pack.cover.document_type not in REPORTS
        is_listed = (is_whole or bool(panelled)) and len(days) >= (_FEWEST_AMID if is_amid else _FEWEST)
        if (is_cued or is_lined) and not (is_listed and are_planned(days, _APART if is_amid else 1)):
            continue
        if panelled:
            yield RoadmapList(sheet.page_number, body[first], panelled, is_panelled=True)
        elif len(meetings) >= _FEWEST and any(meeting.items for meeting in meetings):
            found = RoadmapList(sheet.page_number, body[first], meetings)
            read = found.pages[-1]
            yield found


def _over_pages(sheet: Sheet, head: Block, pack: Pack, is_day: TextTest, is_row: TextTest) -> tuple[Meeting, ...]:
    """The days beneath a heading of a page, with those of the pages after it where it goes on there."""
    blocks = sheet.body[sheet.body.index(head) + 1 :]
    own = tuple(_meetings(blocks, is_day, is_row))
    further = tuple(going_on(sheet, head, pack, lambda text: is_day(text) or is_row(text))) if own else ()
    every = tuple(_meetings((*blocks, *further), is_day, is_row)) if further else own
    return own if _is_whole(own) and not _is_whole(every) else every


def _is_whole(meetings: Sequence[Meeting]) -> bool:
    return len(meetings) >= _FEWEST and all(meeting.items for meeting in meetings)


def looks_ahead(sheet: Sheet, pack: Pack) -> bool:
    """Whether a page's title says that it looks ahead, in the phrases or by a cue."""
    return sheet.title is not None and _is_ahead(sheet.title.text, pack)


def _heading_ahead(body: Sequence[Block], sheet: Sheet, pack: Pack) -> int | None:
    """The place of the first heading beneath the title that says that it looks ahead."""
    heads = (i for i, block in enumerate(body) if block.kind is BlockKind.TITLE and block is not sheet.title and not block.is_listed)
    return next((i for i in heads if len(body[i].words) <= _LONGEST_HEADING and _is_ahead(body[i].text, pack)), None)


def _is_ahead(title: str, pack: Pack) -> bool:
    text = f" {plain(title)} "
    return mentions(text, pack.vocabulary.phrases["roadmap"]) or any(f" {cue}" in text for cue in pack.vocabulary.phrases["roadmap_cue"])


def _is_of_another(title: Block | None, pack: Pack) -> bool:
    """Whether a title names a roadmap, and not as the group's: it may be of anything."""
    return title is not None and mentions(title.text, pack.vocabulary.phrases["bare_roadmap"])


def _boxed(sheet: Sheet, head: Block, is_day: TextTest, is_row: TextTest) -> tuple[Meeting, ...]:
    """The days of boxes beneath a heading that bear their own; a lane is the roadmap's row where its name is one, else only a theme."""
    found = dated_boxes(sheet, is_day, head.box.bottom)
    if any(not item[0].is_listed and is_row(item[0].text) for one in found for item in one.items):
        return ()
    rows = [one.lane if one.lane is not None and is_row(one.lane.text) else None for one in found]
    aside = [one.rest if one.lane is None else (one.lane, *one.rest) for one in found]
    return tuple(Meeting(one.day, one.items, row, rest) for one, row, rest in zip(found, rows, aside, strict=True))


def _laned(sheet: Sheet, is_day: TextTest, is_row: TextTest) -> tuple[Meeting, ...] | None:
    """The days of a page side by side, with the names of rows left of all; None where it cannot be told what stands beside which name."""
    blocks = texts_of(sheet)
    days = _day_heads(blocks, is_day)
    if len(days) < _FEWEST or max(day.box.top for day in days) - min(day.box.top for day in days) > _SAME_ROW:
        return ()
    strips = [strip_of(day, sheet) for day in days]
    left = min(strip.box.x0 if strip is not None else day.box.x0 for strip, day in zip(strips, days, strict=True))
    labels = labels_beside(blocks, days, left)
    if not labels or any(block.is_listed or not is_row(block.text) for block in labels) or _come_again(labels, blocks):
        return ()
    aside = {*labels, *_named_beside(blocks, days)}
    found = panels(sheet, [block for block in blocks if block not in aside], lambda block: block in days, may_have_introduction=True)
    cuts = cuts_of(labels, [block for panel in found for block in panel.blocks])
    if not found or cuts is None:
        return None
    return tuple(Meeting(panel.head, items, label) for panel in found for label, items in by_lanes(panel, labels, cuts))


def _named_beside(blocks: Sequence[Block], days: Sequence[Block]) -> list[Block]:
    """The short texts left of all days and level with them: they say what the days are of."""
    left, top, bottom = min(day.box.x0 for day in days), min(day.box.top for day in days), max(day.box.bottom for day in days)
    beside = (block for block in blocks if block.box.x1 <= left and top <= block.box.middle[1] <= bottom)
    return [block for block in beside if not block.is_listed and len(block.words) <= _LONGEST_LABEL]


def _come_again(labels: Sequence[Block], blocks: Sequence[Block]) -> bool:
    """Whether the names of rows stand beneath other days, too: then each names what stands beneath itself, and no lane across all."""
    named = {label.text for label in labels}
    return any(block.text in named and not block.is_listed and block not in labels for block in blocks)


def _panelled(sheet: Sheet, head: Block, is_day: TextTest, is_row: TextTest) -> tuple[Meeting, ...]:
    """The days of a page that head panels, those side by side from the left; up to the next heading that is neither day nor row.

    Beneath a heading in the midst of a page they are the cells of a grid.
    """
    is_amid = head is not sheet.title
    blocks = [block for block in texts_of(sheet) if not is_amid or block.box.top >= head.box.bottom]
    days = _day_heads(blocks, is_day)
    if is_amid and any(day.place is None for day in days):
        return ()
    lowest = max((day.box.top for day in days), default=0.0)
    others = (b.box.top for b in blocks if b.kind is BlockKind.TITLE and b not in days and b.box.top > lowest and not is_row(b.text))
    end = min(others, default=sheet.height)
    above = [block for block in blocks if block.box.top < end]
    found = panels(sheet, above, lambda block: block in days, may_have_introduction=True)
    if len(found) < _FEWEST or not all(panel.blocks for panel in found):
        return ()
    return tuple(meeting for row in rows_of(found) for panel in row for meeting in _by_rows(panel, is_row))


def _day_heads(blocks: Sequence[Block], is_day: TextTest) -> list[Block]:
    """The days that can head panels. What only holds a day's place can be an item, too, unless it is set in bold as they are."""
    named = [block for block in blocks if not block.is_listed and is_day(block.text)]
    dated = [block for block in named if any(map(str.isdigit, block.text))]
    are_bold = all(block.is_bold for block in dated)
    return [block for block in named if block in dated or (are_bold and block.is_bold)]


def _by_rows(panel: Panel, is_row: TextTest) -> list[Meeting]:
    """What is planned for a day, parted by the names of the roadmap's rows where these stand between."""
    found = [Meeting(panel.head)]
    for item in panel.items:
        if not item[0].is_listed and is_row(item[0].text):
            _enter(found, item[0])
        else:
            found[-1].items.append(item)
    return found


def _names_roadmap(block: Block, sheet: Sheet, pack: Pack) -> bool:
    """Whether a heading is of the roadmap: the page's title, or a line of its own that hardly says more but behind a dash or a colon."""
    if block.kind is not BlockKind.TITLE:
        return False
    said = {block.text, _EXPLAINED.split(block.text, maxsplit=1)[0]}
    return any(_says_roadmap(base, block is sheet.title, pack) for base in map(base_title, said) if len(base.split()) <= _LONGEST_HEADING)


def _says_roadmap(base: str, is_title: bool, pack: Pack) -> bool:
    """Whether a heading's words name the roadmap of the group itself."""
    phrases, own = pack.vocabulary.phrases["roadmap"], base.removeprefix(f"{(pack.cover.group_code or '').casefold()} ")
    bare = [piece for piece in _AND.split(own) if is_one_of(piece, pack.vocabulary.phrases["bare_roadmap"])]
    beside = [piece for piece in _AND.split(own) if piece not in bare]
    is_own = bool(bare) and (own != base or is_title) and all(is_one_of(piece, pack.vocabulary.phrases["closing"]) for piece in beside)
    return is_own or (mentions(own, phrases) if is_title else begins_with(own, phrases))


def _meetings(blocks: Sequence[Block], is_day: TextTest, is_row: TextTest) -> list[Meeting]:
    """The days and the items after each, up to the next heading that is no day, or to a text that is none of either. A heading right over
    the first day introduces them all."""
    found: list[Meeting] = []
    parted = [_last_line_of(block) if _ends_in_day(block, is_day) else block for block in blocks]
    if len(parted) > 1 and parted[0].kind is BlockKind.TITLE and not is_day(parted[0].text) and is_day(parted[1].text):
        parted = parted[1:]
    for block in parted:
        if (line := _on_one_line(block, is_day)) is not None:
            found.append(line)
        elif not block.is_listed and is_day(block.text):
            found.append(Meeting(block))
        elif found and not block.is_listed and is_row(block.text):
            _enter(found, block)
        elif block.kind is BlockKind.TITLE or (not block.is_listed and len(block.words) > _MOST_PLAIN):
            break
        elif found:
            add_item(found[-1].items, block)
    return found


def _ends_in_day(block: Block, is_day: TextTest) -> bool:
    """Whether a heading over several lines is one that introduces the days, and the first of these, set alike right beneath it."""
    is_long = block.kind is BlockKind.TITLE and len(block.lines) > 1
    return is_long and is_day(block.lines[-1].text) and not is_day(block.text)


def _last_line_of(block: Block) -> Block:
    return cut(block, len(block.words) - len(block.lines[-1].words), len(block.words))


def _on_one_line(block: Block, is_day: TextTest) -> Meeting | None:
    """A day with what is planned for it behind a colon or a dash, parted by semicolons; None for any other line."""
    words = [word.text for word in block.words]
    end = next((i for i, word in enumerate(words[:_LONGEST_DAY]) if word.endswith(":") or word in _DASHES), None)
    if end is None or end + 1 >= len(words) or not is_day(" ".join(words[: end + (words[end] not in _DASHES)]).rstrip(":")):
        return None
    starts = [end + 1, *(i + 1 for i in range(end + 1, len(words) - 1) if words[i].endswith(";")), len(words)]
    items = [[_without_mark(cut(block, a, b))] for a, b in pairwise(starts)]
    return Meeting(_without_mark(cut(block, 0, end + (words[end] not in _DASHES))), items)


def _without_mark(block: Block) -> Block:
    """A piece of a line without the mark that sets it apart from the next."""
    *before, last = block.lines[-1].words
    line = Line((*before, replace(last, text=last.text.rstrip(":;") or last.text)), None)
    return replace(block, lines=(*block.lines[:-1], line))


def _enter(found: list[Meeting], row: Block) -> None:
    """Begin a row of the last day."""
    day = found[-1].day
    if not found[-1].items and found[-1].row is None:
        found.pop()
    found.append(Meeting(day, row=row))
