"""Phone and e-mail of an application that differ from the confirmed ones need a code each (R40); where they are to
become the account's own, the ones that they replace need one too (R100). Where a code ends the sending in place of
a signature, a contact of one's own needs one as well (R23)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from ..errors import RuleBroken
from .sign_in import code_needed

if TYPE_CHECKING:
    from datetime import datetime

    from ..client.portal import Portal
    from ..contract.cabinet.account import Account, Contact
    from ..contract.cabinet.sign_in import Challenge
    from ..contract.catalogue import Field, Service
    from ..journal import Journal, Where
    from .packing import Draft

AskCode = Callable[["Challenge"], Awaitable[str]]


@dataclass(frozen=True, slots=True)
class Needed:
    """A contact that gets a code; `keys` are what the journal may remember of it, the first what it writes."""

    contact: Contact
    keys: tuple[str, ...]


def unconfirmed(
    journal: Journal,
    where: Where,
    service: Service,
    draft: Draft,
    account: Account,
    now: datetime,
    *,
    signed: bool = False,
) -> tuple[Needed, ...]:
    """Contacts that get a code before this draft may be sent, phones first: the new ones and, where a field says
    so, before each the one that it replaces; those whose code stands for a signature, unless it is `signed`. `now`
    is portal time."""
    found: list[Needed] = []
    for field in (one for kind in ("phone", "email") for one in service.fields if one.type == kind):
        value, own = draft.values.get(field.name), str(account[field.type])  # type: ignore[literal-required]  # phone or email
        if value and field.confirm == "always" and not signed:
            found.append(Needed(_contact(field.type, value, "sign"), _lately(f"{service.slug} {value}", now)))
        elif value and value != own:
            found += _changed(field, own, value, now)
    return tuple(one for one in found if not any(journal.contact_confirmed(where, key) for key in one.keys))


def _changed(field: Field, own: str, value: str, now: datetime) -> list[Needed]:
    """A contact that is not the account's own, and before it the one that it replaces, where it does."""
    if field.confirm != "both":
        return [Needed(_contact(field.type, value), (value,))]
    old = Needed(_contact(field.type, own, "change"), _lately(f"{own} → {value}", now))
    return [old, Needed(_contact(field.type, value, "change"), (value,))]


def _contact(kind: str, value: str, purpose: str | None = None) -> Contact:
    return cast("Contact", {kind: value, **({"purpose": purpose} if purpose else {})})


def _lately(what: str, now: datetime) -> tuple[str, str]:
    """Keys under which the journal keeps this for a while: of now, and of half an hour ago. The portal honours
    such a code longer, for a day."""
    half_hour = int(now.timestamp()) // 1800
    return f"{what} {half_hour}", f"{what} {half_hour - 1}"


async def confirm(
    portal: Portal,
    journal: Journal,
    where: Where,
    service: Service,
    draft: Draft,
    account: Account,
    *,
    challenge: str | None = None,
    code: str | None = None,
    ask_code: AskCode | None = None,
    signed: bool = False,
) -> None:
    """Confirm every contact of the draft that is new, those that it replaces (R100), and those whose code ends the
    sending, unless it is `signed` (R23).

    With `challenge` and `code` the code of an earlier run is used first. Raises CodeNeeded where a code is
    needed and nobody can be asked; the same command with `--challenge ID --code C` goes on from there.
    """
    if (challenge is None) != (code is None):
        raise RuleBroken("sign_in.challenge_and_code")
    if challenge is not None and code is not None:
        await portal.cabinet.confirm_contact({"challenge": challenge, "code": code})
        journal.challenge_answered(where, challenge)
    for one in unconfirmed(journal, where, service, draft, account, portal.time(), signed=signed):
        asked = await portal.cabinet.contact_challenge(one.contact)
        journal.contact_challenged(where, one.keys[0], asked["challenge"])
        if ask_code is None:
            raise code_needed(asked)
        given = await ask_code(asked)
        await portal.cabinet.confirm_contact({"challenge": asked["challenge"], "code": given})
        journal.challenge_answered(where, asked["challenge"])
