"""What the labels of a matrix name where no phrase tells it: by cues in them, by the values across them, and by what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from parsers.findings import Doubt
from parsers.language.groups import folded_name
from parsers.language.phrases import Match, plain
from parsers.layout.page import Box
from parsers.layout.sheet import Cell, Table
from parsers.slides.matrix import HeldCell, Matrix, ways
from schemas.vocabulary import Phrases

CUED = 0.6  # what a cue in a label weighs, of 1
_LEAST = 0.3  # the weight below which nothing is told
_LEFT = 0.4  # the score of the only label left for the only row left
_LONGEST = 7  # words of a label
_FEWEST = 2  # subjects
_FEWEST_WORDS = 2  # of a text that is more than a mark

Offers = Mapping[tuple[str, str], float]


class Labelled(NamedTuple):
    """A label and the texts of each filled cell across it."""

    text: str
    cells: tuple[tuple[str, ...], ...]
    cell_count: int

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of all cells."""
        return tuple(text for cell in self.cells for text in cell)

    def share(self, cells: Iterable[object]) -> float:
        """Which share of the filled cells some of them are."""
        return sum(1 for _ in cells) / max(1, len(self.cells))


def labelled(held: Sequence[HeldCell]) -> list[Labelled]:
    """Each label of some matrices, with what stands across it; a label printed on several pages is one."""
    across: dict[str, list[tuple[str, ...]]] = {}
    for one in held:
        text = one.matrix.text(one.label)
        if text:
            across.setdefault(text, []).append(tuple([" ".join([block.text for block in item]) for item in one.items]))
    return [Labelled(text, tuple(cell for cell in cells if cell), len(cells)) for text, cells in across.items()]


def cues_in(label: str, cues: Phrases) -> list[str]:
    """The rows that a word of a label tells by how it begins."""
    words = plain(label).split()
    return [row for row, starts in cues.items() if len(words) <= _LONGEST and any(word.startswith(starts) for word in words)]


def assigned(labels: Sequence[str], known: Mapping[str, Match], offers: Offers, rows: Sequence[str]) -> dict[str, Match]:
    """The row of each label: no row twice, and so that all in all the labels say the most; of the labels for which anything
    at all speaks, the last has the last row.

    ``known`` are the labels that phrases tell; ``offers`` weigh each other label and row, up to 1.
    """
    free = [row for row in rows if row not in _taken(known)]
    best = _best([label for label in labels if label not in known], free, offers)
    found = dict(known) | {label: Match(row, offers[label, row]) for label, row in best.pairs}
    for (label, row), weight in offers.items():
        if label not in found and weight >= CUED:
            found[label] = Match(row, _LEFT)
    left = [row for row in rows if row not in _taken(found)]
    open_labels = [label for label in labels if label not in found and any(offers.get((label, row), 0.0) > 0 for row in left)]
    if found and len(open_labels) == 1 and len(left) == 1:
        found[open_labels[0]] = Match(left[0], _LEFT)
    return found


class _Choice(NamedTuple):
    """Labels and their rows, and what all of them weigh."""

    weight: float = 0.0
    pairs: tuple[tuple[str, str], ...] = ()


def _best(labels: Sequence[str], rows: Sequence[str], offers: Offers) -> _Choice:
    """The choice of a label, or of none, for each row that weighs the most."""
    if not rows:
        return _Choice()
    row, *others = rows
    best = _best(labels, others, offers)
    for label in labels:
        weight = offers.get((label, row), 0.0)
        if weight >= _LEAST:
            rest = _best([one for one in labels if one != label], others, offers)
            best = max(best, _Choice(weight + rest.weight, ((label, row), *rest.pairs)), key=lambda choice: choice.weight)
    return best


def _taken(found: Mapping[str, Match]) -> set[str]:
    return {match.name for match in found.values()}


def repeated(cells: Sequence[Sequence[str]]) -> float:
    """Which share of some cells' texts stand in most of the cells: 1 where all cells say the same.

    >>> repeated([["Minutes", "Actions"], ["Minutes", "Actions"]]), repeated([["One"], ["Two"]])
    (1.0, 0.0)
    """
    if len(cells) < 2:
        return 0.0
    folded = [{folded_name(text) for text in cell} for cell in cells]
    texts = [text for cell in folded for text in cell]
    return sum(1 for text in texts if 2 * sum(text in cell for cell in folded) > len(folded)) / max(1, len(texts))


def read_by_subjects(table: Table, is_subject: Callable[[str], bool]) -> Matrix | None:
    """The table as a matrix by its subjects alone, whatever its labels say; None where it is none.

    At least four in five headings on one side are subjects, two or more; neither the corner nor any heading on the other side is one; and
    most cells hold texts.
    """
    for matrix in ways(table, is_subject):
        subjects = [cell.text for cell in matrix.subjects() if cell.text]
        labels = [cell.text for cell in matrix.labels() if cell.text]
        corner = table.at(matrix.header_row, 0).text
        if not labels or (corner is not None and is_subject(corner)) or not _are_mostly(is_subject, subjects):
            continue
        if not any(map(is_subject, labels)) and _holds_texts(filled_cells(matrix)):
            return matrix
    return None


def _are_mostly(is_subject: Callable[[str], bool], texts: Sequence[str]) -> bool:
    """Whether at least four in five texts are subjects, two or more; given up where too many are none."""
    others = 0
    for text in texts:
        others += not is_subject(text)
        if 5 * others > len(texts):
            return False
    return len(texts) - others >= _FEWEST


def filled_cells(matrix: Matrix) -> list[Cell]:
    """The cells of a matrix that hold anything."""
    return [c for subject in matrix.subjects() for label in matrix.labels() for c in matrix.cells(subject, label) if c.blocks]


def unknown_labels(matrices: Sequence[Matrix], is_told: Callable[[str], bool]) -> Iterator[Doubt]:
    """An issue for each heading of a matrix that neither a phrase nor a cue tells."""
    found = {text: (one, label) for one in reversed(matrices) for label in one.labels() if (text := one.text(label)) and not is_told(text)}
    for text, (matrix, label) in reversed(found.items()):
        yield unknown_label(text, matrix.table.page_number, label.box)


def unknown_label(text: str, page: int, box: Box) -> Doubt:
    """The issue for a heading that neither a phrase nor a cue tells."""
    message = f"The table on page {page} has a heading '{text}' that is not known; what it heads is told by its values, if at all."
    return Doubt("unknown_column", message, page, text, None, box)


def _holds_texts(cells: Sequence[Cell]) -> bool:
    """Whether most cells hold lists or texts of several words: no numbers, marks or single words."""
    return 2 * sum(any(block.is_listed for block in cell.blocks) or _is_text(cell.text or "") for cell in cells) > len(cells)


def _is_text(text: str) -> bool:
    return len(text.split()) >= _FEWEST_WORDS and any(map(str.isalpha, text))
