"""An account by the certificate of a visit to the ministry: its identifier, e-mail, code, password (R83)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from ..contract.catalogue import Field, common_field
from ..errors import Detail
from . import account_fields
from .register_account import password_problems

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.account import Account
    from ..contract.cabinet.sign_in import Challenge

CERTIFICATE = "certificate_id"
_BESIDES = frozenset({"password", "password_file", "agreement"})


@dataclass(frozen=True, slots=True)
class Visit:
    """What was given, ready for the wire, without the password."""

    certificate: str
    email: str
    problems: tuple[Detail, ...]


@cache
def fields() -> tuple[Field, ...]:
    """What is asked for: the paper form has said everything else."""
    names = (CERTIFICATE, "email")
    return tuple(replace(common_field(name), known=None, required=True, compare=None) for name in names)


def check(given: Mapping[str, object], password: str | None, agreement: bool, *, today: date) -> Visit:
    """Every problem at once; `password` None means that it was not given."""
    values, problems = account_fields.read(fields(), given, today)
    keys = [key for key in given if key not in _BESIDES]
    problems += [*account_fields.unknown(fields(), keys, None), *password_problems(password)]
    if not agreement:
        problems.append(Detail("sign_in.agreement", field="agreement"))
    return Visit(values.get(CERTIFICATE, ""), values.get("email", ""), tuple(problems))


async def start(portal: Portal, visit: Visit) -> Challenge:
    """A code to the mailbox. Raises NotFound, NotAllowed for a certificate that makes no account."""
    return await portal.cabinet.certificate_challenge({"certificate": visit.certificate, "email": visit.email})


async def finish(portal: Portal, visit: Visit, password: str, challenge: str, code: str) -> Account:
    """Make the account: active, and with everything that the visit has proven."""
    return await portal.cabinet.register_by_certificate(
        {
            "challenge": challenge,
            "code": code,
            "certificate": visit.certificate,
            "email": visit.email,
            "password": password,
            "agreement": True,
        }
    )
