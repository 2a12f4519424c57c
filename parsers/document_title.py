"""What a document is called: by its cover, by its metadata, by its first page's title."""

from __future__ import annotations

import re

from parsers.pack import Pack

_LONGEST = 25  # words of a first page's title
_FILE_NAME = re.compile(r"(?i)\S\.(?:pptx?|docx?|xlsx?|od[tps]|pdf|rtf|html?|indd|key|pages|vsdx?)$")
_NO_TITLE = re.compile(r"(?i)(?:untitled|(?:powerpoint|slide|word)?\s*(?:presentation|document|slide)\s*\d*|microsoft \w+ - .+|slide 1)$")


def document_title(pack: Pack, in_metadata: str | None) -> str | None:
    """The cover's title, else the metadata's unless a program made it up, else the first page's, else what the metadata have."""
    if pack.cover.title is not None:
        return pack.cover.title
    if in_metadata is not None and not is_made_up(in_metadata):
        return in_metadata
    title = pack.sheets[0].title if pack.sheets else None
    return title.text if title is not None and len(title.words) <= _LONGEST else in_metadata


def is_made_up(title: str) -> bool:
    """Whether a program gave a title, not a person: a file's name, or what an empty template is called.

    >>> is_made_up("Microsoft PowerPoint - Tides.pptx"), is_made_up("PowerPoint Presentation"), is_made_up("Tides - a report")
    (True, True, False)
    """
    return _FILE_NAME.search(title.strip()) is not None or _NO_TITLE.match(title.strip()) is not None
