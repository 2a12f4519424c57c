"""The shape of a column's declaration."""

from __future__ import annotations

from typing import NamedTuple


class Field(NamedTuple):
    """A column's meaning wherever it occurs. ``unit`` is None where it has none; ``example`` is a value as printed in JSON."""

    name: str
    description: str
    example: str
    unit: str | None = None
