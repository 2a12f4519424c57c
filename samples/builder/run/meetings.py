"""The meetings of the run, their packs, and the days on which the other groups meet."""

from dataclasses import dataclass
from datetime import date, timedelta

from samples.builder.look import OFFICE, THIN_LINES, Look

NAMES = {
    "TMAG": "Testing and Migration Advisory Group",
    "SITAG": "Systems Integration Testing Advisory Group",
}

# Third Wednesdays, and one extraordinary meeting. The last ones of each group are only planned.
MEETINGS = {
    "13": date(2022, 12, 21),
    "14": date(2023, 1, 18),
    "15": date(2023, 2, 15),
    "15.1": date(2023, 2, 28),
    "16": date(2023, 3, 15),
    "17": date(2023, 4, 19),
    "18": date(2023, 5, 17),
    "19": date(2023, 6, 21),
    "20": date(2023, 7, 19),
    "21": date(2023, 8, 16),
    "22": date(2023, 9, 20),
    "23": date(2023, 10, 18),
    "24": date(2023, 11, 15),
    "25": date(2023, 12, 20),
    "26": date(2024, 1, 17),
    "27": date(2024, 2, 21),
    "S1": date(2024, 2, 21),
    "S2": date(2024, 3, 20),
    "S3": date(2024, 4, 17),
    "S4": date(2024, 5, 15),
    "S5": date(2024, 6, 19),
    "S6": date(2024, 7, 17),
}

# Every pack in the order of issue, also those that are made elsewhere (16, 17, S2).
ORDER = ("13", "14", "15", "15.1", "16", "17", "18", "18 v1.1", "19", "20", "21", "22", "23", "24", "S1", "S2", "S3")


@dataclass(frozen=True)
class Pack:
    """One pack of the run. `key` names it in the timeline: the meeting's number (`S` before SITAG's), and the version of a re-issue."""

    key: str
    doc_ref: str
    version: str = "1.0"
    look: Look = OFFICE

    @property
    def meeting(self) -> str:
        """The meeting's key in `MEETINGS`."""
        return self.key.partition(" ")[0]

    @property
    def group(self) -> str:
        """The group's code."""
        return "SITAG" if self.key.startswith("S") else "TMAG"

    @property
    def number(self) -> str:
        """The meeting's number as printed."""
        return self.meeting.removeprefix("S")

    @property
    def day(self) -> date:
        """The day of the meeting."""
        return MEETINGS[self.meeting]

    @property
    def issued(self) -> date:
        """A week before the meeting; a re-issue comes two days before it."""
        return self.day - timedelta(days=7 if self.version == "1.0" else 2)

    @property
    def is_extraordinary(self) -> bool:
        """Whether the meeting stands between two regular ones."""
        return "." in self.number

    @property
    def upcoming(self) -> tuple[str, ...]:
        """The four meetings of the roadmap: this one and the next three."""
        keys = tuple(key for key in MEETINGS if key.startswith("S") == self.key.startswith("S"))
        start = keys.index(self.meeting)
        return keys[start : start + 4]

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        number = self.number if self.is_extraordinary else f"{int(self.number):02}"
        return f"{self.group.lower()}-{number}-papers-v{self.version}"


PACKS = (
    Pack("13", "MHHS-DEL842"),
    Pack("14", "MHHS-DEL903"),
    Pack("15", "MHHS-DEL978"),
    Pack("15.1", "MHHS-DEL1011"),
    Pack("18", "MHHS-DEL1264"),
    Pack("18 v1.1", "MHHS-DEL1264", version="1.1"),
    Pack("19", "MHHS-DEL1340", look=THIN_LINES),
    Pack("20", "MHHS-DEL1417", look=THIN_LINES),
    Pack("21", "MHHS-DEL1488", look=THIN_LINES),
    Pack("22", "MHHS-DEL1573", look=THIN_LINES),
    Pack("23", "MHHS-DEL1661", look=THIN_LINES),
    Pack("24", "MHHS-DEL1750", look=THIN_LINES),
    Pack("S1", "MHHS-DEL2217", look=THIN_LINES),
    Pack("S3", "MHHS-DEL2391", look=THIN_LINES),
)


@dataclass(frozen=True)
class Rhythm:
    """A group that meets each month on, say, the second Thursday: `weekday` counts from Monday as 0, `week` from 1."""

    week: int
    weekday: int

    def of(self, year: int, month: int) -> date:
        """Give the day in one month."""
        first = date(year, month, 1)
        return first + timedelta(days=(self.weekday - first.weekday()) % 7 + 7 * (self.week - 1))

    def before(self, day: date) -> date:
        """Give the last meeting before a day."""
        here = self.of(day.year, day.month)
        return here if here < day else self.of(*_month_before(day))

    def after(self, day: date) -> date:
        """Give the first meeting on a day or after it."""
        here = self.of(day.year, day.month)
        return here if here >= day else self.of(*_month_after(day))


def _month_before(day: date) -> tuple[int, int]:
    earlier = day.replace(day=1) - timedelta(days=1)
    return earlier.year, earlier.month


def _month_after(day: date) -> tuple[int, int]:
    later = day.replace(day=28) + timedelta(days=4)
    return later.year, later.month
