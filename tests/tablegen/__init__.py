"""Invented pages of statistical reports, printed from typed tables."""
