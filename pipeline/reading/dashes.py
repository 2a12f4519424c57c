"""Dotted and dashed lines that are drawn piece by piece: some printers paint each dot of a border as a shape of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parsers.layout.page import Fill, Rule, union
from pipeline.reading.shapes import THIN

_LONGEST = 12.0  # points: a piece longer than this is a line of its own
_FEWEST = 4  # pieces that make a line
_MOST = 4000  # rules and fills; a page with more of them is a drawing, and the rest is left out
_ON_LINE = 0.4  # points: how far pieces of one line stand off it


def is_dot(fill: Fill) -> bool:
    """Whether a shape is small enough to be a dot of a dotted line."""
    return max(fill.box.width, fill.box.height) <= THIN


def with_joined_pieces(rules: Sequence[Rule], fills: Sequence[Fill]) -> tuple[tuple[Rule, ...], tuple[Fill, ...]]:
    """The rules and fills of a page, rows of dots and dashes as one rule each, and no more of them than a table can need."""
    joined_rules, other_fills = _joined_pieces(rules, fills)
    return joined_rules[:_MOST], other_fills[: max(0, _MOST - len(joined_rules))]


def _joined_pieces(rules: Sequence[Rule], fills: Sequence[Fill]) -> tuple[tuple[Rule, ...], tuple[Fill, ...]]:
    dots = {f: Rule(f.box, f.colour, min(f.box.width, f.box.height), f.order) for f in fills if is_dot(f)}
    short = [rule for rule in rules if max(rule.box.width, rule.box.height) <= _LONGEST]
    if len(dots) + len(short) < _FEWEST:
        return tuple([rule for rule in rules if _is_line(rule)]), tuple(fills)
    level = _chains([*dots.values(), *(r for r in short if r.is_level)], 0)
    upright = _chains([*dots.values(), *(r for r in short if not r.is_level)], 1)
    chained = {piece for chain in (*level, *upright) for piece in chain}
    joined = [_joined(chain) for chain in (*level, *upright)]
    kept = [rule for rule in rules if rule not in chained and _is_line(rule)]
    return (*kept, *joined), tuple(fill for fill in fills if fill not in dots or dots[fill] not in chained)


def _is_line(rule: Rule) -> bool:
    """Whether a rule is long enough to be a line by itself."""
    return max(rule.box.width, rule.box.height) > THIN


def _chains(pieces: Iterable[Rule], along: int) -> list[list[Rule]]:
    """Pieces that follow each other on one line; ``along`` is 0 for level lines and 1 for upright ones."""
    across = 1 - along
    lines: list[list[Rule]] = []
    for piece in sorted(pieces, key=lambda p: p.box.middle[across]):
        if lines and piece.box.middle[across] - lines[-1][0].box.middle[across] <= _ON_LINE:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [chain for line in lines for chain in _runs(line, along) if len(chain) >= _FEWEST]


def _runs(line: list[Rule], along: int) -> list[list[Rule]]:
    runs: list[list[Rule]] = []
    for piece in sorted(line, key=lambda p: p.box[along]):
        length = piece.box[along + 2] - piece.box[along]
        if runs and piece.box[along] - runs[-1][-1].box[along + 2] <= 1.6 * length + 0.5:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs


def _joined(chain: Sequence[Rule]) -> Rule:
    box = union([piece.box for piece in chain])
    return Rule(box, chain[0].colour, min(box.width, box.height), min(piece.order for piece in chain))
