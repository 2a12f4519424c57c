"""Pages with document libraries, as they look and as they may come to look."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.listing.library import Entry, read_library
from pipeline.listing.sitemap import read_sitemap
from pipeline.settings import default_groups
from pipeline.vocabulary import load_vocabulary
from schemas.errors import SourceChanged
from tests.site.pages import changed_page, library_page, sitemap
from tests.site.papers import sample_papers

WORDS = load_vocabulary({group.group_code: group.group_name for group in default_groups()})
PAGE = "https://www.example.org/testing/testing-governance"
HEAD = "<tr><th>Date Of Meeting</th><th>Short Name</th><th>Sub Type</th></tr>"


def read(html: str) -> tuple[Entry, ...]:
    return read_library(html.encode(), PAGE, WORDS)


def row(day: str, name: str, href: str, kind: str = "Papers") -> str:
    return f'<tr><td>{day}</td><td><a href="{href}">{name}</a></td><td>{kind}</td></tr>'


ROW = row("2024-02-21 00:00:00Z 21/02/2024", "SITAG 1 Papers", "/api/documentlibrary/SITAG Papers/SITAG 1 Papers v1.0.pdf")


def test_every_document_is_listed_once_whatever_its_rows_order() -> None:
    papers = [paper for paper in sample_papers() if paper.group == "TMAG"]
    entries = read(library_page("TMAG", papers))
    assert sorted(entry.address for entry in entries) == sorted("https://www.example.org" + paper.path for paper in papers)
    assert {(e.listed.meeting_number, e.listed.meeting_date) for e in entries} == {
        (paper.short_name.split()[1], paper.meeting_date) for paper in papers
    }
    assert {entry.listed.version for entry in entries} == {"1.0", "1.1"}
    assert {entry.listed.document_type for entry in entries} == {"papers"}


def test_several_libraries_on_a_page_and_a_group_that_only_the_heading_names() -> None:
    second = f"<h3>Qualification Advisory Group (QAG)</h3><table>{HEAD}{row('14/02/2024', 'Papers for meeting 3', '/a/3.pdf')}</table>"
    first, other = read(f"<h3>SITAG</h3><table>{HEAD}{ROW}</table>{second}")
    assert (first.listed.group_code, first.listed.meeting_number) == ("SITAG", "1")
    assert (other.listed.group_code, other.listed.meeting_date) == ("QAG", date(2024, 2, 14))


@pytest.mark.parametrize(
    "table",
    [
        # Other columns, in another order, the link somewhere else.
        "<tr><th>#</th><th>Sub Type</th><th>Short Name</th><th>Size</th><th>Date of Meeting</th><th></th></tr>"
        "<tr><td>1</td><td>Papers</td><td>SITAG 1 Papers</td><td>2 MB</td><td>21/02/2024</td><td><a href='/a/x.pdf'>Download</a></td></tr>",
        # Cells that span, also downwards.
        "<tr><td colspan='3'>Documents</td></tr>"
        + HEAD
        + "<tr><td rowspan='2'>21/02/2024</td><td><a href='/a/x.pdf'>SITAG 1 Papers</a></td>"
        "<td>Papers</td></tr><tr><td><a href='/a/m.pdf'>SITAG 1 Minutes</a></td><td>Minutes</td></tr>",
        # No sub types, breaks in headings, mail and notes in the row.
        "<tr><td> Date of<br>meeting </td><td>Short  name</td></tr><tr><td>21/02/2024</td><td><a href='mailto:a@example.org'>?</a> "
        "<a href='#top'>top</a><a href='x.pdf'>SITAG 1 Papers</a></td></tr><tr><td>Note</td></tr>",
        # Marks for sorting, and notes.
        "<tr><th>Date Of Meeting ▲</th><th>SHORT NAME (opens a PDF)</th><th>Sub-Type</th></tr>"
        "<tr><td>21/02/2024</td><td><a href='/a/x.pdf'>SITAG 1 Papers</a></td><td></td></tr>",
        # A table within a cell.
        HEAD + "<tr><td>21/02/2024</td><td><a href='/a/x.pdf'>SITAG 1 Papers</a><table><tr><td>inner</td></tr></table></td><td></td></tr>",
    ],
)
def test_a_library_may_look_otherwise(table: str) -> None:
    entries = read(f"<table>{table}</table>")
    assert entries[0].address.endswith("x.pdf")
    assert (entries[0].listed.group_code, entries[0].listed.meeting_number) == ("SITAG", "1")
    assert {entry.listed.meeting_date for entry in entries} == {date(2024, 2, 21)}


def test_where_a_row_leads_to_a_viewer_and_to_the_file_the_file_counts() -> None:
    cells = "<td>21/02/2024</td><td>SITAG 1 Papers</td><td><a href='/viewer?id=1'>View</a> <a href='/a/x.pdf'>Download</a></td>"
    assert [entry.address for entry in read(f"<table>{HEAD}<tr>{cells}</tr></table>")] == ["https://www.example.org/a/x.pdf"]


def test_a_library_beside_others_whose_headings_changed_is_not_passed_over() -> None:
    changed = "<table><tr><th>When</th><th>What</th></tr>" + row("1", "QAG 1 Papers", "/q1.pdf") + row("2", "QAG 2 Minutes", "/q2.pdf")
    with pytest.raises(SourceChanged, match=r"2 documents of meetings, such as q1\.pdf"):
        read(f"<table>{HEAD}{ROW}</table>{changed}</table>")


@pytest.mark.parametrize(
    "rows",
    [
        row("", "SITAG Terms of Reference", "/tor.pdf") + row("", "SITAG membership", "/members.pdf"),
        row("", "SITAG 1 Papers", "/a/x.pdf") + row("", "Roadmap", "/a.pdf") + row("", "Glossary", "/b.pdf") + row("", "Plan", "/c.pdf"),
        row("", "SITAG 1 Papers", "/api/documentlibrary/SITAG Papers/SITAG 1 Papers v1.0.pdf") * 2,
        row("20/03/2024", "SITAG 2", "/join/2") + row("17/04/2024", "SITAG 3", "/join/3"),
    ],
)
def test_other_links_beside_a_library_are_no_library(rows: str) -> None:
    assert len(read(f"<table>{HEAD}{ROW}</table><table><tr><th>Useful</th><th>links</th></tr>{rows}</table>")) == 1


def test_addresses_are_whole_and_written_in_one_way() -> None:
    twice = row(
        "21/02/2024", "SITAG 1 Papers", "https://WWW.example.org/api/documentlibrary/SITAG%20Papers/SITAG%201%20Papers%20v1.0.pdf#page=2"
    )
    (entry,) = read(f"<base href='https://www.example.org/'><table>{HEAD}{ROW}{twice}</table>")
    assert entry.address == "https://www.example.org/api/documentlibrary/SITAG%20Papers/SITAG%201%20Papers%20v1.0.pdf"


def test_what_is_no_pdf_is_passed_over() -> None:
    word = row("21/02/2024", "SITAG 1 Minutes", "/a/SITAG 1 Minutes.docx", "Minutes")
    assert [entry.listed.document_type for entry in read(f"<table>{HEAD}{ROW}{word}</table>")] == ["papers"]


def test_a_table_of_something_else_is_no_library() -> None:
    news = "<table><tr><th>Date</th><th>Title</th></tr><tr><td>soon</td><td><a href='/news/1'>Newsletter</a></td></tr></table>"
    assert len(read(f"{news}<table>{HEAD}{ROW}</table>")) == 1


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>Please enable JavaScript</p>",
        changed_page(sample_papers()),
        library_page("TMAG", []),
        f"<table>{HEAD}</table>",
        f"<table>{HEAD}<tr><td>21/02/2024</td><td>SITAG 1 Papers</td><td>Papers</td></tr></table>",
        f"<table><tr><th>When</th><th>What</th></tr>{ROW}</table>",
        f"<table>{HEAD}{ROW}{row('?', 'a', '/a.pdf')}{row('?', 'b', '/b.pdf')}</table>",
    ],
)
def test_a_page_that_is_no_longer_what_we_know(html: str) -> None:
    with pytest.raises(SourceChanged, match="testing-governance"):
        read(html)


@given(st.text(max_size=200))
def test_no_page_breaks_the_reading(text: str) -> None:
    try:
        entries = read(f"<table>{HEAD}{ROW}<tr><td>{text}</td><td>{text}<a href='{text}'>{text}</a></td></tr></table>")
    except SourceChanged:
        return
    assert entries[0].listed.name == "SITAG 1 Papers"


def test_a_map_lists_pages_files_and_maps() -> None:
    papers = sample_papers()
    listed = read_sitemap(sitemap("https://www.example.org", papers).encode(), PAGE)
    assert {"https://www.example.org" + paper.path for paper in papers} <= set(listed.addresses)
    index = b"<sitemapindex><sitemap><loc> https://www.example.org/a.xml?x=1&amp;y=2 </loc></sitemap></sitemapindex>"
    assert read_sitemap(index, PAGE).maps == ("https://www.example.org/a.xml?x=1&y=2",)
    for no_map in (b"", b"<html>gone</html>", b"<urlset></urlset>"):
        with pytest.raises(SourceChanged):
            read_sitemap(no_map, PAGE)
