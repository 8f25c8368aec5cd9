"""Phone and e-mail of an application that differ from the confirmed ones need a code each (R40); where they are to
become the account's own, the ones that they replace need one too (R100)."""

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
    from ..contract.catalogue import Service
    from ..journal import Journal, Where
    from .packing import Draft

AskCode = Callable[["Challenge"], Awaitable[str]]


@dataclass(frozen=True, slots=True)
class Needed:
    """A contact that gets a code; `key` is what the journal remembers of it."""

    contact: Contact
    key: str


def unconfirmed(
    journal: Journal, where: Where, service: Service, draft: Draft, account: Account, now: datetime
) -> tuple[Needed, ...]:
    """Contacts that get a code before this draft may be sent, phones first: the new ones and, where a field says
    so, before each the one that it replaces. `now` is portal time."""
    found: list[Needed] = []
    for field in (one for kind in ("phone", "email") for one in service.fields if one.type == kind):
        value, own = draft.values.get(field.name), str(account[field.type])  # type: ignore[literal-required]  # phone or email
        if not value or value == own:
            continue
        change = field.confirm == "both"
        if change and not any(journal.contact_confirmed(where, key) for key in _released(own, value, now)):
            found.append(Needed(_contact(field.type, own, change=True), _released(own, value, now)[0]))
        if not journal.contact_confirmed(where, value):
            found.append(Needed(_contact(field.type, value, change=change), value))
    return tuple(found)


def _contact(kind: str, value: str, *, change: bool) -> Contact:
    return cast("Contact", {kind: value, **({"purpose": "change"} if change else {})})


def _released(old: str, new: str, now: datetime) -> tuple[str, str]:
    """What says that a code has freed the old contact for the new one: now, and half an hour ago. The portal
    honours such a code longer, for a day."""
    half_hour = int(now.timestamp()) // 1800
    return f"{old} → {new} {half_hour}", f"{old} → {new} {half_hour - 1}"


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
) -> None:
    """Confirm every contact of the draft that is new, and those that it replaces (R100).

    With `challenge` and `code` the code of an earlier run is used first. Raises CodeNeeded where a code is
    needed and nobody can be asked; the same command with `--challenge ID --code C` goes on from there.
    """
    if (challenge is None) != (code is None):
        raise RuleBroken("sign_in.challenge_and_code")
    if challenge is not None and code is not None:
        await portal.cabinet.confirm_contact({"challenge": challenge, "code": code})
        journal.challenge_answered(where, challenge)
    for one in unconfirmed(journal, where, service, draft, account, portal.time()):
        asked = await portal.cabinet.contact_challenge(one.contact)
        journal.contact_challenged(where, one.key, asked["challenge"])
        if ask_code is None:
            raise code_needed(asked)
        given = await ask_code(asked)
        await portal.cabinet.confirm_contact({"challenge": asked["challenge"], "code": given})
        journal.challenge_answered(where, asked["challenge"])
