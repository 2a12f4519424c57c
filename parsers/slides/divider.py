"""Divider slides: a title, what the item is for, who leads it and how long it takes, in prose, as labelled lines or as a small table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz, process

from parsers.findings import BlockId, Part, Region, part_of
from parsers.language.dates import find_dates, read_times
from parsers.language.phrases import is_one_of
from parsers.layout.blocks import Block, BlockKind, join_long, join_short
from parsers.layout.sheet import Sheet, Table
from parsers.layout.text import fold
from parsers.pack import Divider, Pack
from parsers.slides import agenda
from parsers.slides.action_cards import action_cards
from parsers.slides.agenda_cards import agenda_cards
from parsers.slides.item_types import is_type, item_type, type_lead
from parsers.slides.section_pages import section_pages
from schemas.records import AgendaItem
from schemas.vocabulary import Vocabulary

_MOST_WORDS = 110
_MOST_BARE_WORDS = 30  # of a divider that names no type
_LONGEST_LEAD = 20  # words
_LEAD_LINES = 2
_LONGEST_NUMBER = 4  # words: ``Agenda item no. 5``
_LABELS = ("type", "objective", "lead", "time")
_LABEL = re.compile(r"\s*(?P<label>[^:–—]{2,40}?)\s*(?::|\s[–—-])\s*(?P<value>.*)$", re.DOTALL)
_NUMBER = re.compile(r"(?i)\s*(?:(?:agenda\s+)?item\s*)?(?:no\.?\s*|#\s*)?\d{1,2}(?:\.\d)?[a-z]?\s*[.):|–—-]*\s*(?=\S|$)")
_BEFORE_TIME = " –—-|,(:["
_ALIKE = 92.0  # of 100: a divider's title and its agenda item's


@dataclass(slots=True)
class _Fields:
    """What has been read of a divider so far."""

    vocabulary: Vocabulary
    texts: dict[str, list[str]] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    blocks: list[BlockId] = field(default_factory=list)

    def add(self, name: str, text: str | None, blocks: Sequence[Block], rule: str) -> None:
        if text:
            self.texts.setdefault(name, []).append(text)
            column = {"type": "item_type_raw", "lead": "lead_raw", "time": "time_raw"}.get(name, name)
            self.parts += part_of(column, blocks, rule)
        self.take(blocks)

    def take(self, blocks: Sequence[Block]) -> None:
        self.blocks += [block.id for block in blocks if block.id not in self.blocks]

    def text(self, name: str, joint: str = " ") -> str | None:
        return joint.join(self.texts.get(name, ())) or None

    def divider(self, title: str | None, tables: tuple[Table, ...], confidence: float) -> Divider:
        raw, time = self.text("type"), self.text("time")
        minutes = read_times(time).duration_minutes if time else None
        kind = item_type(raw, self.vocabulary)
        objective, lead = self.text("objective", "\n"), self.text("lead")
        return Divider(title, kind, raw, objective, lead, time, minutes, tuple(self.parts), tuple(self.blocks), tables, confidence)


def dividers_of(pack: Pack) -> dict[int, Divider]:
    """The divider slides of a pack by page number. A page that names no type is one only where it announces an item of the agenda, or bears
    a title alone."""
    pages = [sheet for sheet in pack.sheets[1:] if _is_short(sheet) and not _is_carded(sheet, pack)]
    items = _agenda_items(pack) if pages else []
    found = {sheet.page_number: divider for sheet in pages if (divider := _divider(sheet, pack.vocabulary, items))}
    return dict(sorted((found | section_pages(pack, found)).items()))


def _is_carded(sheet: Sheet, pack: Pack) -> bool:
    """Whether a page is an agenda by its very title, or one or an action log of cards."""
    is_agenda = sheet.title is not None and is_one_of(sheet.title.text, pack.vocabulary.phrases["agenda"])
    return is_agenda or bool(action_cards(sheet, pack) or agenda_cards(sheet, pack))


def _agenda_items(pack: Pack) -> list[AgendaItem]:
    return [record.content for region in agenda.find(pack) for record in agenda.parse(region, pack).records]


def _is_short(sheet: Sheet) -> bool:
    words = sum(len(b.words) for b in sheet.blocks)
    return 0 < words <= _MOST_WORDS and len(sheet.tables) <= 1


def _divider(sheet: Sheet, vocabulary: Vocabulary, items: Sequence[AgendaItem]) -> Divider | None:
    heads = _title_blocks(sheet)
    text = join_short(heads)
    item = _announced(text, items)
    if item is None and len(heads) > 1:
        heads, text = heads[:1], heads[0].text
        item = _announced(text, items)
    title = _title(text, item)
    fields = _Fields(vocabulary)
    fields.take(heads)
    if sheet.tables:
        return _from_table(sheet, title, item, fields)
    numbers = [b for b in sheet.body if _is_number(b, vocabulary)]
    rest = [b for b in sheet.body if b not in heads and b not in numbers]
    fields.take(numbers)
    if is_labelled := _from_labels(rest, fields):
        _type_and_objective([b for b in rest if b.id not in fields.blocks], fields)
    if is_labelled or _from_type(rest, item, fields):
        is_sure = is_labelled or fields.text("time") is not None or item is not None
        return fields.divider(title, (), 1.0 if item is not None or not items else 0.95) if is_sure else None
    return _without_type(rest, item, title, fields)


def _title_blocks(sheet: Sheet) -> list[Block]:
    """The page's title, over as many lines of one size as it has."""
    head = _title_block(sheet)
    if head is None:
        return []
    heads = [head]
    for block in sheet.body:
        is_next = block.order == heads[-1].order + 1 and abs(block.size - head.size) < 0.02 * head.size
        if is_next and block.kind is BlockKind.TITLE:
            heads.append(block)
    return heads


def _title_block(sheet: Sheet) -> Block | None:
    """The page's title; where nothing stands at the title's place, the largest text, or the heading that the page begins with."""
    if sheet.title is not None:
        return sheet.title
    sized = sorted(sheet.body, key=lambda b: -b.size)
    least = 1.0 if sized and sized[0] is sheet.body[0] and sized[0].kind is BlockKind.TITLE else 1.2
    stands_out = len(sized) == 1 or (len(sized) > 1 and sized[0].size > 1.05 * sized[1].size and sized[0].size >= least * sized[1].size)
    return sized[0] if sized and stands_out and len(sized[0].words) <= 25 else None


def _is_number(block: Block, vocabulary: Vocabulary) -> bool:
    """Whether a line only numbers the item: ``Agenda item 5``, ``05``."""
    is_short = len(block.words) <= _LONGEST_NUMBER
    return (is_short and _NUMBER.fullmatch(block.text) is not None) or is_one_of(block.text, vocabulary.phrases["item_word"])


def _announced(text: str | None, items: Sequence[AgendaItem]) -> AgendaItem | None:
    """The agenda item that a title announces."""
    if text is None:
        return None
    said = {fold(text), fold(_NUMBER.sub("", text, count=1))}
    titled = [item for item in items if item.title]
    titles = [fold(item.title or "") for item in titled]
    found = [process.extractOne(one, titles, scorer=fuzz.ratio, score_cutoff=_ALIKE) for one in said]
    best = max([(score, -place) for match in found if match for _, score, place in [match]], default=None)
    if best is not None:
        return titled[-best[1]]
    begun = [item for item, title in zip(titled, titles, strict=True) if any(_is_but_for_its_end(one, title) for one in said)]
    return begun[0] if len(begun) == 1 else None


def _is_but_for_its_end(text: str, title: str) -> bool:
    """Whether an agenda item's title says no more behind another title than what comes of it: ``Test Plan``, ``Test Plan update``."""
    words, wanted = text.split(), title.split()
    return len(words) > 1 and wanted[: len(words)] == words and len(wanted) == len(words) + 1


def _title(text: str | None, item: AgendaItem | None) -> str | None:
    """The title without the number before it, where the agenda shows that it is none of it."""
    if text is None or item is None:
        return text
    bare, wanted = _NUMBER.sub("", text, count=1), fold(item.title or "")
    return bare if bare and fuzz.ratio(fold(bare), wanted) > fuzz.ratio(fold(text), wanted) else text


def _label_of(text: str, vocabulary: Vocabulary) -> str | None:
    if not is_one_of(text, _labels(vocabulary)):
        return None
    return next((name for name in _LABELS if is_one_of(text, vocabulary.phrases[f"divider_{name}"])), None)


@lru_cache(maxsize=8)
def _labels(vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(phrase for name in _LABELS for phrase in vocabulary.phrases[f"divider_{name}"])


def _from_labels(blocks: Sequence[Block], fields: _Fields, *, least: int = 2) -> bool:
    """Read lines such as ``Lead: …``; a label alone has what stands beside it, else the lines after it.

    False, and nothing read, where fewer than ``least`` labels stand there, or several stand there again: they are of several things.
    """
    named = [(block, *_labelled(block, fields.vocabulary)) for block in blocks]
    labels = [block for block, name, _ in named if name]
    counts = Counter(name for _, name, _ in named if name)
    if len(counts) < least or sum(count > 1 for count in counts.values()) > 1:
        return False
    current = None
    for block, name, value in named:
        label = None if name else _label_beside(block, labels)
        goes_on = current if block.kind is not BlockKind.TITLE else None  # a heading opens something else
        current = name or (_labelled(label, fields.vocabulary)[0] if label else goes_on)
        if current is not None:
            fields.add(current, value if name else block.text, (block,), "label")
    return True


def _label_beside(block: Block, labels: Sequence[Block]) -> Block | None:
    """The label left of a block: the lowest that begins no lower than it."""
    left = [label for label in labels if label.box.x1 <= block.box.x0 and label.box.top <= block.box.top + 0.5 * block.size]
    return max(left, key=lambda label: label.box.top, default=None)


def _labelled(block: Block, vocabulary: Vocabulary) -> tuple[str | None, str]:
    found = _LABEL.match(block.text)
    if found and (name := _label_of(found["label"], vocabulary)):
        return name, found["value"].strip()
    return _label_of(block.text, vocabulary), ""


def _from_table(sheet: Sheet, title: str | None, item: AgendaItem | None, fields: _Fields) -> Divider | None:
    """A small table of labels and values, beside or beneath each other; None where it is any other table."""
    table = sheet.tables[0]
    beside, beneath = table.column_count == 2, table.row_count == 2
    pairs = [(table.at(r, 0), table.at(r, 1)) for r in range(table.row_count)] if beside else []
    if not _are_labels(pairs, fields.vocabulary) and beneath:
        pairs = [(table.at(0, c), table.at(1, c)) for c in range(table.column_count)]
    if not _are_labels(pairs, fields.vocabulary):
        return None
    for label, value in pairs:
        name = _label_of(label.text or "", fields.vocabulary)
        if name is not None and value is not label:
            fields.take(label.blocks)
            text = join_long(value.blocks) if name == "objective" else join_short(value.blocks)
            fields.add(name, text, value.blocks, "labelled_cell")
    fields.take([b for b in sheet.body if _is_number(b, fields.vocabulary)])
    _from_labels([b for b in sheet.body if b.id not in fields.blocks], fields, least=1)
    raw = fields.text("type")
    is_plain = raw is None or is_type(raw, fields.vocabulary)
    return fields.divider(title, (table,), 1.0 if item is not None else 0.9) if is_plain else None


def _are_labels(pairs: Sequence[tuple[object, object]], vocabulary: Vocabulary) -> bool:
    names = [_label_of(getattr(label, "text", None) or "", vocabulary) for label, _ in pairs]
    known = [name for name in names if name]
    return len(set(known)) >= 2 and 2 * len(known) > len(names)


def _from_type(blocks: Sequence[Block], item: AgendaItem | None, fields: _Fields) -> bool:
    """Read a line that a type leads, the objective after it, and the lead and time beneath. False where no type leads a line."""
    details = _type_and_objective(blocks, fields)
    if details is None:
        return False
    _lead_and_time(details, fields)
    if item is not None and fields.text("lead") is None:
        _lead_after_objective([block for block in blocks if block not in details], item, fields)
    return True


def _lead_after_objective(blocks: Sequence[Block], item: AgendaItem, fields: _Fields) -> None:
    """Take the lead off the objective's end, where its line stands so close beneath that both are one paragraph: the agenda has the item's
    lead, or its objective, which ends before."""
    objective = fields.texts.get("objective", [])
    for count in range(1, min(_LEAD_LINES, len(blocks[-1].lines) - 1) + 1 if blocks and objective else 0):
        lead = " ".join(line.text for line in blocks[-1].lines[-count:])
        before = objective[-1].removesuffix(lead).strip()
        is_led = fuzz.ratio(fold(lead), fold(item.lead_raw or "")) >= _ALIKE
        is_whole = len(objective) == 1 and item.objective is not None and fold(before) == fold(item.objective)
        if (is_led or is_whole) and objective[-1].endswith(lead):
            objective[-1] = before
            fields.add("lead", lead, blocks[-1:], "last_line_of_objective")
            return


def _type_and_objective(blocks: Sequence[Block], fields: _Fields) -> Sequence[Block] | None:
    """Read a line that a type leads and the objective after it, and give what stands beneath; None where no type leads a line."""
    start = next((i for i, block in enumerate(blocks) if type_lead(block.text, fields.vocabulary)), None)
    if start is None:
        return None
    lead_block = blocks[start]
    raw, rest = type_lead(lead_block.text, fields.vocabulary) or ("", "")
    after = blocks[start + 1 :]
    bullets = _leading_bullets(after)
    fields.add("type", raw, (lead_block,), "type_lead")
    fields.add("objective", rest, (lead_block,), "after_type_lead")
    fields.add("objective", join_long(bullets), bullets, "after_type_lead")
    return after[len(bullets) :]


def _lead_and_time(details: Sequence[Block], fields: _Fields) -> None:
    """Who leads and how long it takes: two lines, in whichever order, or one line that holds both."""
    timed = next((b for b in details if _is_timed(b)), None)
    lead, time = _split(timed) if timed else (None, None)
    short = [b for b in details if b is not timed and not b.is_listed and len(b.words) <= _LONGEST_LEAD]
    before = [b for b in short if timed is None or b.order < timed.order]
    leads = before or ([] if lead else short[:1])
    fields.add("lead", _without_led_by(join_short(leads), fields.vocabulary), leads, "between_objective_and_time")
    if timed is not None:
        if lead and not leads:
            fields.add("lead", lead, (timed,), "before_time")
        fields.add("time", time if lead and not leads else timed.text, (timed,), "timed_line")


def _without_led_by(text: str | None, vocabulary: Vocabulary) -> str | None:
    """Who leads, without the words before the name where they cannot be a part of it: ``Led by …``."""
    found = _led_by(vocabulary).match(text or "")
    return text[found.end() :] if text and found else text


@lru_cache(maxsize=8)
def _led_by(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = [re.escape(phrase) for phrase in vocabulary.phrases["divider_lead"] if phrase.endswith(" by")]
    return re.compile(rf"(?i)(?:{'|'.join(words)})\s+(?=\S)" if words else "(?!)")


def _split(block: Block) -> tuple[str | None, str]:
    """A lead and a time as both, beside each other (``Kate Goodman – 15 mins``) or on two lines; None and the text where it begins with the
    time."""
    text = block.text
    found = [f for f in find_dates(text, None, "agenda_time") if f.start_time or f.duration_minutes is not None]
    before = text[: found[0].start_char].strip(_BEFORE_TIME) if found else ""
    is_line = len(block.lines) > 1 and before == " ".join(line.text for line in block.lines[:-1])
    is_name = before[:1].isupper() and (is_line or sum(word[:1].isupper() for word in before.split()) >= 2)
    return (before, text[found[0].start_char :].strip(" )]")) if is_name else (None, text)


def _leading_bullets(blocks: Sequence[Block]) -> list[Block]:
    bullets = []
    for block in blocks:
        if not block.is_listed:
            break
        bullets.append(block)
    return bullets


def _is_timed(block: Block) -> bool:
    times = read_times(block.text)
    return times.duration_minutes is not None or times.start_time is not None


def _without_type(blocks: Sequence[Block], item: AgendaItem | None, title: str | None, fields: _Fields) -> Divider | None:
    """A title that announces an agenda item, with nothing, or only its objective, lead and time, beneath it."""
    if item is None or sum(len(b.words) for b in blocks) > _MOST_BARE_WORDS:
        return None
    objective = [
        b for b in blocks if item.objective and fuzz.partial_ratio(fold(b.text), fold(item.objective)) >= _ALIKE and len(b.words) > 2
    ]
    details = [b for b in blocks if b not in objective]
    fields.add("objective", join_long(objective), objective, "as_on_agenda")
    is_led = any(_is_timed(b) for b in details) or (len(details) == 1 and _is_lead(details[0], item))
    if (details and not is_led) or len(details) > 2 or any(b.is_listed for b in details):
        return None
    _lead_and_time(details, fields)
    return fields.divider(title, (), 0.9)


def _is_lead(block: Block, item: AgendaItem) -> bool:
    return item.lead_raw is not None and fuzz.token_set_ratio(fold(block.text), fold(item.lead_raw)) >= _ALIKE


def find(pack: Pack) -> list[Region]:
    """The divider slides, up to a heading beneath what they announce: there something else begins."""
    return [Region((page,), _announcing(pack.sheet(page), divider), divider.tables) for page, divider in pack.dividers.items()]


def _announcing(sheet: Sheet, divider: Divider) -> tuple[Block, ...]:
    last = max((order for _, order in divider.blocks), default=0)
    end = next((i for i, block in enumerate(sheet.body) if block.kind is BlockKind.TITLE and block.order > last), len(sheet.body))
    return sheet.body[:end]


def sections(pack: Pack) -> dict[int, str]:
    """Page number to the title of the last divider slide before it, for the pages that are none."""
    titles: dict[int, str] = {}
    current: str | None = None
    for sheet in pack.sheets:
        if sheet.page_number in pack.dividers:
            current = pack.dividers[sheet.page_number].title
        elif current is not None:
            titles[sheet.page_number] = current
    return titles
