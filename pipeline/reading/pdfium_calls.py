"""pdfium's functions without prototypes, for calls by the ten thousand.

Under a prototype ctypes wraps every argument anew in each call, which takes longer than most of the answers do. Here numbers go as the
C ints that they are, and an address is wrapped once, by :data:`pointer`, for however many questions are asked about it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, TypeAlias

Pointer: TypeAlias = Any
"""An address as it can be passed on; what it points at must be kept alive elsewhere."""

pointer: Callable[[int], Pointer] = ctypes.c_void_p.from_param
length: Callable[[int], Any] = ctypes.c_ulong.from_param


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
    return pointer(ctypes.cast(handle, ctypes.c_void_p).value or 0)
