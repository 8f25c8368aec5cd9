"""What a file really is, by its first bytes; its name is not asked."""

from __future__ import annotations

import zipfile
from typing import IO

HEAD = 1100  # bytes: readers look for `%PDF-` in the first 1 024
JUNK_LIMIT = 1024
_SCANS = ((b"%PDF-", "pdf"), (b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"))
_STARTS = (
    *_SCANS,
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"II+\0", "tiff"),
    (b"MM\0+", "tiff"),
    (b"GIF8", "gif"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "jp2"),
    (b"\xff\x4f\xff\x51", "jp2"),
    (b"AT&TFORM", "djvu"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"{\\rtf", "rtf"),
    (b"Rar!\x1a", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gz"),
    (b"MZ", "exe"),
    (b"\x7fELF", "exe"),
)
_HEIF = {b"heic": "heic", b"heix": "heic", b"hevc": "heic", b"mif1": "heic", b"msf1": "heic", b"avif": "avif"}
_OFFICE = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
_OPEN_DOCUMENT = {b"text": "odt", b"spreadsheet": "ods", b"presentation": "odp"}


def recognise(file: IO[bytes]) -> tuple[str | None, int]:
    """Format and the count of bytes before its real beginning; (None, 0) when nothing known is found.

    The file is read from its start; where it is left is not defined.
    """
    file.seek(0)
    head = file.read(HEAD)
    found = _by_start(head)
    if found == "zip":
        return _kind_of_zip(file), 0
    if found:
        return found, 0
    return _behind_junk(head)


def _by_start(head: bytes) -> str | None:
    for start, name in _STARTS:
        if head.startswith(start):
            return name
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[:2] == b"BM" and int.from_bytes(head[14:18], "little") in (12, 40, 52, 56, 64, 108, 124):
        return "bmp"
    if head[4:8] == b"ftyp":
        return _HEIF.get(head[8:12], "mp4")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    text = head.lstrip()[:15].lower()
    if text.startswith((b"<!doctype html", b"<html")):
        return "html"
    return None


def _behind_junk(head: bytes) -> tuple[str | None, int]:
    places = [(head.find(start, 1, JUNK_LIMIT + len(start)), name) for start, name in _SCANS]
    found = [(place, name) for place, name in places if place > 0]
    if not found:
        return None, 0
    place, name = min(found)
    return name, place


def _kind_of_zip(file: IO[bytes]) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()[:2000]
            for prefix, name in _OFFICE.items():
                if "[Content_Types].xml" in names and any(one.startswith(prefix) for one in names):
                    return name
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                mime = archive.read("mimetype")
                return next((name for part, name in _OPEN_DOCUMENT.items() if part in mime), "zip")
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        return "zip"  # a broken archive is an archive still
    return "zip"
