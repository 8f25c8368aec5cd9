"""Commands that are shown to be typed next: complete, with the profile and portal that were typed now.

`gosmed --profile cron status` must not advise `gosmed login`: that would sign in somebody else.
"""

from __future__ import annotations

import re
import shlex

from .table import TABLE

_APART = ("completion", "config", "demo", "dictionary", "portal", "profiles")  # the same for every profile
_COMMAND = re.compile(rf"\bgosmed (?=(?:{'|'.join(sorted(set(TABLE) - set(_APART)))})\b)")
_options = ""  # one process runs one command, as it speaks one language


def remember(profile: str | None, portal: str | None) -> None:
    """What was typed in this run; None where it was not."""
    global _options
    given = (("--profile", profile), ("--portal", portal))
    _options = "".join(f"{name} {shlex.quote(value)} " for name, value in given if value)


def complete(text: str) -> str:
    """The text with every command in it as it must be typed in this run."""
    return _COMMAND.sub(f"gosmed {_options}".replace("\\", r"\\"), text) if _options else text
