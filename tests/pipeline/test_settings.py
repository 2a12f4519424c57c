from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel

from pipeline.settings import Settings, load_settings
from pipeline.source_settings import FolderSource, UrlListSource
from schemas.errors import NotFound, SettingsError


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TMAG_SETTINGS", raising=False)
    monkeypatch.delenv("TMAG_DATA_DIR", raising=False)


def test_defaults(tmp_path: Path) -> None:
    settings = load_settings()
    assert settings.data_dir == tmp_path / "data"
    codes = {group.group_code: group for group in settings.groups}
    assert {"TMAG", "SITAG", "QAG", "MCAG", "PSG", "DAG", "CCAG", "DWG", "MWG", "EWG", "QWG", "SITWG", "NFTWG", "MDSG"} <= codes.keys()
    assert {code for code, group in codes.items() if group.predecessor_code == "TMAG"} == {"SITAG", "QAG", "MCAG"}


def test_the_data_folder_named_last_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("tmag.toml").write_text('data_dir = "in-file"\n')
    assert load_settings().data_dir == tmp_path / "in-file"
    monkeypatch.setenv("TMAG_DATA_DIR", "in-environment")
    assert load_settings().data_dir == tmp_path / "in-environment"
    assert load_settings(data_dir=Path("named")).data_dir == tmp_path / "named"


def test_file_named_by_the_environment_and_its_relative_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/mine.toml").write_text(
        'data_dir = "d"\n[[sources]]\nkind = "folder"\nname = "packs"\npath = "packs"\n'
        '[[sources]]\nkind = "url_list"\nname = "list"\nfile = "urls.txt"\n'
    )
    monkeypatch.setenv("TMAG_SETTINGS", "etc/mine.toml")
    settings = load_settings()
    assert settings.data_dir == tmp_path / "etc/d"
    folder, urls = settings.sources
    assert isinstance(folder, FolderSource)
    assert folder.path == tmp_path / "etc/packs"
    assert isinstance(urls, UrlListSource)
    assert urls.file == tmp_path / "etc/urls.txt"


def test_a_group_is_added_or_replaced() -> None:
    Path("tmag.toml").write_text(
        '[[groups]]\ngroup_code = "XYZ"\ngroup_name = "Another Group"\n[[groups]]\ngroup_code = "DAG"\ngroup_name = "Renamed"\n'
    )
    names = {group.group_code: group.group_name for group in load_settings().groups}
    assert (names["XYZ"], names["DAG"], names["PSG"]) == ("Another Group", "Renamed", "Programme Steering Group")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[limits]\ntimeout_secs = 3\n", "limits.timeout_secs. Did you mean timeout_seconds"),
        ("[limits]\ntimeout_seconds = -1\n", "limits.timeout_seconds"),
        ('engine = "other"\n', "engine"),
        ("data = 1\n", "data. Did you mean data_dir"),
        ("wholly_unlike = 1\n", "Known here are data_dir"),
        ('[[sources]]\nkind = "folder"\nname = "a"\npaht = "b"\n', r"sources\.0"),
        ('[[sources]]\nkind = "ftp"\nname = "a"\n', r"sources\.0"),
        ('[fetch]\nschemes = ["file"]\n', r"fetch\.schemes"),
        ("not toml", "TOML"),
    ],
)
def test_a_wrong_setting_is_named(text: str, named: str) -> None:
    Path("tmag.toml").write_text(text)
    with pytest.raises(SettingsError, match=named):
        load_settings()


def test_a_settings_file_that_is_named_must_exist() -> None:
    with pytest.raises(NotFound, match=r"gone\.toml"):
        load_settings(Path("gone.toml"))


def test_every_setting_is_described() -> None:
    def models(model: type[BaseModel]) -> list[type[BaseModel]]:
        inner = [t for f in model.model_fields.values() for t in _inner(f.annotation)]
        return [model, *(m for t in inner for m in models(t))]

    found = models(Settings)
    assert {"Limits", "Fetch", "FolderSource", "UrlListSource", "GroupSettings", "FlowSettings"} <= {m.__name__ for m in found}
    assert [f"{m.__name__}.{n}" for m in found for n, f in m.model_fields.items() if not f.description] == []


def _inner(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [t for part in getattr(annotation, "__args__", ()) for t in _inner(part)]


def test_settings_are_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_settings().engine = "pdfplumber"  # type: ignore[misc]
