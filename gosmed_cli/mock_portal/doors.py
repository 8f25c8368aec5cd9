"""What an approval opens for the account (`Service.opens`), whatever the service."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ..contract.catalogue import Service
from ..contract.vocabulary import Level
from . import events
from .store import Transaction
from .store.db import dumps

_OWN_COLUMNS = frozenset({"phone", "email"})  # the account's contacts change in their own way


def open_for(t: Transaction, now: datetime, account_id: str, service: Service, values: Mapping[str, str]) -> None:
    """Give the account the level and the things the service opens, and remember what was proven."""
    row = t.q.account(id=account_id)
    opened = merged(json.loads(row["opened"]), service.opens)
    known = {**json.loads(row["known"]), **proven(service, values)}
    t.change("accounts", {"id": account_id}, opened=dumps(opened), known=dumps(known))
    raise_level(t, now, account_id, Level(service.opens.get("level", row["level"])))


def raise_level(t: Transaction, now: datetime, account_id: str, level: Level) -> None:
    """Trust the account this far from now on; it is never trusted less than before."""
    if not Level(t.q.account(id=account_id)["level"]).covers(level):
        t.change("accounts", {"id": account_id}, level=level.value)
        events.record(t, now, account_id, "account.level", level=level.value, level_title=level.label)


def merged(before: Mapping[str, Any], opens: Mapping[str, Any]) -> dict[str, Any]:
    """What is open after this: switches turn on, lists grow, nothing closes; a level is no door.

    >>> merged({"cabinet": True}, {"professional_services": ["e-prescriptions"], "level": "confirmed"})
    {'cabinet': True, 'professional_services': ['e-prescriptions']}
    """
    after = dict(before)
    for name, value in opens.items():
        if name == "level":
            continue
        after[name] = sorted({*after.get(name, ()), *value}) if isinstance(value, list) else value
    return after


def proven(service: Service, values: Mapping[str, str]) -> dict[str, str]:
    """The account's values that an approved form has proven; forms may leave them out from now on."""
    return {
        field.known: values[field.name]
        for field in service.fields
        if field.known and field.known not in _OWN_COLUMNS and values.get(field.name)
    }
