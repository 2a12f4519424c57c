"""Short names given to the person that they mean, where only one can be meant: ``K Goodman``, ``KG``, ``Kate``, ``Dr Goodman``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parsers.language.joined import Joined, against, spelling
from parsers.language.likeness import is_short_for, is_slip
from parsers.language.naming import NameKind, PersonForm
from parsers.language.sightings import Book, Node
from schemas.gazetteer import Gazetteer

_GUESSED = 0.5  # an organisation of less confidence than this was told by nothing but its capital letter
# In which order short names are looked at; the first two may be a person's only name.
_ORDER = (NameKind.INITIAL_AND_SURNAME, NameKind.FIRST_AND_INITIAL, NameKind.SURNAME, NameKind.FIRST, NameKind.INITIALS)
_ALONE = frozenset({NameKind.INITIAL_AND_SURNAME, NameKind.FIRST_AND_INITIAL, NameKind.SURNAME})
_SAID = {
    NameKind.INITIAL_AND_SURNAME: "this surname and initial",
    NameKind.FIRST_AND_INITIAL: "this first name and initial",
    NameKind.SURNAME: "this surname",
    NameKind.FIRST: "this first name",
    NameKind.INITIALS: "these initials",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a name stays without a party, and whom it may mean."""

    reason: str
    candidates: tuple[Node, ...]


class Choice(NamedTuple):
    """The party of a name in one document, by the node that stands for it; None where it is not certain or nobody is known."""

    root: Node | None
    method: str = "same_name"
    reason: str = ""
    doubt: Doubt | None = None


Choices = Mapping[tuple[Node, str], Choice]


def choose_short_names(book: Book, joined: Joined) -> Choices:
    """The choice for each node and document."""
    choices = _split_ones(book, joined)
    persons: dict[Node, tuple[Node, ...]] = {}
    short: dict[NameKind, list[Node]] = {kind: [] for kind in _ORDER}
    undecided = {node for node, _ in choices}
    for root, members in joined.members().items():
        nodes = tuple(node for node in members if node not in undecided)
        lone = nodes[0] if len(nodes) == 1 and root not in joined.ruled else None
        if lone is not None and lone.is_person and book.forms[lone].kind in short:
            short[book.forms[lone].kind].append(lone)
        elif lone is not None and _is_guess(lone, book):
            short[NameKind.SURNAME].append(lone)
        elif nodes:
            choices |= _fixed(root, nodes, book, joined)
            if any(node.is_person for node in nodes):
                persons[root] = nodes
    for kind in _ORDER:
        chosen = {node: _chosen(node, kind, persons, book, joined) for node in short[kind]}
        for node, by_document in chosen.items():
            choices |= {(node, document): choice for document, choice in by_document.items()}
            if kind in _ALONE and all(choice.root == node for choice in by_document.values()) and node.is_person:
                persons[node] = (node,)
    return choices


def _is_guess(node: Node, book: Book) -> bool:
    """Whether a node is one word that nothing but its capital made an organisation: it may be a surname."""
    return not node.is_person and " " not in node.key and all(sighting.confidence < _GUESSED for sighting in book.sightings[node])


def _fixed(root: Node, nodes: Sequence[Node], book: Book, joined: Joined) -> dict[tuple[Node, str], Choice]:
    return {
        (node, document): Choice(root, *joined.reasons.get(node, ("same_name", ""))) for node in nodes for document in book.documents(node)
    }


def _split_ones(book: Book, joined: Joined) -> dict[tuple[Node, str], Choice]:
    """A full name of several employers: without one it means whom the same document names with one, if that is one of them only."""
    result: dict[tuple[Node, str], Choice] = {}
    for node in sorted(book.sightings):
        twins = [twin for twin in book.sightings if twin.key == node.key and twin.employer] if node.is_person and not node.employer else []
        if not twins or node in joined.ruled:
            continue
        roots = sorted({joined.root(twin) for twin in twins})
        for document in sorted(book.documents(node)):
            result[node, document] = _among(
                roots, [t for t in twins if document in book.documents(t)], node, "this name", book, joined, len(roots) == 1
            )
    return result


def _among(roots: Sequence[Node], here: Sequence[Node], node: Node, said: str, book: Book, joined: Joined, is_one: bool) -> Choice:
    if is_one:
        return Choice(roots[0], "same_name", "")
    local = sorted({joined.root(twin) for twin in here})
    if len(local) == 1:
        reason = f"Of {len(roots)} persons with {said}, only this one is named in the same document."
        return Choice(local[0], "same_document", reason)
    names = ", ".join(_called(root, book, joined) for root in roots)
    return Choice(None, doubt=Doubt(f"{len(roots)} persons have {said}: {names}.", tuple(roots)))


def _called(root: Node, book: Book, joined: Joined) -> str:
    name = spelling(root, book)
    return f"{name} ({root.employer})" if root.employer else name


def _chosen(node: Node, kind: NameKind, persons: Mapping[Node, tuple[Node, ...]], book: Book, joined: Joined) -> dict[str, Choice]:
    """The choice for a short name in each document that has it."""
    candidates = _candidates(node, kind, persons, book, joined, _fits)
    slips = [] if candidates or kind != NameKind.INITIAL_AND_SURNAME else _candidates(node, kind, persons, book, joined, _nearly_fits)
    roots = candidates or slips
    if not roots:
        is_lone = kind in _ALONE
        return {document: Choice(node if is_lone else None) for document in sorted(book.documents(node))}
    result = {}
    for document in sorted(book.documents(node)):
        if len(roots) == 1:
            reason = f"{_called(roots[0], book, joined)} is the only person with {_SAID[kind]}."
            result[document] = Choice(roots[0], "misspelling" if slips else str(kind), reason)
        else:
            here = [root for root in roots if any(document in book.documents(member) for member in persons[root])]
            result[document] = _among(roots, here, node, _SAID[kind], book, joined, False)
    return result


_Test = Callable[[PersonForm, PersonForm, Gazetteer], bool]


def _candidates(
    node: Node, kind: NameKind, persons: Mapping[Node, tuple[Node, ...]], book: Book, joined: Joined, fits: _Test
) -> list[Node]:
    form = book.forms[node] if node.is_person else PersonForm(NameKind.SURNAME, (), node.key)
    found = []
    for root, members in sorted(persons.items()):
        named = [member for member in members if member.is_person and _more(book.forms[member].kind, kind)]
        is_fit = any(fits(form, book.forms[member], book.gazetteer) and _has_title(form, member, book) for member in named)
        is_kept = any(frozenset((node, member)) in joined.apart for member in members)
        if is_fit and not is_kept and not any(against(node, member, book) for member in members):
            found.append(root)
    return found


def _more(kind: NameKind, than: NameKind) -> bool:
    """Whether a name says more than another."""
    return kind == NameKind.FULL or (kind in _ALONE and kind != than and than in (NameKind.SURNAME, NameKind.FIRST, NameKind.INITIALS))


def _fits(short: PersonForm, full: PersonForm, gazetteer: Gazetteer) -> bool:
    """Whether a short name can be a full name's: nothing that it says is otherwise there."""
    match short.kind:
        case NameKind.INITIAL_AND_SURNAME:
            return short.surname == full.surname and _initials_fit(short.given, full.given)
        case NameKind.FIRST_AND_INITIAL:
            return _first_fits(short, full, gazetteer) and full.surname.startswith(short.surname)
        case NameKind.FIRST:
            return _first_fits(short, full, gazetteer)
        case NameKind.INITIALS:
            letters = "".join(short.given)
            return letters in {full.initials, "".join(name[0] for name in (*full.given, *full.surname.split()))} and len(full.initials) == 2
        case _:
            return short.surname == full.surname


def _first_fits(short: PersonForm, full: PersonForm, gazetteer: Gazetteer) -> bool:
    return bool(full.given) and (short.given[0] == full.given[0] or is_short_for(short.given[0], full.given[0], gazetteer))


def _initials_fit(initials: Sequence[str], given: Sequence[str]) -> bool:
    """``K``, ``KA`` and ``K A`` of Kate Anne; a second initial says nothing where the full name has only one given name."""
    return bool(given) and all(letter == name[0] for letter, name in zip(initials, given, strict=False))


def _nearly_fits(short: PersonForm, full: PersonForm, gazetteer: Gazetteer) -> bool:
    return _initials_fit(short.given, full.given) and is_slip(short.surname, full.surname, gazetteer.surnames)


def _has_title(form: PersonForm, member: Node, book: Book) -> bool:
    """``Mr Goodman`` is no Kate Goodman: a title must stand by the full name somewhere too, where the surname is all else that is said."""
    return not form.title or any(sighting.name.casefold().startswith(form.title) for sighting in book.sightings[member])
