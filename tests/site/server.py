"""The server: what the site holds, what it is asked, and what goes wrong."""

from __future__ import annotations

import hashlib
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

from tests.site.pages import changed_page, library_page, sitemap
from tests.site.papers import PAGES, Paper, sample_papers

_LAST_MODIFIED = "Wed, 08 Mar 2023 09:00:00 GMT"
_HTML = "text/html; charset=utf-8"


class Fault(StrEnum):
    """What may go wrong under a path."""

    BROKEN = "broken"  # 500
    BUSY = "busy"  # 503 with Retry-After: 1
    GONE = "gone"  # 404
    CUT = "cut"  # the connection ends within the body
    DRIP = "drip"  # a few bytes now and then
    STALLED = "stalled"  # no answer
    TOO_LONG = "too_long"  # Content-Length is more than what comes
    TOO_SHORT = "too_short"  # Content-Length is less than the document
    HTML = "html"  # a page with status 200 instead of the document
    MISLABELLED = "mislabelled"  # a page that says that it is a PDF
    ROUND = "round"  # a redirect to itself
    ELSEWHERE = "elsewhere"  # a redirect to another host
    CHANGED = "changed"  # a page without its libraries
    BARE = "bare"  # a page whose libraries have no rows


class Request(NamedTuple):
    """One request that came: path as sent, headers in lower case, and when, in seconds of the monotonic clock."""

    method: str
    path: str
    headers: dict[str, str]
    at: float


@dataclass(slots=True)
class Site:
    """What the site holds now; a test changes it while it is served.

    ``faults`` maps a path to what goes wrong there, and how often (None: always). ``is_tagged`` says whether documents have an ETag and a
    date, ``has_only_dates`` that they have no ETag, ``has_stale_tags`` whether these stay when a document is re-issued; ``robots`` is the
    text of ``robots.txt``, None for none.
    """

    papers: list[Paper] = field(default_factory=list)
    faults: dict[str, tuple[Fault, int | None]] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    robots: str | None = None
    is_tagged: bool = True
    has_stale_tags: bool = False
    has_only_dates: bool = False
    requests: list[Request] = field(default_factory=list)
    address: str = ""
    look: Callable[[], Sequence[Paper]] | None = None

    @classmethod
    def of_samples(cls) -> Site:
        """The site with the bundled sample packs in its libraries."""
        return cls(papers=sample_papers())

    def publish(self, *papers: Paper) -> None:
        """Put documents into their libraries; one under an address that is there takes its place."""
        paths = {paper.path for paper in papers}
        self.papers = [*(paper for paper in self.papers if paper.path not in paths), *papers]

    def withdraw(self, path: str) -> None:
        """Take a document away, and its row."""
        self.papers = [paper for paper in self.papers if paper.path != path]

    def fault(self, path: str, fault: Fault, times: int | None = None) -> None:
        """Let something go wrong under a path, always or so many times."""
        self.faults[path] = (fault, times)

    def asked(self, path: str) -> list[Request]:
        """The requests for a path."""
        return [request for request in self.requests if request.path == path]

    def due_fault(self, path: str) -> Fault | None:
        """The fault that strikes now, counted down."""
        fault, times = self.faults.get(path, (None, None))
        if fault is not None and times is not None:
            if times <= 0:
                return None
            self.faults[path] = (fault, times - 1)
        return fault

    def page(self, path: str) -> str | None:
        """The HTML or XML under a path, None where there is no page."""
        if path in self.pages:
            return self.pages[path]
        if path == "/sitemap.xml":
            return sitemap(self.address, self.papers)
        if path == "/robots.txt":
            return self.robots
        if path in PAGES.values():
            return library_page(path, [paper for paper in self.papers if paper.page == path])
        return None


class _Handler(BaseHTTPRequestHandler):
    site: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        site = self.site
        site.requests.append(Request("GET", self.path, {k.lower(): v for k, v in self.headers.items()}, time.monotonic()))
        if site.look is not None:
            site.papers = list(site.look())
        fault = site.due_fault(self.path)
        with suppress(BrokenPipeError, ConnectionResetError):
            if not self._before(fault):
                self._page_or_paper(fault)

    def _before(self, fault: Fault | None) -> bool:
        """Faults that need no document; whether one struck."""
        match fault:
            case Fault.BROKEN:
                self._answer(500, b"broken")
            case Fault.BUSY:
                self._answer(503, b"busy", {"Retry-After": "1"})
            case Fault.GONE:
                self._answer(404, b"gone")
            case Fault.STALLED:
                time.sleep(1.5)
                self.close_connection = True
            case Fault.ROUND:
                self._answer(302, headers={"Location": self.path})
            case Fault.ELSEWHERE:
                self._answer(302, headers={"Location": f"http://elsewhere.invalid{self.path}"})
            case Fault.HTML | Fault.MISLABELLED:
                kind = "application/pdf" if fault is Fault.MISLABELLED else _HTML
                self._answer(200, b"<!DOCTYPE html><html><body>Please sign in</body></html>", {"Content-Type": kind})
            case _:
                return False
        return True

    def _page_or_paper(self, fault: Fault | None) -> None:
        site = self.site
        listed = [paper for paper in site.papers if paper.page == self.path]
        if fault is Fault.CHANGED:
            return self._answer(200, changed_page(listed).encode(), {"Content-Type": _HTML})
        if fault is Fault.BARE:
            return self._answer(200, library_page(self.path, []).encode(), {"Content-Type": _HTML})
        if self.path in site.redirects:
            return self._answer(302, headers={"Location": site.redirects[self.path]})
        text = site.page(self.path)
        if text is not None:
            return self._answer(200, text.encode(), {"Content-Type": "application/xml" if self.path.endswith(".xml") else _HTML})
        paper = next((paper for paper in site.papers if paper.path == self.path.partition("?")[0]), None)
        if paper is None:
            return self._answer(404, b"not here")
        return self._document(paper, fault)

    def _document(self, paper: Paper, fault: Fault | None) -> None:
        tag = hashlib.sha256(paper.path.encode() if self.site.has_stale_tags else paper.data).hexdigest()[:16]
        tags = {"ETag": f'"{tag}"', "Last-Modified": _LAST_MODIFIED} if self.site.is_tagged else {}
        if self.site.has_only_dates:
            tags.pop("ETag", None)
        if self._is_known(tags):
            return self._answer(304, headers=tags)
        start = self._start(tags.get("ETag"), len(paper.data))
        body = paper.data[start:]
        headers = {**tags, "Content-Type": "application/pdf", "Accept-Ranges": "bytes"}
        if start:
            headers["Content-Range"] = f"bytes {start}-{len(paper.data) - 1}/{len(paper.data)}"
        status = 206 if start else 200
        match fault:
            case Fault.CUT:
                self._answer(status, body[: len(body) // 2], headers, length=len(body))
                self.close_connection = True
            case Fault.TOO_LONG:
                self._answer(status, body, headers, length=len(body) + 5000)
                self.close_connection = True
            case Fault.TOO_SHORT:
                self._answer(status, body[: len(body) // 2], headers)
            case Fault.DRIP:
                self._drip(body, headers)
            case _:
                self._answer(status, body, headers)
        return None

    def _is_known(self, tags: Mapping[str, str]) -> bool:
        """Whether a client has the document already, by its ETag or, where it has none, by its date."""
        if "ETag" in tags:
            return self.headers.get("If-None-Match") == tags["ETag"]
        return "Last-Modified" in tags and self.headers.get("If-Modified-Since") == tags["Last-Modified"]

    def _start(self, tag: str | None, size: int) -> int:
        """From which byte on a client goes on after a cut; 0 where it asks for all or the document is another now."""
        asked = self.headers.get("Range", "")
        if not asked.startswith("bytes=") or self.headers.get("If-Range") not in (None, tag, _LAST_MODIFIED):
            return 0
        start = int(asked.removeprefix("bytes=").partition("-")[0])
        return start if start < size else 0

    def _drip(self, body: bytes, headers: dict[str, str]) -> None:
        self._answer(200, headers=headers, length=len(body))
        for byte in range(40):
            self.wfile.write(body[byte : byte + 1])
            self.wfile.flush()
            time.sleep(0.05)
        self.close_connection = True

    def _answer(self, status: int, body: bytes = b"", headers: Mapping[str, str] | None = None, *, length: int | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that hang up are what some tests are about."""


@contextmanager
def serving(site: Site, port: int = 0, tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Serve a site on loopback for the length of a ``with`` block; ``site.address`` says where. With ``tls`` it speaks HTTPS."""
    handler = type("Handler", (_Handler,), {"site": site})
    server = _Server(("127.0.0.1", port), handler)
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    site.address = f"http{'s' if tls else ''}://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
