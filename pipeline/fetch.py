"""Fetch one file from an address: http and https only, within limits, and only what looks like a PDF."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from pipeline.settings import Fetch
from schemas.errors import DocumentRejected, RejectReason, SettingsError, SourceChanged, SourceUnavailable

_MAGIC = b"%PDF"
_MAGIC_WITHIN = 1024
_TRY_AGAIN_LATER = frozenset({408, 425, 429})
_USER_AGENT = "tmag (reads published meeting packs)"


def fetch(address: str, settings: Fetch) -> bytes:
    """The bytes at an address. Only a source that does not answer is tried again.

    Raises:
        SettingsError: The address is none, or not one of http or https.
        SourceUnavailable: It does not answer, breaks off, takes too long, or asks to come back later.
        SourceChanged: It answers that there is no such file, or leads in circles or to another scheme.
        DocumentRejected: What it sends is too large, empty, or no PDF.
    """
    require_scheme(address, settings)
    for attempt in range(1, settings.attempts + 1):
        try:
            return _checked(address, _fetch_once(address, settings))
        except SourceUnavailable:
            if attempt == settings.attempts:
                raise
            time.sleep(settings.wait_seconds * 2 ** (attempt - 1))
    raise AssertionError("at least one attempt is made")


def require_scheme(address: str, settings: Fetch) -> None:
    """Raise SettingsError where an address is none, has a scheme that is not fetched from, or no host."""
    url = _parsed(address)
    if url is None:
        raise SettingsError(f"{address} is no address that can be fetched. Correct it.")
    if url.scheme not in settings.schemes or not url.host:
        raise SettingsError(
            f"{address} cannot be fetched: only {' and '.join(settings.schemes)} addresses can. Download it and name the file."
        )


def _parsed(address: str | httpx.URL) -> httpx.URL | None:
    """The address in its parts; None where it is none, or names a host or a port that cannot be."""
    try:
        url = httpx.URL(address)
        is_possible = "%" not in url.host and (url.port is None or 0 < url.port < 1 << 16)
    except (httpx.InvalidURL, UnicodeError):
        return None
    return url if is_possible else None


def _fetch_once(address: str, settings: Fetch) -> bytes:
    timeout = httpx.Timeout(settings.read_seconds, connect=settings.connect_seconds)
    deadline = time.monotonic() + settings.total_seconds
    with _as_ours(address), httpx.Client(timeout=timeout, headers={"User-Agent": _USER_AGENT}) as client:
        url = httpx.URL(address)
        for _ in range(settings.max_redirects + 1):
            with client.stream("GET", url) as response:
                if not response.is_redirect:
                    _check_status(address, response)
                    return _read(address, response, settings, deadline)
                url = _next_url(address, url, response, settings)
    raise SourceChanged(f"{address} redirects more than {settings.max_redirects} times. Open it in a browser and name the last address.")


@contextmanager
def _as_ours(address: str) -> Iterator[None]:
    """Turn what goes wrong on the way into the project's own errors."""
    try:
        yield
    except (httpx.InvalidURL, UnicodeError) as error:
        raise SourceChanged(f"{address} leads to what is no address ({error}). Open it in a browser and name the last address.") from error
    except httpx.HTTPError as error:
        what = str(error) or type(error).__name__
        raise SourceUnavailable(f"{address} cannot be fetched now: {what}. Try again later.") from error


def _check_status(address: str, response: httpx.Response) -> None:
    status = response.status_code
    if status >= 500 or status in _TRY_AGAIN_LATER:
        raise SourceUnavailable(f"{address} answers {status}. Try again later.")
    if status != 200:
        raise SourceChanged(f"{address} answers {status}. Check the address, or name another.")


def _next_url(address: str, url: httpx.URL, response: httpx.Response, settings: Fetch) -> httpx.URL:
    location = response.headers["location"]
    target = _parsed(url.join(location))
    if target is None or target.scheme not in settings.schemes or not target.host:
        raise SourceChanged(f"{address} leads to {location}, which is not fetched. Check the address.")
    return target


def _read(address: str, response: httpx.Response, settings: Fetch, deadline: float) -> bytes:
    parts = bytearray()
    for part in response.iter_bytes():
        parts += part
        if len(parts) > settings.max_bytes:
            message = f"{address} has more than fetch.max_bytes ({settings.max_bytes}). Raise it in tmag.toml if the file is wanted."
            raise DocumentRejected(RejectReason.TOO_LARGE, message)
        if time.monotonic() > deadline:
            raise SourceUnavailable(f"{address} takes longer than fetch.total_seconds ({settings.total_seconds:g} s). Try again later.")
    return bytes(parts)


def _checked(address: str, data: bytes) -> bytes:
    if not data:
        raise DocumentRejected(RejectReason.EMPTY, f"{address} gives an empty file. Ask its publisher.")
    if _MAGIC not in data[:_MAGIC_WITHIN]:
        raise DocumentRejected(RejectReason.NOT_PDF, f"{address} gives something that is no PDF. Open it in a browser to see what.")
    return data
