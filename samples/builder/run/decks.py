"""Makes one month's deck from the run's timeline: agenda with times and pages, dividers, tables, closing slide."""

from datetime import date, datetime, time, timedelta

from samples.builder.look import OFFICE
from samples.builder.model import Box, Content, Cover, Deck, Slide
from samples.builder.parts import BODY, INVENTED, INVENTED_STRAPLINE, STANDING, area, divider, next_steps_and_roadmap
from samples.builder.run import governance, groups, papers_from_june, papers_to_may
from samples.builder.run.actions import listed_in
from samples.builder.run.meetings import MEETINGS, NAMES, PACKS, Pack
from samples.builder.run.paper import Paper
from samples.builder.run.plans import MILESTONES, planned_for
from samples.builder.tables import AgendaRow, GroupReport, action_table, agenda_table, labelled_table, transposed

PAPERS = {**papers_to_may.PAPERS, **papers_from_june.PAPERS}
_READ = "0 mins – taken as read, questions by exception"

# The columns of the action log: the first template's, the second's, SITAG's.
_FIRST = {"Ref": 1.0, "Date": 0.9, "Action": 3.8, "Owner": 1.8, "Due": 1.0, "Status": 1.2, "Latest Update": 2.9}
_SECOND = {"Ref": 1.2, "Action": 3.6, "Owner": 1.7, "Date": 0.9, "Due": 1.3, "Status": 1.3, "Latest Update": 2.5}
_SITAG = {"Action ID": 1.2, "Action": 3.3, "Raised": 1.1, "Responsible": 1.7, "Target date": 1.4, "Status": 1.2, "Update": 2.6}


def deck(pack: Pack) -> Deck:
    """Make a pack's deck."""
    check(pack)
    title = f"{pack.group} #{pack.number} papers, {_long(pack.day)}"
    if pack.version != "1.0":
        title += f", v{pack.version}"
    return Deck(pack.name, title, INVENTED, pack.issued, (*_opening(pack), *_papers(pack), *_closing(pack)))


def check(pack: Pack) -> None:
    """See that the roadmap's first column names what is on the agenda."""
    on_agenda, planned = {paper.topic for paper in PAPERS[pack.key]}, set(planned_for(pack, pack.meeting))
    if on_agenda != planned:
        raise ValueError(f"{pack.name}: on the agenda or in the roadmap only: {sorted(on_agenda ^ planned)}. Mend the plans or the papers.")


def decks() -> tuple[tuple[Deck, Pack], ...]:
    """Make all decks of the run."""
    return tuple((deck(pack), pack) for pack in PACKS)


def agenda(pack: Pack) -> tuple[AgendaRow, ...]:
    """Write the agenda: times follow each other from ten o'clock, pages are those of the dividers."""
    group, members = pack.group, ", ".join(groups.reporting(pack)[:-1])
    opening = (
        AgendaRow("", "Welcome", "", "", "Chair", "5", ""),
        AgendaRow("", "Minutes and actions", _REVIEW, "Decision", "Chair and Secretariat", "10", "3"),
        AgendaRow("", "Programme updates", _UPDATES, "Information", "Programme PMO", "0", "5"),
        AgendaRow(
            "",
            "Working group report",
            f"Provide updates from discussion at the {members} and {groups.reporting(pack)[-1]}",
            "Information",
            "Working group leads",
            "0",
            "7",
        ),
    )
    papers = tuple(_row(paper, 9 + 2 * index) for index, paper in enumerate(PAPERS[pack.key]))
    closing = AgendaRow("", _LAST, _summary(group), "Information", "Chair and Secretariat", "5", str(9 + 2 * len(papers)))
    return _timed((*opening, *papers, closing))


_REVIEW = "Approve minutes. Update on open actions, closing where appropriate"
_UPDATES = "Provide updates from L2/3 governance groups and wider Programme activity"
_LAST = "Summary and next steps"


def _summary(group: str) -> str:
    return f"Summarise actions/decisions and look ahead to the next {group}"


def _row(paper: Paper, page: int) -> AgendaRow:
    return AgendaRow("", paper.topic, paper.objective, paper.item_type, paper.lead, str(paper.minutes), str(page), paper.theme)


def _timed(rows: tuple[AgendaRow, ...]) -> tuple[AgendaRow, ...]:
    """Number the rows and put the time of day before the minutes."""
    clock = datetime.combine(date(2000, 1, 1), time(10))
    timed = []
    for number, row in enumerate(rows, start=1):
        end = clock + timedelta(minutes=int(row.time))
        slot = f"{clock:%H:%M}-{end:%H:%M}\n" if end > clock else ""
        timed.append(
            AgendaRow(str(number), row.item, row.objective, row.item_type, row.lead, f"{slot}{row.time} mins", row.page, row.theme)
        )
        clock = end
    return tuple(timed)


def _opening(pack: Pack) -> tuple[Slide, ...]:
    kind = "Extraordinary " if pack.is_extraordinary else ""
    rows = agenda(pack)
    return (
        Cover(
            ("MHHS", "PROGRAMME"),
            INVENTED_STRAPLINE,
            f"{kind}{NAMES[pack.group]} ({pack.group}) #{pack.number}",
            _long(pack.day),
            f"Version {pack.version}",
            pack.doc_ref,
        ),
        Content("Agenda", (agenda_table(rows, Box(0.4, 1.0, 12.5, 5.0), 11),)),
        divider("Minutes and actions", f"**DECISION:** {_REVIEW}", "Chair and Secretariat", "10 mins"),
        _actions(pack),
        divider("Programme updates", f"**INFORMATION:** {_UPDATES}", "Programme PMO", _READ),
        _governance(pack),
        divider("Working group report", f"**INFORMATION:** {rows[3].objective}", "Working group leads", _READ),
        _reports(pack),
    )


def _actions(pack: Pack) -> Content:
    columns = _SITAG if pack.group == "SITAG" else _FIRST if pack.look == OFFICE else _SECOND
    introduction = area(_introduction(pack), Box(0.4, 1.0, 12.5, 0.8), 14)
    return Content("Minutes and Actions review", (introduction, action_table(listed_in(pack.key), columns, Box(0.4, 1.9, 12.5, 4.6), 10)))


def _introduction(pack: Pack) -> str:
    earlier = [key for key in MEETINGS if key.startswith("S") == pack.key.startswith("S") and MEETINGS[key] < pack.day]
    if not earlier:
        return "# Actions at the start of this run" if pack.group == "TMAG" else "# Actions taken over from TMAG"
    day = MEETINGS[earlier[-1]]
    return f"1. **Approval of Minutes** from {day.day} {day:%B} {pack.group}\n2. **Open Actions** (actions will be discussed by exception)"


def _governance(pack: Pack) -> Content:
    title, wider = "Governance group updates", governance.wider(pack)
    if not wider:
        return Content(title, (area(governance.governance(pack), BODY, 13),))
    return Content(
        title,
        (
            area(governance.governance(pack), Box(0.4, 0.95, 7.6, 6.0), 12),
            area("# Wider Programme updates", Box(8.2, 0.35, 4.7, 0.45), 20),
            area(wider, Box(8.2, 0.95, 4.7, 6.0), 12),
        ),
    )


def _reports(pack: Pack) -> Content:
    reports = groups.reports(pack)
    if pack.group == "SITAG":
        names = ("Working group", *groups.labels(pack)[1:])
        table = labelled_table(names, reports, (1.0, 1.0), Box(0.4, 1.0, 12.5, 5.0), 11)
        return Content("Working group report", (transposed(table, (2.4, 2.8, 2.8, 2.8, 1.7)),))
    return Content(None, (labelled_table(groups.labels(pack), reports, (1.1, 11.4 / len(reports)), Box(0.4, 0.35, 12.5, 6.3), 9.5),))


def _papers(pack: Pack) -> tuple[Slide, ...]:
    slides: list[Slide] = []
    for paper in PAPERS[pack.key]:
        kind, bullets = paper.item_type.upper(), paper.objective.startswith("- ")
        lead_in = f"**{kind}:**\n{paper.objective}" if bullets else f"**{kind}:** {paper.objective}"
        slides.append(divider(paper.topic, lead_in, paper.lead, f"{paper.minutes} mins"))
        slides.append(Content(paper.heading, (area(paper.text, BODY),)))
    return tuple(slides)


def _closing(pack: Pack) -> tuple[Slide, ...]:
    following = MEETINGS[pack.upcoming[1]]
    steps = f"# Next steps:\n1. Confirm actions and decisions from meeting\n2. Date of next {pack.group}: {_long(following)}"
    return (
        divider(_LAST, f"**INFORMATION:** {_summary(pack.group)}", "Chair and Secretariat", "5 mins"),
        Content(_LAST, next_steps_and_roadmap(steps, pack.group, roadmap(pack))),
    )


def roadmap(pack: Pack) -> tuple[GroupReport, ...]:
    """Write the four columns of the roadmap."""
    columns = []
    for meeting in pack.upcoming:
        day, items = MEETINGS[meeting], planned_for(pack, meeting) or ("TBD",)
        milestone = f"- {MILESTONES[meeting]}" if meeting in MILESTONES else ""
        columns.append(GroupReport(f"{day.day}-{day:%b}", (milestone, "\n".join(f"- {item}" for item in items), STANDING)))
    return tuple(columns)


def _long(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
