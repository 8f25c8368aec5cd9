"""A file of this computer: checked as `gosmed check` does it, mended, sent to «Мои документы»."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gosmed_cli.contract.catalogue import document_kinds
from gosmed_cli.errors import UsageProblem
from gosmed_cli.rules.file_names import guess_kind
from gosmed_cli.text import language, say
from gosmed_cli.text.shell import unquoted
from gosmed_cli.usecases import failure_words

from ...wizard import verdicts

if TYPE_CHECKING:
    from ...widgets.detail_pane import Line

File = dict[str, Any]


def path_of(typed: str) -> Path:
    """The file, as it was typed, pasted or dropped."""
    return Path(unquoted(typed).removeprefix("file://")).expanduser()


def why_not(typed: str) -> str:
    """Why there is nothing to check, in words."""
    try:
        return "" if path_of(typed).is_file() else say("tui_documents.no_file")
    except (OSError, RuntimeError, ValueError):  # nobody's home, a NUL
        return say("tui_documents.no_file")


def guessed(path: Path) -> str | None:
    """The kind that the file's name tells."""
    return guess_kind(path.name, document_kinds())


def kinds(first: str | None) -> list[tuple[str, str]]:
    """Kinds to choose from, the guessed one first."""
    found = [(one.kind, one.title[language()]) for one in document_kinds()]
    found.sort(key=lambda pair: (pair[0] != first, pair[1].casefold()))
    return found


def check(path: Path, kind: str | None, *, fix: bool = False) -> File:
    """The outcome, as JSON; blocking. Raises UsageProblem for a file that cannot be read."""
    from gosmed_cli.usecases.check import check_files  # Pillow and pdfium, in the thread

    found: File = check_files([path], kind=kind, fix=fix).to_json()["files"][0]
    return found


def told(file: File) -> Iterator[list[Line]]:
    """The outcome in words: the same as those of `gosmed check`."""
    yield [(Path(file["path"]).name, "bold")]
    yield list(verdicts.lines(file))
    if file["fixed"]:
        yield [(say("checks.fixed", path=file["fixed"]), "good")]


def answers(file: File, *, sending: bool) -> list[tuple[str, str]]:
    """What can be done about it."""
    found = [("fix", say("tui_documents.fix"))] if verdicts.mendable(file) and not file["fixed"] else []
    if sending and file["verdict"] != "fail":
        found.append(("send", say("tui_documents.send")))
    return found


def unreadable(error: UsageProblem) -> list[list[Line]]:
    """A file that cannot be read."""
    lines = [(f"✗ {failure_words.message(error)}", "bad"), (failure_words.advice(error) or "", "")]
    return [[line for line in lines if line[0]]]
