"""How far apart the lines of one text stand on a page: as far as most do of which the lower goes on a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from parsers.layout.words import Word

_FEWEST = 3  # lines that go on a sentence
_MOST = 0.6  # of them: as far apart
_ENDS = (".", ";", ":", "!", "?")
_SLACK = 0.015  # of the size: lines are set on whole dots, so that of one leading some stand further apart
_NEXT = 0.4  # of the size: a word this much lower is on the next line


def leading_of(texts: Iterable[Sequence[Word]]) -> float:
    """The leading of a page's texts, each given by its words as printed, in parts of the size; 0 where too few lines tell it."""
    steps = Counter(step for words in texts for step in _steps(words))
    usual = max(steps, key=lambda step: steps[step], default=0.0)
    alike = [step for step in steps if abs(step - usual) <= _SLACK]
    return max(alike) if sum(steps[step] for step in alike) >= max(_FEWEST, _MOST * steps.total()) else 0.0


def _steps(words: Sequence[Word]) -> Iterator[float]:
    """How far beneath the line before, in parts of the size, lines stand that go on a sentence: in lower case, behind no full stop."""
    for i in range(1, len(words)):
        before, word = words[i - 1], words[i]
        way, size = word.baseline - before.baseline, word.style.size
        if way > _NEXT * size and word.text[0].islower() and before.style.size == size and not before.text.endswith(_ENDS):
            yield round(way / size, 2)
