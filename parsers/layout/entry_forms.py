"""What entries of a list without bullets begin with: a number, a time or a day of one form, a label, or a word that counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from parsers.layout.lines import Line
from parsers.layout.text import DASHES
from parsers.layout.words import Word

_IN_LINE = 1.5  # points: how far the starts of a list's lines may differ
_LONGEST_LABEL = 4  # words of a label before a colon
_ENTRY = re.compile(r"\d{1,2}[:.]\d\d(?!\d)|\d{1,4}(?:[/.]\d{1,4})*[.:)](?!\d)")  # what an entry of a list may begin with
_DAY = re.compile(r"\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?")
_WRITTEN_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?[ -][A-Z][a-z]{2,8}(?:,?[ -]\d{2,4})?(?P<mark>:| [–—-])(?= \S)")
_LONGEST_DAY = 5  # words of a day, the mark behind it, and one more
_DIGITS = re.compile(r"\d+")
_PARAGRAPH = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?")
_COUNT = re.compile(r"\d{1,3}")


def with_typed_dashes(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines whose dashes are their bullets though only a space follows them: two or more begin at one x with a dash and a capital."""
    dashed = [line for line in lines if _begins_with_dash(line)]
    if len(dashed) < 2:
        return lines
    alike = {id(a) for a in dashed for b in dashed if a is not b and abs(a.x0 - b.x0) <= _IN_LINE}
    return [Line(line.words[1:], line.words[0]) if id(line) in alike else line for line in lines]


def _begins_with_dash(line: Line) -> bool:
    words = line.words
    return words[0].text in DASHES and len(words) > 1 and line.marker is None and words[1].text[:1].isupper()


def is_paragraph_number(words: Sequence[Word]) -> bool:
    """Whether a text is nothing but the number of a paragraph, set apart from it: ``3.1.2``."""
    return len(words) == 1 and _PARAGRAPH.fullmatch(words[0].text) is not None


def begin_alike(first: Line, line: Line) -> bool:
    """Whether two lines each begin with a number, a time or a day of one form, with a label, or with one word that counts, as entries of a
    list do: ``2.Type``, ``10:30 Close``, ``Fees: all stay``."""
    form = entry_form(line.words)
    if form is not None and form == entry_form(first.words):
        return True
    return (_is_labelled(line) and _is_labelled(first)) or _are_counted(first, line)


def _are_counted(first: Line, line: Line) -> bool:
    """Whether two lines begin with one word and a number or letter each: ``Attachment 1 – Plan``, ``Annex B: Depths``."""
    if min(len(first.words), len(line.words)) <= 2 or first.words[0].text != line.words[0].text:
        return False
    counts = [one.words[1].text.rstrip(".:)") for one in (first, line)]
    are_counts = all(count.isdecimal() or (len(count) == 1 and count.isupper()) for count in counts)
    return are_counts and counts[0] != counts[1] and first.words[0].text.isalpha()


def _is_labelled(line: Line) -> bool:
    """Whether a line begins with a short label in front of a colon and more: ``Design Issues: nine are open``."""
    first = line.words[0].text
    if not first[0].isupper() or not first[:-1].isalpha():
        return False
    end = next((i for i, word in enumerate(line.words[:_LONGEST_LABEL]) if word.text[-1] == ":"), None)
    return end is not None and end + 1 < len(line.words)


def listed_forms(lines: Sequence[Line]) -> set[str]:
    """The forms of numbers, times or days that several lines begin with: entries of a list, also behind the rest of one that a page's end
    cuts."""
    forms = [form for line in lines if (form := entry_form(line.words)) is not None]
    return {form for form, count in Counter(forms).items() if count > 1} if len(forms) > 1 else set()


def entry_form(words: Sequence[Word]) -> str | None:
    """The form of the number or day that a line begins with, its digits left out; None where it begins with none, or with a bare number
    before more words. A bare one of four digits is a year."""
    if not words[0].text[:1].isdigit():
        return None
    written = _WRITTEN_DAY.match(" ".join(word.text for word in words[:_LONGEST_DAY]))
    if written is not None:
        return f"day{written['mark']}"
    found = _ENTRY.match(words[0].text)
    if found is None and len(words) > 2 and words[1].text in DASHES and _DAY.fullmatch(words[0].text):
        return "#–"
    if found is None and len(words) == 1 and words[0].text.isdecimal():
        return "#" if _COUNT.fullmatch(words[0].text) else "year"
    return _DIGITS.sub("#", found[0]) if found else None
