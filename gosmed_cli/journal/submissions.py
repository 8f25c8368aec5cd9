"""Submissions under way (WIRE «A submission is exactly once»): each step is written down as it is taken.

intent → created (the order has a number) → built (the archive is on this disk) → sending → arrived → done
                                                               any of them → abandoned | failed
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from .db import Database


class State(StrEnum):
    INTENT = "intent"
    CREATED = "created"
    BUILT = "built"
    SENDING = "sending"
    ARRIVED = "arrived"  # the portal has the whole archive
    DONE = "done"  # and has passed it on
    FAILED = "failed"  # or its automatic check has refused it
    ABANDONED = "abandoned"


_OPEN = (State.INTENT, State.CREATED, State.BUILT, State.SENDING, State.ARRIVED)


@dataclass(frozen=True, slots=True)
class Where:
    """Whose submissions: this profile's, at this portal, of this account."""

    profile: str
    portal: str
    account: str


@dataclass(frozen=True, slots=True)
class Submission:
    """One attempt. `content` is a SHA-256 of what is sent; `chunk` the size of a part in bytes;
    `answers_to` the status history id that a repeated application answers."""

    id: int
    slug: str
    content: str
    instance: str
    guid: str
    number: str | None
    attempt: int
    answers_to: int | None
    archive: Path | None
    size: int | None
    sha256: str | None
    chunk: int | None
    state: State
    begun_at: datetime


class Submissions:
    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(
        self,
        where: Where,
        *,
        slug: str,
        content: str,
        instance: str,
        guid: str,
        number: str | None = None,
        attempt: int = 1,
        answers_to: int | None = None,
    ) -> Submission:
        """Write down the intent, before anything is sent. `number` is given when an application is sent again."""
        now = datetime.now(UTC)
        state = State.INTENT if number is None else State.CREATED
        with self._database.transaction() as c:
            row = c.execute(
                "INSERT INTO submissions (profile, portal, account, slug, content, instance, guid, number,"
                " attempt, answers_to, state, begun_at, changed_at)"
                " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?) RETURNING *",
                (
                    where.profile, where.portal, where.account, slug, content, instance, guid, number, attempt,
                    answers_to, state, now.isoformat(), now.isoformat(),
                ),
            ).fetchone()  # fmt: skip
            return _of(row)

    def created(self, one: Submission, number: str, instance: str) -> Submission:
        """The order has a number, at this instance of the portal (numbers begin anew with another)."""
        return self._change(one, "number = ?, instance = ?, state = ?", number, instance, State.CREATED)

    def built(self, one: Submission, archive: Path, size: int, sha256: str, chunk: int) -> Submission:
        """The archive is on this disk; parts acknowledged for an earlier one count no more."""
        return self._change(
            one, "archive = ?, size = ?, sha256 = ?, chunk = ?, state = ?", str(archive), size, sha256, chunk,
            State.BUILT, forget_chunks=True,
        )  # fmt: skip

    def to(self, one: Submission, state: State, *, forget_chunks: bool = False) -> Submission:
        return self._change(one, "state = ?", state, forget_chunks=forget_chunks)

    def _change(
        self, one: Submission, sets: str, *values: str | int | None, forget_chunks: bool = False
    ) -> Submission:
        with self._database.transaction() as c:
            if forget_chunks:
                c.execute("DELETE FROM chunks WHERE submission = ?", (one.id,))
            row = c.execute(
                f"UPDATE submissions SET {sets}, changed_at = ? WHERE id = ? RETURNING *",  # noqa: S608  sets are ours
                (*values, datetime.now(UTC).isoformat(), one.id),
            ).fetchone()
            return _of(row)

    def acknowledge(self, one: Submission, chunk: int) -> None:
        """The portal has answered for this part."""
        with self._database.transaction() as c:
            c.execute(
                "INSERT INTO chunks (submission, chunk, at) VALUES (?,?,?) ON CONFLICT DO NOTHING",
                (one.id, chunk, datetime.now(UTC).isoformat()),
            )

    def acknowledged(self, one: Submission) -> dict[int, datetime]:
        """Parts that the portal has answered for, and when."""
        with self._database.transaction() as c:
            rows = c.execute("SELECT chunk, at FROM chunks WHERE submission = ?", (one.id,)).fetchall()
        return {row["chunk"]: datetime.fromisoformat(row["at"]) for row in rows}

    def unfinished(self, where: Where, slug: str) -> Submission | None:
        """The newest attempt for this service that has not come to an end."""
        return self._newest(where, slug, _OPEN)

    def sent(self, where: Where, slug: str, content: str) -> Submission | None:
        """The newest attempt with this very content that went through."""
        return self._newest(where, slug, (State.DONE,), content)

    def _newest(
        self, where: Where, slug: str, states: tuple[State, ...], content: str | None = None
    ) -> Submission | None:
        holes = ",".join("?" * len(states))
        with self._database.transaction() as c:
            row = c.execute(
                f"SELECT * FROM submissions WHERE state IN ({holes})"  # noqa: S608  holes only
                " AND profile = ? AND portal = ? AND account = ? AND slug = ?"
                " AND (? IS NULL OR content = ?) ORDER BY id DESC LIMIT 1",
                (*states, where.profile, where.portal, where.account, slug, content, content),
            ).fetchone()
        return None if row is None else _of(row)

    def archives(self) -> set[Path]:
        """Archives that an unfinished attempt may still need."""
        holes = ",".join("?" * len(_OPEN))
        with self._database.transaction() as c:
            rows = c.execute(
                f"SELECT archive FROM submissions WHERE archive IS NOT NULL AND state IN ({holes})",  # noqa: S608  holes only
                _OPEN,
            ).fetchall()
        return {Path(row["archive"]) for row in rows}


def _of(row: sqlite3.Row) -> Submission:
    return Submission(
        id=row["id"],
        slug=row["slug"],
        content=row["content"],
        instance=row["instance"],
        guid=row["guid"],
        number=row["number"],
        attempt=row["attempt"],
        answers_to=row["answers_to"],
        archive=Path(row["archive"]) if row["archive"] else None,
        size=row["size"],
        sha256=row["sha256"],
        chunk=row["chunk"],
        state=State(row["state"]),
        begun_at=datetime.fromisoformat(row["begun_at"]),
    )
