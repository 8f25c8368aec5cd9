"""The first page in a few pixels: of pictures, of PDFs, and nothing of what cannot be shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosmed_cli.documents.thumbnail import thumbnail
from tests import scans


@pytest.mark.parametrize("name", ["page.jpg", "page.png", "page.pdf", "page.tiff"])
def test_a_page_is_recognised(tmp_path: Path, name: str) -> None:
    sheet = scans.sheet()
    sheet.paste((200, 30, 30), (0, 0, sheet.width, sheet.height // 4))
    found = thumbnail(scans.save(sheet, tmp_path / name), 30, 40)
    assert found is not None
    assert found.height == 40
    assert found.width in (28, 29)
    assert len(found.rgb) == found.width * 40 * 3
    red, green, blue = found.pixel(14, 2)
    assert red > 150
    assert max(green, blue) < 90
    assert min(found.pixel(14, 36)) > 200, "paper below"


def test_a_photograph_lies_as_it_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "phone.jpg"
    scans.turned(path)
    found = thumbnail(path.read_bytes(), 40, 40)
    assert found is not None
    assert found.height > found.width


def test_what_cannot_be_shown_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    assert thumbnail(tmp_path / "notes.txt", 10, 10) is None
    assert thumbnail(tmp_path / "none.pdf", 10, 10) is None
    assert thumbnail(tmp_path, 10, 10) is None
    assert thumbnail(scans.encrypted_pdf(tmp_path / "secret.pdf"), 10, 10) is None
    assert thumbnail(scans.bomb(tmp_path / "bomb.png"), 10, 10) is None
    assert thumbnail(scans.truncated(scans.save(scans.sheet(), tmp_path / "cut.png")), 10, 10) is None
