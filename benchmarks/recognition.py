"""How well dates and owners are found: ``python -m benchmarks.recognition [--misses FILE]``, on the gold sets beside the project."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.date_scores import judge_dates
from benchmarks.finders import date_finders, owner_finders
from benchmarks.gold import HALVES, Half, gold_rows, half_of
from benchmarks.owner_scores import judge_owners
from benchmarks.tally import Tally, Verdict, tally

_MOST_MISSES = 10
_MOST_APART = 0.03
_HEAD = ("", "half", "precision", "recall", "F", "value accuracy", "right", "false", "missed")
_CLASS_HEAD = ("class", "rows", "precision", "recall", "value accuracy", "right", "false", "missed")


@dataclass(frozen=True, slots=True)
class Scored:
    """One finder's verdicts over a whole gold set."""

    finder: str
    verdicts: tuple[Verdict, ...]

    def of(self, half: Half) -> Tally:
        """The sums of one half."""
        return tally(verdict for verdict in self.verdicts if half_of(verdict.id) == half)


def scored(kind: str) -> tuple[Scored, ...] | None:
    """Every finder of a kind over its gold set, this project first; None where the set is not there."""
    rows = gold_rows(kind)
    if rows is None:
        return None
    return tuple(Scored(name, tuple(judge(rows))) for name, judge in _judges(kind))


def _judges(kind: str) -> Iterator[tuple[str, Callable[[Sequence[dict[str, Any]]], Iterable[Verdict]]]]:
    if kind == "dates":
        yield from ((name, partial(judge_dates, find=find)) for name, find in date_finders().items())
    else:
        yield from ((name, partial(judge_owners, find=find)) for name, find in owner_finders().items())


def _line(cells: Iterable[object]) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def _figures(sums: Tally) -> list[str]:
    return [f"{share:.3f}" for share in (sums.precision, sums.recall, sums.f_measure, sums.value_accuracy)]


def _counts(sums: Tally) -> list[int]:
    return [sums.right, sums.false, sums.missed]


def report(kind: str, finders: Sequence[Scored]) -> Iterator[str]:
    """The lines of one kind: each finder on both halves and the whole, then this project by class."""
    yield from (f"## {kind.capitalize()}", "", _line(_HEAD), _line(["---"] * 2 + ["---:"] * 7))
    for one in finders:
        for half in HALVES:
            yield _line([one.finder, half, *_figures(one.of(half)), *_counts(one.of(half))])
        whole = tally(one.verdicts)
        yield _line([one.finder, "both", *_figures(whole), *_counts(whole)])
    first, second = (finders[0].of(half).f_measure for half in HALVES)
    word = "within" if abs(first - second) <= _MOST_APART else "MORE THAN"
    yield from ("", f"tmag: the halves lie {abs(first - second):.3f} apart, {word} {_MOST_APART}.", "")
    yield from (_line(_CLASS_HEAD), _line(["---"] + ["---:"] * 7))
    for cls in sorted({verdict.cls for verdict in finders[0].verdicts}):
        of_class = [verdict for verdict in finders[0].verdicts if verdict.cls == cls]
        precision, recall, _, accuracy = _figures(tally(of_class))
        yield _line([cls, len({v.id for v in of_class}), precision, recall, accuracy, *_counts(tally(of_class))])
    yield ""


def misses(kind: str, ours: Scored) -> Iterator[str]:
    """The worst misses of one kind, and up to ten lines in all what is right but least sure; the half that is kept aside stays closed."""
    wrong = sorted((verdict for verdict in ours.verdicts if verdict.is_wrong), key=lambda verdict: verdict.weight)
    unsure = sorted(
        (verdict for verdict in ours.verdicts if verdict.right and not verdict.is_wrong), key=lambda one: (one.confidence, one.id)
    )
    shown = _working(wrong)[:_MOST_MISSES]
    yield from (f"## {kind.capitalize()}", "")
    yield from (f"- `{verdict.cls}`: {verdict.account}" for verdict in shown)
    if not shown:
        yield "No miss in the half that is looked at."
    if near := _working(unsure)[: _MOST_MISSES - len(shown)]:
        yield from ("", "Right, but the least sure, and so the next to go wrong:", "")
        yield from (f"- `{verdict.cls}`, confidence {verdict.confidence:.2f}: {verdict.account}" for verdict in near)
    closed = [verdict.cls for verdict in wrong if half_of(verdict.id) == "kept"][:_MOST_MISSES]
    least = [verdict.cls for verdict in unsure if half_of(verdict.id) == "kept"][:_MOST_MISSES]
    yield from (
        "",
        f"In the half kept aside, by class only: missed {', '.join(closed) or 'none'}; least sure {', '.join(least) or 'none'}.",
        "",
    )


def _working(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Those of the half whose sentences may be looked at."""
    return [verdict for verdict in verdicts if half_of(verdict.id) == "working"]


def _page(found: dict[str, Scored]) -> str:
    about = (
        "The ten worst misses of each kind, and where there are fewer what comes nearest to one, as\n"
        "`python -m benchmarks.recognition --misses FILE` wrote them. Do not edit."
    )
    return "\n".join(["# Worst misses", "", about, "", *(line for kind, ours in found.items() for line in misses(kind, ours))])


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, and give the exit code: 0 done, or nothing to do."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.recognition", description="How well dates and owners are found.")
    parser.add_argument("--misses", type=Path, metavar="FILE", help="write the worst misses of each kind there")
    chosen = parser.parse_args(arguments)
    found: dict[str, Scored] = {}
    for kind in ("dates", "owners"):
        finders = scored(kind)
        if finders is None:
            print(f"benchmarks: the gold set of {kind} is not beside the project, so it is left out.", file=sys.stderr)
            continue
        found[kind] = finders[0]
        print("\n".join(report(kind, finders)))
    if chosen.misses and found:
        chosen.misses.write_text(_page(found), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
