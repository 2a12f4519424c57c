"""The form of a person's name: titles, initials, particles, post-nominals, a surname printed first."""

from __future__ import annotations

import re

from schemas.gazetteer import Gazetteer, folded

_INITIALS = re.compile(r"[A-Z]{2,3}|[A-Z]\.\s?[A-Z]\.?(?:\s?[A-Z]\.?)?|[A-Z][A-Z]?[a-z]?[A-Z][a-z]?")
_INITIAL = re.compile(r"(?:[A-Z]\.?(?:[ -]?[A-Z]\.?){0,2})")
_RUN_TOGETHER = re.compile(r"([A-Z][a-z]+)[A-Z][a-z]*")
_SMALL_START = re.compile(
    r"(?:h(?=[AEIOU\u00c1\u00c9\u00cd\u00d3\u00da])|d['’]|al-|el-|de|di|mac|mc)(?=[^\W\d_a-z])"
)  # Ó hÓbáin, d'Arcy, al-Hassan
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*")
_BETWEEN_WORDS = re.compile(r"[\s.]+")
_LONGEST = 6  # words of a name, its title and letters behind it


def without_titles(name: str, gazetteer: Gazetteer) -> str:
    """Give a name without its titles and the letters after it.

    >>> from schemas.gazetteer import gazetteer_from_toml
    >>> without_titles("Prof. Asha Patel OBE", gazetteer_from_toml('[persons]\\ntitles = ["Prof"]\\npost_nominals = ["OBE"]'))
    'Asha Patel'
    """
    words = name.replace(",", " ").split()
    while len(words) > 1 and folded(words[0]) in gazetteer.titles:
        words = words[1:]
    while len(words) > 1 and folded(words[-1]) in gazetteer.post_nominals and words[-1][:1].isupper():
        words = words[:-1]
    return " ".join(words)


def has_title(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name begins with a title that another word follows (``Dr Patel``)."""
    words = name.split()
    return len(words) > 1 and folded(words[0]) in gazetteer.titles and words[1][:1].isupper()


def is_initials(name: str) -> bool:
    """Whether a name is only a person's initials: ``KG``, ``K.G.``, ``KGo``."""
    return _INITIALS.fullmatch(name) is not None and not (name[-1] == "s" and name[:-1].isupper())


def initials_of(name: str) -> str:
    """The initials of a name's first and last word: ``Kate Goodman`` is KG."""
    words = _BETWEEN_WORDS.split(name.strip(". "))
    return f"{words[0][:1]}{words[-1][:1]}".upper() if len(words) > 1 else ""


def is_initial(word: str) -> bool:
    """Whether a word is the initial, or two or three, of given names: ``J``, ``J.``, ``J.A.``."""
    return _INITIAL.fullmatch(word) is not None


def is_given(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a word is a known given name, also of two parts (``Anne-Marie``) or run into a surname (``KateGoodman``)."""
    if folded(word) in gazetteer.given_names:
        return True
    first, hyphen, _ = word.partition("-")
    if hyphen and folded(first) in gazetteer.given_names:
        return True
    run_together = _RUN_TOGETHER.fullmatch(word)
    return run_together is not None and folded(run_together[1]) in gazetteer.given_names


def is_surname(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a word is a common surname and no given name."""
    return folded(word) in gazetteer.surnames


def has_name_form(name: str, gazetteer: Gazetteer) -> bool:
    """Whether two words or more look like given names or initials and a surname; capitals throughout need a known given name."""
    words = without_titles(name, gazetteer).split()
    if not 2 <= len(words) <= _LONGEST or not all(_is_name_word(word, gazetteer) for word in words):
        return False
    if len(words) == 2 and len(words[0]) > 2 and words[0].isupper() and is_initial(words[1]):
        return True  # SMITH J
    if not is_capital(words[-1]) or not (is_capital(words[0]) or words[0].lower() in gazetteer.particles):
        return False
    shouted = [word for word in words if len(word) > 2 and word.isupper() and "." not in word]
    is_after_initial = is_initial(words[0]) and (len(words[-1]) > 3 or is_surname(words[-1], gazetteer))
    return not shouted or is_given(words[0], gazetteer) or is_after_initial


def _is_name_word(word: str, gazetteer: Gazetteer) -> bool:
    if word.lower() in gazetteer.particles or is_initial(word):
        return True
    return _NAME_WORD.fullmatch(word) is not None and is_capital(word)


def is_capital(word: str) -> bool:
    """Whether a word begins as names do: with a capital, or with a prefix in small letters before one."""
    return word[:1].isupper() or _SMALL_START.match(word) is not None


def turned(surname: str, given: str, gazetteer: Gazetteer) -> str | None:
    """``Goodman`` and ``Kate``, or ``K``, that a comma parted: the name in its usual order; None where they are no such pair."""
    if not surname or not given:
        return None
    if " " in surname and surname.split()[0].lower() not in gazetteer.particles:
        return None
    if not _is_name_word(surname.split()[-1], gazetteer) or is_initials(surname) or is_given(surname, gazetteer):
        return None
    if surname.isupper() and (len(surname) < 4 or not is_given(given, gazetteer)):
        return None
    if is_initial(given) and ("." in given or len(given) == 1 or is_surname(surname, gazetteer)):
        return f"{given} {surname}"
    first = without_titles(given, gazetteer).split()
    return f"{given} {surname}" if len(first) <= 2 and first and is_given(first[0], gazetteer) and len(given.split()) <= 2 else None
