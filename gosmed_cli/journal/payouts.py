"""The plan of payouts and the archive of what was exported (R98), one profile's at one portal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from sqlite3 import Connection
from typing import Any

from ..rules.payout_plan import Planned
from .db import Database
from .submissions import Where


@dataclass(frozen=True, slots=True)
class Exported:
    """A payout as it was when it was exported."""

    id: str
    day: str
    status: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Difference:
    """What an export has that none before had, has otherwise (before, now), and has no more. `last` is the moment
    (ISO) of the one before with days in common; None says that there was none, and then nothing else is said."""

    last: str | None = None
    new: list[str] = field(default_factory=list)
    changed: list[tuple[Exported, Exported]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


_LAST = """
SELECT max(at) AS at FROM payout_exports WHERE profile = ? AND portal = ? AND account = ? AND instance = ?
AND until >= ? AND since <= ?
"""
_NEW = """
SELECT id FROM payout_seen WHERE id NOT IN (
    SELECT id FROM payout_archive WHERE profile = ? AND portal = ? AND account = ? AND instance = ?
) ORDER BY payout_seen.rowid
"""
_CHANGED = """
SELECT seen.id, seen.day, seen.status, seen.amount, was.day AS was_day, was.status AS was_status,
    was.amount AS was_amount
FROM payout_seen AS seen JOIN payout_archive AS was ON was.id = seen.id
WHERE profile = ? AND portal = ? AND account = ? AND instance = ?
AND (was.status, was.amount, was.day) <> (seen.status, seen.amount, seen.day) ORDER BY seen.rowid
"""
_GONE = """
SELECT id FROM payout_archive WHERE profile = ? AND portal = ? AND account = ? AND instance = ?
AND day >= ? AND day <= ? AND id NOT IN (SELECT id FROM payout_seen)
ORDER BY day DESC, id DESC
"""
_FORGET = "DELETE FROM payout_archive WHERE profile = ? AND portal = ? AND account = ? AND instance = ? AND id = ?"
_KEEP = """
INSERT INTO payout_archive (profile, portal, account, instance, id, day, status, amount)
SELECT ?, ?, ?, ?, id, day, status, amount FROM payout_seen WHERE true
ON CONFLICT (profile, portal, account, instance, id)
DO UPDATE SET day = excluded.day, status = excluded.status, amount = excluded.amount
"""
_NOTE = """
INSERT INTO payout_exports (profile, portal, account, instance, since, until, at) VALUES (?,?,?,?,?,?,?)
ON CONFLICT (profile, portal, account, instance, since, until) DO UPDATE SET at = excluded.at
"""
_OPEN = ("", "9999-12-31")  # days with no first or no last


class Payouts:
    """Amounts are kept in kopecks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def plan(self, where: Where) -> list[Planned]:
        """By month and source."""
        with self._database.transaction() as c:
            rows = c.execute(
                "SELECT month, source, amount FROM payout_plan WHERE profile = ? AND portal = ? AND account = ?"
                " ORDER BY month, source",
                _key(where),
            ).fetchall()
        return [Planned(row["month"], _roubles(row["amount"]), row["source"]) for row in rows]

    def set_plan(self, where: Where, plan: Iterable[Planned]) -> None:
        """Put these into the plan, over what is there for the same month and source."""
        rows = [(*_key(where), one.month, one.source, _kopecks(one.amount)) for one in plan]
        with self._database.transaction() as c:
            c.executemany(
                "INSERT INTO payout_plan (profile, portal, account, month, source, amount) VALUES (?,?,?,?,?,?)"
                " ON CONFLICT (profile, portal, account, month, source) DO UPDATE SET amount = excluded.amount",
                rows,
            )

    def clear_plan(self, where: Where, month: str | None = None) -> int:
        """Forget the plan, or that for a month; says how many entries went."""
        with self._database.transaction() as c:
            done = c.execute(
                "DELETE FROM payout_plan WHERE profile = ? AND portal = ? AND account = ?"
                " AND (? IS NULL OR month = ?)",
                (*_key(where), month, month),
            )
        return done.rowcount

    def look_anew(self) -> None:
        """An export begins: nothing of it has been seen yet. What is seen lies in a table of this connection, on
        the disk where it is much, and is gone with it."""
        with self._database.transaction() as c:
            c.execute(
                "CREATE TEMP TABLE IF NOT EXISTS payout_seen"
                " (id TEXT PRIMARY KEY, day TEXT NOT NULL, status TEXT NOT NULL, amount INTEGER NOT NULL)"
            )
            c.execute("DELETE FROM payout_seen")

    def see(self, some: Iterable[Exported]) -> None:
        """These payouts are in the export."""
        with self._database.transaction() as c:
            c.executemany(
                "INSERT OR REPLACE INTO payout_seen (id, day, status, amount) VALUES (?,?,?,?)",
                ((one.id, one.day, one.status, _kopecks(one.amount)) for one in some),
            )

    def missing(self, where: Where, instance: str, since: str | None, until: str | None) -> list[str]:
        """What earlier exports had in these days, and this one has not."""
        with self._database.transaction() as c:
            return [row["id"] for row in c.execute(_GONE, (*_key(where), instance, *_days(since, until)))]

    def remember(self, where: Where, instance: str, since: str | None, until: str | None, at: str) -> Difference:
        """Compare what was seen with earlier exports of these days, and keep it in their place. `at` is now."""
        whose, days = (*_key(where), instance), _days(since, until)
        with self._database.transaction() as c:
            last = c.execute(_LAST, (*whose, *days)).fetchone()["at"]
            found = _difference(c, whose, days, last) if last is not None else Difference()
            c.executemany(_FORGET, ((*whose, one) for one in found.gone))
            c.execute(_KEEP, whose)
            c.execute(_NOTE, (*whose, *days, at))
        return found


def _days(since: str | None, until: str | None) -> tuple[str, str]:
    return since or _OPEN[0], until or _OPEN[1]


def _difference(c: Connection, whose: tuple[str, ...], days: tuple[str, str], last: str) -> Difference:
    return Difference(
        last,
        new=[row["id"] for row in c.execute(_NEW, whose)],
        changed=[(_exported(row, "was_"), _exported(row)) for row in c.execute(_CHANGED, whose)],
        gone=[row["id"] for row in c.execute(_GONE, (*whose, *days))],
    )


def _exported(row: Any, prefix: str = "") -> Exported:
    return Exported(row["id"], row[f"{prefix}day"], row[f"{prefix}status"], _roubles(row[f"{prefix}amount"]))


def _key(where: Where) -> tuple[str, str, str]:
    return (where.profile, where.portal, where.account)


def _kopecks(amount: Decimal) -> int:
    return int(amount.scaleb(2))


def _roubles(kopecks: int) -> Decimal:
    return Decimal(kopecks).scaleb(-2).quantize(Decimal("0.01"))
