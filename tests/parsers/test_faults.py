"""A fault of the parser costs only what it touches, and is told: of work on a whole, and of each part of a pack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any, NoReturn

import pytest

from parsers import checks, sections
from parsers.faults import Faults
from parsers.findings import Doubt, Region
from parsers.layout import sheets
from parsers.layout.page import Page
from parsers.pack import Pack
from parsers.parse import ParsedPack, parse_pack
from parsers.registry import REGISTRY
from schemas.errors import DocumentRejected, RejectReason
from tests.drawing.decks import ACTION_HEAD, ACTION_WIDTHS, Deck
from tests.drawing.pages import Drawing
from tests.drawing.parsing import records, values
from tests.reading_samples import vocabulary

spared = pytest.mark.usefixtures("faults_are_spared")
AGENDA, ACTIONS, CLOSING, MORE_ACTIONS = 2, 5, 7, 8


def _more_actions(drawing: Drawing) -> None:
    drawing.title("Further actions").table(
        90, ACTION_WIDTHS, (ACTION_HEAD, ("TMAG29-07", "17/04/30", "Mend the lock", "Ada Quill", "15/05/30", "Open", "Begun"))
    )


DECK = replace(Deck(), extra=(_more_actions,))
# The datasets that each part of the deck is read into, its own first, and those that look at it.
OWN = {
    "roadmap": ("roadmap_items", "meetings"),
    "agenda": ("agenda_items", "meetings"),
    "action_log": ("actions",),
    "working_groups": ("working_group_items", "deadlines"),
    "next_steps": ("next_steps", "meetings"),
}


def fail(*given: object, **more: object) -> NoReturn:
    raise KeyError("no such tide")


def parsed() -> ParsedPack:
    return parse_pack(DECK.pages(), vocabulary())


def said(pack: ParsedPack, but: Collection[str] = ()) -> Counter[str]:
    """What the records say, without those of some datasets."""
    return Counter(f"{one.page_number} {one.content}" for one in pack.records if one.dataset not in but)


def faults(pack: ParsedPack) -> list[Doubt]:
    return [doubt for doubt in pack.doubts if doubt.code == "parser_fault"]


def words_left(pack: ParsedPack) -> Counter[int]:
    """How many words of each page nothing took. All are counted, and each is in one block."""
    counts = Counter[int]()
    for block in pack.account.left_over:
        counts[block.page_number] += len(block.text.split())
    every = [word for sheet in pack.pack.sheets for block in sheet.blocks for word in block.text.split()]
    assert pack.account.words_total == len(every)
    assert pack.account.words_claimed == len(every) - counts.total()
    return counts


def change(monkeypatch: pytest.MonkeyPatch, name: str, **functions: Callable[..., Any]) -> None:
    """Change the functions of one slide parser."""
    changed = tuple(one._replace(**functions) if one.name == name else one for one in REGISTRY)
    monkeypatch.setattr(sections, "REGISTRY", changed)


def finding(name: str, *pages: int) -> Callable[[Pack], list[Region]]:
    """What finds the regions of one slide parser, and fails where something stands on all of some pages."""
    find = next(one.find for one in REGISTRY if one.name == name)
    return lambda pack: fail() if all(pack.sheet(page).blocks for page in pages) else find(pack)


def test_no_fault_is_hidden_from_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    assert faults(parsed()) == []
    change(monkeypatch, "agenda", parse=fail)
    with pytest.raises(KeyError):
        parsed()


@spared
@pytest.mark.parametrize("name", OWN)
def test_a_region_that_cannot_be_read_costs_its_own_rows(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    whole = parsed()
    change(monkeypatch, name, parse=fail)
    less = parsed()
    assert said(less, OWN[name]) == said(whole, OWN[name])
    assert not any(record.dataset == OWN[name][0] for record in less.records)
    regions = [reg for parser in REGISTRY if parser.name == name for reg in parser.find(whole.pack)]
    assert [fault.page_number for fault in faults(less)] == [region.pages[0] for region in regions]
    assert all(f"the section '{name}'" in fault.message and "KeyError in " in fault.message for fault in faults(less))
    assert set(words_left(less)) == {page for region in regions for page in region.pages}
    assert less.kinds == whole.kinds


@spared
def test_a_section_that_fails_on_one_page_is_read_from_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = parsed()
    change(monkeypatch, "action_log", find=finding("action_log", ACTIONS))
    less = parsed()
    assert values(less, "actions", "action_ref") == ["TMAG29-07"]
    assert said(less, {"actions", "slides"}) == said(whole, {"actions", "slides"})
    assert [fault.page_number for fault in faults(less)] == [ACTIONS]
    assert set(words_left(less)) == {ACTIONS}


@spared
def test_of_pages_that_fail_together_the_last_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    change(monkeypatch, "action_log", find=finding("action_log", ACTIONS, MORE_ACTIONS))
    less = parsed()
    assert values(less, "actions", "action_ref") == ["TMAG29-01"]
    assert [fault.page_number for fault in faults(less)] == [MORE_ACTIONS]


@spared
@pytest.mark.parametrize("name", OWN)
def test_a_section_that_fails_on_any_page_costs_its_own_rows(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    whole = parsed()
    change(monkeypatch, name, find=fail)
    less = parsed()
    but = {*OWN[name], "slides"}  # the kind of the page is another
    assert said(less, but) == said(whole, but)
    assert [(fault.page_number, f"'{name}'" in fault.message) for fault in faults(less)] == [(None, True)]
    words_left(less)


@spared
def test_a_page_that_cannot_be_laid_out_is_its_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = parsed()
    lay_out = sheets.lay_out
    monkeypatch.setattr(sheets, "lay_out", lambda page, *more: fail() if page.page_number == ACTIONS else lay_out(page, *more))
    less = parsed()
    assert values(less, "actions", "action_ref") == ["TMAG29-07"]
    assert said(less, {"actions", "slides"}) == said(whole, {"actions", "slides"})
    (fault,) = faults(less)
    assert (fault.page_number, "the layout on page 5" in fault.message) == (ACTIONS, True)
    texts = [" ".join(word.text for block in pack.pack.sheet(ACTIONS).blocks for word in block.words) for pack in (whole, less)]
    assert Counter(texts[0].split()) == Counter(texts[1].split())
    assert words_left(less) == {ACTIONS: len(texts[1].split())}


@spared
def test_a_cover_that_cannot_be_laid_out_still_names_the_meeting(monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out = sheets.lay_out
    monkeypatch.setattr(sheets, "lay_out", lambda page, *more: fail() if page.page_number == 1 else lay_out(page, *more))
    assert parsed().cover.meeting_id == "TMAG-30"


PARTS: dict[str, tuple[str, str, set[str]]] = {
    "lines at the foot": ("parsers.layout.sheets", "without_foot_rules", set()),
    "footers": ("parsers.layout.sheets", "furniture_of", set()),
    "words": ("parsers.parse", "with_words", set()),
    "broken words": ("parsers.parse", "with_whole_words", set()),
    "pages of agenda items": ("parsers.parse", "with_slide_pages", {"agenda_items"}),
    "meetings": ("parsers.parse", "meetings_of", {"meetings"}),
    "oddities": ("parsers.parse", "oddities", set()),
    "confidence": ("parsers.parse", "weigh", set()),
    "dividers": ("parsers.sections", "dividers_of", {"slides", "agenda_items", "deadlines"}),
    "decisions": ("parsers.statements", "find_decisions", {"decisions"}),
    "deadlines": ("parsers.statements", "find_deadlines", {"deadlines"}),
}


@spared
@pytest.mark.parametrize("part", PARTS)
def test_whatever_fails_the_rest_is_read(monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    module, name, own = PARTS[part]
    whole = parsed()
    monkeypatch.setattr(f"{module}.{name}", fail)
    less = parsed()
    assert said(less, own) == said(whole, own)
    assert faults(less)
    assert len({fault.message for fault in faults(less)}) == len(faults(less))
    assert not words_left(less)


@spared
def test_a_cover_that_fails_names_no_meeting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parsers.parse.read_cover", fail)
    less = parsed()
    assert (less.cover.document_type, less.cover.meeting_id) == ("other", None)
    assert [fault.page_number for fault in faults(less)] == [None]
    assert values(less, "actions", "action_ref") == ["TMAG29-01", "TMAG29-07"]


@spared
def test_a_check_that_fails_does_not_keep_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def said_by(records: object, pack: object) -> list[Doubt]:
        return [Doubt("duration_mismatch", "So it is.", AGENDA)]

    monkeypatch.setattr(checks, "CHECKS", (fail, said_by))
    assert [doubt.code for doubt in parsed().doubts] == ["duration_mismatch", "parser_fault"]


@spared
def test_rows_that_could_not_be_weighed_are_for_a_person_to_look_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parsers.parse.weigh", fail)
    assert {record.confidence for record in records(parsed(), "actions")} == {0.5}


def _without(whole: Sequence[int], numbers: Collection[int]) -> Sequence[int]:
    return [number for number in whole if number not in numbers]


def _spared(work: Callable[[Sequence[int]], list[int]], count: int = 40) -> tuple[list[int], list[int | None]]:
    met = Faults()
    numbers = list(range(1, count + 1))
    _, given = met.spare_pages(work, numbers, _without, numbers, list[int](), "the tides")
    return given, [fault.page_number for fault in met.met]


@spared
def test_each_page_at_fault_is_found() -> None:
    bad = {1, 17, 18, 40}
    given, told = _spared(lambda pages: fail() if bad & set(pages) else list(pages))
    assert given == [number for number in range(1, 41) if number not in bad]
    assert told == [1, 17, 18, 40]


@spared
def test_work_that_fails_without_any_page_is_given_up_at_once() -> None:
    assert _spared(fail) == ([], [None])


@spared
def test_work_that_fails_on_too_many_pages_is_given_up() -> None:
    given, told = _spared(lambda pages: fail() if pages else [])
    assert given == []
    assert told == [*range(1, 11), None]


@spared
@pytest.mark.parametrize("error", [DocumentRejected(RejectReason.ENCRYPTED, "No."), MemoryError(), KeyboardInterrupt(), SystemExit(1)])
def test_what_is_no_fault_of_the_code_goes_through(error: BaseException) -> None:
    def work() -> None:
        raise error

    with pytest.raises(type(error)):
        Faults().spare(work, None, "the tides")


@spared
def test_a_fault_says_where_it_came_from_and_not_what_the_error_said() -> None:
    met = Faults()
    assert met.spare(lambda: Page(*[1]).chars, None, "the layout", 3) is None  # type: ignore[arg-type]
    assert met.spare(lambda: vocabulary() and Pack((), None, None).sheet(4), None, "page four") is None  # type: ignore[arg-type]
    assert met.spare(lambda: [][0] if fail else Doubt, None, "nothing") is None
    first, second, third = (fault.told for fault in met.met)
    assert first.startswith("The parser failed at the layout on page 3 (TypeError in ")
    assert "(LookupError in parsers.pack.sheet, line " in second
    assert "page 4" not in second
    assert third.endswith("Please report it with the file.")


def test_where_faults_are_raised_nothing_is_spared() -> None:
    with pytest.raises(KeyError):
        Faults(are_raised=True).spare(fail, None, "the tides")
