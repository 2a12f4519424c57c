"""A page's structure tree by pdfium, which gives only the part of it that stands on the page."""

from __future__ import annotations

import ctypes
from functools import lru_cache
from itertools import chain, repeat
from typing import Any

import pypdfium2.raw as raw

from parsers.layout.page import TagKind
from pipeline.reading.pdfium_calls import Pointer, bulk, length, pointer, pointer_of
from pipeline.reading.tags import DEEPEST, MOST, NO_TAGS, TEXTS, Element, PageTags, page_tags

_LONGEST = 64  # bytes of a type's name in UTF-16; all that mean anything are shorter
_Name: Any = ctypes.c_char * _LONGEST  # kept: to make a type of array takes longer than all that is written into one
_MOST_SPANNED = 1000
_MOST_ATTRIBUTES = 20

_TYPE = bulk(raw.FPDF_StructElement_GetType, ctypes.c_ulong)
_COUNT = bulk(raw.FPDF_StructElement_CountChildren)
_CHILD = bulk(raw.FPDF_StructElement_GetChildAtIndex, ctypes.c_size_t)
_CONTENT = bulk(raw.FPDF_StructElement_GetChildMarkedContentID)
_ATTRIBUTES = bulk(raw.FPDF_StructElement_GetAttributeCount)
_ATTRIBUTE = bulk(raw.FPDF_StructElement_GetAttributeAtIndex, ctypes.c_size_t)
_ROOT = bulk(raw.FPDF_StructTree_GetChildAtIndex, ctypes.c_size_t)
_VALUE = bulk(raw.FPDF_StructElement_Attr_GetValue, ctypes.c_size_t)
_NUMBER = bulk(raw.FPDF_StructElement_Attr_GetNumberValue)


class _PdfiumElement:
    """One element by its address, which is good as long as the tree is open."""

    __slots__ = ("_address", "_named", "kid_count", "name")

    def __init__(self, address: Pointer, named: _Named) -> None:
        self._address = address
        self._named = named
        self.kid_count: int = max(0, _COUNT(address))
        self.name: str = named.of(address)

    def spans(self) -> tuple[int, int]:
        count = min(_MOST_ATTRIBUTES, _ATTRIBUTES(self._address))
        if count <= 0:
            return 1, 1
        attributes = [pointer(found) for i in range(count) if (found := _ATTRIBUTE(self._address, i))]
        return _spanned(attributes, b"RowSpan"), _spanned(attributes, b"ColSpan")

    def kids(self) -> list[tuple[int, Element | int]]:
        address, named = self._address, self._named
        found: list[tuple[int, Element | int]] = []
        for place in range(self.kid_count):
            if child := _CHILD(address, place):
                found.append((place, _PdfiumElement(pointer(child), named)))
            elif (content := _CONTENT(address, place)) >= 0:
                found.append((place, content))
        return found


class _Named:
    """Names of elements, which pdfium writes one over the other in one place."""

    __slots__ = ("_at", "_buffer", "_room")

    def __init__(self) -> None:
        self._buffer = _Name()
        self._at = pointer(ctypes.addressof(self._buffer))
        self._room = length(_LONGEST)

    def of(self, element: Pointer) -> str:
        size = _TYPE(element, self._at, self._room)
        return _decoded(self._buffer[: size - 2]) if 2 <= size <= _LONGEST else ""


@lru_cache(maxsize=256)
def _decoded(name: bytes) -> str:
    return name.decode("utf-16-le", "replace")


def _spanned(attributes: list[Pointer], name: bytes) -> int:
    values = [value for attribute in attributes if (value := _VALUE(attribute, name))]
    for value in values:
        number = ctypes.c_float()
        if _NUMBER(pointer(value), ctypes.byref(number)) and 1 <= number.value <= _MOST_SPANNED:
            return int(number.value)
    return 1


def _hold_table(elements: list[Pointer], named: _Named) -> bool:
    """Whether a table stands among or in some elements: all that tags are for, and told by a look at few of them, level by level."""
    left = MOST
    for _ in range(DEEPEST):
        names = list(map(named.of, elements))
        if TagKind.TABLE in names:
            return True
        asked = [element for element, name in zip(elements, names, strict=True) if name not in TEXTS]
        counts = list(map(_COUNT, asked))
        owners, places = chain.from_iterable(map(repeat, asked, counts)), chain.from_iterable(map(range, counts))
        elements = [pointer(kid) for kid in map(_CHILD, owners, places) if kid]
        left -= len(elements)
        if not elements or left <= 0:
            return False
    return False


def tags_of(page: Any) -> PageTags:
    """The tags of a loaded page."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return NO_TAGS
    try:
        roots = map(_ROOT, repeat(pointer_of(tree)), range(raw.FPDF_StructTree_CountChildren(tree)))
        named = _Named()
        elements = [pointer(root) for root in roots if root]
        return page_tags([_PdfiumElement(root, named) for root in elements]) if _hold_table(elements, named) else NO_TAGS
    finally:
        raw.FPDF_StructTree_Close(tree)
