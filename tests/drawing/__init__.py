"""Pages drawn in a few lines, without a PDF: for tests of layout, parsers and checks."""
