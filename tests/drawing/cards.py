"""Draw pages of cards: texts one below or right of the other, in columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.drawing.pages import Drawing

Text = str | tuple[str, float]
"""A line, or one that stands right of the line before by so many points; in bold behind ``*``."""


def cards_on(title: str, *texts: Sequence[Text], columns: int = 2) -> Callable[[Drawing], None]:
    """A page with a title and cards, each of some texts."""

    def draw(page: Drawing) -> None:
        page.title(title)
        for i, card in enumerate(texts):
            x, y = 40 + 440 * (i % columns), 90.0 + 180 * (i // columns)
            for n, text in enumerate(card):
                line, right = text if isinstance(text, tuple) else (text, 0.0)
                y += 22 if n and not right else 0
                page.text(x + right, y, line.removeprefix("*"), 11, bold=line.startswith("*"))

    return draw
