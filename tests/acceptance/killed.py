"""Run gosmed and kill it (SIGKILL) at the n-th boundary: before and after each journal write and request.

Nothing in the product knows of this: the journal's transactions and the client's transport are wrapped from
outside. Boundaries passed are counted on descriptor 2, so that a test can say where the last kill was. Run cold:
`python -m tests.acceptance.killed N ARGS…`; warm: `run`, in a process that has the program loaded.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from typing import Any

import httpx

passed = deadly = 0


def boundary(what: str) -> None:
    global passed
    passed += 1
    if passed == deadly:
        os.write(2, f"killed at {passed}: {what}\n".encode())
        os.kill(os.getpid(), signal.SIGKILL)


class Connection(sqlite3.Connection):
    """A connection that passes a boundary around every statement that ends or is a write."""

    def execute(self, sql: str, *rest: Any) -> sqlite3.Cursor:
        verb = sql.lstrip().split(None, 1)[0].upper()
        deed = verb in ("COMMIT", "END", "INSERT", "UPDATE", "DELETE", "REPLACE")
        if deed:
            boundary(f"before {verb}")
        done = super().execute(sql, *rest)
        if deed:
            boundary(f"after {verb}")
        return done

    def commit(self) -> None:
        boundary("before commit")
        super().commit()
        boundary("after commit")


_connect = sqlite3.connect


def connect(*args: Any, **options: Any) -> Any:
    return _connect(*args, **{"factory": Connection, **options})


class Transport(httpx.AsyncHTTPTransport):
    """A transport that passes a boundary before and after every request."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        boundary(f"before {request.method} {request.url.path}")
        response = await super().handle_async_request(request)
        boundary(f"after {request.method} {request.url.path}")
        return response


def run(at: int) -> None:
    """The program with the arguments of this process, killed at this boundary."""
    global deadly  # one process is killed once
    deadly = at
    setattr(sqlite3, "connect", connect)  # noqa: B010  replaced on purpose, which a type checker would not allow
    setattr(httpx, "AsyncHTTPTransport", Transport)  # noqa: B010  likewise
    from gosmed_cli.__main__ import main

    try:
        main()
    finally:
        os.write(2, f"boundaries {passed}\n".encode())


if __name__ == "__main__":
    place, sys.argv = int(sys.argv[1]), ["gosmed", *sys.argv[2:]]
    run(place)
