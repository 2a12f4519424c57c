"""The gold sets beside the project, and the gazetteer as it is shipped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from schemas.gazetteer import Gazetteer, gazetteer_from_toml

ROOT = Path(__file__).parents[3]
GOLD = ROOT.parent / "shared" / "gold"


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    folder = ROOT / "schemas" / "vocabularies"
    return gazetteer_from_toml(*((folder / f"{name}.toml").read_text(encoding="utf-8") for name in ("parties", "names")))


@pytest.fixture(scope="session")
def gold_dates() -> list[dict]:
    return _gold("dates.jsonl")


@pytest.fixture(scope="session")
def gold_owners() -> list[dict]:
    return _gold("owners.jsonl")


def _gold(name: str) -> list[dict]:
    path = GOLD / name
    if not path.exists():
        pytest.skip(f"the gold set {name} is not beside the project")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
