"""The sample packs as pages and as parsed packs, read once a session."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from parsers.layout.page import Page, UnreadablePage
from parsers.parse import ParsedPack, parse_pack
from pipeline.parse import ParseRequest, ParseResult, parse_document
from pipeline.process import group_names
from pipeline.reading import Engine, open_pdf
from pipeline.settings import load_settings
from pipeline.vocabulary import load_vocabulary
from schemas.vocabulary import Vocabulary

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "samples" / "packs"
# The packs that each have a content of their own; those of the run, made from one timeline, are tested by `samples/test_run.py`.
PACKS = tuple(FOLDER / f"{name}-papers-v1.0.pdf" for name in ("sitag-02", "tmag-16", "tmag-17"))
LOOKS = tuple(sorted((ROOT / "samples" / "looks").glob("*.pdf")))


@lru_cache(maxsize=1)
def groups() -> dict[str, str]:
    return group_names(load_settings(None, None))


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    return load_vocabulary(groups())


@lru_cache(maxsize=64)
def pages(path: Path, engine: Engine = Engine.PDFIUM) -> tuple[Page | UnreadablePage, ...]:
    with open_pdf(path.read_bytes(), engine) as document:
        return tuple(document.pages())


@lru_cache(maxsize=64)
def parsed(path: Path) -> ParsedPack:
    return parse_pack(pages(path), vocabulary())


@lru_cache(maxsize=64)
def result(path: Path, engine: Engine = Engine.PDFIUM) -> ParseResult:
    return parse_document(ParseRequest(data=path.read_bytes(), engine=engine, group_names=groups()))
