"""The group that a heading or a cell names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from schemas.vocabulary import Vocabulary

_IN_BRACKETS = re.compile(r"\(\s*([A-Z][A-Za-z&]{1,9})\s*\)")
_CODE = re.compile(r"[A-Z]{2,6}(?:WG|SG)$")  # a working group's or a sub-group's abbreviation
_CAPITALS = re.compile(r"[A-Z][A-Za-z&]*[A-Z]")
_BETWEEN_WORDS = re.compile(r"[\s\-–/]+")
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+")
_INITIALS = re.compile(r"[A-Z]{3,6}")
_MARKS = " :|–—-"
_FEWEST, _LONGEST = 3, 12  # words of a code and a name


def group_of(text: str, group_names: Mapping[str, str]) -> tuple[str | None, str]:
    """Give the code (None where it is not known) and the name of a group without the code in brackets.

    ``group_names`` maps codes to names. The abbreviation in brackets comes first, then the text as a code, then as a known name; last, a
    text that is nothing but a working group's abbreviation.

    >>> group_of("Data Working Group (DWG)", {}), group_of("LKWG", {})
    (('DWG', 'Data Working Group'), ('LKWG', 'LKWG'))
    """
    plain = _SPACES.sub(" ", text).strip()
    if match := _IN_BRACKETS.search(plain):
        name = _SPACES.sub(" ", plain[: match.start()] + " " + plain[match.end() :]).strip()
        if _is_code(match[1], group_names):
            return match[1], name or group_names.get(match[1], match[1])
    if plain in group_names:
        return plain, group_names[plain]
    folded = folded_name(plain)
    code = next((code for code, name in group_names.items() if folded_name(name) == folded), None)
    if code or _CODE.match(plain):
        return code or plain, plain
    found = _beside_its_name(plain)
    return found if found and (found[0] in group_names or found[1].endswith("Group")) else (None, plain)


@lru_cache(maxsize=2048)  # headings and the names of groups are looked at again and again
def group_named(text: str, vocabulary: Vocabulary) -> tuple[str | None, str]:
    """Give the code and the name of a group as :func:`group_of` does, by the groups that a vocabulary knows."""
    return group_of(text, vocabulary.group_names)


def _beside_its_name(text: str) -> tuple[str, str] | None:
    """The abbreviation and the name of a text that is both, one before the other: the first's letters begin the words of the second.

    >>> _beside_its_name("DWG – Data Working Group"), _beside_its_name("Data Working Group | DWG"), _beside_its_name("DWG – 4 May")
    (('DWG', 'Data Working Group'), ('DWG', 'Data Working Group'), None)
    """
    words = text.split(" ")
    if not _FEWEST <= len(words) <= _LONGEST:
        return None
    for word, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
        code = word.rstrip(_MARKS)
        if _INITIALS.fullmatch(code):
            name = " ".join(rest).strip(_MARKS)
            return (code, name) if _spells(code, name) else None
    return None


def _spells(code: str, name: str) -> bool:
    """Whether a code's letters are initials of a name, in their order, the first and the last of its words among them."""
    initials = [word[0] for word in _WORD.findall(name) if word[0].isupper()]
    left = iter(initials)
    return len(initials) > 1 and _WORD.findall(name)[-1][0] == code[-1] and code[0] == initials[0] and all(c in left for c in code)


def may_name_group(text: str, group_names: Mapping[str, str]) -> bool:
    """Whether a text can name a group at all: an abbreviation stands in it, a code, or a known name. A cheap test, before all others."""
    if _CAPITALS.search(text) or any(word in group_names for word in text.split()):
        return True
    folded = folded_name(text)
    return any(name in folded for name in map(folded_name, group_names.values()))


def _is_code(candidate: str, group_names: Mapping[str, str]) -> bool:
    """Whether what stands in brackets is a code: a known one, or mostly capitals."""
    return candidate in group_names or sum(letter.isupper() for letter in candidate) >= max(2, len(candidate) - 1)


@lru_cache(maxsize=2048)
def folded_name(name: str) -> str:
    """Give a name without what people vary: case, ``&``/and, hyphens, a leading ``the``."""
    folded = _BETWEEN_WORDS.sub(" ", name.replace("&", " and ")).casefold().strip()
    return folded.removeprefix("the ")


def codes_in(text: str, group_names: Iterable[str]) -> tuple[str, ...]:
    """The group codes that stand in a text as words, in its order, each once."""
    known = frozenset(group_names)
    return tuple(dict.fromkeys(word for word in _WORD.findall(text) if word in known))
