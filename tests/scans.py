"""Real scans for tests, drawn and not kept: good ones, and one of each fault.

Each maker takes the path to write; the format follows from its name where it may.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from gosmed_cli.documents.pdf_pages import PdfPages, Picture
from gosmed_cli.documents.sample import A4_INCHES, PAPER, page

DPI = 300
A4_PIXELS = (2480, 3508)


@cache
def _sheet(number: int, signed: bool) -> Image.Image:
    return page("Диплом специалиста", number=number, signed=signed)


def sheet(number: int = 1, *, signed: bool = False) -> Image.Image:
    """A good A4 page at 300 dpi, RGB; drawn once a run."""
    return _sheet(number, signed).copy()


def save(image: Image.Image, path: Path, *, dpi: int | None = DPI, quality: int = 80) -> Path:
    """Write in the format of the name, with or without a claim of resolution."""
    extra: dict[str, Any] = {"dpi": (dpi, dpi)} if dpi else {}
    if path.suffix == ".pdf":
        with path.open("wb") as out, PdfPages(out) as pdf:
            pdf.add(picture(image, dpi or DPI, quality))
    elif path.suffix in (".jpg", ".jpeg"):
        image.save(path, quality=quality, **extra)
    else:
        image.save(path, **extra)
    return path


def picture(image: Image.Image, dpi: float = DPI, quality: int = 80) -> Picture:
    """The page as it goes into a PDF."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return Picture(out.getvalue(), image.mode, image.width, image.height, dpi)


def blurred(image: Image.Image, radius: float = 6) -> Image.Image:
    return image.filter(ImageFilter.GaussianBlur(radius))


def half_blurred(image: Image.Image) -> Image.Image:
    """Out of focus but for the upper fifth, as a bent page is."""
    soft = blurred(image, 8)
    soft.paste(image.crop((0, 0, image.width, image.height // 5)), (0, 0))
    return soft


def _spot(size: tuple[int, int], box: tuple[float, float, float, float], soft: float) -> Image.Image:
    small = Image.new("L", (size[0] // 8, size[1] // 8))
    ImageDraw.Draw(small).ellipse([side / 8 for side in box], fill=255)
    return small.filter(ImageFilter.GaussianBlur(soft / 8)).resize(size)


def photographed(image: Image.Image) -> Image.Image:
    """Paper as a phone sees it: grey, not white."""
    return image.point([round(value * 0.8) for value in range(256)] * len(image.getbands()))


def with_glare(image: Image.Image) -> Image.Image:
    """A lamp reflected in the middle."""
    grey = photographed(image)
    spot = _spot(grey.size, (900, 1200, 1700, 1900), 60)
    return Image.composite(Image.new("RGB", grey.size, "white"), grey, spot)


def with_shadow(image: Image.Image) -> Image.Image:
    """The hand that held the phone, over the lower left."""
    spot = _spot(image.size, (-900, 2000, 1300, 4200), 120)
    dark = image.point([round(value * 0.5) for value in range(256)] * 3)
    return Image.composite(dark, image, spot)


def small_on_sheet(image: Image.Image) -> Image.Image:
    """The document in a corner of an A4 sheet, a third of its width."""
    framed = Image.new("RGB", image.size, PAPER)
    framed.paste(image.resize((image.width // 3, image.height // 3)), (300, 300))
    return framed


def cut(image: Image.Image) -> Image.Image:
    """Shifted on the glass: the left of the print is missing."""
    shift = 420
    moved = Image.new("RGB", image.size, PAPER)
    moved.paste(image.crop((shift, 0, image.width, image.height)), (0, 0))
    return moved


def blank(image: Image.Image) -> Image.Image:
    """The back of the sheet."""
    noise = image.crop((0, 0, 120, image.height)).resize(image.size)
    return ImageChops.lighter(noise, Image.new("RGB", image.size, (240, 240, 240)))


def coloured(image: Image.Image) -> Image.Image:
    """A page with a large picture in colour."""
    painted = image.copy()
    ImageDraw.Draw(painted).rectangle((400, 1500, 2000, 2600), fill=(190, 60, 60))
    return painted


def pages_pdf(path: Path, images: list[Image.Image], dpi: float = DPI) -> Path:
    with path.open("wb") as out, PdfPages(out) as pdf:
        for image in images:
            pdf.add(picture(image, dpi))
    return path


def drawn_pdf(path: Path, size: tuple[float, float] = (595.28, 841.89), pages: int = 1) -> Path:
    """A PDF of text, not of scans; size in points."""
    from fpdf import FPDF

    pdf = FPDF(unit="pt", format=size)
    for number in range(1, pages + 1):
        pdf.add_page()
        pdf.set_font("helvetica", size=14)
        for line in range(30):
            pdf.text(72, 90 + line * 20, f"Page {number}, line {line} of a document that was never on paper")
    path.write_bytes(bytes(pdf.output()))
    return path


def encrypted_pdf(path: Path) -> Path:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(drawn_pdf(path)))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(path)
    return path


def signed_pdf(path: Path) -> Path:
    """With a signature field whose value has a byte range; the signature itself is of zeros."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import (
        ArrayObject,
        ByteStringObject,
        DictionaryObject,
        NameObject,
        NumberObject,
        TextStringObject,
    )

    writer = PdfWriter(clone_from=PdfReader(drawn_pdf(path)))
    value = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Sig"),
            NameObject("/Filter"): NameObject("/Adobe.PPKLite"),
            NameObject("/SubFilter"): NameObject("/adbe.pkcs7.detached"),
            NameObject("/ByteRange"): ArrayObject([NumberObject(one) for one in (0, 100, 300, 400)]),
            NameObject("/Contents"): ByteStringObject(bytes(64)),
        }
    )
    field = DictionaryObject(
        {
            NameObject("/FT"): NameObject("/Sig"),
            NameObject("/T"): TextStringObject("Signature1"),
            NameObject("/V"): writer._add_object(value),
        }
    )
    form = DictionaryObject(
        {NameObject("/Fields"): ArrayObject([writer._add_object(field)]), NameObject("/SigFlags"): NumberObject(3)}
    )
    writer._root_object[NameObject("/AcroForm")] = form
    writer.write(path)
    return path


def truncated(path: Path, share: float = 0.6) -> Path:
    """Cut the file at this share of its bytes."""
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    return path


def with_junk(path: Path, junk: bytes = b"HTTP/1.1 200 OK\r\n\r\n") -> Path:
    path.write_bytes(junk + path.read_bytes())
    return path


def mpo(path: Path) -> Path:
    """What a phone calls .jpg: two pictures in one file."""
    first, second = sheet(), sheet().resize((620, 877))
    first.save(path, "MPO", save_all=True, append_images=[second], dpi=(DPI, DPI), quality=80)
    return path


def turned(path: Path) -> Path:
    """A phone's photograph: sideways pixels, and a tag that turns them."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn clockwise by a quarter
    image = sheet().transpose(Image.Transpose.ROTATE_90)
    image.save(path, "JPEG", dpi=(DPI, DPI), exif=exif, quality=80)
    return path


def tiff(path: Path, count: int = 3, *, mode: str = "L") -> Path:
    images = [sheet(number).convert(mode) for number in range(1, count + 1)]
    compression = "group4" if mode == "1" else "tiff_lzw"
    images[0].save(path, "TIFF", compression=compression, dpi=(DPI, DPI), save_all=True, append_images=images[1:])
    return path


def bomb(path: Path) -> Path:
    """A PNG of a few kilobytes that would take 400 million pixels."""
    import struct
    import zlib

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes(20_001) * 100)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b""))
    return path


def at_dpi(dpi: int) -> Image.Image:
    """A good A4 page at another resolution."""
    width, height = (round(side * dpi) for side in A4_INCHES)
    return sheet().resize((width, height), Image.Resampling.LANCZOS)


Fault = Callable[[Image.Image], Image.Image]
