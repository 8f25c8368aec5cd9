"""What is said when something goes wrong, and the exit code: the one place that knows both.

For a person: what happened, why, and the next command to type. With `--json` the same as one document on
standard error (INTERFACE «Rules for every command»).
"""

from __future__ import annotations

import errno
import json
import os
import re
import sys
from collections.abc import Mapping
from datetime import date, datetime
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gosmed_cli.errors import Detail, Fault, GosmedError, NotFound, UsageProblem
from gosmed_cli.text import formats
from gosmed_cli.text.clean import clean
from gosmed_cli.text.say import known, language, say

from .typed import complete

if TYPE_CHECKING:
    from .run import Run


class ExitCode(IntEnum):
    """INTERFACE, the table of exit codes. Those of GosmedError are on the classes."""

    DONE = 0
    FAULT = 1
    USAGE = 2
    RULE = 3
    SIGN_IN = 4
    NOT_FOUND = 5
    NOT_ALLOWED = 6
    UNAVAILABLE = 7
    UNDECIDED = 8
    PARTLY = 9
    AGAINST = 10
    LOCKED = 11
    INTERRUPTED = 130
    BROKEN_PIPE = 141  # 128 + SIGPIPE, as any other program of a pipeline
    TERMINATED = 143


def report(error: GosmedError, run: Run) -> int:
    """Say it in the form asked for; returns the exit code."""
    if run.debug:
        import traceback

        run.note(clean(traceback.format_exc(), lines=True))
    if run.out.wants_json(run.arguments):
        sys.stderr.write(json.dumps(as_json(error), ensure_ascii=False) + "\n")
        if error.data is not None:
            run.out.document(error.data)
    else:
        for line in as_lines(error, run.titles):
            run.note(line)
    return error.exit_code


def key_of(code: str) -> str:
    """The message behind a code: a dotted code is a key itself."""
    return code if "." in code else f"error.{code}"


def stable(code: str) -> str:
    """The code that scripts see: without its subject, and without whether a nearest name was found."""
    return code.rpartition(".")[2].removesuffix("_near")


def as_json(error: GosmedError) -> dict[str, Any]:
    """The error as INTERFACE shows it."""
    inner: dict[str, Any] = {
        "code": stable(error.code),
        "message": message(error),
        "advice": advice(error),
        "sent": error.sent,
        "errors": [_detail_json(one) for one in error.details],
    }
    if error.contacts:
        inner["contacts"] = [dict(one) for one in error.contacts]
    return {"error": inner}


def _detail_json(detail: Detail) -> dict[str, Any]:
    place = (
        {"field": detail.field} if detail.field else {"attachment": detail.attachment} if detail.attachment else {}
    )
    found = {**place, "code": stable(detail.code), "message": _detail_text(detail)}
    if detail.where:
        found["where"] = detail.where
    if detail_advice := _detail_advice(detail):
        found["advice"] = detail_advice
    return found


def message(error: GosmedError) -> str:
    """What happened, in words."""
    return clean(error.text) if error.text else _words(key_of(error.code), error.params) or clean(error.code)


def advice(error: GosmedError) -> str | None:
    """The next step, in words; None where nobody knows one."""
    if error.advice:
        return complete(clean(error.advice))
    return complete(_words(f"{key_of(error.code)}.advice", error.params)) or None


def _detail_text(detail: Detail) -> str:
    if detail.text:
        return clean(detail.text)
    return words_of(detail.code, dict(detail.params))


def _detail_advice(detail: Detail) -> str | None:
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


_TITLE = 32  # the widest title beside which a mistake still stands


def as_lines(error: GosmedError, titles: Mapping[str, str]) -> list[str]:
    """The error for a person: the message, one line for each thing wrong, the next step."""
    lines = [f"✗ {message(error)}"]
    rows = [
        (one.where or "", _title(one, titles), _detail_text(one), _detail_advice(one)) for one in error.details
    ]
    where = max((len(row[0]) for row in rows), default=0)
    title = max((len(row[1]) for row in rows if len(row[1]) <= _TITLE), default=0)
    for place, row in enumerate(rows):
        following = rows[place + 1] if place + 1 < len(rows) else None
        left = f"{row[0]:<{where}}  " if where else ""
        if len(row[1]) > title:  # too long for the column: what is wrong with it stands below, in its place
            lines.append(f"    {left}{row[1]}")
            left, row = " " * len(left), (row[0], "", *row[2:])
        lines.append(f"    {left}{row[1]:<{title}}  {row[2]}".rstrip())
        if row[3] and (following is None or following[3] != row[3]):  # the same advice is given once
            lines.append(" " * (6 + len(left) + title) + row[3])
    if next_step := advice(error):
        lines.append(f"  {next_step}")
    return lines + [f"  {one}" for one in _contacts(error)]


def _contacts(error: GosmedError) -> list[str]:
    """The portal's own contacts, one a line, where the error carries them."""
    if not error.contacts:
        return []
    from .after_decision import channel

    return [say("error.contacts"), *(f"  {clean(channel(one))}" for one in error.contacts)]


def _title(detail: Detail, titles: Mapping[str, str]) -> str:
    """What a person calls the field or the slot."""
    name = detail.field or detail.attachment
    return titles.get(name) or _shared_title(name, detail.field is not None) if name else ""


def _shared_title(name: str, is_field: bool) -> str:
    from gosmed_cli.contract.catalogue import shared_documents, shared_fields

    entry = (shared_fields() if is_field else shared_documents()).get(name, {})
    return str(entry.get("title", {}).get(language(), name))


# what a computer can lack or forbid: errno → code
_SYSTEM = {
    errno.ENOSPC: "no_room",
    errno.EDQUOT: "no_room",
    errno.EACCES: "not_writable",
    errno.EPERM: "not_writable",
    errno.EROFS: "not_writable",
    errno.ENOENT: "no_file",
    errno.EISDIR: "is_folder",
    errno.ENOTDIR: "not_folder",
    errno.EMFILE: "too_many_files",
    errno.EFBIG: "no_room",
    errno.EBADF: "output_closed",
}


def from_system(error: OSError) -> UsageProblem:
    """What the system refused: no room, no right, no file."""
    code = _SYSTEM.get(error.errno or 0, "system")
    return UsageProblem(
        code, path=str(error.filename or say("error.word.output")), reason=error.strerror or str(error)
    )


def from_typer(error: Any) -> UsageProblem:
    """Wrong usage that Typer found, in our words. Its classes are told by name: they are not public."""
    context = getattr(error, "ctx", None)
    command = f"{context.command_path} --help" if context else "gosmed --help"
    kind = type(error).__name__
    if kind == "NoSuchOption":
        near = _near(error.option_name, context)
        code = "unknown_option_near" if near else "unknown_option"
        return UsageProblem(code, option=error.option_name, nearest=", ".join(near), command=command)
    if kind == "MissingParameter" and error.param is not None:
        return UsageProblem("missing_parameter", name=_name(error.param), command=command)
    if kind == "BadOptionUsage":
        return UsageProblem("option_needs_value", option=error.option_name, command=command)
    if kind == "BadParameter" and error.param is not None:
        return _bad_value(error, command)
    if error.message == "Missing command.":
        return UsageProblem("missing_command", command=command)
    if extra := re.match(r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", error.message):
        return UsageProblem("extra_argument", value=extra[1], command=command)
    return UsageProblem("usage", reason=error.format_message(), command=command)


def _near(option: str, context: Any) -> list[str]:
    from difflib import get_close_matches

    names = [name for one in context.command.get_params(context) for name in one.opts if name.startswith("-")]
    return get_close_matches(option, names, n=1, cutoff=0.6)


def _name(param: Any) -> str:
    if param.param_type_name == "argument":
        return str(param.metavar or param.human_readable_name).strip("[]…. ")
    return str(next((one for one in param.opts if one.startswith("--")), param.opts[0]))


def _bad_value(error: Any, command: str) -> UsageProblem:
    choices = getattr(error.param.type, "choices", None)
    if choices:
        listed = ", ".join(str(getattr(one, "value", one)) for one in choices)
        return UsageProblem("bad_choice", option=_name(error.param), value=_quoted(error.message), choices=listed)
    return UsageProblem("bad_value", option=_name(error.param), reason=error.message, command=command)


def _quoted(text: str) -> str:
    found = re.search(r"'([^']*)'", text)
    return found[1] if found else text


def report_fault(error: BaseException, run: Run) -> int:
    """A fault of ours: a trace file without personal data, and a message; a traceback only with --debug."""
    from .traces import write_trace

    trace = write_trace(error, run)
    advice_ = say("error.fault.traced", trace=trace) if trace else None
    return report(Fault("fault", kind=type(error).__name__, advice=advice_), run)


def not_found(code: str, near: str | None = None, **params: Any) -> NotFound:
    """No such thing: with the nearest name, where there is one (`<code>_near`)."""
    return NotFound(f"{code}_near", nearest=near, **params) if near else NotFound(code, **params)
