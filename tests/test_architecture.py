"""The house rules that can be read off the code: which way imports point, who may touch the world, how long a module may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
LAYERS = ("schemas", "parsers", "pipeline", "flows", "tmag")
MOST_LINES = 400
PURE = ("schemas", "parsers")
# fmt: off
WORLDLY_MODULES = frozenset([
    "asyncio", "duckdb", "glob", "http", "httpx", "io", "locale", "mmap", "multiprocessing", "os", "pathlib", "platform",
    "random", "requests", "secrets", "shutil", "signal", "socket", "ssl", "subprocess", "sys", "tempfile", "threading",
    "time", "urllib", "uuid",
])
# fmt: on
WORLDLY_CALLS = frozenset(["open", "input", "print"])
CLOCK_CALLS = frozenset(["now", "today", "utcnow", "fromtimestamp"])
MODULES = sorted(path for layer in LAYERS for path in (PROJECT / layer).rglob("*.py"))


def name_of(path: Path) -> str:
    return str(path.relative_to(PROJECT))


def layer_of(path: Path) -> str:
    return path.relative_to(PROJECT).parts[0]


def imported(path: Path) -> Iterator[str]:
    """The full names that a module imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} imports by a relative path"
            yield f"{node.module}"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))


def test_there_is_something_to_check() -> None:
    assert {layer_of(path) for path in MODULES} == set(LAYERS)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_one_way(path: Path) -> None:
    above = set(LAYERS[LAYERS.index(layer_of(path)) + 1 :]) | {"samples", "tests", "benchmarks", "docs"}
    assert not {name for name in imported(path) if name.split(".")[0] in above}


@pytest.mark.parametrize("path", [p for p in MODULES if layer_of(p) in PURE], ids=name_of)
def test_schemas_and_parsers_touch_no_file_network_clock_or_environment(path: Path) -> None:
    assert not {name for name in imported(path) if name.split(".")[0] in WORLDLY_MODULES}
    for call in calls(path):
        match call.func:
            case ast.Name(id=name):
                assert name not in WORLDLY_CALLS, f"line {call.lineno} calls {name}()"
            case ast.Attribute(attr=name):
                assert name not in CLOCK_CALLS, f"line {call.lineno} asks the clock by .{name}()"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_flows_know_prefect(path: Path) -> None:
    if layer_of(path) != "flows":
        assert not {name for name in imported(path) if name.split(".")[0] == "prefect"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_one_package_opens_pdfs(path: Path) -> None:
    if not name_of(path).startswith("pipeline/reading/"):
        assert not {name for name in imported(path) if name.split(".")[0] in {"pypdfium2", "pypdfium2_raw", "pdfplumber", "pdfminer"}}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_stay_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < MOST_LINES


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_is_a_drawer_for_odds_and_ends(path: Path) -> None:
    assert not {"utils", "helpers", "common", "manager", "misc"} & {*path.relative_to(PROJECT).parts[:-1], path.stem}
