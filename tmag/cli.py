"""The ``tmag`` command: its global options, its commands by name, and what becomes of an error.

A command's module is imported when it is called, never for ``tmag --help``.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from tmag.choices import global_options
from tmag.exits import Exit

_COMMANDS = {
    "parse": "Read PDF packs into Parquet or JSON, without a store",
    "tables": "Print the tables of any PDF, cell by cell",
    "recognise": "Find dates, owners or references in texts",
    "evaluate": "Hold a parse against its truth, field by field",
    "ingest": "Keep, parse and publish new documents",
    "serve": "Ingest the sources every night, by a Prefect server",
    "backfill": "Fetch, parse and publish the history that the sources list",
    "rerun": "Parse one document again and show what changes",
    "unhold": "Let a document through that was held back",
    "accept": "Keep a reviewed parse, and hold the parser against those kept",
    "status": "Show what is published, held and overdue",
    "datasets": "List the datasets, or the columns of one",
    "query": "Ask the published datasets in SQL",
    "show": "Show one row, where it stands, and its box on the page",
    "refs": "List where a milestone, change or deliverable is named",
    "parties": "List who owns and leads, and say why spellings are one party",
    "issues": "List doubts and contradictions",
    "releases": "List the releases, or clear old ones away",
    "rollback": "Publish an earlier release again",
}
_EPILOG = """\b
Exit codes:
  0    done (parse, tables, ingest: every document read; rerun, accept: no
       difference; evaluate: every row exact)
  1    parse, tables, ingest: some quarantined or partial; rerun, accept,
       evaluate: differences; status: all is not well
  2    wrong usage or setting
  3    a path, id or row named does not exist
  4    parse, tables, ingest, rerun: all quarantined
  5    the disk, the data folder or Prefect stood in the way"""


class _LateGroup(click.Group):
    """A group that knows its commands by name and imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of a day's work."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"tmag.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


def _print_version(ctx: click.Context, _parameter: click.Parameter, is_wanted: bool) -> None:
    if is_wanted and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"tmag {version('tmag')}")
        ctx.exit()


@click.group(cls=_LateGroup, no_args_is_help=False, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@global_options
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Show the version.")
def cli() -> None:
    """Turn governance meeting packs (PDF) into typed Parquet datasets."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code; no input ends in a traceback."""
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        # What a document says must come out whatever the terminal's locale is.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(_guarded(arguments))


def _open_closed_streams() -> None:
    """Let a stream that the caller closed lead nowhere, so that no file opened later gets its number and its text."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def _guarded(arguments: Sequence[str] | None) -> int:
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError as error:
        return Exit.BROKEN_PIPE if _is_nobody_reading() else _explained(error)
    except (Exception, KeyboardInterrupt) as error:
        return _explained(error)


def _run(arguments: Sequence[str]) -> int:
    try:
        with cli.make_context("tmag", list(arguments)) as context:
            return int(cli.invoke(context) or 0)
    except click.exceptions.Exit as end:
        return end.exit_code


def _explained(error: BaseException) -> int:
    from tmag.failures import explained

    return explained(error)


def _is_nobody_reading() -> bool:
    """Whether it was stdout that broke; then what is still buffered goes nowhere, instead of into an error at exit."""
    import select

    watch = select.poll()
    watch.register(sys.stdout.fileno(), select.POLLOUT)
    if not any(events & select.POLLERR for _, events in watch.poll(0)):
        return False
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return True
