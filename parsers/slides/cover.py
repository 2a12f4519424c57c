"""The cover: which group met, when, for the how-manieth time, and which document this is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise, zip_longest

from parsers.findings import Region
from parsers.language.dates import find_dates, read_times
from parsers.language.groups import folded_name
from parsers.language.phrases import begins_with, is_one_of, mentions
from parsers.layout.blocks import Block, BlockKind
from parsers.layout.sheet import Sheet
from parsers.pack import Cover, Pack
from parsers.slides.attachments import attachment_number
from parsers.slides.document_refs import DOC_REF, labelled_references, reference_beside_version, reference_in
from parsers.slides.report_prose import tells_what_was_said
from parsers.slides.tables import kind_of
from schemas.vocabulary import Vocabulary

NAME = "cover"
_FOOT = 0.9  # of a page's height: what stands lower may be its foot
_HEAD_WORDS = 60  # of a page that is no slide, only its head speaks for the document
_LONGEST = 30  # words of a block that can speak for it: prose only mentions groups
_WORDS_OF_NUMBER = 2  # `Attachment 1`
_LONGEST_TYPE = 14  # words of a block that names the kind of document
_LONGEST_CELL = 6  # words of a cell that tells the document's version
_ITSELF = re.compile(r"(?:This|These) (?:\w+ )?(?:report|minutes|papers?|pack|document|note|summary|record)\b")
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)]\.)\s+(?=[A-Z])")
_HASH = re.compile(r"#\s?(\d{1,3}(?:\.\d{1,2})?)\b")
_ORDINAL = re.compile(r"(?i)\b(\d{1,3})(?:st|nd|rd|th)\s+meeting\b")
_NUMBER = (
    r"\)?(?:[\s:,–-]+(?i:{between}))*[\s:#–-]*(\d{{1,3}}(?:\.\d{{1,2}})?)\b"
    r"(?!\s*[/.-]\s*\d|\s*(?:st|nd|rd|th)\b|[\s-]+(?:of\s+)?(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\s*:\d)"
)
_BEFORE_DAY = re.compile(r"\s*#?\s*(\d{1,3}(?:\.\d{1,2})?)\s*(?:,|[|–—-](?=\s))")
_WORD_EDGE = re.compile(r"\b")
_VERSION = r"(?i)\b(?:{words})\s*(?:no\.?|number)?\s*[.:]?\s*v?(\d{{1,2}}(?:\.\d{{1,3}})*)\b"
_BETWEEN_MARKS = re.compile(r"[|·•]|\s[–—-]\s")
_CODE_WORD = re.compile(r"[A-Z]{2,8}(?=\d|\b)")
_CODE_NUMBERED = re.compile(r"\b([A-Z]{2,8})\s?(?:#\s?|(?i:meeting|mtg)\s(?:(?i:no\.?)\s)?#?)\d{1,3}\b")
_CODED = re.compile(r"([^()\n]*)\(\s*([A-Z][A-Za-z]{1,7})\s*\)")


def _head(sheet: Sheet) -> tuple[Block, ...]:
    """The blocks that speak for the document: all of a slide with little text, else what stands at the page's head."""
    blocks: list[Block] = []
    count = 0
    for block in sheet.blocks:
        count += len(block.words)
        if len(block.words) <= _LONGEST and block.kind is not BlockKind.PAGE_NUMBER:
            blocks.append(block)
        if count > _HEAD_WORDS:
            break
    return tuple(blocks)


def read_cover(sheets: Sequence[Sheet], vocabulary: Vocabulary) -> Cover:
    """What the first page says. A document that names no group together with a number or a day is of type ``other``."""
    blocks = _head(sheets[0]) if sheets and sheets[0].page_number == 1 else ()
    text = "\n".join(block.text for block in blocks)
    is_slide = bool(blocks) and sum(len(block.words) for block in sheets[0].blocks) <= _HEAD_WORDS
    of_itself = _of_itself(sheets[0]) if blocks and not is_slide else ()
    telling = [text] if is_slide else [*_versioned(blocks, vocabulary), *of_itself]
    telling += _beside_labels([block for block in blocks if is_slide or block.place is None], vocabulary)
    version = printed_version(telling, vocabulary)
    labelled = next(labelled_references(blocks, vocabulary), None) or _bare_reference(blocks, vocabulary)
    named = _group(blocks, labelled, vocabulary) or _group_of_its_own(blocks, sheets[1:])
    by_form = (ref for one in (*_apart(blocks, named[1] if named else None), *of_itself) if (ref := reference_in(one)))
    doc_ref = labelled or next(by_form, None)
    if named is None:
        return Cover("other", doc_ref=doc_ref, version=version)
    block, code, name = named
    texts = (_without(labelled, one) for one in (block.text, text))
    number = next((found for one in texts if (found := meeting_number(one, code, name or code, vocabulary))), None)
    day = _day(blocks, (code, name or code, number) if number else None, vocabulary)
    if number is None and day is None:
        return Cover("other", doc_ref=doc_ref, version=version)
    attachment = _attachment(blocks, code, vocabulary)
    return Cover(
        document_type=_type(blocks, vocabulary, attachment) or ("minutes" if tells_what_was_said(sheets, vocabulary) else "papers"),
        group_code=code,
        group_name=name,
        meeting_number=number,
        meeting_date=day,
        is_extraordinary=mentions(text, vocabulary.phrases["extraordinary"]) or "." in (number or ""),
        version=version,
        doc_ref=doc_ref,
        attachment_number=attachment,
        title=_title(block, sheets[0]),
    )


def _bare_reference(blocks: Sequence[Block], vocabulary: Vocabulary) -> str | None:
    """A reference beside the version where none is of the programme's form."""
    found = reference_beside_version(blocks, _version_of(vocabulary))
    return found if found is not None and not any(reference_in(block.text) for block in blocks) else None


def _of_itself(sheet: Sheet) -> tuple[str, ...]:
    """What prose on a page says of the document that it begins (``This report … is issued under MHHS-DEL1056, version 1.0``), and its
    foot."""
    told = tuple(block.text for block in sheet.body if len(block.words) > _LONGEST and _ITSELF.match(block.text))
    return (*told, *(block.text for block in sheet.blocks if block.kind is BlockKind.FOOTER or _is_foot(block, sheet)))


def _is_foot(block: Block, sheet: Sheet) -> bool:
    """Whether a text is the foot of a page though no other page repeats it: at its lower end, in smaller letters than others, with little
    beside a reference, which it begins with."""
    largest = max((other.size for other in sheet.body), default=0.0)
    is_low = block.place is None and block.box.top > _FOOT * sheet.height and block.size < largest
    return is_low and len(block.words) <= _LONGEST_CELL and DOC_REF.match(block.text) is not None


def _apart(blocks: Sequence[Block], code: str | None) -> Iterator[str]:
    """The texts that may tell the document's reference, without cells that begin with one of the group's own: decisions, actions."""
    for block in blocks:
        if code is None or block.place is None or not block.text.startswith(code):
            yield block.text


def _title(block: Block, sheet: Sheet) -> str:
    """What the block that names the group says; the page's title where it is only a cell of a header block."""
    return sheet.title.text if block.place is not None and sheet.title is not None else block.text


def _group(blocks: Sequence[Block], reference: str | None, vocabulary: Vocabulary) -> tuple[Block, str, str] | None:
    """The block that names the group, its code and its name as printed, else as known: one with the meeting's number before any other."""
    found = list(_groups(blocks, vocabulary))
    numbered = [one for one in found if meeting_number(_without(reference, one[0].text), *one[1:], vocabulary)]
    return next(iter((*sorted(numbered, key=lambda one: one[0].order), *found)), None)


def _without(reference: str | None, text: str) -> str:
    """A text without the document's reference, whose digits are no meeting's number (``OD-TIDE-17``)."""
    return text.replace(reference, "") if reference else text


def _group_of_its_own(blocks: Sequence[Block], others: Sequence[Sheet]) -> tuple[Block, str, None] | None:
    """The block with a code that numbers a meeting (``IAG #39 – Papers``) of a group that is not known and not spelt out: the pages after
    it tell the next such meeting, or refer to earlier ones (``IAG38-01``)."""
    for block in blocks:
        for found in _CODE_NUMBERED.finditer(block.text):
            code = found[1]
            own = re.compile(rf"\b(?:(?i:next) {code}\b|{code}\s?\d{{1,3}}[-/.]\d{{1,3}}\b)")
            if any(own.search(other.text) for sheet in others for other in sheet.blocks):
                return block, code, None
    return None


def _groups(blocks: Sequence[Block], vocabulary: Vocabulary) -> Iterator[tuple[Block, str, str]]:
    known = vocabulary.group_names
    coded = [(block, found[1].strip(" -–:"), found[2]) for block in blocks for found in _CODED.finditer(block.text)]
    yield from ((block, code, _name(printed, known[code])) for block, printed, code in coded if code in known)
    for block, printed, code in coded:
        if _is_group_name(printed, vocabulary) and sum(letter.isupper() for letter in code) >= max(2, len(code) - 1):
            yield block, code, printed
    for block in blocks:
        yield from ((block, code, name) for code in _CODE_WORD.findall(block.text) if (name := _abbreviated(code, blocks, vocabulary)))
        named = next((w for w in _CODE_WORD.findall(block.text) if w in known), None) or _spelt(block.text, known)
        if named is not None:
            yield block, named, known[named]


def _abbreviated(code: str, blocks: Sequence[Block], vocabulary: Vocabulary) -> str | None:
    """The group's name, on a line of its own, that a code is the first letters of; small words need not count."""
    names = [line.text for block in blocks for line in block.lines if _is_group_name(line.text, vocabulary)]
    capitals = ("".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper()) for name in names)
    return next((name for name, letters in zip(names, capitals, strict=True) if letters == code), None)


def _is_group_name(printed: str, vocabulary: Vocabulary) -> bool:
    """Whether what stands before a code in brackets is a group's name: some words, the last of which says so."""
    words = printed.split()
    return 2 <= len(words) <= 10 and is_one_of(words[-1], vocabulary.phrases["group_word"])


def _spelt(text: str, known: Mapping[str, str]) -> str | None:
    """The code of the longest known name that stands in a text."""
    folded = folded_name(text)
    found = [code for code, name in known.items() if folded_name(name) in folded]
    return max(found, key=lambda code: len(known[code]), default=None)


def _name(printed: str, known: str) -> str:
    """The name as printed before its code, where it ends as a name does; the known one where more stands around it."""
    words = printed.split()
    tail = " ".join(words[-len(known.split()) :])
    return tail if tail.casefold() == known.casefold() else (" ".join(words) if 1 < len(words) <= 10 else known)


def meeting_number(text: str, code: str, name: str, vocabulary: Vocabulary) -> str | None:
    """The number behind a hash, behind the group's code or name, behind the word for a meeting, or behind the word for a group with which
    the name ends and a line begins (``Forum no. 6``)."""
    number = _number_behind(vocabulary)
    last = name.split()[-1]
    kinds = _places(last, text) if is_one_of(last, vocabulary.phrases["group_word"]) else ()
    told = (number.match(text, end) for word in (code, name, *vocabulary.phrases["meeting"]) for _, end in _places(word, text))
    behind = (found[1] for found in told if found)
    of_kind = (found[1] for start, end in kinds if text[:start].strip(" ")[-1:] in ("", "\n") and (found := number.match(text, end)))
    return _first(_HASH, text) or next(behind, None) or _first(_ORDINAL, text) or next(of_kind, None)


@lru_cache(maxsize=8)
def _number_behind(vocabulary: Vocabulary) -> re.Pattern[str]:
    """A meeting's number, and what may stand between it and what it numbers."""
    words = (*vocabulary.phrases["meeting_word"], *vocabulary.phrases["extraordinary"])
    return re.compile(_NUMBER.format(between="|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))))


def _places(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Where words, whatever their case, begin at a word's edge and end: patterns of a group's own would be made for each document."""
    low, sought = text.lower(), word.lower()
    start = low.find(sought)
    while start >= 0:
        if _WORD_EDGE.match(text, start):
            yield start, start + len(sought)
        start = low.find(sought, start + 1)


def _day(blocks: Sequence[Block], numbered: tuple[str, str, str] | None, vocabulary: Vocabulary) -> date | None:
    """The first exact day, but for those that a line says to be of the document (``Published …``).

    ``numbered`` are the group's code, its name and the meeting's number.
    """
    text = "\n".join(_of_meeting(blocks, vocabulary))
    text = _without_number(text, *numbered, vocabulary) if numbered else text
    return next((d.start for d in find_dates(text, None, "title") if d.is_exact_day and d.start), None)


def _of_meeting(blocks: Sequence[Block], vocabulary: Vocabulary) -> list[str]:
    """The sentences without those that they themselves, or the cell before, say to be of the document; cells behind the meeting's own
    label first."""
    others, own = vocabulary.phrases["document_day"], vocabulary.phrases["meeting_day"]
    kept: list[str] = []
    first: list[str] = []
    for before, block in pairwise((None, *blocks)):
        label = before.text if before is not None and before.place is not None and block is not None and block.place is not None else ""
        if block is not None and not mentions(label, others):
            told = [sentence for sentence in _SENTENCE_END.split(block.text) if not mentions(sentence, others)]
            (first if label and is_one_of(label, own) else kept).extend(told)
    return [*first, *kept]


def _without_number(text: str, code: str, name: str, number: str, vocabulary: Vocabulary) -> str:
    """A text without the meeting's number before a comma or dash, which a day behind it would else draw to itself (``TMAG 18, 19 October
    2022``)."""
    kept, done = "", 0
    for start, end in sorted(place for word in (code, name, *vocabulary.phrases["meeting"]) for place in _places(word, text)):
        found = _BEFORE_DAY.match(text, end)
        if start >= done and found and found[1] == number:
            kept += text[done:start] + ";"
            done = found.end()
    return kept + text[done:]


def meeting_hours(sheet: Sheet, vocabulary: Vocabulary, day: date) -> tuple[str, str | None] | None:
    """When the meeting begins and ends, as the first page tells it beside its day, beneath it or behind a label; when it begins where no
    text tells both. None where none tells it."""
    words, starts = vocabulary.phrases["meeting_hours"], list[tuple[str, None]]()
    for before, block in pairwise((None, *_head(sheet))):
        label = before.text if before is not None else ""
        if block is None or len(block.words) > _LONGEST:
            continue
        is_named = is_one_of(label, words) or begins_with(block.text, words)
        is_dated = any(d.start == day for text in (block.text, label) for d in find_dates(text, None, "title"))
        times = read_times(block.text) if is_named or is_dated else None
        if times is not None and times.start_time and times.end_time:
            return times.start_time, times.end_time
        if times is not None and times.start_time and not mentions(block.text, vocabulary.phrases["document_day"]):
            starts.append((times.start_time, None))
    return next(iter(starts), None)


def printed_version(texts: Sequence[str], vocabulary: Vocabulary) -> str | None:
    """The number behind a word for a version, of the first text that has one."""
    pattern = _version_of(vocabulary)
    return next((found for text in texts if (found := _first(pattern, text))), None)


@lru_cache(maxsize=8)
def _version_of(vocabulary: Vocabulary) -> re.Pattern[str]:
    return re.compile(_VERSION.format(words="|".join(re.escape(word) for word in vocabulary.phrases["version"])))


def _versioned(blocks: Sequence[Block], vocabulary: Vocabulary) -> list[str]:
    """Where a page of text may tell its own version: in its title, the furniture, a line that names the group, begins with the word or
    holds a version alone.

    Other documents' versions stand in the text itself. A label's value may be the next cell.
    """
    found = []
    for block, after in zip_longest(blocks, blocks[1:]):
        if block.place is not None and len(block.words) > _LONGEST_CELL:
            continue  # it tells of another document
        if begins_with(block.text.replace(":", " "), vocabulary.phrases["version"]):
            found.append(f"{block.text}\n{after.text}" if after is not None and block.place is not None else block.text)
        elif (
            block.kind in (BlockKind.TITLE, BlockKind.FOOTER)
            or reference_in(block.text)
            or (block.place is None and next(_groups([block], vocabulary), None))
            or (block.place is None and not block.is_listed and _is_version(block.text, vocabulary))
        ):
            found.append(block.text)
    return found


def _beside_labels(blocks: Sequence[Block], vocabulary: Vocabulary) -> Iterator[str]:
    """What stands right of a word for a version that stands alone, with that word: labels may be read before all their values."""
    lines = [line for block in blocks for line in block.lines]
    for label in (line for line in lines if is_one_of(line.text.rstrip(" :"), vocabulary.phrases["version"])):
        right = [line for line in lines if line.x0 >= label.x1 and line.box.top < label.box.middle[1] < line.box.bottom]
        if right:
            yield f"{label.text} {min(right, key=lambda line: line.x0).text}"


def _is_version(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text, or what stands between its marks, is a version and nothing else (``20 June 2024 | v1.0``)."""
    return any(_version_of(vocabulary).fullmatch(piece.strip(" ()")) for piece in _BETWEEN_MARKS.split(text))


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found.group(1) if found else None


def _attachment(blocks: Sequence[Block], code: str, vocabulary: Vocabulary) -> str | None:
    """The number of the attachment that a document is: a heading begins with it, or names it behind the group, or as a sentence."""
    words = vocabulary.phrases["attachment"]
    for block in blocks:
        if block.place is None and not block.is_listed:
            after = block.text.partition(code)[2] if code in block.text else block.text
            sentences = [one for one in re.split(r"[.;|]\s+", after) if len(one.split()) <= _WORDS_OF_NUMBER]
            pieces = (block.text, *re.split(r"\s[–-]\s", after), *sentences) if code in block.text else (block.text,)
            number = next((found for piece in pieces if (found := attachment_number(piece.strip(), words))), None)
            if number is not None:
                return number
    return None


def _type(blocks: Sequence[Block], vocabulary: Vocabulary, attachment: str | None) -> str | None:
    """The kind of document that the first page names, None where it names none."""
    if attachment is not None:
        return "attachment"
    heads = [b for b in blocks if b.place is None and not b.is_listed and (len(b.words) <= _LONGEST_TYPE or _tells_type(b, vocabulary))]
    cells = [b for b in blocks if b.place is not None and b.place.row < 2]
    types = {name: words for name, words in vocabulary.document_types.items() if name != "attachment"}
    named = [name for b in heads for name, words in types.items() if mentions(b.text, words)]
    named += [name for b in cells for name, words in types.items() if is_one_of(b.text, words)]
    is_papers = any(mentions(block.text, vocabulary.phrases["papers"]) for block in heads)
    return next(iter(named), "papers" if is_papers else None)


def _tells_type(block: Block, vocabulary: Vocabulary) -> bool:
    """Whether a longer text begins with the kind of document, of a meeting on a day (``Minutes of meeting 9 held on 26 November …``)."""
    if len(block.words) > _LONGEST or not any(begins_with(block.text, words) for words in vocabulary.document_types.values()):
        return False
    return any(day.is_exact_day and day.start for day in find_dates(block.text, None, "title"))


def version_ordinal(version: str | None) -> int | None:
    """1000 × major + minor; None without a version.

    >>> version_ordinal("1.2"), version_ordinal(None)
    (1002, None)
    """
    if version is None:
        return None
    major, _, minor = version.partition(".")
    return 1000 * int(major) + int(minor.split(".")[0] or 0)


def find(pack: Pack) -> list[Region]:
    """The first page, where it names a meeting and nothing else stands on it."""
    if pack.cover.meeting_id is None or not pack.sheets:
        return []
    first = pack.sheets[0]
    whole = Region((first.page_number,), first.body, first.tables)
    return [] if whole.word_count_on(first.page_number) > _HEAD_WORDS or any(kind_of(table, pack) for table in first.tables) else [whole]
