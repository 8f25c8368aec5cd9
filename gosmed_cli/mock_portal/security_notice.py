"""Notices that concern the safety of an account: they go to its contacts, and to those that it had before."""

from __future__ import annotations

from collections.abc import Iterable

from . import outbox
from .state import Portal
from .store import Transaction


def tell(
    t: Transaction, portal: Portal, account_id: str, subject: str, text: str, *, former: Iterable[str] = ()
) -> None:
    """Write to phone and e-mail of the account, whatever its settings, and to its `former` contacts."""
    account = t.q.account(id=account_id)
    for contact in dict.fromkeys((account["phone"], account["email"], *former)):
        outbox.send(t, portal, account_id, "email" if "@" in contact else "sms", contact, subject, text)
