"""Letters printed twice on one place, as slides do with copied shapes and some programs do for a bold look: the first one counts."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

from parsers.layout.page import Char

_NEAR = 0.08  # of the size: no two letters of a word stand so near
_Key = tuple[str, str, float, bool, int, int, int]


class Doubles:
    """Remembers a page's letters by place."""

    def __init__(self) -> None:
        self._places: defaultdict[_Key, list[tuple[float, float]]] = defaultdict(list)

    def is_double(self, char: Char) -> bool:
        """Whether the same letter in the same font has been printed here before; it is remembered if not."""
        reach = max(0.05, _NEAR * char.style.size)
        x, y = char.x0, char.baseline
        cells = [(round((x + dx) / reach), round((y + dy) / reach)) for dx, dy in product((-reach / 2, reach / 2), repeat=2)]
        known = (place for cell in set(cells) for place in self._places.get(self._key(char, cell), ()))
        if any(abs(a - x) <= reach and abs(b - y) <= reach for a, b in known):
            return True
        for cell in set(cells):
            self._places[self._key(char, cell)].append((x, y))
        return False

    @staticmethod
    def _key(char: Char, cell: tuple[int, int]) -> _Key:
        return char.text, char.style.font_name, char.style.size, char.is_drawn, char.direction, *cell
