"""Pictures of pages: as a reader sees them, and as the reference engine takes them apart. Each engine is loaded where it is wanted."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from schemas.errors import NotFound

if TYPE_CHECKING:
    from PIL.Image import Image


def render_page(data: bytes, page_number: int, *, scale: float = 2.0) -> Image:
    """A page as seen, ``scale`` pixels to the point.

    Raises:
        NotFound: The document has no such page.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        if not 1 <= page_number <= len(document):
            raise NotFound(f"The document has {len(document)} pages and no page {page_number}.", page_number=page_number)
        picture: Image = document[page_number - 1].render(scale=scale).to_pil()
        return picture
    finally:
        document.close()


def debug_picture(data: bytes, page_number: int, *, resolution: int = 110) -> Image:
    """A page with the words, lines and rectangles that pdfplumber finds drawn over it.

    Raises:
        NotFound: The document has no such page.
    """
    import pdfplumber

    with pdfplumber.open(BytesIO(data)) as document:
        if not 1 <= page_number <= len(document.pages):
            raise NotFound(f"The document has {len(document.pages)} pages and no page {page_number}.", page_number=page_number)
        page = document.pages[page_number - 1]
        drawn = page.to_image(resolution=resolution).draw_rects(page.extract_words()).draw_lines(page.lines)
        picture: Image = drawn.draw_rects(page.rects, stroke="blue", fill=(0, 0, 0, 0)).annotated
        return picture
