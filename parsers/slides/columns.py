"""Which column of a table is which: by what its header says and what stands beneath, never by where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from parsers.findings import Doubt
from parsers.layout.sheet import Cell, Table
from parsers.layout.text import fold
from parsers.signals import Signals, clamped
from parsers.slides.column_values import MOST_VALUES, Scene, are_lengths, are_statuses, counts_rows, fit
from parsers.slides.column_words import BARELY, may_be_of, role_scores, wordy
from parsers.slides.header_rows import may_be_headers
from parsers.slides.row_keys import ROW_NUMBER, keys_told
from schemas.vocabulary import TableWords

_CERTAIN = 0.95  # the score of a heading that holds whatever stands beneath
_HOLDS = 0.9  # the most that a heading scores which holds a phrase among other words
_LEAST = 0.5  # of a heading's and its values' joint score
_MOST_JOINT = 2  # grid columns that hold one role: a theme and a title share a heading
_KEY_ROLES = frozenset({"label", "action_ref"})
_TOLD = ("type", "status", "action_ref")  # roles whose values speak for themselves
_TIMES = frozenset({"time", "duration"})
_TOLD_FIT = 0.9  # of the values
_FILLED = 0.5  # of the rows
_TEXTS = frozenset({"title", "objective", "theme", "description", "latest_update"})  # roles that any text can hold
_SURE_FIT = 0.8  # of a column without a heading beneath which rows are numbered
_FEWEST_HEADINGS = 3
_LONGEST_HEADING = 6  # words
_BY_VALUES = 0.5  # the most that the headings say where values tell what stands beneath one of them
_GUESSED = 0.2  # the signal of the headings where none is printed


@dataclass(frozen=True, slots=True)
class Header:
    """How a table's columns are to be read.

    ``row`` is the last header row (from 0), -1 where none is printed; ``titles`` the heading of each grid column; ``roles`` the grid
    columns of each role; ``unknown`` the headings that no role has; ``score`` how well the headings fit and ``fitness`` how well the
    values do (0 to 1); ``is_guessed`` tells that no header is printed anywhere and the values alone speak; ``told`` are the roles that the
    values tell beneath headings that are ``unknown``.
    """

    row: int
    titles: tuple[str | None, ...]
    roles: dict[str, tuple[int, ...]]
    unknown: tuple[Cell, ...]
    score: float
    fitness: float
    is_guessed: bool = False
    told: frozenset[str] = frozenset()

    @property
    def signals(self) -> Signals:
        """How far the columns can be trusted by their headings and by the values beneath."""
        heading = _GUESSED if self.is_guessed else max(_GUESSED, min(clamped(self.score), _BY_VALUES if self.told else 1.0))
        return Signals(heading=heading, fit=clamped(self.fitness))


class _Column(NamedTuple):
    """Grid columns under one heading: the texts that may name them, the cells that do, and the values beneath."""

    columns: tuple[int, ...]
    texts: tuple[str, ...]
    cells: tuple[Cell, ...]
    values: tuple[str, ...] = ()

    def scores(self, words: TableWords, scene: Scene) -> dict[str, float]:
        """How well the heading names each role. What says where an action stands may do so by a status: ``Where it stands``."""
        found: dict[str, float] = {}
        for text in self.texts:
            for role, score in role_scores(text, words).items():
                found[role] = max(score, found.get(role, 0.0))
        if "latest_update" in found and "status" not in found and are_statuses(self.values, scene):
            found["status"] = found["latest_update"]
        if "time" in found and "label" in words.columns and counts_rows(self.values):
            found["label"] = max(found.pop("time"), found.get("label", 0.0))  # ``Slot``: 1, 2, 3
        if found.keys() >= _TIMES and are_lengths(self.values):  # as those of slots beside beginnings
            found["duration"] = max(found.pop("time"), found["duration"])
        return found


def read_headers(table: Table, kinds: Mapping[str, TableWords], scene: Scene) -> dict[str, Header]:
    """The header of a table as one of each kind; without the kinds of which no row or pair of rows at its head names the columns that the
    kind needs."""
    rows = [_header_rows(table, first, last) for first, last in may_be_headers(table)]
    read = {kind: [header for at in rows if (header := _header(table, at, words, scene))] for kind, words in kinds.items()}
    return {kind: max(found, key=_rank) for kind, found in read.items() if found}


def _rank(header: Header) -> tuple[float, int, int]:
    return round(header.score * len(header.roles), 2), -len(header.unknown), -header.row


class _HeaderRows(NamedTuple):
    """Rows that may be a header: the last of them, what stands in them column by column, and all that may name a column."""

    last: int
    columns: tuple[_Column, ...]
    texts: tuple[str, ...]


def _header_rows(table: Table, first: int, last: int) -> _HeaderRows:
    columns = _columns(table, first, last)
    return _HeaderRows(last, columns, wordy(text for column in columns for text in column.texts))


def _header(table: Table, at: _HeaderRows, words: TableWords, scene: Scene) -> Header | None:
    last = at.last
    if not may_be_of(at.texts, words):
        return None  # before all the other roles are looked at: most rows are no header
    parted = [one for column in at.columns for one in _without_count(table, column, last + 1, words)]
    columns = [column._replace(values=values_beneath(table, column.columns, last + 1)) for column in parted]
    offers = {column.columns: column.scores(words, scene) for column in columns}
    roles = _assigned(columns, offers, words, scene)
    if roles is None:
        return None
    roles |= _untitled_key(columns, roles, words, scene)
    titled = [column for column in columns if column.texts]
    known = set(roles.values())
    scores = [offers[group].get(role, 0.0) for role, group in roles.items()]
    keyed = keys_told({column.columns: column.values for column in columns}, roles, offers, scene)
    known |= {keyed[ROW_NUMBER]} if ROW_NUMBER in keyed else set()
    roles |= keyed
    told = _told_by_values(columns, roles, words, scene)
    roles |= told
    unknown = tuple(cell for column in titled if column.columns not in known for cell in column.cells[-1:])
    score = sum(scores) / max(1, len(titled))
    if score < _LEAST or len(roles) < 2 or any(_heads_columns(table, group, last + 1) for group in roles.values()):
        return None
    if "time" in words.columns and not _TIMES & roles.keys() and _is_asked(columns, roles.get("title", ())):
        return None
    titles: list[str | None] = [None] * table.column_count
    for column in columns:
        for c in column.columns:
            titles[c] = column.texts[0] if column.texts else None
    return Header(last, tuple(titles), roles, unknown, score, _fitness(columns, roles, scene), told=frozenset(told | keyed) - {ROW_NUMBER})


def _is_asked(columns: Sequence[_Column], group: tuple[int, ...]) -> bool:
    """Whether a heading only asks ``What``: beside no times that is no item of an agenda."""
    return any(column.columns == group and fold(column.texts[0]) == "what" for column in columns if column.texts)


def loose_header(table: Table, row: int, words: TableWords, scene: Scene) -> tuple[Header, tuple[tuple[int, ...], ...]] | None:
    """A row as the header of a kind, whatever of it is known, and all its groups of columns; None where it is no row of headings.

    Headings are short, stand over nearly all columns and are no values themselves.
    """
    headed = _columns(table, row, row)
    texts = [column.texts[0] for column in headed if column.texts]
    if len(texts) < _FEWEST_HEADINGS or len(texts) < len(headed) - 1 or any(_is_value(text, scene) for text in texts):
        return None
    columns = [column._replace(values=values_beneath(table, column.columns, row + 1)) for column in headed]
    offers = {column.columns: _borne_out(column.scores(words, scene)) for column in columns}
    roles = _assigned(columns, offers, replace(words, needs=()), scene) or {}
    score = sum(offers[group].get(role, 0.0) for role, group in roles.items()) / len(texts)
    keyed = keys_told({column.columns: column.values for column in columns}, roles, offers, scene)
    known = {*roles.values(), *(columns for role, columns in keyed.items() if role == ROW_NUMBER)}
    unknown = tuple(cell for column in columns if column.texts and column.columns not in known for cell in column.cells)
    roles |= keyed
    titles = tuple(table.at(row, c).text for c in range(table.column_count))
    header = Header(row, titles, roles, unknown, score, _fitness(columns, roles, scene), told=frozenset(keyed) - {ROW_NUMBER})
    return header, tuple(column.columns for column in columns)


def _borne_out(offers: dict[str, float]) -> dict[str, float]:
    """What a heading may name, but for texts that it names only if it is badly misspelt: nothing beneath can bear those out."""
    return {role: score for role, score in offers.items() if role not in _TEXTS or score > BARELY}


def _is_value(text: str, scene: Scene) -> bool:
    """Whether a text is longer than a heading, or such as stands beneath one."""
    is_typed = any((fit(role, (text,), scene) or 0.0) == 1.0 for role in ("raised", "due", "time", "page"))
    return len(text.split()) > _LONGEST_HEADING or is_typed


def _heads_columns(table: Table, columns: Sequence[int], first: int) -> bool:
    """Whether what stands beneath a heading are columns of their own: it heads the headings that the page does not repeat."""
    if len(columns) <= _MOST_JOINT:
        return False
    rows = range(first, table.row_count)
    apart = sum(len({table.at(row, c) for c in columns if table.at(row, c).text}) > _MOST_JOINT for row in rows)
    return 2 * apart >= len(rows)


def _columns(table: Table, first: int, last: int) -> tuple[_Column, ...]:
    """The grid's columns, joined where the same header cells stand over them, without their values."""
    chains: list[tuple[list[int], tuple[Cell, ...]]] = []
    for c in range(table.column_count):
        cells = tuple(dict.fromkeys(table.at(row, c) for row in range(first, last + 1))) if last > first else (table.at(first, c),)
        if chains and chains[-1][1] == cells:
            chains[-1][0].append(c)
        else:
            chains.append(([c], cells))
    return tuple([_Column(tuple(cs), _texts(cells), cells) for cs, cells in chains])


def _texts(cells: Sequence[Cell]) -> tuple[str, ...]:
    """What may name a column: the whole of its header, or its lower part alone."""
    parts = [cell.text for cell in cells if cell.text]
    return tuple(dict.fromkeys((" ".join(parts), parts[-1]))) if parts else ()


def _without_count(table: Table, column: _Column, first: int, words: TableWords) -> tuple[_Column, ...]:
    """Two grid columns under one heading as two, where one of them only counts the rows of an agenda and the other does not: it has no
    heading of its own, and the heading beside it was taken to lie over it."""
    if len(column.columns) != _MOST_JOINT or "label" not in words.columns or not column.texts:
        return (column,)
    left, right = (values_beneath(table, (c,), first) for c in column.columns)
    if counts_rows(left) == counts_rows(right) or len(left) != len(right):
        return (column,)
    is_counted = counts_rows(left), counts_rows(right)
    return tuple(
        _Column((c,), (), ()) if is_count else column._replace(columns=(c,)) for c, is_count in zip(column.columns, is_counted, strict=True)
    )


def values_beneath(table: Table, columns: Sequence[int], first: int) -> tuple[str, ...]:
    """The texts of some grid columns from a row on: of each row the last filled cell of the columns, spans counted once."""
    return tuple(rows_beneath(table, columns, first).values())


def rows_beneath(table: Table, columns: Sequence[int], first: int) -> dict[int, str]:
    """The values beneath by the row in which each begins."""
    found: dict[int, str] = {}
    seen: set[Cell] = set()
    for row in range(first, min(table.row_count, first + 2 * MOST_VALUES)):
        cells = [table.at(row, c) for c in columns]
        cell = next((cell for cell in reversed(cells) if cell.text), None)
        if cell is not None and cell.text and cell not in seen and cell.colspan <= max(2, len(columns)):
            seen.add(cell)
            found[row] = cell.text
    return found


def _assigned(
    columns: Sequence[_Column], offers: dict[tuple[int, ...], dict[str, float]], words: TableWords, scene: Scene
) -> dict[str, tuple[int, ...]] | None:
    """Each role to the column that fits it best, roles that the kind needs first where they would else be left out."""
    joint = [
        (_joint(score, fit(role, column.values, scene)), -column.columns[0], role, column.columns)
        for column in columns
        for role, score in offers[column.columns].items()
    ]
    ranked = sorted((offer for offer in joint if offer[0] >= _LEAST), reverse=True)
    roles = _greedy(ranked)
    missing = [group for group in words.needs if not group & roles.keys()]
    if missing:
        needed = frozenset().union(*missing)
        open_to = (offer for offer in ranked if not (offer[2] in needed and _names_another(offers[offer[3]], offer[2])))
        roles = _greedy(sorted(open_to, key=lambda offer: offer[2] not in needed))
    return roles if all(group & roles.keys() for group in words.needs) else None


def _names_another(scores: Mapping[str, float], role: str) -> bool:
    """Whether a heading is the name of another role to the letter, and only holds this one's: ``Item lead`` is no title."""
    return scores[role] < _HOLDS and max(scores.values()) >= _CERTAIN


def _untitled_key(
    columns: Sequence[_Column], roles: dict[str, tuple[int, ...]], words: TableWords, scene: Scene
) -> dict[str, tuple[int, ...]]:
    """The column without a heading whose values number the rows, where no heading names one."""
    for role in _KEY_ROLES & words.columns.keys() - roles.keys():
        for column in columns:
            is_free = not column.texts and column.columns not in roles.values()
            if is_free and len(column.values) > 1 and (fit(role, column.values, scene) or 0.0) >= _SURE_FIT:
                return {role: column.columns}
    return {}


def _told_by_values(
    columns: Sequence[_Column], roles: dict[str, tuple[int, ...]], words: TableWords, scene: Scene
) -> dict[str, tuple[int, ...]]:
    """Roles that no heading names and whose values are unlike any others, each for a column under a heading that is not known."""
    found: dict[str, tuple[int, ...]] = {}
    for role in (role for role in _TOLD if role in words.columns and role not in roles):
        for column in columns:
            is_free = column.columns not in (*roles.values(), *found.values()) and column.texts and len(column.values) > 1
            if not is_free or len(column.values) < _FILLED * _rows(columns):
                continue
            if (fit(role, column.values, scene) or 0.0) >= _TOLD_FIT or (role == "status" and are_statuses(column.values, scene)):
                found[role] = column.columns
                break
    return found


def _rows(columns: Sequence[_Column]) -> int:
    return max(len(column.values) for column in columns)


def _greedy(ranked: Iterable[tuple[float, int, str, tuple[int, ...]]]) -> dict[str, tuple[int, ...]]:
    roles: dict[str, tuple[int, ...]] = {}
    for _, _, role, columns in ranked:
        if role not in roles and columns not in roles.values():
            roles[role] = columns
    return roles


def _joint(score: float, fitness: float | None) -> float:
    """A heading's score, lowered by values that are of another kind; a certain heading stays above the least."""
    if fitness is None:
        return score if score >= 0.75 else 0.0
    joint = score * (0.4 + 0.6 * fitness)
    return max(joint, _LEAST) if score >= _CERTAIN else joint


def _fitness(columns: Sequence[_Column], roles: dict[str, tuple[int, ...]], scene: Scene) -> float:
    values = {column.columns: column.values for column in columns}
    fits = [found for role, group in roles.items() if (found := fit(role, values[group], scene)) is not None]
    return sum(fits) / len(fits) if fits else 1.0


def carried(header: Header, before: Table, table: Table) -> Header | None:
    """A header for a table that goes on without one: its columns by their place on the page; None where they stand elsewhere."""
    if table.column_count == before.column_count:
        return replace(header, row=-1, unknown=())
    roles = {role: _beneath(before, columns, table) for role, columns in header.roles.items()}
    found = {role: columns for role, columns in roles.items() if columns}
    if len(found) < len(header.roles) or len({c for columns in found.values() for c in columns}) != sum(map(len, found.values())):
        return None
    titles: list[str | None] = [None] * table.column_count
    for c, title in enumerate(header.titles):
        for own in _beneath(before, (c,), table):
            titles[own] = title
    return replace(header, row=-1, titles=tuple(titles), roles=found, unknown=())


def _edges(table: Table, column: int) -> tuple[float, float]:
    """Left and right of a grid column."""
    cells = [cell for cell in table.cells if cell.column <= column <= cell.last_column]
    return max(cell.box.x0 for cell in cells), min(cell.box.x1 for cell in cells)


def _beneath(before: Table, columns: Sequence[int], table: Table) -> tuple[int, ...]:
    left, right = _edges(before, columns[0])[0], _edges(before, columns[-1])[1]
    middles = [(c, sum(_edges(table, c)) / 2) for c in range(table.column_count)]
    return tuple(c for c, x in middles if left <= x <= right)


def is_same_header(table: Table, header: Header, row: int) -> bool:
    """Whether a row repeats a header: on a page on which a table goes on, or beneath a row that parts it."""
    pairs = [(table.at(row, c), header.titles[c]) for c in range(min(table.column_count, len(header.titles)))]
    titled = [(cell, title) for cell, title in pairs if title]
    same = sum(_is_part_of_heading(fold(cell.text or ""), fold(title)) for cell, title in titled)
    return len(titled) > 1 and 10 * same >= 8 * len(titled)


def _is_part_of_heading(text: str, title: str) -> bool:
    """Whether a text is a heading, or its upper or lower part."""
    return text == title or (bool(text) and (title.endswith(f" {text}") or title.startswith(f"{text} ")))


def untitled_beside(table: Table, header: Header, columns: Sequence[int]) -> tuple[int, ...]:
    """A role's columns with those beside it whose heading is blank: a heading that was not merged over its second column."""
    wide = list(columns)
    taken = {c for group in header.roles.values() for c in group}
    if header.is_guessed:
        return tuple(wide)
    while wide[-1] + 1 < table.column_count and not header.titles[wide[-1] + 1] and wide[-1] + 1 not in taken:
        wide.append(wide[-1] + 1)
    while wide[0] > 0 and not header.titles[wide[0] - 1] and wide[0] - 1 not in taken:
        wide.insert(0, wide[0] - 1)
    return tuple(wide)


def unknown_columns(table: Table, header: Header) -> tuple[Doubt, ...]:
    """An issue for each column whose heading the vocabulary does not have."""
    return tuple(
        Doubt(
            "unknown_column",
            f"The table on page {table.page_number} has a column '{cell.text}' that is not known{_read_as(header, cell)}; "
            "add the heading to schemas/vocabularies/tables.toml if it is one of ours.",
            table.page_number,
            cell.text,
            None,
            cell.box,
        )
        for cell in header.unknown
    )


def _read_as(header: Header, cell: Cell) -> str:
    """What a column under a heading that is not known was read as."""
    role = next((role for role in sorted(header.told) if cell.column in header.roles[role]), None)
    return f" and was read as {role}, which its values can be" if role else ""


def headerless(table: Table, header: Header) -> tuple[Doubt, ...]:
    """An issue for a table whose columns are told by their values alone."""
    if not header.is_guessed:
        return ()
    message = f"Table {table.order} on page {table.page_number} has no header row; what its columns hold is told by their values."
    return (Doubt("headerless_table", message, table.page_number, None, None, table.box),)
