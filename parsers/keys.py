"""Natural keys: readable, and the same after a rerun, a re-ordering or a re-issue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from parsers.findings import Record
from parsers.layout.text import fold
from schemas.rows import row_id_of

_LONGEST = 160  # characters of a part that is prose


class KeyedRecord(NamedTuple):
    """A record with its row's key and id, and the key's own parts."""

    record: Record
    row_key: str
    row_id: str
    own_key: str


@lru_cache(maxsize=1024)  # the keys of what a field was read from have its row's key in them
def folded(part: str) -> str:
    """A part of a key: folded for case, space and &/and; a slash would end the part and goes."""
    return fold(part).replace("/", " ")[:_LONGEST].strip()


def keyed(records: Iterable[Record], *, base: str, sha256: str) -> Iterator[KeyedRecord]:
    """Give each record its key under ``base``; the second of equal keys in a dataset gets ``~2``."""
    seen: dict[tuple[str, str], int] = {}
    for record in records:
        own = "/".join(folded(part) for part in record.key)
        count = seen[record.dataset, own] = seen.get((record.dataset, own), 0) + 1
        if count > 1:
            own = f"{own}~{count}"
        key = f"{base}/{record.dataset}/{own}" if own else f"{base}/{record.dataset}"
        yield KeyedRecord(record, key, row_id_of(sha256, record.dataset, key), own)
