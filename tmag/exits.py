"""What the exit codes of the ``tmag`` command mean."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes; ``tmag --help`` lists those that a script may ask for."""

    DONE = 0
    SOME = 1
    """parse and ingest: some documents quarantined, or any partial; rerun, accept: differences; status: all is not well."""
    USAGE = 2
    MISSING = 3
    QUARANTINED = 4
    """parse and ingest: all documents quarantined; rerun: the document."""
    FAILED = 5
    """The disk, the network or another program came in between."""
    FAULT = 70
    STOPPED = 130
    BROKEN_PIPE = 141
