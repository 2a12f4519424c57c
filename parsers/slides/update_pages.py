"""Which pages and tables report from groups or the wider programme, and in which order their texts are to be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import chain, pairwise, zip_longest

from parsers.findings import BlockId, Region
from parsers.language.groups import codes_in
from parsers.language.phrases import begins_with, likeness, mentions
from parsers.layout.blocks import Block, BlockKind, join_short
from parsers.layout.sheet import Cell, Sheet, Table
from parsers.layout.table import Evidence
from parsers.layout.text import fold
from parsers.pack import REPORTS, Pack, asked_once
from parsers.slides import cover
from parsers.slides.columns import Header
from parsers.slides.divider import sections
from parsers.slides.group_headings import LONGEST_HEADING, GroupHeading, day_in, group_heading, is_day
from parsers.slides.group_tables import GroupPart, group_parts
from parsers.slides.panels import Panel, panels, rows_of, texts_of
from parsers.slides.report_rows import is_phrase
from parsers.slides.row_reader import RowPart
from parsers.slides.side_names import beside_names
from parsers.slides.tables import Headed, base_title, headers_of, is_same_title, kind_of

NAME = "governance"
_FEWEST_GROUPS = 2  # rows of a table that only its groups tell
_IN_LINE = 3.0  # points: how far a day may begin from the name above it
_SENTENCE = 5  # words of a text that reports
_LEAST_GROUPS = 0.5  # of the rows of a table of updates that must name a group


def update_regions(pack: Pack) -> list[Region]:
    """The slides that report from groups or from the wider programme, in runs that follow each other; and tables of updates by group."""
    section = sections(pack)
    runs: list[list[Sheet]] = []
    covers = {page for region in cover.find(pack) for page in region.pages}
    for sheet in pack.sheets:
        if sheet.page_number in pack.dividers or sheet.page_number in covers:
            continue
        goes_on = bool(runs) and flows_on(sheet, runs[-1][-1])
        if goes_on or _reports(sheet, pack, section.get(sheet.page_number)):
            if runs and runs[-1][-1].page_number == sheet.page_number - 1:
                runs[-1].append(sheet)
            else:
                runs.append([sheet])
    return [_region(run, pack) for run in runs]


def flows_on(sheet: Sheet, before: Sheet) -> bool:
    """Whether a page goes on the one before: its title says so, it is a document's upright page begun without a heading, or a wide one
    that begins with a bullet."""
    is_next = sheet.page_number == before.page_number + 1
    is_marked = sheet.title is not None and base_title(sheet.title.text) != fold(sheet.title.text)
    first = sheet.body[0] if sheet.body else None
    is_flowing = first is not None and first.kind is not BlockKind.TITLE and (sheet.height > sheet.width or first.is_listed)
    return is_next and ((is_marked and is_same_title(sheet, before)) or is_flowing)


def _region(run: Sequence[Sheet], pack: Pack) -> Region:
    blocks = tuple(block for sheet in run for block in _in_order(sheet, pack))
    held = {block.id for block in blocks}
    tables = (table for sheet in run for table in sheet.tables)
    own = tuple(t for t in tables if headed_updates(t, pack) or parts_of(t, pack) or any(b.id in held for c in t.cells for b in c.blocks))
    return Region(tuple(sheet.page_number for sheet in run), blocks, own)


def _in_order(sheet: Sheet, pack: Pack) -> tuple[Block, ...]:
    """The texts of a page, each after the name of the group that it stands beneath or beside: as columns, all names would come first.

    So are those of what was taken for a table and is none of a known kind.
    """
    is_told = bool(sheet.tables) and (_is_named(sheet, pack) or _has_dated_columns(sheet, pack))
    has_table = is_told and not any(map(lambda table: _is_read(table, pack), sheet.tables))
    below = texts_of(sheet) if has_table else tuple(block for block in sheet.body if block is not sheet.title)
    heads = {block.id for block in below if _is_head(block, pack)}
    if not has_table and (len(heads) < 2 or not _is_torn(below, heads, pack)):
        return sheet.body
    dated = {block.id for block in below if _is_dated(block, pack)}
    side = beside_names(below, heads, dated)
    if side is not None:
        return (*([sheet.title] if sheet.title else []), *chain.from_iterable(side)) if side else sheet.body
    found = panels(sheet, below, lambda block: block.id in heads)
    if not found or not all(any(not is_day(block, pack) for block in panel.blocks) for panel in found):
        return sheet.body
    ordered = (block for row in rows_of(found) for panel in row for block in _of_panel(panel, pack))
    return (*([sheet.title] if sheet.title else []), *ordered)


def _is_torn(blocks: Sequence[Block], heads: Set[BlockId], pack: Pack) -> bool:
    """Whether in reading order a name follows a name, or a day stands apart from all names."""
    days = {block.id for block in blocks if not block.is_listed and is_day(block, pack)}
    told = [block for block in blocks if not _is_dated(block, pack)]
    is_lost = any(b.id in days and a.id not in heads for a, b in pairwise(blocks))
    return is_lost or any(a.id in heads and b.id in heads for a, b in pairwise(told))


def _is_dated(block: Block, pack: Pack) -> bool:
    """Whether a line is a group's day, or says of which group and day the update is."""
    return not block.is_listed and (is_day(block, pack) or is_update_line(block, pack))


def _of_panel(panel: Panel, pack: Pack) -> Iterator[Block]:
    """A group's name, its day, and what stands beneath or beside them."""
    yield panel.head
    yield from sorted(panel.blocks, key=lambda block: (block.is_listed or not is_day(block, pack), panel.is_beside(block)))


def _is_head(block: Block, pack: Pack) -> bool:
    """Whether a text set apart names a group or the wider programme."""
    is_set_apart = block.kind is BlockKind.TITLE or (block.place is not None and not block.is_listed)
    return is_set_apart and (group_heading(block.text, pack) is not None or names_section(block.text, pack, "wider_programme"))


def _is_named(sheet: Sheet, pack: Pack) -> bool:
    return sheet.title is not None and names_updates(sheet.title.text, pack)


def _has_dated_columns(sheet: Sheet, pack: Pack) -> bool:
    """Whether groups' names stand side by side, each over a day gone by, with columns beneath that alignment alone made a table of."""
    heads = [block for block in sheet.body if block.kind is BlockKind.TITLE and block is not sheet.title]
    heads = [block for block in heads if (head := group_heading(block.text, pack)) and head.code != pack.cover.group_code]
    if len(heads) < _FEWEST_GROUPS or not sheet.tables or any(table.evidence is not Evidence.ALIGNED for table in sheet.tables):
        return False
    texts = texts_of(sheet)
    return all(any(_is_day_beneath(text, head, pack) for text in texts) for head in heads)


def _is_day_beneath(text: Block, head: Block, pack: Pack) -> bool:
    """Whether a text is a day gone by right beneath a heading, and begins as far right."""
    is_near = 0 <= text.box.top - head.box.bottom <= head.size and abs(text.box.x0 - head.box.x0) <= _IN_LINE
    if not is_near or text.is_listed or not is_day(text, pack):
        return False
    day, meeting = day_in(text.text, pack), pack.cover.meeting_date
    return day is not None and (meeting is None or day <= meeting)


def _is_read(table: Table, pack: Pack) -> bool:
    """Whether a table is of a known kind, or one of updates."""
    return kind_of(table, pack) is not None or headed_updates(table, pack) is not None or bool(parts_of(table, pack))


def _reports(sheet: Sheet, pack: Pack, section: str | None) -> bool:
    heads = [b for b in sheet.body if b.kind is BlockKind.TITLE]
    if any(names_section(b.text, pack, "wider_programme") for b in heads):
        return len(sheet.body) > len(heads)
    if any(is_update_line(b, pack) for b in sheet.body) or any(headed_updates(table, pack) for table in sheet.tables):
        return True
    if any(parts_of(table, pack) for table in sheet.tables) or _has_dated_columns(sheet, pack):
        return True
    titles = [sheet.title.text if sheet.title else "", section or ""]
    is_named = any(names_updates(title, pack) for title in titles)
    # A report names its own group in its titles, and so does a document whose text begins on its cover.
    own = pack.cover.group_code if pack.cover.document_type in REPORTS or sheet.page_number == 1 else None
    titled = ((i, group_heading(b.text, pack)) for i, b in enumerate(sheet.body) if b.kind is BlockKind.TITLE)
    named = [(i, head) for i, head in titled if head is not None and head.code != own]
    if is_named and not named:
        return any(opens_group(b, after, pack) for b, after in zip_longest(sheet.body, sheet.body[1:]) if b is not None)
    return bool(named) and (is_named or all(head.is_dated or _has_day_beneath(i, head, sheet, pack) for i, head in named))


def _has_day_beneath(at: int, head: GroupHeading, sheet: Sheet, pack: Pack) -> bool:
    """Whether the line after a heading is the day of its group."""
    return any(is_day(block, pack, (head.code, head.name)) for block in sheet.body[at + 1 : at + 2])


def opens_group(block: Block, following: Block | None, pack: Pack) -> GroupHeading | None:
    """A known group's name with a day, not set apart as a heading: a line of its own, or an entry of a list over deeper ones."""
    is_over = following is not None and following.is_listed and (following.level or 0) > (block.level or 0)
    head = group_heading(block.text, pack) if not block.is_listed or is_over else None
    return head if head is not None and head.is_dated and head.code in pack.vocabulary.group_names else None


def names_updates(title: str, pack: Pack) -> bool:
    """Whether a title says that groups report."""
    return bool(title) and any(names_section(base_title(title), pack, name) for name in ("governance", "group_updates"))


@asked_once
def parts_of(table: Table, pack: Pack) -> tuple[GroupPart, ...]:
    """The groups of a table in which each stands over what it reports."""
    return group_parts(table, pack, are_dated=not _is_named(pack.sheet(table.page_number), pack))


def names_section(text: str, pack: Pack, phrase: str) -> bool:
    """Whether a text is one of the headings of a part of the programme, hardly misspelt."""
    return bool(text) and likeness(text, pack.vocabulary.phrases[phrase]) >= 0.9


def is_update_line(block: Block, pack: Pack) -> bool:
    """Whether a line says of which group or day the update is; a title such as ``Updates from all groups`` says neither."""
    if block.is_listed or len(block.words) > 2 * LONGEST_HEADING or not begins_with(block.text, pack.vocabulary.phrases["update_from"]):
        return False
    return bool(codes_in(block.text, pack.vocabulary.group_names)) or day_in(block.text, pack) is not None


@asked_once
def headed_updates(table: Table, pack: Pack) -> Headed | None:
    """A table of updates by group: its header names both, and at least half of its rows name a group; or each row begins with one."""
    kind = kind_of(table, pack)
    if kind is None:
        return _headless(table, pack) or (_by_groups(table, pack) if not parts_of(table, pack) else None)
    header = headers_of(table, pack)[NAME] if kind == NAME else None
    if header is None:
        return None
    richer = _by_groups(table, pack) if "date" not in header.roles else None
    if richer is not None and richer.header.roles.keys() > header.roles.keys():
        return richer  # the day's heading is not known
    rows = [RowPart(table, header, row) for row in range(header.row + 1, table.row_count)]
    named = [name for row in rows if (name := join_short(row.blocks("group")))]
    groups = sum(1 for name in named if group_heading(name, pack))
    return Headed(table, header, header.row + 1) if groups >= _LEAST_GROUPS * max(1, len(named)) and groups else None


def _by_groups(table: Table, pack: Pack) -> Headed | None:
    """A table whose header nobody knows, in which nearly every row begins with a group that publishes packs and ends with a text.

    A day may stand between, and a topic. Lists, days gone by or the page's title must tell that the groups report; of groups that nobody
    knows days gone by, unless they work for others.
    """
    named = [text for cell in table.cells if cell.column == 0 and cell.row > 0 and (text := cell.text)]
    heads = [head for text in named if (head := group_heading(text, pack))]
    are_known = 5 * sum(head.code in pack.vocabulary.group_names for head in heads) >= 4 * len(named)
    is_told = table.at(0, 0).text is None or group_heading(table.at(0, 0).text or "", pack) is None
    if len(heads) < _FEWEST_GROUPS or 5 * len(heads) < 4 * len(named) or not is_told:
        return None
    filled = {column: _beneath(table, column) for column in range(1, table.column_count)}
    days = [column for column, cells in filled.items() if cells and all(day_in(cell.text or "", pack) for cell in cells)]
    texts = [column for column, cells in filled.items() if cells and column not in days]
    if not 1 <= len(texts) <= 2 or len(days) > 1 or not _holds_sentences(filled[texts[-1]]):
        return None
    if not are_known and not (
        days and _have_met(heads, filled[days[0]], pack) and not is_phrase(table.at(0, texts[-1]).text or "", pack.vocabulary)
    ):
        return None
    is_listed = any(block.is_listed for cell in filled[texts[-1]] for block in cell.blocks)
    if not (days or is_listed or _is_named(pack.sheet(table.page_number), pack)):
        return None
    roles: dict[str, tuple[int, ...]] = {"group": (0,), "update": (texts[-1],)}
    roles |= {"date": (days[0],)} if days else {}
    roles |= {"topic": (texts[0],)} if len(texts) > 1 else {}
    titles = tuple(table.at(0, column).text for column in range(table.column_count))
    return Headed(table, Header(0, titles, roles, (), 0.0, 1.0, is_guessed=True), 1)


def _have_met(heads: Sequence[GroupHeading], days: Sequence[Cell], pack: Pack) -> bool:
    """Whether groups that do not work for others met on days gone by."""
    meeting, met = pack.cover.meeting_date, [day_in(cell.text or "", pack) for cell in days]
    is_past = meeting is not None and all(day is not None and day <= meeting for day in met)
    return is_past and not any(mentions(head.name, pack.vocabulary.phrases["working_group"]) for head in heads)


def _beneath(table: Table, column: int) -> list[Cell]:
    return [cell for cell in table.cells if cell.column == column and cell.row > 0 and cell.text]


def _holds_sentences(cells: Sequence[Cell]) -> bool:
    return 2 * sum(len((cell.text or "").split()) >= _SENTENCE for cell in cells) > len(cells)


def _headless(table: Table, pack: Pack) -> Headed | None:
    """A table without a header, each row of which begins with a group and ends with what it reports; a day may stand between."""
    if table.column_count not in (2, 3) or any(cell.rowspan > 1 or cell.colspan > 1 for cell in table.cells):
        return None
    last = table.column_count - 1
    named = [group_heading(table.at(row, 0).text or "", pack) for row in range(table.row_count)]
    between = [table.at(row, 1).text or "" for row in range(table.row_count)] if last == 2 else []
    is_dated = all(day_in(text, pack) for text in between)
    if not all(named) or not is_dated or not all(table.at(row, last).text for row in range(table.row_count)):
        return None
    roles: dict[str, tuple[int, ...]] = {"group": (0,), "update": (last,)}
    roles |= {"date": (1,)} if last == 2 else {}
    return Headed(table, Header(-1, (None,) * (last + 1), roles, (), 0.0, 1.0, is_guessed=True), 0)
