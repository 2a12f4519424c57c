"""The house rules that can be read off the code: which way imports point, who may touch the world, how long a module may be."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

# One worker, so that each module is read once.
pytestmark = pytest.mark.xdist_group("architecture")

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


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def syntax(path: Path) -> tuple[frozenset[str], tuple[ast.Call, ...]]:
    """The full names that a module imports, also inside functions, and all that it calls."""
    nodes = list(ast.walk(tree(path)))
    calls = tuple(node for node in nodes if isinstance(node, ast.Call))
    return frozenset(name for node in nodes for name in names_in(path, node)), calls


def names_in(path: Path, node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, f"{name_of(path)} imports by a relative path"
        yield f"{node.module}"
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def packages(path: Path) -> set[str]:
    """The first parts of all that a module imports."""
    return {name.split(".")[0] for name in syntax(path)[0]}


def named(paths: Iterable[Path]) -> list[str]:
    return [name_of(path) for path in paths]


def test_there_is_something_to_check() -> None:
    assert {layer_of(path) for path in MODULES} == set(LAYERS)


def test_imports_point_one_way() -> None:
    above = {layer: {*LAYERS[n + 1 :], "samples", "tests", "benchmarks", "docs"} for n, layer in enumerate(LAYERS)}
    assert named(path for path in MODULES if packages(path) & above[layer_of(path)]) == []


def worldly(path: Path) -> Iterator[str]:
    """What a module imports or calls that touches the world."""
    yield from packages(path) & WORLDLY_MODULES
    for call in syntax(path)[1]:
        match call.func:
            case ast.Name(id=name) if name in WORLDLY_CALLS:
                yield f"line {call.lineno} calls {name}()"
            case ast.Attribute(attr=name) if name in CLOCK_CALLS:
                yield f"line {call.lineno} asks the clock by .{name}()"


def test_schemas_and_parsers_touch_no_file_network_clock_or_environment() -> None:
    found = {name_of(path): list(worldly(path)) for path in MODULES if layer_of(path) in PURE}
    assert {name: touched for name, touched in found.items() if touched} == {}


def test_only_flows_know_prefect() -> None:
    assert named(path for path in MODULES if layer_of(path) != "flows" and "prefect" in packages(path)) == []


def test_only_one_package_opens_pdfs() -> None:
    readers = {"pypdfium2", "pypdfium2_raw", "pdfplumber", "pdfminer"}
    others = [path for path in MODULES if not name_of(path).startswith("pipeline/reading/")]
    assert named(path for path in others if packages(path) & readers) == []


def test_no_product_package_imports_the_builder() -> None:
    assert named(path for path in MODULES if packages(path) & {"samples", "pptx"}) == []


def test_spacy_has_one_door() -> None:
    """One module imports it at its head, and only the seat imports that module, when it is asked."""
    heads = {path: tree(path).body for path in MODULES if packages(path) & {"spacy", "parsers"}}
    behind = ("spacy", "parsers.language.components")
    at_the_head = {
        name_of(path) for path, body in heads.items() for node in body for name in names_in(path, node) if name.startswith(behind)
    }
    assert at_the_head == {"parsers/language/components.py"}


def test_modules_stay_short() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length >= MOST_LINES} == {}


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "helpers", "common", "manager", "misc"}
    assert named(path for path in MODULES if drawers & {*path.relative_to(PROJECT).parts[:-1], path.stem}) == []
