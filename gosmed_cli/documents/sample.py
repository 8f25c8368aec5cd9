"""Sample scans: pages that look like scanned documents, for the demo and for trying things out.

They are drawn, not shipped: an A4 page of Russian text with a heading, a frame, paper grain, and a stamp and a
signature in blue where the document has them. The same call gives the same bytes.
"""

from __future__ import annotations

import io
import random
from functools import cache
from importlib.resources import files
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from ..contract.catalogue import document_kinds
from .pdf_pages import OVERHEAD, PdfPages, Picture

A4_INCHES = (210 / 25.4, 297 / 25.4)
INK = (38, 38, 44)
BLUE = (40, 60, 170)
PAPER = (252, 252, 250)
_SIGNED = {"employment-certificate", "employment-contract", "further-education", "analysis"}
_OWNER = "Соколова Анна Петровна"
_LINES = (
    "Выдан: {owner}, дата рождения 12.04.1985.",
    "Основание: решение государственной экзаменационной комиссии",
    "от 25 июня 2012 года, протокол № 14. Регистрационный номер 1204.",
    "Специальность: лечебное дело. Квалификация: врач.",
    "Организация: городская клиническая больница № 3, город Москва.",
    "Документ составлен в двух экземплярах, имеющих равную силу.",
    "Сведения внесены в федеральный реестр медицинских работников.",
)


@cache
def font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The shipped DejaVu Sans at this size in pixels."""
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return ImageFont.truetype(io.BytesIO((files(__package__) / "fonts" / name).read_bytes()), size)


def page(
    title: str, *, number: int = 1, dpi: int = 300, signed: bool = False, grain: int = 10, seed: int = 1
) -> Image.Image:
    """One A4 page as a scanner sees it, RGB; `grain` is the depth of the paper's noise (0 to 255)."""
    width, height = (round(side * dpi) for side in A4_INCHES)
    sheet = Image.new("RGB", (width, height), PAPER)
    draw = ImageDraw.Draw(sheet)
    unit = dpi / 25.4  # one millimetre
    draw.rectangle(
        (12 * unit, 12 * unit, width - 12 * unit, height - 12 * unit), outline=INK, width=max(1, int(unit / 2))
    )
    _heading(draw, title, width, unit)
    _body(draw, number, height, unit)
    if signed:
        _stamp(draw, width, height, unit)
    return _with_grain(sheet, grain, seed + number)


def _heading(draw: ImageDraw.ImageDraw, title: str, width: int, unit: float) -> None:
    size = 7 * unit
    while size > 3 * unit and draw.textlength(title, font(round(size), bold=True)) > width - 50 * unit:
        size -= unit / 2
    draw.text((width / 2, 32 * unit), title, INK, font(round(size), bold=True), anchor="mm")
    draw.line((40 * unit, 40 * unit, width - 40 * unit, 40 * unit), INK, max(1, int(unit / 3)))


def _body(draw: ImageDraw.ImageDraw, number: int, height: int, unit: float) -> None:
    face, top, line = font(round(4 * unit)), 52 * unit, 0
    while top < height - 70 * unit:
        text = _LINES[(line + number) % len(_LINES)].format(owner=_OWNER)
        draw.text((25 * unit, top), text, INK, face)
        top += (9 if line % len(_LINES) else 14) * unit
        line += 1
    draw.text((25 * unit, height - 30 * unit), f"Страница {number}", INK, face)


def _stamp(draw: ImageDraw.ImageDraw, width: int, height: int, unit: float) -> None:
    x, y = width - 60 * unit, height - 45 * unit
    for radius in (19 * unit, 13 * unit):
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=BLUE, width=int(unit / 2) or 1)
    draw.text((x, y), "М. П.", BLUE, font(round(5 * unit)), anchor="mm")
    points = [(0, 0), (8, -9), (13, 6), (20, -7), (26, 5), (38, -4)]
    stroke = [(width / 2 - 45 * unit + a * unit, height - 42 * unit + b * unit) for a, b in points]
    draw.line(stroke, BLUE, max(1, int(unit / 2)), joint="curve")


def _with_grain(sheet: Image.Image, depth: int, seed: int) -> Image.Image:
    if not depth:
        return sheet
    side = 512
    noise = random.Random(seed).randbytes(side * side)  # noqa: S311  the grain of paper, no secret
    tile = Image.frombytes("L", (side, side), noise).point([value * depth // 255 for value in range(256)])
    grain = Image.new("L", sheet.size)
    for left in range(0, sheet.width, side):
        for top in range(0, sheet.height, side):
            grain.paste(tile, (left, top))
    return ImageChops.subtract(sheet, Image.merge("RGB", (grain, grain, grain)))


def title_of(kind: str) -> str:
    """The Russian title of a document kind; the kind itself when it is unknown."""
    return next((slot.title.ru for slot in document_kinds() if slot.kind == kind), kind)


def good_scan(path: Path, kind: str, size: int | None = None) -> Path:
    """Write one good A4 scan at 300 dpi of this kind; the format is the name's: jpg, png, pdf, tiff.

    With `size` a jpg, png or pdf has exactly that many bytes (from about 400 000 up; the data is real grain).
    """
    grain = 10 if not size or size < 2_000_000 else 40
    sheet = page(title_of(kind), signed=kind in _SIGNED, grain=grain)
    extension = path.suffix.lower()
    if extension in (".jpg", ".jpeg"):
        path.write_bytes(_jpeg(sheet, size))
    elif extension == ".pdf":
        _pdf(path, sheet, size)
    elif extension == ".png":
        path.write_bytes(_png(sheet, size))
    else:
        sheet.convert("L").save(path, "TIFF", compression="tiff_lzw", dpi=(300, 300))
    return path


@cache
def scan_bytes(kind: str) -> bytes:
    """A good scan of this kind as a JPEG, for a portal whose scenario has applications already there."""
    return _encoded(page(title_of(kind), signed=kind in _SIGNED), 80)


def _jpeg(sheet: Image.Image, size: int | None) -> bytes:
    if size is None:
        return _encoded(sheet, 80)
    low, high, best = 20, 99, b""
    while low <= high:
        quality = (low + high) // 2
        data = _encoded(sheet, quality)
        if len(data) <= size - 8:
            best, low = data, quality + 1
        else:
            high = quality - 1
    if not best:
        raise ValueError(f"no A4 page at 300 dpi fits {size} bytes")
    return _padded(best, size)


def _encoded(sheet: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=quality, dpi=(300, 300))
    return out.getvalue()


def _padded(data: bytes, size: int) -> bytes:
    """The JPEG with comments after its first marker, so that it has this size."""
    missing, comments = size - len(data), b""
    while missing - len(comments) >= 4:
        length = min(60_000, missing - len(comments) - 4)
        if 0 < missing - len(comments) - 4 - length < 4:
            length -= 4
        comments += b"\xff\xfe" + (length + 2).to_bytes(2) + bytes(length)
    return data[:2] + comments + data[2:]


def _png(sheet: Image.Image, size: int | None) -> bytes:
    # a byte for every pixel compresses badly under grain: 16 shades are enough for a letter
    grey = sheet.convert("L").point([min(255, (value + 8) // 16 * 16) for value in range(256)])
    plain = io.BytesIO()
    grey.save(plain, "PNG", dpi=(300, 300))
    if size is None:
        return plain.getvalue()
    info = PngInfo()
    info.add(b"saMp", bytes(max(0, size - len(plain.getvalue()) - 12)))
    out = io.BytesIO()
    grey.save(out, "PNG", dpi=(300, 300), pnginfo=info)
    return out.getvalue()


def _pdf(path: Path, sheet: Image.Image, size: int | None) -> None:
    data = _jpeg(sheet, None if size is None else size - OVERHEAD)
    with path.open("wb") as out, PdfPages(out) as pages:
        pages.add(Picture(data, "RGB", sheet.width, sheet.height, 300))
    if size is not None:
        _pad_pdf(path, size)


def _pad_pdf(path: Path, size: int) -> None:
    data = path.read_bytes()
    body, mark, tail = data.rpartition(b"startxref")
    path.write_bytes(body + b"%" * (size - len(data) - 1) + b"\n" + mark + tail)


def demo_scans(folder: Path) -> list[Path]:
    """What a person has on the disk before a registration: two good scans, a diploma of three pages in TIFF, a
    certificate with a bad name, another above 5 MB."""
    folder.mkdir(parents=True, exist_ok=True)
    made = [
        good_scan(folder / "pasport_sokolova.jpg", "passport"),
        good_scan(folder / "registration_sokolova.png", "passport-registration"),
        folder / "diplom_2012.tiff",
        good_scan(folder / "spravka с работы (1).jpg", "employment-certificate"),
        good_scan(folder / "sertifikat_2026.jpg", "further-education", size=6_400_000),
    ]
    sheets = [page(title_of("diploma"), number=number).convert("L") for number in (1, 2, 3)]
    sheets[0].save(
        made[2], "TIFF", compression="tiff_lzw", dpi=(300, 300), save_all=True, append_images=sheets[1:]
    )
    return made
