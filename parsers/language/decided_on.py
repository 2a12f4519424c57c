"""What a decision is on: the object behind a deed, and the deed behind ``agreed to``."""

from __future__ import annotations

import re

from parsers.language.decision_words import DecisionWords
from parsers.language.references import find_references

_CUT = re.compile(
    r",?\s(?:noting|following|subject\sto|ahead\sof|pending|because|given\sthat|on\sthe\s(?:basis|condition|understanding)\sthat)\b"
    r"|,\s(?:\w+ing|which|who|whose|as|after|before|since|while|whilst|although|so|facilitating|with\s(?:no|the\sexception))\b"
    r"|;|\s[–—-]\s|\s\((?:see|as)\b"
)
WHERE_TO = re.compile(r"\s(?:to|until|till|for|with)\s")
_ARTICLE = re.compile(r"^(?:[Tt]he|[Aa]n?)\s")
_TO = re.compile(r"^(?P<no>not\s)?to\s(?P<rest>.+)$", re.DOTALL)
JOINT = re.compile(r"^(?:that|on|with|to(?=\s(?:the|a|an|its|their|this|these|all|[A-Z0-9])\b)|for)\s")
_WONDERED = re.compile(r"^(?:(?!to\b|that\b|for\b)\S+\s){0,4}?(?:whether|if|how|about|what|why|when|who|which|where|questions?)\b")
_LETTER = re.compile(r"[A-Za-z]")
_LONGEST_SUBJECT = 60  # words


def decided_on(kind: str, told: str, words: DecisionWords) -> tuple[str, str] | None:
    """What a deed decides and the object that is told behind it, without the word that joins them; None where it decides nothing.

    ``Agreed to raise CR015`` raises it, ``raised a concern`` and ``asked whether`` are no decisions.
    """
    to = _TO.match(told) if kind == "agreed" else None
    if to is not None:
        return _agreed_to(to, words)
    is_talk = (kind == "requested" and _WONDERED.match(told)) or (kind == "raised" and not _names_something(told))
    return None if is_talk else (kind, JOINT.sub("", told))


def _agreed_to(to: re.Match[str], words: DecisionWords) -> tuple[str, str]:
    verb = words.to_decide.match(to["rest"])
    meant = words.bases[verb.group()] if verb else "agreed"
    rest = to["rest"][verb.end() if verb else 0 :].strip()
    if to["no"]:
        return ("rejected", rest) if meant == "approved" else ("agreed", to.group())
    if meant == "agreed" or (meant == "raised" and not _names_something(rest)):
        return "agreed", to["rest"]
    return meant, JOINT.sub("", rest)


def _names_something(told: str) -> bool:
    """Whether an identifier stands near the beginning: changes are raised, and so are hands."""
    return any(found.start_char <= 25 for found in find_references(told))


def subject_of(told: str) -> str | None:
    """What was decided on: without the article, and without a reason or note behind it; None where nothing is left."""
    cut = _CUT.search(told)
    subject = _ARTICLE.sub("", (told[: cut.start()] if cut else told).strip(" .,:;–—-"))
    return subject if _LETTER.search(subject) and len(subject.split()) <= _LONGEST_SUBJECT else None


def is_trivial(subject: str, words: DecisionWords) -> bool:
    """Whether it is of what every meeting agrees on, or a mere count."""
    lowered = subject.lower()
    return lowered.startswith("following ") or words.trivially.search(lowered) is not None
