"""A ticket about an error that was met: what it said, its code, the trace of it; nothing personal (R77)."""

from __future__ import annotations

import platform
from pathlib import Path

from .. import __version__
from ..contract.catalogue import bundled_service
from ..errors import GosmedError
from ..text import say
from . import failure_words, support
from .traces import redact


def prepared(
    error: BaseException, *, trace: Path | None = None, number: str = "", place: str = ""
) -> support.Prepared:
    """A ticket about this error. `number` is that of the application it was met with, `place` the section of the
    program; the trace goes with it as a file."""
    lines = [say("support.error", "ru", text=_words(error).rstrip("."), code=_code(error))]
    lines += [f"– {name}: {code}" for name, code in _details(error)]
    if place:
        lines.append(say("support.error_place", "ru", place=place))
    if number:
        lines.append(say("support.error_number", "ru", number=number))
    if trace is not None:
        lines.append(say("support.error_trace", "ru", name=trace.name))
    lines.append(f"gosmed {__version__}, Python {platform.python_version()}, {platform.system()}")
    lines.append(say("support.please", "ru"))
    values = {"topic": "other", "description": "\n".join(lines)[: support.LONGEST]}
    slot = _slot() if trace is not None and trace.is_file() else None
    files = {slot: (trace,)} if slot and trace is not None else {}
    return support.Prepared({**values, **({"refers_to": number} if number else {})}, files)


def _words(error: BaseException) -> str:
    """What it said; the words of a fault of ours may be anybody's, and are left out."""
    return redact(failure_words.message(error)) if isinstance(error, GosmedError) else type(error).__name__


def _code(error: BaseException) -> str:
    return error.code if isinstance(error, GosmedError) else "fault"


def _details(error: BaseException) -> list[tuple[str, str]]:
    """The fields and slots that it names, with the code of each; never what stands in them."""
    found = error.details if isinstance(error, GosmedError) else ()
    return [(one.field or one.attachment or "–", one.code) for one in found]


def _slot() -> str | None:
    service = bundled_service(support.SLUG)
    return support.file_slot(service) if service else None
