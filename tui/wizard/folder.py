"""Folders as the file picker shows them, and what a typed or dropped path means. No Textual here; it blocks."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gosmed_cli.rules.facts import CONVERTIBLE
from gosmed_cli.rules.file_names import split_name
from gosmed_cli.text.shell import unquoted

if TYPE_CHECKING:
    from gosmed_cli.contract.catalogue import Slot

_ALSO = {"jpg": ("jpeg", "jpe", "jfif"), "tiff": ("tif",)}  # other extensions of the same format


@dataclass(frozen=True, slots=True)
class Entry:
    """A folder, or a file with its size in bytes and the moment of its last change."""

    path: Path
    is_folder: bool
    size: int = 0
    changed: float = 0.0

    @property
    def name(self) -> str:
        return self.path.name


@dataclass(frozen=True, slots=True)
class Listing:
    """What is in a folder: folders first, hidden ones left out. `wrong`: why it cannot be read."""

    folder: Path
    entries: tuple[Entry, ...] = ()
    wrong: str = ""


def listing(folder: Path, *, hidden: bool = False) -> Listing:
    """The folder as it is now; what cannot be looked at is left out."""
    try:
        with os.scandir(folder) as found:
            entries = [one for one in _entries(found) if hidden or not one.name.startswith(".")]
    except OSError as error:
        return Listing(folder, wrong=error.strerror or type(error).__name__)
    entries.sort(key=lambda one: (not one.is_folder, one.name.casefold()))
    return Listing(folder, tuple(entries))


def _entries(found: Iterable[os.DirEntry[str]]) -> Iterable[Entry]:
    for one in found:
        try:
            if one.is_dir():
                yield Entry(Path(one.path), True)
            elif one.is_file():
                facts = one.stat()
                yield Entry(Path(one.path), False, facts.st_size, facts.st_mtime)
        except OSError:  # a link to nothing
            continue


def is_path(typed: str) -> bool:
    """Whether this is a way to somewhere, not a word to find a file by."""
    text = typed.strip()
    return "/" in text or "\\" in text or text[:1] in ("~", "'", '"') or text in (".", "..")


def resolved(typed: str, folder: Path) -> tuple[Path, str]:
    """The folder that a typed path leads to, and what is left to find there. A folder itself leaves nothing."""
    text = unquoted(typed).removeprefix("file://")
    try:
        path = folder / Path(text).expanduser()
        if path.is_dir() and (text.endswith(("/", "\\")) or typed.strip()[:1] in ("'", '"')):
            return path.resolve(), ""
    except (OSError, RuntimeError, ValueError):  # nobody's home, a loop of links, a NUL
        return folder, text
    return path.parent.resolve(), path.name


def suitable(entry: Entry, slot: Slot) -> bool:
    """Whether its name speaks of a format that the slot takes, or that can be made into one."""
    if entry.is_folder or not slot.formats:
        return True
    names = {*slot.formats, *CONVERTIBLE}
    return split_name(entry.name)[1] in {other for one in names for other in (one, *_ALSO.get(one, ()))}


def short(path: Path) -> str:
    """The path with `~` in place of one's own folder."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)
