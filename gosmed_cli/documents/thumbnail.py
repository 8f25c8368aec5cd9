"""The first page of a file in a few pixels, to recognise it by; nothing of it is ever written anywhere."""

from __future__ import annotations

import io
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from ..rules.facts import PICTURES
from .inspect import READ_LIMIT
from .kinds_of_file import recognise

if TYPE_CHECKING:
    from PIL import Image


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """Pixels of a page, upright: three bytes (red, green, blue) each, line by line."""

    width: int
    height: int
    rgb: bytes

    def pixel(self, x: int, y: int) -> tuple[int, int, int]:
        """Red, green, blue of one pixel, 0–255."""
        start = (y * self.width + x) * 3
        return self.rgb[start], self.rgb[start + 1], self.rgb[start + 2]


def thumbnail(source: Path | bytes, width: int, height: int) -> Thumbnail | None:
    """The first page within so many pixels; None for what cannot be shown (no picture, broken, a password).

    Blocking: decoding a large scan takes a part of a second.
    """
    try:
        content = source if isinstance(source, bytes) else _read(source)
        found, junk = recognise(io.BytesIO(content))
        if found == "pdf":
            return _of_pdf(content[junk:], width, height)
        return _of_picture(content, width, height) if found in PICTURES else None
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError, RuntimeError):
        return None  # what Pillow's decoders and PDFium raise for broken data


def _read(path: Path) -> bytes:
    if not path.is_file() or path.stat().st_size > READ_LIMIT:
        raise ValueError
    return path.read_bytes()


def _of_picture(content: bytes, width: int, height: int) -> Thumbnail:
    from PIL import ImageOps  # Pillow: only where a picture is

    from .inspect_picture import opaque
    from .limits import open_picture, pixels_bounded

    with open_picture(io.BytesIO(content)) as picture, pixels_bounded():
        picture.draft("RGB", (width * 4, height * 4))  # a JPEG is decoded small at once
        upright = picture if picture.format == "TIFF" else ImageOps.exif_transpose(picture)
        return _small(opaque(upright), width, height)


def _of_pdf(content: bytes, width: int, height: int) -> Thumbnail | None:
    import pypdfium2 as pdfium  # 40 ms, only where a PDF is

    from .inspect_pdf import PDFIUM

    with PDFIUM, closing(cast("Any", pdfium).PdfDocument(content)) as document:
        if not len(document):
            return None
        with closing(document[0]) as page:
            across, down = page.get_size()
            scale = max(width * 2 / max(across, 1.0), height * 2 / max(down, 1.0))
            with closing(page.render(scale=min(scale, 2.0))) as bitmap:
                image: Image.Image = bitmap.to_pil().convert("RGB")
    return _small(image, width, height)


def _small(image: Image.Image, width: int, height: int) -> Thumbnail:
    from PIL import Image as Pillow

    scale = min(width / image.width, height / image.height)
    size = (max(round(image.width * scale), 1), max(round(image.height * scale), 1))
    small = image.convert("RGB").resize(size, Pillow.Resampling.BOX, reducing_gap=2.0)
    return Thumbnail(*size, small.tobytes())
