"""The codes of ``parse_issues``: what each means, how grave it is and who can mend it."""

from __future__ import annotations

from typing import NamedTuple


class IssueCode(NamedTuple):
    """One code. An issue of severity ``error`` makes its document partial; the other severities are info and warning."""

    code: str
    severity: str
    responsibility: str
    meaning: str


ISSUE_CODES: dict[str, IssueCode] = {
    code.code: code
    for code in (
        IssueCode("duration_mismatch", "warning", "publisher", "An agenda item's end minus start is not its minutes"),
        IssueCode("divider_duration_mismatch", "warning", "publisher", "Agenda and divider slide give other minutes"),
        IssueCode("divider_lead_mismatch", "warning", "publisher", "Agenda and divider slide name other leads"),
        IssueCode("divider_type_mismatch", "warning", "publisher", "Agenda and divider slide give other types"),
        IssueCode("stated_page_mismatch", "warning", "publisher", "The agenda states a page on which its divider is not"),
        IssueCode("roadmap_first_column_mismatch", "warning", "publisher", "The roadmap's first column is not this meeting's date"),
        IssueCode("next_meeting_mismatch", "warning", "publisher", "The next meeting announced is not the roadmap's second column"),
        IssueCode(
            "objective_groups_mismatch", "warning", "publisher", "An objective names groups that the report does not show, or not all"
        ),
        IssueCode("event_date_conflict", "warning", "publisher", "One event stands on different days"),
        IssueCode("ambiguous_date", "warning", "publisher", "A date is read month first, as the document's others, and could be day first"),
        IssueCode("deliverable_after_meeting", "warning", "publisher", "A deliverable is planned after the meeting that it is to come to"),
        IssueCode("deliverable_meeting_conflict", "warning", "publisher", "One deliverable is to come to different meetings"),
        IssueCode(
            "milestone_date_conflict", "warning", "publisher", "A milestone is given another date than in the same or an earlier document"
        ),
        IssueCode("roadmap_not_on_agenda", "warning", "publisher", "The roadmap plans an item for this meeting that its agenda lacks"),
        IssueCode("continuation_gap", "warning", "parser", "A table that goes on over pages lacks a row or number in between"),
        IssueCode("agenda_missing", "error", "parser", "Papers in which no agenda was found"),
        IssueCode("promised_rows_missing", "error", "parser", "Something announces rows and none was found"),
        IssueCode("value_not_understood", "warning", "parser", "A value is printed and could not be read"),
        IssueCode("unknown_status", "warning", "parser", "A status that the vocabulary does not have"),
        IssueCode("struck_out_text", "warning", "publisher", "A record whose own words are struck out on the page"),
        IssueCode("overlaid_text", "info", "publisher", "Text laid over a page: a mark across its text, or a note over a part of a table"),
        IssueCode("unknown_column", "warning", "parser", "A table's column that the vocabulary does not have"),
        IssueCode("party_unresolved", "info", "publisher", "A name fits several parties, so its row has none"),
        IssueCode("unclaimed_text", "warning", "parser", "Words that no record took"),
        IssueCode("headerless_table", "warning", "parser", "A table without a header row"),
        IssueCode("document_id_conflict", "warning", "publisher", "A document claims an id that another holds"),
        IssueCode("correction_stale", "warning", "parser", "A person's correction does not meet what it expects, and changed nothing"),
        IssueCode("cover_listing_mismatch", "warning", "source", "The listing and the cover disagree"),
        IssueCode("new_layout", "info", "parser", "A document looks unlike any before it, or a slide like none that is known"),
        IssueCode("unreadable_page", "error", "parser", "A page, or a part of it, could not be read"),
        IssueCode("parser_fault", "error", "parser", "The parser itself failed at a page, a section or a check, and left it out"),
        IssueCode("hidden_text", "info", "publisher", "Text that a reader does not see"),
    )
}
