"""Minutes that call themselves by no word that is known: pages of prose that tell what was said, without an agenda's times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.language.phrases import mentions
from parsers.layout.blocks import Block, BlockKind
from parsers.layout.sheet import Sheet
from schemas.vocabulary import Vocabulary

_SENTENCE = 12  # words: a paragraph of so many is prose
_FEWEST = 6  # such paragraphs
_MOST_WORDS = 0.5  # of the document's words: in such paragraphs
_TELLING = 0.6  # of the paragraphs: tell what was
_FEW_TIMES = 4  # times of the day: an agenda has more
_FEW_SPOKEN = 3  # paragraphs in which the group, its members or its chair do something
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d\b(?!\.)")
_WORD = re.compile(r"[a-z]+")
_PAST = re.compile(r"[a-z]{2,}ed")


def tells_what_was_said(sheets: Sequence[Sheet], vocabulary: Vocabulary) -> bool:
    """Whether a document of upright pages is mostly prose about what was said."""
    if not sheets or any(sheet.width > sheet.height for sheet in sheets):
        return False
    prose = list(_prose(sheets))
    words = sum(len(block.words) for sheet in sheets for block in sheet.blocks)
    if len(prose) < _FEWEST or sum(len(block.words) for block in prose) < _MOST_WORDS * words:
        return False
    times = sum(len(_TIME.findall(block.text)) for sheet in sheets for block in sheet.blocks)
    past = sum(_is_past(block.text, vocabulary) for block in prose)
    speakers = (*vocabulary.phrases["own_group"], *vocabulary.phrases["seat"])
    spoken = sum(mentions(block.text, speakers) for block in prose)
    return times <= _FEW_TIMES and past >= _TELLING * len(prose) and spoken >= _FEW_SPOKEN


def _prose(sheets: Sequence[Sheet]) -> Iterator[Block]:
    for sheet in sheets:
        for block in sheet.body:
            is_text = block.kind is BlockKind.PARAGRAPH and len(block.words) >= _SENTENCE
            if is_text and block.text.rstrip().endswith((".", ")")):
                yield block


def _is_past(text: str, vocabulary: Vocabulary) -> bool:
    """Whether more of a text's verbs tell what was than what is or will be."""
    words = _WORD.findall(text.casefold())
    past = sum(word in vocabulary.phrases["past_verb"] or _PAST.fullmatch(word) is not None for word in words)
    return past > sum(word in vocabulary.phrases["other_verb"] for word in words)
