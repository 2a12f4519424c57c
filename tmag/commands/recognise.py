"""``tmag recognise``: dates, owners or references in single texts."""

from __future__ import annotations

import sys

import click

from tmag.choices import Choices, with_choices
from tmag.exits import Exit
from tmag.printing import say


@click.command("recognise")
@click.option("--kind", required=True, type=click.Choice(["dates", "owners", "references"]), help="What to find.")
@with_choices
def command(choices: Choices, kind: str) -> Exit:
    """Find dates, owners or references in texts, one JSON object a line.

    Reads lines of {"id", "text", "context_date", "field"} from standard input and prints for each, in the same order, a line of {"id",
    "mentions"}. The context date (2023-03-15) is the day that the text speaks from: a year left out is the one nearest to it. The field
    says what the text is: agenda_time, cell, deliverable, divider_time, due, filename, heading, lead, owner, prose, raised,
    roadmap_header, roadmap_item, row_label, status_note, title, wg_last or wg_next. Either may be left out, and counts as left out where it
    is not known. Offsets are code points, the end exclusive.

    A date has text, start_char, end_char, kind, start, end (inclusive days, null where the words give none), and where they apply dates,
    start_time, end_time, duration, business_days, precision, modifier, status, meeting, milestones, offset, rrule, edtf,
    certainty, rule, confidence. An owner has name, type, org, start_char, end_char, confidence; a reference text, start_char, end_char,
    reference_type, reference_id, confidence.

    Exit codes: 0 every line was answered, 1 some line was no question (its answer is {"id": null, "error": …}), 2 wrong usage.
    """
    settings = choices.settings()

    from parsers.language.passage import Kind
    from pipeline.recognise import answers, open_seat

    is_all_good = True
    for answer in answers(sys.stdin.buffer, Kind(kind), open_seat(settings)):
        say(answer.line)
        is_all_good = is_all_good and answer.is_good
    return Exit.DONE if is_all_good else Exit.SOME
