"""pdfium's functions without prototypes, for calls by the ten thousand.

Under a prototype ctypes wraps every argument anew in each call, which takes longer than most of the answers do. Here numbers go as the
C ints that they are, and an address is wrapped once, by :data:`pointer`, for however many questions are asked about it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Pointer: TypeAlias = Any
"""An address as it can be passed on; what it points at must be kept alive elsewhere."""

pointer: Callable[[int], Pointer] = ctypes.c_void_p.from_param
length: Callable[[int], Any] = ctypes.c_ulong.from_param


Value = TypeVar("Value", bound=np.generic)

_SLOT_BYTES, _WORDS = 16, 4
_FEWEST_SLOTS = 1024


def bulk(function: Any, gives: Any = ctypes.c_int) -> Callable[..., Any]:
    """A function of pdfium's that takes C ints, pointers and lengths as they are."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    return ctypes.PYFUNCTYPE(gives)(address)


def pointers(first: int, count: int, step: int) -> map[Pointer]:
    """The addresses of values that stand one after the other."""
    return map(pointer, range(first, first + count * step, step))


def pointer_of(handle: Any) -> Pointer:
    """The address that one of pypdfium2's own handles holds."""
    return pointer(ctypes.addressof(handle.contents))


class Slots:
    """Places of four words each that pdfium writes answers into, used again for every page: to make an address costs as much as to ask.

    What a question finds there is zero, and must be copied before the next one is asked.
    """

    def __init__(self) -> None:
        self._held = np.zeros((0, _WORDS), np.uint32)
        self._addresses: list[list[Pointer]] = []

    def of(self, count: int, kind: type[Value]) -> NDArray[Value]:
        """So many slots, of zeros, one a row: as numbers of the kind that will be written there."""
        if count > len(self._held):
            self._held = np.zeros((max(count, 2 * len(self._held), _FEWEST_SLOTS), _WORDS), np.uint32)
            self._addresses = [[] for _ in range(_WORDS)]
        held = self._held[:count]
        held.fill(0)
        return held.view(kind)

    def addresses(self, count: int, word: int = 0) -> list[Pointer]:
        """The address of a word of each slot, of as many slots as :meth:`of` gave at least."""
        known = self._addresses[word]
        if len(known) < count:
            first = self._held.ctypes.data + word * (_SLOT_BYTES // _WORDS)
            known += pointers(first + len(known) * _SLOT_BYTES, count - len(known), _SLOT_BYTES)
        return known
