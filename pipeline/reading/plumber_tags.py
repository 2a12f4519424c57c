"""A page's structure tree by pdfminer: from the page's entry in the parent tree up to the root, and down again in the tree's order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pdfminer.data_structures import NumberTree
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, resolve1

from parsers.layout.page import TagKind
from pipeline.reading.miner_values import mapping_of, name_of
from pipeline.reading.tags import DEEPEST, MOST, NO_TAGS, TEXTS, Element, PageTags, page_tags

_MOST_AROUND = 32  # elements around one that holds something of a page
_MOST_SPANNED = 1000
_ROLES = 8  # roles that stand for each other


class StructureTree:
    """A document's structure tree, read once."""

    def __init__(self, document: PDFDocument) -> None:
        root = mapping_of(document.catalog.get("StructTreeRoot"))
        self._top = _objid(document.catalog.get("StructTreeRoot"))
        self._roots = _listed(root.get("K"))
        self.roles = {name: name_of(role) or "" for name, role in mapping_of(root.get("RoleMap")).items()}
        self._parents: dict[int, object] = {}
        if resolve1(root.get("ParentTree")):
            self._parents = dict(NumberTree(root["ParentTree"]).values)

    def tags_of(self, listed: PDFPage) -> PageTags:
        """The tags of a page."""
        place = resolve1(listed.attrs.get("StructParents"))
        entries = resolve1(self._parents.get(place)) if isinstance(place, int) else None
        if not isinstance(entries, list):
            return NO_TAGS
        on_page = self._on_page(entries)
        page = listed.pageid if isinstance(listed.pageid, int) else -1
        roots: list[Element] = [_PlumberElement(root, self, on_page, page) for root in self._roots if _objid(root) in on_page]
        return page_tags(roots) if _hold_table(roots) else NO_TAGS

    def _on_page(self, entries: Sequence[object]) -> set[int]:
        """The numbers of all elements that hold something of a page."""
        found: set[int] = set()
        for entry in entries:
            element: object = entry
            for _ in range(_MOST_AROUND):
                number = _objid(element)
                if number is None or number == self._top or number in found:
                    break
                found.add(number)
                element = mapping_of(element).get("P")
        return found

    def standard(self, name: str) -> str:
        """The standard type that a name stands for."""
        for _ in range(_ROLES):
            if name not in self.roles:
                break
            name = self.roles[name]
        return name


class _PlumberElement:
    """One element by its reference."""

    def __init__(self, reference: object, tree: StructureTree, on_page: set[int], page: int) -> None:
        self._values, self._tree, self._on_page, self._page = mapping_of(reference), tree, on_page, page
        self._kids = _listed(self._values.get("K"))

    @property
    def name(self) -> str:
        return self._tree.standard(name_of(self._values.get("S")) or "")

    @property
    def kid_count(self) -> int:
        return len(self._kids)

    def spans(self) -> tuple[int, int]:
        attributes = [mapping_of(value) for value in _listed(self._values.get("A"))]
        return _spanned(attributes, "RowSpan"), _spanned(attributes, "ColSpan")

    def kids(self) -> Iterator[tuple[int, Element | int]]:
        for i, kid in enumerate(self._kids):
            if _objid(kid) in self._on_page:
                yield i, _PlumberElement(kid, self._tree, self._on_page, self._page)
            elif (content := self._content(resolve1(kid))) is not None:
                yield i, content

    def _content(self, kid: object) -> int | None:
        own = _objid(self._values.get("Pg"))
        if isinstance(kid, int):
            return kid if own == self._page else None
        values = kid if isinstance(kid, Mapping) else {}
        number = resolve1(values.get("MCID"))
        is_own = _objid(values.get("Pg", self._values.get("Pg"))) == self._page
        return number if isinstance(number, int) and is_own and "Stm" not in values else None


def _hold_table(roots: list[Element]) -> bool:
    """Whether a table stands among or in some elements: all that tags are for, and told by a look at few of them."""
    waiting = [(root, 0) for root in reversed(roots)]
    left = MOST
    while waiting and left:
        element, depth = waiting.pop()
        left -= 1
        if element.name == TagKind.TABLE:
            return True
        if element.name not in TEXTS and depth < DEEPEST:
            waiting += [(kid, depth + 1) for _, kid in element.kids() if not isinstance(kid, int)]
    return False


def _spanned(attributes: Sequence[Mapping[str, object]], name: str) -> int:
    numbers = (resolve1(values[name]) for values in attributes if name in values)
    return next((int(n) for n in numbers if isinstance(n, int | float) and 1 <= n <= _MOST_SPANNED), 1)


def _objid(value: object) -> int | None:
    return value.objid if isinstance(value, PDFObjRef) else None


def _listed(value: object) -> list[object]:
    found = resolve1(value)
    if found is None:
        return []
    return list(found) if isinstance(found, list) else [value]
