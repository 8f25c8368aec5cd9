"""Serving the included portal: on 127.0.0.1, until it is told to stop.

The data folder holds the database and `portal.json` (url, operator key, pid; mode 0600). Restarted on the same
folder the portal goes on where it was, its clock included.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import json
import os
import secrets
import signal
import socket
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import NamedTemporaryFile

import uvicorn
from fastapi import FastAPI

from ..contract.catalogue import CatalogueError, extended
from ..errors import UsageProblem
from ..paths import private_folder
from ..text.formats import MOSCOW
from . import mailing, request_log, scenarios, schedule
from .app import create_app
from .protocol import CuttableProtocol
from .state import Portal
from .store.db import OldSchema

HOST = "127.0.0.1"
DATABASE = "portal.sqlite"
PORTAL_FILE = "portal.json"
_KNOCK = 0.5  # seconds that a portal on this computer may take to let somebody in
_TICK = 1.0  # seconds of real time between looks at what is due


def serve(
    data: Path,
    port: int,
    scenario: str | None,
    clock: str | None,
    portal_files: Sequence[Path],
    on_ready: Callable[[str], None],
    *,
    catalogue: Path | None = None,
    mail: mailing.Server | None = None,
) -> None:
    """Serve until SIGTERM or Ctrl-C. `port` 0 takes a free one; `scenario` is a name or a file; `clock` ISO 8601.

    A scenario is loaded into a new data folder only: on a folder that holds this scenario already, the portal
    goes on, and one that holds another is refused. `clock` never sets a portal that is further on back.
    `on_ready` is told the URL once the portal answers. `catalogue` is a folder of services of one's own, beside
    those that ship; letters go through `mail` too. Raises UsageProblem.
    """
    listening = _listen(port)
    url = f"http://{HOST}:{listening.getsockname()[1]}"
    files = [_private_file(data), *portal_files]
    with contextlib.closing(listening), _alone(data), contextlib.closing(_open(data)) as portal:
        portal.address, portal.mails = url, mail is not None
        _take_services(portal, catalogue)
        _prepare(portal, scenario, clock)
        app = create_app(portal)
        try:
            asyncio.run(_run(app, portal, listening, lambda: _announce(files, url, portal, on_ready), mail))
        finally:
            _write_log(app, portal)
            for file in files:
                _forget(file)


def _listen(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
    except (OSError, OverflowError) as error:
        listening.close()
        raise UsageProblem("serve.port_taken", port=port) from error
    return listening


def _private_file(data: Path) -> Path:
    try:
        return private_folder(data) / PORTAL_FILE
    except OSError as error:
        raise UsageProblem("serve.folder", path=str(data), reason=error.strerror or "") from error


@contextlib.contextmanager
def _alone(data: Path) -> Iterator[None]:
    """Hold the data folder; the system frees it when the process dies. Raises UsageProblem when another portal
    serves it: two would each keep their own half of the state."""
    import filelock

    lock = filelock.FileLock(data / "portal.lock", mode=0o600)
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout as error:
        raise UsageProblem("serve.data_taken", path=str(data)) from error
    except OSError as error:
        raise UsageProblem("serve.folder", path=str(data), reason=error.strerror or "") from error
    try:
        yield
    finally:
        lock.release()


def _open(data: Path) -> Portal:
    """The portal of this folder, with the operator key it had before."""
    database = data / DATABASE
    try:
        if not database.exists():
            os.close(os.open(database, os.O_CREAT | os.O_WRONLY, 0o600))
        return Portal.open(database, operator_key=_key(data))
    except OldSchema as error:
        raise UsageProblem("serve.old_data", path=str(data)) from error
    except (OSError, sqlite3.Error) as error:
        raise UsageProblem("serve.folder", path=str(data), reason=str(error)) from error


def _key(data: Path) -> str:
    """The operator key of this data folder, made once: scripts keep working after a restart."""
    file = data / "operator.key"
    with contextlib.suppress(FileNotFoundError):
        if key := file.read_text(encoding="ascii").strip():
            return key
    key = secrets.token_urlsafe(24)
    _write_private(file, key)
    return key


def _take_services(portal: Portal, folder: Path | None) -> None:
    """Serve the services of this folder too. Raises UsageProblem for a broken entry, or where the portal holds
    applications for a service that is not there any more."""
    if folder is not None:
        try:
            portal.catalogue = extended(folder.expanduser())
        except (CatalogueError, OSError) as error:
            raise UsageProblem("serve.catalogue", path=str(folder), reason=str(error)) from error
        if not folder.expanduser().is_dir():
            raise UsageProblem("serve.catalogue", path=str(folder), reason=os.strerror(errno.ENOENT))
    with portal.store.transaction() as t:
        lost = [row["slug"] for row in t.q.slugs_of_orders() if portal.catalogue.get(row["slug"]) is None]
    if lost:
        raise UsageProblem("serve.services_lost", slugs=", ".join(lost))


def _prepare(portal: Portal, scenario: str | None, clock: str | None) -> None:
    moment = _moment(clock) if clock else None
    if scenario is not None:
        _load(portal, scenario)
    if moment is not None and (_fresh(portal) or moment > portal.clock.now()):
        schedule.set_clock(portal, moment)


def _moment(clock: str) -> datetime:
    try:
        moment = datetime.fromisoformat(clock)
    except ValueError as error:
        raise UsageProblem("serve.clock", given=clock) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=MOSCOW)


def _fresh(portal: Portal) -> bool:
    """Whether nothing has happened here yet."""
    with portal.store.transaction() as t:
        return t.q.anything_happened() is None


def _load(portal: Portal, scenario: str) -> None:
    name, text = _scenario(scenario)
    with portal.store.transaction() as t:
        loaded = t.meta(scenarios.META)
    if loaded == name:
        return
    if loaded is not None or not _fresh(portal):
        raise UsageProblem("serve.other_scenario", loaded=loaded or "–", given=scenario)
    try:
        scenarios.load(portal, text, name=name)
    except scenarios.BadScenario as error:
        raise UsageProblem("serve.bad_scenario", given=scenario, problems="; ".join(error.problems)) from error


def _scenario(given: str) -> tuple[str, str]:
    """(name, text) of a scenario that ships, or of a file."""
    if given in scenarios.names():
        return given, scenarios.text_of(given)
    try:
        return str(Path(given).absolute()), Path(given).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageProblem("serve.no_scenario", given=given, names=", ".join(scenarios.names())) from error


class _Server(uvicorn.Server):
    """Tells when it answers, and ends on a signal without dying of it, so that we can clean up."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        if threading.current_thread() is not threading.main_thread():
            yield  # signals are the main thread's alone
            return
        before = {one: signal.signal(one, self.handle_exit) for one in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)


async def _run(
    app: FastAPI,
    portal: Portal,
    listening: socket.socket,
    ready: Callable[[], None],
    mail: mailing.Server | None,
) -> None:
    config = uvicorn.Config(
        app,
        http=CuttableProtocol,
        date_header=False,  # ours carries portal time
        server_header=False,
        access_log=False,
        log_level="critical",  # faults of ours are logged where they are answered
        lifespan="off",
        timeout_graceful_shutdown=1,  # a long poll may wait for half a minute
    )
    beside = [asyncio.create_task(_tick(portal))]
    if mail is not None:
        beside.append(asyncio.create_task(mailing.deliver_for_ever(portal, mail)))
    try:
        await _Server(config, ready).serve(sockets=[listening])
    finally:
        for task in beside:
            task.cancel()


async def _tick(portal: Portal) -> None:
    """Real time makes events due too, also while nobody asks."""
    while True:
        await asyncio.sleep(_TICK)
        schedule.run_due(portal)


def _announce(files: Sequence[Path], url: str, portal: Portal, on_ready: Callable[[str], None]) -> None:
    text = json.dumps({"url": url, "operator_key": portal.operator_key, "pid": os.getpid()}) + "\n"
    own, *shared = files
    for file in (own, *(one for one in shared if in_charge(one, url) is None)):
        private_folder(file.parent)
        _write_private(file, text)
    on_ready(url)


def in_charge(file: Path, url: str) -> str | None:
    """The address of another portal that this file leads to, if it is still there: it stays in charge."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        other = str(told["url"])
        return other if other != url and _answers(other, str(told["operator_key"])) else None
    except (OSError, ValueError, KeyError, TypeError, HTTPException):
        return None


def _answers(url: str, key: str) -> bool:
    """Whether the portal there is the one that has this key."""
    connection = HTTPConnection(url.rpartition("/")[2], timeout=_KNOCK)
    with contextlib.closing(connection):
        connection.request("GET", "/_portal/clock", headers={"X-Portal-Key": key})
        return connection.getresponse().status == HTTPStatus.OK


def _write_private(file: Path, text: str) -> None:
    """Write the whole file or nothing, mode 0600."""
    with NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, delete=False) as part:
        part.write(text)  # temporary files are 0600 from the beginning
    Path(part.name).replace(file)


def _write_log(app: FastAPI, portal: Portal) -> None:
    """What the journal of requests still holds in memory."""
    with portal.store.transaction() as t:
        request_log.of(app).write(t)


def _forget(file: Path) -> None:
    """Remove our `portal.json`; one that another portal has written meanwhile stays."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        if json.loads(file.read_text(encoding="utf-8")).get("pid") == os.getpid():
            file.unlink()
