"""Datasets as Parquet files in a folder of the user's, built aside and swapped in."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.errors import SettingsError

if TYPE_CHECKING:
    import pyarrow as pa


def require_folder(folder: Path) -> None:
    """Make the folder, before any work is done for it.

    Raises:
        SettingsError: It cannot be made, or is no folder that one can write to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"{folder} cannot be the folder for the results ({error.strerror}). Name another with --out.") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise SettingsError(f"{folder} cannot be written to. Name another folder with --out.")


def write_folder(tables: Mapping[str, pa.Table], folder: Path) -> None:
    """Write ``<dataset>.parquet`` for each table; other files in the folder stay as they are.

    All are complete beside their place, in the same file system, before the first takes its place.
    """
    from pipeline.tables import parquet_bytes

    with _aside(folder) as aside:
        for name, table in tables.items():
            (aside / f"{name}.parquet").write_bytes(parquet_bytes(table))
        for name in tables:
            os.replace(aside / f"{name}.parquet", folder / f"{name}.parquet")


@contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    aside = Path(tempfile.mkdtemp(prefix=".tmag-", dir=folder))
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)
