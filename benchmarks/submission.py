"""Submission of 20 MB against `curl` sending the same bytes to the same portal; memory by the archive's size."""

from __future__ import annotations

import json
import os
import shutil
import sys
import uuid
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import httpx

from gosmed_cli.contract.application_xml import ApplicationForm
from gosmed_cli.contract.catalogue import bundled_service
from gosmed_cli.documents.archive import ArchiveFile, build
from gosmed_cli.documents.sample import good_scan
from tests.acceptance.world import World

from .bench_world import signed_in, token
from .measure import Pair, Run, process
from .submit_once import VALUES

CHUNK = 5_000_000
NOTE = "memory of ours: growth while sending"
REGIONS = (f"{number}000000000" for number in count(10))  # makes each draft another one


def _scans(folder: Path, size: int) -> Path:
    folder.mkdir()
    for name in ("diplom_1.pdf", "diplom_2.pdf", "diplom_3.pdf", "ordinatura_1.pdf"):
        good_scan(folder / name, "diploma", size=size)
    return folder


def _ours(world: World, scans: Path) -> Run:
    """`submit()` in a process of its own: order, archive, chunks, journal, details."""
    said = scans / "seconds"
    env = {**world.env(), "PYTHONPATH": str(Path(__file__).parents[1])}
    process([sys.executable, "-m", "benchmarks.submit_once", str(scans), next(REGIONS), str(said)], env)
    seconds, grown = said.read_text().split()
    return Run(float(seconds), int(grown))


class Curl:
    """Sends an archive of the same scans, made for a new order, in the same chunks, in one run of curl."""

    def __init__(self, world: World, folder: Path, scans: Path) -> None:
        self.world, self.folder, self.scans, self.token = world, folder, scans, token(world)
        service = bundled_service("qualification")
        assert service is not None
        self.service = service
        self.meta = {
            "region": "45000000000",
            "serviceCode": service.service_code,
            "targetCode": service.target_code,
        }

    def order(self) -> int:
        headers = {"Authorization": f"Bearer {self.token}"}
        made = httpx.post(f"{self.world.url}/api/gusmev/order", json=self.meta, headers=headers)
        return int(made.json()["orderId"])

    def archive(self, order: int) -> list[Path]:
        """The archive that ours would build for this order, cut into the same chunks."""
        files = [
            ArchiveFile(path=path, kind="residency" if "ordinatura" in path.name else "diploma")
            for path in sorted(self.scans.glob("*.pdf"))
        ]
        form = ApplicationForm(
            guid=str(uuid.uuid4()), slug=self.service.slug, service_code=self.service.service_code,
            target_code=self.service.target_code, region=self.meta["region"], order_id=str(order), attempt=1,
            created_at=datetime.now(UTC), answers_to=None, values=VALUES,
        )  # fmt: skip
        data = build(self.folder / f"{order}.zip", form, files).path.read_bytes()
        parts = []
        for number, start in enumerate(range(0, len(data), CHUNK)):
            parts.append(self.folder / f"part{number}")
            parts[-1].write_bytes(data[start : start + CHUNK])
        return parts

    def send(self) -> Run:
        order = self.order()
        parts = self.archive(order)
        argv: list[str] = []
        for number, part in enumerate(parts):
            argv += ["--next"] if argv else []
            argv += ["-s", "-f", "-o", os.devnull, "-H", f"@{self._header()}", "-F", f"orderId={order}"]
            argv += ["-F", f"chunk={number}", "-F", f"chunks={len(parts)}", "-F", f"file=@{part}"]
            argv += ["-F", f"meta={json.dumps(self.meta)};type=application/json"]
            argv += [f"{self.world.url}/api/gusmev/push/chunked"]
        return process(["curl", *argv], {"PATH": os.environ["PATH"]})

    def _header(self) -> Path:
        path = self.folder / "header"
        path.write_text(f"Authorization: Bearer {self.token}\n", encoding="utf-8")
        return path


def pairs(folder: Path) -> list[Pair]:
    if shutil.which("curl") is None:
        print("curl is not installed: submission is not measured")
        return []
    (folder / "world").mkdir()
    world = signed_in(World(folder / "world", "demo"))
    small, large = _scans(folder / "small", 500_000), _scans(folder / "large", 4_900_000)
    curl = Curl(world, folder, large)
    try:
        pair = Pair("submission of 20 MB", "`curl`, the same bytes in the same chunks", 1.3, note=NOTE)
        pair.measure(lambda: _ours(world, large), curl.send, runs=5)
        world.ok("portal", "clock", "advance", "15m")  # past the limit of 20 applications in 10 minutes
        flat = Pair("memory sending 20 MB", "ours sending 2 MB", note=f"{NOTE}; flat in the archive's size")
        flat.measure(lambda: _ours(world, large), lambda: _ours(world, small), runs=3)
        return [pair, flat]
    finally:
        world.stop()
