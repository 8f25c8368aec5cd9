"""Letters of the outbox through a real SMTP server (`portal serve --smtp`).

A letter is written down as `pending` in the transaction that sends it, so that neither a server that is down nor a
restart of the portal loses one; the server's acknowledgement makes it `delivered` at once. A server that refuses
the recipient makes it `failed`; one that cannot be reached is asked again later. Nothing of this waits for a
request, nor a request for it.
"""

from __future__ import annotations

import asyncio
import smtplib
import sqlite3
import ssl
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Literal

from ..text.formats import MOSCOW
from .clock import parse
from .state import Portal, instance

LOOK = 0.2  # seconds of real time between looks for letters
PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0)  # seconds until the next try of a server that does not take letters
TRIES = 100  # then the letter has failed: about an hour and a half
TIMEOUT = 20.0  # seconds for one word of the server's
Outcome = Literal["delivered", "failed", "later"]


@dataclass(frozen=True, slots=True)
class Server:
    """Where letters go: `starttls` demands an encrypted line; `sender` is the letters' From."""

    host: str
    port: int
    sender: str
    user: str | None = None
    password: str | None = None
    starttls: bool = False


def compose(portal_id: str, number: int, target: str, subject: str, text: str, at: datetime, sender: str) -> bytes:
    """The letter as bytes (RFC 5322): Cyrillic encoded, portal time, a Message-ID that a repetition shares.

    Raises ValueError or MessageError for an address that is none.
    """
    letter = EmailMessage()
    letter["From"] = Address("Портал госуслуг", addr_spec=sender)
    letter["To"] = Address(addr_spec=target)
    letter["Subject"] = " ".join(subject.split())
    letter["Date"] = format_datetime(at.astimezone(MOSCOW))
    letter["Message-ID"] = f"<{portal_id}.{number}@{sender.rpartition('@')[2]}>"
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(text, cte="base64")
    return letter.as_bytes(policy=letter.policy.clone(linesep="\r\n"))


async def deliver_for_ever(portal: Portal, server: Server) -> None:
    """Send what is pending, and go on looking; ends by being cancelled."""
    tries = 0
    while True:
        reached = await _deliver(portal, server)
        tries = 0 if reached else tries + 1
        await asyncio.sleep(LOOK if reached else PAUSES[min(tries, len(PAUSES)) - 1])


async def _deliver(portal: Portal, server: Server) -> bool:
    """One round; False when the server took nothing although there was something."""
    with portal.store.transaction() as t:
        rows = list(t.q.mail_pending(limit=50))
        portal_id = instance(t)
    if not rows:
        return True
    try:
        line = await asyncio.to_thread(_connect, server)
    except (OSError, smtplib.SMTPException) as error:
        _note(portal, rows, error)
        return False
    try:
        return await _send_all(portal, server, line, portal_id, rows)
    finally:
        with suppress(OSError, smtplib.SMTPException):
            await asyncio.to_thread(line.quit)


def _connect(server: Server) -> smtplib.SMTP:
    line = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT)
    try:
        if server.starttls:
            line.starttls(context=ssl.create_default_context())
        if server.user is not None:
            line.login(server.user, server.password or "")
    except BaseException:
        line.close()
        raise
    return line


async def _send_all(
    portal: Portal, server: Server, line: smtplib.SMTP, portal_id: str, rows: list[sqlite3.Row]
) -> bool:
    for row in rows:
        outcome, why = await asyncio.to_thread(_send, server, line, portal_id, row)
        _write_down(portal, row, outcome, why)
        if outcome == "later":
            return False
    return True


def _send(server: Server, line: smtplib.SMTP, portal_id: str, row: sqlite3.Row) -> tuple[Outcome, str]:
    try:
        letter = compose(
            portal_id, row["id"], row["target"], row["subject"], row["text"], parse(row["at"]), server.sender
        )
    except (ValueError, MessageError) as error:
        return "failed", str(error)
    try:
        line.sendmail(server.sender, [row["target"]], letter)
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()))
        return _refused(code, said)
    except smtplib.SMTPResponseException as error:
        return _refused(error.smtp_code, error.smtp_error)
    except (OSError, smtplib.SMTPException) as error:
        return "later", _said(error)
    return "delivered", ""


def _refused(code: int, said: bytes | str) -> tuple[Outcome, str]:
    """5xx is for good, 4xx for now (RFC 5321)."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return ("failed" if code >= 500 else "later"), f"{code} {text}".strip()


def _said(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__)[:300]


def _note(portal: Portal, rows: list[sqlite3.Row], error: Exception) -> None:
    """The server cannot be reached: the oldest letter says why, for the operator to read."""
    _write_down(portal, rows[0], "later", _said(error))


def _write_down(portal: Portal, row: sqlite3.Row, outcome: Outcome, why: str) -> None:
    state = "failed" if outcome == "later" and row["tries"] + 1 >= TRIES else outcome
    with portal.store.transaction() as t:
        t.q.mail_state(
            outbox_id=row["id"],
            state="pending" if state == "later" else state,
            tries=row["tries"] + 1,
            said=why,
        )
