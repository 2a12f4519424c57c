"""Fetch from addresses: politely, within limits, again where a failure is transient, and only what looks as it should."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_exponential, wait_random

from pipeline.fetching.addresses import allowed_hosts, public_address, require_scheme
from pipeline.fetching.request import Answer, Partial, ask
from pipeline.fetching.robots import Robots
from pipeline.fetching.turns import Turns
from pipeline.source_settings import Fetch
from schemas.errors import DocumentRejected, RejectReason, SourceChanged, SourceUnavailable

_MAGIC = b"%PDF"
_END = b"%%EOF"
_MAGIC_WITHIN = 1024
_END_WITHIN = 8192
_PDF_TYPES = frozenset(
    {
        "",
        "application/pdf",
        "application/x-pdf",
        "application/octet-stream",
        "binary/octet-stream",
        "application/download",
        "application/force-download",
    }
)
_PAGE_TYPES = frozenset({"", "text/html", "application/xhtml+xml", "text/xml", "application/xml", "text/plain"})
_LARGEST_ROBOTS = 512_000
_ROBOTS_SECONDS = 3600.0  # how long a robots.txt that was read holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A document that was fetched, and by what its host knows this state of it."""

    data: bytes
    etag: str | None = None
    last_modified: str | None = None


@dataclass(slots=True)
class Fetcher:
    """Fetches for one data folder, and keeps to the turns of each host whoever else fetches for it."""

    settings: Fetch
    turns: Turns
    _robots: dict[str, tuple[float, Robots]] = field(default_factory=dict)

    def document(
        self, address: str, *, etag: str | None = None, last_modified: str | None = None, hosts: Collection[str] = ()
    ) -> Fetched | None:
        """The document at an address; None where its host says that it is the one of ``etag`` or ``last_modified``.

        ``hosts`` are those to which it may lead; by default its own and those of the settings. Only transient failures are tried again.

        Raises:
            SettingsError: The address is none, or not one of http or https.
            SourceUnavailable: It does not answer, breaks off, takes too long, is cut, or asks to come back later.
            SourceGone: Its host has nothing there.
            SourceChanged: Its host refuses, robots.txt does not allow it, or it leads in circles or where nothing is fetched from.
            DocumentRejected: What it sends is too large, empty, or no PDF.
        """
        known = {name: value for name, value in (("If-None-Match", etag), ("If-Modified-Since", last_modified)) if value}
        answer = self._retried(address, hosts, known, lambda answer: _check_pdf(address, answer))
        if answer.data is None and known:
            return None
        if answer.data is None:
            raise SourceChanged(f"{public_address(address)} answers that nothing changed, and was not asked. Open it in a browser.")
        return Fetched(data=answer.data, etag=answer.etag, last_modified=answer.last_modified)

    def page(self, address: str) -> bytes:
        """A page of a site, or its map. Raises as :meth:`document`; SourceChanged where it is neither HTML, XML nor text."""
        answer = self._retried(address, (), {}, lambda answer: _check_page(address, answer))
        return answer.data or b""

    def _retried(self, address: str, hosts: Collection[str], headers: dict[str, str], check: Callable[[Answer], None]) -> Answer:
        require_scheme(address, self.settings)
        hosts = hosts or allowed_hosts(address, self.settings)
        partial = Partial()

        def delay_of(url: str) -> float:
            """A host that an address leads to has rules of its own."""
            return max(self.settings.delay_seconds, self._allowed(url, hosts).delay)

        delay_of(address)
        for attempt in _attempts(self.settings, self.turns.sleep):
            with attempt:
                answer = ask(address, self.settings, self.turns, hosts=hosts, headers=headers, partial=partial, delay_of=delay_of)
                partial.forget()
                if answer.data is not None:
                    check(answer)
                return answer
        raise AssertionError("at least one attempt is made")

    def _allowed(self, address: str, hosts: Collection[str]) -> Robots:
        """The rules of an address's host, which must allow it."""
        if not self.settings.obeys_robots:
            return Robots()
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        read_at, rules = self._robots.get(site, (-_ROBOTS_SECONDS, Robots()))
        if self.turns.now() - read_at >= _ROBOTS_SECONDS:
            rules = self._read_robots(f"{site}/robots.txt", hosts)
            self._robots[site] = (self.turns.now(), rules)
        rules.require(address, public_address(address))
        return rules

    def _read_robots(self, address: str, hosts: Collection[str]) -> Robots:
        """A site without such a file allows all; one whose file cannot be had now is asked for nothing now."""
        few = self.settings.model_copy(update={"max_bytes": min(_LARGEST_ROBOTS, self.settings.max_bytes)})
        for attempt in _attempts(few, self.turns.sleep):
            with attempt:
                try:
                    answer = ask(address, few, self.turns, hosts=hosts, headers={}, partial=Partial(), delay_of=lambda _: few.delay_seconds)
                except DocumentRejected as error:
                    raise SourceChanged(f"{public_address(address)} is too large to be read. Tell the site's owner.") from error
                except SourceChanged:
                    return Robots()
                return Robots((answer.data or b"").decode("utf-8", errors="replace"))
        raise AssertionError("at least one attempt is made")


@lru_cache(maxsize=8)
def fetcher_of(settings: Fetch, data_dir: Path) -> Fetcher:
    """The fetcher of a data folder, the same for all that work for it in this process."""
    return Fetcher(settings, Turns(data_dir / "locks", settings.longest_wait_seconds))


def _attempts(settings: Fetch, sleep: Callable[[float], None]) -> Retrying:
    return Retrying(
        retry=retry_if_exception(_may_pass),
        stop=stop_after_attempt(settings.attempts),
        wait=wait_exponential(multiplier=settings.wait_seconds, max=settings.longest_wait_seconds) + wait_random(0, settings.wait_seconds),
        sleep=sleep,
        reraise=True,
    )


def _may_pass(error: BaseException) -> bool:
    """Whether another attempt in this run may do better; at a host that asked to be left alone for longer it may not."""
    return isinstance(error, SourceUnavailable) and not error.is_for_long


def _check_pdf(address: str, answer: Answer) -> None:
    data, shown = answer.data or b"", public_address(address)
    if not data:
        raise DocumentRejected(RejectReason.EMPTY, f"{shown} gives an empty file. Ask its publisher.")
    if _MAGIC not in data[:_MAGIC_WITHIN] or answer.content_type not in _PDF_TYPES:
        what = f" ({answer.content_type})" if answer.content_type not in _PDF_TYPES else ""
        raise DocumentRejected(RejectReason.NOT_PDF, f"{shown} gives something that is no PDF{what}. Open it in a browser to see what.")
    if _END not in data[-_END_WITHIN:]:
        raise SourceUnavailable(f"{shown} is cut: its end is missing. Try again later, or download it and name the file.")


def _check_page(address: str, answer: Answer) -> None:
    if answer.content_type not in _PAGE_TYPES:
        raise SourceChanged(f"{public_address(address)} is no page but {answer.content_type}. Check the source in tmag.toml.")
