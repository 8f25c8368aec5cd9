"""What is said when something goes wrong, and the exit code: the one place that knows both.

For a person: what happened, why, and the next command to type. With `--json` the same as one document on
standard error (INTERFACE «Rules for every command»).
"""

from __future__ import annotations

import errno
import json
import re
import sys
from collections.abc import Mapping
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from gosmed_cli.errors import Detail, Fault, GosmedError, NotFound, UsageProblem
from gosmed_cli.text.clean import clean
from gosmed_cli.text.say import say
from gosmed_cli.usecases import failure_words as words
from gosmed_cli.usecases.failure_words import advice, message

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


def as_json(error: GosmedError) -> dict[str, Any]:
    """The error as INTERFACE shows it."""
    inner: dict[str, Any] = {
        "code": words.stable(error.code),
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
    found = {**place, "code": words.stable(detail.code), "message": words.detail_text(detail)}
    if detail.where:
        found["where"] = detail.where
    if detail_advice := words.detail_advice(detail):
        found["advice"] = detail_advice
    return found


_TITLE = 32  # the widest title beside which a mistake still stands


def as_lines(error: GosmedError, titles: Mapping[str, str]) -> list[str]:
    """The error for a person: the message, one line for each thing wrong, the next step."""
    lines = [f"✗ {message(error)}"]
    rows = [
        (one.where or "", words.title(one, titles), words.detail_text(one), words.detail_advice(one))
        for one in error.details
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
    return lines + [f"  {one}" for one in words.contacts(error)]


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
    return UsageProblem("bad_value", option=_name(error.param), reason=_reason(error), command=command)


def _reason(error: Any) -> str:
    """Why a value will not do: of a number what it may be, which Typer says in English alone."""
    type_ = error.param.type
    kind = next((one for one in ("int", "float") if type_.name.startswith(one)), None)
    if kind is None:
        return str(error.message)
    low, high = getattr(type_, "min", None), getattr(type_, "max", None)
    span = "" if low is None else "_from" if high is None else "_between"
    return say(f"error.word.{kind}{span}", low=low, high=high)


def _quoted(text: str) -> str:
    found = re.search(r"'([^']*)'", text)
    return found[1] if found else text


def report_fault(error: BaseException, run: Run) -> int:
    """A fault of ours: a trace file without personal data, and a message; a traceback only with --debug."""
    from gosmed_cli.usecases.traces import write_trace

    trace = write_trace(error, run.arguments)
    advice_ = say("error.fault.traced", trace=trace) if trace else None
    return report(Fault("fault", kind=type(error).__name__, advice=advice_), run)


def not_found(code: str, near: str | None = None, **params: Any) -> NotFound:
    """No such thing: with the nearest name, where there is one (`<code>_near`)."""
    return NotFound(f"{code}_near", nearest=near, **params) if near else NotFound(code, **params)
