"""Who read which patient's record (R87): one append-only entry each, read by its owner and by the operator.

The action log shows the same entries to whoever did it; the audit adds whose record it was. Neither holds a name,
a policy or the words that were searched for.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from typing_extensions import TypedDict

from ...contract.vocabulary import Act
from .. import actions
from ..clock import moscow, parse
from ..security import Caller
from ..state import Portal
from ..store import Transaction


class AuditEntry(TypedDict):
    """`login` is the account's e-mail, `patients` the numbers of the cards; `object` what else is known of it."""

    id: int
    at: str
    account: str
    login: str
    device: str
    action: str
    object: str
    patients: list[str]


class AuditPage(TypedDict):
    items: list[AuditEntry]
    next: int


def of_card(t: Transaction, portal: Portal, caller: Caller, act: Act, patient: sqlite3.Row, more: str = "") -> int:
    """Write down that this card was read or exported; returns the entry's number."""
    thing = ", ".join(part for part in (patient["id"], initials(patient["name"]), more) if part)
    return actions.record(t, portal, caller, act, thing, patients=[patient["id"]])


def of_list(t: Transaction, portal: Portal, caller: Caller, patients: Iterable[sqlite3.Row]) -> None:
    """Write down which cards a list has shown."""
    shown = [row["id"] for row in patients]
    actions.record(t, portal, caller, Act.RECORDS_LISTED, f"карт: {len(shown)}", patients=shown)


def of_refusal(t: Transaction, portal: Portal, caller: Caller) -> None:
    """Write down that a card was asked for which is not there, or another institution's; what was typed is not
    kept, for it may be a name."""
    actions.record(t, portal, caller, Act.RECORDS_REFUSED)


def initials(name: str) -> str:
    """«С. А. П.» for «Соколова Анна Петровна»."""
    return " ".join(f"{part[0]}." for part in name.split())


def show(row: sqlite3.Row) -> AuditEntry:
    """An entry as the operator reads it."""
    data = json.loads(row["data"])
    return AuditEntry(
        id=row["id"],
        at=moscow(parse(row["at"])),
        account=row["account_id"],
        login=row["email"],
        device=data["device"],
        action=row["kind"].removeprefix(actions.PREFIX),
        object=data["object"],
        patients=data.get("patients", []),
    )
