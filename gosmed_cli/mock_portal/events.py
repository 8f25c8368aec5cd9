"""One append-only table of what happened: the feeds, the timeline and the action log are read from it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from .clock import iso
from .store import Transaction
from .store.db import dumps


def record(
    t: Transaction, now: datetime, account_id: str, kind: str, order_id: int | None = None, **data: Any
) -> int:
    """Write one event; returns its id (ids only grow). `kind` as in `contract.cabinet.notices.Event`."""
    event = t.next_id("events")
    t.add("events", id=event, account_id=account_id, order_id=order_id, kind=kind, at=iso(now), data=dumps(data))
    return event
