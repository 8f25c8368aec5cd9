"""An account in words: its level, its next step with the command that takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..contract.vocabulary import Level
from ..text import say
from ..text.say import known
from ..text.typed import complete

if TYPE_CHECKING:
    from ..contract.cabinet.account import Account, NextStep


def level(one: Account) -> str:
    """How far the identity is confirmed; a level that a later portal has, in the portal's words."""
    key = f"services.level.{one['level']}"
    return say(key) if known(key) and one["level"] in list(Level) else one["level_title"]


def step(one: NextStep) -> str:
    """The next unfinished step, with the command that takes it; an unknown one by its code."""
    key = f"account.step.{one['code']}"
    if not known(key):
        key = "account.step.apply"
    number, service = one["number"] or "", one["service"] or ""
    if not (service or number or key != "account.step.apply"):
        return one["code"]
    return complete(say(key, number=number, service=service))
