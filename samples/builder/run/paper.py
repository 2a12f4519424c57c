"""One agenda item that has a paper of its own."""

from dataclasses import dataclass

MIGRATION, TESTING = "Migration/ Transition", "Testing"


@dataclass(frozen=True)
class Paper:
    """An agenda item, its divider and its slide. `topic` is the name under which the roadmap has it, `text` is in the markup."""

    topic: str
    item_type: str
    lead: str
    minutes: int
    objective: str
    heading: str
    text: str
    theme: str | None = None
