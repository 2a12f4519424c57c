"""Broken files of our own: what people and networks do to a sample pack, and what an ill-willed author may send."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, Stream
from PIL import Image

from tests.corpus.corpus import ROOT

PACK = ROOT / "samples" / "packs" / "tmag-17-papers-v1.0.pdf"
PAGES = 6
RAW = pikepdf.StreamDecodeLevel.none
_SEED = 20230315


def pack(change: Callable[[Pdf], object] = lambda _: None, **saving: object) -> bytes:
    """The first pages of a sample pack with a change."""
    with pikepdf.open(PACK) as pdf:
        del pdf.pages[PAGES:]
        change(pdf)
        return _saved(pdf, **saving)


def packed_as_it_is(change: Callable[[Pdf], object]) -> bytes:
    """Likewise, its streams left alone."""
    return pack(change, compress_streams=False, stream_decode_level=RAW)


def blank_pages(count: int) -> bytes:
    """A sound PDF with pages on which nothing stands."""
    pdf = pikepdf.new()
    for _ in range(count):
        pdf.add_blank_page()
    return _saved(pdf)


def locked(*, user: str, revision: int = 6) -> bytes:
    """A pack, encrypted; with an empty user password anyone may open it."""
    return pack(encryption=Encryption(owner="owner's", user=user, R=revision))


def scan(hidden: bytes = b"") -> bytes:
    """Three pages that are a picture each; ``hidden`` is text laid under them."""
    pdf = pikepdf.new()
    for _ in range(3):
        pdf.add_blank_page(page_size=(960, 540))
        _draw(pdf, b"BT /F 20 Tf 3 Tr 50 50 Td (" + hidden + b") Tj ET q 960 0 0 540 0 0 cm /I Do Q", len(pdf.pages) - 1)
        pdf.pages[-1].Resources["/XObject"] = Dictionary(I=_picture(pdf))
    return _saved(pdf)


def with_content(pdf: Pdf, page_number: int, packed: bytes) -> None:
    """Give a page a content stream that is said to be compressed."""
    stream = Stream(pdf, b"")
    stream.write(packed, filter=Name.FlateDecode)
    pdf.pages[page_number - 1].Contents = stream


def content(pdf: Pdf, page_number: int) -> bytes:
    """A page's contents, unpacked."""
    contents = pdf.pages[page_number - 1].Contents
    return b"\n".join(part.read_bytes() for part in (contents if isinstance(contents, Array) else [contents]))


def cut_short(pdf: Pdf, page_number: int) -> None:
    """Cut a page's contents in the middle."""
    packed = zlib.compress(content(pdf, page_number))
    with_content(pdf, page_number, packed[: len(packed) // 2])


def counting(count: int) -> bytes:
    """A PDF of two pages, whose page tree says that there are ``count``."""
    pdf = pikepdf.new()
    for _ in range(2):
        pdf.add_blank_page()
        _draw(pdf, b"BT /F 20 Tf 50 500 Td (words of a page) Tj ET", len(pdf.pages) - 1)
    plain = _saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert plain.count(b"/Count 2") == 1
    return plain.replace(b"/Count 2", b"/Count %d" % count)


def bombs() -> Iterator[tuple[str, bytes]]:
    """Small files that grow when they are read."""
    packer = zlib.compressobj(9)
    spaces = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(1200)) + packer.flush()
    yield "unpacks to a gigabyte", packed_as_it_is(lambda pdf: with_content(pdf, 1, spaces))
    yield "four million letters", pack(lambda pdf: _draw(pdf, b"BT /F 1 Tf " + b"(aaaaaaaaaaaaaaaaaaaa) Tj " * 200_000 + b"ET", 0))
    yield "forms in forms in forms", pack(lambda pdf: _draw_forms(pdf, 22))
    yield "a page tree of 2^28 pages", _tree(28)
    yield "ten thousand pages", blank_pages(10_000)


def cuts(step: int = 5) -> Iterator[tuple[str, bytes]]:
    """The pack, cut off after every few per cent."""
    whole = PACK.read_bytes()
    for share in range(step, 100, step):
        yield f"cut after {share} %", whole[: len(whole) * share // 100]


def flips(count: int) -> Iterator[tuple[str, bytes]]:
    """The pack with 1 to 1,000 of its bytes changed at random."""
    chance = random.Random(_SEED)
    whole = PACK.read_bytes()
    for number in range(count):
        changed = bytearray(whole)
        for _ in range(chance.choice((1, 10, 100, 1000))):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        yield f"flip {number}", bytes(changed)


def shuffles(count: int) -> Iterator[tuple[str, bytes]]:
    """A small PDF whose plain text is torn: pieces of it removed, doubled or moved."""
    chance = random.Random(_SEED)
    whole = counting(2)
    for number in range(count):
        torn = whole
        for _ in range(chance.randrange(1, 6)):
            start, end = sorted(chance.randrange(len(torn)) for _ in range(2))
            end = min(end, start + 60)
            goal = chance.randrange(len(torn))
            torn = chance.choice((torn[:start] + torn[end:], torn[:goal] + torn[start:end] + torn[goal:]))
        yield f"torn {number}", torn


def _draw(pdf: Pdf, operators: bytes, index: int) -> None:
    page = pdf.pages[index]
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.Resources = Dictionary(Font=Dictionary(F=font))
    page.Contents = Stream(pdf, operators)


def _draw_forms(pdf: Pdf, depth: int) -> None:
    inner = _form(pdf, b"BT /F 9 Tf (x) Tj ET", Dictionary())
    for _ in range(depth):
        inner = _form(pdf, b"/X Do /X Do", Dictionary(XObject=Dictionary(X=inner)))
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(X=inner))
    pdf.pages[0].Contents = Stream(pdf, b"/X Do")


def _form(pdf: Pdf, operators: bytes, resources: Dictionary) -> Stream:
    return Stream(pdf, operators, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 900, 900], Resources=resources)


def _tree(depth: int) -> bytes:
    pdf = Pdf.open(BytesIO(blank_pages(1)))
    node = pdf.pages[0].obj
    for level in range(1, depth + 1):
        node = pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=[node, node], Count=2**level))
    pdf.Root.Pages = node
    return _saved(pdf)


def _picture(pdf: Pdf) -> Stream:
    jpeg = BytesIO()
    Image.new("RGB", (40, 30), "white").save(jpeg, "JPEG")
    facts = {"Subtype": Name.Image, "Width": 40, "Height": 30, "ColorSpace": Name.DeviceRGB, "BitsPerComponent": 8}
    return Stream(pdf, jpeg.getvalue(), Type=Name.XObject, Filter=Name.DCTDecode, **facts)


def _saved(pdf: Pdf, **saving: object) -> bytes:
    out = BytesIO()
    pdf.save(out, static_id=True, **saving)  # type: ignore[arg-type]
    return out.getvalue()
