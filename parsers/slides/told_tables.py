"""Agendas and action logs that head their columns with words of their own: told by what stands beneath, against other lists' marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from statistics import fmean

from parsers.accounting import stands_out
from parsers.language.dates import read_times
from parsers.layout.sheet import Cell, Table
from parsers.layout.text import fold
from parsers.pack import Pack
from parsers.slides.column_values import Scene, fit, is_ref
from parsers.slides.columns import Header, loose_header, values_beneath
from parsers.slides.guessed_columns import guess_header
from parsers.slides.told_columns import SURELY_ASKED, asking
from parsers.slides.told_headers import with_told

_HEADER_ROWS = 4  # among which the header is looked for: a caption may stand above it, or a few figures
_FEWEST_ROWS = 2
_ASKED = 0.5  # of the texts of a log that nothing names one
_FIRST_PAGES = 5  # of a pack, on one of which its agenda stands
_REF = re.compile(r"\s*([A-Za-z]*)[\s/_.#-]*(\d+)([\s/_.-]+\d+)?")
_PART = re.compile(r"[A-Za-z]+")
_UNHEADED = tuple(frozenset({"time", "title", "lead", role}) for role in ("label", "type"))  # what an agenda without any heading must have
_JOINED = frozenset({"time", "title", "lead"})  # the same where its times join
_LOG = frozenset({"action_ref", "raised", "due", "owner", "status"})  # what none but a log has all of


def told_header(table: Table, kind: str, pack: Pack, above: Sequence[str]) -> Header | None:
    """The header of a table as one of a kind, where its values alone, or with the few headings that are known, bear it out.

    ``above`` are the texts over it: they speak for a kind where they name it. None where the table may be any other list.
    """
    scene = Scene(pack.vocabulary, pack.cover.meeting_date)
    fewest = 1 if kind == "action_log" and _is_single(table, pack, above) else _FEWEST_ROWS
    for row in range(min(_HEADER_ROWS, table.row_count - fewest)):
        loose = loose_header(table, row, pack.vocabulary.tables[kind], scene)
        if loose is None:
            continue
        header = _told(table, loose[0], loose[1], kind, pack, scene)
        if _IS_BORNE_OUT[kind](table, header, pack, above) and not _is_other(header, pack, above, kind):
            return header
    return _without_headings(table, pack, above, scene) if kind == "action_log" else None


def _is_single(table: Table, pack: Pack, above: Sequence[str]) -> bool:
    """Whether a table of two rows is a log of one action: what stands above names it, and its reference is of the group's own meetings."""
    if table.row_count != 2 or not _is_named(above, "action_log", pack.vocabulary.phrases):
        return False
    return _are_own([cell.text for cell in table.row(1)[:2] if cell.text and is_ref(cell.text)], pack)


def _without_headings(table: Table, pack: Pack, above: Sequence[str], scene: Scene) -> Header | None:
    """The columns of a log that prints no headings, where its title speaks of what is owed, or its references are of the group's own
    meetings."""
    is_owed = _is_of_what_is_owed(above, pack)
    if stands_out(table) or not (is_owed or any(_are_own(values_beneath(table, (c,), 0), pack) for c in range(table.column_count))):
        return None
    header = guess_header(table, "action_log", scene)
    needed = {"owner", "due"} if is_owed else {"owner", "due", "status"}
    if header is None or not header.roles.keys() >= needed or _is_other(header, pack, above, "action_log"):
        return None
    return header if asking(values_beneath(table, header.roles["description"], 0), pack.vocabulary.phrases) >= _ASKED else None


def _is_of_what_is_owed(above: Sequence[str], pack: Pack) -> bool:
    phrases = pack.vocabulary.phrases
    return _is_named(above, "action_log", phrases) or _says(above, phrases["owed_word"])


def told_without_header(table: Table, kind: str, pack: Pack) -> Header | None:
    """The columns of an agenda that prints no header and that no title names: at the front, its rows are timed, led, and numbered or
    each of a type; or each begins when the one above it ends."""
    is_asked = kind == "agenda" and table.page_number <= _FIRST_PAGES and table.column_count >= len(_JOINED)
    if not is_asked or table.row_count <= _FEWEST_ROWS or not all(map(_is_timed, (table.row(0), table.row(1)))):
        return None
    header = guess_header(table, kind, Scene(pack.vocabulary, pack.cover.meeting_date))
    is_agenda = header is not None and (any(header.roles.keys() >= roles for roles in _UNHEADED) or _is_joined(table, header))
    return header if is_agenda else None


def _is_joined(table: Table, header: Header) -> bool:
    """Whether the rows of a timed and led table run on: each has a beginning and an end, at which the next begins."""
    if not header.roles.keys() >= _JOINED:
        return False
    times = [read_times(text) for text in values_beneath(table, header.roles["time"], 0)]
    ends = [time.end_time for time in times]
    is_every = len(times) == table.row_count > _FEWEST_ROWS and all(ends)
    return is_every and all(end == time.start_time for end, time in zip(ends, times[1:], strict=False))


def _is_timed(cells: Sequence[Cell]) -> bool:
    times = (read_times(cell.text) for cell in cells if cell.text)
    return any(time.start_time is not None or time.duration_minutes is not None for time in times)


def _told(table: Table, known: Header, groups: Sequence[tuple[int, ...]], kind: str, pack: Pack, scene: Scene) -> Header:
    spare = [group for group in groups if group not in known.roles.values()]
    header = with_told(table, known, spare, kind, scene, len(pack.sheets))
    fits = [fit(role, values_beneath(table, group, known.row + 1), scene) for role, group in header.roles.items()]
    return replace(header, fitness=fmean([found for found in fits if found is not None] or [0.0]))


def _says(texts: Iterable[str | None], phrases: Iterable[str]) -> bool:
    """Whether any of some texts has one of some phrases, word for word."""
    said = " | ".join(" ".join(re.findall(r"[\w'-]+", fold(text))) for text in texts if text)
    return any(f" {phrase} " in f" {said} " for phrase in phrases)


def _is_other(header: Header, pack: Pack, above: Sequence[str], kind: str) -> bool:
    """Whether headings, or a title that does not name the kind, say that a table is a list of something else."""
    phrases = pack.vocabulary.phrases
    titles = () if _is_named(above, kind, phrases) else [pack.cover.without_group(text) for text in above]
    return _says((*header.titles, *titles), phrases["other_word"])


def _is_named(texts: Iterable[str | None], kind: str, phrases: Mapping[str, tuple[str, ...]]) -> bool:
    return _says(texts, phrases["agenda_word" if kind == "agenda" else "action_word"])


def _is_action_log(table: Table, header: Header, pack: Pack, above: Sequence[str]) -> bool:
    roles, phrases = header.roles.keys(), pack.vocabulary.phrases
    is_named = _is_named((*above, *header.titles, *_across(table)), "action_log", phrases)
    if not {"description", "owner"} <= roles or roles.isdisjoint({"due", "status"}):
        return False
    if "action_ref" not in roles and not is_named:
        return _is_unnumbered_log(table, header, pack, above)
    refs = values_beneath(table, header.roles["action_ref"], header.row + 1) if "action_ref" in roles else ()
    is_own = _are_own(refs, pack)
    is_foreign = not is_own and any(_is_foreign(ref, phrases) for ref in refs)
    asked = asking(values_beneath(table, header.roles["description"], header.row + 1), phrases)
    is_told = asked >= _ASKED if is_own else roles >= _LOG and asked >= SURELY_ASKED
    return (is_named or is_told) and not is_foreign


def _is_unnumbered_log(table: Table, header: Header, pack: Pack, above: Sequence[str]) -> bool:
    """Whether a table without references whose texts ask for something is of what is owed, or has all other columns of a log.

    A plan has such columns, too: it says when its tasks start, or they have not yet begun.
    """
    phrases, beneath = pack.vocabulary.phrases, header.row + 1
    texts = (*above, *header.titles)
    if asking(values_beneath(table, header.roles["description"], beneath), phrases) < SURELY_ASKED or _says(texts, phrases["plan_word"]):
        return False
    if _says(texts, phrases["owed_word"]):
        return True
    scene = Scene(pack.vocabulary, pack.cover.meeting_date)
    typed = {
        role: fit(role, values_beneath(table, header.roles[role], beneath), scene) for role in ("raised", "status") if role in header.roles
    }
    return header.roles.keys() >= _LOG - {"action_ref"} and all(found == 1.0 for found in typed.values())


def _across(table: Table) -> list[str]:
    """The texts that stand over all columns between the rows."""
    return [cell.text for cell in table.cells if cell.text and cell.row > 0 and cell.colspan == table.column_count]


def are_foreign(refs: Sequence[str], pack: Pack) -> bool:
    """Whether references are all of another list, of risks or defects (``DEF-2842``), and not of the group's own meetings."""
    return bool(refs) and not _are_own(refs, pack) and all(_is_foreign(ref, pack.vocabulary.phrases) for ref in refs)


def _is_foreign(ref: str, phrases: Mapping[str, tuple[str, ...]]) -> bool:
    return any(letters in phrases["other_ref"] for letters in _letters(ref))


def _letters(ref: str) -> list[str]:
    """The letters of a reference, part by part: those of a kind stand behind a group's, too (``TMAG-D-04``)."""
    return [letters.casefold() for letters in _PART.findall(ref)]


def _are_own(refs: Sequence[str], pack: Pack) -> bool:
    """Whether references are of the group's own meetings: its code before a number, or its first letter before two."""
    code = (pack.cover.group_code or "").casefold()
    own = sum(_is_own(match, code) for ref in refs if code and (match := _REF.match(ref)))
    return 2 * own > len(refs)


def _is_own(ref: re.Match[str], code: str) -> bool:
    letters = ref[1].casefold()
    return letters == code or (letters == code[:1] and ref[3] is not None)


def _is_agenda(table: Table, header: Header, pack: Pack, above: Sequence[str]) -> bool:
    roles = header.roles.keys()
    is_named = _is_named(above, "agenda", pack.vocabulary.phrases)
    is_timed: bool = not roles.isdisjoint({"time", "duration"})
    if not {"title", "lead"} <= roles or not (is_timed or (is_named and not roles.isdisjoint({"page", "type"}))):
        return False
    is_early = table.page_number <= _FIRST_PAGES
    return is_named or (is_early and not roles.isdisjoint({"label", "type", "page"}))


_IS_BORNE_OUT: dict[str, Callable[[Table, Header, Pack, Sequence[str]], bool]] = {"agenda": _is_agenda, "action_log": _is_action_log}
