"""A file's name or a template's is no title where the first page has one."""

from __future__ import annotations

import pytest

from parsers.document_title import document_title, is_made_up
from parsers.parse import parse_pack
from tests.drawing.pages import Drawing
from tests.reading_samples import vocabulary


@pytest.mark.parametrize(
    "title",
    ["Microsoft PowerPoint - Tides 2030.pptx", "Microsoft Word - tides", "PowerPoint Presentation", "tides v2.docx", "Slide 1", "Untitled"],
)
def test_made_up(title: str) -> None:
    assert is_made_up(title)


@pytest.mark.parametrize("title", ["Tides of the year", "Tides - a report", "Presentation of the tides", "Agenda 15.05.2030"])
def test_given_by_people(title: str) -> None:
    assert not is_made_up(title)


def test_the_first_page_speaks_where_the_metadata_do_not() -> None:
    pack = parse_pack([Drawing(1).title("Tides").lines(40, 200, "A text", "of some", "words").page()], vocabulary()).pack
    titles = [document_title(pack, said) for said in ("Microsoft PowerPoint - x.pptx", None, "Tides of the year")]
    assert titles == ["Tides", "Tides", "Tides of the year"]
