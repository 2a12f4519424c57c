"""The vocabulary's words for who decides and how, made ready for the search."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from parsers.language.groups import folded_name
from schemas.vocabulary import Phrases, Vocabulary

_ARTICLE = re.compile(r"^[Tt]he\s")
_CODE = r"[A-Z]{2,5}W?G"
_REF = r"[A-Z]{2,6}\s?\d*\s?-?\s?DEC\s?-?\s?\d{1,3}"
_OWN_REF = r"[A-Z]{2,6}\s?\d*\s?[-/]\s?[A-Z]{0,2}\d{1,3}|\d{1,3}(?:[./-]\d{1,3})?"  # behind a word for a decision
# What tells a decision whatever the vocabulary: ``raised no objection``, ``did not agree``, ``approval was given``.
_FIXED = frozenset({"objection", "objections", "content", "did", "given", "granted", "made", "taken", "reached"})
_ADVERB = r"(?:(?:\w+ly|also|then|thus|therefore|(?:has|have|had)(?!\sno)|again|all|now)\s)*"
_MONTH_NAMED = r"(?:(?:extraordinary|last|previous|next|same|\w{3,9}(?:\s\d{4})?)\s)?"


@dataclass(frozen=True, slots=True)
class DecisionWords:
    """Patterns built from a vocabulary.

    ``deciding`` finds a group and what it did next (``actor``, ``verb``); ``going_on`` a further deed of the same group; ``decided``
    a thing that was decided on, behind its verb of being (``aux``, ``verb``); ``by`` and ``at`` who decided, behind that. A sentence with
    none of the words ``telling`` tells no decision. ``to_decide`` is the deed behind ``agreed to``, ``trivially`` what every meeting agrees
    on.
    """

    deciding: re.Pattern[str]
    going_on: re.Pattern[str]
    decided: re.Pattern[str]
    present: re.Pattern[str]
    opening: re.Pattern[str]
    ending: re.Pattern[str]
    label: re.Pattern[str]
    by: re.Pattern[str]
    at: re.Pattern[str]
    kinds: Mapping[str, str]
    bases: Mapping[str, str]
    pasts: Mapping[str, str]
    codes: Mapping[str, str]
    own: frozenset[str]
    telling: frozenset[str]
    trivial: tuple[str, ...]
    trivially: re.Pattern[str]
    to_decide: re.Pattern[str]

    def kind_of(self, verb: str) -> str | None:
        """What a deed decides, by its verb in the past; None where it decides nothing."""
        return self.kinds.get(verb.lower())

    def decider(self, actor: str) -> str | None:
        """A group's code or an organisation's name; None where the text only says ``the group``."""
        name = folded_name(actor)
        return None if name in self.own else self.codes.get(name, _ARTICLE.sub("", actor))


@lru_cache(maxsize=4)
def decision_words(vocabulary: Vocabulary) -> DecisionWords:
    """Build the patterns for a vocabulary."""
    words, kinds = vocabulary.phrases, _by_word(vocabulary.decided)
    bases = _by_word(vocabulary.to_decide)
    pasts = {
        f"{b}s": p
        for name in vocabulary.decided
        for b, p in zip(vocabulary.to_decide.get(name, ()), vocabulary.decided[name], strict=False)
    }
    past, base, others = _any(kinds), _any(bases), _any(words["no_decision"])
    names = [*vocabulary.group_names.values(), *words["decider"]]
    own = _any(words["own_group"])
    group = rf"{_any([*names, *vocabulary.group_names])}|{_CODE}|(?<![A-Z]\s)(?i:{own})"
    actor = rf"(?P<actor>{group})(?:\s\([^)]*\))?(?:\s(?i:{_any(words['behind_group'])}))?"
    unopposed = r"(?P<unopposed>(?:had|raised)\sno\sobjections?|(?:was|were)\scontent)"
    deed = rf"{_ADVERB}(?:{unopposed}|(?P<verb>{past})|(?P<other>{others})|did\snot\s(?P<unmade>{base}|support))\b"
    article = r"(?:[Tt]he\s|[Aa]ll\s)*"
    return DecisionWords(
        deciding=re.compile(
            rf"(?:^|(?<=[,;:]\s)|(?<=\band\s)|(?<=\bbut\s)|(?<=\b[Tt]he\s)|(?<=\b[Aa]ll\s)){article}{actor}(?P<when>\s(?:on|of|at|in)\s[^,.;:]{{4,40}}?)?[,:]?\s{deed}"
        ),
        going_on=re.compile(rf"(?:,\s(?:and\s|but\s)?|;\s(?:and\s|but\s)?|\s(?:and|but)\s){deed}"),
        decided=re.compile(
            rf"\s(?P<aux>was|were|has\sbeen|have\sbeen|had\sbeen)(?P<no>\snot)?\s{_ADVERB}(?:\w+ed,?\s(?:and|&)\s{_ADVERB})?(?P<verb>{past})\b"
        ),
        present=re.compile(rf"^(?:[Tt]he\s)?(?:{group})\s(?P<verb>{_any(pasts)})\b"),
        opening=re.compile(
            rf"^{_ADVERB}(?P<verb>{_any([form for kind in kinds for form in (kind[:1].upper() + kind[1:], kind.upper())])})\s?:?\s"
            r"(?=to\b|that\b|[Tt]he\b|an?\b|not\b|[A-Z])"
        ),
        ending=re.compile(rf"^(?P<subject>\S.{{2,160}}?)\s(?:was\s|were\s)?(?P<verb>{past})\.?$"),
        label=re.compile(
            rf"^(?:(?i:{_any(words['decision_label'])})\s*(?P<ref>{_REF}|{_OWN_REF})?\s*[:–—-]\s+|(?P<alone>{_REF})\s*[:–—-]?\s+)(?=\S)"
        ),
        by=re.compile(rf"^[^.;]{{0,60}}?\bby\s(?:the\s)?{actor}"),
        at=re.compile(rf"^[^.;]{{0,40}}?\bat\s(?:the|an?)\s{_MONTH_NAMED}{actor}"),
        kinds=kinds,
        bases=bases,
        pasts=pasts,
        codes={folded_name(name): code for code, name in vocabulary.group_names.items()},
        own=frozenset(folded_name(word) for word in words["own_group"]),
        telling=_FIXED | {first[0] for verb in kinds if (first := re.findall("[a-z]+", verb.lower()))},
        trivial=words["trivial"],
        trivially=re.compile(rf"(?:^|\s){_any(words['trivial'])}(?:$|\sthat\b)"),
        to_decide=re.compile(rf"(?:{'|'.join(map(re.escape, bases)) or '(?!)'})\b"),
    )


def _by_word(phrases: Phrases) -> dict[str, str]:
    return {word: name for name, listed in phrases.items() for word in listed}


def _any(words: Iterable[str]) -> str:
    """A pattern for any of some phrases, the longest first; of none, one that fits nothing."""
    listed = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, listed)) + ")" if listed else "(?!)"
