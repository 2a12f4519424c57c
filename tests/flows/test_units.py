"""Both ways of running every night that are written down for systemd, each unit's command tried in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pyarrow.parquet as pq
import pytest

from tests.flows.served import ROOT, free_port, until
from tests.flows.units import DEPLOY, INSTALLED, bare_environment, read_unit, running

PACK = ROOT / "samples/packs/sitag-01-papers-v1.0.pdf"
SETTINGS = """data_dir = "data"

[[sources]]
kind = "folder"
name = "packs from the secretariat"
path = "inbox"

[alerts]
webhook_url = "http://127.0.0.1:9/"

[flows]
cron = "* * * * *"
server_port = {port}
startup_timeout_seconds = 300
"""


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def installed(tmp_path: Path, port: int) -> Path:
    """A folder as the steps make it: the environment, the settings, an inbox with a pack."""
    folder = tmp_path / "srv"
    (folder / "inbox").mkdir(parents=True)
    (folder / ".venv").symlink_to(sys.prefix)
    (folder / "tmag.toml").write_text(SETTINGS.format(port=port), encoding="utf-8")
    shutil.copy(PACK, folder / "inbox")
    return folder


def log_of(folder: Path, name: str) -> str:
    return (folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")[-3000:]


def published(folder: Path) -> list[str]:
    documents = (folder / "data/curated").resolve() / "documents.parquet"
    return [str(name) for name in pq.read_table(documents)["document_id"].to_pylist()] if documents.exists() else []


@pytest.mark.parametrize("name", sorted(path.name for path in DEPLOY.glob("*.service")))
def test_a_unit_names_a_command_that_is_installed_and_the_folder_of_the_steps(name: str, tmp_path: Path) -> None:
    unit = read_unit(name, tmp_path, 4200)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    assert os.access(unit.command[0], os.X_OK)
    assert unit.folder == str(tmp_path)
    assert unit.is_without_new_privileges
    assert INSTALLED in (ROOT / "docs/nightly.md").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.xdist_group("served")
def test_the_unit_of_the_first_way_serves_and_a_run_publishes(installed: Path, port: int) -> None:
    with running(read_unit("tmag.service", installed, port), installed / "tmag.log") as process:
        until(lambda: published(installed) or process.poll() is not None, "nothing was published")
        assert published(installed) == ["sitag-1-papers-v1.0"], log_of(installed, "tmag")
        deployments = httpx.post(f"http://127.0.0.1:{port}/api/deployments/filter", json={}, timeout=60, trust_env=False).json()
        assert {deployment["name"] for deployment in deployments} == {"nightly", "on-demand"}
    assert process.returncode == 0


@pytest.mark.slow
@pytest.mark.xdist_group("served")
def test_the_units_of_the_second_way_take_the_deployments_of_prefect_yaml(installed: Path, port: int) -> None:
    server, worker = (read_unit(f"tmag-{what}.service", installed, port) for what in ("server", "worker"))
    with running(server, installed / "server.log") as process:
        until(lambda: is_well(port) or process.poll() is not None, "no server came")
        assert process.poll() is None, log_of(installed, "server")
        for step in (
            ["work-pool", "create", "tmag", "--type", "process"],
            ["--no-prompt", "deploy", "--all"],
            ["deployment", "run", "ingest/nightly"],
        ):
            run_step(step, installed, port)
        with running(worker, installed / "worker.log") as worked:
            until(lambda: published(installed) or worked.poll() is not None, "nothing was published")
    assert published(installed) == ["sitag-1-papers-v1.0"], log_of(installed, "worker")


def is_well(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/api/health", timeout=5, trust_env=False).is_success
    except httpx.HTTPError:
        return False


def run_step(arguments: list[str], folder: Path, port: int) -> None:
    """A command of the written steps, in the project's folder."""
    environment = {**bare_environment(folder), "PREFECT_API_URL": f"http://127.0.0.1:{port}/api"}
    ran = subprocess.run([f"{sys.prefix}/bin/prefect", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
