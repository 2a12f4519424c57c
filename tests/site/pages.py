"""The site's pages as HTML: document libraries, the front page, the map."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from itertools import groupby

from tests.site.papers import PAGES, Paper

_HEADINGS = ("Date Of Meeting", "Short Name", "Sub Type")


def library_page(title: str, papers: Sequence[Paper]) -> str:
    """A page with one library for each group that has papers, between things that are no library."""
    by_group = groupby(sorted(papers, key=lambda paper: paper.group), key=lambda paper: paper.group)
    libraries = "\n".join(f"<h2>{group} documents</h2>\n{library(list(rows))}" for group, rows in by_group)
    return f"""<!DOCTYPE html><html lang="en"><head><title>{escape(title)}</title></head><body>
<nav><a href="/">Home</a> <a href="/sitemap.xml">Site map</a></nav>
<table class="contacts"><tr><th>Role</th><th>E-mail</th></tr><tr><td>PMO</td><td><a href="mailto:pmo@example.org">PMO</a></td></tr></table>
<main>{libraries}</main><footer><a href="/privacy">Privacy</a></footer></body></html>"""


def library(papers: Sequence[Paper]) -> str:
    """The table: in no reliable order, one row listed twice, one sub type missing, one row that is no document."""
    shuffled = sorted(papers, key=lambda paper: paper.path[::-1])
    rows = [_row(paper, sub_type="" if index == 1 else paper.sub_type) for index, paper in enumerate(shuffled)]
    extra = '<tr><td colspan="3">Papers are published one week before each meeting</td></tr>'
    head = "".join(f"<th>{heading}</th>" for heading in _HEADINGS)
    body = "\n".join([*rows[:2], extra, *rows[2:], *rows[:1]])
    return f'<table class="document-library"><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>'


def _row(paper: Paper, *, sub_type: str) -> str:
    link = f'<a href="{escape(paper.path)}" target="_blank">{escape(paper.short_name)}</a>'
    return f"<tr><td>{run_together(paper.meeting_date)}</td><td>{link}</td><td>{escape(sub_type)}</td></tr>"


def run_together(day: date) -> str:
    """A date cell: the sort key and the date without anything between them but a space.

    >>> run_together(date(2023, 1, 11))
    '2023-01-11 00:00:00Z 11/01/2023'
    """
    return f"{day.isoformat()} 00:00:00Z {day:%d/%m/%Y}"


def changed_page(papers: Sequence[Paper]) -> str:
    """The same documents after somebody has built the page anew: cards, and no table."""
    cards = "".join(f'<div class="card"><h3>{escape(p.short_name)}</h3><a href="{escape(p.path)}">Download</a></div>' for p in papers)
    return f"<!DOCTYPE html><html><body><main>{cards}</main></body></html>"


def sitemap(address: str, papers: Sequence[Paper]) -> str:
    """All pages and files of the site, as ``sitemap.xml`` lists them."""
    paths = [*PAGES.values(), *(paper.path for paper in papers)]
    urls = "".join(f"<url><loc>{escape(address + path)}</loc></url>" for path in paths)
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
