"""Builds the sample packs: decks by python-pptx, printed to PDF by LibreOffice.

Nothing of the product imports this package. Only who rebuilds the samples needs it.
"""
