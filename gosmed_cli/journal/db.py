"""The journal's file: SQLite, shared by cron jobs (WIRE «State»).

`journal_mode=DELETE` (older SQLite can corrupt a WAL with several connections), a busy timeout, short
transactions, mode 0600. Whatever keeps it from being written is said before anything is sent.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from ..errors import GosmedError, Locked, UsageProblem
from ..paths import private_folder

SCHEMA_VERSION = 2
_SCHEMAS = ("schema.sql", "payouts.sql")  # what each version has added
BUSY_SECONDS = 10.0


class Database:
    """Opened on first use, so that a run which journals nothing pays nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = None

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """BEGIN IMMEDIATE … COMMIT; anything raised rolls back. Raises UsageProblem `journal.*`, Locked."""
        try:
            connection = self._open()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                _roll_back(connection)
                raise
            try:
                connection.execute("COMMIT")
            except sqlite3.Error:
                _roll_back(connection)
                raise
        except sqlite3.Error as error:
            raise self._problem(error) from error

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = self._prepared()
        return self._connection

    def _prepared(self) -> sqlite3.Connection:
        try:
            private_folder(self.path.parent)
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
        except OSError as error:
            raise UsageProblem("journal.no_room", path=str(self.path), reason=error.strerror or "") from error
        connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("PRAGMA synchronous=FULL")
            self._make_tables(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _make_tables(self, connection: sqlite3.Connection) -> None:
        if self._version(connection) == SCHEMA_VERSION:
            return
        connection.execute("BEGIN IMMEDIATE")
        try:
            for name in _SCHEMAS[self._version(connection) :]:  # nothing, where somebody was faster
                for statement in _schema(name).split(";\n"):
                    if statement.strip():
                        connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION:d}")
            connection.execute("COMMIT")
        except BaseException:
            _roll_back(connection)
            raise

    def _version(self, connection: sqlite3.Connection) -> int:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version > SCHEMA_VERSION:
            raise UsageProblem("journal.newer", path=str(self.path))
        return version

    def _problem(self, error: sqlite3.Error) -> GosmedError:
        reason = str(error)
        if "locked" in reason:
            return Locked("journal.busy", path=str(self.path))
        if isinstance(error, sqlite3.OperationalError):
            return UsageProblem("journal.no_room", path=str(self.path), reason=reason)
        return UsageProblem("journal.broken", path=str(self.path), reason=reason)

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _schema(name: str) -> str:
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("--"))


def _roll_back(connection: sqlite3.Connection) -> None:
    """SQLite has rolled back by itself after some errors."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")
