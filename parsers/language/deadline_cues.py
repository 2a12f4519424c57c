"""What tells that a day in a sentence is a deadline, and of which kind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.language.found import bits_of

_TO_COME = (
    r"(?:will(?:\s(?:now|then|also|shortly|be))*|(?:is|are)(?:\s(?:now|then|due|planned|expected|scheduled|likely))?(?:\s(?:being|to\sbe))?"
    r"|to\sbe|likely(?:\sto\sbe)?|(?:planned|expected|due|scheduled)\sto\sbe)"
)
_ISSUED = r"(?:re-?)?(?:issued|published|circulated|released|shared|sent\sout|sent|distributed)"
_PURPOSE = r"for\s(?:\w+\s){0,2}?"
_THING = (
    r"(?P<thing>consultations?|impact\sassessments?|reviews?|comment\s(?:period|round|window)|comments|feedback|window|surveys?|nominations?|registrations?"
    r"|calls?\sfor\s(?:evidence|input)|requests?\sfor\sinformation|RFIs?)"
)
_OPEN_OR_CLOSE = (
    r"(?:closes?|(?:will|to|due\sto)\sclose|closing|ends?|will\send|runs?|running|will\srun|opens?|(?:will|to)\sopen|concludes?"
    r"|(?:is|are|remains?|stays?|will\sbe|will\sremain)\s(?:now\s)?(?:open|live)|(?:(?:has|have)\sbeen|is|are|will\sbe)\sextended)"
)
_SENT_IN = (
    r"(?P<thing>responses?|comments?|feedback|nominations?|returns?|submissions?|questions|views|evidence|expressions?\sof\sinterest"
    r"|registrations?|replies|applications?|forms?|templates?|answers|confirmations?|self-assessments?)"
)
_BY = r"(?:by|before|until|no\slater\sthan|on\sor\sbefore)"
_SEND = (
    r"(?:submit|return|send|provide|respond|reply|complete|nominate|register|confirm|comment|review|feed\sback|share|email|sign\sup|apply"
    r"|upload)"
)
_ASKS = r"(?:please|kindly|must|should|needs?\sto|(?:asked|invited|requested|required|reminded|encouraged|expected)\sto|ha(?:s|ve)\sto)"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words beside which a day is a deadline: the kind (None: what is sent in tells it), and how sure they are.

    ``words``, in small letters, are such that a sentence without any of them does not have the pattern. ``needs`` names what must stand
    with them: ``by`` a word such as by or until before the day, ``meeting`` a meeting, ``day`` an exact day that is no latest one,
    ``interval`` a first and a last day.
    """

    pattern: re.Pattern[str]
    kind: str | None
    confidence: float
    words: frozenset[str]
    needs: str | None = None


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_THINGS = _words(
    "consultation consultations assessment assessments review reviews comment comments feedback window survey surveys nomination"
    " nominations registration registrations call calls request requests rfi rfis"
)
_SENT_THINGS = _words(
    "response responses comment comments feedback nomination nominations return returns submission submissions question questions views"
    " evidence interest registration registrations replies application applications form forms template templates answers confirmation"
    " confirmations assessment assessments"
)
_ISSUED_WORDS = _words("issued published circulated released shared sent distributed")
_ISSUED_WORDS |= {f"re{word}" for word in _ISSUED_WORDS}

CUES: tuple[Cue, ...] = (
    Cue(
        re.compile(rf"(?i)\b{_THING}\b[^.;]{{0,90}}?\b{_OPEN_OR_CLOSE}\b"),
        None,
        0.92,
        _words("close closes closing end ends run runs running open opens conclude concludes live extended"),
    ),
    Cue(
        re.compile(
            r"(?i)\b(?:is|are|remains?|will\sbe)\sopen\sfor\s(?P<thing>comments?|reviews?|consultation|responses?|feedback|registrations?)\b"
        ),
        None,
        0.92,
        _words("open"),
    ),
    Cue(
        re.compile(
            r"(?i)\b(?:deadline|closing\sdate|due\sdate|cut-?off(?:\sdate)?|last\sday)\b"
            r"(?:[^.;]{0,40}?\b(?P<thing>comments?|feedback|responses?|consultation|reviews?|nominations?|submissions?|returns?|applications?"
            r"|registrations?|forms?|templates?|replies|evidence))?"
        ),
        None,
        0.9,
        _words("deadline date cut cutoff last"),
    ),
    Cue(re.compile(rf"(?i)\b{_THING}\b(?:\s[\w-]+){{0,4}}?\s?(?::|\(|[-–—]|\bfrom)\s?(?=\d)"), None, 0.8, _THINGS, "interval"),
    Cue(
        re.compile(
            rf"(?i)\b{_SENT_IN}\b[^.;]{{0,60}}?\b(?:{_BY}|(?:(?:is|are|being)\s)?(?:due|required|requested|needed|asked\sfor|invited|sought)|to\sbe\s\w+(?:ed|nt|de))\b"
        ),
        None,
        0.88,
        _SENT_THINGS,
        "by",
    ),
    Cue(
        re.compile(rf"(?:(?i:\b{_ASKS})\s(?:\w+ly\s)?|^(?:\w+:\s)?|\bto\s)(?P<thing>(?i:{_SEND}))\b"),
        None,
        0.82,
        _words(
            "submit return send provide respond reply complete nominate register confirm comment review feed share email sign apply upload"
        ),
        "by",
    ),
    Cue(
        re.compile(
            r"(?i)\b(?:must|should|to|needs?\sto|has\sto|have\sto)\sbe\s(?P<thing>submitted|returned|received|provided|sent|completed|emailed|uploaded|made)\b"
        ),
        "submission",
        0.85,
        _words("submitted returned received provided sent completed emailed uploaded made"),
        "by",
    ),
    Cue(
        re.compile(r"(?i)\b(?:is|are)\s(?:asked|invited|requested)\sfor\s(?P<thing>(?!(?:at|by|in|on|from|before)\b)\w+)"),
        None,
        0.85,
        _words("asked invited requested"),
        "by",
    ),
    Cue(
        re.compile(r"(?i)\b(?:is|are)\s(?:needed|required|due)(?=\s(?:by|before|no\slater))"),
        "submission",
        0.6,
        _words("needed required due"),
        "by",
    ),
    Cue(re.compile(rf"(?i)\b{_TO_COME}\s(?:\w+ly\s|then\s|now\s)?{_ISSUED}\b"), "other", 0.75, _ISSUED_WORDS),
    Cue(
        re.compile(
            rf"(?i)\b{_PURPOSE}(?:review|comments?|feedback|impact\sassessment)\b|\binvite(?:s|d)?\s(?:\w+\s)?comments\b|\bwill\s(?:then\s)?review\b"
        ),
        "review",
        0.8,
        _words("review comment comments feedback assessment"),
    ),
    Cue(re.compile(rf"(?i)\b{_PURPOSE}consultation\b"), "consultation", 0.8, _words("consultation")),
    Cue(
        re.compile(
            rf"(?i)\b(?:(?:planned|scheduled|expected|targeted|seek|seeking|final)\s(?:\w+\s)?(?:approval|decision|sign-?off)"
            rf"|(?:approval|sign-?off)\s(?:will\sbe|is|is\sto\sbe|to\sbe|being)\s(?:sought|asked\sfor|requested|considered)"
            rf"|{_PURPOSE}(?:approval|decision|sign-?off)|ahead\sof\s(?:\w+\s){{0,2}}?(?:approval|decision)"
            rf"|will\s(?:then\s)?(?:be\sasked\sto\s)?(?:approve|decide|sign\soff)|{_TO_COME}\s(?:\w+ly\s|then\s)?(?:approved|signed\soff|decided)|(?:decision|approval)\s(?:is\s)?(?:expected|due|planned|scheduled|anticipated)|approval\s(?=at|in|on|by)|decision\s(?=at|in|on|by))\b"
        ),
        "approval",
        0.85,
        _words("approval decision sign signoff approve decide approved signed decided"),
    ),
    Cue(
        re.compile(
            r"(?i)\b(?:com(?:e|es|ing)\s(?:back\s)?to|(?:will|to|is|are)\s(?:then\s)?be(?:ing)?\s(?:presented|brought|submitted|taken|tabled|reported)\s(?:back\s)?(?:to|at)"
            r"|(?:is|are)\s(?:presented|brought|submitted|taken|tabled)\s(?:back\s)?(?:to|at))\b"
        ),
        "submission",
        0.8,
        _words("come comes coming presented brought submitted taken tabled reported"),
        "meeting",
    ),
    Cue(
        re.compile(
            r"(?i)\b(?:webinars?|drop-?ins?(?:\ssessions?)?|workshops?|playbacks?|briefings?|training|surger(?:y|ies)|information\ssessions?)\b"
            r"|\b(?:has\sbeen|is|are)\s(?:scheduled|arranged)\sfor\b|\binvited\sto\s(?:a|an|the|attend|join)\b"
        ),
        "event",
        0.75,
        _words(
            "webinar webinars drop dropin dropins workshop workshops playback playbacks briefing briefings training surgery surgeries"
            " session sessions scheduled arranged invited"
        ),
        "day",
    ),
)

_BY_WORD = bits_of((word, place) for place, cue in enumerate(CUES) for word in cue.words)


def cues_in(words: frozenset[str]) -> list[Cue]:
    """The cues, in their order, for which a sentence holds a word, by its words in small letters."""
    held = 0
    for word in _BY_WORD.keys() & words:
        held |= _BY_WORD[word]
    return [cue for place, cue in enumerate(CUES) if held >> place & 1]


_KINDS = (
    (re.compile(r"(?i)consultation"), "consultation"),
    (re.compile(r"(?i)^(?:comment|review|feedback|feed|view|question|impact)"), "review"),
)
_IN_ANSWER = re.compile(r"(?i)^(?:response|respond|reply|replies|answer)")
_CONSULTED = re.compile(r"(?i)\bconsult")
_REVIEWED = re.compile(r"(?i)\b(?:impact\sassess|review|comment|draft)")


def kind_of_thing(thing: str, sentence: str) -> str:
    """The kind of a deadline by what is to be sent in; a response is to what the sentence speaks of.

    >>> kind_of_thing("responses", "Responses to the consultation are due by 3 May")
    'consultation'
    """
    for pattern, kind in _KINDS:
        if pattern.search(thing):
            return kind
    if _IN_ANSWER.match(thing) or thing.lower().startswith("window"):
        return "consultation" if _CONSULTED.search(sentence) else "review" if _REVIEWED.search(sentence) else "submission"
    return "submission"
