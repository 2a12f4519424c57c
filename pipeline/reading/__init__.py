"""The one place that opens PDFs: two engines that share no extraction code, behind one document that yields frozen pages."""

from pipeline.reading.document import Engine, PdfDocument, open_pdf
from pipeline.reading.pictures import debug_picture, render_page

__all__ = ["Engine", "PdfDocument", "debug_picture", "open_pdf", "render_page"]
