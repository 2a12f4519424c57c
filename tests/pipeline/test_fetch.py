from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from pipeline.fetch import fetch
from pipeline.settings import Fetch
from schemas.errors import DocumentRejected, SettingsError, SourceChanged, SourceUnavailable

PDF = b"%PDF-1.7 a small one"
QUICK = Fetch(connect_seconds=2, read_seconds=0.5, total_seconds=1.2, max_bytes=1000, attempts=1, wait_seconds=0)


class Site(BaseHTTPRequestHandler):
    calls: list[str] = []  # noqa: RUF012 - one list for one test, cleared by the fixture

    def do_GET(self) -> None:
        self.calls.append(self.path)
        getattr(self, "get_" + self.path.strip("/").split("/")[0])()

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def get_pdf(self) -> None:
        self.answer(200, PDF)

    def get_late_header(self) -> None:
        self.answer(200, b"\n" * 1000 + PDF)

    def get_html(self) -> None:
        self.answer(200, b"<html>Please log in</html>")

    def get_empty(self) -> None:
        self.answer(200)

    def get_gone(self) -> None:
        self.answer(404)

    def get_nothing(self) -> None:
        self.answer(204)

    def get_broken(self) -> None:
        self.answer(503)

    def get_flaky(self) -> None:
        self.answer(200 if len(self.calls) >= 3 else 503, PDF)

    def get_large(self) -> None:
        self.answer(200, PDF + b"x" * 2000)

    def get_short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(PDF)

    def get_slow(self) -> None:
        time.sleep(1.0)
        self.answer(200, PDF)

    def get_drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(20):
            self.wfile.write(b"%PDF")
            self.wfile.flush()
            time.sleep(0.2)

    def get_moved(self) -> None:
        self.answer(302, Location="/pdf")

    def get_round(self) -> None:
        self.answer(302, Location="/round")

    def get_file(self) -> None:
        self.answer(302, Location="file:///etc/passwd")

    def get_nowhere(self) -> None:
        self.answer(302, Location="http://xn--/nowhere")

    def get_port(self) -> None:
        self.answer(302, Location="http://127.0.0.1:99999/port")

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    Site.calls.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("path", ["pdf", "moved"])
def test_a_pdf_comes_back(site: str, path: str) -> None:
    assert fetch(f"{site}/{path}", QUICK) == PDF


def test_the_mark_of_a_pdf_may_stand_a_little_later(site: str) -> None:
    assert fetch(f"{site}/late_header", Fetch(max_bytes=2000)).endswith(PDF)


@pytest.mark.parametrize(("path", "reason"), [("html", "not_pdf"), ("empty", "empty"), ("large", "too_large")])
def test_what_is_no_pack_is_rejected(site: str, path: str, reason: str) -> None:
    with pytest.raises(DocumentRejected) as caught:
        fetch(f"{site}/{path}", QUICK)
    assert caught.value.reason == reason


@pytest.mark.parametrize("path", ["gone", "nothing", "round", "file", "nowhere", "port"])
def test_a_site_that_changed(site: str, path: str) -> None:
    with pytest.raises(SourceChanged, match=path):
        fetch(f"{site}/{path}", QUICK)


@pytest.mark.parametrize("path", ["broken", "short", "slow", "drip"])
def test_a_site_that_does_not_answer_well(site: str, path: str) -> None:
    with pytest.raises(SourceUnavailable, match="later"):
        fetch(f"{site}/{path}", QUICK)


def test_nobody_there() -> None:
    with pytest.raises(SourceUnavailable):
        fetch("http://127.0.0.1:9/pdf", QUICK)


def test_only_what_is_transient_is_tried_again(site: str) -> None:
    thrice = QUICK.model_copy(update={"attempts": 3})
    assert fetch(f"{site}/flaky", thrice) == PDF
    assert Site.calls == ["/flaky"] * 3
    with pytest.raises(SourceChanged):
        fetch(f"{site}/gone", thrice)
    assert Site.calls.count("/gone") == 1


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://127.0.0.1/a", "http://", "http://[::1", "http://a b/c", "http://xn--/", "http://127.0.0.1:99999/"],
)
def test_an_address_that_cannot_be_fetched(address: str) -> None:
    with pytest.raises(SettingsError):
        fetch(address, QUICK)
