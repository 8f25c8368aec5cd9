"""The kind of a file is told by its content, whatever its name says."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from gosmed_cli.documents.kinds_of_file import recognise


def written(format_: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, format_)
    return out.getvalue()


def packed(*names: str, mimetype: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, b"x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"%PDF-1.4 ...", ("pdf", 0)),
        (written("JPEG"), ("jpg", 0)),
        (written("PNG"), ("png", 0)),
        (written("TIFF"), ("tiff", 0)),
        (written("WEBP"), ("webp", 0)),
        (written("BMP"), ("bmp", 0)),
        (written("GIF"), ("gif", 0)),
        (b"\0\0\0\x18ftypheic\0\0\0\0", ("heic", 0)),
        (b"\0\0\0\x18ftypisom\0\0\0\0", ("mp4", 0)),
        (packed("[Content_Types].xml", "word/document.xml"), ("docx", 0)),
        (packed("[Content_Types].xml", "xl/workbook.xml"), ("xlsx", 0)),
        (packed(mimetype=b"application/vnd.oasis.opendocument.text"), ("odt", 0)),
        (packed("scan.jpg"), ("zip", 0)),
        (b"PK\x03\x04 broken", ("zip", 0)),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ("doc", 0)),
        (b"<!DOCTYPE html><p>", ("html", 0)),
        (b"BMW is a car", (None, 0)),
        (b"", (None, 0)),
        (b"text", (None, 0)),
        (b"\xef\xbb\xbf%PDF-1.4", ("pdf", 3)),
        (b"HTTP/1.1 200 OK\r\n\r\n\x89PNG\r\n\x1a\n", ("png", 19)),
        (b" " * 2000 + b"%PDF-1.4", (None, 0)),
    ],
)
def test_kind_by_content(data: bytes, found: tuple[str | None, int]) -> None:
    assert recognise(io.BytesIO(data)) == found


def test_a_name_is_not_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(written("PNG"))
    with path.open("rb") as file:
        assert recognise(file) == ("png", 0)
