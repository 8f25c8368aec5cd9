"""Kinds of documents as they are typed, or guessed from the name of a file."""

from __future__ import annotations

from pathlib import Path

from gosmed_cli.contract.catalogue import Service, document_kinds
from gosmed_cli.errors import UsageProblem
from gosmed_cli.rules.file_names import guess_kind
from gosmed_cli.rules.nearest import nearest


def known_kind(typed: str | None) -> str | None:
    """The kind as it is called. Raises UsageProblem with the nearest one for what is none."""
    kinds = {slot.kind: slot for slot in document_kinds()}
    if typed is None or typed in kinds:
        return typed
    near = nearest(typed, {kind: (slot.title.ru, slot.title.en, *slot.stems) for kind, slot in kinds.items()})
    raise UsageProblem("unknown_kind_near" if near else "unknown_kind", kind=typed, nearest=near or "")


def guessed(path: Path, service: Service | None = None) -> str | None:
    """The kind that the name of the file tells; None where it tells none, or more than one."""
    return guess_kind(path.name, service.slots if service and service.slots else document_kinds())
