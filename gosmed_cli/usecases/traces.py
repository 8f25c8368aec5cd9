"""Trace files: what a developer needs of a fault, without what belongs to the person who met it."""

from __future__ import annotations

import os
import platform
import re
import traceback
from datetime import UTC, datetime
from pathlib import Path

from .. import __version__, paths
from ..text.clean import clean

# What may be personal or secret: e-mails, runs of digits (СНИЛС, ИНН, phones, also with spaces and hyphens),
# long random strings (tokens, codes of sessions), Cyrillic in quotes (names and addresses in messages).
_PRIVATE = [
    (re.compile(r"[\w.+-]+@[\w.-]+"), "<e-mail>"),
    (re.compile(r"\+?\d(?:[\s()-]?\d){5,}"), "<number>"),
    (re.compile(r"\b(?=[A-Za-z_-]*\d)[A-Za-z0-9_-]{24,}(?:\.[A-Za-z0-9_-]+)*"), "<secret>"),
    (re.compile(r"(['\"«])[^'\"«»\n]*[А-Яа-яЁё][^'\"«»\n]*(['\"»])"), r"\1<text>\2"),
]


# commands in which words of an error may be a patient's, in a form that no pattern knows
_PATIENTS = frozenset({"records", "prescriptions", "sick-leaves", "schedule", "appointments", "tui"})


def redact(text: str) -> str:
    """The text with everything that may be personal or secret replaced; the home folder becomes `~`."""
    home = os.path.expanduser("~")  # noqa: PTH111  Path.home() raises where there is no home
    if len(home) > 1:
        text = text.replace(home, "~")
    for pattern, instead in _PRIVATE:
        text = pattern.sub(instead, text)
    return text


def write_trace(error: BaseException, arguments: list[str]) -> Path | None:
    """Write the trace of a command, mode 0600; its path, or None where nothing can be written."""
    try:
        folder = paths.private_folder(paths.find().traces)
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        file = folder / f"{stamp}-{os.getpid()}.txt"
        with os.fdopen(
            os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
        ) as opened:
            opened.write(trace_text(error, arguments))
    except OSError:
        return None
    return file


def _without_words(error: BaseException | None) -> str:
    """Where it went wrong and of which kind each error is, the innermost first; nothing that an error says."""
    parts: list[str] = []
    while error is not None:
        parts.insert(0, "".join(traceback.format_tb(error.__traceback__)) + f"{type(error).__name__}\n")
        error = error.__cause__ or error.__context__
    return "\n".join(parts)


def trace_text(error: BaseException, arguments: list[str]) -> str:
    """What the file holds: versions, the command without its values, the traceback without values."""
    command = [one.partition("=")[0] for one in arguments[:1] + [a for a in arguments[1:] if a.startswith("-")]]
    frames = _without_words(error) if _PATIENTS & set(arguments) else "".join(traceback.format_exception(error))
    head = f"gosmed {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}\n"
    return head + f"gosmed {' '.join(command)}\n\n" + redact(clean(frames, lines=True))
