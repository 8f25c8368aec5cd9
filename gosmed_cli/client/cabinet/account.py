"""The account and its contacts: `/account`, `/contacts`, `/help`."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ...contract.wire import BASE
from .. import decode
from ..retry import Repeat
from .base import Part

if TYPE_CHECKING:
    from ...contract.cabinet.account import Account, AccountChanges, Contact, ContactProof
    from ...contract.cabinet.services import Help
    from ...contract.cabinet.sign_in import Challenge


class AccountPart(Part):
    async def account(self) -> Account:
        """Who is signed in, what forms may leave out (`known`), and the next unfinished step."""
        path = f"{BASE}/account"
        return cast("Account", decode.account(await self._transport.json("GET", path), path))

    async def change_account(self, changes: AccountChanges) -> Account:
        """Change the account's values; harmless when repeated."""
        path = f"{BASE}/account"
        return cast("Account", decode.account(await self._transport.json("PATCH", path, json=changes), path))

    async def contact_challenge(self, contact: Contact) -> Challenge:
        """A code to a phone or mailbox that an application names and that is not yet confirmed (R40)."""
        path = f"{BASE}/contacts/challenges"
        value = await self._transport.json("POST", path, json=contact, repeat=Repeat.UNDONE)
        return cast("Challenge", decode.challenge(value, path))

    async def confirm_contact(self, proof: ContactProof) -> None:
        await self._transport.answer("POST", f"{BASE}/contacts/confirmations", json=proof, repeat=Repeat.UNDONE)

    async def help(self) -> Help:
        """The portal's own contacts (C21) and answers."""
        path = f"{BASE}/help"
        value = await self._transport.json("GET", path, signed=False)
        return cast("Help", decode.an_object(value, path, channels=list, faq=list))
