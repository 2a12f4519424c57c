"""The parts that every meeting pack has: divider slides, text areas, the last slide's two areas."""

from samples.builder.markup import paragraphs
from samples.builder.model import Box, Divider, Table, TextArea
from samples.builder.tables import GroupReport, labelled_table

INVENTED = "Invented sample"
INVENTED_STRAPLINE = "Invented sample, not a document of the Programme"

STANDING = """
- Minutes and actions review
- Programme updates
- Working group report
- Next steps and agenda roadmap
"""

ROADMAP_LABELS = ("Meeting dates", "Relevant milestones or activities", "Agenda items", "Standing items")

BODY = Box(0.4, 1.0, 12.5, 6.0)
LEFT = Box(0.4, 0.5, 6.1, 6.4)
RIGHT = Box(6.8, 0.5, 6.1, 6.4)


def divider(title: str, lead_in: str, lead: str, time: str) -> Divider:
    """Make a divider slide."""
    return Divider(title, paragraphs(lead_in), lead, time)


def area(text: str, box: Box, size: float = 16) -> TextArea:
    """Make a text area from the small markup."""
    return TextArea(box, paragraphs(text), size)


def next_steps_and_roadmap(steps: str, group: str, roadmap: tuple[GroupReport, ...]) -> tuple[TextArea | Table, ...]:
    """Make the two areas of the last slide."""
    heading = f"# {group} Agenda Roadmap – a rolling view of upcoming {group} agenda items:"
    return (
        area(steps, Box(0.4, 0.95, 12.5, 1.1), 13),
        area(heading, Box(0.4, 2.2, 12.5, 0.4), 13),
        labelled_table(ROADMAP_LABELS, roadmap, (1.7, 2.7), Box(0.4, 2.7, 12.5, 3.9), 11),
    )
