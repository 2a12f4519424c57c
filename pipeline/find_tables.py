"""Find the tables of any one document: the reading and the layout of a parse, without the pack's meaning."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from parsers.faults import Faults
from parsers.layout.page import Box
from parsers.layout.plain_tables import PlainCell, PlainTable, plain_tables
from parsers.oddities import unread
from parsers.slides.headings import heading_test
from pipeline.isolate import RESULT, Verdict, isolated
from pipeline.read import read_document
from pipeline.reading import Engine
from pipeline.settings import Limits
from pipeline.vocabulary import load_vocabulary
from schemas.errors import DocumentRejected

# The issues that a parse raises where a page is missing, and where the parser failed on one.
_UNREADABLE_PAGE, _PARSER_FAULT = "unreadable_page", "parser_fault"


@dataclass(frozen=True, slots=True, kw_only=True)
class TablesRequest:
    """Whose tables are wanted. ``group_names`` maps the codes of the groups to their names: a header of groups is known by them."""

    data: bytes
    engine: Engine = Engine.PDFIUM
    max_pages: int | None = None
    group_names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """What kept a document, or some pages of it, from being read: the code that a parse gives for it, and a sentence."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTables:
    """The tables of one document. ``page_count`` is None where it was not read at all."""

    page_count: int | None
    fault: Fault | None
    tables: tuple[PlainTable, ...]


def find_tables(request: TablesRequest) -> FoundTables:
    """Find the tables in this process. A document that cannot be read gives a fault, never an exception."""
    try:
        read = read_document(request.data, request.engine, max_pages=request.max_pages, are_worded=True)
    except DocumentRejected as rejection:
        return _rejected(str(rejection.reason), str(rejection))
    faults = Faults()
    tables = plain_tables(read.pages, heading_test(load_vocabulary(request.group_names)), faults)
    told = [*(sentence for page in read.pages if (sentence := unread(page)) is not None), *(fault.told for fault in faults.met)]
    fault = Fault(_PARSER_FAULT if faults.met else _UNREADABLE_PAGE, " ".join(told)) if told else None
    return FoundTables(page_count=read.info.page_count, fault=fault, tables=tables)


def find_tables_isolated(request: TablesRequest, limits: Limits) -> FoundTables:
    """Find the tables in a child process, within limits. Whatever happens to the child, an answer comes back."""
    given, _ = isolated(_find_into, _read_found, request, limits)
    return _rejected(str(given.reason), given.message) if isinstance(given, Verdict) else given


def _rejected(code: str, message: str) -> FoundTables:
    return FoundTables(page_count=None, fault=Fault(code, message), tables=())


def _find_into(request: TablesRequest, folder: Path) -> None:
    (folder / RESULT).write_text(json.dumps(asdict(find_tables(request))), encoding="utf-8")


def _read_found(folder: Path) -> FoundTables:
    found = json.loads((folder / RESULT).read_text(encoding="utf-8"))
    fault = Fault(**found["fault"]) if found["fault"] else None
    return FoundTables(page_count=found["page_count"], fault=fault, tables=tuple(map(_table, found["tables"])))


def _table(plain: dict[str, Any]) -> PlainTable:
    cells = tuple(PlainCell(**{**cell, "box": Box(*cell["box"])}) for cell in plain["cells"])
    return PlainTable(**{**plain, "box": Box(*plain["box"]), "cells": cells})
