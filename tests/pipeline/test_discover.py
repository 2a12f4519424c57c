from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.discover import Candidate, discover
from pipeline.settings import Settings
from pipeline.source_settings import FolderSource, UrlListSource
from schemas.errors import NotFound, SettingsError

SETTINGS = Settings()


def test_files_folders_and_addresses_in_order(tmp_path: Path) -> None:
    (tmp_path / "deep/er").mkdir(parents=True)
    for name in ("b.PDF", "a.pdf", "deep/er/c.pdf", "note.txt"):
        (tmp_path / name).touch()
    targets = [str(tmp_path / "note.txt"), str(tmp_path), "https://example.org/x.pdf", str(tmp_path / "a.pdf")]
    (found,) = discover(targets, SETTINGS)
    assert [(c.kind, Path(c.address).name) for c in dict.fromkeys(found.candidates)] == [
        ("file", "note.txt"),
        ("file", "a.pdf"),
        ("file", "b.PDF"),
        ("file", "c.pdf"),
        ("url", "x.pdf"),
    ]


def test_a_path_that_is_not_there_is_found_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"gone\.pdf"):
        discover(["https://example.org/x.pdf", str(tmp_path / "gone.pdf")], SETTINGS)


@pytest.mark.parametrize("address", ["ftp://example.org/a.pdf", "file:///etc/passwd", "https://", "https:///"])
def test_other_schemes_are_refused(address: str) -> None:
    with pytest.raises(SettingsError, match="http"):
        discover([address], SETTINGS)


def test_configured_sources(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs/a.pdf").touch()
    (tmp_path / "list.txt").write_text("# packs\n\n https://example.org/2.pdf \n")
    folder = FolderSource(kind="folder", name="packs", path=tmp_path / "packs")
    urls = UrlListSource(kind="url_list", name="site", urls=("https://example.org/1.pdf",), file=tmp_path / "list.txt")
    first, second = discover([], Settings(sources=(folder, urls)))
    assert first.candidates == (Candidate(kind="file", address=str(tmp_path / "packs/a.pdf"), source_name="packs"),)
    assert second.candidates == (
        Candidate(kind="url", address="https://example.org/1.pdf", source_name="site", is_newest=True),
        Candidate(kind="url", address="https://example.org/2.pdf", source_name="site", is_newest=True),
    )


def test_a_wrong_source_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="packs"):
        discover([], Settings(sources=(FolderSource(kind="folder", name="packs", path=tmp_path / "gone"),)))
    with pytest.raises(SettingsError, match="site"):
        discover([], Settings(sources=(UrlListSource(kind="url_list", name="site", file=tmp_path / "gone"),)))
    with pytest.raises(SettingsError, match="ftp"):
        discover([], Settings(sources=(UrlListSource(kind="url_list", name="site", urls=("ftp://a/b",)),)))
