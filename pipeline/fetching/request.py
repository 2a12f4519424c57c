"""One request and what comes back: redirects within the allowed hosts, limits on time and size, a body that is whole or goes on later."""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache, lru_cache

import httpx

from pipeline.fetching.addresses import checked_ip, host_of, is_possible, public_address
from pipeline.fetching.turns import Turns
from pipeline.source_settings import Fetch
from schemas.errors import DocumentRejected, RejectReason, SourceChanged, SourceGone, SourceUnavailable

_TRY_AGAIN_LATER = frozenset({408, 425, 429})
_GONE = frozenset({404, 410})
_USER_AGENT = "tmag (reads published meeting packs)"
_CONTENT_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")


@dataclass(slots=True)
class Partial:
    """What has come of a body so far, so that an attempt can go on where the one before was cut."""

    data: bytearray = field(default_factory=bytearray)
    tag: str | None = None

    def forget(self) -> None:
        """Begin anew."""
        self.data.clear()
        self.tag = None

    @property
    def headers(self) -> dict[str, str]:
        """The headers that ask for the rest, unless the document is another now."""
        return {"Range": f"bytes={len(self.data)}-", "If-Range": self.tag} if self.data and self.tag else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A whole answer. ``data`` is None where the host says that nothing changed."""

    data: bytes | None
    content_type: str = ""
    etag: str | None = None
    last_modified: str | None = None


def ask(
    address: str,
    settings: Fetch,
    turns: Turns,
    *,
    hosts: Collection[str],
    headers: Mapping[str, str],
    partial: Partial,
    delay_of: Callable[[str], float],
) -> Answer:
    """Ask for an address once, and follow redirects to ``hosts``.

    ``delay_of`` gives the seconds to leave between two requests to the host of an address, and raises where that may not be asked for.

    Raises:
        SourceUnavailable: The host does not answer, breaks off, takes too long, or asks to come back later.
        SourceGone: It has nothing there.
        SourceChanged: It refuses, or leads in circles, to another host, or into a private network.
        DocumentRejected: What it sends is too large.
    """
    deadline = time.monotonic() + settings.total_seconds
    url = address
    for _ in range(settings.max_redirects + 1):
        delay = delay_of(url)
        with _as_ours(address), turns.turn(host_of(url), delay), _stream(url, settings, {**headers, **partial.headers}) as response:
            if not response.has_redirect_location:
                _check_status(address, response, turns, host_of(url))
                return _answer(address, response, settings, partial, deadline)
            url = _next_address(address, url, response, settings, hosts)
    shown = public_address(address)
    raise SourceChanged(f"{shown} redirects more than {settings.max_redirects} times. Open it in a browser and name the last address.")


@contextmanager
def _stream(address: str, settings: Fetch, headers: Mapping[str, str]) -> Iterator[httpx.Response]:
    """A request to the number that the host's name was checked for; the name itself is not looked up a second time."""
    url = httpx.URL(address)
    port = url.port or (443 if url.scheme == "https" else 80)
    number = checked_ip(url.host, port, settings)
    headers = {**headers, "Host": url.netloc.decode("ascii")}
    client = _client(url.host, settings.connect_seconds, settings.read_seconds)
    pinned = url.copy_with(host=number)
    with client.stream("GET", pinned, headers=headers, extensions={"sni_hostname": url.host}) as response:
        yield response


@lru_cache(maxsize=16)
def _client(host: str, connect_seconds: float, read_seconds: float) -> httpx.Client:
    """One client a host: connections go to numbers, and one that was opened to one host must not serve another."""
    timeout = httpx.Timeout(read_seconds, connect=connect_seconds)
    # The bytes as they are, so that their count is that of the headers. The environment's proxies would look names up for themselves.
    headers = {"User-Agent": _USER_AGENT, "Accept-Encoding": "identity"}
    return httpx.Client(timeout=timeout, headers=headers, trust_env=False, verify=_tls())


@cache
def _tls() -> ssl.SSLContext:
    return httpx.create_ssl_context()


@contextmanager
def _as_ours(address: str) -> Iterator[None]:
    """Turn what goes wrong on the way into the project's own errors."""
    shown = public_address(address)
    try:
        yield
    except (httpx.InvalidURL, UnicodeError) as error:
        raise SourceChanged(f"{shown} leads to what is no address ({error}). Open it in a browser and name the last address.") from error
    except httpx.HTTPError as error:
        what = str(error) or type(error).__name__
        raise SourceUnavailable(f"{shown} cannot be fetched now: {what}. Try again later.") from error


def _check_status(address: str, response: httpx.Response, turns: Turns, host: str) -> None:
    status, shown = response.status_code, public_address(address)
    if status >= 500 or status in _TRY_AGAIN_LATER:
        turns.postpone(host, _retry_after(response.headers.get("retry-after", "")))
        raise SourceUnavailable(f"{shown} answers {status}. Try again later.")
    if status in _GONE:
        raise SourceGone(f"{shown} answers {status}: there is nothing any more. Check the address, or take it out of the sources.")
    if status not in (200, 206, 304, 416):
        raise SourceChanged(f"{shown} answers {status}. Check the address, or name another.")


def _retry_after(header: str) -> float:
    """The seconds that a host asks for, as a number or as an instant; 0 where it does not say."""
    if header.strip().isdecimal():
        return float(header)
    try:
        until = parsedate_to_datetime(header)
    except ValueError:
        return 0.0
    return max(0.0, (until - datetime.now(until.tzinfo or UTC)).total_seconds()) if until.tzinfo else 0.0


def _next_address(address: str, url: str, response: httpx.Response, settings: Fetch, hosts: Collection[str]) -> str:
    location, shown = response.headers["location"], public_address(address)
    target = str(httpx.URL(url).join(location))
    if not is_possible(target, settings.schemes) or (url.startswith("https:") and not target.startswith("https:")):
        raise SourceChanged(f"{shown} leads to {public_address(location)}, which is not fetched. Check the address.")
    if host_of(target) not in hosts:
        raise SourceChanged(
            f"{shown} leads to another host, {host_of(target)}. If that is right, add it to fetch.allowed_hosts in tmag.toml."
        )
    return target


def _answer(address: str, response: httpx.Response, settings: Fetch, partial: Partial, deadline: float) -> Answer:
    etag, modified = response.headers.get("etag"), response.headers.get("last-modified")
    if response.status_code == 304:
        return Answer(data=None, etag=etag, last_modified=modified)
    length = _begun(address, response, partial)
    partial.tag = None if "content-encoding" in response.headers else (etag if etag and not etag.startswith("W/") else modified)
    _read(address, response, settings, partial, deadline)
    if length is not None and len(partial.data) != length and "content-encoding" not in response.headers:
        got = len(partial.data)
        partial.forget()
        raise SourceUnavailable(f"{public_address(address)} sends {got} bytes and announces {length}. Try again later.")
    content_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Answer(data=bytes(partial.data), content_type=content_type, etag=etag, last_modified=modified)


def _begun(address: str, response: httpx.Response, partial: Partial) -> int | None:
    """The length that the whole body is to have, if it is told; what came before is forgotten where the host does not go on from there."""
    if response.status_code == 200:
        partial.forget()
        length = response.headers.get("content-length", "")
        return int(length) if length.isdecimal() else None
    found = _CONTENT_RANGE.fullmatch(response.headers.get("content-range", ""))
    if response.status_code == 416 or found is None or int(found[1]) != len(partial.data):
        partial.forget()
        raise SourceUnavailable(f"{public_address(address)} does not go on where it broke off. Try again later.")
    return None if found[3] == "*" else int(found[3])


def _read(address: str, response: httpx.Response, settings: Fetch, partial: Partial, deadline: float) -> None:
    shown = public_address(address)
    for part in response.iter_bytes():
        partial.data += part
        if len(partial.data) > settings.max_bytes:
            message = f"{shown} has more than fetch.max_bytes ({settings.max_bytes}). Raise it in tmag.toml if the file is wanted."
            raise DocumentRejected(RejectReason.TOO_LARGE, message)
        if time.monotonic() > deadline:
            raise SourceUnavailable(f"{shown} takes longer than fetch.total_seconds ({settings.total_seconds:g} s). Try again later.")
