"""Entries that the store keeps as JSON: sidecars, parses, manifests. A damaged one is told, with what to do about it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

from pipeline.storage import Storage
from schemas.errors import TmagError

_Entry = TypeVar("_Entry")


def read_entry(storage: Storage, key: str, build: Callable[[dict[str, Any]], _Entry], remedy: str) -> _Entry:
    """The entry under a key, built from its fields.

    Raises:
        NotFound: There is none.
        TmagError: It is damaged; the message ends with ``remedy``.
    """
    text = storage.read(key)
    try:
        return build(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise TmagError(f"{key} in the data folder is damaged ({type(error).__name__}: {error}). {remedy}") from error
