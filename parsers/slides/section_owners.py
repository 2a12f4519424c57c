"""Action logs that are parted by owner or status: the rows across them name who has the actions beneath, or how these stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.language.parties import are_parties
from parsers.pack import Pack
from parsers.slides.row_reader import RowReader
from parsers.slides.statuses import status_of

_FEWEST = 2  # sections
_SURE = 0.8  # how well each must be known
_LONGEST = 8  # words
_SMALL = frozenset({"and", "of", "for", "the"})  # what a name has in lower case
_WORD = re.compile(r"[^\W\d_]+")


def with_owners(rows: Sequence[RowReader], pack: Pack) -> Sequence[RowReader]:
    """The rows, each of which knows whose section it stands in where all sections name parties, or under which status where they name
    these: on a further page the one that goes on."""
    sections = [section for section in dict.fromkeys(row.section for row in rows) if section]
    if len(sections) < _FEWEST or rows[0].section is None:
        return rows
    role = next((role for role, names in _ROLES.items() if all(names(section, rows, pack) for section in sections)), None)
    if role is None or any(row.has(role) for row in rows):
        return rows
    last = rows[0]
    for row in rows:
        last = row if row.section else last
        row.headed[role] = last.section_blocks
    return rows


def _names_status(section: str, rows: Sequence[RowReader], pack: Pack) -> bool:
    return status_of(section, pack.vocabulary) is not None


def _names_owner(section: str, rows: Sequence[RowReader], pack: Pack) -> bool:
    """Whether a row across the table only names parties, and not the group whose references stand beneath it."""
    words = _WORD.findall(section)
    is_name = 0 < len(words) <= _LONGEST and all(
        word[0].isupper() or word in _SMALL or (len(word) > 1 and word[1].isupper()) for word in words
    )
    if not is_name or not are_parties(section, pack.vocabulary.gazetteer, frozenset(pack.vocabulary.group_names), _SURE):
        return False
    beneath = [block.text for row in rows if row.section == section for block in row.blocks("action_ref")]
    return not any(text.startswith(section) for text in beneath)


_ROLES = {"status": _names_status, "owner": _names_owner}
