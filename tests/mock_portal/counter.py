"""The counter of API ЕПГУ for tests: a portal at a fixed moment, callers, real archives. No sockets."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from gosmed_cli.contract.application_xml import ApplicationForm
from gosmed_cli.documents.archive import ArchiveFile, build
from gosmed_cli.mock_portal import scenarios, schedule, security
from gosmed_cli.mock_portal.app import create_app
from gosmed_cli.mock_portal.state import Portal

CODES = {"serviceCode": "10000070001", "targetCode": "-10000070001", "region": "45000000000"}
ANNA = "sokolova@example.ru"
CABINET = {
    "last_name": "Соколова",
    "first_name": "Анна",
    "middle_name": "Петровна",
    "birth_date": "1985-04-12",
    "snils": "11223344595",
    "inn": "500100732259",
    "phone": "+79000000001",
    "email": ANNA,
    "specialty": "097",
    "position": "109",
    "organisation": "ГБУЗ «Городская поликлиника № 1»",
}
SCANS = {
    "passport": "passport.pdf",
    "passport-registration": "propiska.pdf",
    "diploma": "diplom.pdf",
    "employment-certificate": "spravka.pdf",
}


@cache
def pdf(text: str = "scan", size: int = 0) -> bytes:
    """A small real PDF, padded after its end to `size` bytes where that is more."""
    from fpdf import FPDF

    page = FPDF()
    page.add_page()
    page.set_font("helvetica", size=40)
    page.cell(text=text)
    made = bytes(page.output())
    comment = b"%" + b"x" * max(0, size - len(made) - 2) + b"\n"
    return made.replace(b"\n1 0 obj", b"\n" + comment + b"1 0 obj", 1) if size > len(made) else made


class Hand:
    """Real time that only moves when told."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=2)
        return self.now


class Counter:
    """The portal and somebody at its counter."""

    def __init__(self, portal: Portal, folder: Path) -> None:
        self.portal, self.folder = portal, folder
        self.app = create_app(portal)

    def client(self, login: str = ANNA, **options: Any) -> httpx.AsyncClient:
        """A client signed in as this account."""
        with self.portal.store.transaction() as t:
            account = t.q.account_by_email(email=login)
            tokens = security.issue_tokens(t, self.portal, account["id"], **options)
        return self.anonymous({"Authorization": f"Bearer {tokens['access_token']}"})

    def anonymous(self, headers: Mapping[str, str] | None = None) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(self.app)
        return httpx.AsyncClient(transport=transport, base_url="http://portal", headers=dict(headers or {}))

    def archive(
        self,
        number: int | None,
        values: Mapping[str, str] | None = None,
        scans: Mapping[str, str] | None = None,
        *,
        guid: str | None = None,
        contents: Mapping[str, bytes] | None = None,
        codes: tuple[str, str] = (CODES["serviceCode"], CODES["targetCode"]),
        attempt: int = 1,
        slug: str = "medical-cabinet",
        sign: Callable[[bytes], bytes] | None = None,
    ) -> bytes:
        """The zip of an application; `scans` is kind → file name, `contents` name → bytes where not plain."""
        guid = guid or str(uuid4())
        files = []
        for kind, name in (SCANS if scans is None else scans).items():
            path = self.folder / f"{uuid4()}-{name}"
            path.write_bytes((contents or {}).get(name) or pdf(name))
            files.append(ArchiveFile(path=path, name=name, kind=kind))
        form = ApplicationForm(
            guid=guid,
            slug=slug,
            service_code=codes[0],
            target_code=codes[1],
            region=CODES["region"],
            order_id=None if number is None else str(number),
            attempt=attempt,
            created_at=self.portal.clock.now(),
            answers_to=None,
            values=CABINET if values is None else values,
        )
        target = self.folder / f"{guid}-{attempt}.zip"
        build(target, form, files, sign)
        return target.read_bytes()

    def advance(self, span: str) -> None:
        schedule.advance(self.portal, span)

    def settings(self, name: str, value: object) -> None:
        """Change one of the scenario's settings (`system`, `verdicts`, `review`)."""
        with self.portal.store.transaction() as t:
            t.set_meta(name, value if isinstance(value, str) else json.dumps(value))


@contextmanager
def opened(folder: Path, scenario: str = "demo") -> Iterator[Counter]:
    """A portal in memory with this scenario; its real time stands still."""
    portal = Portal.open(":memory:", "key", real=Hand())
    scenarios.load(portal, scenario)
    try:
        yield Counter(portal, folder)
    finally:
        portal.close()


async def create(client: httpx.AsyncClient) -> int:
    """A new order; returns its number."""
    answer = await client.post("/api/gusmev/order", json=CODES)
    assert answer.status_code == 200, answer.text
    return int(answer.json()["orderId"])


async def push(client: httpx.AsyncClient, number: int, data: bytes, **fields: object) -> httpx.Response:
    """One part of an archive (or the whole) for this order."""
    sent = {"orderId": str(number), **{name: str(value) for name, value in fields.items()}}
    return await client.post("/api/gusmev/push/chunked", data=sent, files={"file": ("a.zip", data)})


async def details(client: httpx.AsyncClient, number: int) -> tuple[str, dict[str, Any]]:
    """(code, inner order) of this order."""
    answer = (await client.post(f"/api/gusmev/order/{number}")).json()
    return answer["code"], json.loads(answer["order"]) if answer["order"] else {}
