"""The committed sample packs: what they hold, how they are labelled, that nothing runs off a page."""

import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from samples.builder.run.meetings import PACKS as RUN
from tests.samples_run_truth import papers_of

PROJECT = Path(__file__).parents[2]
SAMPLES = PROJECT / "samples"
SHARED = PROJECT.parent / "shared"
REFERENCE = SHARED / "reference" / "tmag-16.txt"
TRUTH = SHARED / "truth" / "tmag-16-papers-v1.0.json"

RECONSTRUCTION = "Reconstruction from the published text; not the published file"
INVENTED = "Invented sample"
TMAG_16 = (
    "packs/tmag-16-papers-v1.0.pdf",
    "looks/tmag-16-black-rules.pdf",
    "looks/tmag-16-header-band.pdf",
    "looks/tmag-16-untagged.pdf",
)
FILES = {
    **dict.fromkeys(TMAG_16, (28, RECONSTRUCTION)),
    "packs/tmag-17-papers-v1.0.pdf": (19, INVENTED),
    "packs/sitag-02-papers-v1.0.pdf": (14, INVENTED),
    **{f"packs/{pack.name}.pdf": (10 + 2 * papers_of(pack), INVENTED) for pack in RUN},
}


def page_texts(name: str) -> list[str]:
    """Each page's text as pdfium gives it."""
    document = pypdfium2.PdfDocument(SAMPLES / name)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def words(text: str) -> Counter[str]:
    """Count runs of letters and digits: line breaks after a hyphen or a slash do not matter."""
    return Counter(re.findall(r"[^\W_]+", text))


def reference_text() -> str:
    if not REFERENCE.exists():
        pytest.skip("the reference text is not beside the project (../shared/reference)")
    text = REFERENCE.read_text(encoding="utf-8")
    text = re.sub(r"</?(?:ul|li|p)\b[^>]*>", " ", text)
    text = re.sub(r"\]\(#\)", "] ", text)
    return re.sub(r"(?m)^\d+\. ", "", text)


def without_markers(text: str) -> str:
    """Leave out printed list numbers: they are no words of the reference."""
    return re.sub(r"(?m)^\d\.\s", "", text.replace("\r", ""))


def test_no_pdf_is_missing_here() -> None:
    found = {str(path.relative_to(SAMPLES)) for path in SAMPLES.rglob("*.pdf")}
    assert found == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_pages_and_labels(name: str) -> None:
    pages, label = FILES[name]
    with pikepdf.open(SAMPLES / name) as pdf:
        assert len(pdf.pages) == pages
        assert all([round(float(side), 1) for side in page.mediabox] == [0, 0, 960, 540] for page in pdf.pages)
        assert label in str(pdf.docinfo["/Title"])
        assert str(pdf.docinfo["/Subject"]) == label
        assert str(pdf.docinfo["/Keywords"]) == label


@pytest.mark.parametrize("name", FILES)
def test_tags(name: str) -> None:
    with pikepdf.open(SAMPLES / name) as pdf:
        is_tagged = "/StructTreeRoot" in pdf.Root and bool(pdf.Root["/MarkInfo"]["/Marked"])
    assert is_tagged == (name != "looks/tmag-16-untagged.pdf")


@pytest.mark.parametrize("name", [name for name, (_, label) in FILES.items() if label == INVENTED])
def test_an_invented_pack_says_so_on_its_cover(name: str) -> None:
    assert "Invented sample, not a document of the Programme" in page_texts(name)[0]


@pytest.mark.parametrize("name", FILES)
def test_everything_stands_inside_the_page_and_above_the_page_number(name: str) -> None:
    document = pypdfium2.PdfDocument(SAMPLES / name)
    try:
        for number, page in enumerate(document, start=1):
            text = page.get_textpage()
            boxes = [(text.get_text_range(i, 1), text.get_charbox(i)) for i in range(text.count_chars())]
            printed = [box for character, box in boxes if character.strip()]
            assert all(left >= 0 and right <= 960 and bottom >= 10 and top <= 540 for left, bottom, right, top in printed), number
            low = "".join(character for character, box in boxes if character.strip() and box[1] < 28)
            assert low == ("" if number == 1 else str(number))
    finally:
        document.close()


@pytest.mark.parametrize("name", TMAG_16)
def test_every_word_of_the_reference_is_printed_once_and_no_other(name: str) -> None:
    expected = words(reference_text())
    texts = page_texts(name)
    printed = words("\n".join(without_markers(text) for text in texts))
    printed -= Counter(str(number) for number in range(2, len(texts) + 1))
    assert printed == expected


def test_all_looks_hold_the_same_words_on_the_same_pages() -> None:
    first, *others = ([words(text) for text in page_texts(name)] for name in TMAG_16)
    assert all(other == first for other in others)


def test_dividers_and_tables_stand_on_the_pages_that_the_truth_names() -> None:
    if not TRUTH.exists():
        pytest.skip("the truth file is not beside the project (../shared/truth)")
    truth = json.loads(TRUTH.read_text(encoding="utf-8"))
    texts = [words(text) for text in page_texts(TMAG_16[0])]
    long_fields = {
        "slides": "title",
        "actions": "description",
        "working_group_items": "text",
        "roadmap_items": "text",
        "governance_updates": "text",
    }
    for dataset, column in long_fields.items():
        for row in truth[dataset]["rows"]:
            assert words(row[column]) <= texts[row["page_number"] - 1], row


def test_links_have_targets() -> None:
    with pikepdf.open(SAMPLES / TMAG_16[0]) as pdf:
        annotations = [a for a in pdf.pages[5].Annots if a.Subtype == "/Link"]
        targets = {str(annotation.A.URI) for annotation in annotations}
    assert len(targets) >= 10
    assert all(target.startswith("https://example.org/") for target in targets)


def test_the_builder_prints_what_is_committed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pptx", reason="python-pptx is needed only to rebuild the samples")
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is needed only to rebuild the samples")
    monkeypatch.syspath_prepend(str(PROJECT))
    from samples.builder import sitag_02
    from samples.builder.look import LETTER_BULLETS
    from samples.builder.printing import print_deck

    target = tmp_path / "printed.pdf"
    print_deck(sitag_02.deck(), LETTER_BULLETS, target)
    name = "packs/sitag-02-papers-v1.0.pdf"
    assert [words(text) for text in page_texts(str(target))] == [words(text) for text in page_texts(name)]


def test_modules_of_the_builder_stay_short() -> None:
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in (SAMPLES / "builder").rglob("*.py")}
    assert max(lengths.values()) < 400
