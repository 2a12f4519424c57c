"""Actions that stand in the text and in no table: lines that begin with a word for one or with its reference, as minutes print them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.findings import Parsed, Record, Region, part_of
from parsers.language.action_lines import ActionLine, is_bare_label, may_be_action, named_fields, read_action_line, unknown_field
from parsers.language.dates import read_due
from parsers.language.parties import KNOWN, are_parties
from parsers.language.phrases import is_one_of, likeness
from parsers.layout.blocks import Block, BlockKind
from parsers.layout.page import union
from parsers.layout.sheet import Sheet
from parsers.pack import REPORTS, Pack
from parsers.signals import Signals
from parsers.slides import action_log
from parsers.slides.statuses import status_of
from parsers.slides.tables import base_title
from schemas.records import Action

NAME = "action_lines"
_FEWEST_WORDS = 3  # of an action
_NAMED = 0.85  # how well a heading must be known
_LAST = re.compile(r"\s+[–—|-]\s+(?!.*\s[–—|-]\s)")
_IN_TEXT = 0.7  # the signal of the heading above an action told in the text
_GUESSED = 0.3  # the same where no owner or day is named as such


def find(pack: Pack) -> list[Region]:
    """The lines that tell an action, each with the lines of its fields beneath it; none that a table has."""
    found = [one for sheet in pack.sheets if sheet.page_number not in pack.dividers for one in _lines(sheet, pack)]
    if not found:
        return []
    has_table = bool(action_log.find(pack))
    tabled = {word.text for sheet in pack.sheets for block in sheet.blocks if block.place is not None for word in block.words}
    regions: dict[str, Region] = {}
    for line, blocks in found:
        is_told = line.action_ref in tabled if line.action_ref else has_table
        if not is_told:
            regions.setdefault(line.action_ref or line.description, Region((blocks[0].page_number,), blocks))
    return list(regions.values())


def _lines(sheet: Sheet, pack: Pack) -> Iterator[tuple[ActionLine, tuple[Block, ...]]]:
    body, heading = sheet.body, None
    for i, block in enumerate(body):
        if block.kind is BlockKind.TITLE:
            heading = block
        if block.kind is BlockKind.TITLE and block.level == 0:
            continue
        if not may_be_action(block.text, pack.vocabulary) and _count_open(block.text) <= 0:
            continue
        text, count = _begun(body[i : i + 3], pack)
        in_log = heading is not None and _names_log(heading, pack)
        line = _told(text, (), pack, in_log=in_log)
        if line is not None:
            end = next((j for j in range(i + count, len(body)) if not _is_of_fields(body[j], pack)), len(body))
            line = _told(text, body[i + count : end], pack, in_log=in_log) or line
            if _is_action(line, pack):
                yield line, tuple(body[i:end])


def _begun(blocks: Sequence[Block], pack: Pack) -> tuple[str, int]:
    """The text that an action may begin with, and of how many blocks it is: its label may stand on a line of its own."""
    first, *after = blocks
    if after and after[0].kind is not BlockKind.TITLE and is_bare_label(first.text, pack.vocabulary):
        return f"{first.text.rstrip(' :')}: {after[0].text}", 2
    text, count = first.text, 1
    if after and _count_open(text) > 0 >= _count_open(f"{text} {after[0].text}") and not after[0].is_listed:
        return f"{text} {after[0].text}", 2  # a bracket holds both together
    return text, count


def _count_open(text: str) -> int:
    return text.count("(") + text.count("[") - text.count(")") - text.count("]")


def _names_log(heading: Block, pack: Pack) -> bool:
    """Whether a heading is one of actions."""
    title = base_title(heading.text)
    return bool(title) and likeness(title, pack.vocabulary.phrases["action_log"]) >= _NAMED


def _told(text: str, beneath: Sequence[Block], pack: Pack, *, in_log: bool) -> ActionLine | None:
    """What a line says, with the fields that stand on lines of their own beneath it, and a status behind its last dash."""
    text, status = _without_status(text, pack)
    line = read_action_line(text, pack.vocabulary, in_log=in_log)
    if line is None:
        return None
    fields = {role: value for block in beneath for role, value in _fields(block, pack).items() if role not in line.fields}
    told = {**line.fields, **fields, **({"status": status} if status else {})}
    return line._replace(fields=told, are_named=line.are_named or bool(fields))


def _without_status(text: str, pack: Pack) -> tuple[str, str | None]:
    """A text and the status that it ends with behind a dash or a stroke."""
    before, *last = _LAST.split(text)
    return (before, last[0]) if last and status_of(last[0], pack.vocabulary) else (text, None)


def _is_of_fields(block: Block, pack: Pack) -> bool:
    """Whether a line has an owner, a day or a status, each behind its name, and nothing else."""
    return ":" in block.text and bool(_fields(block, pack))


def _fields(block: Block, pack: Pack) -> dict[str, str]:
    """The fields of a line that says nothing else, also behind a name that is not known: a day, or parties."""
    named = named_fields(block.text, pack.vocabulary)
    if named.fields:
        return dict(named.fields) if not named.before else {}
    found = unknown_field(block.text)
    if found is None or (found[0] == "owner" and not _are_known(found[1], pack)):
        return {}
    return {found[0]: found[1]}


def _are_known(text: str, pack: Pack) -> bool:
    return are_parties(text, pack.vocabulary, KNOWN)


def _is_action(line: ActionLine, pack: Pack) -> bool:
    """Whether a line tells an action: in minutes and headline reports its label is enough, elsewhere it has a reference and a field.

    A reference without a label needs an owner or a day, or is one of this meeting: what is said of an earlier action is none.
    """
    is_said = len(line.description.split()) >= _FEWEST_WORDS and not is_one_of(line.description, pack.vocabulary.phrases["nil_return"])
    is_reported = pack.cover.document_type in REPORTS and (line.is_labelled or _is_of_meeting(line.action_ref or "", pack))
    is_given = line.action_ref is not None and ("owner" in line.fields or "due" in line.fields)
    return is_said and (is_reported or is_given)


def _is_of_meeting(ref: str, pack: Pack) -> bool:
    """Whether a reference has the number of the document's own meeting before its own: ``TMAG22-01``."""
    number = pack.cover.meeting_number
    return number is not None and re.match(rf"\D*{re.escape(number)}\D", ref) is not None


def parse(region: Region, pack: Pack) -> Parsed:
    """The action of a line."""
    found = (line for line, blocks in _lines(pack.sheet(region.pages[0]), pack) if blocks == region.blocks)
    line = next(found, None)
    if line is None:
        return Parsed()
    record = _record(line, region.blocks, pack)
    return Parsed((record,), tuple(action_log.doubts_of(record)))


def _record(line: ActionLine, blocks: Sequence[Block], pack: Pack) -> Record:
    due_raw, status_raw = line.fields.get("due"), line.fields.get("status")
    due = read_due(due_raw or "", pack.cover.meeting_date)
    content = Action(
        action_ref=line.action_ref,
        description=line.description,
        owner_raw=line.fields.get("owner"),
        due_date=due.due_date,
        due_end_date=due.due_end_date,
        due_raw=due_raw,
        status=(status_of(status_raw, pack.vocabulary) or "unknown") if status_raw else None,
        status_raw=status_raw,
    )
    columns = ("action_ref", "description", "owner_raw", "due_raw", "status_raw")
    parts = tuple(part for column in columns if getattr(content, column) for part in part_of(column, blocks, "line"))
    ids, box = tuple(block.id for block in blocks), union([block.box for block in blocks])
    heading = _IN_TEXT if line.are_named else _GUESSED
    signals = Signals(heading=heading, key=1.0 if line.action_ref else 0.0)
    key = (content.action_ref or line.description,)
    return Record("actions", content, key, blocks[0].page_number, box, 1.0, ids, parts).weighed(signals)
