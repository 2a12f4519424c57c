"""Faults of the parser's own: what one touched is missing and told, and the rest of the document is read.

Work is guarded in few places, each a page, a section or a question: what is guarded fails as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import TracebackType
from typing import TypeVar

from schemas.errors import DocumentRejected

Answer = TypeVar("Answer")
Whole = TypeVar("Whole")
PASSED = (DocumentRejected, MemoryError)
"""What is no fault of the code, and goes through."""
_OWN = ("parsers.", "schemas.")
_MOST_PAGES = 10  # at fault in one work: where more are, it is the work


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the work that failed, the error's type, the innermost place of ours that it came from, and the page where it is known."""

    work: str
    error: str
    place: str
    page_number: int | None = None

    @property
    def reason(self) -> str:
        """The fault as a part of a sentence."""
        page = f" on page {self.page_number}" if self.page_number is not None else ""
        return f"the parser failed at {self.work}{page} ({self.error} in {self.place})"

    @property
    def told(self) -> str:
        """The fault in two sentences."""
        return f"{self.reason[0].upper()}{self.reason[1:]}. Please report it with the file."


class Faults:
    """The faults that the parse of one document met, in their order. Where they ``are_raised`` nothing is spared."""

    def __init__(self, *, are_raised: bool = False) -> None:
        self.met: list[Fault] = []
        self._tried = _raised if are_raised else _tried

    def spare(self, work: Callable[[], Answer], instead: Answer, name: str, page_number: int | None = None) -> Answer:
        """What some work gives, or what is given ``instead`` where it fails."""
        given = self._tried(work, name)
        if not isinstance(given, Fault):
            return given
        self.met.append(replace(given, page_number=page_number))
        return instead

    def spare_pages(
        self,
        work: Callable[[Whole], Answer],
        whole: Whole,
        without: Callable[[Whole, Collection[int]], Whole],
        numbers: Sequence[int],
        instead: Answer,
        name: str,
    ) -> tuple[Whole, Answer]:
        """What some work on all pages of a document gives, and the pages that it was done on: those at fault are left out.

        Args:
            work: What is done on the whole.
            whole: All pages; given back as it is where nothing fails.
            without: Gives the whole as if nothing stood on the pages of some numbers.
            numbers: The numbers of all pages.
            instead: What is given where no page, or too many, is at fault.
            name: What the work is called.
        """
        given = self._tried(partial(work, whole), name)
        for _ in range(_MOST_PAGES):
            if not isinstance(given, Fault):
                return whole, given
            found = _first_at_fault(work, partial(without, whole), numbers, given)
            if found is None:
                break
            fault, page = found
            self.met.append(fault)
            whole = without(whole, {page})
            given = self._tried(partial(work, whole), name)
        if not isinstance(given, Fault):
            return whole, given
        self.met.append(given)
        return whole, instead


def _first_at_fault(
    work: Callable[[Whole], object], without: Callable[[Collection[int]], Whole], numbers: Sequence[int], last: Fault
) -> tuple[Fault, int] | None:
    """The first page with which, behind those before it, some work fails, and how; None where it fails without any page.

    ``last`` is how it fails with all pages.
    """
    if isinstance(_tried(partial(work, without(numbers)), last.work), Fault):
        return None
    works, fails = 0, len(numbers)  # so many pages
    while fails - works > 1:
        middle = (works + fails) // 2
        given = _tried(partial(work, without(numbers[middle:])), last.work)
        if isinstance(given, Fault):
            fails, last = middle, given
        else:
            works = middle
    page = numbers[fails - 1]
    return replace(last, page_number=page), page


def _tried(work: Callable[[], Answer], name: str) -> Answer | Fault:
    """What some work gives, or how it failed."""
    try:
        return work()
    except PASSED:
        raise
    except Exception as error:
        return fault_of(error, name)


def _raised(work: Callable[[], Answer], name: str) -> Answer | Fault:
    return work()


def fault_of(error: Exception, work: str) -> Fault:
    """How some work failed. The error's own words are left out: they may be others the next time."""
    places = list(_places(error.__traceback__))[1:]
    own = [place for place in places if place.startswith(_OWN)]
    return Fault(work, type(error).__name__, (own or places or ["no place"])[-1])


def _places(trace: TracebackType | None) -> Iterator[str]:
    """The places that an error came through, the innermost last."""
    while trace is not None:
        frame = trace.tb_frame
        yield f"{frame.f_globals.get('__name__')}.{frame.f_code.co_name}, line {trace.tb_lineno}"
        trace = trace.tb_next
