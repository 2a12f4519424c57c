"""Action tables: one row an action, whatever its columns are called and in whatever order they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parsers.findings import BlockId, Doubt, Parsed, Record, Region, misread_signal
from parsers.language.dates import read_due, read_raised
from parsers.language.phrases import is_one_of, mentions
from parsers.layout.blocks import Block, BlockKind, join_short
from parsers.layout.sheet import Sheet
from parsers.layout.text import fold
from parsers.pack import Pack
from parsers.signals import Signals
from parsers.slides.action_cards import action_cards
from parsers.slides.column_values import is_ref, ref_and_day
from parsers.slides.columns import headerless, unknown_columns, values_beneath
from parsers.slides.entry_lines import unfolded
from parsers.slides.further_strips import widened, with_strips
from parsers.slides.heading_statuses import with_heading_statuses
from parsers.slides.joint_cells import is_joint, owner_and_due, ref_and_text, status_and_update
from parsers.slides.panels import printed_on
from parsers.slides.row_keys import count_again
from parsers.slides.row_reader import RowReader
from parsers.slides.rows_beneath import with_updates
from parsers.slides.section_owners import section_day, with_owners
from parsers.slides.shared_headings import with_some_headings
from parsers.slides.single_actions import single_actions
from parsers.slides.status_symbols import status_by_legend, with_symbols
from parsers.slides.statuses import status_of, status_under
from parsers.slides.table_rows import read_rows
from parsers.slides.tables import Headed, find_tables, headed_tables, introduction, introductions, named_regions, scene_of, tables_on
from parsers.slides.told_tables import are_foreign
from parsers.slides.upright_records import records_across, upright_records
from schemas.records import Action

NAME = "action_log"
_NAMED = frozenset({"action_ref", "description"})  # what labels down the side must name
_STATED = frozenset({"action_ref", "description", "status"})
_LONGEST_HEAD = 12  # words
_DUE = ("revised_due", "due", "first_due")  # the last agreed day that is printed is the one that holds


def find(pack: Pack) -> list[Region]:
    """The action tables, each with the pages that it runs over; where none was read, tables of one action and pages of cards."""
    turned = list(_turned(pack))
    beside = {page for region in turned for page in region.pages}
    tables = find_tables(pack, NAME, lambda region: _is_other(region, pack))
    regions = [region for region in tables if beside.isdisjoint(region.pages)]
    regions += turned
    regions = with_strips([*regions, *with_some_headings(pack, NAME, regions)], pack)
    read = {page for region in regions for page in region.pages}
    for sheet in (sheet for sheet in pack.sheets if sheet.page_number not in read):
        upright = list(_upright(sheet, pack))
        cards = [Region((sheet.page_number,), printed_on(sheet))] if not upright and action_cards(sheet, pack) else []
        regions += [*upright, *cards]
    return [*regions, *_single(pack, regions)]


def _is_other(region: Region, pack: Pack) -> bool:
    """Whether tables only read like a log: their references are of another list, or they are statements."""
    headed = headed_tables(region, pack, NAME)
    refs = [ref for one in headed if "action_ref" in one.header.roles for ref in _refs(one)]
    return (are_foreign(refs, pack) and not _speak_of_actions(headed, pack)) or _is_of_statements(region, headed, pack)


def _refs(headed: Headed) -> tuple[str, ...]:
    """The references of a table, as printed."""
    return values_beneath(headed.table, headed.header.roles["action_ref"], headed.header.row + 1)


def _is_of_statements(region: Region, headed: list[Headed], pack: Pack) -> bool:
    """Whether a table of two columns only reads like a log: what stands under its status is none, and nothing says who or when.

    One of three columns may be a list of changes by their references, where no heading speaks of actions.
    """
    if any(table.column_count > len(_STATED) for table in region.tables):
        return False
    roles = {role for one in headed for role in one.header.roles}
    if not roles >= _STATED - {"action_ref"} or not roles <= _STATED or ("action_ref" in roles and _speak_of_actions(headed, pack)):
        return False
    statuses = [row.short("status", "status_raw") for row in read_rows(headed, NAME).rows]
    return not any(status and status_of(status, pack.vocabulary) for status in statuses)


def _speak_of_actions(tables: Sequence[Headed], pack: Pack) -> bool:
    """Whether the headings of tables' columns, or the one nearest above a table, speak of actions."""
    said = [title for headed in tables for title in headed.header.titles if title]
    for table in (headed.table for headed in tables):
        above = [block for block in introduction(pack, table) if block.kind is BlockKind.TITLE]
        title = above[-1] if above else pack.sheet(table.page_number).title
        said += [title.text] if title is not None else []
    return any(mentions(text, pack.vocabulary.phrases["action_word"]) for text in said)


def _single(pack: Pack, known: list[Region]) -> Iterator[Region]:
    """The tables of one action that no heading tells, but for those that were read."""
    taken = {block.id for region in known for table in region.tables for block in table.blocks}
    for headed in single_actions(pack):
        blocks = headed.table.blocks
        if taken.isdisjoint(block.id for block in blocks):
            yield Region(tuple(dict.fromkeys(block.page_number for block in blocks)), (), (headed.table,))


def _turned(pack: Pack) -> Iterator[Region]:
    """The action tables whose actions stand side by side, each on its page."""
    words = pack.vocabulary.tables[NAME]
    turned = (records_across(table, words) for sheet in pack.sheets for table in tables_on(sheet, pack))
    return named_regions((table for table in turned if table is not None), pack, NAME, _NAMED)


def _upright(sheet: Sheet, pack: Pack) -> Iterator[Region]:
    """The actions of a page whose values stand right of what they are."""
    words = pack.vocabulary.tables[NAME]
    return named_regions((one for table in tables_on(sheet, pack) for one in upright_records(table, words)), pack, NAME, _NAMED)


def parse(region: Region, pack: Pack) -> Parsed:
    """One record a row; what stands between the page's title and the table introduces it."""
    if not region.tables:
        return _from_cards(region, pack)
    tables = headed_tables(region, pack, NAME) or [headed for headed in single_actions(pack) if headed.table in region.tables]
    if not tables:
        return Parsed()
    wide = widened(tables, pack)
    whole = unfolded(wide.tables, pack)
    updated = [with_updates(with_symbols(headed, pack), pack) for headed in whole.tables]
    tables, labels = [one.headed for one in updated], [*wide.labels, *whole.labels, *(block for one in updated for block in one.labels)]
    read = read_rows(tables, NAME)
    doubts: list[Doubt] = []
    for headed in tables:
        doubts += (*unknown_columns(headed.table, headed.header), *headerless(headed.table, headed.header)[: 0 if doubts else None])
    are_counted = count_again(join_short(row.blocks("action_ref")) or "" for row in read.rows)
    rows = with_heading_statuses(with_owners(read.rows, pack), pack)
    records = [_record(row, pack, are_counted=are_counted) for row in rows]
    doubts += [doubt for record in records for doubt in doubts_of(record)]
    return Parsed(tuple(records), tuple(doubts), (*read.headers, *labels), (*introductions(pack, region), *_heads(tables, read.context)))


def _heads(tables: Sequence[Headed], sections: Iterable[BlockId]) -> Iterator[BlockId]:
    """Of what lies across tables that which can head rows; what says more was read by nothing, and is left over."""
    said = {block.id: block for headed in tables for block in headed.table.blocks}
    return (block for block in sections if len(said[block].words) <= _LONGEST_HEAD)


def _from_cards(region: Region, pack: Pack) -> Parsed:
    cards = action_cards(pack.sheet(region.pages[0]), pack)
    records = tuple(card.taking(_record(card.row, pack)) for card in cards)
    doubts = tuple(doubt for record in records for doubt in doubts_of(record))
    return Parsed(records, doubts, (), tuple(block.id for block in region.blocks))


def _record(reader: RowReader, pack: Pack, *, are_counted: bool = False) -> Record:
    """A row's action; where the rows are only counted it has no reference of its own."""
    when = pack.cover.meeting_date
    ref = None if are_counted else reader.short("action_ref", "action_ref")
    raised_above = _headed(reader, "raised", "raised_raw")
    raised_raw = raised_above or reader.short("raised", "raised_raw")
    both = ref_and_day(ref or "", when) if raised_raw is None and not is_ref(ref or "") else None
    if both is not None:
        ref, raised_raw = both
        reader.note("raised_raw", reader.blocks("action_ref"))
    description = reader.long("description", "description")
    told = ref_and_text(description) if not reader.has("action_ref") else None
    if told is not None:
        ref, description = told
        reader.note("action_ref", reader.blocks("description"))
    owner_raw, due_raw = _owner_and_due(reader, pack)
    due = read_due(due_raw or "", when)
    status_raw, latest_update = _status_and_update(reader, pack)
    content = Action(
        action_ref="".join(ref.split()) if ref else None,
        raised_date=section_day(raised_above, pack) if raised_above else (read_raised(raised_raw, when) if raised_raw else None),
        raised_raw=raised_raw,
        description=description,
        owner_raw=owner_raw,
        due_date=due.due_date,
        due_end_date=due.due_end_date,
        due_raw=due_raw,
        status=_status(reader, status_raw, pack) if status_raw else _told_status(reader),
        status_raw=status_raw,
        latest_update=latest_update,
    )
    key = (content.action_ref or content.description or "",)
    record = Record("actions", content, key, reader.page_number, reader.box, 1.0, reader.claimed, tuple(reader.parts))
    return record.weighed(_signals(record, reader, pack))


def _owner_and_due(reader: RowReader, pack: Pack) -> tuple[str | None, str | None]:
    """The owner and the due cell as printed: each from its column, or both from one that is headed so."""
    words = pack.vocabulary.tables[NAME]
    for role in ("owner", "due"):
        other = "due" if role == "owner" else "owner"
        is_one = not reader.has(other) and is_joint(reader.first.header, role, other, words)
        both = owner_and_due(join_short(reader.blocks(role)), pack.cover.meeting_date) if is_one else None
        if both is not None:
            reader.note("owner_raw", reader.blocks(role))
            reader.note("due_raw", reader.blocks(role))
            return both
    due_role = next((role for role in _DUE if _is_said(reader.blocks(role), pack)), "due")
    return _headed(reader, "owner", "owner_raw") or reader.short("owner", "owner_raw"), reader.short(due_role, "due_raw")


def _headed(reader: RowReader, role: str, column: str) -> str | None:
    """What the row across the table above a row says of it."""
    blocks = reader.headed.get(role, ())
    reader.note(column, blocks)
    return join_short(blocks)


def _status_and_update(reader: RowReader, pack: Pack) -> tuple[str | None, str | None]:
    """The status and the latest update, each from its column, or both from one that is headed so."""
    words = pack.vocabulary.tables[NAME]
    for role, other in (("status", "latest_update"), ("latest_update", "status")):
        is_said = reader.has(other) and status_of(join_short(reader.blocks("status")), pack.vocabulary) is not None
        is_one = not is_said and is_joint(reader.first.header, role, other, words)
        both = status_and_update(reader.blocks(role), pack.vocabulary) if is_one else None
        if both is not None:
            reader.note("status_raw", reader.blocks(role))
            reader.note("latest_update", reader.blocks(role))
            return both
    status_raw = _headed(reader, "status", "status_raw") or reader.short("status", "status_raw")
    return status_raw, reader.long("latest_update", "latest_update")


def _status(reader: RowReader, status_raw: str, pack: Pack) -> str:
    known = status_under(reader.title("status"), status_raw, pack.vocabulary)
    return known or status_by_legend(status_raw, reader.page_number, pack) or "unknown"


def _told_status(reader: RowReader) -> str | None:
    """The status that a heading above a row says, which prints none."""
    if reader.told_status is None:
        return None
    status, heading = reader.told_status
    reader.note("status", [heading])
    return status


def _is_said(blocks: tuple[Block, ...], pack: Pack) -> bool:
    """Whether a cell says a day or a word for one, and not that there is none, or no other."""
    text = join_short(blocks) or ""
    return bool(fold(text)) and not is_one_of(text, pack.vocabulary.phrases["no_other"])


def _signals(record: Record, reader: RowReader, pack: Pack) -> Signals:
    """What the row's header and its own values say of it."""
    action: Action = record.content
    is_keyed = not reader.has("action_ref") or (action.action_ref is not None and is_ref(action.action_ref))
    is_ordered = not (action.raised_date and action.due_date and action.due_date < action.raised_date)
    return reader.signals(scene_of(pack)).lowered(
        read=misread_signal(doubts_of(record)),
        key=1.0 if is_keyed else 0.0,
        whole=1.0 if action.description else 0.0,
        checks=1.0 if is_ordered else 0.5,
    )


def doubts_of(record: Record) -> Iterator[Doubt]:
    """What of an action is printed and was not understood."""
    action: Action = record.content
    name = action.action_ref or "without a reference"
    if action.status == "unknown":
        yield Doubt(
            "unknown_status",
            f"Action {name} (page {record.page_number}) has the status '{action.status_raw}', which is not known; "
            "add it to schemas/vocabularies/words.toml.",
            record.page_number,
            action.status_raw,
            record,
            record.box,
        )
    is_due_read = action.due_date or action.due_end_date or read_due(action.due_raw or "", None).is_understood
    is_ref_read = action.action_ref is None or any(c.isdigit() for c in action.action_ref)
    read: Iterable[tuple[str | None, object, str]] = (
        (action.action_ref, is_ref_read, "reference"),
        (action.raised_raw, action.raised_date, "raised date"),
        (action.due_raw, is_due_read, "due date"),
    )
    for raw, is_read, what in read:
        if raw and not is_read and any(c.isalnum() for c in raw):
            yield Doubt(
                "value_not_understood",
                f"Action {name} (page {record.page_number}) has the {what} '{raw}', which could not be read.",
                record.page_number,
                raw,
                record,
                record.box,
            )
