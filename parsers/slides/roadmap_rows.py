"""The rows of a roadmap: what their headings name, by phrases, by cues, by the values across them, and by what is left."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.language.phrases import Match, closest, is_one_of, mentions
from parsers.slides.told_labels import CUED, Labelled, assigned, cues_in, repeated
from schemas.vocabulary import Vocabulary

_BY_VALUES = 0.6  # what values weigh where no cue speaks for them
_BESIDES = 0.1  # and where one does
_MILESTONE = re.compile(r"\bM\d{1,2}\b")
ROWS = ("standing_items", "milestones", "agenda_items")


def row_named(label: str | None, vocabulary: Vocabulary) -> Match | None:
    """The row of the roadmap that a phrase tells; a label of the days themselves is of none."""
    row = closest(label, vocabulary.roadmap_rows)
    return row if row is not None and row.name != "dates" else None


def is_told(label: str, vocabulary: Vocabulary) -> bool:
    """Whether a phrase or a cue tells what a label heads, if only the days themselves."""
    return closest(label, vocabulary.roadmap_rows) is not None or bool(cues_in(label, vocabulary.roadmap_cues))


def rows_told(labels: Sequence[Labelled], vocabulary: Vocabulary) -> dict[str, Match]:
    """The row that each heading names; one that no phrase tells has the row that its cues and its values speak for.

    What stands alone beside the days can only be planned for them.
    """
    known = {one.text: row for one in labels if (row := row_named(one.text, vocabulary)) is not None}
    told = [one for one in labels if not is_one_of(one.text, vocabulary.roadmap_rows["dates"])]
    if len(told) == 1 and not known:
        return {told[0].text: Match("agenda_items", _BY_VALUES)}
    offers = {(one.text, row): _weight(one, row, vocabulary) for one in told if one.text not in known for row in ROWS}
    return assigned([one.text for one in told], known, offers, ROWS)


def _weight(one: Labelled, row: str, vocabulary: Vocabulary) -> float:
    if mentions(one.text, vocabulary.phrases["anything_else"]):
        return 0.0
    value = _value(one, row, vocabulary)
    return CUED + _BESIDES * value if row in cues_in(one.text, vocabulary.roadmap_cues)[:1] else _BY_VALUES * value


def _value(one: Labelled, row: str, vocabulary: Vocabulary) -> float:
    """How far what stands across a heading is what a row holds, up to 1.

    Standing items are the same each day; milestones have their numbers or say what happens, and are few; a paper comes in stages, and a
    day without any says so.
    """
    again = repeated(one.cells)
    if row == "standing_items":
        return again
    numbered = sum(_MILESTONE.search(text) is not None for text in one.texts) / max(1, len(one.texts))
    filled = len(one.cells) / max(1, one.cell_count)
    if row == "milestones":
        happen = sum(_happens(text, vocabulary) for text in one.texts) / max(1, len(one.texts))
        return max(numbered, happen, (1 - filled) * (1 - again))
    staged = sum(_is_staged(text, vocabulary) for text in one.texts) / max(1, len(one.texts))
    return max(staged, filled * (1 - again) * (1 - numbered))


def _happens(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text ends with a word for what happens on a day: ``Cycle two ends``."""
    return is_one_of(text.rstrip(" .").rsplit(" ", 1)[-1], vocabulary.phrases["event_word"])


def _is_staged(text: str, vocabulary: Vocabulary) -> bool:
    last = text.rstrip(" .)").rsplit(" ", 1)[-1].lstrip("(")
    return is_one_of(text, vocabulary.phrases["placeholder"]) or any(is_one_of(last, words) for words in vocabulary.stages.values())
