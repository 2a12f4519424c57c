"""The global options of the command line, and what a command reads from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

import click

from schemas.errors import NotFound, SettingsError

if TYPE_CHECKING:
    from pipeline.settings import Settings

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What was said of the data and the settings, before or after the command's name."""

    data_dir: Path | None = None
    settings_file: Path | None = None

    def settings(self) -> Settings:
        """The settings that hold for a call that keeps no data, or makes the folder of the data.

        Raises:
            SettingsError: A setting is wrong.
            NotFound: The settings file that was named is not there.
        """
        from pipeline.settings import load_settings

        return load_settings(self.settings_file, self.data_dir)

    def settings_path(self) -> Path | None:
        """The settings file that holds, or None where there is none."""
        from pipeline.settings import settings_path

        return settings_path(self.settings_file)

    def store(self) -> Settings:
        """The settings that hold for a call that reads what is kept.

        Raises:
            SettingsError: A setting is wrong, or the folder of the data is a file.
            NotFound: The settings file or the folder of the data that was named is not there.
        """
        settings = self.settings()
        if self.data_dir is not None and not self.data_dir.exists():
            raise NotFound(f"The data folder {self.data_dir} does not exist. Name another, or make it by `tmag ingest`.")
        if settings.data_dir.exists() and not settings.data_dir.is_dir():
            raise SettingsError(f"The data folder {settings.data_dir} is a file. Name another with --data-dir.")
        return settings

    def release_folder(self) -> Path:
        """The folder of the release that is published, resolved once.

        Raises:
            NotFound: Nothing is published, or a file or folder that was named is not there.
        """
        from pipeline.releases import resolve_current

        return resolve_current(self.store().data_dir)


class Named(click.Path):
    """A path as an argument; an empty one, such as a variable of the shell that is not set, does not mean this folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path. Fails as wrong usage where it is empty."""
        if value == "":
            self.fail("the name is empty", param, ctx)
        return super().convert(value, param, ctx)


PATH = Named(path_type=Path)


def _note(ctx: click.Context, parameter: click.Parameter, value: Path | None) -> None:
    chosen = ctx.find_object(Choices) or Choices()
    ctx.obj = chosen if value is None else replace(chosen, **{str(parameter.name): value})


_data_dir = click.option(
    "--data-dir",
    metavar="DIR",
    type=PATH,
    expose_value=False,
    callback=_note,
    help="Folder of the data; else TMAG_DATA_DIR, else the settings, else ./data.",
)
_settings_file = click.option(
    "--settings",
    "settings_file",
    metavar="FILE",
    type=PATH,
    expose_value=False,
    callback=_note,
    help="Settings file; else TMAG_SETTINGS, else ./tmag.toml.",
)


def global_options(function: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
    """Give a command the global options; what stands after a command's name wins over what stands before it."""
    return _data_dir(_settings_file(function))


def with_choices(function: Callable[Concatenate[Choices, _Given], _Result]) -> Callable[_Given, _Result]:
    """Give a command the global options, and their values as its first argument."""
    passed: Callable[..., Any] = click.make_pass_decorator(Choices, ensure=True)(function)
    return global_options(passed)
