"""The plan of payouts and the archive of what was exported (R98), one profile's at one portal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

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

    def exported(self, where: Where, instance: str, since: str | None, until: str | None) -> dict[str, Exported]:
        """What earlier exports have seen in these days, by id."""
        with self._database.transaction() as c:
            rows = c.execute(
                "SELECT id, day, status, amount FROM payout_archive"
                " WHERE profile = ? AND portal = ? AND account = ? AND instance = ?"
                " AND (? IS NULL OR day >= ?) AND (? IS NULL OR day <= ?)",
                (*_key(where), instance, since, since, until, until),
            ).fetchall()
        return {row["id"]: Exported(row["id"], row["day"], row["status"], _roubles(row["amount"])) for row in rows}

    def remember(self, where: Where, instance: str, seen: Iterable[Exported], gone: Iterable[str]) -> None:
        """Keep what an export has shown, and forget what is there no more."""
        key = (*_key(where), instance)
        with self._database.transaction() as c:
            c.executemany(
                "INSERT INTO payout_archive (profile, portal, account, instance, id, day, status, amount)"
                " VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (profile, portal, account, instance, id)"
                " DO UPDATE SET day = excluded.day, status = excluded.status, amount = excluded.amount",
                ((*key, one.id, one.day, one.status, _kopecks(one.amount)) for one in seen),
            )
            c.executemany(
                "DELETE FROM payout_archive WHERE profile = ? AND portal = ? AND account = ? AND instance = ?"
                " AND id = ?",
                ((*key, id_) for id_ in gone),
            )


def _key(where: Where) -> tuple[str, str, str]:
    return (where.profile, where.portal, where.account)


def _kopecks(amount: Decimal) -> int:
    return int(amount.scaleb(2))


def _roubles(kopecks: int) -> Decimal:
    return Decimal(kopecks).scaleb(-2).quantize(Decimal("0.01"))
