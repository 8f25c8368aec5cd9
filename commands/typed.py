"""What was typed for the whole run, remembered for the commands that are advised in it."""

from __future__ import annotations

from gosmed_cli.text import typed
from gosmed_cli.text.typed import complete

from .table import TABLE

__all__ = ["complete", "remember"]
_APART = ("completion", "config", "demo", "dictionary", "portal", "profiles")  # the same for every profile


def remember(profile: str | None, portal: str | None) -> None:
    """What was typed in this run; None where it was not."""
    typed.remember(profile, portal, set(TABLE) - set(_APART))
