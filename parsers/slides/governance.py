"""Updates from governance groups and the wider programme: two kinds of area that may stand on one slide; one record a topic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from parsers.findings import BlockId, Parsed, Record, Region, box_of, part_of
from parsers.language.groups import codes_in
from parsers.language.phrases import begins_with, closest, mentions
from parsers.layout.blocks import Block, BlockKind, join_short
from parsers.layout.sheet import Sheet, Table
from parsers.layout.text import fold, join_wrapped
from parsers.pack import Pack
from parsers.signals import Signals
from parsers.slides import cover
from parsers.slides.columns import Header, read_header
from parsers.slides.divider import sections
from parsers.slides.group_headings import EDGE, LONGEST_HEADING, GroupHeading, day_in, group_heading, is_day
from parsers.slides.group_tables import GroupPart, group_parts, labels_of
from parsers.slides.matrix import is_fragment
from parsers.slides.panels import panels, rows_of
from parsers.slides.row_reader import RowPart
from parsers.slides.tables import Headed, base_title, is_same_title, kind_of, scene_of
from schemas.records import GovernanceUpdate

NAME = "governance"
_LONGEST_TOPIC = 10  # words
_MARK = re.compile(r":(?=\s|$)|\s[–—|-]\s")
_LARGER = 1.08  # a heading this much larger than a group's ends the updates
_PLAIN = 0.2  # what a text without a bullet, among others with one, leaves of its wholeness
_LEAST_GROUPS = 0.5  # of the rows of a table of updates that must name a group


def find(pack: Pack) -> list[Region]:
    """The slides that report from groups or from the wider programme, in runs that follow each other; and tables of updates by group."""
    section = sections(pack)
    runs: list[list[Sheet]] = []
    covers = {page for region in cover.find(pack) for page in region.pages}
    for sheet in pack.sheets:
        if sheet.page_number in pack.dividers or sheet.page_number in covers:
            continue
        goes_on = bool(runs) and _goes_on(sheet, runs[-1][-1])
        if goes_on or _reports(sheet, pack, section.get(sheet.page_number)):
            if runs and runs[-1][-1].page_number == sheet.page_number - 1:
                runs[-1].append(sheet)
            else:
                runs.append([sheet])
    return [_region(run, pack) for run in runs]


def _goes_on(sheet: Sheet, before: Sheet) -> bool:
    """Whether a page goes on the one before: its title says so, it is a document's upright page begun without a heading, or a wide one
    that begins with a bullet."""
    is_next = sheet.page_number == before.page_number + 1
    is_marked = sheet.title is not None and base_title(sheet.title.text) != fold(sheet.title.text)
    first = sheet.body[0] if sheet.body else None
    is_flowing = first is not None and first.kind is not BlockKind.TITLE and (sheet.height > sheet.width or first.is_listed)
    return is_next and ((is_marked and is_same_title(sheet, before)) or is_flowing)


def _region(run: Sequence[Sheet], pack: Pack) -> Region:
    tables = tuple(table for sheet in run for table in sheet.tables if _headed(table, pack) or _parts(table, pack))
    return Region(tuple(sheet.page_number for sheet in run), tuple(b for sheet in run for b in _in_order(sheet, pack)), tables)


def _in_order(sheet: Sheet, pack: Pack) -> tuple[Block, ...]:
    """The texts of a page, those that stand beside the names of groups each after its name: as columns, all names would come first."""
    below = [block for block in sheet.body if block is not sheet.title]
    heads = {b.id for b in below if b.kind is BlockKind.TITLE and (group_heading(b.text, pack) or _names(b.text, pack, "wider_programme"))}
    told = [block for block in below if not is_day(block, pack)] if len(heads) > 1 else []
    if not any(a.id in heads and b.id in heads for a, b in pairwise(told)):
        return sheet.body
    found = panels(sheet, below, lambda block: block.id in heads)
    ordered = [block for row in rows_of(found) for panel in row for block in (panel.head, *sorted(panel.blocks, key=panel.is_beside))]
    return (*([sheet.title] if sheet.title else []), *ordered) if all(panel.blocks for panel in found) and found else sheet.body


def _reports(sheet: Sheet, pack: Pack, section: str | None) -> bool:
    heads = [b for b in sheet.body if b.kind is BlockKind.TITLE]
    if any(_names(b.text, pack, "wider_programme") for b in heads):
        return len(sheet.body) > len(heads)
    if any(_is_update_line(b, pack) for b in sheet.body) or any(_headed(table, pack) for table in sheet.tables):
        return True
    if any(_parts(table, pack) for table in sheet.tables):
        return True
    titles = [sheet.title.text if sheet.title else "", section or ""]
    is_named = any(_names_updates(title, pack) for title in titles)
    named = [(i, head) for i, b in enumerate(sheet.body) if b.kind is BlockKind.TITLE and (head := group_heading(b.text, pack))]
    if is_named and not named:
        return any((head := group_heading(b.text, pack)) is not None and head.is_dated for b in sheet.body)
    return bool(named) and (is_named or all(head.is_dated or any(is_day(b, pack) for b in sheet.body[i + 1 : i + 2]) for i, head in named))


def _names_updates(title: str, pack: Pack) -> bool:
    return bool(title) and any(_names(base_title(title), pack, name) for name in ("governance", "group_updates"))


def _parts(table: Table, pack: Pack) -> tuple[GroupPart, ...]:
    """The groups of a table in which each stands over what it reports."""
    title = pack.sheet(table.page_number).title
    return group_parts(table, pack, are_dated=title is None or not _names_updates(title.text, pack))


def _names(text: str, pack: Pack, phrase: str) -> bool:
    match = closest(text, {phrase: pack.vocabulary.phrases[phrase]})
    return match is not None and match.score >= 0.9


def _is_update_line(block: Block, pack: Pack) -> bool:
    """Whether a line says of which group or day the update is; a title such as ``Updates from all groups`` says neither."""
    if block.is_listed or len(block.words) > 2 * LONGEST_HEADING or not begins_with(block.text, pack.vocabulary.phrases["update_from"]):
        return False
    return bool(codes_in(block.text, pack.vocabulary.group_names)) or day_in(block.text, pack) is not None


def _headed(table: Table, pack: Pack) -> Headed | None:
    """A table of updates by group: its header names both, and at least half of its rows name a group; or each row begins with one."""
    kind = kind_of(table, pack)
    if kind is None:
        return _headless(table, pack)
    header = read_header(table, pack.vocabulary.tables[NAME], scene_of(pack)) if kind == NAME else None
    if header is None:
        return None
    rows = [RowPart(table, header, row) for row in range(header.row + 1, table.row_count)]
    named = [name for row in rows if (name := join_short(row.blocks("group")))]
    groups = sum(1 for name in named if group_heading(name, pack))
    return Headed(table, header, header.row + 1) if groups >= _LEAST_GROUPS * max(1, len(named)) and groups else None


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


@dataclass(slots=True)
class _Reading:
    """Where the reader of a run of slides stands: the section, the group and what its heading said, the topic of a table's row."""

    pack: Pack
    section: str | None = None
    code: str | None = None
    name: str | None = None
    day: date | None = None
    subject: str | None = None
    topic: str | None = None
    size: float | None = None
    orders: dict[str, int] = field(default_factory=dict)
    items: list[list[Block]] = field(default_factory=list)
    heads: list[Block] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    context: list[BlockId] = field(default_factory=list)
    headers: list[BlockId] = field(default_factory=list)

    def take(self, block: Block, following: Block | None) -> None:
        """Read one block in reading order."""
        is_title = block.kind is BlockKind.TITLE and block.level == 0
        is_free = not block.is_listed
        if is_free and _names(block.text, self.pack, "wider_programme"):
            self._open("wider_programme", block)
        elif _is_update_line(block, self.pack):
            self._update_line(block)
        elif (head := self._group_heading(block, following)) is not None:
            self._enter(head, block)
        elif is_free and _names_updates(block.text, self.pack):
            if self.section == "governance" and is_title:
                self.context.append(block.id)
            else:
                self._open("governance", block)
        elif self._takes_aside(block):
            return
        elif block.kind is BlockKind.TITLE and self.size is not None and block.size > _LARGER * self.size:
            self.turn(goes_on=False)
        elif self.section is not None and block.kind is BlockKind.TITLE:
            self._flush()
            self.subject = block.text.strip(EDGE)
            self.context.append(block.id)
        elif self.section is not None:
            self._item(block)

    def turn(self, *, goes_on: bool) -> None:
        """Leave a page or a section: what follows begins anew where it does not go on."""
        self._flush()
        if not goes_on:
            self.section, self.code, self.name, self.day, self.subject, self.size = None, None, None, None, None, None

    def _takes_aside(self, block: Block) -> bool:
        """Take what is no item: where the papers are, and the day that stands on a line of its own beneath a group's name."""
        if self._is_pointer(block):
            self.context.append(block.id)
            return True
        is_own_day = bool(self.heads) and not self.items and not block.is_listed and is_day(block, self.pack)
        if is_own_day:
            self.day = day_in(block.text, self.pack)
            self.heads.append(block)
        return is_own_day

    def _is_pointer(self, block: Block) -> bool:
        return mentions(block.text, self.pack.vocabulary.phrases["papers_here"]) and len(block.words) <= LONGEST_HEADING

    def _open(self, section: str, block: Block) -> None:
        self._flush()
        self.section, self.code, self.name, self.day, self.subject, self.size = section, None, None, None, None, None
        self.context.append(block.id)

    def _update_line(self, block: Block) -> None:
        self._flush()
        self.section, self.subject = "governance", None
        self.day = day_in(block.text, self.pack) or self.day
        known = self.pack.vocabulary.group_names
        named = codes_in(block.text, known)
        is_new = not self.heads
        if named and (self.code is None or (is_new and named[0] != self.code)):
            self.code, self.name = named[0], known[named[0]]
        self.heads.append(block)

    def _group_heading(self, block: Block, following: Block | None) -> GroupHeading | None:
        """The group that a heading opens: set apart as one, dated, or with an update's line or a list beneath it; of a list's entries one
        that is dated, over those of a deeper level."""
        if len(block.words) > 2 * LONGEST_HEADING:
            return None
        head = group_heading(block.text, self.pack)
        if block.is_listed:
            is_over = following is not None and (following.level or 0) > (block.level or 0)
            return head if head is not None and head.is_dated and is_over else None
        leads = following is not None and _is_update_line(following, self.pack)
        if head is None:
            return GroupHeading(None, block.text, None) if leads and len(block.words) <= LONGEST_HEADING else None
        is_set_apart = block.kind is BlockKind.TITLE and self.section == "governance"
        return head if leads or is_set_apart or head.is_dated or (block.kind is BlockKind.TITLE and self.section is None) else None

    def _enter(self, head: GroupHeading, block: Block) -> None:
        self._flush()
        self.section, self.day, self.subject = "governance", head.day, None
        self.code, self.name, self.size = head.code, head.name, block.size
        self.heads.append(block)

    def goes_on_from(self, before: Block, block: Block) -> bool:
        """Whether a page begins in the midst of the last item's sentence."""
        is_cut = is_fragment(block) and bool(self.items) and self.items[-1][-1].id == before.id
        if is_cut:
            self.items[-1].append(block)
        return is_cut

    def _item(self, block: Block) -> None:
        if self.section == "governance" and self.code is None and self.name is None and not block.is_listed:
            self.context.append(block.id)
            return
        deeper = self.items and block.is_listed and (block.level or 0) > (self.items[-1][0].level or 0)
        if deeper and self.items[-1][0].is_listed:
            self.items[-1].append(block)
        else:
            self.items.append([block])

    def _flush(self) -> None:
        """Make records of the items read so far. The headings above them are taken by the first."""
        for blocks in self.items:
            self.records.append(self._record(blocks))
        self.items = []

    def _record(self, blocks: list[Block]) -> Record:
        topic, text = (self.topic, blocks[0].text) if self.topic else topic_and_text(blocks[0])
        section = self.section or "governance"
        group = self.code or self.name or section
        order = self.orders[group] = self.orders.get(group, 0) + 1
        content = GovernanceUpdate(
            section=section,
            group_code=self.code,
            group_name=self.name,
            item_order=order,
            update_date=self.day,
            topic=topic or self.subject,
            text=_with_rest(text, blocks[1:]),
        )
        heads, self.heads = self.heads, []
        ids = tuple(block.id for block in (*heads, *blocks))
        parts = (*part_of("text", blocks, "update"), *part_of("update_date", heads[-1:], "update_line"))
        is_doubtful = is_fragment(blocks[0]) or re.search(r"\([A-Z]{2,}\)", self.name or "") is not None
        whole = 0.0 if is_doubtful else (_PLAIN if section == "governance" and self._is_plain_among_listed(blocks[0]) else 1.0)
        signals = Signals(heading=self._heading(section), whole=whole)
        key = (group, content.topic or content.text or "")
        return Record("governance_updates", content, key, blocks[0].page_number, box_of(blocks), 1.0, ids, parts).weighed(signals)

    def _is_plain_among_listed(self, block: Block) -> bool:
        """Whether a text has no bullet, where others of its group do: it may be a piece of one."""
        return not block.is_listed and any(blocks[0].is_listed for blocks in self.items)

    def _heading(self, section: str) -> float:
        """How well it is known whose update it is, and of which day."""
        if section == "wider_programme":
            return 0.8
        return (1.0 if self.day else 0.8) if self.code else 0.2

    def take_table(self, headed: Headed) -> None:
        """Read a table of updates: a row a group."""
        self._flush()
        self.headers += [b.id for c in headed.table.cells if c.row < headed.first_row for b in c.blocks]
        for row in range(headed.first_row, headed.table.row_count):
            part = RowPart(headed.table, headed.header, row)
            own = [block for block in part.blocks("update") if block.place and block.place.row == row]
            if own and (self._enter_row(part) or row > headed.first_row):
                self.topic = join_short(part.blocks("topic"))
                self.heads += part.blocks("topic")
                for block in own:
                    if not self._is_pointer(block):
                        self._item(block)
                self.context += [block.id for block in own if self._is_pointer(block)]
                self._flush()
        self.topic = None

    def take_part(self, part: GroupPart) -> None:
        """Read what stands beneath a group's name in a table."""
        named = " ".join(cell.text or "" for cell in part.head)
        first, *rest = (block for cell in part.head for block in cell.blocks)
        self._enter(group_heading(named, self.pack) or GroupHeading(None, named, None), first)
        self.heads += rest
        for topic, cell in part.rows:
            self.topic = topic.text if topic is not None else None
            self.heads += topic.blocks if topic is not None else ()
            for block in cell.blocks:
                self._item(block)
            self._flush()
        self.topic = None

    def _enter_row(self, part: RowPart) -> bool:
        """Enter the group that a table's row names, if it names one; beneath a blank cell, or one merged, the group before goes on."""
        blocks = [b for b in part.blocks("group") if b.place and b.place.row == part.row]
        name = join_short(blocks)
        if name is None:
            return False
        self._enter(group_heading(name, self.pack) or GroupHeading(None, name, None), blocks[0])
        self.day = day_in(join_short(part.blocks("date")) or "", self.pack) or self.day
        self.heads += [*blocks[1:], *part.blocks("date")]
        return True

    def done(self) -> Parsed:
        """All that was read."""
        self._flush()
        left = [block.id for block in self.heads]
        return Parsed(tuple(self.records), (), tuple(self.headers), (*self.context, *left))


def parse(region: Region, pack: Pack) -> Parsed:
    """The topics of all groups on a run of slides, in reading order; tables after what stands around them."""
    reading = _Reading(pack)
    for i, block in enumerate(region.blocks):
        before = region.blocks[i - 1] if i else None
        following = region.blocks[i + 1] if i + 1 < len(region.blocks) else None
        if before is not None and before.page_number != block.page_number:
            goes_on = _goes_on(pack.sheet(block.page_number), pack.sheet(before.page_number))
            if goes_on and reading.goes_on_from(before, block):
                continue
            reading.turn(goes_on=goes_on)
        reading.take(block, following)
    for table in region.tables:
        headed = _headed(table, pack)
        if headed is not None:
            reading.take_table(headed)
        parts = _parts(table, pack) if headed is None else ()
        for part in parts:
            reading.take_part(part)
        reading.headers += labels_of(table, parts)
    return reading.done()


def _with_rest(text: str | None, blocks: Sequence[Block]) -> str | None:
    """An item's text with what stands beneath it, line by line; a sentence that a page's end cut is one again."""
    for block in blocks:
        text = join_wrapped(text, block.text) if text and is_fragment(block) else "\n".join(filter(None, (text, block.text)))
    return text


def topic_and_text(block: Block) -> tuple[str | None, str | None]:
    """An update's topic and the rest: by its leading bold run, else by the first colon or dash within ten words."""
    lead = block.bold_lead
    if lead is not None and block.text.startswith(lead):
        rest = block.text[len(lead) :].strip(EDGE)
        return lead.strip(EDGE) or None, rest or None
    mark = _MARK.search(block.text)
    if mark and len(block.text[: mark.start()].split()) <= _LONGEST_TOPIC:
        return block.text[: mark.start()].strip(EDGE) or None, block.text[mark.end() :].strip() or None
    return None, block.text
