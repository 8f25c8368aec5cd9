"""Notices that concern the safety of an account: they go to its contacts, and to those that it had before."""

from __future__ import annotations

from collections.abc import Iterable

from ..contract.vocabulary import NoticeKind
from . import notices, outbox
from .state import Portal
from .store import Transaction


def tell(
    t: Transaction, portal: Portal, account_id: str, subject: str, text: str, *, former: Iterable[str] = ()
) -> None:
    """Write to the account by the channels that it has on for security (one always is), and to its `former`
    contacts whatever its settings: whoever took the account over must not be the only one to know."""
    notices.notify(t, portal, account_id, NoticeKind.SECURITY, subject, text)
    account = t.q.account(id=account_id)
    for contact in dict.fromkeys(former):
        if contact not in (account["phone"], account["email"]):
            outbox.send(t, portal, account_id, "email" if "@" in contact else "sms", contact, subject, text)
