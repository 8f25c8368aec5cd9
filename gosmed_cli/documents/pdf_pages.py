"""Writing a PDF whose pages are scans.

Each page holds one picture as it was encoded, so a JPEG goes in without being encoded again, and one page at a
time is in memory. Nothing in the file depends on the time or the computer: the same pages give the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType
from typing import IO, Literal, Self

POINTS_PER_INCH = 72
OVERHEAD = 700  # bytes that a page takes besides its picture, generously
_COLOUR_SPACES = {"1": "DeviceGray", "L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}


@dataclass(frozen=True, slots=True)
class Picture:
    """An encoded picture: `mode` as Pillow names it (1, L, RGB, CMYK), size in pixels, `dpi` of the page.

    `coding` is `jpeg`, or `g4` for CCITT group 4 as Pillow writes it (1 is white).
    """

    data: bytes
    mode: str
    width: int
    height: int
    dpi: float
    coding: Literal["jpeg", "g4"] = "jpeg"


class PdfPages:
    """Use as a context manager around `add`; leaving it without an error completes the file."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._at = 0
        self._offsets: dict[int, int] = {}
        self._pages: list[int] = []
        self._write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._finish()

    def add(self, picture: Picture) -> None:
        """Append a page of the picture's own size."""
        number = 3 + 3 * len(self._pages)
        width, height = (side * POINTS_PER_INCH / picture.dpi for side in (picture.width, picture.height))
        self._object(number, _image_keys(picture), picture.data)
        self._object(number + 1, "", f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /I Do Q".encode())
        self._object(
            number + 2,
            f"/Type/Page/Parent 2 0 R/MediaBox[0 0 {width:.3f} {height:.3f}]"
            f"/Resources<</XObject<</I {number} 0 R>>>>/Contents {number + 1} 0 R",
        )
        self._pages.append(number + 2)

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._at += len(data)

    def _object(self, number: int, keys: str, stream: bytes | None = None) -> None:
        self._offsets[number] = self._at
        if stream is None:
            self._write(f"{number} 0 obj\n<<{keys}>>\nendobj\n".encode())
            return
        self._write(f"{number} 0 obj\n<<{keys}/Length {len(stream)}>>\nstream\n".encode())
        self._write(stream)
        self._write(b"\nendstream\nendobj\n")

    def _finish(self) -> None:
        kids = " ".join(f"{number} 0 R" for number in self._pages)
        self._object(1, "/Type/Catalog/Pages 2 0 R")
        self._object(2, f"/Type/Pages/Kids[{kids}]/Count {len(self._pages)}")
        start = self._at
        self._write(f"xref\n0 {len(self._offsets) + 1}\n0000000000 65535 f \n".encode())
        for number in sorted(self._offsets):
            self._write(f"{self._offsets[number]:010d} 00000 n \n".encode())
        trailer = f"trailer\n<</Size {len(self._offsets) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
        self._write(trailer.encode())


def _image_keys(picture: Picture) -> str:
    bits = 1 if picture.coding == "g4" else 8
    keys = (
        f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}"
        f"/ColorSpace/{_COLOUR_SPACES[picture.mode]}/BitsPerComponent {bits}"
    )
    if picture.coding == "g4":
        # Pillow codes the bits of a TIFF as they are, where 1 is white; a fax would have 1 for black
        parameters = f"<</K -1/BlackIs1 true/Columns {picture.width}/Rows {picture.height}>>"
        return f"{keys}/Filter/CCITTFaxDecode/DecodeParms{parameters}"
    if picture.mode == "CMYK":  # Adobe writes it inverted
        keys += "/Decode[1 0 1 0 1 0 1 0]"
    return f"{keys}/Filter/DCTDecode"
