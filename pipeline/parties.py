"""Parties across the documents of a release: names gathered from owners and attendance lists, linked, and written into their rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from parsers.language.linking import Linked, link
from parsers.language.party_types import type_of
from parsers.language.rulings import Ruling, rulings_from_toml
from parsers.language.short_names import Doubt
from parsers.language.sightings import Sighting
from pipeline.tables import with_column
from pipeline.vocabulary import load_vocabulary
from schemas.arrow import to_table
from schemas.errors import SettingsError
from schemas.gazetteer import Gazetteer
from schemas.issues import ISSUE_CODES
from schemas.records import ParseIssue, Party, PartyAlias
from schemas.rows import Carried, Row, row_id_of

RULINGS_FILE = "parties.toml"
_CODE = "party_unresolved"
_CARRIED = tuple(Carried.__slots__)
_OWN_PLACE = frozenset({"row_id", "row_key", "confidence", "needs_review", "is_corrected"})

Tables = Mapping[str, pa.Table]


def read_rulings(folder: Path) -> tuple[Ruling, ...]:
    """What people decided about parties: the rulings of ``parties.toml`` in the folder of corrections, none where there is no such file.

    Raises:
        SettingsError: The file cannot be read, or an entry is not whole.
    """
    path = folder / RULINGS_FILE
    try:
        return rulings_from_toml(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}. Mend it, or move it away.") from error
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}") from error


def with_parties(tables: Tables, group_names: Mapping[str, str], rulings: Sequence[Ruling]) -> dict[str, pa.Table]:
    """The tables with ``parties`` and ``party_aliases`` filled, each owner's ``party_id``, and an issue for each that may be several."""
    gazetteer = load_vocabulary(group_names).gazetteer
    owners = tables["owners"].to_pylist()
    sightings = [_of_owner(row) for row in owners]
    linked = link(
        [*sightings, *_of_attendees(tables["attendees"].to_pylist(), gazetteer, frozenset(group_names))], gazetteer, group_names, rulings
    )
    doubted = [(row, linked.doubts[seen]) for row, seen in zip(owners, sightings, strict=True) if seen in linked.doubts]
    sha256 = {row["document_id"]: row["sha256"] for row in tables["documents"].to_pylist()}
    issues = to_table("parse_issues", [_issue(row, doubt, sha256[row["document_id"]]) for row, doubt in doubted])
    return {
        **tables,
        "owners": with_column(tables["owners"], "party_id", [linked.party_of.get(seen) for seen in sightings]),
        "parties": to_table("parties", list(_parties(linked))),
        "party_aliases": to_table("party_aliases", list(_aliases(linked))),
        "parse_issues": pa.concat_tables([tables["parse_issues"], issues]).combine_chunks(),
    }


def _of_owner(row: Mapping[str, Any]) -> Sighting:
    return Sighting(
        name=row["name"] or row["name_raw"],
        party_type=row["party_type"] or "organisation",
        organisation=row["organisation"],
        confidence=row["confidence"],
        document_id=row["document_id"],
        seen_date=row["meeting_date"],
        place=row["source_row_id"],
    )


def _of_attendees(rows: Iterable[Mapping[str, Any]], gazetteer: Gazetteer, group_codes: frozenset[str]) -> Iterator[Sighting]:
    """Who stands in attendance lists. All names of one document's lists stand in one place."""
    for row in rows:
        found = type_of(row["name"], gazetteer, group_codes) if row["name"] else None
        if found:
            yield Sighting(
                name=row["name"],
                party_type=str(found.party_type),
                organisation=row["organisation"],
                confidence=found.confidence,
                document_id=row["document_id"],
                seen_date=row["meeting_date"],
                place=f"{row['document_id']}/attendees",
            )


def _parties(linked: Linked) -> Iterator[Row]:
    for party in linked.parties:
        content = Party(
            party_id=party.party_id,
            party_type=party.party_type,
            name=party.name,
            organisation=party.organisation,
            first_seen_date=party.first_seen_date,
            last_seen_date=party.last_seen_date,
            kept_apart=party.kept_apart,
        )
        yield Row("parties", None, content)


def _aliases(linked: Linked) -> Iterator[Row]:
    for alias in linked.aliases:
        content = PartyAlias(
            alias=alias.alias, party_id=alias.party_id, method=alias.method, reason=alias.reason, document_count=alias.document_count
        )
        yield Row("party_aliases", None, content)


def _issue(owner: Mapping[str, Any], doubt: Doubt, sha256: str) -> Row:
    code = ISSUE_CODES[_CODE]
    content = ParseIssue(
        code=_CODE,
        severity=code.severity,
        responsibility=code.responsibility,
        message=f"{owner['name'] or owner['name_raw']}: {doubt.reason} Say which in corrections/{RULINGS_FILE}, if you know.",
        raw_text=owner["name_raw"],
        about_dataset="owners",
        about_row_id=owner["row_id"],
    )
    base, _, own = owner["row_key"].partition("/owners/")
    key = f"{base}/parse_issues/{_CODE}/{own}"
    carried = {name: owner[name] for name in _CARRIED if name not in _OWN_PLACE}
    return Row("parse_issues", Carried(**carried, row_key=key, row_id=row_id_of(sha256, "parse_issues", key)), content)
