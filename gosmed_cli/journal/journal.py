"""The journal as use cases see it: submissions, cursors, contacts, and times for later reports."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from ..errors import GosmedError
from ..paths import Paths
from .db import Database
from .payouts import Payouts
from .submissions import Submissions, Where

REQUESTS_KEPT = 5000


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a named reader of the change feed stands: `watermark` is Moscow time in milliseconds, `seen` the
    status id and time last shown, by number. `instance` is the portal's at that time."""

    instance: str
    watermark: str
    seen: dict[str, tuple[int, str]]


class Journal:
    """The journal of one profile. The file is opened on first need, `close` writes what can wait."""

    def __init__(self, paths: Paths, profile: str) -> None:
        self.paths = paths
        self.profile = profile
        self._database = Database(paths.journal)
        self.submissions = Submissions(self._database)
        self.payouts = Payouts(self._database)
        self._requests: list[tuple[str, str, str, str, int | None, int]] = []
        self._decisions: list[tuple[str, str, int, str, str, str | None, str]] = []

    def require(self) -> None:
        """Make sure that the journal can be written, before anything is sent. Raises UsageProblem, Locked."""
        with self._database.transaction() as c:
            c.execute(
                "INSERT INTO meta (name, value) VALUES ('last_use', ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (datetime.now(UTC).isoformat(),),
            )

    # cursors of the change feed

    def cursor(self, where: Where, name: str) -> Cursor | None:
        """Where this cursor stands; None before its first look."""
        key = (where.profile, where.portal, where.account, name)
        with self._database.transaction() as c:
            head = c.execute(
                "SELECT instance, watermark FROM cursors"
                " WHERE profile = ? AND portal = ? AND account = ? AND name = ?",
                key,
            ).fetchone()
            rows = c.execute(
                "SELECT number, status, updated FROM seen"
                " WHERE profile = ? AND portal = ? AND account = ? AND name = ?",
                key,
            ).fetchall()
        if head is None:
            return None
        seen = {row["number"]: (int(row["status"]), str(row["updated"])) for row in rows}
        return Cursor(head["instance"], head["watermark"], seen)

    def move_cursor(self, where: Where, name: str, cursor: Cursor, *, anew: bool) -> None:
        """Remember what was shown; `anew` forgets what was shown of another instance first."""
        key = (where.profile, where.portal, where.account, name)
        with self._database.transaction() as c:
            if anew:
                c.execute("DELETE FROM seen WHERE profile = ? AND portal = ? AND account = ? AND name = ?", key)
            c.execute(
                "INSERT INTO cursors (profile, portal, account, name, instance, watermark) VALUES (?,?,?,?,?,?)"
                " ON CONFLICT (profile, portal, account, name)"
                " DO UPDATE SET instance = excluded.instance, watermark = excluded.watermark",
                (*key, cursor.instance, cursor.watermark),
            )
            c.executemany(
                "INSERT INTO seen (profile, portal, account, name, number, status, updated) VALUES (?,?,?,?,?,?,?)"
                " ON CONFLICT (profile, portal, account, name, number)"
                " DO UPDATE SET status = excluded.status, updated = excluded.updated",
                [(*key, number, status, updated) for number, (status, updated) in cursor.seen.items()],
            )

    # contacts that an application names

    def contact_confirmed(self, where: Where, contact: str) -> bool:
        with self._database.transaction() as c:
            row = c.execute(
                "SELECT confirmed_at FROM contacts WHERE portal = ? AND account = ? AND contact = ?",
                (where.portal, where.account, _hash(contact)),
            ).fetchone()
        return row is not None and row["confirmed_at"] is not None

    def contact_challenged(self, where: Where, contact: str, challenge: str) -> None:
        """A code for this contact is on its way."""
        with self._database.transaction() as c:
            c.execute(
                "INSERT INTO contacts (portal, account, contact, challenge) VALUES (?,?,?,?)"
                " ON CONFLICT (portal, account, contact) DO UPDATE SET challenge = excluded.challenge",
                (where.portal, where.account, _hash(contact), challenge),
            )

    def challenge_answered(self, where: Where, challenge: str) -> None:
        """The contact that this challenge was for is confirmed."""
        with self._database.transaction() as c:
            c.execute(
                "UPDATE contacts SET confirmed_at = ?, challenge = NULL"
                " WHERE portal = ? AND account = ? AND challenge = ?",
                (datetime.now(UTC).isoformat(), where.portal, where.account, challenge),
            )

    # the line, requests, decisions

    def line_speed(self) -> float | None:
        """Bytes a second, as measured by the last large upload."""
        with self._database.transaction() as c:
            row = c.execute("SELECT value FROM meta WHERE name = 'line_speed'").fetchone()
        return None if row is None else float(row["value"])

    def measured(self, bytes_per_second: float) -> None:
        with self._database.transaction() as c:
            c.execute(
                "INSERT INTO meta (name, value) VALUES ('line_speed', ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (repr(bytes_per_second),),
            )

    def observe(self, method: str, path: str, status: int | None, milliseconds: int) -> None:
        """One request was made; `path` is a template without numbers. Written when the journal closes."""
        self._requests.append((datetime.now(UTC).isoformat(), self.profile, method, path, status, milliseconds))

    def decided(self, decisions: Iterable[tuple[str, str, int, str, str, str | None, str]]) -> None:
        """Decisions seen: (portal, number, attempt, service, status, submitted_at, decided_at)."""
        self._decisions += decisions

    def close(self) -> None:
        """Write what could wait; a disk without room loses it, because nothing depends on it."""
        try:
            if self._requests or self._decisions:
                self._write_times()
        except GosmedError:
            return
        finally:
            self._requests, self._decisions = [], []
            self._database.close()

    def _write_times(self) -> None:
        with self._database.transaction() as c:
            c.executemany(
                "INSERT INTO requests (at, profile, method, path, status, milliseconds) VALUES (?,?,?,?,?,?)",
                self._requests,
            )
            c.execute(
                "DELETE FROM requests WHERE id <= (SELECT max(id) FROM requests) - ?",
                (REQUESTS_KEPT,),
            )
            c.executemany(
                "INSERT INTO decisions (portal, number, attempt, service, status, submitted_at, decided_at)"
                " VALUES (?,?,?,?,?,?,?) ON CONFLICT DO NOTHING",
                self._decisions,
            )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
