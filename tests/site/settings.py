"""Settings for a run that takes its packs from the site that the tests play."""

from __future__ import annotations

from pathlib import Path

from pipeline.settings import Settings, load_settings
from tests.site.server import Site

_TEXT = """data_dir = "data"
[site]
base_url = "{address}"
[fetch]
allows_private_networks = true
delay_seconds = 0
wait_seconds = 0
attempts = 2
read_seconds = 0.5
total_seconds = 1.0
{more}
"""


def settings_file(site: Site, folder: Path, more: str = "", without: tuple[str, ...] = ("QAG", "MCAG")) -> Path:
    """Write the ``tmag.toml`` of whoever installs it: where the site is, that it is on this machine, and which libraries it has not."""
    left_out = "".join(
        f'[[sources]]\nkind = "library_page"\nname = "{group} library"\npage = "none"\nis_enabled = false\n' for group in without
    )
    path = folder / "tmag.toml"
    path.write_text(_TEXT.format(address=site.address, more=more) + left_out, encoding="utf-8")
    return path


def site_settings(site: Site, folder: Path, more: str = "", without: tuple[str, ...] = ("QAG", "MCAG")) -> Settings:
    """The same, read."""
    return load_settings(settings_file(site, folder, more, without))
