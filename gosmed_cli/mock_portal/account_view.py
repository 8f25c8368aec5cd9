"""An account as its owner sees it, with the next unfinished step (R49).

The step is found in the catalogue by what services open, never by a service's name.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from ..contract.cabinet import Account, NextStep
from ..contract.catalogue import Service
from ..contract.vocabulary import Level, Method, Status
from . import accounts, gates, profession
from .clock import moscow, parse
from .state import Portal
from .store import Transaction

# what a service opens → the step that is unfinished without it, in the order of the guide
STEPS = (
    ("level", "confirm-identity"),
    ("cabinet", "register-cabinet"),
    ("professional_services", "confirm-qualification"),
    ("employment", "confirm-employment"),
)
_CORRECTABLE = (Status.REFUSED.value, Status.NEEDS_CORRECTION.value, Status.FAILED.value)


def show(t: Transaction, portal: Portal, row: sqlite3.Row) -> Account:
    """The account of this row of `accounts`."""
    level, opened = Level(row["level"]), accounts.opened(row)
    return Account(
        id=row["id"],
        email=row["email"],
        phone=row["phone"],
        level=level.value,
        level_title=level.label,
        cabinet=bool(opened.get("cabinet")),
        employment=bool(opened.get("employment")),
        professional_services=sorted(opened.get("professional_services") or ()),
        enabled_services=sorted(opened.get("enabled_services") or ()),
        opened=sorted(name for name, value in opened.items() if value is True),
        sign_in_methods=[one for one in Method if one in accounts.methods(row)],
        missing_documents=gates.missing(t, row),
        known=profession.known(t, row),
        next_step=next_step(t, portal, row["id"], level, opened),
        created_at=moscow(parse(row["created_at"])),
    )


def next_step(
    t: Transaction, portal: Portal, account_id: str, level: Level, opened: Mapping[str, Any]
) -> NextStep:
    """The first step not yet taken: an application to correct or to wait for, or a service to apply for."""
    for key, code in STEPS:
        services = list(_services(portal, key))
        if not services or _taken(services[0], key, level, opened):
            continue
        slugs = {service.slug for service in services}
        row = next((one for one in t.q.cabinet_latest(account_id=account_id) if one["slug"] in slugs), None)
        step = None if row is None else _of_application(row)
        return step or NextStep(code=code, service=services[0].slug, number=None)
    return NextStep(code="done", service=None, number=None)


def _services(portal: Portal, key: str) -> Iterator[Service]:
    return (service for service in portal.catalogue if key in service.opens)


def _taken(service: Service, key: str, level: Level, opened: Mapping[str, Any]) -> bool:
    """Whether the account has what this service opens."""
    if key == "level":
        return level.covers(Level(service.opens["level"]))
    return bool(opened.get(key))


def _of_application(row: sqlite3.Row) -> NextStep | None:
    """What the latest application for the step asks of its owner; None when it is over in vain."""
    number = str(row["id"])
    if row["status"] in _CORRECTABLE and row["edit_allowed"]:
        return NextStep(code="correct-application", service=row["slug"], number=number)
    if not Status(row["status"]).decided:
        return NextStep(code="wait-for-decision", service=row["slug"], number=number)
    return None
