"""Encoding a page into a given number of bytes: the best quality that fits."""

from __future__ import annotations

import io

from PIL import Image
from PIL.TiffImagePlugin import ROWSPERSTRIP, STRIPBYTECOUNTS, STRIPOFFSETS

from .pdf_pages import Picture
from .source_pages import SourcePage

_BEST, _WORST = 85, 40  # JPEG qualities; below the worst, print is no longer sharp


def as_jpeg(page: SourcePage, budget: int) -> Picture | None:
    """The page as JPEG of at most `budget` bytes; None where even the worst quality is larger."""
    image = page.image.convert("L") if page.image.mode == "1" else page.image
    low, high, best = _WORST, _BEST, None
    quality = _BEST  # most pages fit at once
    while low <= high:
        data = _jpeg(image, quality, page.dpi)
        if len(data) <= budget:
            best, low = data, quality + 1
        else:
            high = quality - 1
        quality = (low + high) // 2
    return Picture(best, image.mode, image.width, image.height, page.dpi) if best else None


def _jpeg(image: Image.Image, quality: int, dpi: float) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True, dpi=(round(dpi), round(dpi)))
    return out.getvalue()


def as_png(page: SourcePage, budget: int) -> Picture | None:
    """The page as PNG of at most `budget` bytes, with fewer shades if it must be; None where that fails."""
    for image in (page.image, page.image.convert("L"), page.image.convert("L").quantize(16)):
        out = io.BytesIO()
        image.save(out, "PNG", optimize=True, dpi=(page.dpi, page.dpi))
        if out.tell() <= budget:
            return Picture(out.getvalue(), image.mode, image.width, image.height, page.dpi)
    return None


def as_group4(page: SourcePage) -> Picture:
    """A black-and-white page as a fax encodes it: lossless, and a tenth of JPEG. The image's mode must be 1."""
    out = io.BytesIO()
    page.image.save(out, "TIFF", compression="group4", tiffinfo={ROWSPERSTRIP: page.image.height})
    with Image.open(out) as coded:
        tags = coded.tag_v2  # type: ignore[attr-defined]  # the plugin's own attribute
        (start,), (length,) = tags[STRIPOFFSETS], tags[STRIPBYTECOUNTS]
    data = out.getvalue()[start : start + length]
    return Picture(data, "1", page.image.width, page.image.height, page.dpi, "g4")


def for_pdf(page: SourcePage, budget: int) -> Picture | None:
    """The page as it goes best into a PDF; None where it does not fit `budget` bytes."""
    if page.image.mode == "1":
        picture = as_group4(page)
        return picture if len(picture.data) <= budget else None
    return as_jpeg(page, budget)
