"""Facts about a PDF: every page's paper, its scans' resolution and looks, encryption, signature, truncation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from math import hypot
from pathlib import Path
from threading import Lock
from typing import Any, Literal

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ..rules.facts import MM_PER_INCH, MOST_PAGES, PageFacts
from . import quality
from .limits import PIXEL_LIMIT

POINTS = 72  # per inch
_TAIL = 2048  # bytes at the end in which `%%EOF` must be
_SCAN_SHARE = 0.5  # of the page: what is covered by one picture so far is a scan
_STRIP_SHARE = 0.002  # of the page: a smaller picture is a logo or a speck
_RENDER_SIDE = 1754  # pixels of the longer side of a rendered page: A4 at 150 dpi

PDFIUM = Lock()  # the library may not be entered by two threads

Broken = Literal["truncated", "corrupt", "bomb"]


@dataclass(frozen=True, slots=True)
class Pdf:
    """What a PDF is; `pages` is empty where it cannot be opened."""

    pages: tuple[PageFacts, ...]
    page_count: int
    encrypted: bool
    signed: bool
    broken: Broken | None


def look(data: bytes | Path, *, head_at: int = 0, quick: bool = False) -> Pdf:
    """Everything about this PDF (its whole content, or where it lies). `quick` leaves the pages alone."""
    content = data.read_bytes() if isinstance(data, Path) else data
    content = content[head_at:]
    encrypted, signed = is_encrypted(content), is_signed(content)
    ended = b"%%EOF" in content[-_TAIL:]
    with PDFIUM:
        return _opened(content, encrypted, signed, ended, quick=quick)


def _opened(content: bytes, encrypted: bool, signed: bool, ended: bool, *, quick: bool) -> Pdf:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        locked = encrypted or "password" in str(error).lower()
        broken: Broken | None = None if locked else ("corrupt" if ended else "truncated")
        return Pdf((), 0, locked, signed, broken)
    with closing(document):
        count = len(document)
        if not ended or count == 0:
            return Pdf((), count, encrypted, signed, "corrupt" if ended else "truncated")
        if quick:
            return Pdf((), count, encrypted, signed, None)
        try:
            pages = tuple(_page(document, index) for index in range(count))
        except _Bomb:
            return Pdf((), count, encrypted, signed, "bomb")
        except pdfium.PdfiumError:
            return Pdf((), count, encrypted, signed, "corrupt")
        return Pdf(pages, count, encrypted, signed, None)


class _Bomb(Exception):
    """A picture of more pixels than any scan has."""


def is_encrypted(content: bytes) -> bool:
    """Whether the file asks for a password, or was encrypted for permissions alone."""
    if b"/Encrypt" not in content:
        return False
    import io

    from pypdf import PdfReader  # 60 ms, and few files speak of encryption
    from pypdf.errors import PyPdfError

    try:
        return PdfReader(io.BytesIO(content), strict=False).is_encrypted
    except (PyPdfError, ValueError, KeyError, TypeError, OSError, RecursionError, AttributeError):
        return False  # pypdf raises all of these for broken files; the word was somewhere in the data


def is_signed(content: bytes) -> bool:
    """Whether it holds a signature: its byte range is always written in the clear."""
    return b"/ByteRange" in content and (
        b"/Type/Sig" in content or b"/Type /Sig" in content or b"/Adobe.PPK" in content
    )


def _page(document: Any, index: int) -> PageFacts:
    page = document[index]
    with closing(page):
        width, height = page.get_size()  # as it is seen: rotation is in it
        scan = _scan(page, width * height)
        size = (width / POINTS * MM_PER_INCH, height / POINTS * MM_PER_INCH)
        looks = _looks(page, max(width, height)) if index < MOST_PAGES else None
    pixels, dpi = scan if scan else (None, None)
    if looks is None:
        return PageFacts(index + 1, pixels, size, dpi)
    return PageFacts(
        number=index + 1,
        pixels=pixels,
        size_mm=size,
        dpi=dpi,
        colour=looks.colour,
        sharpness=looks.sharpness if scan else None,
        glare=looks.glare if scan else 0.0,
        shadow=looks.shadow if scan else 0.0,
        content=looks.content if scan else 1.0,
        cut=looks.cut if scan else (),
        blank=looks.blank,
    )


def _scan(page: Any, area: float) -> tuple[tuple[int, int], float] | None:
    """Pixels and effective resolution of the pictures that cover the page; None where they do not.

    A page may be one picture, layers over each other (the finest counts: it holds the print), or strips.
    """
    placed = list(_placed(page))
    covering = [one for one in placed if one.area >= area * _SCAN_SHARE]
    if area > 0 and covering:
        finest = max(covering, key=lambda one: one.dpi)
        return finest.pixels, finest.dpi
    if area <= 0 or sum(one.area for one in placed) < area * _SCAN_SHARE:
        return None
    dpi = min(one.dpi for one in placed if one.area >= area * _STRIP_SHARE or len(placed) == 1)
    width, height = page.get_size()
    return (round(width / POINTS * dpi), round(height / POINTS * dpi)), dpi


@dataclass(frozen=True, slots=True)
class _Placed:
    """A picture on a page; area in square points."""

    pixels: tuple[int, int]
    area: float
    dpi: float


def _placed(page: Any) -> Iterator[_Placed]:
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        across, down = one.get_px_size()
        if across * down > PIXEL_LIMIT:
            raise _Bomb
        matrix, outer = one.get_matrix(), one.container
        while outer is not None:  # a picture inside a form stands where the form stands
            matrix, outer = matrix.multiply(outer.get_matrix()), outer.container
        wide, high = hypot(matrix.a, matrix.b), hypot(matrix.c, matrix.d)
        if min(wide, high, across, down) > 0:
            dpi = round(min(across / wide, down / high) * POINTS, 1)
            yield _Placed((across, down), wide * high, dpi)


def _looks(page: Any, longer: float) -> quality.Looks | None:
    scale = min(4.0, _RENDER_SIDE / longer) if longer > 0 else 1.0
    bitmap = page.render(scale=scale, may_draw_forms=False)
    with closing(bitmap):
        return quality.look(bitmap.to_pil())
