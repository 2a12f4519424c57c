"""Headings above rows of texts that nothing draws: which printed rows they are, and which columns each of them heads."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise

from parsers.layout.aligned_columns import Strip, borders_of, columns_between, columns_of_text, first_column, is_over
from parsers.layout.aligned_rows import Band, joined, lefts_behind, over_all
from parsers.layout.captions import is_numbered_caption
from parsers.layout.counted_columns import counts_columns
from parsers.layout.edges import Edge
from parsers.layout.lines import is_marker
from parsers.layout.middle_headings import columns_around
from parsers.layout.printed_rows import PrintedRow, Text, is_number, is_year
from parsers.layout.repeated_heads import over_repeated
from parsers.layout.spanning_heads import between, spanning, spanning_under

_MOST = 7  # printed rows above the numbers that may be headings
_LEADING = 2.0  # of the size: headings further off are none of the table's
_FAR = 3.2  # of the size: so far off may they stand that have one heading over each column
_OFF_BODY = 1.3  # of that: how far the lowest of them may stand off the first row
_LINE = 1.45  # of the size: lines of one heading stand no further apart
_LONG = 12  # words: a heading is no longer
_MOSTLY = 0.8  # of a row's texts behind the first, or of the rows
_BETWEEN_MIDDLES = 0.33  # of the way from one column's middle to the other's: a heading further off heads both
_WRAPPED = 3  # printed rows beneath a heading: of headings set at their foot the first lines hold few
_IN_MIDDLE = 0.12  # of the width of some columns: how far off their middle a text beneath all their headings may stand
_INDENT = 0.5  # of the size: how far right of its section's heading a row label begins, at the least
_DIGITS = 3  # of a number that its unit goes on: of more, it may be a year
_TOUCHES = 1.0  # points: how far above its baseline the line beneath a heading may be drawn
_HEADED = 2  # rows of headings, and headings in the lower, beneath which a text may stand across all columns


def headings_among(body: Sequence[PrintedRow]) -> int:
    """How many rows at the top are headings with a number among them: unlike the rest, which is numbers, or with such a row beneath."""
    numbers = [sum(map(is_number, row.texts[1:])) for row in body]
    shares = [count / max(1, len(row.texts) - 1) for count, row in zip(numbers, body, strict=True)]
    usual = sorted(numbers)[len(numbers) // 2]
    # A row with a name among its numbers is no heading.
    is_plain = [share >= _MOSTLY or 2 * count > usual for share, count in zip(shares, numbers, strict=True)]
    count = is_plain.index(True) if True in is_plain else 0
    if (
        0 < count + 1 < len(body)
        and 2 * len(body[count].texts) < usual + 2
        and not is_plain[count + 1]
        and (len(body[count + 1].texts) > usual or _are_years_over(body[count], body[count + 1], usual))
    ):
        count += 2  # years over headings of words
    full = sum(share >= _MOSTLY or number >= max(2, usual) for share, number in zip(shares[count:], numbers[count:], strict=True))
    beneath = sum(len(row.texts) > 1 for row in body[count:])  # a lone text heads the rows beneath it
    return count if count < _MOST and full >= _MOSTLY * beneath else 0


def _are_years_over(row: PrintedRow, beneath: PrintedRow, count: int) -> bool:
    """Whether a row is years, over headings that are, with the years that stand over none of them, one for each of so many columns."""
    alone = [text for text in row.texts if not any(t[-1].x1 > text[0].x0 and t[0].x0 < text[-1].x1 for t in beneath.texts)]
    return all(map(is_year, row.texts)) and len(beneath.texts) + len(alone) >= count


def headings_above(rows: Sequence[PrintedRow], first: int, borders: Sequence[float]) -> list[PrintedRow]:
    """The rows of headings above a table's first row, from the top: near each other, inside the table's width, no line of prose."""
    found: list[PrintedRow] = []
    below = rows[first]
    for row in reversed(rows[max(0, first - _MOST) : first]):
        allowed = _LEADING * (1.0 if found else _OFF_BODY) * max(row.size, below.size)
        allowed = max(allowed, _FAR * row.size if _heads_each(row, borders) else 0.0)
        is_near = below.baseline - row.baseline <= allowed
        is_inside = row.x0 > borders[0] - 4 * row.size and row.x1 < borders[-1] + _overhang(row, borders)
        if not is_near or not is_inside or any(len(text) > _LONG for text in row.texts):
            break
        if _is_listed(row):
            return _without_lines_of(row.texts[0], found)
        found.insert(0, row)
        below = row
    found = _without_lines_across(_without_caption(found), borders)
    while found and len(found[0].texts) == 1 and columns_of_text(found[0].texts[0], borders)[0] == 0:
        found.pop(0)  # a caption, or the end of the text above
    return found


def _without_lines_across(rows: list[PrintedRow], borders: Sequence[float]) -> list[PrintedRow]:
    """Rows of headings without the last one that is a lone text from the table's left edge on over columns, and those above it: they are
    what the table is called, and in what it counts."""
    across = [i for i, row in enumerate(rows) if len(row.texts) == 1 and _is_across(row.texts[0], borders)]
    return rows[across[-1] + 1 :] if across else rows


def _is_across(text: Text, borders: Sequence[float]) -> bool:
    first, last = columns_of_text(text, borders)
    return first == 0 and last > 1


def _is_listed(row: PrintedRow) -> bool:
    """Whether a row is the first line of a list's item."""
    return len(row.texts) == 1 and len(row.texts[0]) > 1 and is_marker(row.texts[0][0])


def _without_lines_of(item: Text, rows: Sequence[PrintedRow]) -> list[PrintedRow]:
    """Rows without the further lines of a list's item above them, which begin where its text does."""
    count = next((i for i, row in enumerate(rows) if len(row.texts) > 1 or abs(row.x0 - item[1].x0) > row.size), len(rows))
    return list(rows[count:])


def _heads_each(row: PrintedRow, borders: Sequence[float]) -> bool:
    """Whether a row of several texts has exactly one in the middle of each column, the first left out or not."""
    columns = [bisect(borders, (text[0].x0 + text[-1].x1) / 2) - 1 for text in row.texts]
    return len(columns) > 2 and columns in (list(range(len(borders) - 1)), list(range(1, len(borders) - 1)))


def _overhang(row: PrintedRow, borders: Sequence[float]) -> float:
    """How far right of a table's numbers its headings may reach, in points: one of several as far as a column is wide."""
    width = (borders[-1] - borders[1]) / (len(borders) - 2)
    return max(4 * row.size, width if len(row.texts) > 1 else 0.0)


def _without_caption(rows: list[PrintedRow]) -> list[PrintedRow]:
    """Rows of headings without the caption above them, which begins with its number and may go on in lines that begin as its text does."""
    first = next((i for i, row in enumerate(rows) if is_numbered_caption(row.words)), None)
    if first is None:
        return rows
    starts = [text[0].x0 for text in rows[first].texts]
    rest = rows[first + 1 :]
    while rest and len(rest[0].texts) == 1 and any(abs(rest[0].x0 - x) < rest[0].size for x in starts):
        rest.pop(0)
    return rest


def without_sections(
    heads: Sequence[PrintedRow], body: Sequence[PrintedRow], gutters: Sequence[Strip]
) -> tuple[list[PrintedRow], list[PrintedRow]]:
    """Rows of headings, and the lone texts beneath the last of them that head only the rows right beneath: the table's first sections."""
    upper, across = without_text_across(heads, body, gutters)
    if across:
        return upper, across
    count = 0
    while count + 1 < len(heads) and _is_section(heads[len(heads) - count - 1], heads[: len(heads) - count - 1], body, gutters):
        count += 1
    first = len(heads) - count
    return list(heads[:first]), list(heads[first:])


def without_text_across(
    heads: Sequence[PrintedRow], body: Sequence[PrintedRow], gutters: Sequence[Strip]
) -> tuple[list[PrintedRow], list[PrintedRow]]:
    """Rows of headings, and the text beneath the last of them that stands in the middle of all columns: it says what follows."""
    if len(heads) < _HEADED or not gutters or len(heads[-1].texts) > 1 or len(heads[-2].texts) < _HEADED:
        return list(heads), []
    row = heads[-1]
    borders = borders_of(gutters, [*heads, *body])
    is_across = any(is_over(row.texts[0], gutter) for gutter in gutters) and over_all(row, borders, lefts_behind(body, borders)) is not None
    return (list(heads[:-1]), [row]) if is_across else (list(heads), [])


def _is_section(row: PrintedRow, above: Sequence[PrintedRow], body: Sequence[PrintedRow], gutters: Sequence[Strip]) -> bool:
    """Whether a lone text begins left of the row labels beneath, or as others among them do, or is set unlike the headings above it, or
    further beneath several of these than lines stand."""
    if len(row.texts) > 1 or not gutters or row.x0 > gutters[0][0]:
        return False
    if body[0].x0 - row.x0 > _INDENT * row.size:
        return True
    bold = row.texts[0][0].style.is_bold
    alike = (other for other in body if len(other.texts) == 1 and other.texts[0][0].style.is_bold == bold)
    has_stub = any(head.texts[0][-1].x1 < gutters[0][1] for head in above)
    is_unlike = has_stub and above[-1].texts[0][0].style.is_bold != bold
    is_apart = bool(above) and len(above[-1].texts) > 1 and row.baseline - above[-1].baseline > _LINE * row.size
    return is_unlike or is_apart or any(abs(other.x0 - row.x0) <= _TOUCHES for other in alike)


def with_years(heads: Sequence[PrintedRow], body: Sequence[PrintedRow]) -> tuple[list[PrintedRow], list[PrintedRow]]:
    """Rows of headings and the rows beneath: two years or more beneath them are headings too, behind a text that heads the labels or,
    beneath several side by side or with a unit beneath each, right of all of these."""
    row, *beneath = body
    are_years = [is_year(text) for text in row.texts]
    if not beneath or sum(are_years) < 2 or not all(are_years[1:]):
        return list(heads), list(body)
    if are_years[0] and _are_beneath(beneath[0], row) and _is_right_of_labels(row, beneath[1:]):
        return [*heads, row, beneath[0]], beneath[1:]
    is_head = bool(heads) and (not are_years[0] or (len(heads[-1].texts) > 1 and _is_right_of_labels(row, beneath)))
    return ([*heads, row], beneath) if is_head else (list(heads), list(body))


def _are_beneath(units: PrintedRow, row: PrintedRow) -> bool:
    """Whether as many texts as a row has, none of them a number, stand each beneath one of it."""
    pairs = list(zip(row.texts, units.texts, strict=False))
    are_units = len(row.texts) == len(units.texts) and not any(map(is_number, units.texts))
    return are_units and all(above[0].x0 < text[-1].x1 and text[0].x0 < above[-1].x1 for above, text in pairs)


def _is_right_of_labels(row: PrintedRow, beneath: Sequence[PrintedRow]) -> bool:
    return all(other.texts[0][-1].x1 < row.x0 for other in beneath if len(other.texts) > 1)


def heading_bands(
    rows: Sequence[PrintedRow], borders: Sequence[float], extents: Sequence[Strip], underlines: Sequence[Edge] = ()
) -> list[Band]:
    """Rows of headings as table rows: parted where headings stand beneath one that is over more columns than they are, or only count.

    ``extents`` are the x from which and to which the texts of each column reach beneath; ``underlines`` are the lines drawn among the
    headings, each as wide as the columns that the heading above it is over.
    """
    bands: list[Band] = []
    for i, row in enumerate(rows):
        if again := _under_all(row, bands, borders):
            bands.append(again)
            continue
        beneath = max(rows[i + 1 : i + 1 + _WRAPPED], key=lambda lower: len(lower.texts), default=None)
        band = _underlined(row, beneath, borders, extents, underlines) or over_repeated(row, beneath, borders)
        band = band or (spanning_under(row, bands[-1], beneath, borders, extents) if bands else None)
        band = band or spanning(row, beneath, borders, extents)
        band = band or [(*_columns_beneath(text, row, rows[i + 1 :], beneath, borders), text) for text in row.texts]
        if bands and not _divides(band, bands[-1]) and not counts_columns(row.texts):
            bands[-1] = joined(bands[-1], band)
        else:
            bands.append(band)
    return _with_wrapped(bands)


def _under_all(row: PrintedRow, bands: Sequence[Band], borders: Sequence[float]) -> Band:
    """A row with one text for each heading over several columns above it, in the middle of these columns beneath their own headings: what
    all of them count in. Empty for any other row."""
    wide = next((over for band in bands[:-1] if len(over := [(a, b) for a, b, _ in band if a < b]) == len(row.texts)), [])
    middles = [(text[0].x0 + text[-1].x1) / 2 for text in row.texts]
    off = [
        abs(middle - (borders[a] + borders[b + 1]) / 2) / (borders[b + 1] - borders[a])
        for middle, (a, b) in zip(middles, wide, strict=False)
    ]
    return [(a, b, text) for (a, b), text in zip(wide, row.texts, strict=True)] if wide and max(off) <= _IN_MIDDLE else []


def _columns_beneath(
    text: Text, row: PrintedRow, lower: Sequence[PrintedRow], beneath: PrintedRow | None, borders: Sequence[float]
) -> tuple[int, int]:
    """The first and last column that a heading of a row heads, of which ``beneath`` is the fullest of the ``lower`` rows next to it."""
    return columns_around(text, row, lower, borders) or between(text, row, beneath, borders) or _headed(text, beneath, borders)


def _with_wrapped(bands: Sequence[Band]) -> list[Band]:
    """Rows of headings with the first lines of a heading over one column in the row of its last, as near as lines of one text stand. What
    also stands beneath a heading over several columns is one by itself."""
    found = list(bands)
    for i in range(1, len(found)):
        wide = [(first, last) for first, last, _ in found[i - 1] if first < last]
        shared = {_printed(text) for first, last, text in found[i] if any(a <= first and last <= b for a, b in wide)}
        beneath = {first: text for first, last, text in found[i] if first == last and _printed(text) not in shared}
        led = [part for part in found[i - 1] if part[0] == part[1] and part[0] in beneath and _goes_on(part[2], beneath[part[0]])]
        if len(led) < len(found[i - 1]) and not counts_columns([text for *_, text in found[i]]):
            found[i - 1 : i + 1] = [[part for part in found[i - 1] if part not in led], joined(led, found[i])]
    return found


def _printed(text: Text) -> str:
    return " ".join(word.text for word in text)


def _goes_on(above: Text, text: Text) -> bool:
    """Whether a text is the next line of one above it, none of the two a year: ``1-5`` over ``years``, or words over words."""
    step = min(w.baseline for w in text) - max(w.baseline for w in above)
    is_counted = text[0].text[:1].islower() and not any(len(part) > _DIGITS for word in above for part in re.findall(r"\d+", word.text))
    are_words = (not is_number(above) or is_counted) and not "".join(w.text for w in text).isdigit()
    return are_words and 0 < step <= _LINE * max(w.style.size for w in (*above, *text))


def _divides(band: Band, above: Band) -> bool:
    """Whether a heading is over only some of the columns that one above it is over."""
    return any(a <= last and first <= b and b - a > last - first for first, last, _ in band for a, b, _ in above)


def _underlined(
    row: PrintedRow, beneath: PrintedRow | None, borders: Sequence[float], extents: Sequence[Strip], underlines: Sequence[Edge]
) -> Band | None:
    """A row of headings, each over the columns that the line beneath it is over; None where no line over several stands beneath one."""
    end = beneath.baseline if beneath is not None else row.bottom + row.size
    lines = [line for line in underlines if row.baseline - _TOUCHES < line.at < end]
    band: Band = []
    taken: list[Edge] = []
    for text in row.texts:
        middle = (text[0].x0 + text[-1].x1) / 2
        line = next((line for line in lines if line.start - 1 < middle < line.end + 1), None)
        if line in taken:
            return None  # lines that touch are one, and tell nothing
        taken += [line] if line else []
        band.append((*(_beneath(line, borders, extents) if line else _headed(text, beneath, borders)), text))
    return band if taken and any(last > first for first, last, _ in band) else None


def _beneath(line: Edge, borders: Sequence[float], extents: Sequence[Strip]) -> tuple[int, int]:
    """The first and last column whose texts have their middle beneath a line."""
    held = [c for c, (x0, x1) in enumerate(extents) if line.start <= (x0 + x1) / 2 <= line.end]
    return (held[0], held[-1]) if held else columns_between(line.start, line.end, borders)


def _headed(text: Text, beneath: PrintedRow | None, borders: Sequence[float]) -> tuple[int, int]:
    """The columns that a heading heads: several where it reaches over the middles of two, or over two headings beneath it; else one."""
    first, last = columns_of_text(text, borders)
    middles = [(a + b) / 2 for a, b in pairwise(borders)]
    reached = [c for c in range(first, last + 1) if text[0].x0 < middles[c] < text[-1].x1]
    under = {first_column(t, borders) for t in beneath.texts if t[-1].x1 > text[0].x0 and t[0].x0 < text[-1].x1} if beneath else set()
    if first == last or len(reached) > 1 or len(under) > 1:
        return first, last
    middle = (text[0].x0 + text[-1].x1) / 2
    own = min(range(first, last + 1), key=lambda c: abs(middle - middles[c]))
    is_between = abs(middle - middles[own]) > _BETWEEN_MIDDLES * (middles[last] - middles[first])
    return (first, last) if is_between else (own, own)
