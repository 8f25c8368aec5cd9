"""What is known about a file, measured by `documents` and judged by `rules.attachment`; nothing here opens it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MM_PER_INCH = 25.4
A4_MM = (210.0, 297.0)

# Formats are names of contents, whatever the file is called. `jpg` includes the multi-picture files of phones.
CONVERTIBLE = frozenset({"pdf", "jpg", "png", "tiff", "webp", "bmp"})
PICTURES = CONVERTIBLE - {"pdf"}

MOST_PAGES = 100  # pages of a PDF whose looks are measured; of any further ones the paper alone


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page or picture.

    `pixels` is (width, height) of the picture as it will be seen, None for a page of a PDF that is no scan.
    `size_mm` is (width, height) of the paper as the file claims it, None where it claims nothing believable.
    `dpi` is what follows from both: pixels per inch of paper. `sharpness` is 0 (blurred) to 1 (crisp), None
    where there is nothing to judge by. `colour`, `glare`, `shadow` are shares of the page, 0 to 1; `content` the
    share that the bounding box of everything drawn takes. `cut` names edges at which something is cut off.
    """

    number: int
    pixels: tuple[int, int] | None = None
    size_mm: tuple[float, float] | None = None
    dpi: float | None = None
    colour: float = 0.0
    sharpness: float | None = None
    glare: float = 0.0
    shadow: float = 0.0
    content: float = 1.0
    cut: tuple[Literal["top", "bottom", "left", "right"], ...] = ()
    blank: bool = False
    turned: bool = False  # the picture lies otherwise than it is to be seen; only a tag says so


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One file. `size` in bytes; `format` by content, None where it is nothing known; `sha256` None where the
    file is too large to be read. `page_count` counts pages even where `pages` were not measured (quick look).
    `broken` is why the content cannot be shown: `truncated`, `corrupt` or `bomb` (too many pixels to be true).
    """

    name: str
    size: int
    format: str | None
    sha256: str | None = None
    pages: tuple[PageFacts, ...] = ()
    page_count: int = 0
    encrypted: bool = False
    signed: bool = False
    junk_before: int = 0  # bytes before the header of a PDF
    broken: Literal["truncated", "corrupt", "bomb"] | None = None

    @property
    def truncated(self) -> bool:
        """Whether the end is missing or the content cannot be read."""
        return self.broken is not None

    @property
    def measured(self) -> bool:
        """Whether pages were looked at."""
        return bool(self.pages)
