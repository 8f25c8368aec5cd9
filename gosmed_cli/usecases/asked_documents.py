"""The documents that the first sign-in after a confirmed identity asks for, each with its command (R32)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..contract.dictionaries import dictionary
from ..text import language, say
from ..text.typed import complete

if TYPE_CHECKING:
    from ..contract.cabinet.account import MissingDocument


def lines(missing: Sequence[MissingDocument]) -> list[str]:
    """What to say of them; nothing where none are asked for."""
    if not missing:
        return []
    return [say("account.documents.head"), *(f"  {_line(one)}" for one in missing)]


def _line(one: MissingDocument) -> str:
    kind = one["kinds"][0]
    kinds = dictionary("document-kinds")
    item = kinds.find(kind) if kinds else None
    title = item.shown(language()) if item else one["title"]
    key = "account.documents.pending" if one.get("pending") else "account.documents.missing"
    return complete(say(key, title=title, kind=kind))
