"""Accept what is published of a document, and hold today's parser against all that was accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.accepted import (
    Accepted,
    accepted_of,
    accepted_path,
    differences,
    find_accepted,
    read_accepted,
    require_accepted,
    write_accepted,
)
from pipeline.correct import corrected, read_corrections
from pipeline.diff import RowChange
from pipeline.isolate import parse_isolated
from pipeline.language import usable_model
from pipeline.ledger import Ledger
from pipeline.manifest import current_manifest
from pipeline.parse import ParseRequest
from pipeline.process import PROJECT_PARSER, Parser, group_names
from pipeline.raw import RawStore
from pipeline.reading import Engine
from pipeline.settings import Settings
from pipeline.storage import LocalStorage
from schemas.errors import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """What became of one acceptance. ``changes`` tells how the parse differs from the one accepted before.

    ``path`` is the file, ``is_written`` whether it was written now, ``is_different`` whether it is not what was accepted before.
    """

    document_id: str
    path: Path
    row_count: int
    is_new: bool
    is_different: bool
    is_written: bool
    changes: tuple[RowChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One accepted document held against today's parser.

    ``fault`` says why it could not be compared (the PDF is not kept here, it can no longer be read); ``changes`` is then empty.
    """

    document_id: str
    row_count: int
    fault: str | None = None
    changes: tuple[RowChange, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether it was compared and every row is as it was accepted."""
        return self.fault is None and not self.changes


def accept(document_id: str, settings: Settings, *, replace: bool = False) -> Acceptance:
    """Keep the published parse of a document, which is what a reader could review, as the one that is right.

    One that was accepted before is replaced only where ``replace`` says so.

    Raises:
        NotFound: No document has this id, or nothing of it is published.
        TmagError: The parse accepted before is damaged.
    """
    new = _published(document_id, settings)
    old = find_accepted(settings.accepted_dir, document_id)
    changes = differences(old, new) if old else ()
    is_other = old is not None and (bool(changes) or old.sha256 != new.sha256)
    is_written = old is None or (is_other and replace)
    path = write_accepted(settings.accepted_dir, new) if is_written else accepted_path(settings.accepted_dir, document_id)
    return Acceptance(
        document_id=document_id,
        path=path,
        row_count=new.row_count,
        is_new=old is None,
        is_different=is_other,
        is_written=is_written,
        changes=changes,
    )


def check_accepted(settings: Settings, document_ids: tuple[str, ...] = (), *, parser: Parser = PROJECT_PARSER) -> Iterator[Verdict]:
    """Parse each accepted document again, or those named, and compare; what is wrong with one does not keep the others.

    The PDF is the one whose sha256 was accepted, from the raw files of the store. Nothing is written.

    Raises:
        NotFound: Nothing is accepted, or a document that was named is not; before anything is parsed.
        TmagError: An accepted parse is damaged; before anything is parsed.
    """
    folder = settings.accepted_dir
    chosen = tuple(require_accepted(folder, name) for name in document_ids) if document_ids else read_accepted(folder)
    if not chosen:
        raise NotFound(f"No parse is accepted in {folder}. `tmag accept DOCUMENT_ID` keeps one.")
    return (_verdict(old, settings, parser) for old in chosen)


def _published(document_id: str, settings: Settings) -> Accepted:
    storage = LocalStorage(settings.data_dir)
    sidecar = RawStore(storage).by_document(document_id)
    manifest = current_manifest(storage)
    choice = manifest.choice_by_sha256.get(sidecar.sha256) if manifest else None
    if choice is None or choice.status == "quarantined":
        raise NotFound(f"No rows of {document_id} are published, so there are none to accept. Ingest it first.", document_id=document_id)
    ledger = Ledger(storage)
    return accepted_of(document_id, sidecar.sha256, ledger.tables(ledger.record(choice.parse_id)))


def _verdict(old: Accepted, settings: Settings, parser: Parser) -> Verdict:
    try:
        data = RawStore(LocalStorage(settings.data_dir)).data(old.sha256)
    except NotFound:
        return _faulty(old, f"its PDF (sha256 {old.sha256}) is not among the raw files of {settings.data_dir}; ingest it there")
    request = ParseRequest(
        data=data,
        engine=Engine(settings.engine),
        # The id that it had: which other files took an id first is another thing in another store.
        document_id=old.document_id,
        max_pages=settings.limits.max_pages,
        group_names=group_names(settings),
        language_model=usable_model(settings.language.model),
    )
    result = parse_isolated(request, settings.limits, parser.parse, parser.quarantine)
    if result.sha256 != old.sha256:
        return _faulty(old, f"the raw file of sha256 {old.sha256} holds other bytes ({result.sha256}); put it back from a copy")
    if result.status == "quarantined":
        return _faulty(old, f"it can no longer be read: {result.status_reason}")
    result = corrected(result, read_corrections(settings.corrections_dir, old.document_id))
    new = accepted_of(old.document_id, old.sha256, result.tables)
    return Verdict(document_id=old.document_id, row_count=old.row_count, changes=differences(old, new))


def _faulty(old: Accepted, fault: str) -> Verdict:
    return Verdict(document_id=old.document_id, row_count=old.row_count, fault=fault)
