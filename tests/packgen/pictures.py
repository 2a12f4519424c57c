"""Pictures as PNG: hills without words, and what a Word document shows of diagrams, charts and a logo."""

from __future__ import annotations

import io
from random import Random

from PIL import Image, ImageDraw, ImageFont

from tests.packgen.look import Look, font_file


def png(seed: int) -> bytes:
    """A small picture of hills."""
    draw = Random(f"picture {seed}")
    image = Image.new("RGB", (160, 87), (draw.randrange(150, 220), 210, 240))
    canvas = ImageDraw.Draw(image)
    for layer in range(3):
        points = [(x, 30 + layer * 18 + draw.randrange(16)) for x in range(0, 161, 20)]
        canvas.polygon([(0, 87), *points, (160, 87)], fill=(60 + layer * 30, 120 - layer * 20, 70))
    return _bytes(image)


def logo_png(accent: str) -> bytes:
    """Three dots in a frame."""
    image = Image.new("RGB", (104, 40), "white")
    canvas = ImageDraw.Draw(image)
    canvas.rectangle((0, 0, 103, 39), outline=f"#{accent}", width=2)
    for n in range(3):
        canvas.ellipse((10 + 30 * n, 8 + n, 34 + 30 * n - 2 * n, 32 - n), fill=f"#{accent}")
    return _bytes(image)


def boxes_png(labels: tuple[str, ...], look: Look) -> bytes:
    """Boxes in a row, with their words as picture."""
    image = Image.new("RGB", (220 * len(labels), 80), "white")
    canvas, font = ImageDraw.Draw(image), ImageFont.truetype(font_file(look.font.regular), 20)
    for n, label in enumerate(labels):
        canvas.rectangle((n * 220 + 4, 6, n * 220 + 170, 72), fill=f"#{look.bands[0]}", outline=f"#{look.accent}", width=2)
        canvas.text((n * 220 + 20, 26), label, fill="black", font=font)
        if n + 1 < len(labels):
            canvas.line((n * 220 + 170, 39, n * 220 + 224, 39), fill=f"#{look.accent}", width=3)
    return _bytes(image)


def bars_png(bars: tuple[tuple[str, int], ...], look: Look) -> bytes:
    """Bars over their words, all as picture."""
    image = Image.new("RGB", (150 * len(bars) + 20, 240), "white")
    canvas, font = ImageDraw.Draw(image), ImageFont.truetype(font_file(look.font.regular), 18)
    for n, (label, value) in enumerate(bars):
        canvas.rectangle((n * 150 + 30, 205 - value * 2, n * 150 + 110, 205), fill=f"#{look.accent}")
        canvas.text((n * 150 + 30, 212), label, fill="black", font=font)
    return _bytes(image)


def _bytes(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.quantize(32).save(out, "PNG", optimize=True)
    return out.getvalue()
