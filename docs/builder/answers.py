"""Printed answers: in a ```console block each line ``$ tmag …`` is run on the bundled packs, and what it prints stands under it."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.ingest import ingest
from pipeline.settings import load_settings

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PROMPT = "$ "
_MORE = "…"
_PACKS = Path("samples/packs")
Call = Callable[[Sequence[str]], str]


def publish_samples(project: Path, data_dir: Path) -> None:
    """Ingest the bundled packs into a data folder."""
    ingest([str(project / _PACKS)], load_settings(None, data_dir))


def with_answers(text: str, project: Path, data_dir: Path, call: Call | None = None) -> str:
    """Markdown with the answers that its commands give now. A block that ends in ``…`` keeps as many lines as it shows.

    ``call`` runs ``tmag`` with some arguments and gives what it prints; it is a process of its own unless another way is given.

    Raises:
        ValueError: A block holds a command other than ``tmag``, or the command fails.
    """
    return _BLOCK.sub(lambda block: f"```console\n{_answered(block[1], call or _apart(project, data_dir))}```", text)


def _answered(block: str, call: Call) -> str:
    lines = block.splitlines()
    command = lines[0].removeprefix(_PROMPT)
    if not lines[0].startswith(_PROMPT) or any(line.startswith(_PROMPT) for line in lines[1:]):
        raise ValueError(f"A console block holds one command, after a dollar sign, in its first line: {lines[0]}")
    answer = _run(command, call).splitlines()
    if lines[-1] == _MORE:
        answer = [*answer[: len(lines) - 2], _MORE]
    return "".join(f"{line.rstrip()}\n" for line in (lines[0], *answer))


def _run(command: str, call: Call) -> str:
    program, *arguments = shlex.split(command)
    if program != "tmag":
        raise ValueError(f"Only tmag is run for the docs, not: {command}")
    return call(arguments)


def _apart(project: Path, data_dir: Path) -> Call:
    surroundings = {**os.environ, "TMAG_DATA_DIR": str(data_dir), "NO_COLOR": "1"}

    def call(arguments: Sequence[str]) -> str:
        command = [sys.executable, "-m", "tmag", *arguments]
        ran = subprocess.run(command, cwd=project, env=surroundings, capture_output=True, text=True, encoding="utf-8")
        if ran.returncode:
            raise ValueError(f"{shlex.join(command)} ended with {ran.returncode}: {ran.stderr}")
        return ran.stdout

    return call
