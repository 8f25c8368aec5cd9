"""Statuses in words of the run's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..text.say import known, language, say


def status_title(one: Mapping[str, Any]) -> str:
    """The portal's words for a status; in English ours, where we know the status."""
    key = f"applications.status.{one['status']}"
    return say(key) if language() == "en" and known(key) else str(one["status_title"])
