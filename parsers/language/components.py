"""The spaCy pipeline: its English tokeniser, flags on its vocabulary, and one component for each kind of finding.

Only the seat imports this. The tokeniser splits a text once for all that is looked for in it. The vocabulary is where spaCy saves most:
each different word is judged once in a process, and whether a text can hold a date or an identifier at all is one look at an array.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from parsers.language.evidence import NamedEntity, is_doubtful, weighed
from parsers.language.finding import DATE_WORDS, find_dates
from parsers.language.owners import find_owners
from parsers.language.passage import Kind, Passage, Recognised
from parsers.language.references import find_references
from parsers.language.relative_rules import STATUS_FIELDS
from schemas.gazetteer import Gazetteer

_WORD = re.compile(r"[a-z]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ASK = "ask"
_LONGEST = 1 << 30  # spaCy's own limit guards models, and none runs here
_FLAGS: dict[str, Callable[[str], bool]] = {
    "date": lambda word: _has_digit(word) or not DATE_WORDS.isdisjoint(_WORD.findall(word.lower())),
    "digit": lambda word: _has_digit(word),
}


@dataclass(frozen=True, slots=True, eq=False)
class Ask:
    """One question: the passage, what to find in it, and what parties are told by."""

    passage: Passage
    kinds: frozenset[Kind]
    gazetteer: Gazetteer
    group_codes: frozenset[str]
    model: Language | None


@dataclass(frozen=True, slots=True, eq=False)
class _Pipeline:
    """The pipeline, and the numbers of the flags on its vocabulary."""

    nlp: Language
    flags: dict[str, int]


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


@lru_cache(maxsize=1)
def pipeline() -> _Pipeline:
    """The one pipeline of this process."""
    nlp = English(Vocab())  # of each new word nothing but the flags below is worked out; spaCy's own two dozen are never asked for
    nlp.max_length = _LONGEST
    flags = {name: nlp.vocab.add_flag(judge) for name, judge in _FLAGS.items()}
    for component in ("tmag_dates", "tmag_owners", "tmag_references"):
        nlp.add_pipe(component)
    return _Pipeline(nlp, flags)


def recognised(ask: Ask) -> Recognised:
    """Send one passage through the pipeline."""
    doc = _split(ask.passage.text)
    doc.user_data = {_ASK: ask}
    found = pipeline().nlp(doc).user_data
    return Recognised(**{str(kind): found[kind] for kind in ask.kinds if kind in found})


@lru_cache(maxsize=32)  # a record's columns are asked for one kind after the other
def _split(text: str) -> Doc:
    # A lone half of a surrogate pair is no text to spaCy; another sign in its place keeps all offsets.
    return pipeline().nlp.make_doc(_SURROGATE.sub("\ufffd", text))


def _asked(doc: Doc, kind: Kind) -> Ask | None:
    ask: Ask = doc.user_data[_ASK]
    return ask if kind in ask.kinds else None


def _holds(doc: Doc, flag: str) -> bool:
    """Whether any word of the text has a flag."""
    marked: Any = doc.to_array([pipeline().flags[flag]])
    return bool(marked.any())


@Language.component("tmag_dates")
def date_component(doc: Doc) -> Doc:
    """Dates, times, durations and words of status, where a word of the text can be part of one."""
    ask = _asked(doc, Kind.DATES)
    if ask and (ask.passage.field in STATUS_FIELDS or _holds(doc, "date")):
        doc.user_data[Kind.DATES] = find_dates(ask.passage.text, ask.passage.context_date, ask.passage.field)
    return doc


@Language.component("tmag_references")
def reference_component(doc: Doc) -> Doc:
    """Identifiers, where the text has a digit."""
    ask = _asked(doc, Kind.REFERENCES)
    if ask and _holds(doc, "digit"):
        doc.user_data[Kind.REFERENCES] = find_references(ask.passage.text)
    return doc


@Language.component("tmag_owners")
def owner_component(doc: Doc) -> Doc:
    """Owners by the rules; where a type is in doubt, and a model is there, by what the model sees."""
    ask = _asked(doc, Kind.OWNERS)
    if ask:
        found = find_owners(ask.passage.text, ask.passage.field, ask.gazetteer, ask.group_codes)
        if ask.model is not None and any(map(is_doubtful, found)):
            found = weighed(found, _entities(ask.model, doc.text))
        doc.user_data[Kind.OWNERS] = found
    return doc


def _entities(model: Language, text: str) -> list[NamedEntity]:
    return [NamedEntity(entity.start_char, entity.end_char, entity.label_) for entity in model(text).ents]
