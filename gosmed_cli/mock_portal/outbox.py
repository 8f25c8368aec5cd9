"""What the portal sends to people: SMS, e-mail and push messages, kept for the operator to read."""

from __future__ import annotations

from .clock import iso
from .state import Portal
from .store import Transaction


def send(
    t: Transaction, portal: Portal, account_id: str | None, channel: str, target: str, subject: str, text: str
) -> None:
    """Send one message; `channel` is `sms`, `email` or `push`, `target` a phone, an address or a device.

    Where the portal has a mail server, a letter is also to go through it (see `mailing`).
    """
    number = t.next_id("outbox")
    t.add(
        "outbox",
        id=number,
        account_id=account_id,
        at=iso(portal.clock.now()),
        channel=channel,
        target=target,
        subject=subject,
        text=text,
    )
    if channel == "email" and portal.mails:
        t.add("mail", outbox_id=number, state="pending", tries=0, said="")
