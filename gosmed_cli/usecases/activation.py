"""Activating a new account: by the letter's link, however a mail program has broken it, or by its number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..contract.wire import LINK_SECRET
from ..errors import RuleBroken, UsageProblem
from .help_at_hand import help_at_hand

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.sign_in import Activated, Activation, Letter

_NOISE = re.compile(r"[\s>\u200b\u00ad]+")  # breaks, marks of quoting, invisible breaks


def of_argument(number: str) -> Activation:
    """What a number typed as an argument means. Raises UsageProblem for a link: that is a secret."""
    if "token=" in number or "://" in number:
        raise UsageProblem("activation.link_as_argument")
    return _of_number(number)


def of_text(text: str) -> Activation:
    """What was pasted: the link, also one broken over lines or quoted, or the number alone.

    Raises RuleBroken where neither is in it, or the link has lost its end.
    """
    whole = _NOISE.sub("", text)
    if whole.isdigit():
        return _of_number(whole)
    if "token" not in whole and "://" not in whole:
        raise RuleBroken("activation.no_link")
    tokens = [_token(whole), _token(_NOISE.sub("", _unquoted(text)))]
    if "notice=3D" in whole:  # a number never begins so: the text is quoted-printable
        tokens.reverse()
    found = next((one for one in tokens if len(one) >= LINK_SECRET), None)
    if found is None:
        raise RuleBroken("activation.incomplete")
    return {"token": found[:LINK_SECRET], "password": ""}


def _token(whole: str) -> str:
    """The secret of a link without breaks; what follows it may stick to it."""
    found = re.search(r"token=([\w-]*)", whole, re.ASCII)
    return found[1] if found else ""


def _unquoted(text: str) -> str:
    """The text of a letter that was copied as it travels, in quoted-printable."""
    return re.sub(r"=[ \t]*\r?\n", "", text).replace("=3D", "=")


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
