"""The included portal in process, with the demo scenario, and a user who is signed in there."""

from __future__ import annotations

import hashlib
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from gosmed_cli.client.http import httpx
from gosmed_cli.client.portal import Portal, connect
from gosmed_cli.config import Settings
from gosmed_cli.contract.catalogue import Service, bundled_service
from gosmed_cli.journal import Journal
from gosmed_cli.mock_portal import scenarios
from gosmed_cli.mock_portal.app import create_app
from gosmed_cli.mock_portal.security import issue_tokens
from gosmed_cli.mock_portal.state import Portal as Served
from gosmed_cli.paths import find
from gosmed_cli.session import SessionStore, StoredTokens
from gosmed_cli.usecases.packing import Draft

URL = "http://portal.test"
VALUES = {
    "last_name": "Соколова",
    "first_name": "Анна",
    "middle_name": "Петровна",
    "birth_date": "1985-04-12",
    "snils": "11223344595",
    "inn": "500100732259",
    "phone": "+79000000001",
    "email": "sokolova@example.ru",
}
CutRequest = Callable[[httpx.Request], str | None]


class Line(httpx.AsyncBaseTransport):
    """The way to the portal, with faults: `fault(request)` says `lose-request`, `lose-reply`, `503`… or None."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self.inner = inner
        self.fault: CutRequest = lambda request: None
        self.log: list[str] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.log.append(f"{request.method} {request.url.path}")
        fault = self.fault(request)
        if fault == "lose-request":
            raise httpx.ReadError("cut", request=request)
        if fault == "refused":
            raise httpx.ConnectError("refused", request=request)
        if fault and fault.isdigit():
            return httpx.Response(int(fault), headers={"Retry-After": "0"}, request=request)
        response = await self.inner.handle_async_request(request)
        if fault == "lose-reply":
            await response.aread()
            raise httpx.RemoteProtocolError("cut", request=request)
        return response


@dataclass
class Home:
    """One user's computer and the portal it talks to."""

    served: Served
    line: Line
    settings: Settings
    session: SessionStore
    account: str
    folder: Path
    journals: list[Journal] = field(default_factory=list)

    def journal(self) -> Journal:
        journal = Journal(self.settings.paths, self.settings.profile)
        self.journals.append(journal)
        return journal

    @asynccontextmanager
    async def portal(self) -> AsyncIterator[Portal]:
        async with connect(self.settings, self.session, transport=self.line) as portal:
            yield portal

    def sql(self, query: str) -> list[dict[str, Any]]:
        """Rows of the portal's database."""
        with self.served.store.transaction() as t:
            return [dict(row) for row in t.connection.execute(query)]

    def close(self) -> None:
        for journal in self.journals:
            journal.close()
        self.served.close()


def make(folder: Path, scenario: str = "demo", *, retry_for: float = 5.0) -> Home:
    """A portal with this scenario, and Анна Соколова signed in."""
    served = Served.open(":memory:")
    scenarios.load(served, scenario)
    with served.store.transaction() as t:
        row = t.connection.execute("SELECT id FROM accounts WHERE email = 'sokolova@example.ru'").fetchone()
        tokens = issue_tokens(t, served, row["id"])
    settings = Settings(paths=find(), portal=URL, retry_for=retry_for, keyring=False)
    session = SessionStore(settings.paths, settings.profile, URL, keyring=False)
    session.save(
        StoredTokens(
            tokens["access_token"],
            tokens["refresh_token"],
            "full",
            tokens["account"],
            "test",
            time.time() + 800,
            tokens["refresh_expires_at"],
        )
    )
    line = Line(httpx.ASGITransport(create_app(served)))
    return Home(served, line, settings, session, tokens["account"], folder)


def service(slug: str = "medical-cabinet") -> Service:
    found = bundled_service(slug)
    assert found is not None
    return found


def draft(folder: Path, **changes: str) -> Draft:
    """A complete draft of the cabinet's application; scans are real and small."""
    from gosmed_cli.documents.sample import good_scan

    names = {
        "passport": "passport_razvorot.jpg",
        "passport-registration": "passport_propiska.jpg",
        "diploma": "diplom_2008.jpg",
        "employment-certificate": "spravka_rabota.jpg",
    }
    folder.mkdir(exist_ok=True)
    attachments = {}
    for kind, name in names.items():
        path = folder / name
        if not path.exists():
            good_scan(path, kind)
        attachments[kind] = (path,)
    return Draft("medical-cabinet", {**VALUES, **professional(), **changes}, attachments)


def professional() -> dict[str, str]:
    """Specialty and position by their codes in the dictionaries."""
    from gosmed_cli.contract.dictionaries import dictionary

    specialties, positions = dictionary("specialties"), dictionary("positions")
    assert specialties is not None
    assert positions is not None
    specialty, position = specialties.find("Терапия"), positions.find("врач-терапевт")
    assert specialty is not None
    assert position is not None
    return {
        "specialty": specialty.value,
        "position": position.value,
        "organisation": "ГБУЗ «Городская поликлиника № 1»",
    }


def digests(one: Draft) -> dict[str, str]:
    return {
        kind: hashlib.sha256(path.read_bytes()).hexdigest()
        for kind, paths in one.attachments.items()
        for path in paths
    }


def settings_without_retries(settings: Settings) -> Settings:
    return replace(settings, retry_for=0.0)
