"""When two full names of persons may be one person's: a slip of the pen, a short given name, a middle name left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import OSA

from parsers.language.naming import NameKind, PersonForm
from parsers.language.sightings import Book, Node
from schemas.gazetteer import Gazetteer

_SHORTEST = 5  # letters of a name in which one letter more, less or other can be a slip


class Likeness(NamedTuple):
    """Two nodes whose names are alike, and how: misspelling, short_given_name or middle_name."""

    one: Node
    other: Node
    method: str


def alike(book: Book) -> tuple[Likeness, ...]:
    """All pairs of full names that are alike, in order; a name of several employers is like no other, as whose it is is not certain."""
    several = {node.key for node in book.forms if node.employer}
    full = sorted(node for node, form in book.forms.items() if form.kind == NameKind.FULL and node.key not in several)
    pairs = {(min(pair), max(pair)) for bucket in _buckets(full, book) for pair in combinations(bucket, 2)}
    found = ((one, other, likeness(book.forms[one], book.forms[other], book.gazetteer)) for one, other in sorted(pairs))
    return tuple(Likeness(one, other, method) for one, other, method in found if method)


def _buckets(full: list[Node], book: Book) -> Iterator[list[Node]]:
    """Nodes of one surname, and nodes of one first name: no others can be alike."""
    buckets: dict[tuple[str, str], list[Node]] = {}
    for node in full:
        form = book.forms[node]
        buckets.setdefault(("surname", form.surname), []).append(node)
        buckets.setdefault(("given", form.given[0]), []).append(node)
    yield from buckets.values()


def likeness(one: PersonForm, other: PersonForm, gazetteer: Gazetteer) -> str | None:
    """How two different full names are alike, None where they are not."""
    if one.surname == other.surname:
        first, second = one.given[0], other.given[0]
        if one.given == other.given:
            return None  # one name twice, of two employers
        if first == second:
            return "middle_name" if _is_middle_left_out(one.given[1:], other.given[1:]) else None
        if is_short_for(first, second, gazetteer):
            return "short_given_name"
        return "misspelling" if is_slip(first, second, gazetteer.given_names) else None
    return "misspelling" if one.given == other.given and is_slip(one.surname, other.surname, gazetteer.surnames) else None


def _is_middle_left_out(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if not shorter:
        return True
    return len(shorter) == len(longer) and all(a[0] == b[0] and min(len(a), len(b)) == 1 for a, b in zip(shorter, longer, strict=True))


def is_short_for(one: str, other: str, gazetteer: Gazetteer) -> bool:
    """Whether one given name is short for the other."""
    return other in gazetteer.short_given_names.get(one, ()) or one in gazetteer.short_given_names.get(other, ())


def is_slip(one: str, other: str, known: frozenset[str]) -> bool:
    """Whether one letter tells two names apart, and not both are names that many people have (``Clark``, ``Clarke``)."""
    if min(len(one), len(other)) < _SHORTEST or (one in known and other in known):
        return False
    return int(OSA.distance(one, other, score_cutoff=1)) == 1
