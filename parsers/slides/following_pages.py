"""What goes on over a page's end without a heading of its own: the lists that a page prints down to its foot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from parsers.layout.blocks import Block
from parsers.layout.sheet import Sheet
from parsers.pack import Pack
from parsers.slides.tables import base_title

_FULL = 0.6  # of the height: what ends above may be all; headings stay with what they head, so that pages end above their foot
_SAME_LEFT = 6.0  # points: how far apart bullets of one list begin

HeadTest = Callable[[str], bool]


def going_on(sheet: Sheet, head: Block, pack: Pack, is_head: HeadTest) -> Iterator[Block]:
    """The blocks of the pages behind one whose last list runs to its foot, as long as each begins as a list goes on.

    That is with one of the list's own headings or another bullet, or beneath the list's own title ``head`` printed again.
    """
    at = pack.sheets.index(sheet)
    for page, following in zip(pack.sheets[at:], pack.sheets[at + 1 :], strict=False):
        body = _behind(page, following, head, is_head)
        if following.page_number in pack.dividers or not body:
            return
        yield from body


def _behind(page: Sheet, following: Sheet, head: Block, is_head: HeadTest) -> Sequence[Block]:
    """What of a page's blocks goes on with the page before; nothing where it begins with something else."""
    body, last = following.body, page.body[-1]
    if not body or following.page_number != page.page_number + 1 or _is_beneath(last, page):
        return ()
    if body[0] is following.title and base_title(body[0].text) == base_title(head.text):
        return body[1:]
    is_beneath_head = not last.is_listed and is_head(last.text)
    is_list = is_beneath_head or (last.is_listed and abs(body[0].box.x0 - last.box.x0) <= _SAME_LEFT)
    is_next = is_list if body[0].is_listed else is_head(body[0].text)
    is_full = last.box.bottom >= _FULL * page.height
    is_first = not any(table.box.top < body[0].box.top for table in following.tables)
    return body if is_next and is_full and is_first else ()


def _is_beneath(last: Block, page: Sheet) -> bool:
    """Whether a table stands beneath the last text of a page: then no text goes on from there."""
    return any(table.box.top > last.box.top for table in page.tables)
