"""A page's structure tree by pdfium, which gives only the part of it that stands on the page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pypdfium2.raw as raw

from pipeline.reading.pdfium_calls import bulk
from pipeline.reading.tags import NO_TAGS, Element, PageTags, page_tags

_LONGEST = 64  # bytes of a type's name in UTF-16; all that mean anything are shorter
_MOST_SPANNED = 1000
_MOST_ATTRIBUTES = 20

_TYPE = bulk(raw.FPDF_StructElement_GetType, ctypes.c_size_t, ctypes.c_size_t, ctypes.c_ulong, gives=ctypes.c_ulong)
_COUNT = bulk(raw.FPDF_StructElement_CountChildren, ctypes.c_size_t)
_CHILD = bulk(raw.FPDF_StructElement_GetChildAtIndex, ctypes.c_size_t, ctypes.c_int, gives=ctypes.c_size_t)
_CONTENT = bulk(raw.FPDF_StructElement_GetChildMarkedContentID, ctypes.c_size_t, ctypes.c_int)
_ATTRIBUTES = bulk(raw.FPDF_StructElement_GetAttributeCount, ctypes.c_size_t)
_ROOT = bulk(raw.FPDF_StructTree_GetChildAtIndex, ctypes.c_size_t, ctypes.c_int, gives=ctypes.c_size_t)


class _PdfiumElement:
    """One element by its address, which is good as long as the tree is open."""

    __slots__ = ("_address", "_named", "kid_count", "name")

    def __init__(self, address: int, named: _Named) -> None:
        self._address = address
        self._named = named
        self.kid_count: int = max(0, _COUNT(address))
        self.name: str = named.of(address)

    def spans(self) -> tuple[int, int]:
        count = min(_MOST_ATTRIBUTES, _ATTRIBUTES(self._address))
        if count <= 0:
            return 1, 1
        element = ctypes.cast(self._address, raw.FPDF_STRUCTELEMENT)
        attributes = [raw.FPDF_StructElement_GetAttributeAtIndex(element, i) for i in range(count)]
        return _spanned(attributes, b"RowSpan"), _spanned(attributes, b"ColSpan")

    def kids(self) -> Iterator[tuple[int, Element | int]]:
        address = self._address
        for i in range(self.kid_count):
            if child := _CHILD(address, i):
                yield i, _PdfiumElement(child, self._named)
            elif (content := _CONTENT(address, i)) >= 0:
                yield i, content


class _Named:
    """Names of elements, which pdfium writes one over the other in one place."""

    __slots__ = ("_at", "_buffer")

    def __init__(self) -> None:
        self._buffer = ctypes.create_string_buffer(_LONGEST)
        self._at = ctypes.addressof(self._buffer)

    def of(self, element: int) -> str:
        size = _TYPE(element, self._at, _LONGEST)
        return _decoded(self._buffer.raw[: size - 2]) if 2 <= size <= _LONGEST else ""


@lru_cache(maxsize=256)
def _decoded(name: bytes) -> str:
    return name.decode("utf-16-le", "replace")


def _spanned(attributes: list[Any], name: bytes) -> int:
    for attribute in attributes:
        value = raw.FPDF_StructElement_Attr_GetValue(attribute, name) if attribute else None
        number = ctypes.c_float()
        if value and raw.FPDF_StructElement_Attr_GetNumberValue(value, number) and 1 <= number.value <= _MOST_SPANNED:
            return int(number.value)
    return 1


def tags_of(page: Any) -> PageTags:
    """The tags of a loaded page."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return NO_TAGS
    try:
        address = ctypes.cast(tree, ctypes.c_void_p).value or 0
        roots = [_ROOT(address, i) for i in range(raw.FPDF_StructTree_CountChildren(tree))]
        named = _Named()
        return page_tags([_PdfiumElement(root, named) for root in roots if root])
    finally:
        raw.FPDF_StructTree_Close(tree)
