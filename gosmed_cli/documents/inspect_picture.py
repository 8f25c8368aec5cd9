"""Facts about a picture: JPEG, PNG, TIFF, WebP, BMP. Decoded once; every page of a TIFF is looked at."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from PIL import Image, UnidentifiedImageError

from ..rules.facts import MM_PER_INCH, PageFacts
from . import quality
from .limits import PIXEL_LIMIT, TooManyPixels, open_picture

_ORIENTATION = 0x0112  # EXIF
_SEEN = 1754  # pixels of the longer side that are looked at: A4 at 150 dpi
_SIDEWAYS = frozenset({5, 6, 7, 8})  # orientations that swap width and height
_BELIEVABLE_MM = (40.0, 650.0)  # the longer side of a paper that a resolution may speak of

Broken = Literal["truncated", "corrupt", "bomb"]


def pages(source: Path | bytes) -> tuple[tuple[PageFacts, ...], Broken | None]:
    """Every page, and why the picture cannot be shown, if so."""
    try:
        with open_picture(io.BytesIO(source) if isinstance(source, bytes) else source) as picture:
            return tuple(_pages(picture)), None
    except TooManyPixels:
        return (), "bomb"
    except UnidentifiedImageError:
        return (), "corrupt"
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError) as error:
        # Pillow's decoders raise all of these for broken data
        return (), "truncated" if "truncated" in str(error).lower() else "corrupt"


def _pages(picture: Image.Image) -> Iterator[PageFacts]:
    frames = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
    for number in range(frames):
        if frames > 1:
            picture.seek(number)
        if picture.width * picture.height > PIXEL_LIMIT:
            raise TooManyPixels
        size = picture.size
        if picture.format in ("JPEG", "MPO"):
            # all bytes are read, yet half of the pixels made: enough to look at, and a quarter of the memory
            picture.draft(None, (round(size[0] * _SEEN / max(size)), round(size[1] * _SEEN / max(size))))
        picture.load()  # `verify` would miss a truncated JPEG
        yield _page(picture, number + 1, size)


def _page(picture: Image.Image, number: int, size: tuple[int, int]) -> PageFacts:
    orientation = picture.getexif().get(_ORIENTATION, 1) if picture.format != "TIFF" else 1
    width, height = size
    claimed = _claimed_dpi(picture, size)
    if orientation in _SIDEWAYS:
        width, height = height, width
        claimed = (claimed[1], claimed[0]) if claimed else None
    size_mm = (width / claimed[0] * MM_PER_INCH, height / claimed[1] * MM_PER_INCH) if claimed else None
    looks = quality.look(opaque(picture))
    return PageFacts(
        number=number,
        pixels=(width, height),
        size_mm=size_mm,
        dpi=min(claimed) if claimed else None,
        colour=looks.colour,
        sharpness=looks.sharpness,
        glare=looks.glare,
        shadow=looks.shadow,
        content=looks.content,
        cut=looks.cut,
        blank=looks.blank,
        turned=orientation not in (0, 1),
    )


def _claimed_dpi(picture: Image.Image, size: tuple[int, int]) -> tuple[float, float] | None:
    """Pixels per inch as the file says, rounded (a PNG says 299.9994); None where it says nothing to be
    believed: phones write 72 for a photograph of four thousand pixels."""
    given = picture.info.get("dpi")
    try:
        across, down = (round(float(one)) for one in given) if given else (0, 0)
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    if across <= 1 or down <= 1:
        return None
    longer = max(size[0] / across, size[1] / down) * MM_PER_INCH
    return (across, down) if _BELIEVABLE_MM[0] <= longer <= _BELIEVABLE_MM[1] else None


def opaque(picture: Image.Image) -> Image.Image:
    """What a viewer shows: transparency on white, palettes as colours, sixteen bits as eight."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        white = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(white, picture.convert("RGBA")).convert("RGB")
    if picture.mode in ("I;16", "I;16B", "I;16L", "I", "F"):
        return picture.convert("F").point(lambda value: value / 256).convert("L")
    return picture if picture.mode in ("L", "RGB", "1") else picture.convert("RGB")
