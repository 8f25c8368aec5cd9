"""The action log (R87, R94): what owners of accounts did, when and on which device.

It lies among the events, under kinds `action.…` that the feed of changes leaves out: whoever waits for a change
of an application is not woken by somebody's reading.
"""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from ..contract.cabinet.notices import Action
from ..contract.vocabulary import Act
from . import events
from .clock import moscow, parse
from .security import Caller
from .state import Portal
from .store import Transaction

PREFIX = "action."


def record(
    t: Transaction,
    portal: Portal,
    caller: Caller,
    action: Act | str,
    thing: str = "",
    *,
    order_id: int | None = None,
    **more: Any,
) -> int:
    """Write down what the caller did; returns the entry's number. `thing` names what it was done to, without
    personal numbers; `more` is for an audit, its owner does not see it."""
    device = t.q.family(id=caller.family_id)["device"]
    return of_device(t, portal, caller.account_id, device, action, thing, order_id=order_id, **more)


def of_device(
    t: Transaction,
    portal: Portal,
    account_id: str,
    device: str,
    action: Act | str,
    thing: str = "",
    *,
    order_id: int | None = None,
    **more: Any,
) -> int:
    """The same for who has no sign-in (any more): a recovery, a sign-out."""
    kind = f"{PREFIX}{action}"
    return events.record(t, portal.clock.now(), account_id, kind, order_id, object=thing, device=device, **more)


def show(row: sqlite3.Row) -> Action:
    """An event of the log as its owner reads it."""
    data = json.loads(row["data"])
    action = Action(
        id=row["id"],
        at=moscow(parse(row["at"])),
        action=row["kind"].removeprefix(PREFIX),
        object=data["object"],
        device=data["device"],
    )
    if row["order_id"] is not None:
        action["number"] = str(row["order_id"])
    return action
