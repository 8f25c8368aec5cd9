"""Receiving an archive: what `push` and `push/chunked` share.

`unpack` runs outside any transaction; `receive` then does everything else in one: the automatic check, the
files, the attempt, the lifecycle. The guid identifies the attempt: the same one again changes nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from ..contract.catalogue import Service
from ..contract.epgu import SENT_FILE
from ..contract.vocabulary import Level, TransportCode
from ..text.formats import MOSCOW
from . import authority, lifecycle, orders, proceedings, schedule, system, timetables, verdicts
from .checks import Checked, Expected, check
from .clock import iso
from .entitlement import Sender
from .lifecycle import Pushed
from .remarks import Remark, prose
from .state import Portal
from .store import Transaction
from .store.db import dumps
from .unpacked import Unpacked

LIMIT = 20  # appendix 3: applications for one service by one user …
RELEASED = timedelta(days=1)  # so long a code frees a contact that is changed, or stands for a signature
LIMIT_SPAN = timedelta(minutes=10)  # … in this time
_TOO_LATE = "Заявление больше нельзя изменить: оно отменено или срок повторной отправки истёк"
_LIMIT_TEXT = "Превышено число заявлений по услуге: не больше 20 за 10 минут"


def receive(t: Transaction, portal: Portal, number: int, unpacked: Unpacked) -> None:
    """Take this archive as an attempt of the order. Raises lifecycle.NotPossible when none may come now."""
    if t.q.attempt_of_guid(order_id=number, guid=unpacked.guid) is not None:
        return
    row = t.q.order_by_id(id=number)
    application = orders.of_row(t, portal, row)
    if not application.takes_files or _under_way(row):
        raise lifecycle.NotPossible("edit_not_allowed")
    checked = _check(t, portal, row, application.service, unpacked)
    attempt = application.attempt + 1
    _keep(t, portal, row, unpacked, checked, attempt)
    stages = system.stages(t)
    if stages:
        _delay(t, portal, number, attempt, stages, checked.outcome)
    else:
        _pass_on(t, portal, number, attempt, checked.outcome)


def _under_way(row: sqlite3.Row) -> bool:
    """Whether an earlier push is still on its way through the portal (a scenario's `stages`)."""
    return TransportCode(row["transport"]) in system.UNDER_WAY


def _check(t: Transaction, portal: Portal, row: sqlite3.Row, service: Service, unpacked: Unpacked) -> Checked:
    now = portal.clock.now()
    if _over_limit(t, portal, row):
        remark = Remark("limitation_exception", _LIMIT_TEXT, "Подождите и отправьте заявление ещё раз.")
        return Checked(Pushed(TransportCode.LIMITATION_EXCEPTION, _LIMIT_TEXT, (remark,)), {})
    values = unpacked.form.values if unpacked.form else {}
    expected = Expected(
        number=row["id"],
        service=service,
        today=now.astimezone(MOSCOW).date(),
        at=now,
        signatures=system.signatures_required(t),
        trust=authority.trust(t, portal) if unpacked.signed else None,
        slot=_slot(t, portal, row["id"], service, values),
        catalogue=tuple(portal.catalogue),
    )
    files = [verdicts.Sent(one.kind, one.format, one.size) for one in unpacked.files]
    said = verdicts.remarks(t, "check", service.slug, files, values)
    sender = replace(_sender(t, portal, row["account_id"], values), signed=unpacked.wholly_signed)
    return check(unpacked, expected, sender, said)


def _over_limit(t: Transaction, portal: Portal, row: sqlite3.Row) -> bool:
    """Whether too many applications for this service were sent lately (appendix 3); sending again is free."""
    since = iso(portal.clock.now() - LIMIT_SPAN)
    sent = t.q.attempts_since(account_id=row["account_id"], slug=row["slug"], since=since)["total"]
    return bool(row["attempt"] == 0 and sent >= LIMIT)


def _slot(
    t: Transaction, portal: Portal, number: int, service: Service, values: Mapping[str, str]
) -> tuple[Remark, ...]:
    """Why the slot that the form has chosen cannot be had."""
    wanted = service.appointment
    slot = values.get(wanted.field) if wanted else None
    if wanted is None or not slot:
        return ()
    trouble = timetables.trouble(t, portal.clock.now(), wanted.timetable, slot, number)
    return (timetables.remark(service, trouble),) if trouble else ()


def _sender(t: Transaction, portal: Portal, account_id: str, values: Mapping[str, str]) -> Sender:
    account = t.q.account(id=account_id)
    confirmed = list(t.q.contacts_of_account(account_id=account_id))
    since = iso(portal.clock.now() - RELEASED)
    given = {value for value in values.values() if value.startswith("+") or "@" in value}
    return Sender(
        level=Level(account["level"]),
        known=json.loads(account["known"]),
        contacts=frozenset({account["phone"], account["email"], *(one["contact"] for one in confirmed)}),
        opened=frozenset(name for name, value in json.loads(account["opened"]).items() if value is True),
        released=frozenset(one["contact"] for one in confirmed if (one["change_confirmed_at"] or "") > since),
        signing=frozenset(one["contact"] for one in confirmed if (one["sign_confirmed_at"] or "") > since),
        taken=frozenset(
            one for one in given if t.q.contact_of_another(account_id=account_id, contact=one) is not None
        ),
        numbers=frozenset(str(one["id"]) for one in t.q.numbers_of_account(account_id=account_id)),
    )


def _keep(
    t: Transaction, portal: Portal, row: sqlite3.Row, unpacked: Unpacked, checked: Checked, attempt: int
) -> None:
    for file, data in unpacked.contents():
        t.q.blob_keep(sha256=file.sha256, size=file.size, data=data)
        t.add(
            "order_files",
            order_id=row["id"],
            attempt=attempt,
            object_id=row["id"],
            object_type=SENT_FILE,
            mnemonic=file.name,
            kind=file.kind,
            mime_type=file.mime_type,
            sha256=file.sha256,
            size=file.size,
        )
    t.add(
        "attempts",
        order_id=row["id"],
        attempt=attempt,
        guid=unpacked.guid,
        answers_to=unpacked.form.answers_to if unpacked.form else None,
        received_at=iso(portal.clock.now()),
        fields=dumps(dict(checked.values)),
    )
    t.change("orders", {"id": row["id"]}, guid=unpacked.guid)


def _pass_on(t: Transaction, portal: Portal, number: int, attempt: int, outcome: Pushed) -> None:
    """Give the checked attempt to the department, or end it."""
    row = t.q.order_by_id(id=number)
    outcome = _still_free(t, portal, row, attempt, outcome)
    passed = outcome.code is TransportCode.DONE
    if passed or row["passed"] == 0:
        fields = t.q.attempt_fields(order_id=number, attempt=attempt)["fields"]
        t.change("orders", {"id": number}, fields=fields, passed=attempt if passed else 0)
    proceedings.push(t, portal, t.q.order_by_id(id=number), outcome)


def _still_free(t: Transaction, portal: Portal, row: sqlite3.Row, attempt: int, outcome: Pushed) -> Pushed:
    """The outcome, unless somebody has taken the slot while the portal took its time."""
    service = orders.of_row(t, portal, row).service
    if service.appointment is None or outcome.code is not TransportCode.DONE:
        return outcome
    values = json.loads(t.q.attempt_fields(order_id=row["id"], attempt=attempt)["fields"])
    taken = _slot(t, portal, row["id"], service, values)
    return Pushed(TransportCode.VALIDATION_ERROR, prose(taken), taken) if taken else outcome


def _delay(
    t: Transaction, portal: Portal, number: int, attempt: int, stages: list[system.Stage], outcome: Pushed
) -> None:
    """Take time over it, as the scenario says: each stage shows its code of appendix 1 for its seconds."""
    at = portal.clock.now()
    _show(t, portal, number, stages[0].code)
    for stage, following in zip(stages, [*stages[1:], None], strict=True):
        if stage.code.failed:
            message = stage.message or "Заявление не обработано"
            outcome = Pushed(
                stage.code, message, (Remark(stage.code.value.lower(), message, "Отправьте заявление ещё раз."),)
            )
            following = None
        at += timedelta(seconds=stage.seconds)
        if following is not None:
            schedule.plan(t, at, "transport", str(number), code=following.code.value)
            continue
        schedule.plan(t, at, "pass-on", str(number), attempt=attempt, outcome=_written(outcome))
        return


def _written(outcome: Pushed) -> dict[str, Any]:
    return {
        "code": outcome.code.value,
        "message": outcome.message,
        "remarks": [remark.to_json() for remark in outcome.remarks],
    }


def _show(t: Transaction, portal: Portal, number: int, code: TransportCode, message: str = "") -> None:
    now = orders.updated(portal.clock.now())
    t.change("orders", {"id": number}, transport=code.value, transport_message=message, updated_at=now)


@schedule.handler("transport")
def _next_stage(t: Transaction, portal: Portal, subject: str, data: dict[str, Any]) -> None:
    _show(t, portal, int(subject), TransportCode(data["code"]))


@schedule.handler("pass-on")
def _stages_over(t: Transaction, portal: Portal, subject: str, data: dict[str, Any]) -> None:
    outcome = data["outcome"]
    remarks = tuple(Remark.of(one) for one in outcome["remarks"])
    pushed = Pushed(TransportCode(outcome["code"]), outcome["message"], remarks)
    if orders.of_row(t, portal, t.q.order_by_id(id=int(subject))).takes_files:
        _pass_on(t, portal, int(subject), data["attempt"], pushed)
        return
    # it was withdrawn, or its window closed, while the portal took its time
    _show(t, portal, int(subject), TransportCode.VALIDATION_ERROR, _TOO_LATE)
