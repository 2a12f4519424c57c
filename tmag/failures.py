"""An error as one sentence on stderr, and the exit code that goes with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import click

from schemas.errors import NotFound, SettingsError, TmagError
from tmag.exits import Exit

DEBUG_VARIABLE = "TMAG_DEBUG"


def explained(error: BaseException) -> Exit:
    """Say on stderr what went wrong and what to do next; with ``TMAG_DEBUG`` set the traceback comes first."""
    if os.environ.get(DEBUG_VARIABLE):
        import traceback

        traceback.print_exception(error)
    code, sentence = _account(error)
    click.echo(f"tmag: {' '.join(sentence.split())}", err=True)
    return code


def _account(error: BaseException) -> tuple[Exit, str]:
    match error:
        case click.ClickException():
            return Exit.USAGE, _usage(error)
        case click.Abort() | KeyboardInterrupt():
            return Exit.STOPPED, "Stopped. What was published before is as it was."
        case SettingsError():
            return Exit.USAGE, str(error)
        case NotFound():
            return Exit.MISSING, str(error)
        case TmagError():
            return Exit.FAILED, str(error)
        case OSError():
            return Exit.FAILED, _of_the_system(error)
        case _ if type(error).__module__ == "pyarrow.lib":
            return (
                Exit.FAILED,
                f"A file of the data folder is damaged ({error}). `tmag rollback` goes back to another release.",
            )
        case MemoryError():
            return Exit.FAILED, "There is not enough memory for this. Name fewer files at once, or ask for less."
    return Exit.FAULT, f"A fault of this program ({type(error).__name__}: {error}). Set {DEBUG_VARIABLE}=1 to see where, and report it."


def _usage(error: click.ClickException) -> str:
    sentence = error.format_message().rstrip()
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "tmag"
    return f"{sentence}{'' if sentence.endswith(('.', '?')) else '.'} Try `{path} --help`."


def _of_the_system(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}. Mend that and try again; what was published before is as it was."


@contextmanager
def plain_instead(option: str) -> Iterator[None]:
    """Let a failure of Prefect itself say how to do the same without Prefect; our own errors pass as they are."""
    try:
        yield
    except (TmagError, OSError):
        raise
    except Exception as error:
        raise TmagError(f"The Prefect flow failed ({type(error).__name__}: {error}). {option} does the same without Prefect.") from error
