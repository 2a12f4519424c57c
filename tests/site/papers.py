"""What the site publishes: a document, and the row of the library that leads to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import quote

SAMPLES = Path(__file__).parents[2] / "samples" / "packs"
PAGES = {
    "TMAG": "/programme-information/historic-governance-groups",
    "SITAG": "/testing/testing-governance",
    "QAG": "/qualification/qualification-governance",
    "MCAG": "/migration-and-transition/migration/migration-governance",
    "PSG": "/programme-information/governance-groups/psg",
    "DAG": "/design/design-governance",
    "CCAG": "/programme-information/governance-groups/ccag",
}
# The days on which the groups of the sample packs met.
DAYS = {
    "TMAG": {
        "13": "2022-12-21",
        "14": "2023-01-18",
        "15": "2023-02-15",
        "15.1": "2023-02-28",
        "16": "2023-03-15",
        "17": "2023-04-19",
        "18": "2023-05-17",
        "19": "2023-06-21",
        "20": "2023-07-19",
        "21": "2023-08-16",
        "22": "2023-09-20",
        "23": "2023-10-18",
        "24": "2023-11-15",
    },
    "SITAG": {"1": "2024-02-21", "2": "2024-03-20", "3": "2024-04-17"},
}
_NAME = re.compile(r"(?P<group>[a-z]+)-0*(?P<number>[\d.]+)-(?P<type>[a-z]+)-v(?P<version>[\d.]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One published document. ``short_name``, ``sub_type`` and ``meeting_date`` stand in its row; ``file_name`` in its address."""

    group: str
    short_name: str
    sub_type: str
    meeting_date: date
    file_name: str
    data: bytes
    folder: str = "Governance Papers"

    @property
    def page(self) -> str:
        """The path of the page that lists it."""
        return PAGES[self.group]

    @property
    def path(self) -> str:
        """The path under which its bytes lie."""
        return quote(f"/api/documentlibrary/{self.folder}/{self.file_name}")


def paper_of(pdf: Path, *, day: date | None = None) -> Paper:
    """A file called as the sample packs are (``tmag-16-papers-v1.0.pdf``) as the library lists it."""
    named = _NAME.match(pdf.stem)
    assert named, f"{pdf.name} is not called as a sample pack is"
    group, number, version = named["group"].upper(), named["number"], named["version"]
    return Paper(
        group=group,
        short_name=f"{group} {number} {named['type'].capitalize()}" + (f" v{version}" if version != "1.0" else ""),
        sub_type=named["type"].capitalize(),
        meeting_date=day or date.fromisoformat(DAYS[group][number]),
        file_name=f"{group} {number} {named['type'].capitalize()} v{version}.pdf",
        data=pdf.read_bytes(),
        folder=f"{group} Papers",
    )


def sample_papers() -> list[Paper]:
    """The bundled sample packs."""
    return [paper_of(pdf) for pdf in sorted(SAMPLES.glob("*.pdf"))]
