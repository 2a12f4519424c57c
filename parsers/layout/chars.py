"""A page's characters as columns: an array for each measure instead of an object for each character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias, overload

import numpy as np
from numpy.typing import NDArray

from parsers.layout.page import Char, Style

Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int32]
Flags: TypeAlias = NDArray[np.bool_]

_MEASURES = ("x0", "top", "x1", "bottom", "baseline")
_COLUMNS: dict[str, Any] = {  # in the order of a Char's fields
    **dict.fromkeys(_MEASURES, np.float64),
    "style": np.int32,
    "is_drawn": np.bool_,
    "is_inside": np.bool_,
    "direction": np.int32,
    "tag": np.int32,
}


@dataclass(frozen=True, slots=True, eq=False)
class Chars(Sequence[Char]):
    """Characters in the order of the content stream: a sequence of :class:`Char`, each of which is made when it is asked for.

    ``letters`` holds one letter for each and the arrays one value: measures in points, the place of its style in ``styles``, and the rest
    as :class:`Char` has it. Nothing changes them.
    """

    letters: str
    x0: Floats
    top: Floats
    x1: Floats
    bottom: Floats
    baseline: Floats
    style: Integers
    is_drawn: Flags
    is_inside: Flags
    direction: Integers
    tag: Integers
    styles: tuple[Style, ...]

    @classmethod
    def of(cls, chars: Iterable[Char]) -> Chars:
        """The columns of characters, each of one letter."""
        if isinstance(chars, Chars):
            return chars
        listed = list(chars)
        columns = {name: np.array([getattr(char, name) for char in listed], kind) for name, kind in _COLUMNS.items() if name != "style"}
        places = {style: place for place, style in enumerate(dict.fromkeys(char.style for char in listed))}
        columns["style"] = np.array([places[char.style] for char in listed], np.int32)
        return cls(letters="".join(char.text for char in listed), styles=tuple(places), **columns)

    @property
    def sizes(self) -> Floats:
        """The size of each, in points."""
        return np.array([style.size for style in self.styles], np.float64)[self.style]

    @property
    def are_spaces(self) -> Flags:
        """Which of them are white space."""
        return np.array([letter.isspace() for letter in self.letters], np.bool_)

    def take(self, places: NDArray[np.intp]) -> Chars:
        """The characters at some places."""
        letters = "".join([self.letters[place] for place in places.tolist()])
        return replace(self, letters=letters, **{name: getattr(self, name)[places] for name in _COLUMNS})

    def __len__(self) -> int:
        return len(self.letters)

    def __iter__(self) -> Iterator[Char]:
        columns = {name: getattr(self, name).tolist() for name in _COLUMNS}
        columns["style"] = [self.styles[place] for place in columns["style"]]
        return map(Char, self.letters, *columns.values())

    @overload
    def __getitem__(self, at: int) -> Char: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Char, ...]: ...
    def __getitem__(self, at: int | slice) -> Char | tuple[Char, ...]:
        return tuple(self)[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(self.letters)
