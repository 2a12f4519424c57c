"""Decisions and deadlines that the text of a document tells, wherever it stands: in records of other kinds or on pages of prose.

They take no words: what they were read from stays the record's, or the page's, that has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from parsers.accounting import FREE_KINDS, Account
from parsers.faults import Faults
from parsers.findings import Part, Record, part_of
from parsers.language.deadlines import DeadlineFound, find_deadlines
from parsers.language.decision_words import DecisionWords, decision_words
from parsers.language.decisions import DecisionFound, find_decisions
from parsers.layout.blocks import Block, BlockKind
from parsers.layout.page import Box
from parsers.layout.sheet import Sheet
from parsers.layout.text import fold
from parsers.pack import REPORTS, Pack
from parsers.slides.decision_log import decision_of
from schemas.records import Action, AgendaItem, Deadline, Decision, GovernanceUpdate, NextStep, WorkingGroupItem

_FURNITURE = frozenset({BlockKind.TITLE, BlockKind.FOOTER, BlockKind.PAGE_NUMBER})


@dataclass(frozen=True, slots=True)
class _Source:
    """A text, where it stands, and whose it is."""

    text: str
    page_number: int
    box: Box | None
    parts: tuple[Part, ...]
    confidence: float = 1.0
    topic: str | None = None
    lead: str | None = None
    group: str | None = None
    day: date | None = None
    is_report: bool = False
    decides: bool = True
    asks: bool = True


def statements_of(records: Sequence[Record], pack: Pack, account: Account, kinds: Mapping[int, str], faults: Faults) -> list[Record]:
    """The ``decisions`` and ``deadlines`` of a document, each told once; a text on which the reading fails is one of the ``faults``."""
    words = decision_words(pack.vocabulary)
    sources = [*_of_records(records), *_of_pages(pack, account, kinds)]
    decided = partial(_decisions, words=words, pack=pack)
    found = [record for source in sources if source.decides for record in _told(decided, source, "decisions", faults)]
    tabled = [record for record in records if record.dataset == "decisions"]
    decisions = [record for record in found if not any(_is_told_by(record.content, one.content) for one in tabled)]
    asking = partial(_deadlines, pack=pack)
    deadlines = [record for source in sources if source.asks for record in _told(asking, source, "deadlines", faults)]
    asked: dict[tuple[object, ...], Record] = {}
    for record in deadlines:
        asked.setdefault((*record.key, record.content.end_raw), record)
    return [*_told_once(decisions), *asked.values()]


def _told(find: Callable[[_Source], Iterator[Record]], source: _Source, what: str, faults: Faults) -> list[Record]:
    """What one text tells."""
    return faults.spare(lambda: list(find(source)), [], f"the {what} in a text", source.page_number)


def _of_records(records: Iterable[Record]) -> Iterator[_Source]:
    """The texts of the records that may tell a decision or a deadline."""
    for record in records:
        content, place = record.content, (record.page_number, record.box)
        match content:
            case AgendaItem() if content.objective:
                yield _Source(content.objective, *place, _parts(record, "objective"), record.confidence, decides=False)
            case GovernanceUpdate() if content.text:
                source = _Source(content.text, *place, _parts(record, "text"), record.confidence, content.topic, day=content.update_date)
                group = content.group_code or content.group_name
                yield replace(source, group=group, is_report=True) if content.section == "governance" else source
            case WorkingGroupItem() if not content.is_nil_return:
                yield _Source(content.text, *place, _parts(record, "text"), record.confidence, decides=False)
            case NextStep():
                yield _Source(content.text, *place, _parts(record, "text"), record.confidence)
            case Action() if content.latest_update:
                yield _Source(content.latest_update, *place, _parts(record, "latest_update"), record.confidence, asks=False)


def _parts(record: Record, column: str) -> tuple[Part, ...]:
    return tuple(part for part in record.parts if part.column == column)


def _of_pages(pack: Pack, account: Account, kinds: Mapping[int, str]) -> Iterator[_Source]:
    """The paragraphs and bullets of pages that no parser reads. In minutes they report of the meeting."""
    cover = pack.cover
    is_report = cover.document_type in REPORTS
    group = cover.group_code or cover.group_name
    for sheet in pack.sheets:
        if kinds[sheet.page_number] not in FREE_KINDS and not is_report:
            continue
        for block, lead in _with_lead(sheet):
            claimer = account.claimed_by.get(block.id)
            is_free = claimer is not None and claimer.dataset == "slides" and block.kind not in _FURNITURE
            if is_free and not block.is_struck_out:
                source = _Source(block.text, block.page_number, block.box, part_of("text", [block], "prose"), lead=lead)
                yield replace(source, group=group, day=cover.meeting_date, is_report=True) if is_report else source


def _with_lead(sheet: Sheet) -> Iterator[tuple[Block, str | None]]:
    """The blocks of a page, each entry of a list with the line that leads it in."""
    leads: list[tuple[int, str]] = []
    for block in sheet.blocks:
        level = (block.level or 0) if block.is_listed else -1
        while leads and leads[-1][0] >= level:
            leads.pop()
        yield block, leads[-1][1] if leads else None
        if block.text.rstrip().endswith(":"):
            leads.append((level, block.text))


def _decisions(source: _Source, words: DecisionWords, pack: Pack) -> Iterator[Record]:
    when = source.day or pack.cover.meeting_date
    for found in find_decisions(source.text, when, words, topic=source.topic, is_report=source.is_report):
        yield _decision(found, source)


def _decision(found: DecisionFound, source: _Source) -> Record:
    content = decision_of(found, source.group, source.day)
    confidence = round(min(found.confidence, source.confidence), 3)
    parts = tuple(replace(part, column="text", rule="decision") for part in source.parts)
    return Record("decisions", content, (content.decided_by or "", found.subject), source.page_number, source.box, confidence, (), parts)


def _told_once(decisions: Sequence[Record]) -> Iterator[Record]:
    """The decisions without those told again: under the same number, or of the same thing with fewer words."""
    kept: list[Record] = []
    for record in decisions:
        if not any(_is_same(record.content, other.content) for other in kept):
            kept = [other for other in kept if not _is_same(other.content, record.content)]
            kept.append(record)
    yield from kept


def _is_told_by(told: Decision, tabled: Decision) -> bool:
    """Whether a table of decisions has one that a text tells, in more words or fewer."""
    return _is_same(told, tabled) or _is_same(tabled, told)


def _is_same(shorter: Decision, longer: Decision) -> bool:
    """Whether the first is the second told again, in as many words or fewer."""
    if shorter.decision_ref is not None and shorter.decision_ref == longer.decision_ref:
        return True
    if (shorter.decided_by, shorter.decided_date, shorter.decision) != (longer.decided_by, longer.decided_date, longer.decision):
        return False
    has_other_ref = None not in (shorter.decision_ref, longer.decision_ref) and shorter.decision_ref != longer.decision_ref
    return not has_other_ref and f"{fold(longer.subject or '')} ".startswith(f"{fold(shorter.subject or '')} ")


def _deadlines(source: _Source, pack: Pack) -> Iterator[Record]:
    """The deadlines of a text; its topic is read with it, as what a deadline is for may stand there alone."""
    when = source.day or pack.cover.meeting_date
    text = f"{source.topic}: {source.text}" if source.topic else source.text
    for found in find_deadlines(text, when, lead=source.lead):
        yield _deadline(found, source)


def _deadline(found: DeadlineFound, source: _Source) -> Record:
    content = Deadline(
        deadline_kind=found.deadline_kind,
        text=found.text,
        audience_raw=found.audience_raw,
        respond_to=found.respond_to,
        start_date=found.start,
        end_date=found.end,
        end_raw=found.end_raw,
    )
    confidence = round(min(found.confidence, source.confidence), 3)
    parts = tuple(replace(part, column="text", rule="deadline") for part in source.parts)
    key = (found.deadline_kind, found.text)
    return Record("deadlines", content, key, source.page_number, source.box, confidence, (), parts)
