from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.layout.text import clean, fold, join_wrapped


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("ﬁnal oﬃce", "final office"),
        ("co\u00adoperate", "cooperate"),
        ("a\u00a0b", "a b"),
        ("Quali\u6600\u6900ers", "Qualifiers"),
        ("O\u6600\ucf00ce", "Office"),  # of the last two letters one, the sum of both
        ("ba\u6600\ud200ed", "baffled"),
        ("se\u7400\u7400\u6900ng", "setting"),
        ("\u6600\u6900", "\u6600\u6900"),
        ("e\u0301", "é"),
        ("“quoted” – as printed’s", "“quoted” – as printed’s"),
    ],
)
def test_clean(printed: str, wanted: str) -> None:
    assert clean(printed) == wanted


@given(st.text())
def test_clean_is_stable_and_normal(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("MHHS-", "DEL1590", "MHHS-DEL1590"),
        ("re\u2010", "baselined", "rebaselined"),
        ("Terms of", "Reference", "Terms of Reference"),
        ("a -", "b", "a - b"),
    ],
)
def test_join_wrapped(before: str, after: str, wanted: str) -> None:
    assert join_wrapped(before, after) == wanted


def test_fold_makes_variants_one() -> None:
    assert fold("Migration, Cutover & Data  Strategy:") == fold("migration, cutover and data strategy")
