"""Keeping an account current: professional data, numbers, a passport after an exchange (R12, R18, R103)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from ..contract.account_data import CHANGED, CLEARED
from ..contract.catalogue import Field, common_field
from ..errors import Detail, RuleBroken
from ..text.say import say
from . import account_fields
from .form_words import field_lines
from .forms import toml_value

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.account import Account

FORM = "account-edit"  # `gosmed form account-edit`


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to change: values for the wire, empty where a value is taken away."""

    values: Mapping[str, str]
    problems: tuple[Detail, ...]

    def require(self, problems: Sequence[Detail]) -> Mapping[str, str]:
        """The values. Raises RuleBroken with the problems, which know their places by now."""
        if problems:
            raise RuleBroken("account.not_changed", details=problems, count=len(problems))
        return self.values


@cache
def fields() -> tuple[Field, ...]:
    """What may be changed, professional data first."""
    return tuple(replace(common_field(name), required=name not in CLEARED, compare=None) for name in CHANGED)


def check(given: Mapping[str, object], cleared: frozenset[str], *, today: date) -> Changes:
    """Check what was given; `cleared` are fields whose value is to be taken away (`--set FIELD=`)."""
    typed = {name: value for name, value in given.items() if name in cleared or not _empty(value)}
    asked = [one for one in fields() if one.name in typed]
    values, problems = account_fields.read(asked, typed, today)
    problems += account_fields.unknown(fields(), typed, FORM)
    values |= {one.name: "" for one in asked if _empty(typed[one.name]) and not one.required}
    return Changes(values, tuple(problems))


def _empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


async def change(portal: Portal, values: Mapping[str, str]) -> Account:
    """Make the changes. Raises RuleBroken with what the portal or the registers say against them."""
    return await portal.cabinet.change_account(cast("Any", dict(values)))


def template(lang: str, known: Mapping[str, str]) -> str:
    """The form as text: what the account has stands in comments, an empty line changes nothing."""
    parts = [f"# {say('account.edit_form_head', lang)}"]
    for one in (replace(field, required=False) for field in fields()):
        lines = [f"# {line}" for line in field_lines(one, lang)]
        if known.get(one.name):
            lines.append(f"# {one.name} = {toml_value(known[one.name])}")
        parts.append("\n".join([*lines, f'{one.name} = ""']))
    return "\n\n".join(parts) + "\n"
