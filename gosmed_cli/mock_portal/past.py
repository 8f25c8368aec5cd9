"""What happened before a scenario begins: applications already there, uploads in «Мои документы».

Each thing happens at its own moment and in its turn, through the same doors as everything later.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from ..contract.catalogue import Service
from ..contract.epgu import SENT_FILE
from ..contract.vocabulary import DocumentStatus, TransportCode
from ..rules.form import check_form
from ..text.formats import MOSCOW
from . import clock as clocks
from . import document_review, orders, proceedings, schedule
from . import scenario_values as values
from .lifecycle import Pushed
from .remarks import Remark
from .scenario_check import as_moment
from .state import Portal
from .store import Transaction
from .store.db import dumps

_REGION = "45000000000"  # Moscow
_LOOKED_AFTER = timedelta(hours=1)  # how long a document was looked at


Step = Callable[[Transaction, Portal], None]


def replay(t: Transaction, portal: Portal, data: Mapping[str, Any]) -> None:
    """Let everything in the scenario's past happen, one after the other, with what fell due in between.

    What was decided by the scenario's word is not decided by the portal before; the rest is reviewed as `review`
    of the scenario says.
    """
    applications = sorted(data.get("application", ()), key=lambda one: as_moment(one["submitted_at"]))
    steps = [step for one in applications for step in _application(one)]
    steps += [step for one in data.get("upload", ()) for step in _upload(one)]
    for moment, step in sorted(steps, key=lambda one: one[0]):  # stable: what was sent precedes its decision
        t.set_meta("review", data.get("review", "automatic"))
        schedule.run_before(t, portal, moment)
        t.set_meta("review", "automatic")  # what is answered at once was answered
        with portal.clock.at(moment):
            step(t, portal)
    t.set_meta("review", data.get("review", "automatic"))


def _application(given: Mapping[str, Any]) -> Iterator[tuple[datetime, Step]]:
    """Each time it was sent and, where the scenario says so, decided."""
    order: list[int] = []  # its number, once it is made
    for attempt, one in enumerate((given, *given.get("again", ())), 1):
        yield as_moment(one["submitted_at"]), partial(_send, order=order, first=given, attempt=attempt, given=one)
        if "decided_at" in one and one.get("decision") != "failed":
            yield as_moment(one["decided_at"]), partial(_decide, order=order, given=one)


def _send(
    t: Transaction,
    portal: Portal,
    *,
    order: list[int],
    first: Mapping[str, Any],
    attempt: int,
    given: Mapping[str, Any],
) -> None:
    if not order:
        order.append(_created(t, portal, first))
    (number,) = order
    row = t.q.order_by_id(id=number)
    service, now = orders.of_row(t, portal, row).service, portal.clock.now()
    known = json.loads(t.q.account(id=row["account_id"])["known"])
    form = check_form(service, given.get("fields", {}), today=_day(now), known_fields=known)
    guid = f"scenario-{number}-{attempt}"
    t.add(
        "attempts",
        order_id=number,
        attempt=attempt,
        guid=guid,
        received_at=clocks.iso(now),
        fields=dumps(form.values),
    )
    passed = 0 if given.get("decision") == "failed" else attempt
    t.change("orders", {"id": number}, fields=dumps(form.values), passed=passed, guid=guid)
    _scans(t, number, attempt, service, given)
    if "decided_at" not in given:
        proceedings.push(t, portal, t.q.order_by_id(id=number), _checked(given))
        return
    t.set_meta("review", "manual")  # its decision is the next step, also where a service answers at once
    proceedings.push(t, portal, t.q.order_by_id(id=number), _checked(given))
    t.set_meta("review", "automatic")
    schedule.cancel(t, "review", str(number))


def _created(t: Transaction, portal: Portal, given: Mapping[str, Any]) -> int:
    account = t.q.account_by_email(email=values.canonical("email", given["account"]))
    service = portal.catalogue.get(given["service"])
    assert service is not None, "checked before"
    return orders.create(t, portal, account["id"], service, given.get("region", _REGION))


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
    return moment.astimezone(MOSCOW).date()


def _decide(t: Transaction, portal: Portal, *, order: list[int], given: Mapping[str, Any]) -> None:
    (number,) = order
    verdict = given.get("decision", "automatic")
    if verdict == "automatic":
        proceedings.review_now(t, portal, number)
    elif verdict == "cancelled":
        proceedings.cancel(t, portal, t.q.order_by_id(id=number))
    else:
        remarks = tuple(Remark.of(one) for one in given.get("remark", ()))
        proceedings.decide(t, portal, number, verdict, given.get("reason", ""), remarks)


def _upload(given: Mapping[str, Any]) -> Iterator[tuple[datetime, Step]]:
    """When it came and, unless it is pending, when somebody had looked at it."""
    number: list[str] = []  # the document's, once it is there
    uploaded = as_moment(given["uploaded_at"])
    yield uploaded, partial(_put, number=number, given=given)
    if given.get("status", "pending") != "pending":
        yield uploaded + _LOOKED_AFTER, partial(_told, number=number, given=given)


def _put(t: Transaction, portal: Portal, *, number: list[str], given: Mapping[str, Any]) -> None:
    """A file that somebody has put into «Мои документы»; a pending one is looked at when its term ends."""
    account = t.q.account_by_email(email=values.canonical("email", given["account"]))
    kind, status = given["kind"], DocumentStatus(given.get("status", "pending"))
    slot = document_review.slot_of(kind)
    assert slot is not None, "checked before"
    digest, size = _kept(t, kind)
    number.append(str(UUID(int=t.next_id("uploads"))))
    t.add(
        "documents",
        id=number[0],
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
        uploaded_at=clocks.iso(portal.clock.now()),
    )
    document_review.tell(t, portal, account["id"], number[0], kind, DocumentStatus.PENDING)
    if status is DocumentStatus.PENDING:
        document_review.plan(t, portal, account["id"], number[0])


def _told(t: Transaction, portal: Portal, *, number: list[str], given: Mapping[str, Any]) -> None:
    account = t.q.account_by_email(email=values.canonical("email", given["account"]))
    document_review.tell(t, portal, account["id"], number[0], given["kind"], DocumentStatus(given["status"]))
