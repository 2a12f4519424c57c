"""The pages that are generated, by their place in ``docs/``."""

from __future__ import annotations

from collections.abc import Callable

from docs.builder.codes import codes
from docs.builder.command_line import command_line
from docs.builder.dictionary import data_dictionary
from docs.builder.settings_page import settings_page

PAGES: dict[str, Callable[[], str]] = {
    "data-dictionary.md": data_dictionary,
    "settings.md": settings_page,
    "command-line.md": command_line,
    "codes.md": codes,
}
