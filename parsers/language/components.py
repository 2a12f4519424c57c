"""The spaCy pipeline: one component for each kind of finding, and a trained model where types are in doubt.

Only the seat imports this. A document of spaCy carries a passage from one component to the next. The forms that they look for are
rules on characters, so that no text is split into words here: that would cost more than all that is looked for in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from parsers.language.evidence import NamedEntity, is_doubtful, weighed
from parsers.language.finding import find_dates
from parsers.language.owners import find_owners
from parsers.language.passage import Kind, Passage, Recognised
from parsers.language.references import find_references
from schemas.gazetteer import Gazetteer

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ASK = "ask"


class Ask(NamedTuple):
    """One question: the passage, what to find in it, and what parties are told by."""

    passage: Passage
    kinds: frozenset[Kind]
    gazetteer: Gazetteer
    group_codes: frozenset[str]
    model: Language | None


@dataclass(frozen=True, slots=True, eq=False)
class _Pipeline:
    """The pipeline's vocabulary, which its documents share, and its components in their order."""

    vocab: Vocab
    components: tuple[Callable[[Doc], Doc], ...]


@lru_cache(maxsize=1)
def pipeline() -> _Pipeline:
    """The one pipeline of this process."""
    nlp = English(Vocab())
    for component in ("tmag_dates", "tmag_owners", "tmag_references"):
        nlp.add_pipe(component)
    return _Pipeline(nlp.vocab, tuple(component for _, component in nlp.pipeline))


def recognised(ask: Ask) -> Recognised:
    """Send one passage through the pipeline."""
    doc = Doc(pipeline().vocab, user_data={_ASK: ask})
    for component in pipeline().components:  # called as spaCy calls them, without what it makes ready for each text in case one fails
        doc = component(doc)
    found = doc.user_data
    return Recognised(**{str(kind): found[kind] for kind in ask.kinds})


def _asked(doc: Doc, kind: Kind) -> Ask | None:
    ask: Ask = doc.user_data[_ASK]
    return ask if kind in ask.kinds else None


@Language.component("tmag_dates")
def date_component(doc: Doc) -> Doc:
    """Dates, times, durations and words of status."""
    ask = _asked(doc, Kind.DATES)
    if ask:
        doc.user_data[Kind.DATES] = find_dates(ask.passage.text, ask.passage.context_date, ask.passage.field)
    return doc


@Language.component("tmag_references")
def reference_component(doc: Doc) -> Doc:
    """Identifiers of milestones, changes, deliverables and others."""
    ask = _asked(doc, Kind.REFERENCES)
    if ask:
        doc.user_data[Kind.REFERENCES] = find_references(ask.passage.text)
    return doc


@Language.component("tmag_owners")
def owner_component(doc: Doc) -> Doc:
    """Owners by the rules; where a type is in doubt, and a model is there, by what the model sees."""
    ask = _asked(doc, Kind.OWNERS)
    if ask:
        found = find_owners(ask.passage.text, ask.passage.field, ask.gazetteer, ask.group_codes)
        if ask.model is not None and any(map(is_doubtful, found)):
            found = weighed(found, _entities(ask.model, ask.passage.text))
        doc.user_data[Kind.OWNERS] = found
    return doc


def _entities(model: Language, text: str) -> list[NamedEntity]:
    # A lone half of a surrogate pair is no text to spaCy; another sign in its place keeps all offsets.
    seen = model(_SURROGATE.sub("\ufffd", text)).ents
    return [NamedEntity(entity.start_char, entity.end_char, entity.label_) for entity in seen]
