"""Writing a scan anew: as a PDF of pictures, as one picture, or the same PDF on other paper."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..contract.catalogue import Slot
from ..rules.facts import A4_MM, MM_PER_INCH, FileFacts
from ..rules.page_rules import is_a4
from .encode import as_jpeg, as_png, for_pdf
from .limits import open_picture
from .pdf_pages import OVERHEAD, PdfPages, Picture
from .source_pages import DPI, SourcePage, at_300, on_a4, pages_of

if TYPE_CHECKING:
    from pypdf import PageObject

_POINTS = 72 / MM_PER_INCH
_RAW_DPI = (DPI - 2, 1200)  # a JPEG of such a resolution may go into a PDF as it is


class _Budget:
    """Bytes left for the pages that are still to come."""

    def __init__(self, left: int, waiting: int) -> None:
        self.left = left
        self.waiting = waiting

    def share(self) -> int:
        """What the next page may take."""
        return self.left // max(1, self.waiting) - OVERHEAD

    def spend(self, count: int) -> None:
        self.left -= count
        self.waiting -= 1


def as_pdf(part: Path, sources: Sequence[tuple[Path, FileFacts]], slot: Slot, limit: int) -> bool:
    """All pages of the sources as one PDF of at most `limit` bytes; False where they do not fit.

    Each page may take its share of what is left, so that a simple page leaves more to the others.
    """
    budget = _Budget(limit - OVERHEAD, sum(facts.page_count for _, facts in sources))
    with part.open("wb") as out, PdfPages(out) as pdf:
        for path, facts in sources:
            for picture in _pictures(path, facts, slot, budget):
                if picture is None:
                    return False
                pdf.add(picture)
                budget.spend(len(picture.data) + OVERHEAD)
    return True


def _pictures(path: Path, facts: FileFacts, slot: Slot, budget: _Budget) -> Iterator[Picture | None]:
    raw = _raw_jpeg(path, facts, slot, budget.share())
    if raw is not None:
        yield raw
        return
    for page in pages_of(path, facts, slot):
        yield for_pdf(_mended(page, slot), budget.share())


def _raw_jpeg(path: Path, facts: FileFacts, slot: Slot, budget: int) -> Picture | None:
    """The JPEG itself where its page is good already: encoding it again would only lose."""
    if facts.format != "jpg" or facts.size > budget or len(facts.pages) != 1:
        return None
    page = facts.pages[0]
    fine = page.dpi is not None and _RAW_DPI[0] <= page.dpi <= _RAW_DPI[1]
    if page.turned or not fine or not (slot.page != "required" or is_a4(page)):
        return None
    with open_picture(path) as picture:
        if picture.format != "JPEG" or picture.mode not in ("L", "RGB"):
            return None  # several pictures in one file, or inverted inks
        return Picture(path.read_bytes(), picture.mode, picture.width, picture.height, page.dpi or DPI)


def _mended(page: SourcePage, slot: Slot) -> SourcePage:
    return at_300(on_a4(page) if slot.page == "required" else page)


def as_picture(part: Path, path: Path, facts: FileFacts, slot: Slot, kind: str, limit: int) -> bool:
    """The only page as a JPEG or PNG of at most `limit` bytes; False where it does not fit."""
    page = _mended(next(iter(pages_of(path, facts, slot))), slot)
    picture = as_jpeg(page, limit) if kind == "jpg" else as_png(page, limit)
    if picture is not None:
        part.write_bytes(picture.data)
    return picture is not None


def paper_of_pdf(part: Path, path: Path, facts: FileFacts) -> bool:
    """The PDF with every page on A4, its text and lines still text and lines; False where it resists."""
    from pypdf import PdfWriter  # 60 ms, and few files need it
    from pypdf.errors import DeprecationError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells stderr of every fault it forgives
    try:
        writer = PdfWriter(clone_from=io.BytesIO(path.read_bytes()[facts.junk_before :]))
        for page in writer.pages:
            _lay_on_a4(page)
        writer.write(part)
    except (PyPdfError, DeprecationError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False  # pypdf raises all of these for PDFs that readers forgive
    return len(facts.pages) > 0


def _lay_on_a4(page: PageObject) -> None:
    """Move the page to the middle of an A4 sheet, shrunk only if it is larger. It must be a writer's page."""
    from pypdf import Transformation
    from pypdf.generic import RectangleObject

    page.transfer_rotation_to_content()
    seen = page.cropbox  # what readers show; the media may be larger
    width, height = float(seen.width), float(seen.height)
    short, long = (side * _POINTS for side in A4_MM)
    paper = (short, long) if height >= width else (long, short)
    scale = min(1.0, paper[0] / width, paper[1] / height)
    left = (paper[0] - width * scale) / 2 - float(seen.left) * scale
    bottom = (paper[1] - height * scale) / 2 - float(seen.bottom) * scale
    page.add_transformation(Transformation().scale(scale).translate(left, bottom))
    box = RectangleObject((0, 0, *paper))
    page.mediabox = page.cropbox = page.trimbox = page.bleedbox = page.artbox = box
