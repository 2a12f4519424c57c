from __future__ import annotations

from itertools import permutations

from fake_parse import body, parse_lines

from pipeline.compile import compile_tables
from pipeline.new_looks import with_new_looks
from pipeline.parse import ParseRequest


def new_looks(*documents: bytes) -> list[tuple[str, str]]:
    """The id of each document that looks new, and its message."""
    tables = compile_tables(with_new_looks([parse_lines(ParseRequest(data=data)).tables for data in documents]), ())
    rows = [row for row in tables["parse_issues"].to_pylist() if row["code"] == "new_layout"]
    assert all(row["about_dataset"] == "documents" for row in rows)
    assert {row["about_row_id"] for row in rows} <= set(tables["documents"]["row_id"].to_pylist())
    assert len({row["row_id"] for row in rows}) == len(rows)
    return [(row["document_id"], row["message"]) for row in rows]


MARCH = body("a", meeting="TMAG-16", date="2023-03-15", look="old")
APRIL = body("b", meeting="TMAG-17", date="2023-04-19", look="old")
MAY = body("c", meeting="TMAG-18", date="2023-05-17", look="new")
JUNE = body("d", meeting="TMAG-19", date="2023-06-21", look="new")


def test_only_the_first_of_a_changed_look_is_told_in_any_order() -> None:
    for order in permutations([MARCH, APRIL, MAY, JUNE]):
        assert [name for name, _ in new_looks(*order)] == ["c"]


def test_the_message_counts_what_came_before() -> None:
    assert "each of the 2 documents (papers)" in new_looks(MARCH, APRIL, MAY)[0][1]


def test_nothing_is_new_beside_nothing() -> None:
    assert new_looks(MARCH) == []


def test_minutes_are_not_compared_with_papers() -> None:
    minutes = body("m", meeting="TMAG-16", date="2023-04-01", type="minutes", look="word")
    assert new_looks(MARCH, minutes) == []


def test_anything_may_be_attached_and_what_has_no_text_has_no_look() -> None:
    attached = [body(f"x{n}", meeting="TMAG-16", date="2023-03-15", type="attachment", look=str(n)) for n in range(3)]
    assert new_looks(MARCH, *attached, body("blank", meeting="TMAG-17", date="2023-04-19")) == []
