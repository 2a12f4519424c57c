"""Addresses: what is one, which may be asked, and how one is told without its secrets."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Collection, Iterable
from typing import NoReturn
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from pipeline.source_settings import Fetch
from schemas.errors import SettingsError, SourceChanged, SourceUnavailable

_SAFE_IN_PATH = "/%:@!$&'()*+,;=~-._"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SECRET_NAME = re.compile(
    r"(?i)(?:^|[-_.])(?:.*token|.*secret|pass(?:word|wd|phrase)?|pwd|.*signature|sig|(?:api|access|auth|account|private)?[-_]?key(?:[-_]?id)?"
    r"|auth(?:orization|code)?|.*credentials?|sess(?:ion)?(?:[-_]?id)?|sid|jwt|ticket|otp)$|^x-(?:amz|goog|ms)-"
)
_SAS = frozenset({"sv", "se", "st", "sp", "sr", "spr", "sip", "skoid", "sktid", "skt", "ske", "sks", "skv", "ss", "srt"})
_WEB_TOKEN = re.compile(r"eyJ[\w-]+\.[\w-]+\.[\w-]*")


def public_address(address: str) -> str:
    """An address as it may be published: without user and password, without what signs or unlocks it, without a fragment.

    Other parameters stay, since the address may not lead to the document without them.

    >>> public_address("https://me:pw@example.org/a%20b.pdf?id=7&token=abc#page=2")
    'https://example.org/a%20b.pdf?id=7'
    """
    if "://" not in address:
        return address
    try:
        parts = urlsplit(address)
        pairs = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return address.partition("?")[0]
    names = {name.casefold() for name, _ in pairs}
    is_signed = "sig" in names
    kept = [(n, v) for n, v in pairs if not (_is_secret(n, v) or (is_signed and n.casefold() in _SAS))]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept, quote_via=quote)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, query, ""))


def _is_secret(name: str, value: str) -> bool:
    return _SECRET_NAME.search(name) is not None or _WEB_TOKEN.fullmatch(value) is not None


def written_out(address: str) -> str:
    """An address with its spaces and other characters escaped, and without a fragment: two spellings of one file become one.

    >>> written_out("HTTPS://Example.org/a b.pdf#x"), written_out("https://example.org/a%20b.pdf")
    ('https://example.org/a%20b.pdf', 'https://example.org/a%20b.pdf')
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address
    user, at, host = parts.netloc.rpartition("@")
    path = quote(parts.path, safe=_SAFE_IN_PATH)
    return urlunsplit((parts.scheme.lower(), f"{user}{at}{host.lower()}", path, quote(parts.query, safe=_SAFE_IN_PATH + "?"), ""))


def known_as(address: str) -> str:
    """How the store knows an address: written out, and without its secrets, which may be others the next time."""
    return public_address(written_out(address))


def host_of(address: str) -> str:
    """The host of an address, in lower case; empty where there is none."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def is_possible(address: str, schemes: Collection[str]) -> bool:
    """Whether an address has a scheme that is fetched from, a host that can be, and a port that can be."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
        host.encode("idna")
    except (ValueError, UnicodeError):
        return False
    is_host = bool(host) and not re.search(r"[\s%<>\"\\^`{|}]", host) and "xn--" not in host.split(".")
    return parts.scheme in schemes and is_host and (port is None or port > 0)


def require_scheme(address: str, settings: Fetch) -> None:
    """Raise SettingsError where an address is none, has a scheme that is not fetched from, or no host."""
    if not is_possible(address, settings.schemes):
        raise SettingsError(
            f"{public_address(address)} cannot be fetched: only {' and '.join(settings.schemes)} addresses can. "
            "Correct it, or download the file and name that."
        )


def allowed_hosts(address: str, settings: Fetch) -> frozenset[str]:
    """The hosts to which an address may lead: its own and those of the settings."""
    return frozenset({host_of(address), *(host.lower() for host in settings.allowed_hosts)})


def checked_ip(host: str, port: int, settings: Fetch) -> str:
    """The number of a host to connect to. The name is looked up here, once, so that what was checked is what is asked.

    Raises:
        SourceUnavailable: The name is not known now.
        SourceChanged: It leads into a private network, and settings do not allow that.
    """
    numbers = _numbers(host, port)
    if not settings.allows_private_networks and any(_is_private(number) for number in numbers):
        _refuse(host)
    return numbers[0]


def _numbers(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceUnavailable(f"The host {host} is not known now ({error}). Check the address, or try again later.") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _refuse(host: str) -> NoReturn:
    raise SourceChanged(
        f"{host} is in a private network, which is not fetched from. "
        "If that is wanted, set fetch.allows_private_networks = true in tmag.toml."
    )


def _is_private(number: str) -> bool:
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return True
    return not all(one.is_global and not (one.is_multicast or one.is_reserved) for one in _meant(address))


def _meant(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> Iterable[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    """The address, or the IPv4 address that an IPv6 one stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return (address,)
    if address.ipv4_mapped is not None:
        return (address.ipv4_mapped,)
    if address.sixtofour is not None:
        return (address, address.sixtofour)
    if address in _NAT64:
        return (ipaddress.IPv4Address(int(address) & 0xFFFFFFFF),)
    return (address,)
