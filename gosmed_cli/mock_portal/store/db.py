"""One SQLite file and one connection, used directly in the event loop (WIRE «State»).

Queries are written once in the `.sql` files beside this one and loaded by aiosql; `transaction.q.NAME(...)`
runs one. Rows are `sqlite3.Row`: read by name. Nothing awaits inside a transaction, so two requests never mix.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiosql

SCHEMA_VERSION = "3"
_SCHEMA = "schema"  # how the names of files with tables begin; the others hold queries


class OldSchema(sqlite3.DatabaseError):
    """A database that another version of the portal made; its state is not readable here."""


@cache
def _queries() -> Any:
    folder = files(__package__)
    text = "\n".join(
        one.read_text(encoding="utf-8")
        for one in sorted(folder.iterdir(), key=lambda one: one.name)
        if one.name.endswith(".sql") and not one.name.startswith(_SCHEMA)
    )
    return aiosql.from_str(text, "sqlite3", mandatory_parameters=False)


class _Bound:
    """Queries with the connection filled in: `q.order_by_id(id=7)`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._queries = _queries()

    def __getattr__(self, name: str) -> Any:
        query = getattr(self._queries, name)
        connection = self._connection

        def run(**params: Any) -> Any:
            return query(connection, **params)

        setattr(self, name, run)
        return run


class Transaction:
    """What a request may do with the database between BEGIN and COMMIT."""

    def __init__(self, connection: sqlite3.Connection, q: _Bound) -> None:
        self.connection = connection
        self.q: Any = q

    def next_id(self, counter: str, first: int = 1) -> int:
        """The next number of this counter; numbers are never given twice, also after deletion."""
        row = self.q.counter(name=counter)
        value = first if row is None else int(row["value"]) + 1
        self.q.set_counter(name=counter, value=value)
        return value

    def meta(self, name: str) -> str | None:
        row = self.q.meta(name=name)
        return None if row is None else str(row["value"])

    def set_meta(self, name: str, value: str) -> None:
        self.q.set_meta(name=name, value=value)

    def add(self, table: str, **values: Any) -> None:
        """Insert one row; `table` and the column names come from our code, never from a request."""
        columns = ", ".join(values)
        holes = ", ".join(f":{name}" for name in values)
        self.connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({holes})", values)  # noqa: S608  names are ours

    def change(self, table: str, key: dict[str, Any], **values: Any) -> None:
        """Update the row with this key; names come from our code, never from a request."""
        sets = ", ".join(f"{name} = :{name}" for name in values)
        where = " AND ".join(f"{name} = :key_{name}" for name in key)
        self.connection.execute(
            f"UPDATE {table} SET {sets} WHERE {where}",  # noqa: S608  names are ours
            {**values, **{f"key_{name}": value for name, value in key.items()}},
        )


class Store:
    """Open (and make) the database at `path`; `:memory:` keeps it in memory. Raises OldSchema."""

    def __init__(self, path: Path | str) -> None:
        self.path = path
        self.connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self.connection.row_factory = sqlite3.Row
        self.connection.execute("PRAGMA journal_mode=WAL")
        self.connection.execute("PRAGMA synchronous=FULL")
        self.connection.execute("PRAGMA busy_timeout=5000")
        self._q = _Bound(self.connection)
        self._prepare()

    def _prepare(self) -> None:
        if self.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
            found = self.connection.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
            if found is None or found["value"] != SCHEMA_VERSION:
                raise OldSchema(found["value"] if found else "")
            return
        with self.transaction() as transaction:
            for statement in self._schema().split(";\n"):
                if statement.strip():
                    self.connection.execute(statement)
            transaction.set_meta("schema", SCHEMA_VERSION)
            transaction.set_meta("instance", uuid4().hex)

    @staticmethod
    def _schema() -> str:
        found = [one for one in files(__package__).iterdir() if one.name.startswith(_SCHEMA)]
        text = "\n".join(one.read_text(encoding="utf-8") for one in sorted(found, key=lambda one: one.name))
        return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("--"))

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """BEGIN IMMEDIATE … COMMIT; any exception rolls everything back."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield Transaction(self.connection, self._q)
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def tables(self) -> list[str]:
        """Names of all tables, in the order of the schema."""
        rows = self.connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
        )
        return [row["name"] for row in rows]

    def wipe(self, keep: tuple[str, ...] = ()) -> None:
        """Forget everything (but the tables in `keep`) and become another instance."""
        with self.transaction() as transaction:
            for table in self.tables():
                if table not in keep:
                    self.connection.execute(f"DELETE FROM {table}")  # noqa: S608  names come from the schema
            transaction.set_meta("schema", SCHEMA_VERSION)
            transaction.set_meta("instance", uuid4().hex)

    def close(self) -> None:
        self.connection.close()


def dumps(value: Any) -> str:
    """JSON as this database keeps it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
