"""What a listing says of a document before it is fetched: read from a row of a document library, or from a file's name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from parsers.findings import Doubt
from parsers.language.dates import find_dates
from parsers.language.groups import folded_name
from parsers.language.phrases import mentions
from parsers.pack import Cover
from parsers.slides.attachments import attachment_number
from parsers.slides.cover import meeting_number, printed_version, version_ordinal
from schemas.vocabulary import Vocabulary

_LONDON = ZoneInfo("Europe/London")
_SORT_KEY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]*(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?")
_NUMERIC = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_EXTENSION = re.compile(r"(?i)\.(?:pdf|pptx?|docx?|xlsx?|zip)$")
_SEPARATORS = re.compile(r"[\s_]+")
_PIECES = re.compile(r"\s[–—-]\s|:\s")
_UNKNOWN_CODE = re.compile(r"([A-Z]{2,8})[\s#-]*\d")
_VERSION_AT_END = re.compile(r"(?i)[\s(–-]*\bv(?:ersion)?\s*\.?\d{1,2}(?:\.\d{1,3})*\)?\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One document as a listing announces it; what it does not say is None. ``name`` is the row's own text, or the file's name."""

    name: str
    group_code: str | None = None
    meeting_number: str | None = None
    is_extraordinary: bool = False
    meeting_date: date | None = None
    document_type: str | None = None
    attachment_number: str | None = None
    attachment_title: str | None = None
    version: str | None = None


def read_name(name: str, vocabulary: Vocabulary, *, kind: str | None = None, day: date | None = None) -> Listed:
    """Read what a document is called, such as ``DAG 21.1 Papers - Attachment 1 - CR018 Registration v1.1``.

    Args:
        name: The short name of a row, or the name of a file; its extension and underscores do not matter.
        vocabulary: The words to go by.
        kind: The row's sub type, which counts where the name does not say what kind of document it is.
        day: The row's date.
    """
    text = _plain(name)
    code = _group(text, vocabulary)
    number = meeting_number(text, code, vocabulary.group_names.get(code, code), vocabulary) if code else None
    attachment, title = _attachment(text, vocabulary)
    return Listed(
        name=name.strip(),
        group_code=code,
        meeting_number=_unpadded(number),
        is_extraordinary="." in (number or "") or mentions(text, vocabulary.phrases["extraordinary"]),
        meeting_date=day,
        document_type="attachment" if attachment else _type(text, vocabulary) or _type(kind or "", vocabulary),
        attachment_number=attachment,
        attachment_title=title,
        version=printed_version([text], vocabulary),
    )


def _plain(name: str) -> str:
    text = _EXTENSION.sub("", unicodedata.normalize("NFC", name).strip())
    return _SEPARATORS.sub(" ", text).strip()


def _group(text: str, vocabulary: Vocabulary) -> str | None:
    """The first known code that stands as a word, else the longest known name, else capitals before a number."""
    codes = {code.casefold(): code for code in vocabulary.group_names}
    # Behind a code the number may follow without a space.
    words = re.findall(r"[^\W\d_]+", text)
    known = next((codes[word.casefold()] for word in words if word.casefold() in codes), None)
    if known is not None:
        return known
    spelt = [code for code, name in vocabulary.group_names.items() if folded_name(name) in folded_name(text)]
    unknown = _UNKNOWN_CODE.match(text)
    return max(spelt, key=lambda code: len(vocabulary.group_names[code]), default=unknown[1] if unknown else None)


def _attachment(text: str, vocabulary: Vocabulary) -> tuple[str | None, str | None]:
    """The number and the title of the attachment that a document is; both None where it is none."""
    words = vocabulary.phrases["attachment"]
    pieces = _PIECES.split(text)
    for index, piece in enumerate(pieces):
        number = attachment_number(piece.strip(), words) or _number_at_end(piece, words)
        if number is not None:
            title = _VERSION_AT_END.sub("", " - ".join(pieces[index + 1 :])).strip()
            return number, title or None
    return None, None


def _number_at_end(piece: str, words: Sequence[str]) -> str | None:
    """The number of a piece that ends in the word for an attachment and one: ``TMAG 16 Attachment 3``."""
    found = re.search(rf"(?i)\b(?:{'|'.join(map(re.escape, words))})\s+(?:no\.?\s*)?(\d{{1,2}}[a-z]?)\s*$", piece)
    return found[1] if found else None


def _type(text: str, vocabulary: Vocabulary) -> str | None:
    types = {name: words for name, words in vocabulary.document_types.items() if name != "attachment"}
    named = next((name for name, words in types.items() if mentions(text, words)), None)
    return named or ("papers" if mentions(text, vocabulary.phrases["papers"]) else None)


def _unpadded(number: str | None) -> str | None:
    """``02`` and ``2`` are one meeting."""
    if number is None:
        return None
    whole, dot, part = number.partition(".")
    return f"{int(whole)}{dot}{part}"


def read_day(cell: str) -> date | None:
    """The day in a date cell, which may hold a sort key too: ``2023-01-11 00:00:00Z 11/01/2023``.

    The day that people see counts; a sort key alone is an instant in UTC, and its day that of London.

    >>> read_day("2023-06-13 23:00:00Z14/06/2023"), read_day("2023-06-13 23:00:00Z"), read_day("14 June 2023")
    (datetime.date(2023, 6, 14), datetime.date(2023, 6, 14), datetime.date(2023, 6, 14))
    """
    key = _SORT_KEY.search(cell)
    shown = cell.replace(key[0], " ", 1) if key else cell
    return _shown_day(shown) or (_key_day(key) if key else None)


def _shown_day(text: str) -> date | None:
    numeric = _NUMERIC.search(text)
    if numeric is not None:
        return _day(int(numeric[3]), int(numeric[2]), int(numeric[1]))
    return next((found.start for found in find_dates(text, None, "title") if found.is_exact_day and found.start), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _key_day(key: re.Match[str]) -> date | None:
    day, time, zone = key.groups()
    try:
        at = datetime.fromisoformat(f"{day}T{time or '00:00'}{zone or ''}")
    except ValueError:
        return None
    return at.astimezone(_LONDON).date() if at.tzinfo else at.date()


def disagreements(listed: Listed, cover: Cover) -> Iterator[Doubt]:
    """What the listing and the cover say of one document and do not agree on; what either does not say is no disagreement."""
    for what, said, printed in _compared(listed, cover):
        if said is not None and printed is not None and said != printed:
            message = f"The listing gives the {what} as {said}, the cover as {printed}."
            yield Doubt("cover_listing_mismatch", message, 1, listed.name)


def _compared(listed: Listed, cover: Cover) -> Iterator[tuple[str, str | None, str | None]]:
    is_pack = cover.meeting_id is not None
    yield "group", listed.group_code, cover.group_code
    yield "meeting's number", listed.meeting_number, _unpadded(cover.meeting_number)
    yield "meeting's date", _written(listed.meeting_date), _written(cover.meeting_date)
    yield "document's type", listed.document_type, cover.document_type if is_pack else None
    yield "attachment's number", listed.attachment_number, cover.attachment_number
    if is_pack and listed.meeting_number is not None and "." not in listed.meeting_number + (cover.meeting_number or ""):
        yield "kind of meeting", _kind(listed.is_extraordinary), _kind(cover.is_extraordinary)
    if version_ordinal(listed.version) != version_ordinal(cover.version):
        yield "version", listed.version, cover.version


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _kind(is_extraordinary: bool) -> str:
    return "extraordinary" if is_extraordinary else "ordinary"
