"""Notices of the portal (R46–R48): one for each happening, delivered as its account has chosen.

A notice is written once and is kept for `notifications`; the messages that carry it (SMS, e-mail, push) go into
the outbox. Each kind has its own channels, which the account's owner switches. Codes, and letters that contain
links, are secrets: they are sent with `outbox.send` and never become notices.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime

from ..contract.vocabulary import NoticeChannel, NoticeKind
from . import outbox
from .clock import iso
from .problems import Refused
from .state import Portal
from .store import Transaction

Settings = dict[NoticeKind, dict[NoticeChannel, bool]]
Switch = tuple[NoticeKind | None, NoticeChannel, bool]  # None: every kind

_BOTH = frozenset({NoticeChannel.SMS, NoticeChannel.EMAIL})
_LETTER = frozenset({NoticeChannel.EMAIL})
# what is on until the owner says otherwise: SMS for what is about oneself and cannot wait
_DEFAULTS: Mapping[NoticeKind, frozenset[NoticeChannel]] = {
    NoticeKind.STATUS: _BOTH,
    NoticeKind.DOCUMENT: _LETTER,
    NoticeKind.REMINDER: _BOTH,
    NoticeKind.INSPECTION: _LETTER,
    NoticeKind.REGULATION: _LETTER,
    NoticeKind.SECURITY: _BOTH,
    NoticeKind.ACCOUNT: _BOTH,
    NoticeKind.SUPPORT: _LETTER,
    NoticeKind.PAYOUT: _BOTH,
    NoticeKind.VISIT: _BOTH,
    NoticeKind.COURSE: _BOTH,
}


def notify(
    t: Transaction,
    portal: Portal,
    account_id: str,
    kind: NoticeKind,
    subject: str,
    text: str,
    *,
    order_id: int | None = None,
    at: datetime | None = None,
) -> int:
    """Write one notice and send it by the channels that its owner has on for this kind; returns its id.

    `at` is when it happened, by default now. Subject and text must hold no secret: they can be read again.
    """
    account = t.q.account(id=account_id)
    channels = [one for one, on in settings(t, account_id)[kind].items() if on]
    number = t.next_id("notices")
    t.add(
        "notices",
        id=number,
        account_id=account_id,
        kind=kind.value,
        order_id=order_id,
        at=iso(at or portal.clock.now()),
        subject=subject,
        text=text,
        channels=" ".join(channels),
    )
    for channel in channels:
        outbox.send(t, portal, account_id, channel, _target(account, channel), subject, text)
    return number


def _target(account: sqlite3.Row, channel: NoticeChannel) -> str:
    """Where a message goes; the mobile app is known by the account's phone."""
    return str(account["email"] if channel is NoticeChannel.EMAIL else account["phone"])


def settings(t: Transaction, account_id: str) -> Settings:
    """Which channel is on for which kind of notice."""
    found = {kind: {one: one in _DEFAULTS[kind] for one in NoticeChannel} for kind in NoticeKind}
    for row in t.q.notice_settings(account_id=account_id):
        found[NoticeKind(row["kind"])][NoticeChannel(row["channel"])] = bool(row["enabled"])
    return found


def switch(t: Transaction, account_id: str, changes: Iterable[Switch]) -> Settings:
    """Switch channels, in this order. Nothing changes where notices of security would have no channel left.

    Raises Refused `security_silenced`.
    """
    before, wanted = settings(t, account_id), settings(t, account_id)
    for kind, channel, on in changes:
        for one in NoticeKind if kind is None else (kind,):
            wanted[one][channel] = on
    if not any(wanted[NoticeKind.SECURITY].values()):
        raise Refused("security_silenced")
    for one, channels in wanted.items():
        for channel, on in channels.items():
            if on is not before[one][channel]:
                t.q.switch_notices(account_id=account_id, kind=one.value, channel=channel.value, enabled=int(on))
    return wanted
