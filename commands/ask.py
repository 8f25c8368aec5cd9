"""Questions to the person at the terminal. Nothing here is called unless somebody can answer (`Run.can_ask`).

Prompts go to the terminal, never into a redirected standard output; an answer can be interrupted at once, also
inside the event loop; the end of input counts as Ctrl-C.
"""

from __future__ import annotations

import getpass
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from gosmed_cli.text import say
from gosmed_cli.text.clean import clean

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.sign_in import Challenge


@contextmanager
def interruptible() -> Iterator[None]:
    """Let Ctrl-C and SIGTERM end a blocking read: the event loop would only take note of them."""
    from .run import terminate

    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    with suppress(ValueError):  # not the main thread
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, terminate)
    try:
        yield
    except EOFError as error:
        raise KeyboardInterrupt from error
    finally:
        for number, handler in before.items():
            with suppress(ValueError, TypeError):
                signal.signal(number, handler)


def line(prompt: str, given: str = "") -> str:
    """One line; `given` is what an empty answer means, shown in brackets."""
    shown = f"{clean(prompt)} [{clean(given)}]: " if given else f"{clean(prompt)}: "
    with interruptible():
        answer = _read(shown)
    return answer.strip() or given


def lines(given: str = "") -> str:
    """A text of several lines, ended by an empty one; `given` is what no line at all means."""
    typed: list[str] = []
    with interruptible():
        while (answer := _read("> ").rstrip()) and answer not in ("?", "-"):
            typed.append(answer)
    return answer or "\n".join(typed).strip() or given


def _read(prompt: str) -> str:
    if sys.stdout.isatty():
        with suppress(ImportError):
            import readline  # noqa: F401  only its presence matters: arrows and history work in input()

        return input(prompt)
    sys.stderr.write(prompt)
    sys.stderr.flush()
    answer = sys.stdin.readline()
    if not answer:
        raise EOFError
    return answer.rstrip("\n")


def secret(prompt: str) -> str:
    """A password, not shown while it is typed."""
    with interruptible():
        return getpass.getpass(f"{clean(prompt)}: ", stream=sys.stderr)


def yes(question: str, *, default: bool) -> bool:
    """Yes or no; an empty answer is the default."""
    choice = say("ask.yes_no" if default else "ask.no_yes")
    while True:
        answer = line(f"{question} {choice}").casefold()
        if not answer:
            return default
        if answer in ("y", "yes", "д", "да"):
            return True
        if answer in ("n", "no", "н", "нет"):
            return False


async def code(challenge: Challenge) -> str:
    """The code that was sent; asked again while nothing is typed."""
    label = say(f"ask.code.{challenge['method']}", sent_to=challenge["sent_to"])
    while not (typed := line(label)):
        continue
    return typed


def pick(items: Any, label: Any) -> Any | None:
    """One of a few by its number; None where the answer is no number of the list."""
    for number, item in enumerate(items, 1):
        sys.stderr.write(f"  {number}. {clean(label(item))}\n")
    answer = line(say("ask.number"))
    return items[int(answer) - 1] if answer.isdigit() and 1 <= int(answer) <= len(items) else None
