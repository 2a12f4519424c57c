"""The trained language model that the settings name: found, loaded, handed to the parser. Without one the parser's own rules serve."""

from __future__ import annotations

import hashlib
import logging
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

_log = logging.getLogger(__name__)
_CONFIG = "config.cfg"


@lru_cache(maxsize=8)
def usable_model(name: str | None) -> str | None:
    """The model's name where it is installed or a folder that holds one; else None, which one line of the log says, once a process.

    spaCy itself is not imported for this.
    """
    if name is None or _folder_of(name) is not None:
        return name
    _log.warning("The language model %s is not there, so the built-in rules serve alone. Install it, or change language.model.", name)
    return None


def load_model(name: str | None) -> Language | None:
    """The model of that name or path, loaded once a process; None where there is none to load."""
    folder = _folder_of(name) if name else None
    return _loaded(folder) if folder else None


def model_mark(name: str | None) -> str:
    """What to add to the parser's version where a model takes part: a dot and eight hex digits of what the model says it is."""
    folder = _folder_of(name) if name else None
    if folder is None:
        return ""
    said = b"".join((folder / part).read_bytes() for part in ("meta.json", _CONFIG) if (folder / part).is_file())
    return f".{hashlib.sha256(said).hexdigest()[:8]}"


@lru_cache(maxsize=2)
def _loaded(folder: Path) -> Language:
    import spacy

    return spacy.load(folder)


def _folder_of(name: str) -> Path | None:
    """The folder that holds the model's ``config.cfg``: a path, or within the installed package of that name."""
    if (Path(name) / _CONFIG).is_file():
        return Path(name)
    spec = find_spec(name) if name.isidentifier() else None
    places = spec.submodule_search_locations if spec else None
    return next((found.parent for place in places or () for found in sorted(Path(place).glob(f"*/{_CONFIG}"))), None)
