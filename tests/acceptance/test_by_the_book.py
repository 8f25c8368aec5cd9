"""A client written from the specification of API ЕПГУ alone works against the included portal, unchanged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from gosmed_cli.contract.application_xml import ApplicationForm
from gosmed_cli.contract.catalogue import bundled_service
from gosmed_cli.documents import archive
from gosmed_cli.documents.sample import good_scan

from .papers import NAMES
from .world import World

HERE = Path(__file__).parent
LOGINS = {"token": "perepelkina@example.ru", "foreign_token": "orlov@example.ru"}
VALUES = {
    "last_name": "Перепёлкина", "first_name": "Ульяна", "middle_name": "Святославовна", "birth_date": "1985-04-12",
    "snils": "11223344595", "specialty": "084",
}  # fmt: skip


def token(world: World, login: str) -> str:
    """An access token, by the sign-in of the portal (ЕСИА has its own specification)."""
    base = f"{world.url}/api/cabinet/v1/sign-in"
    asked = httpx.post(f"{base}/challenges", json={"login": login, "password": "Demo-2026!", "method": "sms"})
    proof = {"challenge": asked.json()["challenge"], "code": world.last_code(), "scope": "full", "device": "book"}
    return str(httpx.post(f"{base}/tokens", json=proof).json()["access_token"])


class Vendor:
    """Makes the archives that the specification of the service asks for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = 0
        service = bundled_service("qualification")
        assert service is not None
        self.service = service
        self.scans = {}
        for kind in ("diploma", "residency"):
            self.scans[kind] = folder / NAMES[kind]
            good_scan(self.scans[kind], kind)
        self.heavy = []
        for number in range(4):
            path = folder / f"diplom_{number}.pdf"
            good_scan(path, "diploma", size=4_500_000)
            self.heavy.append(path)

    def make(self, order: int) -> None:
        """Write `<order>.zip`; 0 stands for an archive without an order number. The third one is large."""
        self.made += 1
        form = ApplicationForm(
            guid=str(uuid.uuid4()), slug=self.service.slug, service_code=self.service.service_code,
            target_code=self.service.target_code, region="45000000000", order_id=str(order) if order else None,
            attempt=1, created_at=datetime.now(UTC), answers_to=None, values=VALUES,
        )  # fmt: skip
        scans = [("diploma", self.scans["diploma"]), ("residency", self.scans["residency"])]
        if self.made in (3, 4):
            scans = [*(("diploma", path) for path in self.heavy[:3]), scans[1]]
        files = [archive.ArchiveFile(path=path, kind=kind) for kind, path in scans]
        archive.build(self.folder / f"{order}.zip", form, files)


@pytest.mark.timeout(240)
def test_by_the_book(make_world: Callable[..., World]) -> None:
    world = make_world(str(HERE / "two_people.toml"))
    vendor = Vendor(world.folder)
    config = {
        **{name: token(world, login) for name, login in LOGINS.items()},
        "region": "45000000000",
        "service": {"serviceCode": vendor.service.service_code, "targetCode": vendor.service.target_code},
        "archives": str(world.folder),
        "dictionary": "specialties",
        "operator_key": operator_key(world),
    }
    (world.folder / "book.json").write_text(json.dumps(config), encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-I", str(HERE / "by_the_book.py"), world.url, str(world.folder / "book.json")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
    ) as client:
        assert client.stdin
        assert client.stdout
        lines = []
        for line in client.stdout:
            lines.append(line)
            answer = ""
            if line.startswith("want "):
                vendor.make(int(line.split()[1]))
            elif line.startswith("token "):
                answer = token(world, LOGINS[line.split()[1]])
            else:
                continue
            client.stdin.write(f"{answer}\n")
            client.stdin.flush()
    assert client.returncode == 0, "".join(lines)
    assert "ok  all by the book\n" in lines


def operator_key(world: World) -> str:
    found: dict[str, Any] = json.loads((world.folder / "portal" / "portal.json").read_text(encoding="utf-8"))
    return str(found["operator_key"])


def test_it_imports_nothing_of_ours() -> None:
    text = (HERE / "by_the_book.py").read_text(encoding="utf-8")
    imported = {
        line.split()[1].split(".")[0] for line in text.splitlines() if line.startswith(("import ", "from "))
    }
    assert imported <= sys.stdlib_module_names
