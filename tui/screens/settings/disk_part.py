"""What lies on this computer: where, how much, and forgetting it. Blocking."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gosmed_cli.text import formats, say
from gosmed_cli.usecases.drafts import Drafts

from .rows import Setting, setting

if TYPE_CHECKING:
    from ...app import Cabinet

FORGOTTEN = ("lists", "drafts", "traces")


def rows(cabinet: Cabinet) -> Iterator[Setting]:
    """Files and folders of this profile."""
    paths = cabinet.session.context.paths
    yield _one("config", paths.config, [paths.config])
    yield _one("journal", paths.journal, [paths.journal])
    for name in FORGOTTEN:
        folder, files = _kept(cabinet, name)
        yield _one(name, folder, files, forget=bool(files))


def _one(name: str, place: Path, files: list[Path], *, forget: bool = False) -> Setting:
    sizes = [one.stat().st_size for one in files if one.is_file()]
    value = say("tui_settings.disk.nothing")
    if sizes:
        value = say("tui_settings.disk.files", count=len(sizes), size=formats.size(sum(sizes)))
    title, about = say(f"tui_settings.disk.{name}"), say(f"tui_settings.disk.{name}.about")
    return setting("disk", name, title, value, about, str(place), forget=forget)


def _kept(cabinet: Cabinet, name: str) -> tuple[Path, list[Path]]:
    """The folder of these files, and the files."""
    session = cabinet.session
    folder, pattern = {
        "lists": (session.store.folder, "*.json"),
        "drafts": (Drafts(session.context.paths, session.profile).folder, "*.toml"),
        "traces": (session.context.paths.traces, "*.txt"),
    }[name]
    return folder, sorted(folder.glob(pattern)) if folder.is_dir() else []


async def forget(cabinet: Cabinet, name: str) -> str:
    """Remove these files, once it is confirmed."""
    from ...dialogs.confirm import Confirm

    _, files = _kept(cabinet, name)
    question = say("tui_settings.disk.ask", what=say(f"tui_settings.disk.{name}"), count=len(files))
    if not await cabinet.push_screen_wait(Confirm(question, say("tui_settings.act.forget"), danger=True)):
        return ""
    for one in files:
        one.unlink(missing_ok=True)
    return say("tui_settings.disk.forgotten", count=len(files))
