"""The command line: each command's own help, the exit codes, the environment."""

from __future__ import annotations

import click

from docs.builder.markdown import code, page, table
from pipeline.settings import DATA_DIR_VARIABLE, SETTINGS_VARIABLE
from tmag.cli import cli
from tmag.exits import Exit
from tmag.failures import DEBUG_VARIABLE

_INTRO = """Results go to stdout, progress and errors to stderr. An error is one sentence that says what to do next. Colour, and columns
cut to the width, only on a terminal. `--data-dir` and `--settings` may stand before or after the command's name."""

_EXITS: dict[Exit, str] = {
    Exit.DONE: "Done. `parse`, `ingest`: every document parsed (or partial only through `--pages`). `rerun`, `accept`: no difference",
    Exit.SOME: "`parse`, `ingest`: some but not all documents quarantined or not to be had, or any partial. `rerun`, `accept`: differences",
    Exit.USAGE: "Wrong usage or setting; a query that cannot be run",
    Exit.MISSING: "A path, id, release or row that was named does not exist; found before any work",
    Exit.QUARANTINED: "`parse`, `ingest`: all documents quarantined or not to be had. `rerun`: the document is quarantined",
    Exit.FAILED: "The disk, the network or Prefect failed",
    Exit.FAULT: "A fault of this program; please report it",
    Exit.STOPPED: "Stopped by Ctrl-C; what was published before is as it was",
    Exit.BROKEN_PIPE: "Who read the output went away, as `head` does",
}

_VARIABLES = (
    (DATA_DIR_VARIABLE, "Folder of the data; `--data-dir` wins over it, and it over `tmag.toml`"),
    (SETTINGS_VARIABLE, "Settings file in the place of `./tmag.toml`; `--settings` wins over it"),
    (DEBUG_VARIABLE, "If set, the traceback comes before the sentence of an error"),
    ("PREFECT_API_URL", "A Prefect server of yours, in the place of the temporary one that a flow starts"),
    ("NO_COLOR", "If set, no colour"),
)
_WIDTH = 100
_HELP_OPTIONS: tuple[str, ...] = tuple(cli.context_settings["help_option_names"])


def command_line() -> str:
    """The page."""
    exits = ((str(int(exit_code)), _EXITS[exit_code]) for exit_code in Exit)
    return page(
        "Command line",
        _INTRO,
        _help(cli, "tmag", None),
        *_commands(cli, "tmag", None),
        "## Exit codes\n\n" + table(("code", "meaning"), exits),
        "## Environment\n\n" + table(("variable", "meaning"), ((code(name), meaning) for name, meaning in _VARIABLES)),
    )


def command_names(group: click.Group = cli, path: str = "tmag") -> list[str]:
    """Every command by its full name, ``tmag releases prune`` too."""
    names = []
    for name, command in _subcommands(group):
        names.append(f"{path} {name}")
        if isinstance(command, click.Group):
            names += command_names(command, f"{path} {name}")
    return names


def _subcommands(group: click.Group) -> list[tuple[str, click.Command]]:
    context = click.Context(group)
    found = [(name, group.get_command(context, name)) for name in group.list_commands(context)]
    return [(name, command) for name, command in found if command is not None]


def _commands(group: click.Group, path: str, parent: click.Context | None) -> list[str]:
    context = click.Context(group, info_name=path.rpartition(" ")[2], parent=parent)
    sections = []
    for name, command in _subcommands(group):
        full = f"{path} {name}"
        sections.append(f"## {full}\n\n{_help(command, name, context)}")
        if isinstance(command, click.Group):
            sections += _commands(command, full, context)
    return sections


def _help(command: click.Command, name: str, parent: click.Context | None) -> str:
    context = click.Context(command, info_name=name, parent=parent, terminal_width=_WIDTH, help_option_names=list(_HELP_OPTIONS))
    return f"```text\n{command.get_help(context)}\n```"
