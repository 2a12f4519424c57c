"""A pack for a document that flows: what slides spread over several pages stands in one piece, and no page is the model's."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.packgen.model import ActionPage, AgendaPage, Pack, Page

_PART = re.compile(r" \((?:\d of \d|\d/\d|cont\.)\)$")


def joined(pack: Pack) -> Pack:
    """Join the parts of the agenda and of the action log."""
    pages: list[Page] = []
    for page in pack.pages:
        before = pages[-1] if pages else None
        if isinstance(page, AgendaPage) and page.is_copy:
            continue
        if isinstance(page, AgendaPage) and isinstance(before, AgendaPage):
            pages[-1] = replace(before, items=before.items + page.items, attachments=page.attachments)
        elif isinstance(page, ActionPage) and isinstance(before, ActionPage):
            pages[-1] = _with_rest(replace(before, title=_PART.sub("", before.title)), page)
        else:
            pages.append(page)
    return replace(pack, pages=tuple(pages))


def _with_rest(before: ActionPage, page: ActionPage) -> ActionPage:
    """Both parts of the log as one; what the second adds to the last row of the first stands in that row."""
    rows = before.actions
    if page.rest and rows:
        rows = (*rows[:-1], replace(rows[-1], update=rows[-1].update + page.rest))
    return replace(before, actions=rows + page.actions)
