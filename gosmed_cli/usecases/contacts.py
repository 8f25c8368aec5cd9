"""Phone and e-mail of an application that differ from the confirmed ones need a code each (R40)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, cast

from ..errors import RuleBroken
from .sign_in import code_needed

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet import Account, Challenge, Contact
    from ..contract.catalogue import Service
    from ..journal import Journal, Where
    from .prepare import Draft

AskCode = Callable[["Challenge"], Awaitable[str]]


def unconfirmed(
    journal: Journal, where: Where, service: Service, draft: Draft, account: Account
) -> tuple[Contact, ...]:
    """Contacts of the draft that the account has not confirmed, phone first."""
    found: list[Contact] = []
    for kind, own in (("phone", account["phone"]), ("email", account["email"])):
        for field in service.fields:
            value = draft.values.get(field.name)
            if field.type == kind and value and value != own and not journal.contact_confirmed(where, value):
                found.append(cast("Contact", {kind: value}))
    return tuple(found)


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
    """Confirm every contact of the draft that is new.

    With `challenge` and `code` the code of an earlier run is used first. Raises CodeNeeded where a code is
    needed and nobody can be asked; the same command with `--challenge ID --code C` goes on from there.
    """
    if (challenge is None) != (code is None):
        raise RuleBroken("sign_in.challenge_and_code")
    if challenge is not None and code is not None:
        await portal.cabinet.confirm_contact({"challenge": challenge, "code": code})
        journal.challenge_answered(where, challenge)
    for contact in unconfirmed(journal, where, service, draft, account):
        asked = await portal.cabinet.contact_challenge(contact)
        journal.contact_challenged(where, str(next(iter(contact.values()))), asked["challenge"])
        if ask_code is None:
            raise code_needed(asked)
        given = await ask_code(asked)
        await portal.cabinet.confirm_contact({"challenge": asked["challenge"], "code": given})
        journal.challenge_answered(where, asked["challenge"])
