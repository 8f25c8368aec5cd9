"""The next unfinished step to a whole cabinet (R49), found in the catalogue.

`[step]` says which services are steps, `opens` what each is for; no service is known by its name.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..contract.cabinet.account import NextStep
from ..contract.catalogue import Service
from ..contract.vocabulary import Level, Status
from . import doors
from .entitlement import rank
from .state import Portal
from .store import Transaction

_CORRECTABLE = (Status.REFUSED.value, Status.NEEDS_CORRECTION.value, Status.FAILED.value)


def next_step(
    t: Transaction, portal: Portal, account_id: str, level: Level, opened: Mapping[str, Any]
) -> NextStep:
    """The first step not yet taken: an application to correct or to wait for, or a service to apply for; with all
    of them taken, whatever else is to be corrected."""
    sent = list(t.q.cabinet_latest(account_id=account_id))
    for service in sorted((one for one in portal.catalogue if one.step), key=rank):
        lacking = doors.missing(service, level, opened)
        if service.step is None or not lacking:
            continue
        slugs = {one.slug for one in _ways(portal.catalogue, lacking, level, opened)}
        rows = [row for row in sent if row["slug"] in slugs]
        under_way = next((step for row in rows if (step := _of_application(row))), None)
        return under_way or NextStep(code=service.step.code, service=_still_open(service, rows), number=None)
    latest = {row["slug"]: row for row in reversed(sent)}
    steps = (_of_application(row) for row in latest.values())
    return next(
        (one for one in steps if one and one["code"] == "correct-application"),
        NextStep(code="done", service=None, number=None),
    )


def _still_open(service: Service, rows: Sequence[sqlite3.Row]) -> str:
    """The service to apply for: the step's own, or what remains once its window has passed (R75)."""
    latest = next((row for row in rows if row["slug"] == service.slug), None)
    missed = latest is not None and latest["status"] in (Status.REFUSED, Status.FAILED)
    return (service.after_window if missed else None) or service.slug


def _ways(
    catalogue: Iterable[Service], lacking: frozenset[str], level: Level, opened: Mapping[str, Any]
) -> list[Service]:
    """The services that bring everything that is lacking, whichever of them is the step itself."""
    return [one for one in catalogue if lacking <= doors.missing(one, level, opened)]


def _of_application(row: sqlite3.Row) -> NextStep | None:
    """What an application for the step asks of its owner; None when it is over in vain."""
    number = str(row["id"])
    if row["status"] in _CORRECTABLE and row["edit_allowed"]:
        return NextStep(code="correct-application", service=row["slug"], number=number)
    if Status(row["status"]).decided:
        return None
    if row["awaits_meeting"] and row["booked"] is None:
        return NextStep(code="book-meeting", service=row["slug"], number=number)
    return NextStep(code="wait-for-decision", service=row["slug"], number=number)
