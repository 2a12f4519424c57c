"""Rebuilds the samples: `python -m samples.builder [name ...]` from the project's folder. Without names all are built."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from samples.builder import sitag_02, tmag_16, tmag_17
from samples.builder.look import BLACK_RULES, HEADER_BAND, LETTER_BULLETS, OFFICE
from samples.builder.printing import print_deck
from samples.builder.run.decks import decks

_SAMPLES = Path(__file__).parents[1]


def _jobs() -> dict[str, Callable[[], None]]:
    """Map each file's name to what prints it."""
    packs, looks = _SAMPLES / "packs", _SAMPLES / "looks"
    sixteen = tmag_16.deck()
    jobs: dict[str, Callable[[], None]] = {
        "tmag-16-black-rules": partial(print_deck, sixteen, BLACK_RULES, looks / "tmag-16-black-rules.pdf"),
        "tmag-16-header-band": partial(print_deck, sixteen, HEADER_BAND, looks / "tmag-16-header-band.pdf"),
        "tmag-16-untagged": partial(print_deck, sixteen, OFFICE, looks / "tmag-16-untagged.pdf", is_tagged=False),
    }
    for deck, look in ((sixteen, OFFICE), (tmag_17.deck(), OFFICE), (sitag_02.deck(), LETTER_BULLETS)):
        jobs[deck.name] = partial(print_deck, deck, look, packs / f"{deck.name}.pdf")
    for deck, pack in decks():
        jobs[deck.name] = partial(print_deck, deck, pack.look, packs / f"{deck.name}.pdf", is_packed=True)
    return jobs


def main(names: list[str]) -> int:
    """Print the decks named, or all."""
    jobs = _jobs()
    unknown = sorted(set(names) - set(jobs))
    if unknown:
        print(f"No sample is called {', '.join(unknown)}. Choose from: {', '.join(jobs)}.", file=sys.stderr)
        return 2
    for name in names or jobs:
        print(f"Printing {name}", file=sys.stderr)
        jobs[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
