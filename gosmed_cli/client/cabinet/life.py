"""The life of an account outside a sign-in: activation, recovery, the ministry's certificate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...contract.wire import BASE
from .. import decode
from ..retry import Repeat
from .base import Part

if TYPE_CHECKING:
    from ...contract.cabinet.account import Account
    from ...contract.cabinet.sign_in import (
        Activated,
        Activation,
        CertificateAsked,
        CertificateRegistration,
        Challenge,
        Letter,
        LetterAsked,
        Recovery,
        RecoveryAsked,
    )


class LifePart(Part):
    """No request here carries a token; none is repeated unless it certainly did not happen, but activation,
    which is harmless twice."""

    async def activate(self, activation: Activation) -> Activated:
        """Finish a registration by its letter (R50)."""
        path = f"{BASE}/activation"
        value = await self._transport.json("POST", path, json=activation, signed=False)
        return cast("Activated", decode.an_object(value, path, "login", already=bool))

    async def activation_letter(self, asked: LetterAsked) -> Letter:
        """Another letter in place of a lost one."""
        path = f"{BASE}/activation/letters"
        return cast("Letter", decode.an_object(await self._once(path, asked), path, "sent_to", "expires_at"))

    async def recovery_challenge(self, asked: RecoveryAsked) -> Challenge:
        """A code to a confirmed contact; the answer does not tell whether the login exists."""
        path = f"{BASE}/recovery/challenges"
        return cast("Challenge", decode.challenge(await self._once(path, asked), path))

    async def recover(self, recovery: Recovery) -> None:
        """Set a new password."""
        await self._once(f"{BASE}/recovery", recovery)

    async def certificate_challenge(self, asked: CertificateAsked) -> Challenge:
        """A code to the mailbox of a registration by certificate (R83)."""
        path = f"{BASE}/registration/certificates"
        return cast("Challenge", decode.challenge(await self._once(path, asked), path))

    async def register_by_certificate(self, registration: CertificateRegistration) -> Account:
        """An active account, at once."""
        path = f"{BASE}/registration/certificate"
        return cast("Account", decode.account(await self._once(path, registration), path))

    async def _once(self, path: str, body: Any) -> Any:
        return await self._transport.json("POST", path, json=body, repeat=Repeat.UNDONE, signed=False)
