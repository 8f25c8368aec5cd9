"""Activating a new account: by the letter's link, however a mail program has broken it, or by its number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..errors import RuleBroken, UsageProblem
from .help_at_hand import help_at_hand

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet import Activated, Activation, Letter

TOKEN_LENGTH = 43  # characters of the secret in a link; a shorter one was cut off
_SOFT_BREAK = re.compile(r"(?<!token)(?<!notice)=\s*\n")  # quoted-printable: a line that goes on


def of_argument(number: str) -> Activation:
    """What a number typed as an argument means. Raises UsageProblem for a link: that is a secret."""
    if "token=" in number or "://" in number:
        raise UsageProblem("activation.link_as_argument")
    return _of_number(number)


def of_text(text: str) -> Activation:
    """What was pasted: the link, also one broken over lines or quoted, or the number alone.

    Raises RuleBroken where neither is in it, or the link has lost its end.
    """
    whole = re.sub(r"[\s>\u200b\u00ad]+", "", _SOFT_BREAK.sub("", text))
    if whole.isdigit():
        return _of_number(whole)
    found = re.search(r"token=([\w-]*)", whole, re.ASCII)
    if found is None:
        raise RuleBroken("activation.incomplete" if "://" in whole else "activation.no_link")
    if len(found[1]) < TOKEN_LENGTH:
        raise RuleBroken("activation.incomplete")
    return {"token": found[1][:TOKEN_LENGTH], "password": ""}


def _of_number(number: str) -> Activation:
    """The number as the portal has it: people type spaces, hyphens and «№»."""
    return {"number": re.sub(r"[\s№#-]", "", number) or "0", "password": ""}


async def activate(portal: Portal, letter: Activation, password: str) -> Activated:
    """Complete the registration. Harmless when repeated: `already` tells."""
    async with help_at_hand(portal):
        return await portal.cabinet.activate({**letter, "password": password})


async def resend(portal: Portal, login: str, password: str) -> Letter:
    """Another letter; earlier links stop working."""
    async with help_at_hand(portal):
        return await portal.cabinet.activation_letter({"login": login, "password": password})
