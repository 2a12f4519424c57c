"""``tmag accept``: a reviewed parse kept, and the parser held against those kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from schemas.errors import SettingsError
from tmag.changes import print_change
from tmag.choices import Choices, with_choices
from tmag.exits import Exit
from tmag.printing import say

if TYPE_CHECKING:
    from pipeline.accept import Acceptance, Verdict
    from pipeline.settings import Settings


@click.command("accept")
@click.argument("document_ids", metavar="[DOCUMENT_ID]...", nargs=-1)
@click.option("--replace", is_flag=True, help="Put the published parse in the place of the one accepted before.")
@click.option("--check", is_flag=True, help="Parse the accepted documents again (all, or those named) and show what differs.")
@with_choices
def command(choices: Choices, document_ids: tuple[str, ...], replace: bool, check: bool) -> Exit:
    """Keep the published rows of DOCUMENT_ID, which you reviewed, and the sha256 of its PDF, as a file to commit.

    With --check today's parser reads the accepted documents again; a row that is not as it was accepted, or a PDF that is not there, ends
    it with 1. The files are kept in the folder of the setting accepted_dir, ./accepted unless set.
    """
    if check and replace:
        raise SettingsError("--check writes nothing, so it does not go with --replace. Leave one of them out.")
    if not check and not document_ids:
        raise SettingsError("Name the document to accept, or say --check. `tmag status` lists the documents.")
    settings = choices.store()
    return _check(settings, document_ids) if check else _accept(settings, document_ids, replace)


def _accept(settings: Settings, document_ids: tuple[str, ...], replace: bool) -> Exit:
    from pipeline.accept import accept

    done = [accept(document_id, settings, replace=replace) for document_id in document_ids]
    for acceptance in done:
        _print_acceptance(acceptance)
    is_left = any(acceptance.is_different and not acceptance.is_written for acceptance in done)
    return Exit.SOME if is_left else Exit.DONE


def _print_acceptance(acceptance: Acceptance) -> None:
    name, path = acceptance.document_id, acceptance.path
    for change in acceptance.changes:
        print_change(change)
    if acceptance.is_new:
        say(f"{name}: {acceptance.row_count} rows accepted into {path}; commit it.")
    elif acceptance.is_written:
        say(f"{name}: {acceptance.row_count} rows accepted in the place of the earlier ones in {path}; commit it.")
    elif acceptance.is_different:
        say(f"{name}: accepted before, and the published parse differs. Nothing is written; tmag accept {name} --replace does.")
    else:
        say(f"{name}: accepted before, no difference.")


def _check(settings: Settings, document_ids: tuple[str, ...]) -> Exit:
    from pipeline.accept import check_accepted

    verdicts = []
    for verdict in check_accepted(settings, document_ids):
        _print_verdict(verdict)
        verdicts.append(verdict)
    wrong = sum(not verdict.is_same for verdict in verdicts)
    say(f"{len(verdicts)} accepted, {len(verdicts) - wrong} as accepted, {wrong} not.")
    return Exit.SOME if wrong else Exit.DONE


def _print_verdict(verdict: Verdict) -> None:
    for change in verdict.changes:
        print_change(change)
    if verdict.fault is not None:
        say(f"{verdict.document_id}: not compared, {verdict.fault}.")
    elif verdict.changes:
        say(f"{verdict.document_id}: {len(verdict.changes)} rows differ from the {verdict.row_count} accepted.")
    else:
        say(f"{verdict.document_id}: {verdict.row_count} rows as accepted.")
