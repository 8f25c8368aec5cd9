"""Prepare a draft, send it and write the seconds of sending: `python -m benchmarks.submit_once FOLDER TAG FILE`.

FOLDER holds the scans (every file is a diploma or, if named so, a residency); TAG makes the draft a new one.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from gosmed_cli.client.portal import Portal
from gosmed_cli.context import AppContext
from gosmed_cli.contract.catalogue import Service, bundled_service
from gosmed_cli.usecases.packing import Draft
from gosmed_cli.usecases.prepare import prepare
from gosmed_cli.usecases.submit import submit

VALUES = {
    "last_name": "Соколова",
    "first_name": "Анна",
    "middle_name": "Петровна",
    "birth_date": "1985-04-12",
    "snils": "11223344595",
    "specialty": "084",
}


def _memory(name: str) -> int:
    """A figure of this process's memory in bytes (`VmRSS` now, `VmHWM` its peak); 0 where the system has none."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(name)), 0)


def _forget_peak() -> None:
    """Have the peak begin anew, where the system can."""
    peaks = Path("/proc/self/clear_refs")
    if peaks.exists():
        peaks.write_text("5")


async def main(scans: list[Path], tag: str) -> tuple[float, int]:
    """Seconds of the sending, and bytes by which memory grew at most meanwhile."""
    kinds = {"residency": tuple(one for one in scans if "ordinatura" in one.name)}
    kinds["diploma"] = tuple(one for one in scans if one not in kinds["residency"])
    service = bundled_service("qualification")
    assert service is not None
    async with AppContext() as app:
        portal = await app.portal()
        account = await portal.cabinet.account()
        draft = prepare(service, VALUES, kinds, account, date(2026, 3, 2)).require()
        return await _sent(portal, app, service, replace(draft, region=tag))


async def _sent(portal: Portal, app: AppContext, service: Service, draft: Draft) -> tuple[float, int]:
    _forget_peak()
    before = _memory("VmRSS")
    started = time.perf_counter()
    await submit(portal, app.journal, service, draft)
    return time.perf_counter() - started, max(0, _memory("VmHWM") - before)


if __name__ == "__main__":
    gc.set_threshold(50_000, 20, 20)  # as the program itself does
    seconds, grown = asyncio.run(main(sorted(Path(sys.argv[1]).glob("*.pdf")), sys.argv[2]))
    Path(sys.argv[3]).write_text(f"{seconds} {grown}")
