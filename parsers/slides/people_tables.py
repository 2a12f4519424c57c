"""Tables of people that head their columns with words of their own, or with none: told by names that stand beside whom each is from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean

from parsers.language.dates import read_day
from parsers.layout.blocks import BlockKind
from parsers.layout.sheet import Cell, Sheet, Table
from parsers.pack import REPORTS, Pack, asked_once
from parsers.slides.attendee_texts import attendance_of, is_seat, told_attendance
from parsers.slides.column_words import role_scores
from parsers.slides.columns import Header
from parsers.slides.people import Said, are_mostly_sure, are_parties_enough, is_name, is_organisation, is_party, said_by, said_in
from parsers.slides.people_lists import BY_WORD, Entry, People, heading_signal, is_attendance, is_of_others, may_have_people, tells_people
from parsers.slides.tables import Headed, kind_of

NAME = "attendees"
STAND_IN = "stand_in"
"""The role of a second column of names."""

_MOST_COLUMNS = 7
_FEWEST = 4  # names where nothing but they themselves tell a table
_FEWEST_NAMED = 3
_MOSTLY = 0.6  # of the values: those for attendance
_NEARLY_ALL = 0.8
_FILLED = 0.7  # of the rows: those that say whom somebody is from
_LONGEST = 6  # words on average: what stands beside a name is no sentence
_DIGITS = 0.3  # of the values: more are days, times or numbers
_SURE_TITLE = 0.9  # how well a heading is known
_FEW_WORDS = 5
_MARK = 2  # characters
_CROSSES = ("✗", "✘", "✕", "×", "-", "–")
_NUMBER = "number"  # the role of a column that only numbers the rows
_ASIDE = (BlockKind.FOOTER, BlockKind.PAGE_NUMBER)
_KINDS = (None, NAME)  # as which the headings of a table of people may be known


@dataclass(frozen=True, eq=False)
class _Column:
    """A grid column beneath the header: what stands in each row, empty where nothing does."""

    column: int
    rows: tuple[str, ...]
    pack: Pack

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What stands in the rows that are filled."""
        return tuple(text for text in self.rows if text)

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """The persons, where nearly all cells hold nothing else."""
        if not any(said_in(text, self.pack) for text in self.texts[:3]):
            return ()  # most columns hold no names
        found = [said_in(text, self.pack) for text in self.texts]
        are_names = sum(map(bool, found)) >= _NEARLY_ALL * len(found)
        return tuple(one for said in found for one in said) if are_names else ()

    @property
    def are_persons(self) -> bool:
        """Whether they are names, mostly known as such by their words, and nobody's twice."""
        names = {one.person.name for one in self.said}
        return bool(self.said) and are_mostly_sure(self.said) and len(names) >= _NEARLY_ALL * len(self.said)

    @property
    def are_numbers(self) -> bool:
        """Whether the values only number the rows."""
        return all(text.strip(" .)").isdigit() for text in self.texts)

    @property
    def are_attendances(self) -> bool:
        """Whether the values are a few words that come back, most of them for attendance, or marks of a letter or two."""
        known = sum(told_attendance(text, self.pack) is not None for text in self.texts)
        comes_back = len(set(self.texts)) <= max(1, min(_FEW_WORDS, len(self.texts) - 1))
        return self.are_marks or (comes_back and known >= _MOSTLY * len(self.texts))

    @property
    def parts_absent(self) -> bool:
        """Whether the values head several rows each, and one of them says that those in it were not there."""
        heads_several = len(set(self.texts)) < len(self.rows)
        told = {attendance_of(text, self.pack) for text in set(self.texts) if not is_mark(text)}
        return heads_several and bool(told - {None, "present"})

    @property
    def are_marks(self) -> bool:
        """Whether the values are ticks, crosses or codes."""
        return all(is_mark(text) for text in self.texts) and not self.are_numbers

    @property
    def are_beside(self) -> bool:
        """Whether the values can stand beside names: short, and no days or numbers."""
        digits = fmean(any(map(str.isdigit, text)) for text in self.texts)
        return (
            fmean(len(text.split()) for text in self.texts) <= _LONGEST and digits < _DIGITS and not any("@" in text for text in self.texts)
        )

    @cached_property
    def firms(self) -> float:
        """The share of values that are organisations, and no seats or several of a kind."""
        return fmean(is_organisation(text, self.pack) and not is_seat(text, self.pack) for text in self.texts)

    @property
    def are_seats(self) -> bool:
        """Whether most values say what somebody is there as."""
        return fmean(is_seat(text, self.pack) for text in self.texts) >= _MOSTLY

    @property
    def says_whom_from(self) -> bool:
        """Whether most rows have a value, these differ, and enough of them are known as parties."""
        distinct = dict.fromkeys(self.texts)
        return len(self.texts) >= _FILLED * len(self.rows) and len(distinct) > 2 and self.are_parties

    @property
    def are_parties(self) -> bool:
        """Whether enough of the values are known as parties, and they are not mostly codes: those are of other groups."""
        distinct = dict.fromkeys(self.texts)
        codes = self.pack.vocabulary.group_names
        are_groups = 2 * sum(text in codes or text.endswith("WG") for text in distinct) > len(distinct)
        return are_parties_enough(distinct, self.pack) and not are_groups


def told_people(sheet: Sheet, pack: Pack) -> list[Headed]:
    """The tables of a page that are of people by their values, each with the header to read it by."""
    return _told_people(sheet, pack) if sheet.tables and may_have_people(sheet, pack) else []


@asked_once
def _told_people(sheet: Sheet, pack: Pack) -> list[Headed]:
    tables = (table for table in sheet.tables if table.row_count > 1 and 2 <= table.column_count <= _MOST_COLUMNS)
    headers = ((table, _header(table, pack)) for table in tables if kind_of(table, pack) in _KINDS)
    return [Headed(table, found, found.row + 1) for table, found in headers if found is not None]


def _header(table: Table, pack: Pack) -> Header | None:
    """The header of a table as one of people; None where it may be any other list."""
    for first in (1, 0):
        columns = [column for column in _columns(table, first, pack) if column.texts]
        names = [column for column in columns if column.are_persons]
        if 1 <= len(names) <= 2:
            titles = tuple(table.at(0, c).text if first else None for c in range(table.column_count))
            title = titles[names[0].column]
            if (first and said_in(title or "", pack)) or (
                not first and not (names[0].said[0].is_sure or _is_like_others(names[0], table, pack))
            ):
                continue  # a heading is no name, nor does one that hardly is begin a table without any
            roles = _roles(names, [column for column in columns if column not in names], titles, pack)
            return _borne_out(table, columns, roles, titles, pack) if roles else None
    return None


def _is_like_others(names: _Column, table: Table, pack: Pack) -> bool:
    """Whether the first name, which nothing tells as one, is set as the name beneath it, and what stands beside it heads no column."""
    looks = [[(w.style.is_bold, w.style.colour) for b in table.at(row, names.column).blocks for w in b.words] for row in (0, 1)]
    return bool(names.rows[0]) and looks[0][:1] == looks[1][:1] and not any(_heads(cell.text, pack) for cell in table.row(0))


def _heads(text: str | None, pack: Pack) -> bool:
    """Whether a text is known as the heading of names, or of what stands beside them."""
    scores = role_scores(text, pack.vocabulary.tables[NAME]) if text else {}
    return any(score >= _SURE_TITLE for role, score in scores.items() if role != "attendance")


def _columns(table: Table, first: int, pack: Pack) -> list[_Column]:
    """The grid's columns from a row on, without rows of one text, which part others."""
    filled = {row: sum(bool(cell.text) for cell in table.row(row)) for row in range(first, table.row_count)}
    rows = [row for row, count in filled.items() if count > 1]
    return [_Column(c, tuple(table.at(row, c).text or "" for row in rows), pack) for c in range(table.column_count)]


def _roles(
    names: Sequence[_Column], others: Sequence[_Column], titles: Sequence[str | None], pack: Pack
) -> dict[str, tuple[int, ...]] | None:
    """Each column with what it holds; None where one holds what does not stand beside names."""
    rest = [column for column in others if not column.are_numbers]
    if not all(column.are_beside for column in rest):
        return None
    found = {role: column for role, column in zip(("name", STAND_IN), names, strict=False)}
    if (numbers := next((column for column in others if column.are_numbers), None)) is not None:
        found[_NUMBER] = numbers
    attendances = [column for column in rest if column.are_attendances or (column.column < names[0].column and column.parts_absent)]
    if (of_day := _of_day(attendances, titles, pack)) is not None:
        found["attendance"] = of_day
    rest = [column for column in rest if column not in attendances]
    for column in rest:
        role = _known_role(titles[column.column], pack)
        if role and role not in found:
            found[role] = column
    for role in ("organisation", "constituency"):
        left = [column for column in rest if column not in found.values() and not (role == "organisation" and column.are_seats)]
        if role not in found and left:
            found[role] = max(left, key=lambda c: (c.firms if role == "organisation" else 0.0, -c.column))
    return {role: (column.column,) for role, column in found.items()}


def _of_day(columns: Sequence[_Column], titles: Sequence[str | None], pack: Pack) -> _Column | None:
    """The column that tells attendance: the only one, or of one for each meeting that of the document's own day.

    Marks beneath words for attendance tell it by their column: :func:`marked`.
    """
    days = {column: read_day(titles[column.column] or "", pack.cover.meeting_date) for column in columns}
    dated = [column for column, day in days.items() if day is not None]
    if dated:
        return next((column for column in dated if days[column] == pack.cover.meeting_date), None)
    told = [column for column in columns if not (column.are_marks and told_attendance(titles[column.column], pack))]
    return told[0] if len(told) == 1 else None


def is_mark(text: str) -> bool:
    """Whether a text is a tick, a cross or a code of a letter or two."""
    return len(text.strip()) <= _MARK and not text.strip().isdigit()


def marked(row: Mapping[str | None, str], pack: Pack) -> str | None:
    """The attendance of a row that is marked in the column of it: ``row`` has what stands under each heading. A cross under a heading for
    those present says that somebody was not, where others have ticks."""
    found = [(told, text.strip()) for title, text in row.items() if text and is_mark(text) and (told := told_attendance(title, pack))]
    ticked = [told for told, mark in found if mark not in _CROSSES]
    crossed = [told for told, mark in found if mark in _CROSSES]
    if len(ticked) == 1 or len(crossed) == 1:
        return ticked[0] if ticked else ("apologies" if crossed == ["present"] else None)
    return None


def _known_role(title: str | None, pack: Pack) -> str | None:
    scores = role_scores(title, pack.vocabulary.tables[NAME]) if title else {}
    best = max(scores, key=lambda role: scores[role], default=None)
    return best if best is not None and best not in ("name", "attendance") and scores[best] >= _SURE_TITLE else None


def _borne_out(
    table: Table, columns: Sequence[_Column], roles: dict[str, tuple[int, ...]], titles: tuple[str | None, ...], pack: Pack
) -> Header | None:
    """The header of a table that is one of the meeting's people: whom each is from stands beside it, or a heading tells attendance."""
    texts = above(table, pack)
    headed = [title for title in titles if title]
    if any(is_of_others(text, pack) for text in (*texts, *headed)):
        return None
    by_place = {column.column: column for column in columns}
    beside = [by_place[roles[role][0]] for role in ("organisation", "constituency", "role") if role in roles]
    count = len(by_place[roles["name"][0]].said)
    is_told = any(told_attendance(text, pack) for text in texts)
    is_named = is_told or pack.cover.document_type in REPORTS or any(tells_people(text, pack) for text in (*texts, *headed))
    if count < (_FEWEST_NAMED if is_named else _FEWEST) or not (is_told or any(column.says_whom_from for column in beside)):
        return None
    if not is_named and not all(column.are_parties for column in beside):
        return None  # what a person is there for is no seat
    unknown = tuple(cell for cell in table.row(0) if headed and cell.text and _known_role(cell.text, pack) is None)
    score = max(heading_signal(texts, pack), BY_WORD if is_named else 0.0)
    return Header(0 if headed else -1, titles, roles, unknown, score, 1.0, is_guessed=not headed, told=frozenset(roles))


def above(table: Table, pack: Pack) -> tuple[str, ...]:
    """The texts that say what a table is: a short one right above it, its heading, and the title of a page that is not the first."""
    sheet = pack.sheet(table.page_number)
    over = [block for block in sheet.blocks if block.kind not in _ASIDE and block.box.bottom <= table.box.top + 4 and block.place is None]
    head = next((i for i in reversed(range(len(over))) if over[i].kind is BlockKind.TITLE), None)
    nearest = [*over[head : head + 1], *over[head + 1 :][-1:]] if head is not None else over[-1:]
    is_document = sheet.page_number == 1  # its title is the document's
    texts = [block.text for block in nearest if not (is_document and block is sheet.title)]
    title = sheet.title.text if sheet.title is not None and not is_document else None
    return tuple(dict.fromkeys((*texts, title) if title else texts))


def people_in_cells(sheet: Sheet, pack: Pack) -> list[People]:
    """The people of tables whose cells each hold persons: beside words for attendance or seats, or throughout, also beneath headings."""
    return _people_in_cells(sheet, pack) if sheet.tables and may_have_people(sheet, pack) else []


@asked_once
def _people_in_cells(sheet: Sheet, pack: Pack) -> list[People]:
    found = (people for table in sheet.tables if kind_of(table, pack) in _KINDS for people in _of_table(table, pack))
    return [people for people in found if is_attendance(people, sheet, pack)]


def _of_table(table: Table, pack: Pack) -> list[People]:
    first = 1 if table.row_count > 1 and not any(_entry(cell, None, pack) for cell in table.row(0) if cell.text) else 0
    heads = {c: table.at(0, c).text for c in range(table.column_count)} if first else {}
    are_told = bool(heads) and all(told_attendance(text, pack) or (text and is_party(text, pack)) for text in heads.values())
    if not first or are_told or not any(heads.values()):
        entries = [_entry(cell, heads.get(cell.column), pack) for cell in table.cells if cell.text and cell.row >= first]
        if entries and all(entries):
            own = tuple(block for cell in table.row(0) for block in cell.blocks) if first else ()
            return [People(above(table, pack), own, tuple(entry for entry in entries if entry is not None), (table,))]
    if cards := _cards(table, pack):
        return [People(above(table, pack), (), cards, (table,))]
    return _beside_labels(table, pack) if table.column_count == 2 else []


def _cards(table: Table, pack: Pack) -> tuple[Entry, ...]:
    """The people of a table whose every other row holds names, each with whom the person is from in the cell beneath."""
    if table.row_count % 2 or len(table.cells) != table.row_count * table.column_count:
        return ()
    found: list[Entry] = []
    for row, c in ((row, c) for row in range(0, table.row_count, 2) for c in range(table.column_count)):
        name, beneath = table.at(row, c), table.at(row + 1, c)
        if not name.text and not beneath.text:
            continue  # the last row may be short
        said = said_in(f"{name.text} ({beneath.text})", pack) if is_name(name.text or "", pack) and beneath.text else ()
        if len(said) != 1:
            return ()
        found.append(Entry((*name.blocks, *beneath.blocks), said))
    return tuple(found)


def _beside_labels(table: Table, pack: Pack) -> list[People]:
    """The people right of labels: all of a report's table where each label has some, else those beside words for attendance."""
    first = 1 if _entry(table.at(0, 1), None, pack) is None and _are_headings(table) else 0
    rows = [row for row in map(table.row, range(first, table.row_count)) if len(row) == 2 and row[0].text and row[1].text]
    found = [(label, entry) for label, value in rows if (entry := _entry(value, label.text, pack)) and not said_in(label.text or "", pack)]
    told = [(label, entry) for label, entry in found if told_attendance(label.text, pack)]
    are_all = len(found) == len(rows) > 1 and pack.cover.document_type in REPORTS
    if are_all and (told or all(is_party(label.text or "", pack) for label, _ in found)):
        own = tuple(block for label, _ in found for block in label.blocks)
        return [People(above(table, pack), own, tuple(entry for _, entry in found), (table,))]
    return [People((label.text or "",), label.blocks, (entry,)) for label, entry in told]


def _are_headings(table: Table) -> bool:
    """Whether the first row is set in bold and the values beneath are not."""
    return all(cell.blocks and cell.blocks[0].is_bold for cell in table.row(0)) and not any(
        block.is_bold for row in range(1, table.row_count) for block in table.at(row, 1).blocks
    )


def _entry(cell: Cell, label: str | None, pack: Pack) -> Entry | None:
    """The persons of a cell, with their label; None where it holds anything else."""
    said = [one for block in cell.blocks for one in said_by(block, pack)]
    if not said or not all(said_by(block, pack) for block in cell.blocks):
        lines = [line.text for block in cell.blocks for line in block.lines]
        said = list(said_in(cell.text or "", pack))
        said = said or list(said_in(f"{lines[0]} ({', '.join(lines[1:])})", pack) if 1 < len(lines) <= 3 else ())
    return Entry(cell.blocks, tuple(one._replace(label=one.label or label) for one in said)) if said else None
