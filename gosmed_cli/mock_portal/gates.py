"""The first sign-in after the identity is confirmed asks for documents, which open something once proven (R32)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from ..contract.cabinet.account import MissingDocument
from ..contract.catalogue import shared_documents
from ..contract.gates import Gate, gates
from ..contract.vocabulary import Level, NoticeKind
from . import accounts, events, notices
from .state import Portal
from .store import Transaction
from .store.db import dumps

_SUBJECT = "Открыт раздел «{title}»"
_TEXT = "Документы проверены: раздел «{title}» открыт в вашем личном кабинете."


def missing(t: Transaction, row: sqlite3.Row) -> list[MissingDocument]:
    """The documents that the account of this row is asked for, in the order of the guide."""
    proven, waiting = _proven(t, row["id"]), _kinds(t.q.waiting_kinds(account_id=row["id"]))
    titles = shared_documents()
    return [
        MissingDocument(
            kinds=list(kinds), title=titles[kinds[0]]["title"]["ru"], pending=not waiting.isdisjoint(kinds)
        )
        for gate in _closed(row)
        for kinds in gate.missing(proven)
    ]


def look(t: Transaction, portal: Portal, account_id: str) -> None:
    """Open whatever has all its documents by now, and say so."""
    row = t.q.account(id=account_id)
    for gate in _closed(row):
        if not gate.missing(_proven(t, account_id)):
            _open(t, portal, account_id, gate)


def _closed(row: sqlite3.Row) -> Iterator[Gate]:
    """The gates that are still to be opened for an account of this level."""
    opened, level = accounts.opened(row), Level(row["level"])
    return (gate for gate in gates() if level.covers(gate.level) and not opened.get(gate.opens))


def _proven(t: Transaction, account_id: str) -> frozenset[str]:
    return _kinds(t.q.proven_kinds(account_id=account_id))


def _kinds(rows: Iterable[sqlite3.Row]) -> frozenset[str]:
    return frozenset(one["kind"] for one in rows)


def _open(t: Transaction, portal: Portal, account_id: str, gate: Gate) -> None:
    row = t.q.account(id=account_id)
    t.change("accounts", {"id": account_id}, opened=dumps({**accounts.opened(row), gate.opens: True}))
    events.record(t, portal.clock.now(), account_id, "account.opened", name=gate.opens, title=gate.title.ru)
    subject, text = (one.format(title=gate.title.ru) for one in (_SUBJECT, _TEXT))
    notices.notify(t, portal, account_id, NoticeKind.ACCOUNT, subject, text)
