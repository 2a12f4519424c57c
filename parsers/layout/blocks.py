"""Lines to paragraphs and bullets: where one ends and the next begins, and how deep it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from parsers.layout.entry_forms import begin_alike, entry_form, listed_forms, with_typed_dashes
from parsers.layout.lines import Line, is_glyph_bullet, is_list_number
from parsers.layout.page import Box, union
from parsers.layout.text import DASHES, join_wrapped
from parsers.layout.words import Word
from parsers.layout.worked_out import Keeps, worked_out
from schemas.quickly_made import quickly_made

_USUAL_LEADING = 1.42  # of the size: lines of one paragraph hardly ever stand further apart
_SAME = 1.01  # times the leading of a page: no wider
_APART = 1.06  # times the leading of a table: wider
_DOT = 0.85  # points: lines set on whole dots stand further apart by one here and there
_ENDS = (".", ";", ":", "!", "?")
_SPACE = 0.4  # of the size: white as narrow as this is a space in running text
_JUSTIFIED = 1.25  # times the widest space of a line: the white behind a bullet that is typed before justified text
_IN_LINE = 1.5  # points: how far the starts of one paragraph's lines may differ
_STANDS_IN = 2.0  # points: text further right than its bullet by this is not at the margin of what follows the list
_TIGHT_LEADING = 1.25  # of the size: set as close as this under a bullet's text, a line is its rest
_CENTRED = 0.4  # of the size: how far the middles of a large heading's lines may differ, counted twice
_MOST_LEADING = 1.65  # and never further than this
_LONG = 6  # words: a line of so many is a sentence's
_FULL = 2.0  # of the size: a line that ends as near to where text can run is full


class BlockKind(StrEnum):
    """What a block is on its page; the values of ``text_blocks.block_kind``."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBERED = "numbered"
    HEADER_CELL = "header_cell"
    CELL = "cell"
    FOOTER = "footer"
    PAGE_NUMBER = "page_number"


@quickly_made
@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a block stands in a table: the table's order on its page (from 1), the cell's row and column (from 0), its header."""

    table_order: int
    row: int
    column: int
    header: str | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Block(Keeps):
    """One paragraph or bullet. ``order`` counts from 1 on its page; ``level`` from 0, None outside lists."""

    page_number: int
    order: int
    kind: BlockKind
    lines: tuple[Line, ...]
    level: int | None = None
    place: CellPlace | None = None
    is_struck_out: bool = False

    @worked_out
    def id(self) -> tuple[int, int]:
        """Page and order: unique in a document."""
        return self.page_number, self.order

    @worked_out
    def words(self) -> tuple[Word, ...]:
        """The words, without the marker."""
        lines = self.lines
        return lines[0].words if len(lines) == 1 else tuple([word for line in lines for word in line.words])

    @worked_out
    def text(self) -> str:
        """The lines joined as the text rules say."""
        text = self.lines[0].text
        for line in self.lines[1:]:
            text = join_wrapped(text, line.text)
        return text

    @property
    def marker(self) -> str | None:
        """The bullet or list number as printed."""
        return self.lines[0].marker.text if self.lines[0].marker else None

    @property
    def is_listed(self) -> bool:
        """Whether the block stands behind a bullet or a list number; a numbered heading is in no list."""
        return self.lines[0].marker is not None and self.kind is not BlockKind.TITLE

    @worked_out
    def box(self) -> Box:
        """The box around all lines."""
        lines = self.lines
        return lines[0].box if len(lines) == 1 else union([line.box for line in lines])

    @worked_out
    def size(self) -> float:
        """The largest size, in points."""
        lines = self.lines
        return lines[0].size if len(lines) == 1 else max([line.size for line in lines])

    @worked_out
    def is_bold(self) -> bool:
        """Whether every word is bold."""
        return all(line.is_bold for line in self.lines)

    @worked_out
    def bold_lead(self) -> str | None:
        """The words of the leading bold run, None where the block begins plain or is bold throughout."""
        count = next((i for i, word in enumerate(self.words) if not word.style.is_bold), None)
        return " ".join(word.text for word in self.words[:count]) if count else None


def join_short(blocks: Sequence[Block]) -> str | None:
    """All lines of all blocks as one line of text, for short fields; None where there is none."""
    text = ""
    for block in blocks:
        text = join_wrapped(text, block.text) if text else block.text
    return text or None


def join_long(blocks: Sequence[Block]) -> str | None:
    """Paragraphs and bullets each on a line of their own, for long fields; None where there is none."""
    return "\n".join(block.text for block in blocks) or None


def _no_leading() -> float:
    return 0.0


def paragraphs(
    lines: Sequence[Line],
    right: float,
    display: float = float("inf"),
    leading: Callable[[], float] = _no_leading,
    own: Callable[[], float] = _no_leading,
) -> list[list[Line]]:
    """Lines of one area or cell, from the top, grouped to paragraphs.

    ``right`` is the x up to which text may run, in points; ``display`` the size from which on a text is a heading's; ``leading`` gives how
    far apart, in parts of the size, the lines of one text stand on the page, ``own`` in the table whose cell this is; 0 where nothing
    tells.
    """
    if len(lines) == 1:
        return [list(lines)]
    groups: list[list[Line]] = []
    listed = listed_forms(lines)
    lines = with_typed_dashes(lines)
    for line in lines:
        if groups and line.marker is not None:
            line = _with_dash(groups[-1], line, right) if not _is_one_of_several(line, lines) else line
            line = _with_number(groups[-1], line, lines)
        is_entry = bool(listed) and entry_form(line.words) in listed and groups and groups[-1][-1].words[-1].text.endswith(_ENDS)
        if groups and not is_entry and _goes_on(groups[-1], line, right, display, leading) and not _is_set_apart(groups[-1][-1], line, own):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_one_of_several(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line begins with a dash right beneath or above another's, or all such begin with capitals: they are sub-bullets."""
    dash = line.marker
    if dash is None or dash.text not in DASHES:
        return False
    alike = [other.marker is not None and other.marker.text == dash.text and abs(other.marker.x0 - dash.x0) <= _DOT for other in lines]
    at = lines.index(line)
    is_beside = any(alike[max(0, at - 1) : at]) or any(alike[at + 1 : at + 2])
    are_capital = not any(other.words[0].text[:1].islower() for other, is_alike in zip(lines, alike, strict=True) if is_alike)
    return is_beside or (sum(alike) > 1 and are_capital)


def _with_dash(group: Sequence[Line], line: Line, right: float) -> Line:
    """What looks like a sub-bullet as running text, where that happens to break before a dash: a space apart, and in lower case, right
    beneath the text of a bullet or, as the line before, in bold."""
    dash, first = line.marker, group[0]
    if dash is None or dash.text not in DASHES:
        return line
    is_heading = first.marker is None and group[-1].is_bold and line.is_bold and dash.style.is_bold
    is_hanging = first.marker is not None and abs(dash.x0 - first.x0) <= _IN_LINE
    if not is_heading and not is_hanging and not line.words[0].text[:1].islower():
        return line
    is_beneath = abs(dash.x0 - first.x0) <= _IN_LINE or _is_outdented(dash.x0, first)
    is_spaced = line.words[0].x0 - dash.x1 <= _SPACE * dash.style.size and is_beneath
    is_full = right - group[-1].x1 < line.words[0].x1 - dash.x0 + 0.75 * dash.style.size
    return Line((dash, *line.words)) if is_spaced and is_full else line


def _with_number(group: Sequence[Line], line: Line, lines: Sequence[Line]) -> Line:
    """What looks like the only number of a list as running text, where that happens to break before it: ``see page`` over ``6. It ...``."""
    number, before = line.marker, group[-1]
    if number is None or not is_list_number(number) or group[0].marker is not None or abs(number.x0 - group[0].x0) > _IN_LINE:
        return line
    is_alone = not any(other.marker is not None and is_list_number(other.marker) for other in lines if other is not line)
    is_spaced = line.words[0].x0 - number.x1 <= _SPACE * number.style.size
    last = before.words[-1].text
    return (
        Line((number, *line.words)) if is_alone and is_spaced and last.isalpha() and last.islower() and _is_midway(before, line) else line
    )


def _goes_on(group: Sequence[Line], line: Line, right: float, display: float, usual: Callable[[], float]) -> bool:
    """Whether a line is the wrapped rest of the paragraph before it."""
    first, before = group[0], group[-1]
    size = max(before.size, line.size)
    if line.marker is not None or abs(before.size - line.size) > 0.12 * size:
        return False
    leading = line.baseline - before.baseline
    if leading > _MOST_LEADING * size or leading <= 0.4 * size:
        return False
    if _is_typed(first) and abs(line.x0 - first.start) <= _IN_LINE:
        if first is not before and before.x0 - first.start > _IN_LINE:
            return False  # its own lines hang under its text
        return leading <= _USUAL_LEADING * size and _is_midway(before, line) and not would_have_fitted(before, line, right)
    is_wide = first is before and first.marker is None and leading > _USUAL_LEADING * size
    if is_wide and line.words[0].text[:1].isupper() and not _is_broken_off(before, line, right) and leading > _SAME * usual() * size + _DOT:
        return False
    if len(group) > 1 and leading > 1.25 * (before.baseline - group[-2].baseline):
        return False
    is_display = before.size >= display and _is_one_heading(before, line)
    is_set_alike = _is_aligned(first, before, line) or (is_display and _is_centred(before, line, _CENTRED * size))
    if not is_set_alike or (first is before and first.marker is None and _is_headed(before, line)):
        return False
    if begin_alike(first, line) or _is_heading_beneath(before, line):
        return False
    if is_display or (first.marker is not None and leading <= _TIGHT_LEADING * size):
        return True
    # A line that hangs under a bullet's text is hardly ever anything but the rest of it; only a great deal of room says so.
    spare = 4 * size if first.marker is not None else 0.0
    return not would_have_fitted(before, line, right - spare) or (leading <= _USUAL_LEADING * size and _is_amid(before, line))


def _is_set_apart(before: Line, line: Line, own: Callable[[], float]) -> bool:
    """Whether a line that begins with a capital, or with a figure behind a sentence, stands further beneath the one before than lines of
    one text in its table do: a paragraph begins with it, though its first word might not have fitted. Other letters make lines higher
    or lower, and so does a bullet."""
    first = line.words[0].text[:1]
    begins = first.isupper() or (first.isdigit() and before.words[-1].text.endswith(_ENDS))
    if before.marker is not None or before.size != line.size or not begins:
        return False
    if len({word.style.font_name for word in (*before.words, *line.words)}) > 1:
        return False
    usual = own() * line.size
    return usual > 0.0 and line.baseline - before.baseline > max(_APART * usual, usual + _DOT)


def _is_typed(first: Line) -> bool:
    """Whether a bullet is only typed before its text, a space apart: what goes on beneath then begins where the bullet does."""
    marker = first.marker
    if marker is None or not (is_glyph_bullet(marker) or marker.text in DASHES):
        return False
    space = first.x0 - marker.x1
    return space <= _SPACE * first.size or space <= _JUSTIFIED * _widest_space(first)


def _widest_space(line: Line) -> float:
    """The widest white between two words, in points: what justified text stretches its spaces to."""
    return max([after.x0 - word.x1 for word, after in pairwise(line.words)], default=0.0)


def _is_midway(before: Line, line: Line) -> bool:
    """Whether a sentence can go on from one line to the next: it has not ended, and both are set alike."""
    return not before.words[-1].text.endswith(_ENDS) and _is_set_alike(before, line)


def _is_set_alike(before: Line, line: Line) -> bool:
    one, other = before.words[-1].style, line.words[0].style
    return one.is_bold == other.is_bold and one.colour == other.colour


def _is_broken_off(before: Line, line: Line, right: float) -> bool:
    """Whether a line can only have been wrapped: it ends in the midst of a sentence and as far right as text runs, by the measure of
    another line."""
    last, room = before.words[-1], right - before.x1
    return 0.0 < room <= _FULL * before.size and last.text.islower() and last.text.isalpha() and _is_midway(before, line)


def _is_amid(before: Line, line: Line) -> bool:
    """Whether a line goes on the sentence of the one before, however much room was left: a long line, and a word in lower case."""
    is_long = len(before.words) >= _LONG and before.words[-1].text[-1:] not in ".:!?"
    return is_long and line.words[0].text[:1].islower() and before.words[0].text[:1].isupper() and _is_set_alike(before, line)


def _is_one_heading(before: Line, line: Line) -> bool:
    """Whether a heading's second line goes its first on: set alike, hardly longer, and no figure where the two meet."""
    one, other = before.words[-1], line.words[0]
    is_alike = abs(before.size - line.size) < 0.5 and one.style.colour == other.style.colour and one.style.is_bold == other.style.is_bold
    meets_figure = any(letter.isdigit() for letter in one.text + other.text)
    return is_alike and not meets_figure and line.x1 - line.x0 <= 1.05 * (before.x1 - before.x0)


def _is_headed(before: Line, line: Line) -> bool:
    """Whether a line in bold stands over one that has no bold word: a heading over its text."""
    return before.is_bold and not any(word.style.is_bold for word in line.words)


def _is_heading_beneath(before: Line, line: Line) -> bool:
    """Whether a line in bold and in a colour of its own follows the end of a sentence that is neither: a heading of what comes next."""
    is_plain = not any(word.style.is_bold for word in before.words) and before.words[-1].text.endswith(_ENDS)
    return is_plain and line.is_bold and line.words[0].style.colour not in {word.style.colour for word in before.words}


def _is_aligned(first: Line, before: Line, line: Line) -> bool:
    """Left-aligned with the paragraph's text, or to hang under it if it is no bold heading, or centred or right-aligned under the line."""
    left = abs(line.x0 - first.x0) <= 4 or (first.marker is None and abs(line.x0 - before.x0) <= 4)
    if first.marker is not None:
        return left or (_is_outdented(line.x0, first) and not _is_headed(line, before))
    return left or _is_centred(before, line, 4) or abs(line.x1 - before.x1) <= 2 or (line.x0 < first.x0 <= line.x0 + 60 and first is before)


def _is_outdented(x: float, first: Line) -> bool:
    """Whether an x lies between a bullet and its text: a deep indent of the first line alone, as no bullet of a deeper level stands."""
    return first.marker is not None and first.marker.x0 + _STANDS_IN < x < first.x0


def _is_centred(before: Line, line: Line, slack: float) -> bool:
    """Whether two lines have one middle, give or take half of ``slack`` points."""
    return abs((line.x0 + line.x1) - (before.x0 + before.x1)) <= slack


def would_have_fitted(before: Line, line: Line, right: float) -> bool:
    """Whether the line's first word had room on the line before: then the break was meant."""
    first = line.words[0]
    width = _unbroken(line, before) - first.x0
    room = right - before.x1 - 0.25 * first.style.size
    joined = before.words[-1].text.endswith(("-", "/"))
    return room > width + 0.5 * first.style.size and not (joined and room < 3 * width)


def _unbroken(line: Line, before: Line) -> float:
    """The x at which a line's first unbroken piece ends: its first word, a dash with the next one, or a whole link."""
    first, end = line.words[0], line.words[1 if line.words[0].text in DASHES and len(line.words) > 1 else 0].x1
    if first.style.colour == before.words[0].style.colour:
        return end
    for word in line.words[1:]:
        if word.style.colour != first.style.colour:
            break
        end = word.x1
    return end


def blocks_of(groups: Sequence[Sequence[Line]], page_number: int, order: int, place: CellPlace | None = None) -> list[Block]:
    """Paragraphs as blocks, numbered from ``order``, with list levels by how far the text behind their markers stands in."""
    if len(groups) == 1 and groups[0][0].marker is None:  # as in most cells
        return [Block(page_number, order, _kind(groups[0], place), tuple(groups[0]), None, place)]
    levels = _levels([group[0] for group in groups])
    numbered = enumerate(zip(groups, levels, strict=True), start=order)
    return [Block(page_number, at, _kind(group, place), tuple(group), level, place) for at, (group, level) in numbered]


def _levels(firsts: Sequence[Line]) -> Sequence[int | None]:
    """How deep each list entry stands, given by its first line, from 0; None for what is no entry."""
    if all([line.marker is None for line in firsts]):
        return [None] * len(firsts)
    begun = _text_starts(firsts)
    starts: list[float] = []
    for start in sorted({start for start in begun if start is not None}):
        if not starts or start - starts[-1] > 4:
            starts.append(start)
    return [None if begin is None else bisect_right(starts, begin + 4) - 1 for begin in begun]


def _text_starts(firsts: Sequence[Line]) -> list[float | None]:
    """Where the text of each list entry begins: as far left as that of any with the same bullet at the same place, whose space may have
    been stretched less. None for what is no entry."""
    least: dict[tuple[str, int], float] = {}
    keys = [(line.marker.text, round(line.marker.x0)) if line.marker else None for line in firsts]
    for key, line in zip(keys, firsts, strict=True):
        if key is not None:
            least[key] = min(line.x0, least.get(key, line.x0))
    return [None if key is None else least[key] for key in keys]


def _kind(group: Sequence[Line], place: CellPlace | None) -> BlockKind:
    marker = group[0].marker
    if place is not None:
        return BlockKind.CELL
    if marker is None:
        return BlockKind.PARAGRAPH
    return BlockKind.NUMBERED if is_list_number(marker) else BlockKind.BULLET


def as_title(block: Block, level: int) -> Block:
    """The same block as a title or, of level 1, as a sub-heading."""
    return Block(block.page_number, block.order, BlockKind.TITLE, block.lines, level, block.place, block.is_struck_out)
