"""The publisher's reference of a document: by its form, or behind a label or beside the version in whatever form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from parsers.language.dates import find_dates
from parsers.language.phrases import is_one_of
from parsers.layout.blocks import Block
from schemas.vocabulary import Vocabulary

DOC_REF = re.compile(r"\b([A-Z]{2,8})(?:\s?[-–]\s?([A-Z]{2,4})\s?|\s([A-Z]{2,4}))(\d{2,6})\b")
_TOKEN = r"(?=[\w./–-]*\d)[A-Z0-9]+(?:[-–/._][A-Za-z0-9]+)+|[A-Z]{1,8}\d{3,8}"
_ALONE = re.compile(_TOKEN)
# Behind "of" it is no label: `Terms of reference`.
_LABELLED = r"(?<!of )(?<!\w)(?i:{labels})\s*(?i:no\.?|number|code)?\s*[.:#]?\s*({token})(?![\w/–-])"
# One that no label tells: capitals and figures, but for a word and a short number alone, which is a meeting's name (``TMAG-16``).
_BARE = re.compile(r"(?=[A-Z0-9./–_-]*\d)(?![A-Z]+[-–/._]?\d{1,3}$)[A-Z]{2,}[A-Z0-9]*(?:[-–/._][A-Z0-9]+)+")
_PIECES = re.compile(r"[|·•,;]|\s[–—/-]\s")
_VERSION = re.compile(r"(?i)v?\d+(?:\.\d+)*")
_DAY = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")


def reference_in(text: str) -> str | None:
    """The publisher's reference of the programme's form in a text, without spaces: ``MHHS-DEL1056``."""
    found = DOC_REF.search(text)
    return f"{found[1]}-{found[2] or found[3]}{found[4]}" if found else None


def labelled_references(blocks: Sequence[Block], vocabulary: Vocabulary) -> Iterator[str]:
    """What stands behind labels for a document's reference as such, in the same text or in the cell right of one that says no more
    (``Document ref: OD/TIDE/17``)."""
    pattern = _pattern(vocabulary)
    for block, after in pairwise((*blocks, None)):
        if block is None:
            continue
        yield from (ref for found in pattern.finditer(block.text) if (ref := _told(found[1])))
        if block.place is not None and after is not None and is_one_of(block.text.rstrip(" :"), vocabulary.phrases["document_ref"]):
            own, next_to = block.place, after.place
            is_right = next_to is not None and (next_to.table_order, next_to.row) == (own.table_order, own.row)
            ref = _told(after.text) if is_right and _ALONE.fullmatch(after.text) else None
            yield from [ref] if ref else []


def reference_beside_version(blocks: Sequence[Block], version: re.Pattern[str]) -> str | None:
    """A reference of whatever form that stands alone beside a version, or right before or behind it (``Version 1.0 / POC-0077``).

    ``version`` matches a version with the word for it.
    """
    lines = (line for block in blocks if block.place is None and not block.is_listed for line in block.lines)
    return next((ref for line in lines if (ref := _beside(line.text, version))), None)


def _beside(text: str, version: re.Pattern[str]) -> str | None:
    if version.search(text) is None:
        return None
    pieces = [piece.strip(" ()") for piece in _PIECES.split(text)]
    rests = [version.sub("", piece).strip() for piece in pieces]
    has_version = [rest != piece for rest, piece in zip(rests, pieces, strict=True)]
    for i, rest in enumerate(rests):
        if any(has_version[max(0, i - 1) : i + 2]) and _BARE.fullmatch(rest) and not find_dates(rest, None, "title"):
            return rest
    return None


def _told(token: str) -> str | None:
    """A token that is a reference, and no version and no day."""
    return None if _VERSION.fullmatch(token) or _DAY.fullmatch(token) else token


@lru_cache(maxsize=8)
def _pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    labels = sorted(vocabulary.phrases["document_ref"], key=len, reverse=True)
    return re.compile(_LABELLED.format(labels="|".join(re.escape(label) for label in labels), token=_TOKEN))
