"""``tmag parties``: who owns and leads across documents, and why spellings are one party."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from schemas.errors import NotFound
from tmag.choices import Choices, with_choices
from tmag.printing import print_table, say, styled

_TYPES = ("person", "role", "organisation", "group")


@click.command("parties")
@click.option("--type", "party_type", type=click.Choice(_TYPES), help="Only of this type.")
@click.option("--why", "asked", metavar="ID", help="Explain one party, by its id or by a name as it is printed.")
@with_choices
def command(choices: Choices, party_type: str | None, asked: str | None) -> None:
    """List the parties of the published documents: persons, roles, organisations and groups.

    With --why, show each spelling of one party, in how many documents it stands and why it was linked, and whom it was kept apart from.
    What is wrong is overruled in corrections/parties.toml; docs/parties.md shows how.
    """
    folder = choices.release_folder()
    if asked is None:
        _print_parties(folder, party_type)
    else:
        _explain(folder, asked)
    _tell_unheard(choices, folder)


def _tell_unheard(choices: Choices, folder: Path) -> None:
    """One line on stderr for each name in the rulings that no document has."""
    import pyarrow.parquet as pq

    from pipeline.parties import read_rulings, unheard_line, unheard_rulings

    settings = choices.settings()
    rulings = read_rulings(settings.corrections_dir)
    if not rulings:
        return
    tables = {name: pq.read_table(folder / f"{name}.parquet") for name in ("owners", "attendees", "text_blocks")}
    for name in unheard_rulings(tables, {group.group_code: group.group_name for group in settings.groups}, rulings):
        click.echo(unheard_line(name), err=True)


def _rows(folder: Path, dataset: str) -> list[dict[str, Any]]:
    import pyarrow.parquet as pq

    rows: list[dict[str, Any]] = pq.read_table(folder / f"{dataset}.parquet").to_pylist()
    return rows


def _print_parties(folder: Path, party_type: str | None) -> None:
    counts: dict[str, int] = {}
    for alias in _rows(folder, "party_aliases"):
        counts[alias["party_id"]] = counts.get(alias["party_id"], 0) + 1
    columns = ("party_id", "name", "organisation", "first_seen_date", "last_seen_date")
    parties = [row for row in _rows(folder, "parties") if party_type in (None, row["party_type"])]
    print_table((*columns, "spellings"), [[*(row[name] for name in columns), counts[row["party_id"]]] for row in parties])


def _explain(folder: Path, asked: str) -> None:
    aliases = _rows(folder, "party_aliases")
    meant = {alias["party_id"] for alias in aliases if asked in (alias["party_id"], alias["alias"])}
    parties = [row for row in _rows(folder, "parties") if row["party_id"] in meant]
    doubts = _doubts(folder, asked, {alias["alias"] for alias in aliases if alias["party_id"] in meant})
    if not parties and not doubts:
        raise NotFound(f"No party has the id or the name {asked}. `tmag parties` lists those that there are.")
    for party in parties:
        _print_party(party, [alias for alias in aliases if alias["party_id"] == party["party_id"]])
    if doubts:
        say("\nleft without a party")
        print_table(("document", "page", "why", "row_id"), doubts)


def _print_party(party: dict[str, Any], aliases: list[dict[str, Any]]) -> None:
    seen = [str(day) for day in dict.fromkeys((party["first_seen_date"], party["last_seen_date"])) if day]
    about = [party["party_type"], party["organisation"], f"seen {' to '.join(seen)}" if seen else None]
    say(styled(f"{party['party_id']}  {party['name']}", bold=True))
    say(f"  {', '.join(part for part in about if part)}")
    print_table(("spelling", "documents", "method", "why"), [[a["alias"], a["document_count"], a["method"], a["reason"]] for a in aliases])
    for note in (party["kept_apart"] or "").split("; "):
        if note:
            say(f"kept apart from {note}")


def _doubts(folder: Path, asked: str, spellings: set[str]) -> list[list[Any]]:
    """The rows with that name, or one of the party's spellings, that fit several parties."""
    names = {asked, *spellings}
    issues = [row for row in _rows(folder, "parse_issues") if row["code"] == "party_unresolved" and row["raw_text"] in names]
    return [[row["document_id"], row["page_number"], row["message"], row["about_row_id"]] for row in issues]
