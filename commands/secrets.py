"""Where passwords and codes come from: a prompt, a file, standard input if asked for; never an argument."""

from __future__ import annotations

import sys
from pathlib import Path

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import say

from . import ask
from .run import Run


def password(run: Run, *, from_stdin: bool, file: Path | None = None) -> str:
    """The password of an account. Raises UsageProblem where it comes from nowhere."""
    if from_stdin:
        return first_line(sys.stdin.readline())
    file = file or run.app.settings.password_file
    if file is not None:
        return from_file(file)
    if run.can_ask:
        return ask.secret(say("ask.password"))
    raise UsageProblem("needs_terminal", option="--password-stdin")


def new_password(run: Run, *, from_stdin: bool, file: Path | None = None) -> str:
    """A password that is being chosen: typed twice where it is typed."""
    if from_stdin or file is not None or run.app.settings.password_file is not None or not run.can_ask:
        return password(run, from_stdin=from_stdin, file=file)
    return _typed_twice(run, "ask.new_password")


def _typed_twice(run: Run, question: str) -> str:
    while True:
        first = ask.secret(say(question))
        if first == ask.secret(say("ask.repeat_password")):
            return first
        run.note(say("ask.passwords_differ"))


def key_password(run: Run, key: Path, file: Path | None) -> str | None:
    """The password of a signing key, of the file named or asked; None for a key without one. Raises UsageProblem
    where it comes from nowhere, and for a file that is no key."""
    from gosmed_cli.signing.keys import protected  # cryptography: only where a key is named

    if not protected(key):
        return None
    file = file or run.app.settings.key_password_file
    if file is not None:
        return from_file(file)
    if run.can_ask:
        return ask.secret(say("ask.key_password", path=key))
    raise UsageProblem("needs_terminal", option="--key-password-file")


def new_key_password(run: Run, file: Path | None) -> str:
    """The password that a new key is given: typed twice where it is typed. Raises UsageProblem."""
    file = file or run.app.settings.key_password_file
    if file is not None:
        return from_file(file)
    if not run.can_ask:
        raise UsageProblem("needs_terminal", option="--password-file")
    return _typed_twice(run, "ask.new_key_password")


def code(typed: str | None) -> str | None:
    """A one-time code: as typed, or from standard input for `-`."""
    return first_line(sys.stdin.readline()) if typed == "-" else typed


def first_line(text: str) -> str:
    """Without the line break. Raises UsageProblem where nothing came."""
    found = text.rstrip("\r\n")
    if not found:
        raise UsageProblem("empty_stdin")
    return found


def from_file(file: Path) -> str:
    """The password in the first line of this file. Raises UsageProblem."""
    try:
        found = file.read_text(encoding="utf-8").split("\n", 1)[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageProblem("password_file", path=str(file), reason=getattr(error, "strerror", "") or "") from error
    if not found:
        raise UsageProblem("password_file_empty", path=str(file))
    return found
