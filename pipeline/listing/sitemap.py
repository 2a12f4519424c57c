"""Read a site's map, or a map of maps, by the protocol of sitemaps.org."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from pipeline.fetching.addresses import public_address, written_out
from schemas.errors import SourceChanged


@dataclass(frozen=True, slots=True)
class SiteMap:
    """The addresses of pages and files, and those of further maps, in the map's order."""

    addresses: tuple[str, ...]
    maps: tuple[str, ...]


def read_sitemap(xml: bytes, address: str) -> SiteMap:
    """What a map lists.

    Raises:
        SourceChanged: It is no map, or an empty one.
    """
    tree = LexborHTMLParser(xml)
    found = {kind: tuple(written_out(node.text()) for node in tree.css(f"{kind} > loc")) for kind in ("url", "sitemap")}
    if not (found["url"] or found["sitemap"]):
        raise SourceChanged(f"{public_address(address)} is no site map, or an empty one. Check the source in tmag.toml.")
    return SiteMap(tuple(dict.fromkeys(found["url"])), tuple(dict.fromkeys(found["sitemap"])))
