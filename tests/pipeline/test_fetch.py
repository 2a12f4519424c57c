"""Fetching from the site that the tests play, with each of its faults."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from pipeline.fetch import Fetcher
from pipeline.fetching import addresses, request
from pipeline.fetching.turns import Turns
from pipeline.source_settings import Fetch
from schemas.errors import DocumentRejected, SettingsError, SourceChanged, SourceGone, SourceUnavailable
from tests.site import Fault, Paper, Site, paper_of, serving
from tests.site.papers import PAGES, SAMPLES

PACK = SAMPLES / "sitag-01-papers-v1.0.pdf"
PRIVATE_4 = ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.5.5", "169.254.169.254", "0.0.0.0", "224.0.0.1", "100.64.0.1"]
PRIVATE_6 = ["::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::7f00:1"]
QUICK = Fetch(
    connect_seconds=2,
    read_seconds=0.5,
    total_seconds=0.6,
    attempts=1,
    wait_seconds=0,
    delay_seconds=0,
    obeys_robots=False,
    allows_private_networks=True,
)


class Clock:
    """A clock that only moves when somebody sleeps."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.slept: list[float] = []

    def now(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.seconds += seconds


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site(papers=[paper_of(PACK)])) as site:
        yield site


@pytest.fixture
def paper(site: Site) -> Paper:
    return site.papers[0]


@pytest.fixture
def clock() -> Clock:
    return Clock()


def fetcher(folder: Path, clock: Clock | None = None, **changed: object) -> Fetcher:
    settings = QUICK.model_copy(update=changed)
    clock = clock or Clock()
    return Fetcher(settings, Turns(folder, settings.longest_wait_seconds, clock.now, clock.sleep))


def test_a_document_comes_back_with_what_its_host_knows_it_by(site: Site, paper: Paper, tmp_path: Path) -> None:
    got = fetcher(tmp_path).document(site.address + paper.path)
    assert got is not None
    assert got.data == paper.data
    again = fetcher(tmp_path).document(site.address + paper.path, etag=got.etag, last_modified=got.last_modified)
    assert again is None
    assert site.requests[-1].headers["if-none-match"] == got.etag


def test_a_host_that_only_tells_a_date_is_asked_by_it(site: Site, paper: Paper, tmp_path: Path) -> None:
    site.has_only_dates = True
    got = fetcher(tmp_path).document(site.address + paper.path)
    assert got is not None
    assert got.etag is None
    assert fetcher(tmp_path).document(site.address + paper.path, last_modified=got.last_modified) is None
    assert site.requests[-1].headers["if-modified-since"] == got.last_modified
    site.fault(paper.path, Fault.CUT, times=1)
    again = fetcher(tmp_path, attempts=2).document(site.address + paper.path)
    assert again == got
    assert site.requests[-1].headers["if-range"] == got.last_modified


@pytest.mark.parametrize(("fault", "reason"), [(Fault.HTML, "not_pdf"), (Fault.MISLABELLED, "not_pdf")])
def test_what_is_no_pdf_is_rejected_and_not_asked_for_again(site: Site, paper: Paper, tmp_path: Path, fault: Fault, reason: str) -> None:
    site.fault(paper.path, fault)
    with pytest.raises(DocumentRejected) as caught:
        fetcher(tmp_path, attempts=3).document(site.address + paper.path)
    assert caught.value.reason == reason
    assert len(site.asked(paper.path)) == 1


def test_a_pdf_that_says_that_it_is_a_page_is_rejected(site: Site, paper: Paper, tmp_path: Path) -> None:
    site.pages[paper.path] = paper.data.decode("latin-1")
    with pytest.raises(DocumentRejected, match="text/html"):
        fetcher(tmp_path).document(site.address + paper.path)


@pytest.mark.parametrize(("limit", "reason"), [(1000, "too_large")])
def test_a_document_that_is_too_large_is_not_read_to_its_end(site: Site, paper: Paper, tmp_path: Path, limit: int, reason: str) -> None:
    with pytest.raises(DocumentRejected, match=str(limit)) as caught:
        fetcher(tmp_path, max_bytes=limit).document(site.address + paper.path)
    assert caught.value.reason == reason


@pytest.mark.parametrize("fault", [Fault.BROKEN, Fault.BUSY, Fault.CUT, Fault.STALLED, Fault.TOO_LONG, Fault.TOO_SHORT, Fault.DRIP])
def test_a_transient_failure_is_tried_again_and_then_told(site: Site, paper: Paper, tmp_path: Path, fault: Fault) -> None:
    site.fault(paper.path, fault)
    with pytest.raises(SourceUnavailable, match="later"):
        fetcher(tmp_path, attempts=1 if fault in (Fault.STALLED, Fault.DRIP) else 3).document(site.address + paper.path)
    assert len(site.asked(paper.path)) == (1 if fault in (Fault.STALLED, Fault.DRIP) else 3)


@pytest.mark.parametrize("fault", [Fault.BROKEN, Fault.CUT, Fault.TOO_LONG, Fault.TOO_SHORT, Fault.DRIP])
def test_a_fault_that_passes_leaves_the_document_whole(site: Site, paper: Paper, tmp_path: Path, fault: Fault) -> None:
    site.fault(paper.path, fault, times=1)
    got = fetcher(tmp_path, attempts=2).document(site.address + paper.path)
    assert got is not None
    assert got.data == paper.data


def test_a_cut_document_goes_on_where_it_broke_off(site: Site, paper: Paper, tmp_path: Path) -> None:
    site.fault(paper.path, Fault.CUT, times=2)
    got = fetcher(tmp_path, attempts=3).document(site.address + paper.path)
    first, second, third = site.asked(paper.path)
    assert got is not None
    assert got.data == paper.data
    assert "range" not in first.headers
    assert second.headers["range"] == f"bytes={len(paper.data) // 2}-"
    assert second.headers["if-range"] == got.etag
    assert int(third.headers["range"].strip("bytes=-")) > len(paper.data) // 2


def test_a_document_that_changed_after_the_cut_begins_anew(site: Site, paper: Paper, tmp_path: Path) -> None:
    site.fault(paper.path, Fault.CUT, times=1)
    other = paper_of(SAMPLES / "sitag-03-papers-v1.0.pdf").data
    clock = Clock()

    def change(_seconds: float) -> None:
        site.papers[0] = Paper(**{field: getattr(paper, field) for field in paper.__slots__} | {"data": other})

    settings = QUICK.model_copy(update={"attempts": 2})
    got = Fetcher(settings, Turns(tmp_path, 60, clock.now, change)).document(site.address + paper.path)
    assert got is not None
    assert got.data == other


@pytest.mark.parametrize("fault", [Fault.ROUND, Fault.ELSEWHERE])
def test_a_redirect_in_circles_or_to_another_host_is_not_followed(site: Site, paper: Paper, tmp_path: Path, fault: Fault) -> None:
    site.fault(paper.path, fault)
    with pytest.raises(SourceChanged, match=r"elsewhere|redirects"):
        fetcher(tmp_path, attempts=3).document(site.address + paper.path)
    assert len(site.asked(paper.path)) == (1 if fault is Fault.ELSEWHERE else QUICK.max_redirects + 1)


def test_what_is_gone_is_told_apart(site: Site, tmp_path: Path) -> None:
    with pytest.raises(SourceGone, match="404"):
        fetcher(tmp_path, attempts=3).document(f"{site.address}/api/gone.pdf")
    assert len(site.requests) == 1


def test_nobody_there(tmp_path: Path) -> None:
    with pytest.raises(SourceUnavailable):
        fetcher(tmp_path).document("http://127.0.0.1:9/pdf")


def test_attempts_are_further_and_further_apart_and_not_by_the_clock(site: Site, paper: Paper, tmp_path: Path, clock: Clock) -> None:
    site.fault(paper.path, Fault.BROKEN)
    with pytest.raises(SourceUnavailable):
        fetcher(tmp_path, clock, attempts=4, wait_seconds=2).document(site.address + paper.path)
    assert [2 <= clock.slept[0] <= 4, 4 <= clock.slept[1] <= 6, 8 <= clock.slept[2] <= 10] == [True] * 3


def test_retry_after_is_kept(site: Site, paper: Paper, tmp_path: Path, clock: Clock) -> None:
    site.fault(paper.path, Fault.BUSY, times=1)
    assert fetcher(tmp_path, clock, attempts=2).document(site.address + paper.path)
    assert sum(clock.slept) == pytest.approx(1.0, abs=0.01)


def test_a_host_that_asks_for_too_long_is_left_for_the_next_run(site: Site, paper: Paper, tmp_path: Path, clock: Clock) -> None:
    turns = Turns(tmp_path, 60, clock.now, clock.sleep)
    turns.postpone("127.0.0.1", 3600)
    clock.slept.clear()
    with pytest.raises(SourceUnavailable, match="3600 s"):
        Fetcher(QUICK.model_copy(update={"attempts": 3, "wait_seconds": 2}), turns).document(site.address + paper.path)
    assert not site.requests
    assert not clock.slept


@pytest.mark.parametrize("seconds", [90, -90])
def test_retry_after_may_be_an_instant(seconds: int) -> None:
    from pipeline.fetching.request import _retry_after

    header = format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)
    assert max(0, seconds) - 5 <= _retry_after(header) <= max(0, seconds)
    assert _retry_after("soon") == 0


def test_a_host_is_asked_with_a_pause_whoever_asks(site: Site, paper: Paper, tmp_path: Path, clock: Clock) -> None:
    for _ in range(3):
        fetcher(tmp_path, clock, delay_seconds=1.5).document(site.address + paper.path)
    assert clock.slept == [1.5, 1.5]


def test_a_clock_that_was_put_back_keeps_nobody_waiting(tmp_path: Path, clock: Clock) -> None:
    turns = Turns(tmp_path, 60, clock.now, clock.sleep)
    with turns.turn("host", 5):
        pass
    clock.seconds -= 10_000
    with turns.turn("host", 5):
        pass
    assert clock.slept == []


def test_robots_are_obeyed(site: Site, paper: Paper, tmp_path: Path, clock: Clock) -> None:
    site.robots = "User-agent: *\nDisallow: /api/documentlibrary/SITAG*\nCrawl-delay: 3\n"
    polite = fetcher(tmp_path, clock, obeys_robots=True)
    with pytest.raises(SourceChanged, match=r"robots\.txt"):
        polite.document(site.address + paper.path)
    polite.page(site.address + PAGES["TMAG"])
    polite.page(site.address + PAGES["TMAG"])
    assert [request.path for request in site.requests] == ["/robots.txt", PAGES["TMAG"], PAGES["TMAG"]]
    assert clock.slept == [3.0]
    clock.seconds += 3600
    site.robots = None
    assert polite.document(site.address + paper.path)


def test_a_redirect_to_what_robots_do_not_allow_is_not_followed(site: Site, paper: Paper, tmp_path: Path, clock: Clock) -> None:
    site.robots = "User-agent: *\nDisallow: /private/\n"
    site.redirects[paper.path] = "/private/pack.pdf"
    with pytest.raises(SourceChanged, match=r"robots\.txt"):
        fetcher(tmp_path, clock, obeys_robots=True).document(site.address + paper.path)
    assert [request.path for request in site.requests] == ["/robots.txt", paper.path]


def test_a_site_without_robots_allows_all_and_one_whose_robots_fail_nothing(site: Site, paper: Paper, tmp_path: Path) -> None:
    assert fetcher(tmp_path, obeys_robots=True).document(site.address + paper.path)
    site.fault("/robots.txt", Fault.BROKEN)
    with pytest.raises(SourceUnavailable, match=r"robots\.txt"):
        fetcher(tmp_path, obeys_robots=True).document(site.address + paper.path)


def test_a_page_must_be_one(site: Site, paper: Paper, tmp_path: Path) -> None:
    assert b"Short Name" in fetcher(tmp_path).page(site.address + PAGES["SITAG"])
    with pytest.raises(SourceChanged, match="application/pdf"):
        fetcher(tmp_path).page(site.address + paper.path)


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://127.0.0.1/a", "http://", "http://[::1", "http://a b/c", "http://xn--/", "http://127.0.0.1:99999/"],
)
def test_an_address_that_cannot_be_fetched(address: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        fetcher(tmp_path).document(address)


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "http://xn--/nowhere", "http://127.0.0.1:99999/port", "http://169.254.169.254/latest", "//[::ffff:10.0.0.1]/"],
)
def test_a_redirect_to_what_is_not_fetched(site: Site, paper: Paper, tmp_path: Path, location: str) -> None:
    site.redirects[paper.path] = location
    with pytest.raises(SourceChanged):
        fetcher(tmp_path).document(site.address + paper.path)


@pytest.mark.parametrize("number", [*PRIVATE_4, *PRIVATE_6])
def test_private_networks_are_not_asked_by_any_spelling(site: Site, tmp_path: Path, number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_numbers", lambda host, port: [number])
    with pytest.raises(SourceChanged, match="private network"):
        fetcher(tmp_path, allows_private_networks=False).document("http://packs.example.org/a.pdf")


def test_a_name_that_resolves_to_this_machine_is_not_asked(site: Site, paper: Paper, tmp_path: Path) -> None:
    port = site.address.rpartition(":")[2]
    for host in ("localhost", "127.0.0.1", "127.1", "2130706433", "0x7f.1"):
        with pytest.raises((SourceChanged, SourceUnavailable, SettingsError)):
            fetcher(tmp_path, allows_private_networks=False).document(f"http://{host}:{port}{paper.path}")
    assert not site.requests


def test_the_number_that_was_checked_is_the_one_that_is_asked(
    site: Site, paper: Paper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that resolves to something else the second time gains nothing: it is looked up once for each request."""
    port = site.address.rpartition(":")[2]
    looked_up: list[str] = []

    def resolve(host: str, *_args: object, **_more: object) -> list[tuple[object, ...]]:
        looked_up.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", int(port)))]

    monkeypatch.setattr(addresses.socket, "getaddrinfo", resolve)
    assert fetcher(tmp_path).document(f"http://packs.example.org:{port}{paper.path}")
    # The connection itself asks for the number, not for the name.
    assert [host for host in looked_up if host != "127.0.0.1"] == ["packs.example.org"]
    assert site.requests[-1].headers["host"] == f"packs.example.org:{port}"


def certified(name: str, folder: Path) -> tuple[Path, Path]:
    """A certificate for a host's name that vouches for itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(who, who, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1))
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    certificate, secret = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM))
    secret.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return certificate, secret


def test_by_number_or_not_the_certificate_must_be_the_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate, secret = certified("signed.example.org", tmp_path)
    monkeypatch.setattr(addresses, "_numbers", lambda host, port: ["127.0.0.1"])
    monkeypatch.setattr(request, "_tls", lambda: ssl.create_default_context(cafile=str(certificate)))
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(certificate, secret)
    with serving(Site(papers=[paper_of(PACK)]), tls=own) as site:
        rest = f"{site.address.rpartition(':')[2]}{site.papers[0].path}"
        assert fetcher(tmp_path).document(f"https://signed.example.org:{rest}")
        with pytest.raises(SourceUnavailable, match="certificate"):
            fetcher(tmp_path).document(f"https://unsigned.example.org:{rest}")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("https://me:secret@example.org/a%20b.pdf", "https://example.org/a%20b.pdf"),
        ("https://example.org/a.pdf?id=7&token=abc&page=2", "https://example.org/a.pdf?id=7&page=2"),
        ("https://example.org/a.pdf?access_token=abc", "https://example.org/a.pdf"),
        ("https://example.org/a.pdf?X-Amz-Signature=ab&X-Amz-Expires=9&v=1", "https://example.org/a.pdf?v=1"),
        ("https://blob.example.org/a.pdf?sv=2022&se=2023&sp=r&sig=abc%3D", "https://blob.example.org/a.pdf"),
        ("https://example.org/a.pdf?q=eyJhbGciOi.eyJzdWIi.c2ln#access_token=1", "https://example.org/a.pdf"),
        ("https://example.org/a.pdf?file=TMAG%2016%20Papers&id=123e4567-e89b-12d3-a456-426614174000", None),
        ("packs/a.pdf?token=1", None),
    ],
)
def test_an_address_is_told_without_its_secrets(address: str, public: str | None) -> None:
    assert addresses.public_address(address) == (public or address)


def test_no_error_tells_a_secret(site: Site, paper: Paper, tmp_path: Path) -> None:
    host = site.address.removeprefix("http://")
    for fault in Fault:
        if fault in (Fault.STALLED, Fault.CHANGED, Fault.BARE):
            continue
        address = f"http://me:hidden@{host}{paper.path}?token=hidden"
        site.fault(f"{paper.path}?token=hidden", fault)
        with pytest.raises(Exception, match=r"\.pdf") as caught:
            fetcher(tmp_path).document(address)
        assert "hidden" not in str(caught.value)
