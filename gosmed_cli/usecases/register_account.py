"""A base account: phone, code, form (R9–R12), with every mistake caught before anything is sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from ..contract.catalogue import Field, Service, Words, bare_form, shared_fields
from ..errors import Detail
from ..rules.passwords import check_password
from ..text.say import LANGUAGES, say
from . import account_fields

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.account import Account
    from ..contract.cabinet.sign_in import Challenge

FIELDS = (
    "last_name", "first_name", "middle_name", "birth_date", "sex", "phone", "email", "passport_series",
    "passport_number", "passport_issued", "passport_issuer", "passport_code", "snils",
)  # fmt: skip
_OPTIONAL = frozenset({"middle_name", "snils"})
OWN = ("password", "agreement")  # not fields of a service: the new password, and consent to the agreement


@dataclass(frozen=True, slots=True)
class NewAccount:
    """A checked form: `values` are ready for the wire, without the password."""

    values: Mapping[str, str]
    problems: tuple[Detail, ...]


@cache
def fields() -> tuple[Field, ...]:
    """The fields of the form, in order, as the catalogue words them; all typed by the person (`known` is None)."""
    return tuple(_field(name) for name in FIELDS)


def _field(name: str) -> Field:
    data = shared_fields()[name]
    help_ = data.get("help")
    return Field(
        name=name,
        type=data["type"],
        title=Words(**data["title"]),
        required=name not in _OPTIONAL,
        dictionary=data.get("dictionary"),
        help=Words(**help_) if help_ else None,
        example=data.get("example"),
    )


@cache
def form() -> Service:
    """The fields as a form, for what draws forms."""
    title = {name: say("register_account.title", lang=name) for name in LANGUAGES}
    return replace(bare_form({"slug": "account", "title": title, "summary": title}), fields=fields())


def check(given: Mapping[str, object], password: str | None, agreement: bool, *, today: date) -> NewAccount:
    """Every problem of the form at once; `password` None means that it was not given."""
    values, problems = account_fields.read(fields(), given, today)
    keys = [key for key in given if key not in (*OWN, "password_file")]
    problems += account_fields.unknown(fields(), keys, "account")
    problems += password_problems(password)
    if not agreement:
        problems.append(Detail("sign_in.agreement", field="agreement"))
    return NewAccount(values, tuple(problems))


def problems_of(given: Mapping[str, object], today: date) -> list[Detail]:
    """What is wrong with the fields so far."""
    return account_fields.read(fields(), given, today)[1]


def password_problems(password: str | None) -> list[Detail]:
    if not password:
        return [Detail("form.required", field="password")]
    return [Detail(code, field="password") for code in check_password(password)]


async def start(portal: Portal, phone: str) -> Challenge:
    """Send a code to the phone. `phone` is normalised (`NewAccount.values["phone"]`)."""
    return await portal.sign_in.registration_challenge(phone)


async def finish(portal: Portal, new: NewAccount, password: str, challenge: str, code: str) -> Account:
    """Make the account. Raises RuleBroken with the portal's remarks, SignInNeeded for a wrong code."""
    form: dict[str, Any] = {**new.values, "challenge": challenge, "code": code, "password": password}
    form["agreement"] = True
    return await portal.sign_in.register(cast("Any", form))
