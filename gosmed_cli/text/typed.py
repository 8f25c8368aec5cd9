"""Commands that are shown to be typed next: complete, with the profile and portal that were typed now.

`gosmed --profile cron status` must not advise `gosmed login`: that would sign in somebody else.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable

_options = ""  # one process runs one command, as it speaks one language
_command: re.Pattern[str] | None = None


def remember(profile: str | None, portal: str | None, names: Iterable[str]) -> None:
    """What was typed in this run, None where it was not; `names` are the commands for which it matters."""
    global _options, _command
    given = (("--profile", profile), ("--portal", portal))
    _options = "".join(f"{name} {shlex.quote(value)} " for name, value in given if value)
    _command = re.compile(rf"\bgosmed (?=(?:{'|'.join(sorted(names))})\b)")


def complete(text: str) -> str:
    """The text with every command in it as it must be typed in this run."""
    if not _options or _command is None:
        return text
    return _command.sub(f"gosmed {_options}".replace("\\", r"\\"), text)
