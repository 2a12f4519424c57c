"""The settings of a flow that is run inside this process. A flow's parameters are kept by Prefect as JSON; settings may hold secrets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from pipeline.settings import Settings, load_settings

_chosen: ContextVar[Settings | None] = ContextVar("settings", default=None)


@contextmanager
def using(settings: Settings) -> Iterator[None]:
    """Let a flow inside the ``with`` block go by these settings."""
    token = _chosen.set(settings)
    try:
        yield
    finally:
        _chosen.reset(token)


def chosen_settings(settings_file: str | None, data_dir: str | None) -> Settings:
    """The settings that were chosen inside this process, else those of the files that a deployment names."""
    return _chosen.get() or load_settings(Path(settings_file) if settings_file else None, Path(data_dir) if data_dir else None)
