"""systemd's units without systemd: a unit's ExecStart as it is written, with its environment and folder and with nothing else."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.flows.served import ROOT

DEPLOY = ROOT / "deploy"
INSTALLED = "/srv/tmag"
PORT = "4200"


@dataclass(frozen=True)
class Unit:
    """What a unit says, for another folder and port than those that its file names; ``before`` are the commands of ExecStartPre."""

    before: tuple[str, ...]
    command: tuple[str, ...]
    folder: str
    environment: dict[str, str]
    is_without_new_privileges: bool


def read_unit(name: str, folder: Path, port: int) -> Unit:
    """A unit of ``deploy/`` as somebody installs it who has put their folder and a free port in."""
    text = (DEPLOY / name).read_text(encoding="utf-8").replace(INSTALLED, str(folder)).replace(PORT, str(port))
    lines = [line.partition("=") for line in text.splitlines() if "=" in line and not line.startswith("#")]
    before = [value for key, _, value in lines if key == "ExecStartPre"]
    (command,) = [value for key, _, value in lines if key == "ExecStart"]
    (working,) = [value for key, _, value in lines if key == "WorkingDirectory"]
    variables = [value.partition("=") for key, _, value in lines if key == "Environment"]
    return Unit(
        tuple(before),
        tuple(shlex.split(command)),
        working,
        {variable: value for variable, _, value in variables},
        ("NoNewPrivileges", "=", "yes") in lines,
    )


def bare_environment(folder: Path) -> dict[str, str]:
    """What systemd gives a service of a user, and where the code of this project is, in case another one is installed."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    return {"PATH": os.defpath, "HOME": str(home), "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}


@contextmanager
def running(unit: Unit, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The unit's process for the length of a ``with`` block, ended as systemd ends it."""
    setpriv = shutil.which("setpriv")
    bounds = [setpriv, "--no-new-privs"] if unit.is_without_new_privileges and setpriv else []
    environment = {**bare_environment(log.parent), **unit.environment}
    for step in unit.before:
        subprocess.run(shlex.split(step), cwd=unit.folder, env=environment, check=True)
    command = [*bounds, *unit.command]
    with log.open("ab") as out:
        process = subprocess.Popen(
            command, cwd=unit.folder, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
