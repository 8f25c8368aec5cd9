"""Keys with which organisations sign (a bank, R25): certificates of the portal's training authority.

A key is made when it is first needed, and is part of the portal's state: a snapshot carries it, a reset
forgets it.
"""

from __future__ import annotations

import json
from datetime import timedelta

from ..signing.keys import Key, new_private, pair_of_pem, pair_to_pem
from ..signing.subject import Subject
from . import authority
from .state import Portal
from .store import Transaction
from .store.db import dumps

META = "organisation_keys"  # JSON: name → [key, certificate] (PEM)
LIFE = timedelta(days=3 * 365)


def of(t: Transaction, portal: Portal, name: str) -> Key:
    """The key of the organisation of this name; a new one where there is none, or its certificate is worth nothing
    now (out of date, revoked)."""
    kept = json.loads(t.meta(META) or "{}")
    if name in kept:
        key = Key(*pair_of_pem(*kept[name]))
        if _good(t, portal, key):
            return key
    key = _new(t, portal, name)
    t.set_meta(META, dumps({**kept, name: pair_to_pem(key.private, key.certificate)}))
    return key


def _good(t: Transaction, portal: Portal, key: Key) -> bool:
    row = t.q.certificate(serial=key.serial)
    return row is not None and row["revoked_at"] is None and key.valid_from <= portal.clock.now() <= key.valid_to


def _new(t: Transaction, portal: Portal, name: str) -> Key:
    private, now = new_private(), portal.clock.now()
    whose = Subject("", "", organisation=name)
    _, certificate = authority.issue(t, portal, private.public_key(), whose, now, now + LIFE)
    return Key(private, certificate)
