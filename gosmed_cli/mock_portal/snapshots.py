"""The whole state of a portal as one file: gzip of JSON lines, the bytes of files in Base64.

The first line says what it is, with the portal's time; each other line is a row: [table, {column: value}].
Loading replaces everything at once and takes the clock back to the moment of the snapshot, so that a review
due tomorrow is due tomorrow whenever the snapshot is loaded.
"""

from __future__ import annotations

import gzip
import json
import sqlite3
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from typing import IO, Any
from uuid import uuid4

from . import clock as clocks
from .clock import iso, parse
from .state import Portal
from .store import Store, Transaction
from .store.db import SCHEMA_VERSION

FORMAT = "gosmed-portal-snapshot"
MEDIA_TYPE = "application/gzip"


class BadSnapshot(ValueError):
    """Not a snapshot, or one of another version; says why in Russian."""


def save(portal: Portal, target: IO[bytes]) -> None:
    """Write the portal's state to an open file."""
    with portal.store.transaction() as t, gzip.open(target, "wt", encoding="utf-8", compresslevel=6) as out:
        head = {"format": FORMAT, "schema": SCHEMA_VERSION, "now": iso(portal.clock.now())}
        out.write(json.dumps(head) + "\n")
        for table in portal.store.tables():
            for row in t.connection.execute(f"SELECT * FROM {table}"):  # noqa: S608  names come from the schema
                values = {name: _packed(row[name]) for name in row.keys()}  # noqa: SIM118  rows iterate values
                out.write(json.dumps([table, values], ensure_ascii=False) + "\n")


def load(portal: Portal, source: IO[bytes], *, new_instance: bool = False) -> None:
    """Replace the portal's state by that of a file, whole or not at all. Raises BadSnapshot."""
    try:
        with portal.store.transaction() as t, gzip.open(source, "rt", encoding="utf-8") as lines:
            head = _head(next(lines, ""))
            _replace(portal.store, t, lines)
            t.set_meta(clocks.OFFSET, repr(portal.clock.offset_to(parse(head["now"])).total_seconds()))
            if new_instance:
                t.set_meta("instance", uuid4().hex)
    except (OSError, EOFError, zlib.error, UnicodeDecodeError, sqlite3.Error) as error:
        raise BadSnapshot("файл повреждён или это не снимок") from error
    portal.reload()


def _head(line: str) -> dict[str, Any]:
    try:
        head = json.loads(line)
        parse(head["now"])
    except (ValueError, KeyError, TypeError) as error:
        raise BadSnapshot("это не снимок состояния портала") from error
    if head.get("format") != FORMAT or head.get("schema") != SCHEMA_VERSION:
        raise BadSnapshot("снимок сделан другой версией портала")
    return dict(head)


def _replace(store: Store, t: Transaction, lines: Iterable[str]) -> None:
    columns = {table: _columns(t, table) for table in store.tables()}
    for table in columns:
        t.connection.execute(f"DELETE FROM {table}")  # noqa: S608  names come from the schema
    for table, values in _rows(lines):
        if table not in columns or not set(values) <= columns[table]:
            raise BadSnapshot("в снимке есть то, чего нет в этой версии портала")
        t.add(table, **values)


def _columns(t: Transaction, table: str) -> set[str]:
    return {row["name"] for row in t.connection.execute(f"PRAGMA table_info({table})")}


def _rows(lines: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    for line in lines:
        try:
            table, values = json.loads(line)
            yield table, {name: _unpacked(value) for name, value in values.items()}
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            raise BadSnapshot("строка снимка не читается") from error


def _packed(value: Any) -> Any:
    return {"base64": b64encode(value).decode()} if isinstance(value, bytes) else value


def _unpacked(value: Any) -> Any:
    return b64decode(value["base64"], validate=True) if isinstance(value, dict) else value
