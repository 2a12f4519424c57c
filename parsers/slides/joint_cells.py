"""Cells of action logs that hold what two columns hold elsewhere: `Owner and due`, `Status / update`, `Ref and date raised`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from parsers.language.dates import find_dates
from parsers.layout.blocks import Block, join_long
from parsers.layout.text import join_wrapped
from parsers.slides.column_words import may_name
from parsers.slides.columns import Header
from parsers.slides.statuses import status_of
from schemas.vocabulary import TableWords, Vocabulary

_REF_BEFORE = re.compile(r"(?P<ref>[A-Z]{2,}[A-Z0-9]*[ -]?\d+(?:\.\d+)?-\d+)(?:\s*[:–—|]\s*|\s+-\s+|\s+)(?P<text>[^\W\d_].*)$", re.DOTALL)
_EDGE = " :–—-/|,;(["


def is_joint(header: Header, role: str, other: str, words: TableWords) -> bool:
    """Whether the column of one role is headed as that of another, too."""
    if role not in header.roles or header.roles.get(other) == header.roles[role]:
        return False
    titles = {title for column in header.roles[role] if (title := header.titles[column])}
    return any(may_name(title, (other,), words) for title in titles)


def owner_and_due(text: str | None, when: date | None) -> tuple[str, str] | None:
    """An owner and the due date behind it, or before it; None for a text without both.

    >>> owner_and_due("Fergus Doyle 22 Oct 24", date(2024, 10, 1))
    ('Fergus Doyle', '22 Oct 24')
    """
    found = find_dates(text or "", when, "due")
    if not text or not found:
        return None
    owner, due = text[: found[0].start_char].strip(_EDGE), text[found[0].start_char :].strip()
    if not owner:
        owner, due = text[found[-1].end_char :].strip(_EDGE), text[: found[-1].end_char].strip()
    return (owner, due.removesuffix(")") if "(" not in due else due) if owner else None


def ref_and_text(text: str | None) -> tuple[str, str] | None:
    """A reference of a meeting's actions and what is to be done behind it; None for any other text.

    >>> ref_and_text("CCAG19-03: Explain the costs"), ref_and_text("Phase 2: explain the costs")
    (('CCAG19-03', 'Explain the costs'), None)
    """
    found = _REF_BEFORE.match(text or "")
    return (found["ref"], found["text"]) if found else None


def status_and_update(blocks: Sequence[Block], vocabulary: Vocabulary) -> tuple[str, str | None] | None:
    """A status and what is said of it: its first paragraph, bold words or line, if that is a status that is known."""
    if not blocks:
        return None
    first = blocks[0]
    lead = first.bold_lead
    if lead is not None and status_of(lead.strip(_EDGE), vocabulary):
        return lead.strip(_EDGE), _with_paragraphs(first.text[len(lead) :].strip(_EDGE), blocks[1:])
    lines = [line.text for line in first.lines]
    if not status_of(lines[0], vocabulary):
        return None
    rest = ""
    for line in lines[1:]:
        rest = join_wrapped(rest, line) if rest else line
    return lines[0].strip(_EDGE), _with_paragraphs(rest, blocks[1:])


def _with_paragraphs(text: str, blocks: Sequence[Block]) -> str | None:
    """A text and the paragraphs behind it, each on a line of its own."""
    return "\n".join(filter(None, (text, join_long(blocks)))) or None
