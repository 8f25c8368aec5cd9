"""A second factor before patients' records (R87): asked for when the portal wants it, never sooner."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

from ..errors import CodeNeeded, SignInNeeded
from .sign_in import APPROVAL_LIMIT, code_needed

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.sign_in import Challenge

T = TypeVar("T")
_NEEDED = "second_factor_needed"
OPEN_FOR = 30 * 60.0  # seconds for which a code opens records
_POLL = 2.0  # seconds between questions whether the app has approved


@dataclass(frozen=True, slots=True)
class SecondFactor:
    """How the code comes, and what an earlier run left: its `challenge` with the `code`.

    `ask_code` asks the person (of the app it gives back nothing); None where nobody can be asked. `wait` is how
    long to wait for the app, in seconds.
    """

    method: Literal["sms", "app"] = "sms"
    challenge: str | None = None
    code: str | None = None
    ask_code: Callable[[Challenge], Awaitable[str]] | None = None
    wait: float = APPROVAL_LIMIT


def is_needed(error: SignInNeeded) -> bool:
    """Whether the portal wants a code before records, and no new sign-in."""
    return error.code.endswith(_NEEDED)


async def behind_code(portal: Portal, work: Callable[[], Awaitable[T]], by: SecondFactor) -> T:
    """What `work` gives, with records opened by a code where the portal asks for one.

    Raises CodeNeeded where nobody can be asked; the same command with `--challenge ID --code C` goes on from
    there.
    """
    if by.challenge is not None:
        await _finish(portal, by.challenge, by.code, by.wait)
        return await work()
    try:
        return await work()
    except SignInNeeded as error:
        if not is_needed(error):
            raise
    asked = await portal.cabinet.records_challenge(by.method)
    if by.ask_code is None:
        raise _needed(asked)
    await _finish(portal, asked["challenge"], await by.ask_code(asked) or None, by.wait)
    return await work()


async def _finish(portal: Portal, challenge: str, code: str | None, wait: float) -> None:
    until = time.monotonic() + wait
    while await portal.cabinet.unlock_records(challenge, code) is None:
        if time.monotonic() + _POLL > until:
            data = {"challenge": challenge, "method": "app", "sent_to": ""}
            raise CodeNeeded("records.not_approved", data=data, challenge=challenge)
        await asyncio.sleep(_POLL)


def _needed(asked: Challenge) -> CodeNeeded:
    """As everywhere; of the app, in words of its own: it is no sign-in that waits."""
    needed = code_needed(asked)
    if asked["method"] != "app":
        return needed
    return CodeNeeded("records.approval_needed", data=needed.data, **needed.params)
