"""How large a picture may be before it is refused unread; the one place that knows Pillow's own limit."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import IO

from PIL import Image

# A4 at 1200 dpi, the finest scan that is accepted, has 139 million pixels; Pillow warns at 89 million.
PIXEL_LIMIT = 200_000_000
# what may be opened: no reader of Pillow's that starts other programs, or that nobody needs here
_READERS = ("JPEG", "PNG", "TIFF", "WEBP", "BMP")
_ONE_AT_A_TIME = RLock()  # filters of warnings belong to the whole process


class TooManyPixels(ValueError):
    """More pixels than PIXEL_LIMIT: no scan is like that, and decoding it may fill the memory."""


@contextmanager
def pixels_bounded() -> Iterator[None]:
    """Within: Pillow opens and decodes pictures up to PIXEL_LIMIT; raises TooManyPixels for larger ones."""
    Image.MAX_IMAGE_PIXELS = PIXEL_LIMIT
    try:
        with _ONE_AT_A_TIME, warnings.catch_warnings():
            # Pillow only warns up to twice its limit; for us the limit is the limit.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooManyPixels(str(error)) from error


def open_picture(source: Path | IO[bytes]) -> Image.Image:
    """The picture opened, its pixels not read yet; to be closed by the caller.

    Raises TooManyPixels above PIXEL_LIMIT, PIL.UnidentifiedImageError (an OSError) where it is no picture.
    A later frame of the file may be larger than the first: read frames within `pixels_bounded`.
    """
    with pixels_bounded():
        return Image.open(source, formats=_READERS)
