"""PDFs for tests: the sample site's, and new ones made of their pages."""

import hashlib
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as raw

from hmicwatch.sample.manifest import SITE

FOLDER = SITE / "assets" / "uploads"
SHORT = "homicide-prevention.pdf"  # 8 pages, three recommendations


def sample(name: str = SHORT) -> bytes:
    return (FOLDER / name).read_bytes()


def saved(document: pypdfium2.PdfDocument) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def changed(data: bytes, change: Callable[[pypdfium2.PdfDocument], None]) -> bytes:
    """A copy of a PDF with something done to it."""
    document = pypdfium2.PdfDocument(data)
    change(document)
    return saved(document)


def merged(*parts: tuple[bytes, Sequence[int] | None]) -> bytes:
    """The pages named (from 0; None for all) of several PDFs as one."""
    whole = pypdfium2.PdfDocument.new()
    for data, pages in parts:
        part = pypdfium2.PdfDocument(data)
        whole.import_pages(part, list(pages) if pages is not None else None)
        part.close()
    return saved(whole)


def without_page(data: bytes, page: int) -> bytes:
    """The same PDF less one page (counted on from the first again after the last), if it has several."""

    def drop(document: pypdfium2.PdfDocument) -> None:
        if len(document) > 1:
            document.del_page(page % len(document))

    return changed(data, drop)


def scanned(data: bytes, page: int = 0) -> bytes:
    """One page as a scanner would give it: a picture without text."""
    document = pypdfium2.PdfDocument(data)
    shown = document[page]
    width, height = shown.get_size()
    bitmap = shown.render(scale=1)
    picture = pypdfium2.PdfDocument.new()
    blank = picture.new_page(width, height)
    image = pypdfium2.PdfImage.new(picture)
    image.set_bitmap(bitmap)
    image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
    blank.insert_obj(image)
    blank.gen_content()
    document.close()
    return saved(picture)


def laid_on_side(data: bytes, angle: int) -> bytes:
    """The same pages to look at, stored turned and marked to be turned back when shown, as scanners do."""

    def turn(document: pypdfium2.PdfDocument) -> None:
        for page in document:
            width, height = page.get_size()
            matrix = {
                90: (0, 1, -1, 0, height, 0),
                180: (-1, 0, 0, -1, width, height),
                270: (0, -1, 1, 0, 0, width),
            }[angle]
            raw.FPDFPage_TransFormWithClip(page.raw, raw.FS_MATRIX(*matrix), None)
            if angle != 180:
                page.set_mediabox(0, 0, height, width)
                page.set_cropbox(0, 0, height, width)
            page.set_rotation(angle)
            page.gen_content()

    return changed(data, turn)


@dataclass(frozen=True)
class Said:
    """A line of a page written by hand: where it begins (points from the page's top left), how large."""

    text: str
    x: float
    top: float
    size: float = 11
    bold: bool = False


@dataclass(frozen=True)
class Frame:
    """A grey filled rectangle (points from the page's top left)."""

    x0: float
    top: float
    x1: float
    bottom: float


def column(*lines: str, x: float = 72, top: float = 90) -> list[Said]:
    """Lines one below the other; "# " and "## " make headings, "b " a bold line, "" a gap."""
    found = []
    for line in lines:
        mark, _, rest = line.partition(" ")
        size, bold = {"#": (18.0, True), "##": (14.0, True), "b": (11.0, True)}.get(mark, (11.0, False))
        text = rest if mark in ("#", "##", "b") else line
        if text:
            found.append(Said(text, x, top, size, bold))
        top += 1.35 * size
    return found


def handmade(lines: Sequence[str], password: str | None = None) -> bytes:
    """A one-page PDF; with a password its letters are locked (40-bit RC4, as old tools do).

    An empty password is what "may not be printed" files have: everybody can open them.
    """
    return book([column(*lines)], password)


def inheriting(lines: Sequence[str]) -> bytes:
    """A one-page PDF whose page has its size from the tree above it, as many programs write it."""
    return book([column(*lines)], inherited=True)


def book(
    pages: Sequence[Sequence[Said | Frame]],
    password: str | None = None,
    *,
    height: float = 842,
    inherited: bool = False,
) -> bytes:
    """A PDF of these pages, written by hand; their size stands with each, or `inherited` in the tree."""
    size = f"/MediaBox [0 0 595 {height:g}]"
    identity = hashlib.md5(b"hmicwatch", usedforsecurity=False).digest()
    key, lock = _locked(password, identity) if password is not None else (b"", b"")
    first = 5  # objects: catalogue, pages, two fonts, then each page and its letters
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} {size if inherited else ''} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        content = _drawn(page, height)
        letters = first + 2 * number + 1
        if lock:
            own = hashlib.md5(key + letters.to_bytes(3, "little") + b"\0\0", usedforsecurity=False)
            content = _rc4(own.digest()[:10], content)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R {'' if inherited else size} /Contents {letters} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _file([*objects, lock] if lock else objects, identity, encrypted=bool(lock))


def _drawn(page: Sequence[Said | Frame], height: float) -> bytes:
    frames = (
        f"{one.x0} {height - one.bottom} {one.x1 - one.x0} {one.bottom - one.top} re f"
        for one in page
        if isinstance(one, Frame)
    )
    lines = (
        f"/{'F2' if one.bold else 'F1'} {one.size} Tf 1 0 0 1 {one.x} {height - one.top} Tm "
        f"({_escaped(one.text)}) Tj"
        for one in page
        if isinstance(one, Said)
    )
    return f"0.9 g {' '.join(frames)} 0 g BT {' '.join(lines)} ET".encode("cp1252")


def _escaped(text: str) -> str:
    return re.sub(r"([()\\])", r"\\\1", text)


def _file(objects: Sequence[bytes], identity: bytes, *, encrypted: bool) -> bytes:
    written, offsets = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"/Encrypt %d 0 R" % len(objects) if encrypted else b""
    hexed = identity.hex().encode()
    return written + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /ID [<%s> <%s>] %s >>\n"
        b"startxref\n%d\n%%%%EOF\n"
    ) % (len(objects) + 1, table, len(objects) + 1, hexed, hexed, trailer, len(written))


_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_MAY = -44  # printing and copying forbidden


def _locked(password: str, identity: bytes) -> tuple[bytes, bytes]:
    """The key, and the dictionary by which a reader tests a password (PDF reference 1.4, section 3.5)."""
    padded = (password.encode("latin-1") + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded, usedforsecurity=False).digest()[:5], padded)
    seed = padded + owner + (_MAY & 0xFFFFFFFF).to_bytes(4, "little") + identity
    key = hashlib.md5(seed, usedforsecurity=False).digest()[:5]
    user = _rc4(key, _PADDING)
    lock = f"<< /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}> /P {_MAY} >>"
    return key, lock.encode()


def _rc4(key: bytes, text: bytes) -> bytes:
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    i, j, out = 0, 0, bytearray()
    for letter in text:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(letter ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
