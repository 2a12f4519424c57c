"""An invented meeting pack as typed values. Each page of it is one printed page; nothing here knows how it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Marker = Literal["none", "bullet", "number"]


@dataclass(frozen=True)
class Span:
    """A run of text in one style."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    url: str | None = None
    is_raised: bool = False
    is_struck: bool = False


@dataclass(frozen=True)
class Line:
    """One paragraph: its runs, its marker (`number` counts from 1 in its list) and its depth."""

    spans: tuple[Span, ...]
    marker: Marker = "none"
    level: int = 0
    number: int = 0
    is_heading: bool = False

    @property
    def text(self) -> str:
        """The words, without the marker."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True)
class Column:
    """One column of a table: what it holds, and the heading printed over it."""

    role: str
    heading: str


@dataclass(frozen=True)
class Group:
    """A group of the Programme."""

    code: str
    name: str

    @property
    def full(self) -> str:
        """As the packs print it."""
        return f"{self.name} ({self.code})"


@dataclass(frozen=True)
class Meeting:
    """The meeting that the pack is for."""

    group: Group
    number: str
    day: date
    version: str
    doc_ref: str | None
    is_extraordinary: bool
    next_day: date | None


@dataclass(frozen=True)
class CoverPage:
    """The first page: lines as printed, from the brand down to the document's reference."""

    brand: tuple[str, ...]
    strapline: str | None
    title: tuple[str, ...]
    small: tuple[str, ...]


@dataclass(frozen=True)
class AgendaItem:
    """One row of the agenda: what is printed and what it means. `minutes`, `start_time` and `end_time` are those printed."""

    label: str
    number: int | None
    title: str
    theme: str | None = None
    objective: tuple[str, ...] = ()
    type_raw: str | None = None
    item_type: str | None = None
    lead: str | None = None
    time_lines: tuple[str, ...] = ()
    duration: str | None = None
    start_time: str | None = None
    end_time: str | None = None
    minutes: int | None = None
    page_raw: str | None = None
    stated_page: int | None = None
    divider_page: int | None = None


@dataclass(frozen=True)
class AgendaPage:
    """The agenda, or a part of it.

    `theme_style`: `span` (titles without a theme span its column too), `own` (a column with its own heading), `apart` (the same, no cell
    merged), `none`. `form`: a table, or lines with times. `is_copy`: printed before, word for word. `empty_after`: a row of empty cells
    follows the items with these indices.
    """

    title: str
    columns: tuple[Column, ...]
    items: tuple[AgendaItem, ...]
    theme_style: Literal["span", "own", "apart", "none"]
    has_header: bool = True
    attachments: tuple[tuple[str, str], ...] = ()
    attachments_heading: str = "Attachments"
    form: Literal["table", "lines"] = "table"
    is_copy: bool = False
    empty_after: tuple[int, ...] = ()


@dataclass(frozen=True)
class DividerPage:
    """The page before a section. `style`: `lines` (lead and objective, lead, time), `fields` (a small table), `bare` (the title only).

    `labels`: what the lines of lead and time begin with. `shown_title`: the title as printed, with what stands before it.
    """

    title: str
    style: Literal["lines", "fields", "bare"]
    item_type: str | None = None
    type_raw: str | None = None
    objective: tuple[str, ...] = ()
    is_bulleted: bool = False
    lead: str | None = None
    time: str | None = None
    minutes: int | None = None
    over_title: str | None = None
    labels: tuple[str, str] = ("", "")
    shown_title: str | None = None


@dataclass(frozen=True)
class Action:
    """One row of the action log, as printed and as meant."""

    ref: str
    raised_raw: str
    raised: date
    description: str
    owner: str
    due_raw: str | None
    due: date | None
    due_end: date | None
    status_raw: str
    status: str
    update: tuple[str, ...] = ()
    due_before: str | None = None


@dataclass(frozen=True)
class ActionPage:
    """A part of the action log. `closed` stand apart under `closed_heading`: in a table of their own, or beneath a row across the table.

    `bands`: rows across the table, by the index of the action that they stand before. `empty_after`: an empty row follows these.
    `merged`: a column whose equal neighbours share a cell. `over_headings`: a row above the headings, each with the columns it covers.
    `has_count`: a first column that counts the rows. `priorities`: a column of no meaning to us. `facts`: a table above
    that holds no record. `rest`: what the first row, blank but for it, adds to the update of the last action of the page before.
    """

    title: str
    columns: tuple[Column, ...]
    actions: tuple[Action, ...]
    before: tuple[Line, ...] = ()
    has_header: bool = True
    closed: tuple[Action, ...] = ()
    closed_heading: str = "Closed actions"
    closed_style: Literal["table", "row"] = "table"
    bands: tuple[tuple[int, str], ...] = ()
    empty_after: tuple[int, ...] = ()
    merged: str | None = None
    over_headings: tuple[tuple[str, int], ...] = ()
    has_count: bool = False
    priorities: str | None = None
    facts: Facts | None = None
    rest: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReportItem:
    """One line of one cell of the working group matrix. `is_lead_in` is None for a sentence alone: either may be meant."""

    text: str
    is_lead_in: bool | None = False
    is_nil: bool = False
    planned: date | None = None
    is_planned_certain: bool = True
    target_meeting: str | None = None


@dataclass(frozen=True)
class ReportCell:
    """One cell: its lines, and the day that heads it."""

    items: tuple[ReportItem, ...]
    day: date | None = None


@dataclass(frozen=True)
class GroupReport:
    """What one group reports: a cell for each row of the matrix."""

    group: Group
    heading: str
    cells: tuple[ReportCell, ...]


@dataclass(frozen=True)
class MatrixPage:
    """The working group matrix: groups across, or (`is_turned`) groups down."""

    title: str | None
    corner: str
    rows: tuple[Column, ...]
    reports: tuple[GroupReport, ...]
    is_turned: bool = False


@dataclass(frozen=True)
class Topic:
    """One topic of an update. `style`: how its lead is set apart from the text."""

    topic: str | None
    text: str
    style: Literal["bold", "bold_plain", "colon", "dash", "none"]


@dataclass(frozen=True)
class Update:
    """One group's update. `day_line` is the line that states its day, where it is not in the heading."""

    group: Group
    heading: str
    day_line: str | None
    day: date | None
    topics: tuple[Topic, ...]
    link: tuple[str, str, str] | None


@dataclass(frozen=True)
class UpdatesPage:
    """Governance group updates in one or two columns; beneath or beside them, or on a page of its own, the wider Programme."""

    title: str
    updates: tuple[Update, ...]
    columns: int
    wider_heading: str | None = None
    wider: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Diagram:
    """Boxes in a row, joined by lines."""

    labels: tuple[str, ...]


@dataclass(frozen=True)
class Chart:
    """Bars with a label each."""

    bars: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Photo:
    """A picture without words."""

    seed: int


@dataclass(frozen=True)
class Framed:
    """A text box with a border."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Facts:
    """A small table that holds no record of ours."""

    rows: tuple[tuple[str, ...], ...]


Extra = Diagram | Chart | Photo | Framed | Facts


@dataclass(frozen=True)
class ContentPage:
    """A slide of prose: one or two columns, with or without something beside it."""

    title: str | None
    columns: tuple[tuple[Line, ...], ...]
    extra: Extra | None = None


@dataclass(frozen=True)
class NextStep:
    """One next step."""

    text: str
    day: date | None = None


@dataclass(frozen=True)
class RoadmapColumn:
    """One meeting of the roadmap: a cell for each row."""

    heading: str
    day: date
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Roadmap:
    """The agenda roadmap: meetings across, or (`is_turned`) down."""

    heading: str | None
    corner: str
    rows: tuple[Column, ...]
    columns: tuple[RoadmapColumn, ...]
    is_turned: bool = False
    has_labels: bool = True


@dataclass(frozen=True)
class ClosingPage:
    """Next steps, the roadmap, or both."""

    title: str
    steps_heading: str | None
    steps: tuple[NextStep, ...]
    are_numbered: bool
    roadmap: Roadmap | None


Page = CoverPage | AgendaPage | DividerPage | ActionPage | MatrixPage | UpdatesPage | ContentPage | ClosingPage


@dataclass(frozen=True)
class Pack:
    """A whole pack, page by page."""

    seed: int
    meeting: Meeting
    pages: tuple[Page, ...]
    has_dividers: bool
    start_time: str | None
    end_time: str | None
