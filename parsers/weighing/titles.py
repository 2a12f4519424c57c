"""Whether the title above a record names what it is read as."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache

from parsers.findings import BlockId
from parsers.language.phrases import mentioned
from parsers.layout.blocks import BlockKind
from parsers.layout.sheet import Sheet
from schemas.vocabulary import Vocabulary

# The vocabulary's names for titles under which a dataset stands.
_NAMES = {
    "agenda_items": ("agenda",),
    "actions": ("action_log",),
    "roadmap_items": ("roadmap", "closing", "next_steps"),
    "working_group_items": ("working_groups",),
    "governance_updates": ("governance", "wider_programme", "group_updates"),
    "next_steps": ("next_steps", "closing"),
    "attachments": ("attachments", "agenda"),
}
_TELLING = ("action_log", "agenda", "attachments", "governance", "next_steps", "roadmap", "wider_programme", "working_groups")
_SILENT = 0.5  # the signal where no title above names anything that we know


class Titles:
    """The titles of a page, from the top, but those ``of_rows``: what heads a card is the card's own, and above no other."""

    def __init__(self, sheet: Sheet, vocabulary: Vocabulary, of_rows: Container[BlockId] = ()) -> None:
        self._vocabulary = vocabulary
        found = [(block.box.top, block.text) for block in sheet.blocks if block.kind is BlockKind.TITLE and block.id not in of_rows]
        # Wherever it stands, the page's own title is above all that is on it.
        self._from_below = [*reversed(found), *([(0.0, sheet.title.text)] if sheet.title is not None else [])]
        self._telling: dict[str, list[tuple[float, float]]] = {}  # of each dataset the titles that name a kind: their top, the signal

    def signal(self, dataset: str, top: float) -> float:
        """The signal ``titled``: 1 where the nearest title above ``top`` (points) that names a kind that we know names the dataset's, 0
        where it names another."""
        own = _NAMES.get(dataset)
        if own is None:
            return 1.0
        if dataset not in self._telling:
            named = ((at, _named(text, own, self._vocabulary)) for at, text in self._from_below)
            self._telling[dataset] = [(at, signal) for at, signal in named if signal is not None]
        return next((signal for at, signal in self._telling[dataset] if at <= top), _SILENT)


@lru_cache(maxsize=256)  # the same titles stand on several pages
def _named(text: str, own: tuple[str, ...], vocabulary: Vocabulary) -> float | None:
    """Whether a title names the own kind, rather than another; None where it names none. The longer phrase tells more: ``Working group
    updates`` are not just ``updates``."""
    ours = max(_longest(text, vocabulary.phrases[name]) for name in own)
    others = max(_longest(text, vocabulary.phrases[name]) for name in _TELLING if name not in own)
    return None if not ours and not others else 1.0 if ours >= others else 0.0


def _longest(text: str, phrases: tuple[str, ...]) -> int:
    return max(map(len, mentioned(text, phrases)), default=0)
