"""Asking for scans: each is checked as soon as it is named, and a repair is offered where one is possible."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import language, say
from gosmed_cli.text.shell import unquoted
from gosmed_cli.usecases import check_words, failure_words
from gosmed_cli.usecases.form_words import slot_lines

from . import ask
from .progress import bars

if TYPE_CHECKING:
    from gosmed_cli.contract.catalogue import Service, Slot

    from .run import Run


def ask_files(run: Run, service: Service, slot: Slot, before: tuple[Path, ...]) -> tuple[Path, ...]:
    """The files of one slot: as many as it takes, none where it may be empty. `before` is offered first."""
    run.note("\n" + "\n".join(f"  {line}" for line in slot_lines(slot, language(), service)))
    files: list[Path] = []
    while len(files) < slot.max:
        given = str(before[len(files)]) if len(files) < len(before) else ""
        typed = ask.line(say(_prompt(slot, len(files))), given)
        if typed in ("", "-"):
            if len(files) >= slot.min:
                break
            run.note(f"  ✗ {say('ask.form.file_required')}")
        elif typed == "?":
            run.note("\n".join(f"  {line}" for line in slot_lines(slot, language(), service)))
        elif (file := _checked(run, service, slot, Path(unquoted(typed)).expanduser())) is not None:
            files.append(file)
    return tuple(files)


def _prompt(slot: Slot, there: int) -> str:
    """What the question says: whether a file must follow, may follow, or may be left out."""
    if there < slot.min:
        return "ask.form.file"
    return "ask.form.file_more" if there else "ask.form.file_optional"


def _checked(run: Run, service: Service, slot: Slot, path: Path) -> Path | None:
    """The file, or its repaired copy; nothing when it cannot be used."""
    try:
        file = _check(service, slot, path, fix=False)
    except UsageProblem as error:
        run.note(f"  ✗ {failure_words.message(error)}")
        return None
    _show(run, file)
    if file["verdict"] != "fail":
        run.note(f"  {say('ask.form.fits')}")
        return path
    if not ask.yes(say("ask.form.repair"), default=True):
        return None
    again = _check(service, slot, path, fix=True)
    if again["verdict"] == "fail" or not again["fixed"]:
        run.note(f"  {say('ask.form.not_repaired')}")
        return None
    run.note(f"  {say('ask.form.repaired', path=again['fixed'])}")
    return Path(again["fixed"])


def _check(service: Service, slot: Slot, path: Path, *, fix: bool) -> Mapping[str, Any]:
    from gosmed_cli.usecases.check import check_files  # Pillow and pdfium

    report = check_files([path], kind=slot.kind, service=service, fix=fix, progress=bars())
    found: Mapping[str, Any] = report.to_json()["files"][0]
    return found


def _show(run: Run, file: Mapping[str, Any]) -> None:
    for remark in file["remarks"]:
        if remark["verdict"] != "pass":
            run.note(f"  {check_words.mark(remark['verdict'])[0]} {remark['message']}")
