"""A document is read whatever words are missing from the vocabulary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from parsers.parse import parse_pack
from pipeline.read import read_document
from schemas.vocabulary import Vocabulary
from tests.packgen.score import FIXTURES
from tests.reading_samples import FOLDER, vocabulary


def _without_columns(words: Vocabulary) -> Vocabulary:
    return replace(words, tables={kind: replace(table, columns={}) for kind, table in words.tables.items()})


def _without_statuses(words: Vocabulary) -> Vocabulary:
    return replace(words, statuses={})


@pytest.mark.parametrize("spoil", [_without_columns, _without_statuses])
@pytest.mark.parametrize("path", [FOLDER / "tmag-16-papers-v1.0.pdf", *sorted(FIXTURES.glob("*-3001.pdf"))], ids=lambda path: path.stem)
def test_no_word_of_a_table_is_needed(path: Path, spoil: Callable[[Vocabulary], Vocabulary]) -> None:
    pages = read_document(path.read_bytes()).pages
    assert {"agenda_items", "actions"} & {record.dataset for record in parse_pack(pages, spoil(vocabulary())).records}
