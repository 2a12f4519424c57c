"""What makes an action log nastier: titles, headings, dates, bands, empty rows, merged cells, columns and tables of no meaning to us."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random

from tests.packgen.model import Action, ActionPage, Column, Facts, Pack, Page
from tests.packgen.seeded import days

Pages = tuple[ActionPage, ...]
_TITLES = ("Action log", "Actions from previous meetings", "Open actions", "Outstanding actions", "Actions register", "Review of actions")
_TAILS = (" (cont.)", " (continued)", " continued", " – cont’d", " (contd.)", "")
_HEADINGS = {
    "ref": ("Action Ref.", "Action #", "Reference", "Action No", "Unique ID"),
    "raised": ("Date Raised", "Date opened", "Meeting raised", "Raised (date)", "Opened"),
    "description": ("Action Description", "Actions", "Details", "Descripton", "What"),
    "owner": ("Action Owner", "Owner(s)", "Who", "Resposible", "Action on"),
    "due": ("Due by", "By when", "Completion date", "Due Date", "Target completion", "When"),
    "status": ("Status (open/closed)", "Action Status", "Satus", "Current status", "RAG / status"),
    "update": ("Update / comments", "Latest update", "Notes", "Progress update", "Commentary", "Outcome"),
}
_BANDS = ("Carried forward", "From the last meeting", "New actions", "Actions on the Programme", "Other actions")


def twisted(draw: Random, pack: Pack) -> tuple[Page, ...]:
    """All pages, those of the action log with some twists."""
    old = tuple(page for page in pack.pages if isinstance(page, ActionPage))
    new: Pages = old
    for chance, twist in _TWISTS:
        if draw.random() < chance:
            new = twist(draw, new)
    made = iter(new)
    return tuple(next(made) if isinstance(page, ActionPage) else page for page in pack.pages)


def _each_action(pages: Pages, change: Callable[[Action], Action]) -> Pages:
    return tuple(replace(page, actions=tuple(map(change, page.actions)), closed=tuple(map(change, page.closed))) for page in pages)


def _retitled(draw: Random, pages: Pages) -> Pages:
    title, tail = draw.choice(_TITLES), draw.choice(_TAILS)
    return tuple(replace(page, title=title + (tail if n else "")) for n, page in enumerate(pages))


def _renamed(draw: Random, pages: Pages) -> Pages:
    columns = tuple(
        Column(c.role, draw.choice(_HEADINGS[c.role])) if draw.random() < 0.5 else c for c in pages[0].columns if c.role in _HEADINGS
    )
    return tuple(replace(page, columns=columns) for page in pages)


def _without_header(draw: Random, pages: Pages) -> Pages:
    return tuple(page if page.closed else replace(page, has_header=False) for page in pages)


def _redated(draw: Random, pages: Pages) -> Pages:
    """Days printed in another way; words beside a day stay."""
    shape = draw.choice(days.LATE_TABLE_STYLES)

    def change(action: Action) -> Action:
        is_plain = action.due is not None and action.due_raw is not None and not any(mark in action.due_raw for mark in ("rev", "was"))
        due_raw = shape(action.due) if is_plain and action.due else action.due_raw
        return replace(action, raised_raw=shape(action.raised), due_raw=due_raw)

    return _each_action(pages, change)


def _struck(draw: Random, pages: Pages) -> Pages:
    """A day struck out before the new one."""

    def change(action: Action) -> Action:
        if action.due is None or draw.random() < 0.5 or not action.due_raw or any(mark in action.due_raw for mark in ("rev", "was")):
            return action
        earlier = date.fromordinal(action.due.toordinal() - 14)
        return replace(action, due_before=f"{earlier.day} {earlier:%b %Y}")

    return _each_action(pages, change)


def _banded(draw: Random, pages: Pages) -> Pages:
    """Rows across the table with a word on what follows."""
    names = draw.sample(_BANDS, 3)

    def bands(page: ActionPage) -> tuple[tuple[int, str], ...]:
        at = sorted({0, draw.randrange(len(page.actions))}) if page.actions else []
        return tuple(zip(at, names, strict=False))

    return tuple(replace(page, bands=bands(page)) for page in pages)


def _gapped(draw: Random, pages: Pages) -> Pages:
    """Rows left empty: one in the midst, or some at the end."""

    def gaps(page: ActionPage) -> tuple[int, ...]:
        return (draw.randrange(len(page.actions)),) if page.actions else ()

    return tuple(replace(page, empty_after=gaps(page)) for page in pages)


def _merged(draw: Random, pages: Pages) -> Pages:
    """Neighbours of one owner, day or status share a cell."""
    role = draw.choice(("owner", "raised", "status", "owner"))
    if any(page.bands or page.empty_after for page in pages) or role not in {column.role for column in pages[0].columns}:
        return pages
    return tuple(replace(page, merged=role, actions=_grouped(page.actions) if role == "owner" else page.actions) for page in pages)


def _grouped(actions: tuple[Action, ...]) -> tuple[Action, ...]:
    """Every second action goes to the owner of the one before."""
    return tuple(replace(action, owner=actions[n - n % 2].owner) for n, action in enumerate(actions))


def _headed_over(draw: Random, pages: Pages) -> Pages:
    """A row above the headings."""
    count = len(pages[0].columns)
    if count < 4:
        return pages
    over = (("Action details", count // 2), ("Progress", count - count // 2))
    return tuple(replace(page, over_headings=over) for page in pages)


def _counted(draw: Random, pages: Pages) -> Pages:
    return tuple(replace(page, has_count=True) for page in pages)


def _with_priorities(draw: Random, pages: Pages) -> Pages:
    return tuple(replace(page, priorities=draw.choice(("HML", "MMH", "LHM"))) for page in pages)


def _with_facts(draw: Random, pages: Pages) -> Pages:
    """A small table above the first part counts the actions."""
    counts = (
        ("Status", "Number of actions"),
        ("Open", f"{draw.randrange(2, 30)}"),
        ("Closed since the last meeting", f"{draw.randrange(9)}"),
    )
    return (replace(pages[0], facts=Facts(counts)), *pages[1:])


def _split(draw: Random, pages: Pages) -> Pages:
    """The last row of a page goes on in the first of the next."""
    if len(pages) < 2 or "update" not in {column.role for column in pages[0].columns} or any(page.merged for page in pages):
        return pages
    first, second, *rest = pages
    last = first.actions[-1]
    if not last.update:
        return pages
    parts = ("The session was held and its notes were sent to members.",)
    return (first, replace(second, rest=parts), *rest)


_TWISTS: tuple[tuple[float, Callable[[Random, Pages], Pages]], ...] = (
    (0.35, _retitled),
    (0.35, _renamed),
    (0.08, _without_header),
    (0.2, _redated),
    (0.12, _struck),
    (0.15, _banded),
    (0.12, _gapped),
    (0.15, _merged),
    (0.1, _headed_over),
    (0.1, _counted),
    (0.12, _with_priorities),
    (0.1, _with_facts),
    (0.3, _split),
)
