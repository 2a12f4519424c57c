"""What working groups report on a page without a table: the report's rows as headings of panels or sections, beneath each group's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from datetime import date
from typing import NamedTuple

from parsers.findings import BlockId
from parsers.language.dates import find_dates
from parsers.language.groups import group_named
from parsers.language.phrases import closest, mentions, plain
from parsers.layout.blocks import Block, BlockKind
from parsers.layout.sheet import Sheet
from parsers.pack import Pack
from parsers.slides.group_headings import EDGE, LONGEST_HEADING, is_day
from parsers.slides.panels import Panel, cut, panels, strip_of, texts_of
from parsers.slides.tables import kind_of

_SURE = 0.85  # how well a heading must be known
_LONGEST = 8  # words of a heading
_INSET = 12.0  # points: how far left of its group's name a text may begin
_IN_LINE = 3.0  # points: how far headings side by side, or one beneath the other, may stand apart
_FEWEST = 2  # rows that a report of one group has
_NAME = re.compile(r"(?:.*(?::|\s[–—|-])\s+)?(.*?\(\s*[A-Z][A-Za-z&]{1,9}\s*\))")  # a name and its code, without what stands around

RowTest = Callable[[Block], bool]


class GroupPanel(NamedTuple):
    """One row of one group's report: the heading that names the group, which may be the page's title, and the row with its texts."""

    group: Block
    row: Panel

    @property
    def group_name(self) -> str:
        """The group's name, with its code in brackets if that is printed."""
        found = _NAME.match(self.group.text)
        return found[1] if found else self.group.text


def group_panels(sheet: Sheet, pack: Pack) -> tuple[GroupPanel, ...]:
    """The rows of all reports on a page; none where its title speaks of no working group, or a table was read on it. A page that begins
    with a row's heading goes on the last report of the page before.

    Each group must have two rows or more, and all texts beneath the first heading must be of some row.
    """
    if any(kind_of(table, pack) for table in sheet.tables):
        return ()
    rest = _rest_above(sheet, pack)
    return (*_carried(rest, sheet, pack), *_of_page(sheet, {block.id for block in rest}, pack))


def _rest_above(sheet: Sheet, pack: Pack) -> list[Block]:
    """What stands above the first group's name on a page that begins with the heading of a row, or with a bullet right above that name:
    the rest of the report before it."""
    first, title = next(iter(sheet.body), None), sheet.title
    if first is None or _is_group(first, pack):
        return []
    is_row = first.kind is BlockKind.TITLE and _row_named(_label_of(first), pack) is not None
    is_cut = first.is_listed and title is not None and _is_group(title, pack) and abs(first.box.x0 - title.box.x0) <= _INSET
    if not is_row and not is_cut:
        return []
    every = [*([sheet.title] if sheet.title is not None else []), *texts_of(sheet)]
    groups = (b.box.top for b in every if b.kind is BlockKind.TITLE and _is_group(b, pack) and _row_named(_label_of(b), pack) is None)
    end = min(groups, default=sheet.height)
    return [block for block in every if block.box.top < end]


def _carried(rest: Sequence[Block], sheet: Sheet, pack: Pack) -> tuple[GroupPanel, ...]:
    """The rows that go on the last report of the page before."""
    before = next((one for one in pack.sheets if one.page_number == sheet.page_number - 1), None) if rest else None
    reported = group_panels(before, pack) if before is not None else ()
    blocks = [part for block in rest for part in _with_label_apart(block, pack)]
    found = panels(sheet, blocks, _row_test(blocks, sheet, pack)) if reported else ()
    return tuple(GroupPanel(reported[-1].group, panel) for panel in found)


def _of_page(sheet: Sheet, aside: Set[BlockId], pack: Pack) -> tuple[GroupPanel, ...]:
    """The rows of the reports that begin on a page, without what stands ``aside``."""
    title = sheet.title
    if title is None or title.id in aside or not promises_reports(sheet, pack):
        return ()
    blocks = [part for block in texts_of(sheet) if block.id not in aside for part in _with_label_apart(block, pack)]
    is_row = _row_test(blocks, sheet, pack)
    of_groups = _of_groups(sheet, blocks, is_row, pack) or _under_bands(sheet, blocks, is_row, pack)
    if of_groups or not _is_group(title, pack):
        return of_groups
    is_first = any(block.kind is BlockKind.TITLE and not is_row(block) and _is_group(block, pack) for block in blocks)
    of_groups = _of_groups(sheet, [title, *blocks], is_row, pack) if is_first else ()
    return of_groups or _of_group(title, sheet, blocks, is_row)


def promises_reports(sheet: Sheet, pack: Pack) -> bool:
    """Whether a page's title speaks of working groups, and two rows of a report stand beneath it."""
    title = sheet.title
    if title is None or sheet.page_number in pack.dividers:
        return False
    blocks = texts_of(sheet)
    if not (_is_group(title, pack) or _speaks_of_groups(title.text, pack) or _heads_rows_by_group(blocks, pack)):
        return False
    return len({row for block in blocks if (row := _row_named(_label_of(block), pack))}) >= _FEWEST or bool(_repeated(blocks, pack))


def _speaks_of_groups(title: str, pack: Pack) -> bool:
    """Whether a title says that working groups report, or names such groups at all."""
    phrases, said = pack.vocabulary.phrases, plain(title)
    return mentions(title, phrases["working_groups"]) or any(phrase in said for phrase in phrases["working_group"])


def _heads_rows_by_group(blocks: Sequence[Block], pack: Pack) -> bool:
    """Whether several headings name groups, and headings of known rows come back, two of them or more, as often as these."""
    heads = [block for block in blocks if block.kind is BlockKind.TITLE and len(block.words) <= LONGEST_HEADING]
    groups = sum(_is_group(block, pack) and _row_named(block.text, pack) is None for block in heads)
    if groups < _FEWEST:
        return False
    counts = Counter(row for block in heads if (row := _row_named(block.text, pack)))
    return sum(count == groups for count in counts.values()) >= _FEWEST


def _repeated(blocks: Sequence[Block], pack: Pack) -> frozenset[str]:
    """The headings that come back as often as one of a row that is known does: those of a report's rows in words of its own."""
    heads = [block for block in blocks if block.kind is BlockKind.TITLE and len(block.words) <= _LONGEST and not _is_group(block, pack)]
    counts = Counter(block.text for block in heads)
    known = max((counts[block.text] for block in heads if _row_named(block.text, pack)), default=0)
    return frozenset(text for text, count in counts.items() if count == known and known >= _FEWEST)


def _is_group(block: Block, pack: Pack) -> bool:
    """Whether a heading names a group that is not the pack's own."""
    if block.is_listed or len(block.words) > LONGEST_HEADING:
        return False
    code = group_named(block.text, pack.vocabulary)[0]
    return code is not None and code != pack.cover.group_code


def label_and_day(text: str, pack: Pack) -> tuple[str, date | None]:
    """A heading without the exact day in it, and that day: ``Last meeting (4 May 2030)``."""
    dates = find_dates(text, pack.cover.meeting_date, "prose") if any(map(str.isdigit, text)) else ()
    found = next((one for one in dates if one.is_exact_day and one.start), None)
    if found is None:
        return text.strip(EDGE), None
    rest = f"{text[: found.start_char]} {text[found.end_char :]}".replace("()", "").replace("( )", "")
    return rest.strip(f"{EDGE},|") or text, found.start


def _label_of(block: Block) -> str:
    """What a block says before its colon, all of it where it has none; empty for a bullet or a text too long to begin with a heading."""
    label = block.text.partition(":")[0]
    return label if not block.is_listed and len(label.split()) <= _LONGEST else ""


def _row_named(text: str, pack: Pack) -> str | None:
    """The row of the report that a heading names, None where it is not known."""
    row = closest(label_and_day(text, pack)[0], pack.vocabulary.report_rows)
    return row.name if row is not None and row.score >= _SURE else None


def _with_label_apart(block: Block, pack: Pack) -> Iterator[Block]:
    """A heading of a row and what stands behind its colon, as two blocks of one name; any other block as it is."""
    end = next((i for i, word in enumerate(block.words[:_LONGEST], start=1) if word.text.endswith(":")), len(block.words))
    if end < len(block.words) and _row_named(_label_of(block), pack):
        yield cut(block, 0, end)
        yield cut(block, end, len(block.words))
    else:
        yield block


def _row_test(blocks: Sequence[Block], sheet: Sheet, pack: Pack) -> RowTest:
    """Whether a block heads a row: a known one; one that comes back beneath each group as that does; or, where all known ones are set
    alike, any other such: bold in strips of one fill and one colour, or titles of one size and colour beside or beneath a known one."""
    named = [block for block in blocks if _is_row(block, pack)]
    leads = {id(block) for block in named if _leads_in(block, blocks, named)}
    known = [block for block in named if id(block) not in leads]
    looks = {_look(block, sheet) for block in known}
    again = _repeated(blocks, pack)
    shared = next(iter(looks)) if len(looks) == 1 else None

    def is_row(block: Block) -> bool:
        is_alike = shared is not None and not block.is_listed and _look(block, sheet) == shared
        is_alike = is_alike or (_is_set_as(block, known) and not is_day(block, pack))
        is_again = block.kind is BlockKind.TITLE and block.text in again
        return (_is_row(block, pack) and id(block) not in leads) or is_again or (is_alike and not _is_group(block, pack))

    return is_row


def _leads_in(block: Block, blocks: Sequence[Block], named: Sequence[Block]) -> bool:
    """Whether a plain line with a colon at its end stands right beneath a row's bold heading: it leads in what the row lists."""
    if block.is_bold or not block.text.endswith(":"):
        return False
    column = (one for one in blocks if abs(one.box.x0 - block.box.x0) <= _IN_LINE and one.box.top < block.box.top)
    above = max(column, key=lambda one: one.box.top, default=None)
    return above is not None and above.is_bold and not above.text.endswith(":") and any(above is one for one in named)


def _look(block: Block, sheet: Sheet) -> tuple[str | None, str | None] | None:
    """The fill of a bold heading's strip and the colour of its text; None for any other."""
    strip = strip_of(block, sheet) if block.is_bold else None
    return (strip.colour, block.words[0].style.colour) if strip is not None else None


def _is_set_as(block: Block, known: Sequence[Block]) -> bool:
    """Whether a title is set as all known headings of rows are, and begins as high or as far right as one of them."""
    looks = {_title_look(one) for one in known}
    is_rest = any(block.id == one.id for one in known)  # what stands behind a heading's colon
    is_alike = len(known) >= _FEWEST and looks == {_title_look(block)} and None not in looks and not is_rest
    return is_alike and any(abs(block.box.top - one.box.top) <= _IN_LINE or abs(block.box.x0 - one.box.x0) <= _IN_LINE for one in known)


def _title_look(block: Block) -> tuple[float, str | None] | None:
    """The size and the colour of a short title; None for any other text."""
    is_title = block.kind is BlockKind.TITLE and len(block.words) <= _LONGEST
    return (block.size, block.words[0].style.colour) if is_title else None


def _is_row(block: Block, pack: Pack) -> bool:
    return len(block.words) <= _LONGEST and _row_named(_label_of(block), pack) is not None and ": " not in block.text


def _of_groups(sheet: Sheet, blocks: Sequence[Block], is_row: RowTest, pack: Pack) -> tuple[GroupPanel, ...]:
    """The rows beneath the name of each of the groups that a page reports from."""
    groups = panels(sheet, blocks, lambda block: not is_row(block) and _is_group(block, pack), may_have_introduction=True)
    found = [_of_group(group.head, sheet, group.blocks, is_row) for group in groups]
    return tuple(panel for of_group in found for panel in of_group) if all(found) else ()


def _under_bands(sheet: Sheet, blocks: Sequence[Block], is_row: RowTest, pack: Pack) -> tuple[GroupPanel, ...]:
    """The rows of groups side by side where a row's heading stands once, in a strip across the columns of all; none where a text is of
    no group and row."""
    groups = [block for block in blocks if not is_row(block) and _is_group(block, pack)]
    bands = [block for block in blocks if is_row(block) and _spans(block, groups, sheet)]
    rest = [block for block in blocks if block not in groups and block not in bands]
    if len(groups) < _FEWEST or len(bands) < _FEWEST or any(group.box.top >= bands[0].box.top for group in groups):
        return ()
    found: dict[tuple[int, int], list[Block]] = {}
    for text in rest:
        column = max(
            (i for i, group in enumerate(groups) if group.box.x0 <= text.box.x0 + _INSET), key=lambda i: groups[i].box.x0, default=None
        )
        row = max(
            (i for i, band in enumerate(bands) if band.box.bottom <= text.box.middle[1]), key=lambda i: bands[i].box.top, default=None
        )
        if column is None or row is None:
            return ()
        found.setdefault((row, column), []).append(text)
    return tuple(
        GroupPanel(groups[column], Panel(bands[row], tuple(sorted(texts, key=lambda b: b.box.top))))
        for (row, column), texts in sorted(found.items())
    )


def _spans(band: Block, groups: Sequence[Block], sheet: Sheet) -> bool:
    """Whether a heading's strip reaches over the columns of all groups."""
    strip = strip_of(band, sheet)
    return strip is not None and all(strip.box.x0 <= group.box.x0 <= strip.box.x1 for group in groups)


def _of_group(group: Block, sheet: Sheet, blocks: Sequence[Block], is_row: RowTest) -> tuple[GroupPanel, ...]:
    """The rows of one group, none where they are too few or say nothing."""
    found = panels(sheet, blocks, is_row, may_have_introduction=True)
    is_report = len({panel.head.text for panel in found}) >= _FEWEST and sum(bool(panel.blocks) for panel in found) >= _FEWEST
    return tuple(GroupPanel(group, panel) for panel in found) if is_report else ()
