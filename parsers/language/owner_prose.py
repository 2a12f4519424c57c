"""Owners in running text: who is to act, not who is acted with (``KG to discuss with Ofgem`` is KG's)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from parsers.language.found import level_of
from parsers.language.parties import PartyFound, read_parties
from parsers.language.party_pieces import BRACKETS, Piece, Reader
from parsers.language.party_types import PartyType, is_month, is_topic
from schemas.gazetteer import Gazetteer, folded

_ADVERBS = r"(?:also|then|now|both|each|all|therefore|jointly|still|again|first|further)"
_ASKED = (
    r"(?:asked|requested|instructed|tasked|directed|required|reminded|encouraged|assigned|invited|urged|mandated|charged|authori[sz]ed)"
)
_ASK = r"(?:asks?|requests?|instructs?|invites?|tasks?|requires?|directs?|mandates?|encourages?|reminds?|authori[sz]es?)"
# What makes the words before it an owner; ``next`` is the word that follows.
_WILL = re.compile(
    rf"""\s+(?:(?P<to>(?:(?:is|are|were|was)\s+)?to)
      |(?P<modal>will|would|should|shall|must|'ll)(?:\s+need\s+to|\s+continue\s+to)?
      |(?P<took>(?:(?:has|have|had)\s+)?(?:agree[sd]?|offer(?:s|ed)?|volunteer(?:s|ed)?|undert(?:ook|akes?)|undertaken|promised|promises|committed|commits|needs?)\s+to
        |(?:(?:has|have|had)\s+been|is|are|was|were|be)\s+{_ASKED}\s+to
        |(?:(?:has|have|had)\s+)?(?:t(?:ook|akes?|aken)|accepted|was\s+given|were\s+given|was\s+assigned|has|have|had|picks?(?:ed)?\s+up)\s+(?:away\s+)?(?:on\s+)?(?:an?|the|this|that)\s+action(?:\s+(?:to|of|on|for))?
        |t(?:ook|akes?)\s+(?:this|it|that)\s+away(?:\s+(?:to|and))?
        |(?:confirmed|confirms|said|says|stated|advised|noted|explained|indicated)\s+(?:that\s+)?(?:s?he|they|it|we)\s+(?:will|would|'ll|(?:is|are|was|were)\s+going\s+to)
        |(?:is|are|was|were)\s+(?:responsible\s+for|going\s+to)))
      (?:\s+{_ADVERBS})*\s+(?P<next>[\w-]+)(?P<after>\s+[\w-]+)?""",
    re.VERBOSE,
)
_START = re.compile(
    rf"(?:[.;:!?•\n)\],]\s*|(?<=\d)\s+(?=[A-Z])|\s-+\s+|\b(?:[Tt]hat|and|then|while|whilst|but|so|(?:agreed|asked|requested|proposed|arranged)\s+for|[Aa]greed(?=\s+[A-Z])|{_ASKED}(?:\s+that)?|[Tt]o\s{_ASK}"
    rf"|[Aa]ctions?(?:\s+(?:on|for|by))?)\s+)",
    re.UNICODE,
)
_LABEL = re.compile(
    r"(?:^|(?<=[\s(\[.;]))(?:(?:actions?|ACTIONS?|Actions?)(?:\s+(?:owners?|items?|points?|on|by|for|with|holders?))?|[Oo]wners?"
    r"|OWNERS?|[Rr]esponsible|[Aa]ssigned\s+to|[Ll]eads?(?:\s+officers?)?|[Aa]ctionees?|[Aa]ssignees?|[Ww]ho|[Bb]y\s+whom|[Rr]esponsible\s+(?:officer|person))"
    r"(?P<ref>\s+(?=[\w.\-/]*\d)[\w.\-/]+)?\s*(?P<mark>:|-+\s|(?=\()|(?:(?<=ction)|(?<=CTION)"
    r"|(?<=\d))\s(?=[A-Z]))\s*(?P<rest>[^.;\n]*(?:\b[A-Z]\.[^.;\n]*)*)"
)
_ON = re.compile(
    r"\b(?:[Aa]ctions?|ACTIONS?)\s+(?:(?:was|is|has\s+been|to\s+be|were|will\s+be)\s+)?(?:on|for|by|with|(?:placed|put|agreed|noted"
    r"|assigned|given|taken|allocated|accepted|raised|owned|set)\s+(?:on|to|by|for|with)|assigned\s+to)\s+"
    r"|(?:^|(?<=[.;(\[]\s)|(?<=[(\[]))[Aa]ssigned\s+to\s+"
    r"|\b(?:[Dd]elegated(?:\s+authority)?|[Aa]uthority|[Rr]esponsibility)\s+(?:(?:is|was|be|to\s+be|has\s+been)\s+)?"
    r"(?:(?:given|delegated|granted|assigned|passed)\s+)?to\s+(?!be\b)"
)
_BY = re.compile(
    r"\bbe\s+[\w-]+(?:ed|en|ne|de|nt|wn|lt|ld|un|ut|ought|aught|t)\b(?:\s+to(?=\s+(?:the|an?|all|[A-Z])))?(?:\s+(?!to\b)[\w'-]+){0,5}?\s+(?:by|with\s+the\s+help\s+of)\s+(?=\S)"
)
_THAT = re.compile(
    r"\b(?:resolved|agreed|requested|asked|recommended|proposed|suggested|RESOLVED|AGREED)\s*:?\s*(?:to\s+\w+\s+)?that\s+", re.IGNORECASE
)
_FIRST = re.compile(
    r"(?:^\s*|(?<=[;:]\s))(?:[\[(](?P<held>[^\[\]()]{2,60})[\])]|(?P<name>[^:;.\n\[\]]{2,60}?)\s*(?::|\s-+\s))\s*(?P<verb>[A-Za-z-]+)\b"
)
_COULD = re.compile(r"(?:^|(?<=[.!?\n]\s))(?:please\s+)?(?:could|can|would|will|please)\s+(?=\S)", re.IGNORECASE)
_LAST = re.compile(r"(?:(?:\s-+|:)\s*(?P<dashed>[^-.;:()\[\]]{2,60})|[(\[](?P<held>[^()\[\]]{2,60})[)\]])\s*\.?\s*$")
_TO_BE = re.compile(r"\bto\sbe\s[a-z]+(?:ed|en|ne|de|nt|wn|lt|ld|un|ut|ught|t)\b")
_AND = re.compile(r"\band\s+$")
_STOP = re.compile(
    r"\s+(?:to|will|should|would|must|shall|who|which|by|before|from|at|in|on|is|are|was|were|due|as|about|regarding|re|concerning|following|ahead|prior|under|when|once|if|via)\s|[,:]\s+(?=[a-z])|\s-+\s"
    r"|\s+and\s+[a-z]+ed\s|\s+(?:When|Due|Deadline|By|Date|Status|Target|Timescale)\s*:"
)
_LETTERS = re.compile(r"[^\W_]+")
_RUN = re.compile(r"\S+")
_WORD = re.compile(r"[\w'-]+")
_SENTENCE = re.compile(r"(?:^|[a-z)]{2}[.!?]\s+|\n)")
_NEW_SENTENCE = re.compile(r"[a-z)]{2}\.\s|[;:?!]")
_NEW_CLAUSE = re.compile(r"[;:?!]")
_HEAD = re.compile(r"(?:[Tt]he\s+)?((?:[A-Z][\w.'’-]*\s+){1,4}?)[a-z]+(?:ed|ught|id|ve|ook)\s[^.;:]*\s(?:and|who)$")
_OF = re.compile(r"\s(?:of|for)\s")
_HELD = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_CLOSING = re.compile(r"[)\]]")
_TO_ACT = re.compile(r"\s+(?:to|will|should|would|must|shall)\s")
_AHEAD = re.compile(r"(?:\bto|\b[Tt]o|will|should|must|shall)\s+$")
_REST = re.compile(r"[^.;\n]*(?:\b[A-Z]\.[^.;\n]*)*")
_REST_TO_COMMA = re.compile(r"[^.;,\n]*(?:\b[A-Z]\.[^.;,\n]*)*")
_FIRST_WORD = re.compile(r"\W*(?:[Tt]o\s+)?([A-Za-z-]+)")
_BETWEEN = frozenset({"and", "or", "the", "both", "on", "behalf", "of", "jointly", "together", "then"})
_JOINING = frozenset({"of", "for", "and", "the", "all", "both", "working", "&"})
_ABSTRACT = re.compile(r"\w{3,}(?:tion|ment|ance|ence|ity|sis|ness|ing|s|\d)")
_NO_VERB = re.compile(
    r"date|us|them|me|it|this|that|these|those|all|each|any|our|their|its|your|the|an?|one|both|\w+(?:tion|ness|ity)|\w+[^s]s"
)
# A stretch with nothing but words in it, and among them one that stands in a clause and in no name.
_CLAUSE = re.compile(
    r"(?:[\w'’/.&]+\s+)*(?:will|would|be|is|are|was|were|been|may|might|can|could|should|must|shall|that|which|they|we|did|does|do|not|have|has"
    r"|had|need|needs|wish|require|requires)(?![\w'’/.&])[\w'’/.&\s]*"
)
_LABEL_WORDS = frozenset({"responsible", "assigned", "who", "whom"}) | {
    word + ending for word in ("action", "owner", "lead", "actionee", "assignee") for ending in ("", "s")
}
_ON_WORDS = frozenset({"action", "actions", "assigned", "delegated", "authority", "responsibility"})
_COULD_WORDS = frozenset(["could", "can", "would", "will", "please"])
_REACH = 14  # words before "to" or "will" in which its owner may begin
_CERTAIN = 0.9
_LIKELY = 0.6
_CODE = 0.5  # three capitals of which no list tells
_WEAK = 0.4


@dataclass(frozen=True, slots=True)
class _Prose:
    """A text with its reader; ``level`` is the text with plain marks, ``words`` are those in it, ``read`` what stretches of it name."""

    level: str
    words: frozenset[str]
    reader: Reader
    read: dict[tuple[int, int], tuple[PartyFound, ...]] = field(default_factory=dict)

    def parties(self, first: int, last: int) -> tuple[PartyFound, ...]:
        """What the stretch names, if it names parties and nothing else."""
        if (first, last) not in self.read:
            self.read[first, last] = self._parties(first, last)
        return self.read[first, last]

    def _parties(self, first: int, last: int) -> tuple[PartyFound, ...]:
        whole = Piece(self.level, 0).part(first, last)
        if not whole.text or len(whole.text) > 160 or _CLAUSE.fullmatch(whole.text):
            return ()
        found = read_parties(whole, self.reader)
        return found if found and self._is_covered(whole, found) else ()

    def has_any(self, words: frozenset[str]) -> bool:
        """Whether one of some words is in the text, in whatever letters."""
        return not words.isdisjoint(self.words)

    def _is_covered(self, whole: Piece, found: tuple[PartyFound, ...]) -> bool:
        """Whether nothing but joining words and brackets stands outside the parties."""
        left, end = "", whole.first
        for party in found:
            left, end = f"{left} {self.level[end : party.start_char]}", max(end, party.end_char)
        left = BRACKETS.sub(" ", f"{left} {self.level[end : whole.last]}")
        known = {name for party in found for said in (party.organisation, party.qualifier) if said for name in said.split()}
        return all(word.casefold() in _BETWEEN or word in known for word in _LETTERS.findall(left))

    def is_verb(self, word: str) -> bool:
        """Whether a word is what an owner does, also ``re-issue`` and ``co-ordinate``."""
        plain = word.casefold().replace("-", "")
        verbs = self.reader.gazetteer.action_verbs
        return word.casefold() in verbs or plain in verbs or (plain.startswith("re") and plain[2:] in verbs)


def owners_in_prose(text: str, gazetteer: Gazetteer, group_codes: frozenset[str]) -> tuple[PartyFound, ...]:
    """Those who own what a text says is to be done, in its order, each once."""
    level = level_of(text)
    prose = _Prose(level.text, level.words, Reader(gazetteer, group_codes, text, is_prose=True))
    found = [*_labelled(prose), *_acting(prose), *_placed(prose), *_by(prose), *_arranging(prose), *_leading(prose)]
    found = found or list(_trailing(prose))
    return _each_once(found)


def _each_once(found: list[PartyFound]) -> tuple[PartyFound, ...]:
    kept: list[PartyFound] = []
    names: set[tuple[str, str]] = set()
    for party in sorted(found, key=lambda party: (party.start_char, -party.end_char)):
        is_new = (folded(party.name), party.party_type) not in names
        if is_new and not any(party.start_char < other.end_char and other.start_char < party.end_char for other in kept):
            kept.append(party)
            names.add((folded(party.name), party.party_type))
    return tuple(kept)


def _acting(prose: _Prose) -> Iterator[PartyFound]:
    """``KG to send …``, ``the Clerk will write``, ``DCC agreed to share``, ``Members are asked to reply``."""
    for match in _WILL.finditer(prose.level):
        strength = _strength(match, prose)
        if strength is not None:
            is_new = not prose.is_verb(match["next"]) and _NO_VERB.fullmatch(match["next"]) is None
            found = _before(match.start(), strength, prose) or (_persons_before(match.start(), prose) if is_new else ())
            yield from found or (_subject(match.start(), prose) if match["took"] or match["modal"] else ())


def _strength(match: re.Match[str], prose: _Prose) -> float | None:
    """How sure the type of who stands before must be; None where nobody acts: a passive, a state, a negation."""
    word = match["next"].casefold()
    after = (match["after"] or "").strip()
    if word in ("be", "have", "been", "like", "not", "never", "become"):
        return _CERTAIN if word == "be" and (after.endswith("ing") or after in ("responsible", "able")) and after != "being" else None
    if match["modal"] and after != "up" and word in prose.reader.gazetteer.deciding_verbs:
        return None
    if match["took"]:
        is_agreed = word in prose.reader.gazetteer.deciding_verbs and "agree" in match["took"]
        return _CODE if not is_agreed else None
    if not match["next"][0].islower():
        return None
    if prose.is_verb(word) or f"{word} {after}" == "follow up":
        return _WEAK if match["to"] and (word not in prose.reader.gazetteer.happening_verbs or after == "up") else _LIKELY
    return None if match["to"] and _NO_VERB.fullmatch(word) else _CERTAIN


def _before(end: int, least: float, prose: _Prose) -> tuple[PartyFound, ...]:
    """The parties that end where the verb begins: the longest stretch from a clause's beginning that names only parties."""
    words = [match.start() for match in _RUN.finditer(prose.level, 0, end)]
    reach = words[-_REACH] if len(words) > _REACH else 0
    starts = [0] if reach == 0 else []
    starts += [match.end() for match in _START.finditer(prose.level, reach, end)]
    for start in sorted(set(starts)):
        found = prose.parties(start, end)
        is_named = found and all(_is_owner(party, least, prose) for party in found) and _is_all(prose.level[start:end], found)
        if is_named and not (prose.level[start].islower() and _AND.search(prose.level[:start])):
            return found
    return ()


def _persons_before(end: int, prose: _Prose) -> tuple[PartyFound, ...]:
    """Persons before a verb that no list knows: nothing else is so sure to act."""
    found = _before(end, _LIKELY, prose)
    return found if all(party.party_type == PartyType.PERSON and not is_month(party.name) for party in found) else ()


def _subject(end: int, prose: _Prose) -> tuple[PartyFound, ...]:
    """``Dr Patel thanked the team and agreed to share …``: who the sentence begins with acts in its second verb too."""
    sentence = max((match.end() for match in _SENTENCE.finditer(prose.level[:end])), default=0)
    head = _HEAD.match(prose.level[sentence:end])
    found = prose.parties(sentence + head.start(1), sentence + head.end(1)) if head else ()
    return found if all(_is_owner(party, _LIKELY, prose) for party in found) else ()


def _is_all(stretch: str, found: tuple[PartyFound, ...]) -> bool:
    """Whether the stretch has no full stop or clause between its parties."""
    return not _NEW_SENTENCE.search(stretch) or (len(found) == 1 and not _NEW_CLAUSE.search(stretch))


def _is_owner(party: PartyFound, least: float, prose: _Prose) -> bool:
    if party.confidence < least or not _is_name(party.name, prose.reader.gazetteer):
        return False
    if folded(party.name) in prose.reader.gazetteer.not_owners:
        return False
    if party.confidence < _LIKELY and (any(map(str.isdigit, party.name)) or _ABSTRACT.fullmatch(party.name) or _OF.search(party.name)):
        return False
    is_topics = party.party_type == PartyType.GROUP and is_topic(party.name, prose.reader.gazetteer)
    if is_topics and (least > _WEAK or party.name.casefold().endswith(("ing", "ion"))):
        return False
    return party.confidence >= _LIKELY or party.name[:1].isupper()


def _is_name(name: str, gazetteer: Gazetteer) -> bool:
    """Whether the words are only those of a name: none in small letters but joining words and what names are made of."""
    if gazetteer.type_of(name):
        return True
    words = name.split()
    opener = words[0] if words[0].isupper() and len(words[0]) > 1 else words[0].casefold()  # IT is no "it"
    if _runs_on(name, gazetteer) or opener in gazetteer.no_openers or words[-1].casefold() in _JOINING - {"all"}:
        return False
    return all(word[:1].isupper() or not word[:1].isalpha() or _is_part(folded(word), gazetteer) for word in words)


_FULL_STOP = re.compile(r"(?:([^\W\d_]+)|\d|\))\.\s")


def _runs_on(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a sentence ends inside the name: a full stop behind anything but an initial or a title."""
    stops = [stop[1] for stop in _FULL_STOP.finditer(name)]
    return any(word is None or (len(word) > 1 and word.casefold() not in gazetteer.titles) for word in stops)


def _is_part(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a word in small letters can stand in a name."""
    lists = (gazetteer.role_words, gazetteer.group_words, gazetteer.organisation_words, gazetteer.topics, gazetteer.particles)
    more = (gazetteer.role_openers, gazetteer.role_sharers, _JOINING)
    return any(word in words for words in (*lists, *more)) or gazetteer.type_of(word) is not None


def _labelled(prose: _Prose) -> Iterator[PartyFound]:
    """``(Action: KG)``, ``ACTION 4 (Nigel Hunt): update …``, ``Owner: Simon Berry. Due: …``, ``Action on KG: …``."""
    for label in _LABEL.finditer(prose.level) if prose.has_any(_LABEL_WORDS) else ():
        first, rest = label.start("rest"), label["rest"]
        held = _HELD.match(rest)
        if held:
            first, rest = first + 1, held[1]
        stop = _STOP.search(rest)
        closing = _CLOSING.search(rest) if "(" not in rest and "[" not in rest else None
        ends = [found.start() for found in (stop, closing) if found]
        is_headed = stop is not None and _TO_ACT.match(stop.group()) is not None
        if is_headed and not label["mark"].strip():
            continue
        found = prose.parties(first, first + min(ends, default=len(rest)))
        if found and not is_headed and all(_is_owner(party, _WEAK if label["mark"].strip() else _LIKELY, prose) for party in found):
            yield from found


def _placed(prose: _Prose) -> Iterator[PartyFound]:
    """``an action was placed on the Clerk to …``, ``action taken by KG``."""
    for match in _ON.finditer(prose.level) if prose.has_any(_ON_WORDS) else ():
        rest = _REST.match(prose.level[match.end() :])
        stretch = rest.group() if rest else ""
        stop = _STOP.search(stretch)
        found = prose.parties(match.end(), match.end() + (stop.start() if stop else len(stretch)))
        if found and all(_is_owner(party, _LIKELY, prose) for party in found):
            yield from found


def _by(prose: _Prose) -> Iterator[PartyFound]:
    """``to be completed by Jane Smith``; what was done by somebody is no action."""
    for match in _BY.finditer(prose.level) if "be" in prose.words else ():
        ahead = _AHEAD.search(prose.level[: match.start()])
        rest = _REST_TO_COMMA.match(prose.level[match.end() :])
        stretch = rest.group() if rest else ""
        stop = _STOP.search(stretch)
        found = prose.parties(match.end(), match.end() + (stop.start() if stop else len(stretch))) if ahead else ()
        if found and all(_is_owner(party, _LIKELY, prose) for party in found):
            yield from found


def _arranging(prose: _Prose) -> Iterator[PartyFound]:
    """``RESOLVED: that the Clerk arrange …``, ``Could the Treasurer circulate …``: a plain verb after a name."""
    resolved = _THAT.finditer(prose.level) if "that" in prose.level.lower() else ()
    asked = _COULD.finditer(prose.level) if prose.has_any(_COULD_WORDS) else ()
    for match in (*resolved, *asked):
        words = list(_WORD.finditer(prose.level[match.end() : match.end() + 100]))
        for word in words[1:7]:
            if prose.is_verb(word.group()) and word.group().islower():
                found = prose.parties(match.end(), match.end() + word.start())
                if found and all(_is_owner(party, _CODE, prose) for party in found):
                    yield from found
                break


def _leading(prose: _Prose) -> Iterator[PartyFound]:
    """``[KG] Share the draft …``, ``Clerk: write to …``."""
    for match in _FIRST.finditer(prose.level) if any(mark in prose.level for mark in ":-[(") else ():
        found = prose.parties(*match.span("held" if match["held"] else "name")) if prose.is_verb(match["verb"]) else ()
        if found and all(_is_owner(party, _LIKELY, prose) for party in found):
            yield from found


def _trailing(prose: _Prose) -> Iterator[PartyFound]:
    """``Update the website - JS``, ``Quotes to be sought (Clerk)``: behind a task."""
    match = _LAST.search(prose.level)
    first = _FIRST_WORD.match(prose.level)
    is_task = first is not None and prose.is_verb(first[1])
    if match and (is_task or (match["held"] and _TO_BE.search(prose.level[: match.start()]))):
        found = prose.parties(*match.span("dashed" if match["dashed"] else "held"))
        if found and all(_is_owner(party, _LIKELY, prose) for party in found):
            yield from (replace(party, confidence=round(party.confidence * 0.9, 3)) for party in found)
