"""The text rules that every value in every dataset obeys."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_DROPPED = {0x00AD: None, 0x200B: None, 0x2060: None, 0xFEFF: None}
_SPACES = dict.fromkeys((0x00A0, 0x2007, 0x202F), " ")
_TABLE = {**_LIGATURES, **_DROPPED, **_SPACES}
PRINTED_SOFT_HYPHEN = "‐"
DASHES = ("–", "-", "—")
"""What is printed as a dash: also for a bullet, between a day and what is said of it, or behind a label."""
_JOINED_LETTERS = ("ff", "fi", "fl", "ffi", "ffl", "ft", "fft", "fj", "tt", "ti", "tti", "tf", "ct", "st", "th", "Th")
_SWAPPED = {"".join(chr(ord(letter) << 8) for letter in joined): joined for joined in _JOINED_LETTERS}
# Of the swapped letters of three, the last two may be one, the sum of both: "\u6600\ucf00" for "ffi".
_SWAPPED |= {
    chr(ord(joined[0]) << 8) + chr(summed): joined
    for joined in _JOINED_LETTERS
    if len(joined) == 3 and not 0xD800 <= (summed := (ord(joined[1]) + ord(joined[2])) << 8) < 0xE000
}
# Some printers write the letters of a ligature with their two bytes swapped: "\u6600\u6900" for "fi". No other script puts such
# characters beside Latin letters.
_SWAPPED_LETTERS = re.compile(f"(?:{'|'.join(sorted(_SWAPPED, key=len, reverse=True))})")
_LATIN = re.compile("[A-Za-z]")
_UNSAID = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ufffd\\ue000-\\uf8ff]|[A-Za-z][\\u3400-\\u9fff]|[\\u3400-\\u9fff][A-Za-z]")


@lru_cache(maxsize=1024)  # a document's bullets, dashes and quotes come by the hundred
def clean(text: str) -> str:
    """Apply the text rules to a word: NFC, ligatures expanded, soft hyphens dropped, no-break spaces to spaces.

    >>> clean("\\ufb01nal\\u00a0plan\\u00ad")
    'final plan'
    """
    if text.isascii():
        return text
    if _LATIN.search(text):
        text = _SWAPPED_LETTERS.sub(lambda found: _SWAPPED[found[0]], text)
    return unicodedata.normalize("NFC", text.translate(_TABLE))


# Where Ghostscript lost what a ligature means, a letter stands in a word for it that no English word and hardly a name has there.
_MISCODED = re.compile(
    "[a-z][\u00fb\u00fd\u00fe\u00ff][a-z]|(?<![^\\W\\d_])(?:[a-z]+\u00fc[a-z]|[\u00fb\u00fc\u00fd\u00fe\u00ff][a-z]{2}|[A-Za-z]{4,}\u00fc[a-z]{4})"
)


def is_plain(text: str) -> bool:
    """Whether a text has no other characters than those of a plain keyboard."""
    return text.isascii() and text.isprintable()


def is_garbled(text: str) -> bool:
    """Whether a text has characters of which its font does not say, or hardly can mean, what they are.

    >>> is_garbled("M12 \\x01 Load shaping"), is_garbled("Marche\\u7400\\ufffd"), is_garbled("M12 – Load shaping")
    (True, True, False)
    >>> is_garbled("e\\u00fbort"), is_garbled("Quali\\u00fccation"), is_garbled("J\\u00fcrgen M\\u00fcller"), is_garbled("caf\\u00e9")
    (True, True, False, False)
    """
    if text.isascii() and text.isprintable():
        return False
    return _UNSAID.search(text) is not None or _MISCODED.search(text) is not None


def join_wrapped(before: str, after: str) -> str:
    """Join the end of one printed line to the start of the next.

    A hyphen (U+002D) stays and joins without a space, as in ``MHHS-`` / ``DEL872``; U+2010 at a line's end was printed by the
    wrapping and goes.

    >>> join_wrapped("MHHS-", "DEL872"), join_wrapped("Terms of", "Reference")
    ('MHHS-DEL872', 'Terms of Reference')
    """
    if before.endswith(PRINTED_SOFT_HYPHEN):
        return before[:-1] + after
    if before.endswith("-") and not before.endswith((" -", "--")) and before != "-":
        return before + after
    return f"{before} {after}"


@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    """Text as keys and headings are compared: without case, runs of space, ``&`` for and, or outer marks.

    >>> fold("  Migration, Cutover &  Data Strategy: ")
    'migration, cutover and data strategy'
    """
    return " ".join(text.casefold().replace("&", " and ").replace("’", "'").split()).strip(" :.;*-–—")
