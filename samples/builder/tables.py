"""The tables of a meeting pack, from typed rows to cells."""

from dataclasses import dataclass

from samples.builder.markup import paragraphs
from samples.builder.model import Box, Cell, Table


@dataclass(frozen=True)
class AgendaRow:
    """One row of the agenda. A theme is printed once over the rows that follow each other with the same theme."""

    number: str
    item: str
    objective: str
    item_type: str
    lead: str
    time: str
    page: str
    theme: str | None = None


@dataclass(frozen=True)
class ActionRow:
    """One row of an action log, as printed."""

    ref: str
    raised: str
    action: str
    owner: str
    due: str
    status: str
    update: str


@dataclass(frozen=True)
class GroupReport:
    """One column of the working group matrix: the cells in the order of the matrix's rows."""

    heading: str
    cells: tuple[str, ...]


ACTION_FIELDS = {
    "Ref": "ref",
    "Date": "raised",
    "Action": "action",
    "Owner": "owner",
    "Due": "due",
    "Status": "status",
    "Latest Update": "update",
    "Action ID": "ref",
    "Raised": "raised",
    "Responsible": "owner",
    "Target date": "due",
    "Update": "update",
}


def cell(text: str = "", *, columns: int = 1, rows: int = 1, header: bool = False) -> Cell:
    """Make a cell of text in the small markup."""
    return Cell(paragraphs(text), columns, rows, header)


def agenda_table(rows: tuple[AgendaRow, ...], box: Box, size: float = 10) -> Table:
    """Make the agenda: Item spans the theme's and the item's column, where any row has a theme."""
    if all(row.theme is None for row in rows):
        return _plain_agenda(rows, box, size)
    names = ("#", "Item", None, "Objective", "Type", "Lead", "Time", "Page")
    head = tuple(None if name is None else cell(name, columns=2 if name == "Item" else 1, header=True) for name in names)
    body = tuple(_agenda_row(rows, index) for index in range(len(rows)))
    return Table(box, (0.4, 1.15, 2.2, 4.75, 1.0, 1.6, 1.0, 0.5), (head, *body), size)


def _plain_agenda(rows: tuple[AgendaRow, ...], box: Box, size: float) -> Table:
    names = ("#", "Item", "Objective", "Type", "Lead", "Time", "Page")
    head = tuple(cell(name, header=True) for name in names)
    body = tuple(
        tuple(cell(text) for text in (row.number, row.item, row.objective, row.item_type, row.lead, row.time, row.page)) for row in rows
    )
    return Table(box, (0.4, 3.0, 4.6, 1.1, 1.9, 1.1, 0.6), (head, *body), size)


def _agenda_row(rows: tuple[AgendaRow, ...], index: int) -> tuple[Cell | None, ...]:
    row = rows[index]
    rest = tuple(cell(text) for text in (row.objective, row.item_type, row.lead, row.time, row.page))
    if row.theme is None:
        return (cell(row.number), cell(row.item, columns=2), None, *rest)
    starts = index == 0 or rows[index - 1].theme != row.theme
    following = 1
    while index + following < len(rows) and rows[index + following].theme == row.theme:
        following += 1
    return (cell(row.number), cell(row.theme, rows=following) if starts else None, cell(row.item), *rest)


def action_table(rows: tuple[ActionRow, ...], columns: dict[str, float], box: Box, size: float = 11) -> Table:
    """Make an action log whose columns, with their widths, are those named, in that order."""
    head = tuple(cell(name, header=True) for name in columns)
    body = tuple(tuple(cell(getattr(row, ACTION_FIELDS[name])) for name in columns) for row in rows)
    return Table(box, tuple(columns.values()), (head, *body), size)


def labelled_table(
    labels: tuple[str, ...], columns: tuple[GroupReport, ...], widths: tuple[float, float], box: Box, size: float = 8
) -> Table:
    """Make a table whose first column names the rows. `labels` begins with the top left cell; `widths`: the first's, the others'."""
    head = (cell(labels[0], header=True), *(cell(column.heading, header=True) for column in columns))
    body = tuple((cell(label, header=True), *(cell(column.cells[index]) for column in columns)) for index, label in enumerate(labels[1:]))
    return Table(box, (widths[0], *[widths[1]] * len(columns)), (head, *body), size)


def transposed(table: Table, widths: tuple[float, ...]) -> Table:
    """Turn a labelled table so that its columns become rows; it must have no spans."""
    return Table(table.box, widths, tuple(zip(*table.rows, strict=True)), table.size, table.header_rows)
