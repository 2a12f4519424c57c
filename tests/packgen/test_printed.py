"""The check of a print finds what is missing, too much, off the page, in the foot, or on top of other text."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.packgen.look import PAGES, Font, Look
from tests.packgen.printed import PrintedWrongly, check
from tests.packgen.sheets import Prose, Sheet, Table, cell, plain

LOOK = Look(
    page="16:9",
    font=Font("Any", "", "", ""),
    accent="000000",
    bands=("FFFFFF", "FFFFFF"),
    rules="none",
    size=12,
    table_size=10,
    has_dark_covers=False,
    has_logo=False,
    header_centred=False,
    footer="Footer",
    number_style="plain",
    number_place="right",
    bullets=("•", "–"),
    is_tagged=False,
)
SHEET = Sheet("content", "Actions", (Prose((plain("One thing", "bullet"),)), Table(((cell("Ref"), cell("Owner")),))))
WHOLE = ((50, 500, "Actions"), (50, 450, "• One thing"), (50, 400, "Ref"), (150, 400, "Owner"), (50, 12, "Footer"), (900, 12, "1"))


def verdict(tmp_path: Path, *texts: tuple[float, float, str]) -> None:
    canvas = Canvas(str(tmp_path / "one.pdf"), pagesize=PAGES["16:9"])
    for left, bottom, text in texts:
        canvas.drawString(left, bottom, text)
    canvas.save()
    check(tmp_path / "one.pdf", (SHEET,), LOOK)


def test_the_model_and_no_more_is_right(tmp_path: Path) -> None:
    verdict(tmp_path, *WHOLE)


@pytest.mark.parametrize(
    ("texts", "fault"),
    [
        (WHOLE[:3] + WHOLE[4:], "missing"),
        ((*WHOLE, (300, 300, "more")), "too much"),
        ((*WHOLE[:3], (940, 400, "Owner"), *WHOLE[4:]), "off the page"),
        ((*WHOLE[:3], (50, 400, "Owner"), *WHOLE[4:]), "lies on"),
        ((*WHOLE[:3], (300, 12, "Owner"), *WHOLE[4:]), "foot"),
    ],
)
def test_faults_are_found(tmp_path: Path, texts: tuple[tuple[float, float, str], ...], fault: str) -> None:
    with pytest.raises(PrintedWrongly, match=fault):
        verdict(tmp_path, *texts)
