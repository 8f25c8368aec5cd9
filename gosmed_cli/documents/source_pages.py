"""Pages of a scan as upright pictures, one in memory at a time, whatever the file was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from PIL import Image, ImageOps

from ..contract.catalogue import Slot
from ..rules.facts import A4_MM, MM_PER_INCH, FileFacts, PageFacts
from ..rules.page_rules import effective_dpi
from .inspect_picture import opaque
from .limits import open_picture, pixels_bounded

DPI = 300
_RENDER_LIMIT = 40_000_000  # pixels of a rendered page: A2 at 300 dpi is 35 million


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A picture (mode 1, L or RGB) and its pixels per inch of paper."""

    image: Image.Image
    dpi: float


def pages_of(path: Path, facts: FileFacts, slot: Slot) -> Iterator[SourcePage]:
    """The pages of the file that `facts` describe, as the slot takes their size where the file does not say it.

    Raises OSError, ValueError for what cannot be decoded.
    """
    if facts.format == "pdf":
        yield from _rendered(path, facts)
    else:
        yield from _frames(path, facts, slot)


def _frames(path: Path, facts: FileFacts, slot: Slot) -> Iterator[SourcePage]:
    with open_picture(path) as picture:
        for index, page in enumerate(facts.pages):
            image = _square(_plain(_frame(picture, index), page), page)
            dpi = effective_dpi(page, slot) if slot.page != "required" or page.dpi else _dpi_on_a4(image)
            yield SourcePage(image, dpi or DPI)


def _frame(picture: Image.Image, index: int) -> Image.Image:
    """One page, upright and opaque."""
    with pixels_bounded():
        if index:
            picture.seek(index)
        if picture.format == "TIFF":  # Pillow turns these itself
            return opaque(picture.copy())
        return opaque(ImageOps.exif_transpose(picture))


def _square(image: Image.Image, page: PageFacts) -> Image.Image:
    """With as many pixels an inch down as across: a fax has half as many lines."""
    if page.size_mm is None or page.dpi is None:
        return image
    width, height = (round(side / MM_PER_INCH * page.dpi) for side in page.size_mm)
    if abs(width - image.width) <= 2 and abs(height - image.height) <= 2:
        return image
    plain = image.convert("L") if image.mode == "1" else image
    return plain.resize((width, height), Image.Resampling.LANCZOS)


def _rendered(path: Path, facts: FileFacts) -> Iterator[SourcePage]:
    import pypdfium2  # 40 ms, only where a PDF is

    from .inspect_pdf import PDFIUM

    with PDFIUM, closing(pypdfium2.PdfDocument(path)) as document:
        for index, page in enumerate(facts.pages):
            with closing(document[index]) as opened:
                width, height = opened.get_size()
                fine = min(DPI, page.dpi or DPI)  # a scan is not made finer than it is
                scale = min(fine / 72, (_RENDER_LIMIT / max(1.0, width * height)) ** 0.5)
                with closing(opened.render(scale=scale)) as bitmap:
                    image = cast("Image.Image", bitmap.to_pil()).convert("RGB")
            yield SourcePage(_plain(image, page), scale * 72)


def _plain(image: Image.Image, page: PageFacts) -> Image.Image:
    """Without colour where there is none: a third of the bytes."""
    return image.convert("L") if image.mode == "RGB" and not page.colour else image


def _dpi_on_a4(image: Image.Image) -> float:
    """The resolution of a picture that says nothing credible, as if it filled A4 (C5)."""
    short, long = sorted(image.size)
    return max(short / A4_MM[0], long / A4_MM[1]) * MM_PER_INCH


def on_a4(page: SourcePage) -> SourcePage:
    """The page in the middle of a white A4 sheet, at its real size; shrunk only if it is larger than A4."""
    width, height = page.image.size
    paper = A4_MM if height >= width else A4_MM[::-1]
    inches = (paper[0] / MM_PER_INCH, paper[1] / MM_PER_INCH)
    dpi = max(page.dpi, width / inches[0], height / inches[1])
    size = (max(width, round(inches[0] * dpi)), max(height, round(inches[1] * dpi)))
    if size == page.image.size:
        return SourcePage(page.image, dpi)
    sheet = Image.new(page.image.mode, size, 1 if page.image.mode == "1" else "white")
    sheet.paste(page.image, ((size[0] - width) // 2, (size[1] - height) // 2))
    return SourcePage(sheet, dpi)


def at_300(page: SourcePage) -> SourcePage:
    """The page at 300 dpi if it is finer; a coarser one stays as it is, for pixels cannot be invented."""
    if page.dpi <= DPI * 1.1:
        return page
    size = (round(page.image.width * DPI / page.dpi), round(page.image.height * DPI / page.dpi))
    image = page.image.convert("L") if page.image.mode == "1" else page.image
    return SourcePage(image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0), DPI)
