"""The published datasets from Python: ``tmag.load("actions")``, ``tmag.connect()``, ``tmag.datasets()``.

Nothing heavy is imported before it is asked for, so that ``tmag --help`` stays quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tmag.access import connect, datasets, load

    __version__: str

__all__ = ["__version__", "connect", "datasets", "load"]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("tmag")
    if name in __all__:
        from tmag import access

        return getattr(access, name)
    raise AttributeError(f"module 'tmag' has no attribute {name!r}")
