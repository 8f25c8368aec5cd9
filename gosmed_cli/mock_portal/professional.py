"""Professional services (R58, R59, R102): approvals make them available, their owner switches each on and off."""

from __future__ import annotations

import sqlite3

from ..contract.dictionaries import dictionary
from ..contract.vocabulary import PROFESSIONAL_TAB
from . import accounts, entitlement, events
from .entitlement import AVAILABLE, ENABLED, PROFESSIONAL_SERVICES
from .problems import Refused
from .state import Portal
from .store import Transaction
from .store.db import dumps


def switch(t: Transaction, portal: Portal, account_id: str, name: str, *, on: bool) -> sqlite3.Row:
    """Switch a service on or off; returns the account. Twice is no fault.

    Raises Refused `not_found` for a name that the dictionary does not have, `professional_tab_closed`,
    `professional_service_closed` with the service to apply for.
    """
    entries = dictionary(PROFESSIONAL_SERVICES)
    item = next((one for one in entries.items if one.value == name), None) if entries else None
    if item is None:
        raise Refused("not_found")
    row = t.q.account(id=account_id)
    opened = accounts.opened(row)
    if on:
        _allowed(
            portal, opened.get(PROFESSIONAL_TAB) is True, name in (opened.get(AVAILABLE) or ()), name, item.title
        )
    before = set(opened.get(ENABLED) or ())
    after = before | {name} if on else before - {name}
    if after != before:
        t.change("accounts", {"id": account_id}, opened=dumps({**opened, ENABLED: sorted(after)}))
        kind = "account.service_enabled" if on else "account.service_disabled"
        events.record(t, portal.clock.now(), account_id, kind, name=name, title=item.title)
    found: sqlite3.Row = t.q.account(id=account_id)
    return found


def require(t: Transaction, portal: Portal, account_id: str, *, opened: str = "", enabled: str = "") -> None:
    """The door that a section of the cabinet stands behind: something `opened` by an approval, a professional
    service `enabled` by its owner. Raises Refused `section_closed` or `service_off`, which name what to do."""
    had = accounts.opened(t.q.account(id=account_id))
    if opened and not had.get(opened):
        service = entitlement.opener(portal.catalogue, opened)
        raise Refused(
            "section_closed", title=service.title.ru if service else "–", slug=service.slug if service else "–"
        )
    if enabled and enabled not in (had.get(ENABLED) or ()):
        entries = dictionary(PROFESSIONAL_SERVICES)
        item = next((one for one in entries.items if one.value == enabled), None) if entries else None
        raise Refused("service_off", title=item.title if item else enabled, name=enabled)


def _allowed(portal: Portal, tab: bool, available: bool, name: str, title: str) -> None:
    for had, code, opens in (
        (tab, "professional_tab_closed", PROFESSIONAL_TAB),
        (available, "professional_service_closed", name),
    ):
        service = entitlement.opener(portal.catalogue, opens)
        if not had:
            raise Refused(code, title=title, service=entitlement.named(service) if service else "–")
