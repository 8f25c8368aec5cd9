"""An account as its owner sees it, with the next unfinished step (R49)."""

from __future__ import annotations

import sqlite3
from typing import cast

from ..contract.cabinet.account import Account
from ..contract.vocabulary import Level, Method
from . import accounts, gates, profession, sections, steps
from .clock import moscow, parse
from .entitlement import AVAILABLE, ENABLED
from .state import Portal
from .store import Transaction


def show(t: Transaction, portal: Portal, row: sqlite3.Row) -> Account:
    """The account of this row of `accounts`."""
    level, opened = Level(row["level"]), accounts.opened(row)
    account = Account(
        id=row["id"],
        email=row["email"],
        phone=row["phone"],
        level=level.value,
        level_title=level.label,
        cabinet=bool(opened.get("cabinet")),
        employment=bool(opened.get("employment")),
        professional_services=sorted(opened.get(AVAILABLE) or ()),
        enabled_services=sorted(opened.get(ENABLED) or ()),
        opened=sorted(name for name, value in opened.items() if value is True),
        sign_in_methods=[one for one in Method if one in accounts.methods(row)],
        missing_documents=gates.missing(t, row),
        known=profession.known(t, row),
        next_step=steps.next_step(t, portal, row["id"], level, opened),
        created_at=moscow(parse(row["created_at"])),
    )
    if account["cabinet"]:
        account.update(cast("Account", sections.first_screen(t, portal, row)))
    return account
