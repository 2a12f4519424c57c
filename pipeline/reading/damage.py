"""Compressed contents that do not unpack: engines show what they can of them and say nothing, and words go missing or come out wrong."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_STREAM = b"stream"
_LINE_END = re.compile(rb"\r?\n")
_COMPRESSED = re.compile(rb"/Filter\s*\[?\s*/FlateDecode")
# Pictures and fonts hold no words, and are most of a file.
_WORDLESS = re.compile(rb"/Subtype\s*/(Image|Type1C|CIDFontType0C|OpenType)|/Length1\b")
_REACH = 400  # bytes: a stream's dictionary is mostly shorter
_ENCRYPTED = b"/Encrypt"
_MOST = 1 << 24  # bytes that are unpacked to see: what is longer is taken as whole

NOT_WHOLE = "its contents do not unpack whole"


def is_damaged(data: bytes) -> bool:
    """Whether any stream of a file that may hold words does not unpack; False for an encrypted file, of which that cannot be seen."""
    if _ENCRYPTED in data:
        return False
    return any(_holds_words(data, head) and not unpacks(_body(data, start)) for head, start in _starts(data))


def _starts(data: bytes) -> Iterator[tuple[int, int]]:
    """Where the dictionaries of streams end and their bodies start. A pattern for the whole would look at each byte, and take longer."""
    at = -1
    while (at := data.find(_STREAM, at + 1)) >= 0:
        ended = _LINE_END.match(data, at + len(_STREAM))
        if ended and data[at - 3 : at] != b"end":
            yield at, ended.end()


def unpacks(packed: bytes) -> bool:
    """Whether a zlib stream is whole and its checksum right; what follows its end is no matter.

    >>> unpacks(zlib.compress(b"words")), unpacks(zlib.compress(b"words")[:-3])
    (True, False)
    """
    unpacking = zlib.decompressobj()
    try:
        unpacking.decompress(packed, _MOST)
    except zlib.error:
        return False
    return unpacking.eof or bool(unpacking.unconsumed_tail)


def _holds_words(data: bytes, end: int) -> bool:
    head = data[max(0, end - _REACH) : end]
    head = head[head.rfind(b" obj") + 1 :]
    return _COMPRESSED.search(head) is not None and _WORDLESS.search(head) is None


def _body(data: bytes, start: int) -> bytes:
    end = data.find(b"endstream", start)
    return data[start : end if end >= 0 else len(data)]
