"""``tmag parties``: the list, and why spellings are one."""

from __future__ import annotations

from pathlib import Path

from command_line import Run


def test_parties_are_listed_by_type(run: Run, published: Path) -> None:
    every, persons = (run("--data-dir", published, "parties", *more) for more in ((), ("--type", "person")))
    assert every.code == persons.code == 0
    ids = [line.split()[0] for line in persons.out.splitlines()[1:]]
    assert ids
    assert all(party_id.startswith("person/") for party_id in ids)
    assert set(ids) < {line.split()[0] for line in every.out.splitlines()[1:]}


def test_why_shows_each_spelling_with_its_reason(run: Run, published: Path) -> None:
    by_id, by_name = (run("--data-dir", published, "parties", "--why", asked) for asked in ("role/chair", "Chair"))
    assert by_id.out == by_name.out
    assert by_id.out.startswith("role/chair  Chair\n")
    assert "It is the party's name." in by_id.out


def test_why_of_nobody(run: Run, published: Path) -> None:
    assert run("--data-dir", published, "parties", "--why", "person/nobody").code == 3


def test_a_ruling_about_nobody_is_told(run: Run, published: Path, tmp_path: Path) -> None:
    (tmp_path / "corrections").mkdir()
    (tmp_path / "corrections" / "parties.toml").write_text('[[same]]\nnames = ["Chair", "Asha Nobody"]\nreason = "a new name"\n', "utf-8")
    (tmp_path / "tmag.toml").write_text("", "utf-8")
    told = run("--data-dir", published, "--settings", tmp_path / "tmag.toml", "parties")
    assert told.code == 0
    assert "names Asha Nobody, whom no document names" in told.err
    assert "Chair" not in told.err
