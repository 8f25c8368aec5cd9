"""What happened before a scenario begins: applications already there, uploads in «Мои документы».

Each thing happens at its own moment, through the same doors as everything later.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from ..contract.catalogue import Service
from ..contract.epgu import SENT_FILE
from ..contract.vocabulary import DocumentStatus, TransportCode
from ..rules import deadlines
from ..rules.form import check_form
from . import clock as clocks
from . import document_review, orders, proceedings
from . import scenario_values as values
from .lifecycle import Pushed
from .remarks import Remark
from .scenario_check import as_moment
from .state import Portal
from .store import Transaction
from .store.db import dumps

_REGION = "45000000000"  # Moscow


def application(t: Transaction, portal: Portal, given: Mapping[str, Any]) -> None:
    """An application already there, with each attempt and what became of it."""
    account = t.q.account_by_email(email=values.canonical("email", given["account"]))
    service = portal.catalogue.get(given["service"])
    assert service is not None, "checked before"
    with portal.clock.at(as_moment(given["submitted_at"])):
        number = orders.create(t, portal, account["id"], service, given.get("region", _REGION))
    for attempt, one in enumerate((given, *given.get("again", ())), 1):
        _attempt(t, portal, number, attempt, one)


def _attempt(t: Transaction, portal: Portal, number: int, attempt: int, given: Mapping[str, Any]) -> None:
    """Sent at its moment and, where the scenario says so, decided at another."""
    row = t.q.order_by_id(id=number)
    service = orders.of_row(t, portal, row).service
    sent = as_moment(given["submitted_at"])
    with portal.clock.at(sent):
        known = json.loads(t.q.account(id=row["account_id"])["known"])
        form = check_form(service, given.get("fields", {}), today=_day(sent), known_fields=known)
        guid = f"scenario-{number}-{attempt}"
        t.add(
            "attempts",
            order_id=number,
            attempt=attempt,
            guid=guid,
            received_at=clocks.iso(sent),
            fields=dumps(form.values),
        )
        passed = 0 if given.get("decision") == "failed" else attempt
        t.change("orders", {"id": number}, fields=dumps(form.values), passed=passed, guid=guid)
        _scans(t, number, attempt, service, given)
        proceedings.push(t, portal, t.q.order_by_id(id=number), _checked(given))
    if "decided_at" in given and passed:
        with portal.clock.at(as_moment(given["decided_at"])):
            _decide(t, portal, number, given)


def _checked(given: Mapping[str, Any]) -> Pushed:
    """What the automatic check said: nothing, unless the scenario has it fail."""
    if given.get("decision") != "failed":
        return Pushed()
    remarks = tuple(Remark.of(one) for one in given.get("remark", ()))
    return Pushed(TransportCode.VALIDATION_ERROR, given.get("reason", ""), remarks)


def _scans(t: Transaction, number: int, attempt: int, service: Service, given: Mapping[str, Any]) -> None:
    """The scans that were sent with it: of the kinds named, else of those that the service demands."""
    for kind in given.get("attachments", [slot.kind for slot in service.slots if slot.min]):
        digest, size = _kept(t, kind)
        t.add(
            "order_files",
            order_id=number,
            attempt=attempt,
            object_id=number,
            object_type=SENT_FILE,
            mnemonic=f"{kind}.jpg",
            kind=kind,
            mime_type="image/jpeg",
            sha256=digest,
            size=size,
        )


def _kept(t: Transaction, kind: str) -> tuple[str, int]:
    """A drawn scan of this kind in the store: its digest and size."""
    from ..documents.sample import scan_bytes  # Pillow, and only scenarios with a past draw scans

    data = scan_bytes(kind)
    digest = hashlib.sha256(data).hexdigest()
    t.q.blob_keep(sha256=digest, size=len(data), data=data)
    return digest, len(data)


def _day(moment: datetime) -> date:
    return moment.astimezone(deadlines.MOSCOW).date()


def _decide(t: Transaction, portal: Portal, number: int, given: Mapping[str, Any]) -> None:
    verdict = given.get("decision", "automatic")
    if verdict == "automatic":
        proceedings.review_now(t, portal, number)
    elif verdict == "cancelled":
        proceedings.cancel(t, portal, t.q.order_by_id(id=number))
    else:
        remarks = tuple(Remark.of(one) for one in given.get("remark", ()))
        proceedings.decide(t, portal, number, verdict, given.get("reason", ""), remarks)


def upload(t: Transaction, portal: Portal, given: Mapping[str, Any]) -> None:
    """A file that somebody has put into «Мои документы»; a pending one is looked at when its term ends."""
    account = t.q.account_by_email(email=values.canonical("email", given["account"]))
    kind, status = given["kind"], DocumentStatus(given.get("status", "pending"))
    slot = document_review.slot_of(kind)
    assert slot is not None, "checked before"
    digest, size = _kept(t, kind)
    uploaded = as_moment(given["uploaded_at"])
    number = str(UUID(int=t.next_id("uploads")))
    t.add(
        "documents",
        id=number,
        account_id=account["id"],
        kind=kind,
        name=f"{kind}.jpg",
        format="jpg",
        sha256=digest,
        size=size,
        status=status.value,
        remarks=orders.write_remarks(tuple(Remark.of(one) for one in given.get("remark", ()))),
        direction="sent",
        title=slot.title.ru,
        sender=None,
        uploaded_at=clocks.iso(uploaded),
    )
    with portal.clock.at(uploaded):
        document_review.tell(t, portal, account["id"], number, kind, DocumentStatus.PENDING)
        if status is DocumentStatus.PENDING:
            document_review.plan(t, portal, account["id"], number)
    if status is not DocumentStatus.PENDING:
        with portal.clock.at(uploaded + timedelta(hours=1)):
            document_review.tell(t, portal, account["id"], number, kind, status)
