from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from pipeline.storage import LocalStorage
from schemas.errors import NotFound, TmagError


@pytest.fixture
def storage(tmp_path: Path) -> LocalStorage:
    return LocalStorage(tmp_path)


def test_put_once_keeps_the_first(storage: LocalStorage) -> None:
    assert storage.put_once("a/b.txt", b"first")
    assert not storage.put_once("a/b.txt", b"second")
    assert storage.read("a/b.txt") == b"first"
    assert storage.list("a") == ("a/b.txt",)


def test_nothing_is_left_aside(storage: LocalStorage) -> None:
    storage.put_once("x", b"1")
    storage.replace("x", b"2")
    storage.put_once("x", b"3")
    assert storage.read("x") == b"2"
    assert list((storage.root / "aside").iterdir()) == []


def test_missing_key_is_not_found(storage: LocalStorage) -> None:
    with pytest.raises(NotFound, match="nowhere"):
        storage.read("nowhere")


def test_place_once_shares_the_file(storage: LocalStorage) -> None:
    storage.put_once("objects/1", b"same")
    assert storage.place_once("objects/1", "releases/r1/a")
    assert not storage.place_once("objects/1", "releases/r1/a")
    assert os.path.samefile(storage.root / "objects/1", storage.root / "releases/r1/a")


def test_place_once_copies_where_links_are_unknown(storage: LocalStorage, monkeypatch: pytest.MonkeyPatch) -> None:
    storage.put_once("objects/1", b"same")

    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    assert storage.place_once("objects/1", "releases/r1/a")
    assert storage.read("releases/r1/a") == b"same"


def test_flip_is_relative_and_survives_a_move(tmp_path: Path) -> None:
    storage = LocalStorage(tmp_path / "one")
    storage.put_once("releases/r1/a", b"1")
    storage.put_once("releases/r2/a", b"2")
    storage.flip("curated", "releases/r1")
    storage.flip("curated", "releases/r2")
    (tmp_path / "one").rename(tmp_path / "two")
    assert (tmp_path / "two/curated/a").read_bytes() == b"2"
    assert LocalStorage(tmp_path / "two").pointed("curated") == "releases/r2"


def test_flip_takes_the_place_of_an_empty_folder_only(storage: LocalStorage) -> None:
    storage.put_once("releases/r1/a", b"1")
    (storage.root / "curated").mkdir()
    storage.flip("curated", "releases/r1")
    assert storage.pointed("curated") == "releases/r1"
    (storage.root / "curated").unlink()
    (storage.root / "curated").mkdir()
    (storage.root / "curated/mine").touch()
    with pytest.raises(TmagError, match="Move it away"):
        storage.flip("curated", "releases/r1")


def test_no_pointer_is_none(storage: LocalStorage) -> None:
    assert storage.pointed("curated") is None


def test_remove_takes_folders_and_missing_keys(storage: LocalStorage) -> None:
    storage.put_once("a/b", b"1")
    storage.remove("a")
    storage.remove("a/b")
    assert not storage.exists("a")


def test_one_of_many_writers_wins(storage: LocalStorage) -> None:
    wins: list[bool] = []
    threads = [threading.Thread(target=lambda n=n: wins.append(storage.put_once("k", bytes([n])))) for n in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wins.count(True) == 1


def test_lock_shuts_out_other_threads(storage: LocalStorage) -> None:
    inside, worst = [], []

    def work() -> None:
        for _ in range(50):
            with storage.lock("one"):
                inside.append(1)
                worst.append(len(inside))
                inside.pop()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(worst) == 1


def test_clear_aside_spares_the_living(storage: LocalStorage) -> None:
    aside = storage.root / "aside"
    aside.mkdir()
    (aside / f"{os.getpid()}-aa").touch()
    (aside / "4194305-bb").touch()
    storage.clear_aside()
    assert [path.name for path in aside.iterdir()] == [f"{os.getpid()}-aa"]
