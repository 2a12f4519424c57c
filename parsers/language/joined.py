"""Full names joined where they are one person's for certain, and the rulings of people carried out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from parsers.language.likeness import Likeness, alike
from parsers.language.naming import NameKind, person_form
from parsers.language.rulings import Ruling
from parsers.language.sightings import Book, NameKeys, Node
from schemas.gazetteer import folded

_WITH_EMPLOYER = re.compile(r"(?P<name>.+?)\s*\((?P<employer>[^()]+)\)\s*")


@dataclass(slots=True)
class Joined:
    """Which nodes are one. ``reasons`` has method and sentence of each node that was joined to another; ``ruled`` what people decided;
    ``apart`` pairs that are never one, with the reason; ``unheard`` names in rulings that stand nowhere.
    """

    roots: dict[Node, Node]
    reasons: dict[Node, tuple[str, str]] = field(default_factory=dict)
    apart: dict[frozenset[Node], str] = field(default_factory=dict)
    near: dict[frozenset[Node], str] = field(default_factory=dict)
    ruled: set[Node] = field(default_factory=set)
    unheard: tuple[str, ...] = ()

    def root(self, node: Node) -> Node:
        """The node that stands for all that are one with this."""
        while self.roots[node] != node:
            node = self.roots[node]
        return node

    def join(self, one: Node, other: Node) -> None:
        """Make two nodes one; the lesser stands for both."""
        first, second = sorted((self.root(one), self.root(other)))
        self.roots[second] = first

    def members(self) -> dict[Node, tuple[Node, ...]]:
        """All nodes by the node that stands for them."""
        groups: dict[Node, list[Node]] = {}
        for node in sorted(self.roots):
            groups.setdefault(self.root(node), []).append(node)
        return {root: tuple(nodes) for root, nodes in groups.items()}


def join_full_names(book: Book, keys: NameKeys, rulings: Sequence[Ruling]) -> Joined:
    """Join what people ruled to be one, then full names that are alike where nothing speaks against it."""
    joined = Joined({node: node for node in book.sightings})
    _keep_apart(joined, book, keys, rulings)
    _join_ruled(joined, book, keys, rulings)
    _note_employers(joined, book)
    pairs = [pair for pair in alike(book) if not _is_blocked(pair, joined, book)]
    for cluster in _clusters(pairs):
        if centre := _centre(cluster, pairs, book):
            _join_cluster(cluster, centre, pairs, joined, book)
        else:
            _note_near(cluster, pairs, joined)
    return joined


def nodes_named(name: str, book: Book, keys: NameKeys) -> tuple[Node, ...]:
    """The nodes that a name in a ruling means; an organisation in brackets behind it narrows them down."""
    match = _WITH_EMPLOYER.fullmatch(name)
    bare, employer = (match["name"], keys.of_thing(match["employer"])) if match else (name, None)
    form = person_form(bare, book.gazetteer)
    wanted = {(True, keys.of_person(form)), (False, keys.of_thing(bare))}
    found = [node for node in sorted(book.sightings) if (node.is_person, node.key) in wanted]
    printed = [node for node in found if any(folded(sighting.name) == folded(bare) for sighting in book.sightings[node])]
    return tuple(node for node in printed or found if employer is None or employer in (node.employer, *book.employers[node]))


def _keep_apart(joined: Joined, book: Book, keys: NameKeys, rulings: Sequence[Ruling]) -> None:
    unheard = []
    for ruling in rulings:
        meant = [nodes_named(name, book, keys) for name in ruling.names]
        unheard += [name for name, nodes in zip(ruling.names, meant, strict=True) if not nodes]
        if ruling.is_same:
            continue
        for number, nodes in enumerate(meant):
            others = {other for rest in meant[number + 1 :] for other in rest}
            joined.apart |= {frozenset((one, other)): f"Ruled so: {ruling.reason}" for one in nodes for other in others if one != other}
    joined.unheard = tuple(sorted(set(unheard)))


def _join_ruled(joined: Joined, book: Book, keys: NameKeys, rulings: Sequence[Ruling]) -> None:
    for ruling in rulings:
        nodes = [node for name in ruling.names for node in nodes_named(name, book, keys)] if ruling.is_same else []
        for node in nodes:
            joined.join(nodes[0], node)
            joined.ruled.add(node)
            joined.reasons[node] = ("ruling", f"Ruled so: {ruling.reason}")


def _note_employers(joined: Joined, book: Book) -> None:
    for one in book.forms:
        for other in book.forms:
            if one < other and one.key == other.key and one.employer and other.employer:
                joined.near[frozenset((one, other))] = "the same name, from another organisation"


def _is_blocked(pair: Likeness, joined: Joined, book: Book) -> bool:
    """Whether two names cannot be one person's: ruled apart, side by side in one place, or of different employers."""
    key = frozenset((pair.one, pair.other))
    why = joined.apart.get(key) or against(pair.one, pair.other, book)
    if why:
        joined.near[key] = why
    return why is not None


def against(one: Node, other: Node, book: Book) -> str | None:
    """What speaks against two names being one person's, in words; None where nothing does."""
    if book.places(one) & book.places(other):
        return "both stand side by side in one place"
    if book.employers[one] and book.employers[other] and not book.employers[one] & book.employers[other]:
        return "they are from different organisations"
    return None


def _clusters(pairs: Iterable[Likeness]) -> list[tuple[Node, ...]]:
    """Names that are alike, directly or by others between them."""
    groups: list[set[Node]] = []
    for pair in pairs:
        touched = [group for group in groups if pair.one in group or pair.other in group]
        groups = [group for group in groups if group not in touched] + [set().union({pair.one, pair.other}, *touched)]
    return sorted(tuple(sorted(group)) for group in groups)


def _centre(cluster: Sequence[Node], pairs: Iterable[Likeness], book: Book) -> Node | None:
    """The name that all others of a cluster are alike to, and that stands in more documents than each; of two either will do."""
    linked = {frozenset((pair.one, pair.other)) for pair in pairs}
    best = max(cluster, key=lambda node: _weight(node, book))
    if len(cluster) == 2:
        return best
    is_first = all(len(book.documents(node)) < len(book.documents(best)) for node in cluster if node != best)
    is_hub = all(frozenset((best, node)) in linked for node in cluster if node != best)
    rest = [node for node in cluster if node != best]
    is_clear = not any(against(one, other, book) for one in rest for other in rest if one < other)
    return best if is_first and is_hub and is_clear and not _is_two(rest, book) else None


def _is_two(rest: Sequence[Node], book: Book) -> bool:
    """Whether two of the names that are like the centre are whole given names unlike each other: Alexander and Alexandra beside Alex."""
    given = {book.forms[node].given[0] for node in rest}
    return len([name for name in given if name in book.gazetteer.given_names]) > 1


def _weight(node: Node, book: Book) -> tuple[int, bool, int, Node]:
    form = book.forms[node]
    return (len(book.documents(node)), form.surname in book.gazetteer.surnames, len(form.surname) + sum(map(len, form.given)), node)


_METHODS: Mapping[str, str] = {
    "misspelling": "One letter tells it from {name}, nobody else's name is as near, and nothing speaks against it.",
    "short_given_name": "The given name is short for the other's, the surname is the same, and nothing speaks against it.",
    "middle_name": "It is {name} with a middle name more or less.",
}


def _join_cluster(cluster: Sequence[Node], centre: Node, pairs: Iterable[Likeness], joined: Joined, book: Book) -> None:
    methods = {frozenset((pair.one, pair.other)): pair.method for pair in pairs}
    for node in cluster:
        if node == centre:
            continue
        method = methods[frozenset((centre, node))]
        joined.join(centre, node)
        joined.reasons.setdefault(node, (method, _METHODS[method].format(name=spelling(centre, book))))


def _note_near(cluster: Sequence[Node], pairs: Iterable[Likeness], joined: Joined) -> None:
    for pair in pairs:
        if pair.one in cluster:
            joined.near[frozenset((pair.one, pair.other))] = "more than two names are alike, and which belong together is not certain"


def spelling(node: Node, book: Book) -> str:
    """How a name is printed in most documents; of equals the longest, and in capitals throughout only where nothing else is."""
    documents: dict[str, set[str]] = {}
    for sighting in book.sightings[node]:
        documents.setdefault(sighting.name, set()).add(sighting.document_id)
    return max(documents, key=lambda name: ("@" not in name, not (name.isupper() and " " in name), len(documents[name]), len(name), name))


def is_full(node: Node, book: Book) -> bool:
    """Whether a node is a full name of a person."""
    return node.is_person and book.forms[node].kind == NameKind.FULL
