"""What an owner may change of an account's values: professional data, numbers, a passport after an exchange
(R12, R18, R103).

Values obey the rules of forms. Whatever says who the person is agrees with the registers or is refused by its
field; СНИЛС and passport that agree raise a base account.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..contract import catalogue
from ..contract.account_data import CLEARED
from ..contract.cabinet.account import Account, AccountChanges
from ..contract.vocabulary import Level
from ..text.formats import MOSCOW
from . import account_view, doors, events, identity, reminders, security_notice
from .field_checks import checked, detail
from .problems import Refused
from .state import Portal
from .store import Transaction
from .store.db import dumps

_SUBJECT = "Данные учётной записи изменены"
_TEXT = "Изменены данные вашей учётной записи: {titles}. Если это сделали не вы, сразу смените пароль."


def change(t: Transaction, portal: Portal, account_id: str, changes: AccountChanges) -> Account:
    """Make these changes, all or none. Raises Refused `account_invalid`, `registers_disagree`."""
    given: Mapping[str, Any] = changes
    row = t.q.account(id=account_id)
    before: dict[str, str] = json.loads(row["known"])
    known = _changed(portal, before, given)
    names = [name for name in given if known.get(name) != before.get(name)]
    level = Level(row["level"])
    if any(name in identity.FIELDS for name in names):
        compared = identity.compare(t, known)
        if compared.problems:
            raise Refused("registers_disagree", errors=compared.problems)
        level = level if level.covers(compared.level) else compared.level
    if names:
        _save(t, portal, account_id, known, names)
    doors.raise_level(t, portal.clock.now(), account_id, level)
    reminders.plan_papers(t, portal, account_id)
    return account_view.show(t, portal, t.q.account(id=account_id))


def _changed(portal: Portal, before: Mapping[str, str], given: Mapping[str, Any]) -> dict[str, str]:
    """The account's values after the changes. Raises Refused `account_invalid`."""
    empty = [name for name, value in given.items() if not value.strip()]
    kept = [detail(name, "form.required") for name in empty if name not in CLEARED]
    if kept:
        raise Refused("account_invalid", errors=kept)
    today = portal.clock.now().astimezone(MOSCOW).date()
    filled = {name: value for name, value in given.items() if name not in empty}
    values = {**before, **checked(filled, tuple(filled), today, "account_invalid")}
    return {name: value for name, value in values.items() if name not in empty}


def _save(t: Transaction, portal: Portal, account_id: str, known: Mapping[str, str], names: list[str]) -> None:
    t.change("accounts", {"id": account_id}, known=dumps(dict(known)))
    events.record(t, portal.clock.now(), account_id, "account.changed", fields=sorted(names))
    sensitive = [catalogue.common_field(name).title.ru for name in names if name in identity.FIELDS]
    if sensitive:
        text = _TEXT.format(titles=", ".join(sensitive))
        security_notice.tell(t, portal, account_id, _SUBJECT, text)
