"""Updates from governance groups and the wider programme: two kinds of area that may stand on one slide; one record a topic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from parsers.findings import BlockId, Parsed, Record, Region, box_of, part_of
from parsers.language.groups import codes_in
from parsers.language.phrases import mentions
from parsers.layout.blocks import Block, BlockKind, join_short
from parsers.layout.entry_forms import is_paragraph_number
from parsers.layout.sheet import Table
from parsers.layout.text import join_wrapped
from parsers.pack import Pack
from parsers.signals import Signals
from parsers.slides.group_headings import EDGE, LONGEST_HEADING, GroupHeading, day_in, group_heading, is_day
from parsers.slides.group_tables import GroupPart, labels_of
from parsers.slides.matrix import is_fragment
from parsers.slides.panels import HANGING, is_right_beneath
from parsers.slides.row_reader import RowPart
from parsers.slides.tables import Headed
from parsers.slides.update_pages import NAME as NAME
from parsers.slides.update_pages import (
    flows_on,
    headed_updates,
    is_update_line,
    names_section,
    names_updates,
    opens_group,
    parts_of,
    update_regions,
)
from schemas.records import GovernanceUpdate

_LONGEST_TOPIC = 10  # words
_MARK = re.compile(r":(?=\s|$)|\s[–—|-]\s")
_SAME_EDGE = 4.0  # points
_LARGER = 1.08  # a heading this much larger than a group's ends the updates
_AS_LARGE = 0.98  # and so does one as large as their own, where that is larger than what it heads
_BENEATH = 2.0  # of its size: a heading so near beneath their own, and as large, is one of theirs
_UNTOLD = 0.5  # how well it is known what a text says where a font without a name does not tell whether a topic is set in bold
_SMALL = 0.8  # of an item's size: a footnote
_SMALLER = 0.9  # of an item's size: what stands beneath a picture beside the items
_PLAIN = 0.2  # what a text without a bullet, among others with one, leaves of its wholeness


def find(pack: Pack) -> list[Region]:
    """The slides that report from groups or from the wider programme, in runs that follow each other; and tables of updates by group."""
    return update_regions(pack)


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
    own_size: float | None = None
    is_torn: bool = False  # whether a group's name stands over nothing: what it heads may be read as another's
    is_cut: bool = False  # whether the last row of a table may have a rest on the next page
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
        if is_free and names_section(block.text, self.pack, "wider_programme"):
            self._open("wider_programme", block, following)
        elif is_update_line(block, self.pack):
            self._update_line(block)
        elif (head := self._group_heading(block, following)) is not None:
            self._enter(head, block)
        elif is_free and names_updates(block.text, self.pack):
            if self.section == "governance" and is_title:
                self.context.append(block.id)
            else:
                self._open("governance", block, following)
        elif self._takes_aside(block):
            return
        elif block.kind is BlockKind.TITLE and self._is_ended_by(block, following):
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
        self.is_torn = self.is_torn and goes_on
        if not goes_on:
            self.section, self.code, self.name, self.day, self.subject, self.size, self.own_size = (None,) * 7

    def _is_ended_by(self, heading: Block, following: Block | None) -> bool:
        """Whether a heading stands over something else: larger than the groups' names, or set as large as the section's own heading."""
        if self.size is not None and heading.size > _LARGER * self.size:
            return True
        is_alike = self.own_size is not None and heading.size >= _AS_LARGE * self.own_size
        return is_alike and following is not None and heading.size > _LARGER * following.size

    def _takes_aside(self, block: Block) -> bool:
        """Take what is no item: where the papers are, a paragraph's number, and the day on a line of its own beneath a group's name."""
        if self._is_pointer(block) or is_paragraph_number(block.words):
            self.context.append(block.id)
            return True
        is_own_day = bool(self.heads) and not self.items and not block.is_listed and is_day(block, self.pack, (self.code, self.name))
        if is_own_day:
            self.day = day_in(block.text, self.pack)
            self.heads.append(block)
        return is_own_day

    def _is_pointer(self, block: Block) -> bool:
        return len(block.words) <= LONGEST_HEADING and mentions(block.text, self.pack.vocabulary.phrases["papers_here"])

    def _open(self, section: str, block: Block, following: Block | None) -> None:
        self._flush()
        self.section, self.code, self.name, self.day, self.subject, self.size = section, None, None, None, None, None
        self.own_size = block.size if block.kind is BlockKind.TITLE and not _heads_one_alike(block, following) else None
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
        if block.is_listed:
            return opens_group(block, following, self.pack)
        head = group_heading(block.text, self.pack)
        leads = following is not None and is_update_line(following, self.pack)
        said = (head.code, head.name) if head is not None else ()
        is_over_day = following is not None and not following.is_listed and is_day(following, self.pack, said)
        if head is None:
            is_name = leads or (is_over_day and block.kind is BlockKind.TITLE and self.section == "governance")
            return GroupHeading(None, block.text, None) if is_name and len(block.words) <= LONGEST_HEADING else None
        is_set_apart = block.kind is BlockKind.TITLE and self.section == "governance"
        return (
            head
            if leads or is_set_apart or is_over_day or head.is_dated or (block.kind is BlockKind.TITLE and self.section is None)
            else None
        )

    def _enter(self, head: GroupHeading, block: Block) -> None:
        self._flush()
        self.is_torn = self.is_torn or bool(self.heads)
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
        if self.items and _is_rest(block, self.items[-1][-1]):
            self.items[-1].append(block)
            return
        if not block.is_listed and self.items and self.items[-1][0].is_listed and _is_caption(block, self.items[-1][0]):
            return  # what is said of a picture, or of several updates, is left over
        deeper = self.items and block.is_listed and (block.level or 0) > (self.items[-1][0].level or 0)
        if deeper and self.items[-1][0].is_listed:
            self.items[-1].append(block)
        else:
            self.items.append([block])

    def _flush(self) -> None:
        """Make records of the items read so far. The headings above them are taken by the first."""
        if self._begins_with_its_day():
            self.day = day_in(self.items[0][0].text, self.pack)
            self.heads += self.items.pop(0)
        for blocks in self.items:
            self.records.append(self._record(blocks))
        self.items = []

    def _begins_with_its_day(self) -> bool:
        """Whether a short sentence without a bullet, before bullets alone, tells the day on which the group met."""
        first, *rest = (blocks[0] for blocks in self.items) if self.items else (None,)
        if first is None or not rest or self.day is not None or self.section != "governance" or len(self.items[0]) > 1:
            return False
        is_lead = not first.is_listed and len(first.words) <= LONGEST_HEADING and all(block.is_listed for block in rest)
        return is_lead and first.bold_lead is None and day_in(first.text, self.pack) is not None

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
        is_doubtful = self.is_cut or is_fragment(blocks[0]) or re.search(r"\([A-Z]{2,}\)", self.name or "") is not None
        whole = 0.0 if is_doubtful else (_PLAIN if section == "governance" and self._is_plain_among_listed(blocks[0]) else 1.0)
        is_untold = content.topic is None and not blocks[0].words[0].style.font_name
        signals = Signals(heading=min(self._heading(section), _UNTOLD if is_untold else 1.0), whole=whole)
        key = (group, content.topic or content.text or "")
        return Record.of("governance_updates", content, key, (blocks[0].page_number, box_of(blocks)), signals, ids, parts)

    def _is_plain_among_listed(self, block: Block) -> bool:
        """Whether a text has no bullet, where others of its group do: it may be a piece of one."""
        return not block.is_listed and any(blocks[0].is_listed for blocks in self.items)

    def _heading(self, section: str) -> float:
        """How well it is known whose update it is, and of which day."""
        if self.is_torn:
            return 0.0
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
                    self._in_cell(block)
                self.is_cut = row == headed.table.row_count - 1 and _goes_on_beneath(headed.table, self.pack)
                self._flush()
        self.topic, self.is_cut = None, False

    def take_part(self, part: GroupPart) -> None:
        """Read what stands beneath a group's name in a table."""
        named = " ".join(cell.text or "" for cell in part.head)
        first, *rest = (block for cell in part.head for block in cell.blocks)
        self._enter(group_heading(named, self.pack) or GroupHeading(None, named, None), first)
        self.heads += rest
        for topic, cell in part.rows:
            if topic is not None or self.topic is not None:
                self._flush()
            self.topic = topic.text if topic is not None else None
            self.heads += topic.blocks if topic is not None else ()
            if self.day is not None and len(cell.blocks) == 1 and is_day(cell.blocks[0], self.pack):
                self.context.append(cell.blocks[0].id)  # when the group meets next
                continue
            for block in cell.blocks:
                self._in_cell(block)
        self._flush()
        self.topic = None

    def _in_cell(self, block: Block) -> None:
        """Read a text beneath a group's name: its line of the update, the day of it, where the papers are, or an item."""
        if not self.items and is_update_line(block, self.pack):
            self._update_line(block)
        elif not self._takes_aside(block):
            self._item(block)

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
            goes_on = flows_on(pack.sheet(block.page_number), pack.sheet(before.page_number))
            if goes_on and reading.goes_on_from(before, block):
                continue
            reading.turn(goes_on=goes_on)
        reading.take(block, following)
    for table in region.tables:
        headed = headed_updates(table, pack)
        if headed is not None:
            reading.take_table(headed)
        parts = parts_of(table, pack) if headed is None else ()
        for part in parts:
            reading.take_part(part)
        reading.headers += labels_of(table, parts)
    return reading.done()


def _goes_on_beneath(table: Table, pack: Pack) -> bool:
    """Whether the next page begins with a table in the same columns, or all but the first, that is none of updates by its own: rows that
    name no group, of which the first may be the rest of this table's last."""
    sheet = next((sheet for sheet in pack.sheets if sheet.page_number == table.page_number + 1), None)
    rest = next(iter(sheet.tables), None) if sheet is not None else None
    if sheet is None or rest is None or any(block.box.top < rest.box.top for block in sheet.body):
        return False
    own, edges = ({*(cell.box.x0 for cell in one.cells), one.box.x1} for one in (table, rest))
    is_alike = 0 <= table.column_count - rest.column_count <= 1 and all(min(abs(x - y) for y in own) <= _SAME_EDGE for x in edges)
    return is_alike and abs(rest.box.x1 - table.box.x1) <= _SAME_EDGE and headed_updates(rest, pack) is None


def _heads_one_alike(block: Block, following: Block | None) -> bool:
    """Whether right beneath a heading stands another as large: then those of what it heads are set as it is."""
    if following is None or following.kind is not BlockKind.TITLE or following.page_number != block.page_number:
        return False
    return following.size >= _AS_LARGE * block.size and following.box.top - block.box.bottom <= _BENEATH * block.size


def _is_rest(block: Block, above: Block) -> bool:
    """Whether a text is the wrapped rest of the one above: right beneath its last line, in the midst of a sentence."""
    is_beneath = block.page_number == above.page_number and is_right_beneath(block, above)
    return is_beneath and is_fragment(block) and min(abs(block.lines[0].x0 - above.lines[i].x0) for i in (0, -1)) <= HANGING


def _is_caption(block: Block, item: Block) -> bool:
    """Whether a text stands beside an item, in no column with it, and is set smaller; or is set as small as a footnote."""
    is_beside = block.box.x0 >= item.box.x1 or block.box.x1 <= item.box.x0
    return block.page_number == item.page_number and block.size < (_SMALLER if is_beside else _SMALL) * item.size


def _with_rest(text: str | None, blocks: Sequence[Block]) -> str | None:
    """An item's text with what stands beneath it, line by line; a sentence that a page's end cut is one again."""
    for block in blocks:
        text = join_wrapped(text, block.text) if text and is_fragment(block) else "\n".join(filter(None, (text, block.text)))
    return text


def topic_and_text(block: Block) -> tuple[str | None, str | None]:
    """An update's topic and the rest: by its leading bold run, else by the first colon or dash within ten words."""
    lead = block.bold_lead
    if lead is not None and block.text.startswith(lead):
        rest = block.text[len(lead) :].lstrip(EDGE).rstrip()  # a colon at its end leads in what is listed beneath
        return lead.strip(EDGE).removesuffix(".") or None, rest or None
    mark = _MARK.search(block.text)
    if mark and len(block.text[: mark.start()].split()) <= _LONGEST_TOPIC:
        return block.text[: mark.start()].strip(EDGE) or None, block.text[mark.end() :].strip() or None
    return None, block.text
