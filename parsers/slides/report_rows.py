"""The rows of a working group's report: what their headings name, by phrases, by cues, and in the light of the headings beside them."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.language.phrases import Match, matches, plain
from schemas.vocabulary import Vocabulary

_BY_CUE = 0.7  # the score of a heading that only a cue tells
_LONGEST = 7  # words of such a heading


def row_of(label: str | None, vocabulary: Vocabulary) -> Match | None:
    """The row of the report that a heading names, None where it names none."""
    return next(iter(_named(label, vocabulary)), None)


def is_phrase(label: str, vocabulary: Vocabulary) -> bool:
    """Whether a heading is one that is known, not only by a cue."""
    return bool(matches(label, vocabulary.report_rows))


def rows_of(labels: Sequence[str | None], vocabulary: Vocabulary) -> dict[str, Match]:
    """The row that each of the headings of one report names.

    Some headings can be one of several rows: `Coming up` is what is due unless `Deliverables` stands beside it. Those that can be only one
    have the first choice.
    """
    named = {label: _named(label, vocabulary) for label in labels if label}
    found: dict[str, Match] = {}
    for label, offers in sorted(named.items(), key=lambda item: (len(_best(item[1])), -max((m.score for m in item[1]), default=0.0))):
        taken = {match.name for match in found.values()}
        best = _best(offers)
        if best:
            found[label] = next((match for match in best if match.name not in taken), best[0])
    return found


def _best(offers: Sequence[Match]) -> list[Match]:
    """The offers that are as good as the first."""
    return [match for match in offers if match.score == offers[0].score]


def _named(label: str | None, vocabulary: Vocabulary) -> list[Match]:
    found = matches(label, vocabulary.report_rows)
    if found or not label:
        return found
    words = plain(label).split()
    cued = (row for row, cues in vocabulary.report_cues.items() if any(word.startswith(cues) for word in words))
    row = next(cued, None) if len(words) <= _LONGEST else None
    return [Match(row, _BY_CUE)] if row is not None else []
