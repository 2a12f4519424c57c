"""Markdown's tables and headings, from plain values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

GENERATED = "<!-- Made by `make docs` from the code. Edit there, not here. -->"


def cell(value: object) -> str:
    """A value that cannot break its table; nothing for None.

    >>> cell("a | b")
    'a \\\\| b'
    """
    return "" if value is None else " ".join(str(value).split()).replace("|", "\\|")


def code(value: object) -> str:
    """A value in code marks; nothing for None."""
    return "" if value is None else f"`{cell(value)}`"


def table(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; cells are Markdown already, but for what would break the table."""
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(cell(value) for value in line)} |" for line in lines)


def page(title: str, *sections: str) -> str:
    """A whole page under a title, marked as generated."""
    return "\n\n".join((f"# {title}", GENERATED, *sections)) + "\n"
