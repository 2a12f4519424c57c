"""Covers in the forms of several templates, minutes' headings, and documents of no meeting."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.pack import Cover
from parsers.parse import parse_pack
from tests.drawing.pages import Drawing
from tests.drawing.parsing import left_over, parsed_pages, values
from tests.reading_samples import vocabulary

CASES = [
    (("TMAG Meeting 16", "15 March 2023", "V1.0"), ("TMAG", "16", "2023-03-15", "1.0", "papers")),
    (("Testing and Migration Advisory Group", "Meeting #16", "Wednesday 15th March 2023"), ("TMAG", "16", "2023-03-15", None, "papers")),
    (("TMAG 15.1 (Extraordinary)", "28/02/2023", "v0.2 DRAFT"), ("TMAG", "15.1", "2023-02-28", "0.2", "papers")),
    (("Testing & Migration Advisory Group 16 March 2023", "Version: 1.0"), ("TMAG", None, "2023-03-16", "1.0", "papers")),
    (("TMAG 16 15 March 2023",), ("TMAG", "16", "2023-03-15", None, "papers")),
    (("TMAG16 Papers", "Published 8 March 2023", "Meeting date: 15 March 2023"), ("TMAG", "16", "2023-03-15", None, "papers")),
    (("TMAG 16 Minutes", "15 March 2023"), ("TMAG", "16", "2023-03-15", None, "minutes")),
    (("TMAG 16 Headline Report", "15 March 2023"), ("TMAG", "16", "2023-03-15", None, "headline_report")),
    (("TMAG 16 Papers - Attachment 1 - Terms of Reference v1.1",), ("TMAG", "16", None, "1.1", "attachment")),
    (("Attachment 2 - NFTWG Terms of Reference", "TMAG 16", "15 March 2023"), ("TMAG", "16", "2023-03-15", None, "attachment")),
    (("SITAG Action Log", "(SITAG) #9, 20 November 2024. Attachment 1. Version 2.0"), ("SITAG", "9", "2024-11-20", "2.0", "attachment")),
    (("Implementation Advisory Group (IAG) #12 3 April 2024", "Version 1.0"), ("IAG", "12", "2024-04-03", "1.0", "papers")),
    (("16th meeting of the TMAG", "15.03.2023"), ("TMAG", "16", "2023-03-15", None, "papers")),
    (("SITAG Meeting No. 3", "Wed 17-Apr-2024", "Version 1.0"), ("SITAG", "3", "2024-04-17", "1.0", "papers")),
    (("Extraordinary TMAG", "28 March 2023"), ("TMAG", None, "2023-03-28", None, "papers")),
    (("MHHS Programme", "TMAG", "Meeting 16", "15 March 2023"), ("TMAG", "16", "2023-03-15", None, "papers")),
    (("SITAG", "Meeting 12 – Wednesday 19 February 2025"), ("SITAG", "12", "2025-02-19", None, "papers")),
    (("QAG 14 – Thursday 15 May 2025", "Version 1.0"), ("QAG", "14", "2025-05-15", "1.0", "papers")),
    (("DAG 30 | 10 January 2024",), ("DAG", "30", "2024-01-10", None, "papers")),
    (("Tide Table Sub-committee (TTSC)", "Meeting 7", "9 July 2024"), ("TTSC", "7", "2024-07-09", None, "papers")),
    (("Harbour Lights Forum (HLF)", "Forum no. 6, Wednesday 19th November 2025"), ("HLF", "6", "2025-11-19", None, "papers")),
    (("Harbour Lights Forum (HLF)", "19 November 2025", "The forum 6 years on"), ("HLF", None, "2025-11-19", None, "papers")),
    (("Harbour Lights Forum (HLF)", "Forum 19 November 2025"), ("HLF", None, "2025-11-19", None, "papers")),
    (("Annual report 2023", "Harbour Trust (HT)"), (None, None, None, None, "other")),
    (("The harbour plan", "15 March 2023", "Version 2"), (None, None, None, "2", "other")),
]


@pytest.mark.parametrize(("lines", "wanted"), CASES, ids=[" / ".join(lines) for lines, _ in CASES])
def test_what_a_cover_says(lines: tuple[str, ...], wanted: tuple[str | None, ...]) -> None:
    cover = parsed_pages(cover=lines).cover
    day = cover.meeting_date.isoformat() if cover.meeting_date else None
    assert (cover.group_code, cover.meeting_number, day, cover.version, cover.document_type) == wanted
    assert cover.is_extraordinary == ("extraordinary" in " ".join(lines).lower() or "." in (wanted[1] or ""))


@pytest.mark.parametrize("printed", ["MHHS-DEL1056", "MHHS-DEL 1056", "MHHS - DEL1056", "Document reference: MHHS-DEL1056", "MHHS DEL1056"])
def test_the_reference_is_read_without_spaces(printed: str) -> None:
    assert parsed_pages(cover=("TMAG 16", "15 March 2023", printed)).cover.doc_ref == "MHHS-DEL1056"


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("Document ref: OD/TIDE/17", "OD/TIDE/17"),
        ("Version 0.9 | Ref TIDE-PMO-088", "TIDE-PMO-088"),
        ("Reference OCR-24-19", "OCR-24-19"),
        ("Terms of reference V-1.0", None),
        ("Ref: 2023-03-15", None),
        ("Reference 1.2", None),
        ("Version 1.0 / POC-0077", "POC-0077"),
        ("OD/TIDE/17 v1.0", "OD/TIDE/17"),
        ("Public | TIDE-PMO-088 | v1.0", "TIDE-PMO-088"),
        ("MHHS-DEL1234 v1.0 | TIDE-PMO-088", "MHHS-DEL1234"),
        ("TMAG-16 v1.0", None),
        ("MAR-2023 v1.0", None),
        ("With OD/TIDE/17 v1.0", None),
        ("OD/TIDE/17", None),
    ],
)
def test_a_reference_of_any_form_stands_behind_its_label_or_beside_the_version(printed: str, wanted: str | None) -> None:
    assert parsed_pages(cover=("TMAG 16", "15 March 2023", printed)).cover.doc_ref == wanted


def test_the_digits_of_a_reference_are_no_number_of_a_meeting() -> None:
    cover = parsed_pages(cover=("Implementation Readiness Forum (IRF)", "Meeting 9 – 12/02/2025", "Document reference OFP-IRF-31")).cover
    assert (cover.meeting_number, cover.meeting_date) == ("9", date(2025, 2, 12))


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [(("15 March 2023, 10:30",), "10:30"), (("15 March 2023", "Published 15 March 2023, 09:00"), None)],
)
def test_a_cover_tells_when_the_meeting_begins(lines: tuple[str, ...], wanted: str | None) -> None:
    assert values(parsed_pages(cover=("TMAG 16", *lines)), "meetings", "start_time", "end_time") == [(wanted, None)]


def test_labels_of_the_cover_in_one_column_and_their_values_in_another() -> None:
    drawing = Drawing(1).title("TMAG Meeting 16 15 March 2023")
    for y, label, value in ((200, "Document reference", "MHHS-DEL1056"), (240, "Version", "1.2")):
        drawing.text(60, y, label).text(400, y, value)
    cover = parse_pack([drawing.page()], vocabulary()).cover
    assert (cover.doc_ref, cover.version) == ("MHHS-DEL1056", "1.2")


def test_a_version_beside_its_label_on_a_page_of_text() -> None:
    drawing = Drawing(1).text(60, 60, "Testing and Migration Advisory Group (TMAG) #19", 20, bold=True)
    for y, label, value in (
        (100, "Date", "21 June 2023"),
        (113, "Time", "10:00 - 12:00"),
        (126, "Version", "0.2"),
        (139, "By", "The office"),
    ):
        drawing.text(60, y, label).text(200, y, value)
    drawing.lines(60, 200, *["The harbour is dredged each spring so that boats can lie at the quay whatever the tide may be"] * 12, size=10)
    assert parse_pack([drawing.page()], vocabulary()).cover.version == "0.2"


def test_the_covers_text_in_a_table() -> None:
    drawing = Drawing(1)
    rows = (("Group", "Testing and Migration Advisory Group (TMAG)"), ("Meeting", "#16"), ("Date", "15 March 2023"), ("Version", "1.0"))
    drawing.table(200, (120, 400), rows, size=14, header_rows=0)
    from parsers.parse import parse_pack
    from tests.reading_samples import vocabulary

    parsed = parse_pack([drawing.page()], vocabulary())
    assert (parsed.cover.meeting_id, str(parsed.cover.meeting_date)) == ("TMAG-16", "2023-03-15")
    assert parsed.kinds == {1: "cover"}
    assert not left_over(parsed)


def test_prose_that_only_mentions_a_group_is_no_pack() -> None:
    prose = "This letter tells all members of the TMAG that on 15 March 2023 the harbour will be closed for as long as it takes to " * 2
    assert parsed_pages(cover=(prose,)).cover.document_type == "other"


def _first_page(*rows: tuple[str, ...]) -> Drawing:
    drawing = Drawing(1).title("Testing and Migration Advisory Group (TMAG) #19 – Minutes")
    drawing.table(90, (150,) * len(rows[0]), rows, size=10, header_rows=0)
    return drawing


def test_labels_tell_the_documents_day_from_the_meetings_and_its_hours() -> None:
    rows = (("Issue date", "28 June 2023", "Classification", "Public"), ("Meeting date", "21 June 2023", "Time", "10:00 – 12:10"))
    parsed = parse_pack([_first_page(*rows).page()], vocabulary())
    assert values(parsed, "meetings", "meeting_date", "start_time", "end_time") == [(date(2023, 6, 21), "10:00", "12:10")]


@pytest.mark.parametrize(
    "lines",
    [
        ("Wednesday 7 December 2022, 10:00 to 12:00",),
        ("7 December 2022 | 10:00-12:00 | Online",),
        ("7 December 2022", "10:00 – 12:00, by video"),
        ("7 December 2022", "Time: 10:00 – 12:00"),
    ],
)
def test_hours_beside_the_day(lines: tuple[str, ...]) -> None:
    parsed = parsed_pages(cover=("Programme Steering Group (PSG)", "Papers for meeting 14", *lines))
    assert values(parsed, "meetings", "meeting_date", "start_time", "end_time") == [(date(2022, 12, 7), "10:00", "12:00")]


@pytest.mark.parametrize(("hours", "expected"), [("09:30 to 11:45", "11:45"), ("10:30 to 11:45", None)])
def test_where_the_agenda_tells_only_beginnings_the_cover_tells_the_end_if_they_agree(hours: str, expected: str | None) -> None:
    rows = (("No.", "Item", "Lead", "Start"), ("1", "Welcome", "Chair", "09:30"), ("2", "Replan", "Ada Quill", "10:00"))
    cover = ("Programme Steering Group (PSG)", "Papers for meeting 14", f"7 December 2022, {hours}")
    parsed = parsed_pages(lambda page: page.title("Agenda").table(90, (60, 300, 200, 100), rows, size=10), cover=cover)
    assert values(parsed, "meetings", "start_time", "end_time") == [("09:30", expected)]


@pytest.mark.parametrize(
    "lines",
    [
        ("Next meeting", "19 June 2030, 10:00"),
        ("Date of next meeting: 19 June 2030",),
        ("The next meeting will be held on 19 June 2030.",),
        ("Next TMAG: 19 June 2030",),
    ],
)
def test_the_next_meeting_is_announced_outside_all_lists(lines: tuple[str, ...]) -> None:
    parsed = parsed_pages(lambda page: page.title("Close").lines(36, 120, "The chair thanked all.").lines(36, 160, *lines))
    assert values(parsed, "meetings", "next_meeting_date")[0] == date(2030, 6, 19)


def test_a_report_tells_the_next_meeting_at_its_head() -> None:
    page = Drawing(1).text(36, 50, "Testing and Migration Advisory Group (TMAG) – Headline Report", 16, bold=True)
    page.table(90, (150, 150, 150), (("Meeting", "Date", "Next meeting"), ("TMAG 30", "15 May 2030", "19 June 2030")), size=10)
    parsed = parse_pack([page.page()], vocabulary())
    assert values(parsed, "meetings", "meeting_date", "next_meeting_date") == [(date(2030, 5, 15), date(2030, 6, 19))]


def test_the_number_in_the_heading_counts_and_a_version_beside_a_reference() -> None:
    page = Drawing(1).text(36, 50, "Testing and Migration Advisory Group 31 – Headline Report", 16, bold=True)
    page.lines(36, 90, "15 May 2030", "MHHS-DEL3877 | Version 1.2", "TMAG approved the minutes of TMAG 30", size=10)
    parsed = parse_pack([page.page()], vocabulary())
    assert (parsed.cover.meeting_id, parsed.cover.version) == ("TMAG-31", "1.2")


def test_a_document_of_text_has_its_version_behind_a_label_and_its_attachments_on_its_first_page() -> None:
    page = Drawing(1).text(36, 50, "Testing and Migration Advisory Group (TMAG) Meeting 30", 16, bold=True)
    page.lines(36, 90, "Date: 15 May 2030", "Version: 1.4", size=10)
    page.text(36, 150, "Attachments", 12, bold=True).lines(36, 174, "• Attachment 1 - Depths", "• Attachment 2 - Locks", size=10)
    page.lines(36, 230, *["The harbour is open to all ships whatever their flag, and the lamps are lit each night"] * 12, size=10)
    parsed = parse_pack([page.page()], vocabulary())
    assert parsed.cover.version == "1.4"
    assert [r.content.attachment_number for r in parsed.records if r.dataset == "attachments"] == ["1", "2"]


def test_a_report_tells_the_next_meeting_in_a_sentence_or_behind_a_label_that_begins_so() -> None:
    said = "There was no further business. The group meets next on 19 June 2030."
    steps = ("Next steps", "• Papers for the next meeting will be issued on 12 June 2030")
    parsed = parsed_pages(
        lambda page: page.title("Closing").lines(36, 100, said, *steps), cover=("TMAG 30 – record of the meeting", "15 May 2030")
    )
    assert parsed.cover.document_type == "minutes"
    assert values(parsed, "meetings", "next_meeting_date")[0] == date(2030, 6, 19)


def test_a_label_that_begins_with_again_is_of_the_next_meeting() -> None:
    pages = Drawing(1).title("TMAG 30 Minutes")
    pages.table(90, (150, 300), (("Held on", "15 May 2030"), ("Again on", "19 June 2030")), header_rows=0)
    parsed = parse_pack([pages.page()], vocabulary())
    assert values(parsed, "meetings", "next_meeting_date")[0] == date(2030, 6, 19)


def test_a_report_that_says_of_itself_what_it_is_beside_a_table_of_decisions() -> None:
    page = Drawing(1).text(36, 50, "Testing and Migration Advisory Group (TMAG) #30 – 15 May 2030", 16, bold=True)
    page.text(36, 90, "This report gives what the group decided on 15 May 2030 and what is to be done before it meets again with", 9)
    page.text(36, 101, "all of its members and guests. It is issued under MHHS-DEL3877, version 1.2, within two days.", 9)
    rows = (("Decision", "Subject"), ("TMAG-DEC31", "Version 5.2 of the depth chart approved for publication"))
    page.table(140, (120, 400), rows, size=10)
    page.lines(36, 230, *["The harbour is open to all ships whatever their flag, and the lamps are lit each night"] * 6, size=10)
    parsed = parse_pack([page.page()], vocabulary())
    assert (parsed.cover.meeting_id, parsed.cover.doc_ref, parsed.cover.version) == ("TMAG-30", "MHHS-DEL3877", "1.2")


def prose(*lines: str, foot: str | None = None) -> Cover:
    """The cover of a page of prose, some lines first, with a line at its foot."""
    page = Drawing(1)
    for i, line in enumerate(lines):
        page.text(36, 60 + 20 * i, line, 16 if i == 0 else 10, bold=i == 0)
    pages = [page, Drawing(2), Drawing(3)]
    for drawing in pages:
        drawing.lines(36, 180, *["The harbour is open to all ships whatever their flag, and the lamps are lit each night"] * 6, size=10)
        if foot:
            drawing.text(36, 525, foot, 7)
    return parse_pack([drawing.page() for drawing in pages], vocabulary()).cover


def test_a_sentence_on_when_a_report_is_published_leaves_the_day_of_the_meeting() -> None:
    cover = prose(
        "TMAG 30 Headline Report",
        "Meeting of Wednesday 15 May 2030. This report is published within two days. It replaces that of 1 May 2030.",
    )
    assert (cover.meeting_id, cover.meeting_date) == ("TMAG-30", date(2030, 5, 15))


def test_a_line_that_begins_with_the_kind_of_document_and_tells_the_meeting() -> None:
    line = "Minutes of meeting 30 held on Wednesday 15th May 2030, 10:00 to 11:30, by video conference"
    assert prose("Testing and Migration Advisory Group (TMAG)", line).document_type == "minutes"


def test_the_foot_of_the_first_page_tells_reference_and_version() -> None:
    cover = prose("Minutes of TMAG 30", "15 May 2030", foot="MHHS-DEL3877, version 0.2, 25 May 2030")
    assert (cover.doc_ref, cover.version) == ("MHHS-DEL3877", "0.2")


@pytest.mark.parametrize(
    ("line", "version"), [("v1.3", "1.3"), ("20 May 2030 | v1.3", "1.3"), ("(Version 1.3)", "1.3"), ("Plan at v1.3", None)]
)
def test_a_document_of_text_may_tell_its_version_alone_or_between_marks(line: str, version: str | None) -> None:
    page = Drawing(1).text(36, 60, "Testing and Migration Advisory Group (TMAG) #30", 16, bold=True).lines(36, 84, "15 May 2030", line)
    for i, part in enumerate(("Lamps", "Tides", "Ropes", "Keys", "Gates")):
        page.text(36, 160 + 30 * i, f"{part} of the harbour were looked at by all who came, and each was found to be as it has been.", 10)
    assert parse_pack([page.page()], vocabulary()).cover.version == version


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        ("MHHS-DEL3877 v1.0 Public", ("MHHS-DEL3877", "1.0")),
        ("See MHHS-DEL3877 v1.0", (None, None)),
        ("MHHS-DEL3877 v1.0 is the plan that all of the ships go by", (None, None)),
        ("", (None, None)),
    ],
)
def test_the_foot_of_an_only_page_begins_with_its_reference(foot: str, expected: tuple[str | None, str | None]) -> None:
    page = Drawing(1).text(36, 60, "Testing and Migration Advisory Group (TMAG) #30", 16, bold=True).lines(36, 84, "15 May 2030")
    page.lines(36, 180, *["The harbour is open to all ships whatever their flag, and the lamps are lit each night"] * 6, size=10)
    if foot:
        page.text(36, 525, foot, 7)
    cover = parse_pack([page.page()], vocabulary()).cover
    assert (cover.doc_ref, cover.version) == expected
