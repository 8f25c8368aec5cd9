"""How a page looks: sharpness, glare, shadow, margins, cut edges, colour. Suspicions, never proofs.

Everything is judged on a small grey copy (150 dpi for sharpness, less for the rest), so that it costs a
fraction of the decoding. Thresholds were set on drawn pages, blurred, lit and cropped on purpose.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from operator import mul
from typing import Literal

from PIL import Image, ImageChops, ImageFilter, ImageStat

from ..rules.facts import A4_MM, MM_PER_INCH

GREY_DPI = 150
TILE = 96  # pixels at 150 dpi: some 16 mm, two lines of print
_LAPLACE = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128)
_CRISP = 0.45  # energy of edges over contrast in a tile of crisp print at 150 dpi
_CONTRAST = 14.0  # standard deviation of grey below which a tile holds no print
_LEAST_TILES = 3
_MOST_TILES = 60
_VALUES = range(256)
_SQUARES = [value * value for value in range(256)]
_SOFT_TILES = 0.3  # so many of the tiles may be softer than what is told: photographs, stamps
_LEAST_PIECES = 5  # lines or letters that run out of the picture
_SOFTNESS = 5  # width of a shadow's edge, in pixels of the coarse copy
_INK = 60  # how much darker than the paper ink is
_SATURATED = 48  # saturation (0 to 255) from which a pixel is coloured

Edge = Literal["top", "bottom", "left", "right"]


@dataclass(frozen=True, slots=True)
class Looks:
    """See `PageFacts` for each."""

    colour: float
    sharpness: float | None
    glare: float
    shadow: float
    content: float
    cut: tuple[Edge, ...]
    blank: bool


def look(picture: Image.Image) -> Looks:
    """Judge a decoded picture of one page, whatever its size; its longer side is taken for that of A4."""
    shrink = max(1, round(max(picture.size) / (A4_MM[1] / MM_PER_INCH * GREY_DPI)))
    small = picture.reduce(shrink) if picture.mode not in ("1", "P") else picture.convert("L").reduce(shrink)
    grey = small.convert("L")
    paper = _paper(grey)
    ink = grey.point([255 if value < paper - _INK else 0 for value in range(256)])
    inked = ImageStat.Stat(ink).mean[0] / 255
    coarse = grey.reduce(12) if min(grey.size) >= 120 else grey
    return Looks(
        colour=_colour(small),
        sharpness=_sharpness(grey),
        glare=_glare(coarse),
        shadow=_shadow(coarse),
        content=_content(ink),
        cut=_cut(ink),
        blank=inked < 0.0004,
    )


def _paper(grey: Image.Image) -> int:
    """The grey of the paper: the commonest value of the lighter half."""
    counts = grey.histogram()
    return max(range(96, 256), key=lambda value: counts[value]) if sum(counts[96:]) else 128


def _colour(small: Image.Image) -> float:
    """The share of clearly coloured pixels."""
    if small.mode in ("L", "LA", "1", "I;16", "I", "F"):
        return 0.0
    saturation = small.convert("RGB").reduce(4).convert("HSV")
    hue, saturated, value = saturation.split()
    del hue
    bright = value.point([255 if one > 50 else 0 for one in range(256)])
    coloured = saturated.point([255 if one > _SATURATED else 0 for one in range(256)])
    return ImageStat.Stat(ImageChops.multiply(bright, coloured)).mean[0] / 255


def _sharpness(grey: Image.Image) -> float | None:
    """Energy of edges by contrast in tiles with print, 1 for crisp print: of the tile that 3 in 10 are softer
    than. Of very many tiles with print, some all over the page are measured."""
    printed = [(tile, contrast) for tile in _tiles(grey) if (contrast := _deviation(tile)) >= _CONTRAST]
    if len(printed) < _LEAST_TILES:
        return None
    every = max(1, len(printed) // _MOST_TILES)
    found = sorted(_deviation(_edges(tile)) / contrast for tile, contrast in printed[::every])
    return round(min(1.0, found[int(len(found) * _SOFT_TILES)] / _CRISP), 3)


def _tiles(grey: Image.Image) -> Iterator[Image.Image]:
    for top in range(0, max(1, grey.height - TILE + 1), TILE):
        for left in range(0, max(1, grey.width - TILE + 1), TILE):
            yield grey.crop((left, top, min(left + TILE, grey.width), min(top + TILE, grey.height)))


def _edges(tile: Image.Image) -> Image.Image:
    """Where grey changes; without the outermost pixels, which a filter leaves as they were."""
    return tile.filter(_LAPLACE).crop((1, 1, tile.width - 1, tile.height - 1))


def _deviation(tile: Image.Image) -> float:
    """Standard deviation of grey; by histogram, several times faster than ImageStat."""
    counts = tile.histogram()
    number = tile.width * tile.height
    mean = sum(map(mul, counts, _VALUES)) / number
    return math.sqrt(max(0.0, sum(map(mul, counts, _SQUARES)) / number - mean * mean))


def _glare(coarse: Image.Image) -> float:
    """The share of the page in burnt-out spots on paper that is otherwise darker."""
    background = coarse.filter(ImageFilter.MedianFilter(3))
    middle = _percentile(background, 0.5)
    if middle >= 238:  # white paper: what is burnt out cannot be told from it
        return 0.0
    spots = background.point([255 if value >= max(250, middle + 20) else 0 for value in range(256)])
    return round(ImageStat.Stat(spots).mean[0] / 255, 4)


def _shadow(coarse: Image.Image) -> float:
    """The share of the page whose paper is much darker than the rest, and gets darker little by little: a dark
    picture or cover begins at once."""
    paper = coarse.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.MaxFilter(3))
    light = _percentile(paper, 0.8)
    counts = paper.histogram()
    dark = sum(counts[: int(light * 0.78)])
    between = sum(counts[int(light * 0.72) : int(light * 0.9)])
    if between < _SOFTNESS * dark**0.5:
        return 0.0
    return round(dark / (paper.width * paper.height), 4)


def _percentile(grey: Image.Image, share: float) -> int:
    counts = grey.histogram()
    wanted, seen = sum(counts) * share, 0
    for value, count in enumerate(counts):
        seen += count
        if seen >= wanted:
            return value
    return 255


def _content(ink: Image.Image) -> float:
    """The share of the page in the bounding box of everything drawn; specks do not count."""
    coarse = ink.reduce(4) if min(ink.size) >= 80 else ink
    box = coarse.point([255 if value > 40 else 0 for value in range(256)]).getbbox()
    if box is None:
        return 0.0
    return round((box[2] - box[0]) * (box[3] - box[1]) / (coarse.width * coarse.height), 3)


def _cut(ink: Image.Image) -> tuple[Edge, ...]:
    """Edges where ink runs out of the picture in many short pieces, as lines of print do when they are cut.

    The black border of a scanner, or a shadow, is one long piece; specks of dust are no piece at all."""
    strip = max(4, round(min(ink.size) / 200))
    width, height = ink.size
    strips: dict[Edge, tuple[int, int, int, int]] = {
        "top": (0, 0, width, strip),
        "bottom": (0, height - strip, width, height),
        "left": (0, 0, strip, height),
        "right": (width - strip, 0, width, height),
    }
    return tuple(edge for edge, box in strips.items() if _pieces(ink.crop(box)) >= _LEAST_PIECES)


def _pieces(strip: Image.Image) -> int:
    """How many short pieces of ink lie along the strip."""
    quiet = strip.filter(ImageFilter.MedianFilter(3))
    line = quiet.resize(
        (quiet.width, 1) if quiet.width > quiet.height else (1, quiet.height), Image.Resampling.BOX
    )
    marks = bytes(255 if value > 60 else 0 for value in line.tobytes())
    lengths = [len(run) for run in marks.split(b"\0") if run]
    longest = len(marks) // 20
    return sum(1 for length in lengths if 2 <= length <= longest)
