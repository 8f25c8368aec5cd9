"""What an approval opens for the account (`Service.opens`), whatever the service."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..contract.catalogue import Service
from ..contract.vocabulary import Level, Method
from . import accounts, events, reminders, security_notice
from .entitlement import AVAILABLE
from .remarks import Remark
from .state import Portal
from .store import Transaction
from .store.db import dumps

_CONTACTS = {"phone": "Номер телефона", "email": "Адрес электронной почты"}
_METHODS = {"app_sign_in": Method.APP, "key_sign_in": Method.KEY}
_NO_DOORS = frozenset({"level", "account", "record"})  # keys of `opens` that are no doors


@dataclass(frozen=True, slots=True)
class Approved:
    """An application that was approved, for whoever records what it proved."""

    account_id: str
    number: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Recorder:
    """What a section does with applications whose service says `record = "<its name>"` in `opens`: `add` once one
    is approved; `wrong` are its own remarks on one under review (account, values)."""

    add: Callable[[Transaction, Portal, Approved], None]
    wrong: Callable[[Transaction, str, Mapping[str, str]], tuple[Remark, ...]]


_recorders: dict[str, Recorder] = {}


def register(name: str, recorder: Recorder) -> None:
    """Have a section record what services of `opens.record` = `name` prove."""
    _recorders[name] = recorder


def wrong(t: Transaction, account_id: str, service: Service, values: Mapping[str, str]) -> tuple[Remark, ...]:
    """What the section that would record this application has against it; nothing where none records it."""
    recorder = _recorders.get(service.opens.get("record", ""))
    return recorder.wrong(t, account_id, values) if recorder else ()


def open_for(
    t: Transaction, portal: Portal, account_id: str, service: Service, values: Mapping[str, str], number: int
) -> None:
    """Give the account the level and the things the service opens, and remember what application
    `number` proved."""
    row = t.q.account(id=account_id)
    opened = merged(json.loads(row["opened"]), service.opens)
    known = {**json.loads(row["known"]), **proven(service, values)}
    t.change("accounts", {"id": account_id}, opened=dumps(opened), known=dumps(known))
    raise_level(t, portal.clock.now(), account_id, Level(service.opens.get("level", row["level"])))
    for name, field in service.opens.get("account", {}).items():
        if values.get(field):
            _own(t, portal, account_id, name, values[field])
    if recorder := _recorders.get(service.opens.get("record", "")):
        recorder.add(t, portal, Approved(account_id, number, values))
    reminders.plan_papers(t, portal, account_id)


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
        if name not in _NO_DOORS:
            after[name] = sorted({*after.get(name, ()), *value}) if isinstance(value, list) else value
    return after


def missing(service: Service, level: Level, opened: Mapping[str, Any]) -> frozenset[str]:
    """What this service opens and such an account does not have: flags, `level`, names of professional services
    where the service opens no flag that tells."""
    flags = {name for name, value in service.opens.items() if value is True}
    lacking = {name for name in flags if not opened.get(name)}
    if not level.covers(Level(service.opens.get("level", "basic"))):
        lacking.add("level")
    if not flags:
        had = opened.get(AVAILABLE) or ()
        lacking |= set(service.opens.get(AVAILABLE, ())) - set(had)
    return frozenset(lacking)


def proven(service: Service, values: Mapping[str, str]) -> dict[str, str]:
    """The account's values that an approved form has proven; forms may leave them out from now on."""
    return {
        field.known: values[field.name]
        for field in service.fields
        if field.known and field.known not in _CONTACTS and values.get(field.name)
    }


def _own(t: Transaction, portal: Portal, account_id: str, name: str, value: str) -> None:
    """Change a value of the account's own: a contact, or a way of signing in (R100)."""
    row = t.q.account(id=account_id)
    if name in _METHODS:
        methods = set(accounts.methods(row))
        methods = methods | {_METHODS[name]} if value == "true" else methods - {_METHODS[name]}
        t.change("accounts", {"id": account_id}, sign_in_methods=dumps(sorted(methods | {Method.SMS})))
    elif value != row[name]:
        _contact(t, portal, row, name, value)


def _contact(t: Transaction, portal: Portal, row: sqlite3.Row, name: str, value: str) -> None:
    """Make this the account's phone or e-mail; the former one is told. One that became another account's since it
    was checked stays what it is."""
    if t.q.contact_of_another(account_id=row["id"], contact=value) is not None:
        return
    known = dumps({**json.loads(row["known"]), name: value})
    t.change("accounts", {"id": row["id"]}, known=known, **{name: value})
    events.record(t, portal.clock.now(), row["id"], "account.contact_changed", contact=name)
    text = f"{_CONTACTS[name]} учётной записи изменён. Если это сделали не вы, обратитесь в поддержку портала."
    security_notice.tell(t, portal, row["id"], "Изменены контактные данные", text, former=(row[name],))
