"""What is left on this computer: files that were written while somebody looked at patients."""

from __future__ import annotations

from pathlib import Path

from tests.usecases.world import Home


def mentions(home: Home, *words: str) -> list[Path]:
    """Files of gosmed in which one of these words stands, and those beside the test."""
    folders = {home.settings.paths.state, home.settings.paths.config.parent, home.folder}
    files = (one for folder in folders if folder.exists() for one in folder.rglob("*") if one.is_file())
    return [one for one in files if any(word.encode() in one.read_bytes() for word in words)]
