"""Work done step by step, the same step of several pieces in a row: what a step needs is in the processor's cache for the others, too."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TypeAlias, TypeVar

Found = TypeVar("Found")
Steps: TypeAlias = Generator[None, None, Found]
"""A piece of work that stops between its steps, and returns what it found."""


def in_step(pieces: Sequence[Steps[Found]]) -> list[Found]:
    """What each of some pieces of work found. All are closed behind, also where one fails."""
    found: dict[int, Found] = {}
    try:
        while len(found) < len(pieces):
            for place, piece in enumerate(pieces):
                if place not in found:
                    try:
                        next(piece)
                    except StopIteration as end:
                        found[place] = end.value
        return [found[place] for place in range(len(pieces))]
    finally:
        for piece in pieces:
            piece.close()
