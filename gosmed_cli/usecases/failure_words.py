"""An error in words: what happened, why, the next step; for every face of the program."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ..errors import Detail, GosmedError
from ..text import formats
from ..text.clean import clean
from ..text.say import known, language, say
from ..text.typed import complete


def key_of(code: str) -> str:
    """The message behind a code: a dotted code is a key itself."""
    return code if "." in code else f"error.{code}"


def stable(code: str) -> str:
    """The code that scripts see: without its subject, and without whether a nearest name was found."""
    return code.rpartition(".")[2].removesuffix("_near")


def message(error: GosmedError) -> str:
    """What happened, in words."""
    return clean(error.text) if error.text else _words(key_of(error.code), error.params) or clean(error.code)


def advice(error: GosmedError) -> str | None:
    """The next step, in words; None where nobody knows one."""
    if error.advice:
        return complete(clean(error.advice))
    return complete(_words(f"{key_of(error.code)}.advice", error.params)) or None


def detail_text(detail: Detail) -> str:
    """What is wrong with one thing."""
    if detail.text:
        return clean(detail.text)
    return words_of(detail.code, dict(detail.params))


def detail_advice(detail: Detail) -> str | None:
    """What to do about it; None where nobody knows."""
    if detail.advice:
        return complete(clean(detail.advice))
    return complete(_words(f"{key_of(detail.code)}.advice", dict(detail.params))) or None


def _words(key: str, params: Mapping[str, Any]) -> str:
    """The message, or nothing where there is none; values as people write them, foreign text cleaned."""
    if not known(key):
        return ""
    try:
        return say(key, **{name: _value(value) for name, value in params.items()})
    except (KeyError, ValueError, IndexError):
        return ""  # parameters do not fit the message: the code still says which error it is


def words_of(code: str, params: Mapping[str, Any]) -> str:
    """The words of a code; the code itself where there are none."""
    return _words(key_of(code), params) or code


# what the system says of a file, in its own English → the words of the run
_REASONS = {
    os.strerror(number): f"error.reason.{name}"
    for number, name in (
        (errno.ENOENT, "no_file"),
        (errno.EACCES, "no_right"),
        (errno.EPERM, "no_right"),
        (errno.EROFS, "read_only"),
        (errno.EISDIR, "folder"),
        (errno.ENOTDIR, "not_folder"),
        (errno.ENOSPC, "no_room"),
        (errno.EEXIST, "exists"),
    )
}


def _value(value: Any) -> Any:
    if isinstance(value, str) and value in _REASONS:
        return say(_REASONS[value])
    if isinstance(value, datetime):
        return formats.moment(value)
    if isinstance(value, date):
        return formats.day(value)
    return clean(str(value)) if isinstance(value, (str, Path)) else value


def contacts(error: GosmedError) -> list[str]:
    """The portal's own contacts, one a line, where the error carries them."""
    if not error.contacts:
        return []
    from .after_decision import channel

    return [say("error.contacts"), *(f"  {clean(channel(one))}" for one in error.contacts)]


def title(detail: Detail, titles: Mapping[str, str]) -> str:
    """What a person calls the field or the slot."""
    name = detail.field or detail.attachment
    return titles.get(name) or _shared_title(name, detail.field is not None) if name else ""


def _shared_title(name: str, is_field: bool) -> str:
    from ..contract.catalogue import shared_documents, shared_fields

    entry = (shared_fields() if is_field else shared_documents()).get(name, {})
    return str(entry.get("title", {}).get(language(), name))
