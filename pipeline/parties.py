"""Parties across the documents of a release: names gathered from owners and attendance lists, linked, and written into their rows."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from parsers.language.contacts import Cell, find_contacts
from parsers.language.evidence import DOUBTFUL
from parsers.language.linking import Linked, link
from parsers.language.party_types import PartyType, type_of
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
_log = logging.getLogger(__name__)
_CODE = "party_unresolved"
_STATED = 0.9
_CARRIED = Carried._fields
_OWN_PLACE = frozenset({"row_id", "row_key", "confidence", "confidence_reasons", "needs_review", "is_corrected"})

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


def contact_blocks(blocks: pa.Table) -> pa.Table:
    """The text blocks in which contacts can stand: with an address, a word for it, or in a table of a document with addresses in tables."""
    has_address, is_cell = pc.match_substring(blocks["text"], "@"), pc.is_valid(blocks["cell_row"])
    with_tables = pc.unique(blocks.filter(pc.and_(has_address, is_cell))["document_id"])
    near = pc.or_(has_address, pc.match_substring(blocks["text"], "contact", ignore_case=True))
    return blocks.filter(pc.or_(near, pc.and_(is_cell, pc.is_in(blocks["document_id"], with_tables))))


def with_parties(tables: Tables, contacts: pa.Table, group_names: Mapping[str, str], rulings: Sequence[Ruling]) -> dict[str, pa.Table]:
    """The tables with ``parties`` and ``party_aliases`` filled, each owner's ``party_id``, and an issue for each that may be several.

    ``contacts`` are the :func:`contact_blocks` of all documents.
    """
    owners = tables["owners"].to_pylist()
    sightings = [_of_owner(row) for row in owners]
    linked = _linked(tables["attendees"], contacts, sightings, group_names, rulings)
    for name in linked.unheard:
        _log.warning("%s", unheard_line(name))
    doubted = [(row, linked.doubts[seen]) for row, seen in zip(owners, sightings, strict=True) if seen in linked.doubts]
    sha256 = {row["document_id"]: row["sha256"] for row in tables["documents"].to_pylist()}
    issues = to_table("parse_issues", [_issue(row, doubt, sha256[row["document_id"]]) for row, doubt in doubted])
    return {
        **tables,
        "owners": _with_types(with_column(tables["owners"], "party_id", [linked.party_of.get(seen) for seen in sightings]), linked),
        "parties": to_table("parties", list(_parties(linked))),
        "party_aliases": to_table("party_aliases", list(_aliases(linked))),
        "parse_issues": pa.concat_tables([tables["parse_issues"], issues]).combine_chunks(),
    }


def unheard_rulings(tables: Tables, group_names: Mapping[str, str], rulings: Sequence[Ruling]) -> tuple[str, ...]:
    """Names in rulings that no document has, so that these decide nothing. Of the tables it reads owners, attendees and text_blocks."""
    owners = [_of_owner(row) for row in tables["owners"].to_pylist()]
    contacts = contact_blocks(tables["text_blocks"])
    return _linked(tables["attendees"], contacts, owners, group_names, rulings).unheard if rulings else ()


def unheard_line(name: str) -> str:
    """What to tell of a name in a ruling that no document has."""
    return f"corrections/{RULINGS_FILE} names {name}, whom no document names, so that entry decides nothing. Mend the name, or take it out."


def _linked(
    attendees: pa.Table, contacts: pa.Table, owners: Sequence[Sighting], group_names: Mapping[str, str], rulings: Sequence[Ruling]
) -> Linked:
    gazetteer, codes = load_vocabulary(group_names).gazetteer, frozenset(group_names)
    listed = [*_of_attendees(attendees.to_pylist(), gazetteer, codes), *_of_contacts(contacts, gazetteer, codes)]
    return link([*owners, *listed], gazetteer, group_names, rulings)


def _with_types(owners: pa.Table, linked: Linked) -> pa.Table:
    """The owners, each type that was but guessed from a name's form taken from the party, where another place was sure of it."""
    sure = {(linked.party_of[seen], seen.party_type) for seen in linked.party_of if seen.confidence >= DOUBTFUL}
    types = {party.party_id: party.party_type for party in linked.parties if (party.party_id, party.party_type) in sure}

    columns = (owners[name].to_pylist() for name in ("party_id", "party_type", "confidence", "is_corrected"))
    typed = [
        types.get(party_id, party_type) if confidence < DOUBTFUL and not is_corrected else party_type
        for party_id, party_type, confidence, is_corrected in zip(*columns, strict=True)
    ]
    return with_column(owners, "party_type", typed)


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


def _of_contacts(blocks: pa.Table, gazetteer: Gazetteer, group_codes: frozenset[str]) -> Iterator[Sighting]:
    """Whom documents give as somebody to write to. All of one document stand in one place."""
    columns = ("document_id", "meeting_date", "page_number", "table_order", "cell_row", "text")
    cells: dict[tuple[str, date | None], list[Cell]] = {}
    for row in blocks.select(columns).to_pylist():
        place = None if row["cell_row"] is None else (row["page_number"], row["table_order"], row["cell_row"])
        cells.setdefault((row["document_id"], row["meeting_date"]), []).append(Cell(row["text"] or "", place))
    for (document_id, day), texts in cells.items():
        for contact in find_contacts(texts, gazetteer, group_codes):
            yield Sighting(contact.name, PartyType.PERSON, contact.organisation, _STATED, document_id, day, f"{document_id}/contacts")


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
