"""`tmag tables`: the objects it prints, what it says of files that it cannot read, and the exit codes."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from command_line import PACKS, Ran, Run
from reportlab.pdfgen.canvas import Canvas

TMAG_16 = PACKS / "tmag-16-papers-v1.0.pdf"
LOOKS = sorted((PACKS.parent / "looks").glob("*.pdf"))


def objects(ran: Ran) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ran.out.splitlines()]


def printed(path: Path, *lines: str) -> Path:
    canvas = Canvas(str(path), pagesize=(400, 300))
    for number, line in enumerate(lines):
        canvas.drawString(40, 250 - 20 * number, line)
    canvas.rect(300, 20, 60, 60, fill=1)
    canvas.showPage()
    canvas.save()
    return path


def places(cell: dict[str, Any]) -> list[tuple[int, int]]:
    rows = range(cell["row"], cell["row"] + cell["rowspan"])
    columns = range(cell["column"], cell["column"] + cell["colspan"])
    return [(row, column) for row in rows for column in columns]


def test_one_object_a_line_in_the_form_that_is_told(run: Run) -> None:
    ran = run("tables", TMAG_16, "--json")
    assert ran.code == 0
    (found,) = objects(ran)
    assert list(found) == ["file", "sha256", "page_count", "error", "tables"]
    assert found["file"] == str(TMAG_16)
    assert found["sha256"] == hashlib.sha256(TMAG_16.read_bytes()).hexdigest()
    assert (found["page_count"], found["error"]) == (28, None)
    assert [(table["page_number"], table["table_order"]) for table in found["tables"]] == [(2, 1), (4, 1), (8, 1), (28, 1)]
    for table in found["tables"]:
        assert list(table) == ["page_number", "table_order", "box", "row_count", "column_count", "confidence", "cells"]
        assert list(table["cells"][0]) == ["row", "column", "rowspan", "colspan", "box", "text", "is_header"]
        assert 0 < table["confidence"] <= 1


@pytest.mark.parametrize("path", LOOKS, ids=lambda path: path.stem)
def test_cells_tile_the_grid_and_lie_in_its_box(run: Run, path: Path) -> None:
    (found,) = objects(run("tables", path, "--json"))
    assert found["tables"]
    for table in found["tables"]:
        covered = Counter(place for cell in table["cells"] for place in places(cell))
        assert covered == {(row, column): 1 for row in range(table["row_count"]) for column in range(table["column_count"])}
        x0, top, x1, bottom = table["box"]
        for cell in table["cells"]:
            assert cell["text"] is None or cell["text"] == cell["text"].strip() != ""
            assert x0 - 0.02 <= cell["box"][0] < cell["box"][2] <= x1 + 0.02
            assert top - 0.02 <= cell["box"][1] < cell["box"][3] <= bottom + 0.02


def test_spans_lines_empty_cells_and_headers(run: Run) -> None:
    (found,) = objects(run("tables", TMAG_16, "--json"))
    agenda = {(cell["row"], cell["column"]): cell for cell in found["tables"][0]["cells"]}
    assert (agenda[0, 1]["text"], agenda[0, 1]["colspan"]) == ("Item", 2)
    assert (0, 2) not in agenda
    assert (agenda[5, 1]["text"], agenda[5, 1]["rowspan"]) == ("Migration/\nTransition", 2)
    assert agenda[1, 6]["text"] == "10:00-10:05\n5 mins"
    assert agenda[1, 3]["text"] is None
    assert {cell["row"] for cell in agenda.values() if cell["is_header"]} == {0}


def test_a_file_with_text_and_no_table_has_none(run: Run, tmp_path: Path) -> None:
    ran = run("tables", printed(tmp_path / "letter.pdf", "Dear all,", "the meeting is off."), "--json")
    (found,) = objects(ran)
    assert (ran.code, found["page_count"], found["error"], found["tables"]) == (0, 1, None, [])


def test_each_file_has_an_object_also_where_it_cannot_be_read(run: Run, tmp_path: Path) -> None:
    files = {name: tmp_path / f"{name}.pdf" for name in ("not_pdf", "empty", "encrypted", "no_text", "truncated")}
    files["not_pdf"].write_text("No PDF at all.", encoding="utf-8")
    files["empty"].touch()
    printed(files["no_text"])
    files["truncated"].write_bytes(b"%PDF-1.7\n1 0 obj <<")
    with pikepdf.open(TMAG_16) as pdf:
        pdf.save(files["encrypted"], encryption=pikepdf.Encryption(owner="a", user="b"))
    ran = run("tables", TMAG_16, *files.values(), "--json")
    assert ran.code == 1
    found = objects(ran)
    assert [one["file"] for one in found] == [str(path) for path in (TMAG_16, *files.values())]
    assert [one["error"] and one["error"]["code"] for one in found] == [None, *files]
    for one in found[1:]:
        assert list(one["error"]) == ["code", "message"]
        assert (one["page_count"], one["tables"]) == (None, [])


def test_none_that_can_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("nothing", encoding="utf-8")
    assert run("tables", tmp_path / "a.pdf").code == 4


def test_too_many_pages_and_bytes_are_told_as_by_parse(run: Run, tmp_path: Path) -> None:
    for name, limit in (("too_many_pages", "max_pages = 3"), ("too_large", "max_bytes = 1000")):
        settings = tmp_path / "limits.toml"
        settings.write_text(f"[limits]\n{limit}\n", encoding="utf-8")
        ran = run("tables", TMAG_16, "--json", "--settings", settings)
        assert (ran.code, objects(ran)[0]["error"]["code"]) == (4, name)


def test_a_path_that_is_not_there_stops_before_any_work(run: Run, tmp_path: Path) -> None:
    ran = run("tables", TMAG_16, tmp_path / "none.pdf", "--json")
    assert ran.code == 3
    assert "none.pdf" in ran.err


def test_wrong_usage(run: Run, tmp_path: Path) -> None:
    assert run("tables").code == 2
    assert run("tables", tmp_path).code == 2


def test_the_same_again(run: Run) -> None:
    assert run("tables", TMAG_16, "--json").out == run("tables", TMAG_16, "--json").out


def test_for_people(run: Run) -> None:
    ran = run("tables", TMAG_16)
    lines = ran.out.splitlines()
    assert lines[0] == f"{TMAG_16}: 28 pages, 4 tables"
    assert "Page 4, table 1: 3 rows, 7 columns, confidence" in ran.out
    heads = next(number for number, line in enumerate(lines) if line.startswith("| Ref "))
    assert [cell.strip() for cell in lines[heads].strip("|").split("|")][:3] == ["Ref", "Date", "Action"]
    assert set(lines[heads + 1]) == {"|", "-"}
