"""What a listing says of a document, and what its cover says otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.listing import Listed, disagreements, read_day, read_name
from parsers.pack import Cover
from pipeline.settings import default_groups
from pipeline.vocabulary import load_vocabulary
from schemas.issues import ISSUE_CODES

WORDS = load_vocabulary({group.group_code: group.group_name for group in default_groups()})


@pytest.mark.parametrize(
    ("name", "kind", "group", "number", "document_type", "version"),
    [
        ("TMAG 16 Papers", "Papers", "TMAG", "16", "papers", None),
        ("TMAG 16 Papers", None, "TMAG", "16", "papers", None),
        ("TMAG 16", "Papers", "TMAG", "16", "papers", None),
        ("TMAG 16", None, "TMAG", "16", None, None),
        ("DAG 10 Minutes", "Minutes", "DAG", "10", "minutes", None),
        ("DAG 10.1 Headline Report", "Headline", "DAG", "10.1", "headline_report", None),
        ("SITAG 02 Papers v1.1", "Papers", "SITAG", "2", "papers", "1.1"),
        ("MHHS-DEL1234-SITAG_05_Headline_Report_v0.1.pdf", None, "SITAG", "5", "headline_report", "0.1"),
        ("tmag-16-papers-v1.0.pdf", None, "TMAG", "16", "papers", "1.0"),
        ("MCAG16 Pack", None, "MCAG", "16", "papers", None),
        ("TMAG 16 March 2023 Papers", "Papers", "TMAG", None, "papers", None),
        ("TMAG 11/01/2023 Papers", "Papers", "TMAG", None, "papers", None),
        ("Systems Integration Testing Advisory Group 3 Minutes", None, "SITAG", "3", "minutes", None),
        ("XYAG 7 Papers", None, "XYAG", "7", "papers", None),
        ("Terms of Reference", "Other", None, None, None, None),
    ],
)
def test_a_name_is_read(
    name: str, kind: str | None, group: str | None, number: str | None, document_type: str | None, version: str | None
) -> None:
    listed = read_name(name, WORDS, kind=kind)
    assert (listed.group_code, listed.meeting_number, listed.document_type, listed.version) == (group, number, document_type, version)
    assert listed.is_extraordinary == ("." in (number or ""))


def test_an_attachment_has_its_number_title_and_version() -> None:
    listed = read_name("DAG 21.1 Papers - Attachment 1 - CR018 Registration Service Operating Hours v1.1", WORDS, kind="Papers")
    assert (listed.document_type, listed.attachment_number, listed.version) == ("attachment", "1", "1.1")
    assert listed.attachment_title == "CR018 Registration Service Operating Hours"
    assert listed.is_extraordinary


@pytest.mark.parametrize(
    ("name", "number", "title"),
    [
        ("TMAG 16 Attachment 3: SIT Scope v0.2", "3", "SIT Scope"),
        ("TMAG 16 Papers Annex 2 - Test Plan", "2", "Test Plan"),
        ("TMAG 16 Attachment 4", "4", None),
        ("TMAG 16 Papers and Attachments", None, None),
        ("TMAG 16 Papers: Attachment overview 2023", None, None),
    ],
)
def test_an_attachment_is_one_without_a_dash_before_it_too(name: str, number: str | None, title: str | None) -> None:
    listed = read_name(name, WORDS)
    assert (listed.attachment_number, listed.attachment_title) == (number, title)
    assert listed.document_type == ("attachment" if number else "papers")


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2023-01-11 00:00:00Z 11/01/2023", date(2023, 1, 11)),
        ("2023-01-11 00:00:00Z11/01/2023", date(2023, 1, 11)),
        ("2023-06-13 23:00:00Z 14/06/2023", date(2023, 6, 14)),
        ("2023-06-13 23:00:00Z", date(2023, 6, 14)),
        ("2023-01-11", date(2023, 1, 11)),
        ("11/01/2023", date(2023, 1, 11)),
        ("Wednesday 11th January 2023", date(2023, 1, 11)),
        ("2023-01-11 00:00:00Z 11 Jan 2023", date(2023, 1, 11)),
        ("31/02/2023", None),
        ("2023-13-40", None),
        ("to be confirmed", None),
        ("", None),
    ],
)
def test_a_date_cell_is_read(cell: str, day: date | None) -> None:
    assert read_day(cell) == day


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)), st.sampled_from(["", " ", "\n"]))
def test_of_a_run_together_cell_the_day_that_people_see_counts(day: date, between: str) -> None:
    assert read_day(f"{day.isoformat()} 00:00:00Z{between}{day:%d/%m/%Y}") == day


@given(st.text(max_size=60), st.text(max_size=20))
def test_no_name_and_no_cell_breaks_the_reading(name: str, cell: str) -> None:
    assert read_name(name, WORDS, kind=cell, day=read_day(cell)).name == name.strip()


COVER = Cover("papers", group_code="TMAG", meeting_number="16", meeting_date=date(2023, 3, 15), version="1.0")
LISTED = Listed(name="TMAG 16 Papers", group_code="TMAG", meeting_number="16", meeting_date=date(2023, 3, 15), document_type="papers")


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"group_code": "SITAG"}, "group"),
        ({"meeting_number": "17"}, "number"),
        ({"meeting_date": date(2023, 3, 16)}, "date"),
        ({"document_type": "minutes"}, "type"),
        ({"version": "1.1"}, "version"),
        ({"is_extraordinary": True}, "extraordinary"),
    ],
)
def test_a_disagreement_is_told_with_both_sides(changed: dict[str, object], what: str) -> None:
    (doubt,) = disagreements(replace(LISTED, **changed), COVER)  # type: ignore[arg-type]
    assert doubt.code == "cover_listing_mismatch"
    assert doubt.code in ISSUE_CODES
    assert what in doubt.message
    assert doubt.raw_text == "TMAG 16 Papers"


def test_what_either_does_not_say_is_no_disagreement() -> None:
    assert not list(disagreements(LISTED, COVER))
    assert not list(disagreements(replace(LISTED, version="1"), COVER))
    assert not list(disagreements(Listed(name="a file"), COVER))
    assert not list(disagreements(LISTED, Cover("other")))


def test_an_attachments_number_is_compared() -> None:
    listed = replace(LISTED, document_type="attachment", attachment_number="2")
    cover = replace(COVER, document_type="attachment", attachment_number="1")
    assert [doubt.message for doubt in disagreements(listed, cover)] == ["The listing gives the attachment's number as 2, the cover as 1."]
