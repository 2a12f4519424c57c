"""A language model by name or path: found without spaCy, loaded where it is there, told of in one line where it is not."""

from __future__ import annotations

import logging
import shutil
import sys
from pathlib import Path

import pytest
import spacy

from parsers.language.passage import Kind, Passage
from pipeline.language import load_model, model_mark, usable_model
from pipeline.recognise import open_seat
from pipeline.settings import load_settings


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models") / "seer"
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Zephyria"}])  # type: ignore[attr-defined]
    nlp.to_disk(folder)
    return folder


def test_a_path_beside_the_settings(model: Path) -> None:
    file = model.parent / "tmag.toml"
    file.write_text('[language]\nmodel = "seer"\n')
    settings = load_settings(file)
    assert settings.language.model == str(model)
    (owner,) = open_seat(settings).read(Passage("Zephyria", None, "owner"), {Kind.OWNERS}).owners
    assert owner.party_type == "person"


def test_an_installed_package(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "en_seer"
    package.mkdir()
    (package / "__init__.py").touch()
    shutil.copytree(model, package / "en_seer-1.0.0")
    monkeypatch.syspath_prepend(tmp_path)
    assert usable_model("en_seer") == "en_seer"
    loaded = load_model("en_seer")
    assert loaded is not None
    assert [entity.label_ for entity in loaded("Zephyria").ents] == ["PERSON"]
    assert "en_seer" not in sys.modules


@pytest.mark.parametrize("name", ["en_not_installed", "no/such/folder", "..."])
def test_a_missing_model_is_told_in_one_line_and_the_rules_serve(name: str, caplog: pytest.LogCaptureFixture) -> None:
    usable_model.cache_clear()
    with caplog.at_level(logging.WARNING):
        assert [usable_model(name), usable_model(name)] == [None, None]
    (line,) = caplog.messages
    assert name in line
    assert "\n" not in line
    assert load_model(name) is None
    assert model_mark(name) == ""


@pytest.mark.parametrize("said", ['""', '"null"'])
def test_null(tmp_path: Path, said: str) -> None:
    (tmp_path / "tmag.toml").write_text(f"[language]\nmodel = {said}\n")
    assert load_settings(tmp_path / "tmag.toml").language.model is None
    assert load_settings().language.model is None


def test_the_parser_version_tells_which_model_took_part(model: Path) -> None:
    assert model_mark(None) == ""
    assert len(model_mark(str(model))) == 9
