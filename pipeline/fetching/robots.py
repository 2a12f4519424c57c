"""What a host's robots.txt allows, by the rules of RFC 9309."""

from __future__ import annotations

from protego import Protego

from schemas.errors import SourceChanged

AGENT = "tmag"
_LONGEST_DELAY = 30.0  # seconds; a host that asks for more is asked this often


class Robots:
    """The rules of one host; without a text all is allowed."""

    def __init__(self, text: str = "") -> None:
        self._rules = Protego.parse(text)

    def require(self, address: str, shown: str) -> None:
        """Raise SourceChanged where an address must not be fetched; ``shown`` is the address for the message."""
        if not self._rules.can_fetch(address, AGENT):
            raise SourceChanged(
                f"The robots.txt of the site does not allow {shown} to be fetched. Ask its publisher, or take it out of the sources."
            )

    @property
    def delay(self) -> float:
        """Seconds that the host wants between two requests; 0 where it does not say."""
        return min(float(self._rules.crawl_delay(AGENT) or 0.0), _LONGEST_DELAY)
