"""One run of the program: language, signals, parsing, the event loop, rendering, the exit code.

Nothing that goes wrong leaves by another way than `run`: a GosmedError becomes its message and exit code, a
fault of ours a trace file, an interruption 130 or 143, a reader who went away silence.
"""

from __future__ import annotations

import inspect
import os
import signal
import sys
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

from gosmed_cli.errors import GosmedError

from . import failures, full_screen, streams, typed
from .failures import ExitCode
from .language import choose_language
from .render import Answer
from .run import Run, Terminated, terminate

PROGRAM = "gosmed"
COMPLETION = "_GOSMED_COMPLETE"  # set by the scripts of `gosmed completion`


def run(arguments: list[str]) -> int:
    """Parse, act, render; returns the exit code."""
    choose_language(arguments)
    typed.remember(None, None)
    streams.stand_in()
    this = Run(arguments)
    with suppress(ValueError):  # not the main thread: we run inside a program with signals of its own
        signal.signal(signal.SIGTERM, terminate)
    try:
        return _guarded(this)
    except KeyboardInterrupt as interruption:
        if interruption.args:  # the person said no, and is told what is kept
            this.note(str(interruption.args[0]))
        elif this.can_ask:
            this.note("")  # the shell's prompt begins on a line of its own
        return ExitCode.INTERRUPTED
    except Terminated:
        return ExitCode.TERMINATED
    except BrokenPipeError:
        return _reader_went_away()


def _guarded(this: Run) -> int:
    try:
        return _told(this)
    except BrokenPipeError:
        raise
    except Exception as error:  # the last boundary: a fault becomes a trace file, never a traceback
        return failures.report_fault(error, this)


def _told(this: Run) -> int:
    """Act, and say what went wrong in what we were asked to do."""
    try:
        return _act(this)
    except GosmedError as error:
        return failures.report(error, this)
    except BrokenPipeError:
        raise
    except OSError as error:
        return failures.report(failures.from_system(error), this)


def _act(this: Run) -> int:
    value = full_screen.opened(this) if _alone(this) else _parsed(this)
    if inspect.iscoroutine(value):
        value = _in_loop(value, this)
    if isinstance(value, Answer):
        this.out.show(value)
        return value.exit
    this.out.flush()
    return value if isinstance(value, int) else 0


def _alone(this: Run) -> bool:
    """Whether there is nothing to parse, and a parser that would take longer than parsing nothing should."""
    return this.arguments == full_screen.ALONE and not os.environ.get(COMPLETION)


def _parsed(this: Run) -> Any:
    """What the command that was typed gives."""
    from typer import Abort, TyperException

    from .app import group

    if os.environ.get(COMPLETION):
        from typer.completion import get_completion_inspect_parameters

        get_completion_inspect_parameters()  # makes Typer know the shells
    try:
        return group().main(this.arguments, prog_name=PROGRAM, standalone_mode=False, obj=this)
    except TyperException as error:
        raise failures.from_typer(error) from error
    except Abort as error:
        raise KeyboardInterrupt from error


def _in_loop(work: Coroutine[Any, Any, Answer | int | None], this: Run) -> Answer | int | None:
    import asyncio  # 40 ms: only for commands that talk to the portal

    async def whole() -> Answer | int | None:
        async with this.app:
            return await work

    async def stoppable() -> Answer | int | None:
        task = asyncio.ensure_future(whole())
        terminated = False

        def stop() -> None:
            nonlocal terminated
            terminated = True
            task.cancel()

        with suppress(NotImplementedError, RuntimeError, ValueError):  # Windows, or not the main thread
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop)
        try:
            return await task
        except asyncio.CancelledError:
            if terminated:
                raise Terminated from None
            raise

    return asyncio.run(stoppable())


def _reader_went_away() -> int:
    """`gosmed … | head`: say nothing, not even when the interpreter flushes at exit."""
    with suppress(OSError, ValueError, AttributeError):  # standard output may be no real file here
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.BROKEN_PIPE
