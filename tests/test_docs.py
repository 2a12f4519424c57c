"""The docs hold what the code holds: nothing missing, nothing stale, no command that does not work, no link that leads nowhere."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

import click
import pyarrow.parquet as pq
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PIL import Image, ImageChops, ImageStat

from docs.builder.answers import with_answers
from docs.builder.command_line import command_names
from docs.builder.dictionary import NOT_FILLED
from docs.builder.pages import PAGES
from docs.builder.picture import PICTURE, draw_picture
from docs.builder.settings_page import EXAMPLE, setting_names
from docs.builder.table_steps import table_pictures
from parsers.language.rulings import rulings_from_toml
from pipeline.correct import read_corrections
from pipeline.ingest import IngestReport
from pipeline.settings import Settings, load_settings
from schemas.datasets import DATASETS
from schemas.errors import RejectReason
from schemas.issues import ISSUE_CODES
from tmag.cli import cli, main
from tmag.exits import Exit

PROJECT = Path(__file__).parents[1]
DOCS = PROJECT / "docs"
PROSE = [PROJECT / "README.md", *sorted(DOCS.rglob("*.md"))]
WITH_LINKS = [*PROSE, PROJECT / "CHANGELOG.md", PROJECT / "data/README.md", PROJECT / "samples/README.md"]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
# One worker, so that the packs are ingested once.
pytestmark = pytest.mark.xdist_group("bundled")
STALE = "Run `make docs`, look at what changed, and commit it."


def name_of(path: Path) -> str:
    return str(path.relative_to(PROJECT))


def blocks(language: str) -> list[tuple[Path, str]]:
    return [(path, found[2]) for path in PROSE for found in FENCE.finditer(path.read_text(encoding="utf-8")) if found[1] == language]


@pytest.fixture
def data_dir(ingested: tuple[Settings, IngestReport]) -> Path:
    """A folder in which ``data`` holds the bundled packs, published."""
    return ingested[0].data_dir


@pytest.mark.parametrize("page", PAGES)
def test_generated_pages_are_up_to_date(page: str) -> None:
    assert (DOCS / page).read_text(encoding="utf-8") == PAGES[page](), STALE


@pytest.mark.parametrize("path", [p for p in PROSE if "```console" in p.read_text(encoding="utf-8")], ids=name_of)
def test_printed_answers_are_what_the_commands_print(
    path: Path, data_dir: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(PROJECT)
    monkeypatch.setenv("TMAG_DATA_DIR", str(data_dir))
    monkeypatch.setenv("NO_COLOR", "1")

    def here(arguments: Sequence[str]) -> str:
        """A call in this process: its own would load all modules for each of the commands."""
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main(list(arguments))
        out, err = capsys.readouterr()
        assert not end.value.code, err
        return out

    text = path.read_text(encoding="utf-8")
    assert text == with_answers(text, PROJECT, data_dir, here), STALE


def test_an_answer_is_what_a_process_of_its_own_prints(tmp_path: Path) -> None:
    asked = "```console\n$ tmag --version\n```\n"
    assert with_answers(asked, PROJECT, tmp_path) == f"```console\n$ tmag --version\ntmag {version('tmag')}\n```\n"


def test_the_readme_shows_answers() -> None:
    assert "```console\n$ tmag query" in (PROJECT / "README.md").read_text(encoding="utf-8")


def test_the_pictures_are_what_the_code_draws() -> None:
    drawn = {PICTURE.as_posix(): draw_picture(PROJECT), **table_pictures(PROJECT)}
    assert {f"docs/images/{path.name}" for path in (DOCS / "images").iterdir()} == set(drawn)
    for place, picture in drawn.items():
        with Image.open(PROJECT / place) as file:
            committed = file.convert("RGB")
        assert committed.size == picture.size, STALE
        # Other builds of the libraries smooth edges otherwise; a box or a word in another place is far more than that.
        assert max(ImageStat.Stat(ImageChops.difference(committed, picture.convert("RGB"))).mean) < 1.0, STALE


@pytest.mark.parametrize("command", command_names())
def test_every_command_is_described(command: str) -> None:
    assert f"## {command}\n" in (DOCS / "command-line.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("exit_code", list(Exit))
def test_every_exit_code_is_described(exit_code: Exit) -> None:
    assert f"\n| {int(exit_code)} | " in (DOCS / "command-line.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_dataset_and_column_is_described(dataset: str) -> None:
    text = (DOCS / "data-dictionary.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
    described = set(re.findall(r"^\| `(\w+)` \|", sections[dataset], re.MULTILINE))
    if DATASETS[dataset].is_carrying:
        described |= set(re.findall(r"^\| `(\w+)` \|", sections["The common columns"], re.MULTILINE))
    assert set(DATASETS[dataset].columns) == described


def test_the_datasets_that_nothing_fills_are_those_said(data_dir: Path) -> None:
    rows = {name: pq.read_metadata(data_dir / f"curated/{name}.parquet").num_rows for name in DATASETS}
    not_in_the_bundled_packs = {"attendees"}  # decks have no attendance list
    assert {name for name, count in rows.items() if count == 0} == NOT_FILLED | not_in_the_bundled_packs


def test_every_setting_is_described() -> None:
    described = set(re.findall(r"^\| `(\w+)` \|", (DOCS / "settings.md").read_text(encoding="utf-8"), re.MULTILINE))
    sections = set(re.findall(r"^## \[+(\w+)\]+", (DOCS / "settings.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(setting_names()) <= described | sections


@pytest.mark.parametrize("code", [*ISSUE_CODES, *map(str, RejectReason)])
def test_every_code_is_described(code: str) -> None:
    assert f"\n| `{code}` | " in (DOCS / "codes.md").read_text(encoding="utf-8")


RULINGS = [text for path, text in blocks("toml") if path.name == "parties.md"]


@pytest.mark.parametrize("text", RULINGS)
def test_rulings_in_the_docs_are_rulings(text: str) -> None:
    assert rulings_from_toml(text)


CORRECTIONS = [text for path, text in blocks("toml") if path.name == "fix-a-parse.md" and "[[corrections]]" in text]


@pytest.mark.parametrize("text", CORRECTIONS)
def test_corrections_in_the_docs_are_corrections(text: str, tmp_path: Path) -> None:
    (tmp_path / "tmag-16-papers-v1.0.toml").write_text(text, encoding="utf-8")
    assert read_corrections(tmp_path, "tmag-16-papers-v1.0")


@pytest.mark.parametrize("text", [EXAMPLE, *(text for _, text in blocks("toml") if text not in (*RULINGS, *CORRECTIONS))])
def test_settings_in_the_docs_are_settings(text: str, tmp_path: Path) -> None:
    assert tomllib.loads(text)
    (tmp_path / "tmag.toml").write_text(text, encoding="utf-8")
    load_settings(tmp_path / "tmag.toml")


@pytest.mark.parametrize(("path", "code"), blocks("python"))
def test_python_in_the_docs_runs(path: Path, code: str, data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").symlink_to(data_dir)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TMAG_DATA_DIR", raising=False)
    exec(compile(code, name_of(path), "exec"), {})


def shell_lines() -> list[str]:
    lines = [line for language in ("sh", "text") for _, text in blocks(language) for line in text.splitlines()]
    return [line for line in lines if line.startswith(("tmag ", "make "))]


@pytest.mark.parametrize("line", shell_lines())
def test_commands_in_the_docs_can_be_called(line: str) -> None:
    program, *arguments = shlex.split(line.partition(" > ")[0], comments=True)
    if program == "make":
        targets = set(re.findall(r"^([\w-]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
        assert set(arguments) <= targets
        return
    command: click.Command = cli
    context = click.Context(cli)
    while isinstance(command, click.Group) and arguments:
        context, name = click.Context(command), arguments.pop(0)
        found = command.get_command(context, name)
        assert found is not None, f"there is no command {name}"
        command = found
    command.make_context(command.name, arguments, parent=context)


def anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", path.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", WITH_LINKS, ids=name_of)
def test_links_lead_somewhere(path: Path) -> None:
    for target in LINK.findall(FENCE.sub("", path.read_text(encoding="utf-8"))):
        if "://" in target:
            continue
        place, _, anchor = target.partition("#")
        led_to = path.parent / place if place else path
        assert led_to.exists(), f"{target} is not there"
        assert not anchor or anchor in anchors(led_to), f"{target} names no heading"


def test_every_page_is_in_an_index() -> None:
    for index, pages in ((DOCS / "README.md", DOCS.glob("*.md")), (DOCS / "decisions/README.md", (DOCS / "decisions").glob("*.md"))):
        listed = set(LINK.findall(index.read_text(encoding="utf-8")))
        assert {page.name for page in pages} - {"README.md"} <= listed


def needed(name: str, seen: set[str]) -> Iterator[str]:
    """A package and all that it brings, as far as it is installed."""
    if canonicalize_name(name) in seen:
        return
    seen.add(canonicalize_name(name))
    try:
        brought = [Requirement(line) for line in distribution(name).requires or []]
    except PackageNotFoundError:
        return
    yield canonicalize_name(name)
    for requirement in brought:
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield from needed(requirement.name, seen)


def licence(name: str) -> str:
    about = distribution(name).metadata
    classified = [line for line in about.get_all("Classifier") or [] if line.startswith("License ::")]
    return about.get("License-Expression") or " and ".join(classified) or about.get("License") or ""


def test_the_notice_names_what_we_need_and_what_asks_for_more() -> None:
    notice = {canonicalize_name(word) for word in re.findall(r"[\w.-]+", (PROJECT / "NOTICE").read_text(encoding="utf-8"))}
    direct = [Requirement(line) for line in distribution("tmag").requires or []]
    assert {canonicalize_name(r.name) for r in direct if r.marker is None} <= notice
    packages = set(needed("tmag", set())) - {"tmag"}
    asking = {name for name in packages if re.search(r"MPL|Mozilla|GPL|General Public|\bOR\b|Artistic|CDDL|EPL", licence(name))}
    assert asking  # certifi, at least
    assert asking <= notice
