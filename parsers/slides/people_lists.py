"""Lists of people that no known heading calls attendees: told by their entries, and by what else may be said of people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from parsers.findings import Part, Record, Region
from parsers.language.phrases import mentions
from parsers.layout.blocks import Block, BlockKind
from parsers.layout.sheet import Sheet, Table
from parsers.pack import REPORTS, Pack, asked_once
from parsers.signals import Signals
from parsers.slides.attendee_texts import attendance_of, is_seat, told_attendance
from parsers.slides.people import Said, are_mostly_sure, are_parties_enough, is_name, is_party, labelled, said_by, said_in
from parsers.slides.people_across import people_across
from schemas.records import Attendee
from schemas.vocabulary import Vocabulary

NAME = "attendees"
_INSET = 12.0  # points: how far a heading may stand in from what it heads
_LONGEST_HEAD = 10  # words of a heading that no size or place tells
_LONGEST_INTRODUCTION = 30  # words between a heading and the list
_LONGEST_BENEATH = 7  # words beneath a name that tell whom the person is from
_LONGEST_SEAT = 4  # words beneath that which tell the seat
_CARD = 2  # lines of a card above its seat: a name and an organisation
_IN_LINE = 3.0  # points: how far the lines of a card may begin apart
_INITIALS = re.compile(r"(?:[A-Z]\.\s?)+[A-Z]\w")
_FIRST_PAGES = 5  # of a pack, on which its people stand
_FIRST_OF_REPORT = 2
_FEWEST = 4  # persons of a list that nothing but its entries tells
_FEWEST_NAMED = 3  # of one under a word for people
_ASIDES = 0.7  # of the persons of a list that nothing else tells: those with whom they are from
_BY_VALUES = 0.2  # the signal of the heading where entries alone tell a list
_BY_ATTENDANCE = 0.5  # the same where it tells attendance in words of its own
_BY_NAME = 0.7  # the same where it is known

BY_WORD = 0.35
"""The signal of the heading where it has a word for people."""


class Entry(NamedTuple):
    """A block, or more where those beneath say whom the person above is from and what seat is held, and the persons that it names."""

    blocks: tuple[Block, ...]
    said: tuple[Said, ...]


class People(NamedTuple):
    """A list of people: the texts above it that say what it is, the blocks among them that are its own, its entries, and the table that
    it is."""

    above: tuple[str, ...]
    own: tuple[Block, ...]
    entries: tuple[Entry, ...]
    tables: tuple[Table, ...] = ()

    @property
    def said(self) -> tuple[Said, ...]:
        """All persons, in order."""
        return tuple(said for entry in self.entries for said in entry.said)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks."""
        return (*self.own, *(block for entry in self.entries for block in entry.blocks))


def people_on(sheet: Sheet, pack: Pack) -> list[People]:
    """The lists of people on a page that are taken for attendees, in reading order."""
    return _people_on(sheet, pack) if may_have_people(sheet, pack) else []


@asked_once
def _people_on(sheet: Sheet, pack: Pack) -> list[People]:
    return [people for people in _joined(_lists(sheet, pack), sheet, pack) if is_attendance(people, sheet, pack)]


def may_have_people(sheet: Sheet, pack: Pack) -> bool:
    """Whether a page can hold the people of the document's meeting: at its front, under a title that speaks of them, or where a heading
    further down is called attendance."""
    if pack.cover.meeting_id is None or sheet.page_number in pack.dividers:
        return False
    if is_early(sheet, pack) or (sheet.title is not None and tells_people(sheet.title.text, pack)):
        return True
    return any(block.kind is BlockKind.TITLE and attendance_of(block.text, pack) is not None for block in sheet.body)


def is_early(sheet: Sheet, pack: Pack) -> bool:
    """Whether a page is among the first of its document."""
    return sheet.page_number <= (_FIRST_OF_REPORT if pack.cover.document_type in REPORTS else _FIRST_PAGES)


def tells_people(text: str, pack: Pack) -> bool:
    """Whether a heading speaks of the people of a meeting, and of no other."""
    words = pack.vocabulary.phrases
    return (told_attendance(text, pack) is not None or mentions(text, words["people_word"])) and not is_of_others(text, pack)


def is_of_others(text: str, pack: Pack) -> bool:
    """Whether a heading is of another list: contacts, owners, risks, whoever presents."""
    words = pack.vocabulary.phrases
    if attendance_of(text, pack) is not None:
        return False
    text = pack.cover.without_group(text)
    return any(mentions(text, others) for others in (words["other_people"], _other_words(pack.vocabulary), words["action_word"]))


@lru_cache(maxsize=8)
def _other_words(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Words of other lists that are none for people."""
    return tuple(word for word in vocabulary.phrases["other_word"] if word not in vocabulary.phrases["people_word"])


def _lists(sheet: Sheet, pack: Pack) -> Iterator[People]:
    """Under each heading the entries that stand first, and each line elsewhere that begins with a word for attendance."""
    body = sheet.body
    said = {block.id: said_by(block, pack) for block in body if block is not sheet.title}
    heads = [block for block in body if block is sheet.title or _is_head(block, said[block.id], pack)]
    held: dict[Block | None, list[Block]] = {}
    for block in body:
        if block not in heads and (head := _head_of(block, heads, sheet)) is not None:
            held.setdefault(head, []).append(block)
    for head, blocks in held.items():
        if head is not None:
            is_document = head is sheet.title and sheet.page_number == 1  # it says nothing of what stands beneath
            yield from _beneath(head, blocks, said, pack, says=not is_document)


def _is_head(block: Block, said: Sequence[Said], pack: Pack) -> bool:
    """Whether a block is a heading: a title, or a short line that is bold or ends with a colon and is no person."""
    if block.kind is BlockKind.TITLE:
        return not (len(said) == 1 and (said[0].is_sure or _INITIALS.match(block.text)))  # the name on a card
    is_short = len(block.words) <= _LONGEST_HEAD and not block.is_listed and not said
    return is_short and (block.is_bold or block.text.endswith(":") or attendance_of(block.text, pack) is not None)


def _head_of(block: Block, heads: Sequence[Block], sheet: Sheet) -> Block | None:
    """The heading of a text: of those that begin above it and no further right the furthest right, of a column the lowest."""
    above = [head for head in heads if head.box.top <= block.box.middle[1] and head.box.x0 <= block.box.x0 + _INSET]
    own = [head for head in above if head is not sheet.title]
    furthest = max((head.box.x0 for head in own), default=0.0)
    column = [head for head in own if furthest - head.box.x0 <= _INSET]
    return max(column, key=lambda head: head.box.top, default=sheet.title)


def _beneath(
    head: Block, blocks: Sequence[Block], said: dict[tuple[int, int], tuple[Said, ...]], pack: Pack, *, says: bool
) -> Iterator[People]:
    if across := people_across(blocks, said, pack):
        yield People((head.text,) if says else (), (head,) if says else (), tuple(Entry(*one) for one in across))
        return
    first = next((i for i, block in enumerate(blocks) if said[block.id]), None)
    if first is None:
        return
    is_introduced = first == 1 and len(blocks[0].words) <= _LONGEST_INTRODUCTION
    entries: list[Entry] = []
    for block in blocks[first:] if first == 0 or is_introduced else ():
        if said[block.id] and not (entries and _may_be_beneath(entries[-1], block, said[block.id])):
            entries.append(Entry((block,), said[block.id]))
        elif entries and (more := _completed(entries[-1], block, pack) or _seated(entries[-1], block, pack)) is not None:
            entries[-1] = more
        else:
            break
    own = (*((head,) if says else ()), *blocks[: first if is_introduced else 0])
    whole = People(tuple(block.text for block in own), own, tuple(entries))
    runs = [entry for entry in entries if _attendance_before(entry, pack)]
    if entries and len(runs) < len(entries):
        yield whole._replace(entries=tuple(entry for entry in entries if entry not in runs))
    taken = {block.id for entry in entries for block in entry.blocks}
    runs += [Entry((block,), said[block.id]) for block in blocks if said[block.id] and block.id not in taken]
    yield from (People((run.said[0].label or "",), (), (run,)) for run in runs if _attendance_before(run, pack))


def _attendance_before(entry: Entry, pack: Pack) -> str | None:
    """The attendance that the words before an entry's colon tell."""
    label = entry.said[0].label
    return told_attendance(label, pack) if label and not is_party(label, pack) else None


def _may_be_beneath(entry: Entry, block: Block, said: Sequence[Said]) -> bool:
    """Whether what reads like a person is a firm beneath the name on a card: not set as that name, and no name by its words."""
    is_card = len(entry.blocks) == 1 and entry.blocks[0].kind is BlockKind.TITLE and entry.said[0].is_sure
    return is_card and block.kind is not BlockKind.TITLE and not any(one.is_sure for one in said)


def _completed(entry: Entry, block: Block, pack: Pack) -> Entry | None:
    """A name alone with the line beneath it that tells whom the person is from."""
    last = entry.blocks[-1]
    is_bare = len(entry.blocks) == len(entry.said) == 1 and entry.said[0].aside is None and is_name(last.text, pack)
    gap = block.box.top - last.box.bottom
    if not is_bare or len(block.words) > _LONGEST_BENEATH or block.is_listed or not -2 <= gap <= last.size:
        return None
    firm, seat = _set_apart(block)
    said = said_in(f"{last.text} ({firm})", pack)
    if len(said) != 1:
        return None
    return _with_seat(Entry((last, block), said), seat, pack) if seat else Entry((last, block), said)


def _set_apart(block: Block) -> tuple[str, str | None]:
    """The text of a block, and of two lines that are set in different styles the second by itself."""
    if len(block.lines) != 2 or block.lines[0].words[0].style == block.lines[1].words[0].style:
        return block.text, None
    return block.lines[0].text, block.lines[1].text


def _seated(entry: Entry, block: Block, pack: Pack) -> Entry | None:
    """A card's name and organisation with the line beneath them that says for whom the person speaks, or in which seat."""
    name, last = entry.blocks[0], entry.blocks[-1]
    is_card = len(entry.blocks) == _CARD and name.kind is BlockKind.TITLE and len(entry.said) == 1
    is_beneath = -2 <= block.box.top - last.box.bottom <= last.size and abs(block.box.x0 - name.box.x0) <= _IN_LINE
    is_line = len(block.lines) == 1 and not block.is_listed and len(block.words) <= _LONGEST_SEAT and block.kind is not BlockKind.TITLE
    if not (is_card and is_beneath and is_line) or any(map(str.isdigit, block.text)) or block.text.endswith("."):
        return None
    return _with_seat(entry._replace(blocks=(*entry.blocks, block)), block.text, pack)


def _with_seat(entry: Entry, text: str, pack: Pack) -> Entry:
    """An entry with what its last line says: those for whom the person speaks, who are several, or else the seat."""
    (said,) = entry.said
    if said.person.role is not None or said.person.constituency is not None:
        return entry
    is_many = text.endswith("s") and not is_seat(text, pack)
    person = replace(said.person, constituency=text) if is_many else replace(said.person, role=text)
    return entry._replace(said=(said._replace(person=person),))


def _joined(found: Iterable[People], sheet: Sheet, pack: Pack) -> list[People]:
    """The lists, those as one whose headings are organisations, groups or seats: above all of them stands the page's title."""
    kept: list[People] = []
    seats: list[People] = []
    for people in found:
        head = people.own[0] if people.own else None
        is_seat = head is not None and head is not sheet.title and is_party(head.text, pack) and not tells_people(head.text, pack)
        (seats if is_seat else kept).append(people)
    if len(seats) >= 2:
        alike = [people for people in kept if _is_headed_alike(people, seats, pack)]
        kept = [people for people in kept if people not in alike]
        seats = sorted([*seats, *alike], key=lambda people: people.own[0].order)
    if len(seats) < 2 or sheet.title is None:
        return [*kept, *seats]
    entries = tuple(
        entry._replace(said=tuple(said._replace(label=said.label or people.above[0]) for said in entry.said))
        for people in seats
        for entry in people.entries
    )
    own = (*(people.own[0] for people in seats),)
    return [*kept, People((sheet.title.text,), own, entries)]


def _is_headed_alike(people: People, seats: Sequence[People], pack: Pack) -> bool:
    """Whether a list's heading is set as those of others are that name parties: it names one that is not known."""
    if not people.own or tells_people(people.own[0].text, pack) or is_of_others(people.own[0].text, pack):
        return False
    head = people.own[0]
    heads = [one.own[0] for one in seats]
    return any(abs(h.size - head.size) < 0.5 and abs(h.box.x0 - head.box.x0) <= _IN_LINE and h.is_bold == head.is_bold for h in heads)


def is_attendance(people: People, sheet: Sheet, pack: Pack) -> bool:
    """Whether a list of people is taken for those of the meeting: its heading says so, or its entries do at a document's front."""
    said = people.said
    title = () if sheet.title is None or (sheet.page_number == 1 and people.own) else (sheet.title.text,)
    headings = (*people.above, *title)
    nearest = next((i for i, text in enumerate(headings) if attendance_of(text, pack) is not None), len(headings))
    if any(is_of_others(text, pack) for text in headings[:nearest]) or not said:
        return False
    if not are_mostly_sure(said):
        return False
    if all(one.label and told_attendance(one.label, pack) for one in said) and len(said) > 1:
        return True
    if any(told_attendance(text, pack) for text in people.above):
        is_known = any(attendance_of(text, pack) for text in people.above) or not people.own
        return len(said) > 1 or is_known or pack.cover.document_type in REPORTS
    if not has_parties(said, pack):
        return False
    is_named = any(tells_people(text, pack) for text in (*people.above, *title))
    return len(said) >= (_FEWEST_NAMED if is_named or pack.cover.document_type in REPORTS else _FEWEST)


def has_parties(said: Sequence[Said], pack: Pack) -> bool:
    """Whether most persons have somebody whom they are from, enough of these known, and not all the same."""
    asides = [one.label or one.aside for one in said if one.aside]
    distinct = dict.fromkeys(aside for aside in asides if aside)
    return len(asides) >= _ASIDES * len(said) and len(distinct) > 2 and are_parties_enough(distinct, pack)


def region_of(people: People) -> Region:
    """The part of a page that a list is."""
    return Region((people.entries[0].blocks[0].page_number,), people.blocks, people.tables)


def records_of(people: People, pack: Pack, default: str | None) -> tuple[Record, ...]:
    """One record a person; ``default`` is the attendance where nothing tells one."""
    above = next((told for text in people.above if (told := told_attendance(text, pack))), default)
    persons = iter(labelled(people.said, pack))
    labels = tuple(dict.fromkeys(one.label for one in people.said if one.label))
    signals = Signals(heading=heading_signal((*people.above, *labels), pack))
    return tuple(_record(next(persons), entry, above, signals) for entry in people.entries for _ in entry.said)


def heading_signal(above: Sequence[str], pack: Pack) -> float:
    """How far the texts above a list say that it is one of attendees."""
    if any(attendance_of(text, pack) for text in above):
        return _BY_NAME
    if any(told_attendance(text, pack) for text in above):
        return _BY_ATTENDANCE
    return BY_WORD if any(tells_people(text, pack) for text in above) else _BY_VALUES


def _record(person: Attendee, entry: Entry, above: str | None, signals: Signals) -> Record:
    content = replace(person, attendance=person.attendance or above)
    parts = tuple(Part("name", block.text, block.page_number, block.box, "list") for block in entry.blocks)
    first = entry.blocks[0]
    ids = tuple(block.id for block in entry.blocks)
    return Record(NAME, content, (content.name,), first.page_number, first.box, 1.0, ids, parts).weighed(signals)
