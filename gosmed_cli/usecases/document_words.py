"""A document of «Мои документы» in words."""

from __future__ import annotations

from typing import Any

from ..contract.catalogue import shared_documents
from ..text import language, say
from ..text.say import known

RECEIVED = "received"
_MARKS = {"confirmed": ("✓", "good"), "refused": ("✗", "bad")}


def state(one: Any) -> str:
    """Its state in the language of the run."""
    key = f"applications.document.{one['status']}"
    return say(key) if language() == "en" and known(key) else str(one["status_title"])


def kind_title(one: Any) -> str:
    """Its kind in the language of the run; of one that was sent here, its title and who sent it."""
    if one.get("direction") == RECEIVED:
        return say("applications.document_from", title=one["title"], sender=one["sender"] or "–")
    title = shared_documents().get(one["kind"], {}).get("title", {})
    return str(title.get(language(), one["kind_title"]))


def mark(one: Any) -> tuple[str, str]:
    """The sign of its state and its style."""
    return _MARKS.get(one["status"], ("◐", "warn"))


def whose(found: Any, path: str) -> str:
    """Whose a good signature is, as `sign_file.verify` has found it."""
    key = "good_organisation" if found["organisation"] else "good"
    return say(f"signing.{key}", path=path, name=found["name"], snils=found["snils"] or "–")
