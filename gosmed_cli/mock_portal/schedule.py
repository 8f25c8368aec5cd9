"""What is to happen when portal time gets there, and the hand that moves portal time.

Due events run in their order, each in its own transaction and with the clock at its own moment: an advance
of five days gives the same history as five days of waiting.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import Any

from . import clock as clocks
from .clock import iso, parse
from .state import Portal
from .store import Transaction
from .store.db import dumps

LAST_YEAR = 2200  # further on, terms counted in working days would take long and mean nothing
Handler = Callable[[Transaction, Portal, str, dict[str, Any]], None]
_handlers: dict[str, Handler] = {}


def handler(kind: str) -> Callable[[Handler], Handler]:
    """Register what a due event of this kind does; it is given its subject and data."""

    def register(function: Handler) -> Handler:
        _handlers[kind] = function
        return function

    return register


def plan(t: Transaction, at: datetime, kind: str, subject: str, **data: Any) -> None:
    """Have an event of this kind happen at this moment of portal time."""
    t.add("due", id=t.next_id("due"), at=iso(at), kind=kind, subject=subject, data=dumps(data))


def cancel(t: Transaction, kind: str, subject: str) -> None:
    """Nothing of this kind is to happen to this subject any more."""
    t.q.due_forget_kind(kind=kind, subject=subject)


def run_due(portal: Portal, until: datetime | None = None) -> int:
    """Let everything happen that is due by now (or `until`); returns how many events did."""
    until = until or portal.clock.now()
    done = 0
    while _run_next(portal, until):
        done += 1
    return done


def run_before(t: Transaction, portal: Portal, moment: datetime) -> None:
    """Let everything happen that is due before this moment, within the caller's transaction."""
    while (row := t.q.due_next()) is not None and row["at"] < iso(moment):
        _run(t, portal, row)


def _run_next(portal: Portal, until: datetime) -> bool:
    with portal.store.transaction() as t:
        row = t.q.due_next()
        if row is None or row["at"] > iso(until):
            return False
        _run(t, portal, row)
        return True


def _run(t: Transaction, portal: Portal, row: sqlite3.Row) -> None:
    t.q.due_forget(id=row["id"])
    with portal.clock.at(parse(row["at"])):
        _handlers[row["kind"]](t, portal, row["subject"], json.loads(row["data"]))


def set_clock(portal: Portal, moment: datetime) -> datetime:
    """Make it this moment: what is due until then happens first. Going back undoes nothing.

    Raises ValueError for a year that no calendar of ours reaches. Opens its own transactions: call it outside one.
    """
    if not 1970 <= moment.year <= LAST_YEAR:
        raise ValueError(f"the year must lie between 1970 and {LAST_YEAR}")
    run_due(portal, moment)
    offset = portal.clock.offset_to(moment)
    with portal.store.transaction() as t:
        t.set_meta(clocks.OFFSET, repr(offset.total_seconds()))
    portal.clock.offset = offset
    return portal.clock.now()


def advance(portal: Portal, span: str) -> datetime:
    """Move on by `5d`, `5wd`, `3h`, `30m` or `90s`. Raises ValueError for another span."""
    return set_clock(portal, clocks.ahead(portal.clock.now(), span))
