"""The account: who is signed in, and the next unfinished step."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.account import Account
    from ..contract.cabinet.services import Help


async def show(portal: Portal) -> Account:
    """The account, with `known` values and `next_step` (R49)."""
    return await portal.cabinet.account()


async def help_channels(portal: Portal) -> Help:
    """Where to ask for help: the portal's own contacts (C21) and answers (R36)."""
    return await portal.cabinet.help()
