"""Where bytes are kept: one small protocol, and its form on a local disk.

Keys are relative paths with forward slashes. Files appear whole or not at all: they are written aside, flushed to the disk and then given
their name, so that ``kill -9`` and a power cut leave either the old state or the new one.
"""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Protocol

from pipeline.locks import exclusive
from schemas.errors import NotFound, TmagError

_ASIDE = "aside"


class Storage(Protocol):
    """What the pipeline asks of a store. Another kind, such as object storage, has only to offer these."""

    def read(self, key: str) -> bytes:
        """The bytes under a key. Raises NotFound."""
        ...

    def exists(self, key: str) -> bool:
        """Whether a key is there."""
        ...

    def list(self, folder: str) -> tuple[str, ...]:
        """All keys that lie under a folder, at any depth, sorted."""
        ...

    def put_once(self, key: str, data: bytes) -> bool:
        """Keep bytes under a new key; False, and nothing written, where the key is taken."""
        ...

    def place_once(self, source: str, key: str) -> bool:
        """Give what lies under ``source`` a second key, without a second copy where the store can; False where the key is taken."""
        ...

    def replace(self, key: str, data: bytes) -> None:
        """Put bytes in the place of what a key held. A reader sees the old ones or the new ones."""
        ...

    def flip(self, pointer: str, folder: str) -> None:
        """Let a pointer lead to a folder, in one step."""
        ...

    def pointed(self, pointer: str) -> str | None:
        """The folder to which a pointer leads, or None."""
        ...

    def remove(self, key: str) -> None:
        """Take away a key, or a folder with all below it; nothing happens where there is none."""
        ...

    def lock(self, name: str) -> AbstractContextManager[None]:
        """Shut out every other holder of the same name for the length of a ``with`` block."""
        ...


class LocalStorage:
    """A store in one folder of a local disk. A pointer is a relative link, so that the folder can be moved as a whole.

    Hidden files are not of the store: file managers leave them wherever somebody looks.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def read(self, key: str) -> bytes:
        """The bytes under a key. Raises NotFound."""
        try:
            return (self.root / key).read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
            raise NotFound(f"{key} is not in {self.root}. See `tmag status` for what is kept.") from error

    def exists(self, key: str) -> bool:
        """Whether a key is there."""
        return (self.root / key).exists()

    def list(self, folder: str) -> tuple[str, ...]:
        """All keys that lie under a folder, at any depth, sorted."""
        found = (self.root / folder).rglob("*")
        return tuple(sorted(path.relative_to(self.root).as_posix() for path in found if path.is_file() and path.name[0] != "."))

    def put_once(self, key: str, data: bytes) -> bool:
        """Keep bytes under a new key; False, and nothing written, where the key is taken."""
        if self.exists(key):
            return False
        aside = self._write_aside(data)
        # Releases share these files by hard links, so nobody may write into one by mistake.
        aside.chmod(0o444)
        try:
            return self._name(aside, self.root / key)
        finally:
            aside.unlink(missing_ok=True)

    def place_once(self, source: str, key: str) -> bool:
        """Give what lies under ``source`` a second name, by a hard link; a disk without hard links gets a copy."""
        return self._name(self.root / source, self.root / key)

    def replace(self, key: str, data: bytes) -> None:
        """Put bytes in the place of what a key held, by one rename."""
        path = self.root / key
        path.parent.mkdir(parents=True, exist_ok=True)
        os.replace(self._write_aside(data), path)
        _flush_folder(path.parent)

    def flip(self, pointer: str, folder: str) -> None:
        """Let the link ``pointer`` lead to a folder of this store, by one rename."""
        path = self.root / pointer
        self._make_room(path)
        _flush_folder(self.root / folder)
        _flush_folder((self.root / folder).parent)
        aside = self._aside()
        aside.symlink_to(os.path.relpath(self.root / folder, path.parent))
        os.replace(aside, path)
        _flush_folder(path.parent)

    def pointed(self, pointer: str) -> str | None:
        """The folder to which the link ``pointer`` leads, or None."""
        try:
            target = os.readlink(self.root / pointer)
        except (FileNotFoundError, NotADirectoryError, OSError):
            return None
        return os.path.normpath(os.path.join(os.path.dirname(pointer), target))

    def remove(self, key: str) -> None:
        """Take away a file, or a folder with all below it."""
        path = self.root / key
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)

    def lock(self, name: str) -> AbstractContextManager[None]:
        """Shut out every other process and thread that holds the same name."""
        return exclusive(self.root / "locks" / f"{name}.lock")

    def clear_aside(self) -> None:
        """Remove what writers that are dead left unfinished."""
        for path in (self.root / _ASIDE).glob("*"):
            writer = path.name.partition("-")[0]
            if writer.isdecimal() and not _is_alive(int(writer)):
                path.unlink(missing_ok=True)

    def _aside(self) -> Path:
        folder = self.root / _ASIDE
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{os.getpid()}-{secrets.token_hex(8)}"

    def _write_aside(self, data: bytes) -> Path:
        aside = self._aside()
        try:
            with aside.open("xb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
        except OSError:
            # A full disk must not stay full of halves.
            aside.unlink(missing_ok=True)
            raise
        return aside

    def _name(self, source: Path, path: Path) -> bool:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source, path)
        except FileExistsError:
            return False
        except OSError:
            # A disk that knows no hard links, or no more of them: a copy, written aside and renamed.
            os.replace(self._write_aside(source.read_bytes()), path)
        _flush_folder(path.parent)
        return True

    def _make_room(self, path: Path) -> None:
        """An empty folder in a pointer's place gives way; one with files in it is somebody's."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_symlink() or not path.exists():
            return
        try:
            path.rmdir()
        except OSError as error:
            raise TmagError(f"{path} is not a link and not empty. Move it away, then publish again.") from error


def _flush_folder(folder: Path) -> None:
    # Some file systems cannot flush a folder; what can be done there is done by the rename itself.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
