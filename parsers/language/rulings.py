"""What people decided about parties, against or beside the rules: who is one, and who is not."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from schemas.errors import SettingsError

_PLACE = "the file of rulings on parties"


@dataclass(frozen=True, slots=True)
class Ruling:
    """Names that are one party (``is_same``) or different ones, and why. A name may have its organisation in brackets behind it.

    ``name`` is what the party is called from then on, None where that follows from how it is printed.
    """

    is_same: bool
    names: tuple[str, ...]
    reason: str
    name: str | None = None


def rulings_from_toml(text: str) -> tuple[Ruling, ...]:
    """Read rulings from the text of their file: ``[[same]]`` and ``[[different]]``, each with ``names`` and a ``reason``.

    >>> rulings_from_toml('[[same]]\\nnames = ["KG", "Kate Goodman"]\\nreason = "she signs so"')[0].names
    ('KG', 'Kate Goodman')

    Raises:
        SettingsError: The text is no TOML, or an entry lacks something; the message says which.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"In {_PLACE}: {error}. Mend that line and try again.") from error
    if unknown := sorted(data.keys() - {"same", "different"}):
        raise SettingsError(f"In {_PLACE} there is no {unknown[0]!r}; it has [[same]] and [[different]].")
    return tuple(_ruling(kind == "same", entry, kind, n) for kind in ("same", "different") for n, entry in _entries(data, kind))


def _entries(data: Mapping[str, object], kind: str) -> list[tuple[int, Mapping[str, object]]]:
    entries = data.get(kind, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise SettingsError(f"In {_PLACE}, write [[{kind}]] above each entry.")
    return list(enumerate(entries, start=1))


def _ruling(is_same: bool, entry: Mapping[str, object], kind: str, number: int) -> Ruling:
    where = f"In {_PLACE}, entry {number} of [[{kind}]]"
    names, reason, name = entry.get("names"), entry.get("reason"), entry.get("name")
    if not isinstance(names, list) or len(names) < 2 or not all(isinstance(one, str) and one.strip() for one in names):
        raise SettingsError(f"{where} needs names: a list of at least two.")
    if not isinstance(reason, str) or not reason.strip():
        raise SettingsError(f"{where} needs a reason, for those who read it later.")
    if name is not None and (not is_same or not isinstance(name, str) or not name.strip()):
        raise SettingsError(f"{where}: name is what one party is called, a text in [[same]] only.")
    if unknown := sorted(entry.keys() - {"names", "reason", "name"}):
        raise SettingsError(f"{where} has {unknown[0]!r}, which means nothing there; it has names, reason and name.")
    return Ruling(is_same, tuple(names), reason.strip(), name if isinstance(name, str) else None)
