"""pdfium's functions under prototypes that take addresses as plain integers: no wrapping of pointers for each call."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any


def bulk(function: Any, *arguments: Any, gives: Any = ctypes.c_int) -> Callable[..., Any]:
    """A function of pdfium's under another prototype."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    return ctypes.PYFUNCTYPE(gives, *arguments)(address)
