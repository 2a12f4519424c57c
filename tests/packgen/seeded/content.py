"""Slides of prose, with what stands beside it: pictures, diagrams, frames, small tables that hold no record."""

from __future__ import annotations

from random import Random

from tests.packgen.model import Chart, ContentPage, Diagram, Extra, Facts, Framed, Line, Photo, Span
from tests.packgen.seeded import wording

_HEADS = ("Status", "Key points", "Scope", "Approach", "What has changed", "Background", "Risks and mitigations", "Timeline")


def pages(draw: Random, topic: str) -> tuple[ContentPage, ...]:
    """One to three slides on a topic."""
    return tuple(_page(draw, topic, n) for n in range(draw.choice((1, 1, 2, 3))))


def _page(draw: Random, topic: str, number: int) -> ContentPage:
    heads = draw.sample(_HEADS, 4)
    title = f"{topic} – {heads[0].lower()}" if number or draw.random() < 0.7 else f"{topic} introduction"
    count = draw.choice((1, 1, 2))
    columns = tuple(_column(draw, heads[1 + n] if count > 1 or draw.random() < 0.5 else None) for n in range(count))
    return ContentPage(title, columns, _extra(draw) if draw.random() < 0.55 else None)


def _column(draw: Random, heading: str | None) -> tuple[Line, ...]:
    lines = [Line((Span(f"{heading}:" if draw.random() < 0.5 else heading, is_bold=True),), is_heading=True)] if heading else []
    kind = draw.choice(("bullet", "bullet", "bullet", "prose", "number"))
    for index in range(draw.randrange(2, 5)):
        if kind == "prose":
            lines.append(Line((Span(f"{wording.sentence(draw)}. {wording.sentence(draw)}."),)))
        else:
            lines.append(Line(_spans(draw), kind, number=index + 1 if kind == "number" else 0))  # type: ignore[arg-type]
            lines += _nested(draw)
    return tuple(lines)


def _nested(draw: Random) -> list[Line]:
    if draw.random() > 0.3:
        return []
    return [Line((Span(wording.sentence(draw)),), "bullet", 1) for _ in range(draw.choice((1, 2, 3)))]


def _spans(draw: Random) -> tuple[Span, ...]:
    text = wording.sentence(draw)
    if draw.random() < 0.75:
        return (Span(text),)
    words = text.split(" ")
    at = draw.randrange(1, len(words) - 2)
    return (Span(" ".join(words[:at]) + " "), Span(" ".join(words[at : at + 2]), is_bold=True), Span(" " + " ".join(words[at + 2 :])))


def _extra(draw: Random) -> Extra:
    match draw.randrange(5):
        case 0:
            return Diagram(tuple(draw.sample(("PIT", "CIT", "SIT", "UIT", "Qualification", "Migration", "Go-live"), draw.choice((3, 4)))))
        case 1:
            names = draw.sample(("Suppliers", "LDSOs", "Agents", "Central", "iDNOs"), 4)
            return Chart(tuple((name, draw.randrange(10, 95)) for name in names))
        case 2:
            return Photo(draw.randrange(1000))
        case 3:
            return Framed((Line((Span(f"{wording.sentence(draw)}."),)),))
        case _:
            phases = draw.sample(("Functional", "Migration", "Non-functional", "Operational", "Regression"), 3)
            rows = tuple((name, f"{draw.randrange(20, 300)}", f"{draw.randrange(0, 100)}%") for name in phases)
            return Facts((("Test phase", "Scripts planned", "Passed"), *rows))
