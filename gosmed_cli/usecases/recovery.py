"""A new password for whoever forgot the old one: a code to the confirmed phone or mailbox (R51)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ..errors import CodeNeeded, Detail, RuleBroken
from ..rules.passwords import check_password
from ..text.clean import clean
from .help_at_hand import help_at_hand

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.sign_in import Challenge

MethodName = Literal["sms", "email"]


async def start(portal: Portal, login: str, method: MethodName) -> Challenge:
    """Have a code sent. The portal does not tell whether there is such an account."""
    return await portal.cabinet.recovery_challenge({"login": login, "method": method})


def code_needed(challenge: Challenge, login: str) -> CodeNeeded:
    """What a script gets, which goes on with `--challenge ID --code C`."""
    data = {
        "challenge": clean(challenge["challenge"]),
        "method": clean(challenge["method"]),
        "sent_to": clean(challenge["sent_to"]),
    }
    other = "sms" if challenge["method"] == "email" else "email"
    return CodeNeeded("recovery.code_needed", data=data, challenge=data["challenge"], other=other, login=login)


def require_strong(password: str) -> None:
    """Raises RuleBroken naming every rule of R11 that a new password breaks."""
    broken = [Detail(code, field="password") for code in check_password(password)]
    if broken:
        raise RuleBroken("recovery.weak", details=broken)


async def finish(portal: Portal, challenge: str, code: str, password: str) -> None:
    """Set the new password; every sign-in ends. Raises SignInNeeded for a wrong or old code."""
    require_strong(password)
    async with help_at_hand(portal):
        await portal.cabinet.recover({"challenge": challenge, "code": code, "password": password})
