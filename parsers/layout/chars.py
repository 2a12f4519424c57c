"""A page's characters as columns: an array for each measure instead of an object for each character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import Any, TypeAlias, overload

import numpy as np
from numpy.typing import NDArray

from parsers.layout.page import Char, Style

Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int32]
Codes: TypeAlias = NDArray[np.uint32]
Flags: TypeAlias = NDArray[np.bool_]
Places: TypeAlias = NDArray[np.intp]

_COLUMNS: dict[str, Any] = {  # in the order of a Char's fields
    "code": np.uint32,
    **dict.fromkeys(("x0", "top", "x1", "bottom", "baseline"), np.float64),
    "style": np.int32,
    "is_drawn": np.bool_,
    "is_inside": np.bool_,
    "direction": np.int32,
    "tag": np.int32,
}
_LAST_SPACE = 0x3000  # no letter behind it in Unicode is white space
_IS_SPACE = np.array([chr(code).isspace() for code in range(_LAST_SPACE + 2)])


def codes_of(letters: str) -> Codes:
    """The code points of letters."""
    return np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), np.uint32)


def letters_of(codes: Codes) -> str:
    """The letters of code points."""
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def are_spaces(codes: Codes) -> Flags:
    """Which code points are white space."""
    return _IS_SPACE.take(codes, mode="clip")


@dataclass(frozen=True, slots=True, eq=False)
class Chars(Sequence[Char]):
    """Characters in the order of the content stream: a sequence of :class:`Char`, each of which is made when it is asked for.

    The arrays hold one value for each: code points, measures in points, the place of its style in ``styles``, and the rest as
    :class:`Char` has it. Nothing changes them.
    """

    code: Codes
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
        names = _COLUMNS.keys() - {"code", "style"}
        columns = {name: np.array([getattr(char, name) for char in listed], _COLUMNS[name]) for name in names}
        places = {style: place for place, style in enumerate(dict.fromkeys(char.style for char in listed))}
        style = np.array([places[char.style] for char in listed], np.int32)
        return cls(code=codes_of("".join(char.text for char in listed)), style=style, styles=tuple(places), **columns)

    @classmethod
    def joined(cls, parts: Sequence[Chars], places: Places | None = None) -> Chars:
        """The characters of all parts, one behind the other, or those at some places of them: column by column, so that never all are held
        twice."""
        if len(parts) == 1:
            return parts[0] if places is None else parts[0].take(places)
        firsts = accumulate([len(part.styles) for part in parts], initial=0)
        kept: Any = slice(None) if places is None else places
        columns = {name: np.concatenate([getattr(part, name) for part in parts])[kept] for name in _COLUMNS if name != "style"}
        style = np.concatenate([part.style + first for part, first in zip(parts, firsts, strict=False)])[kept]
        return cls(style=style, styles=tuple(chain.from_iterable([part.styles for part in parts])), **columns)

    @property
    def letters(self) -> str:
        """The letters, one for each."""
        return letters_of(self.code)

    @property
    def sizes(self) -> Floats:
        """The size of each, in points."""
        return np.array([style.size for style in self.styles], np.float64)[self.style]

    @property
    def are_spaces(self) -> Flags:
        """Which of them are white space."""
        return are_spaces(self.code)

    def take(self, places: Places) -> Chars:
        """The characters at some places."""
        columns: list[Any] = [getattr(self, name).take(places) for name in _COLUMNS]
        return Chars(*[*columns, self.styles])

    def __len__(self) -> int:
        return len(self.code)

    def __iter__(self) -> Iterator[Char]:
        _, *measures, style, drawn, inside, direction, tag = (getattr(self, name).tolist() for name in _COLUMNS)
        return map(Char, self.letters, *measures, [self.styles[place] for place in style], drawn, inside, direction, tag)

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
