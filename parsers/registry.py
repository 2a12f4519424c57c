"""The slide parsers in their order: where two would take the same words, the earlier has them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from parsers.findings import Parsed, Region
from parsers.pack import Pack
from parsers.slides import (
    action_lines,
    action_log,
    agenda,
    attachments,
    attendees,
    cover,
    decision_log,
    divider,
    governance,
    next_steps,
    roadmap,
    working_groups,
)


class SlideParser(NamedTuple):
    """One kind of content. ``slide_kind`` is what a page is mainly called for it, None for what never is a page's main content."""

    name: str
    slide_kind: str | None
    find: Callable[[Pack], list[Region]]
    parse: Callable[[Region, Pack], Parsed]


def _context_only(region: Region, pack: Pack) -> Parsed:
    """A region whose words introduce their page: the page's own record holds what was read from them."""
    return Parsed(context=tuple(block.id for block in region.all_blocks))


def _divider(region: Region, pack: Pack) -> Parsed:
    """Only what the page's record took; a line that a divider should not have is left over."""
    return Parsed(context=pack.dividers[region.pages[0]].blocks)


REGISTRY: tuple[SlideParser, ...] = (
    SlideParser(cover.NAME, "cover", cover.find, _context_only),
    SlideParser("divider", "divider", divider.find, _divider),
    SlideParser(roadmap.NAME, "roadmap", roadmap.find, roadmap.parse),
    SlideParser(agenda.NAME, "agenda", agenda.find, agenda.parse),
    SlideParser(action_log.NAME, "action_log", action_log.find, action_log.parse),
    SlideParser(action_lines.NAME, None, action_lines.find, action_lines.parse),
    SlideParser(decision_log.NAME, None, decision_log.find, decision_log.parse),
    SlideParser(working_groups.NAME, "working_group_report", working_groups.find, working_groups.parse),
    SlideParser(attendees.NAME, None, attendees.find, attendees.parse),
    SlideParser(attachments.NAME, None, attachments.find, attachments.parse),
    SlideParser(next_steps.NAME, None, next_steps.find, next_steps.parse),
    SlideParser(governance.NAME, "governance_updates", governance.find, governance.parse),
)
