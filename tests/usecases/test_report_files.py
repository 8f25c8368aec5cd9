"""A report's file written aside: whole or not at all, whatever stops it."""

from __future__ import annotations

import asyncio
import errno
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.errors import Unavailable, UsageProblem
from gosmed_cli.exports import opening
from gosmed_cli.exports.report import Column, Report
from gosmed_cli.usecases import report_files as files

REPORT = Report("Rows", "Rows", (Column("id", "Id"),))


async def many(count: int) -> AsyncIterator[dict[str, Any]]:
    for number in range(count):
        yield {"id": str(number)}


def there(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir()]


async def test_every_row_and_how_many_so_far(tmp_path: Path) -> None:
    told: list[int] = []
    path = tmp_path / "rows.csv"
    assert await files.write_aside("csv", path, REPORT, many(1050), told.append) == 1050
    assert told == [200, 400, 600, 800, 1000, 1050]
    assert (await asyncio.to_thread(path.read_text)).split() == ["id", *map(str, range(1050))]


async def test_a_portal_that_goes_away_in_the_middle_leaves_no_file(tmp_path: Path) -> None:
    async def broken() -> AsyncIterator[dict[str, Any]]:
        async for one in many(2000):
            yield one
        raise Unavailable("client.unreachable")

    with pytest.raises(Unavailable):
        await files.write_aside("csv", tmp_path / "rows.csv", REPORT, broken(), lambda _: None)
    assert there(tmp_path) == []


async def test_cancelled_it_leaves_no_file(tmp_path: Path) -> None:
    begun = asyncio.Event()

    async def endless() -> AsyncIterator[dict[str, Any]]:
        while True:
            yield {"id": "1"}
            await asyncio.sleep(0)
            begun.set()

    path = tmp_path / "rows.csv"
    work = asyncio.create_task(files.write_aside("csv", path, REPORT, endless(), lambda _: None))
    await begun.wait()
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert there(tmp_path) == []


async def test_a_full_disk_is_told_and_nobody_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> object:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(opening, "file_writer", full)
    with pytest.raises(UsageProblem) as refused:
        await files.write_aside("csv", tmp_path / "rows.csv", REPORT, many(5000), lambda _: None)
    assert refused.value.code == "exports.cannot_write"


def test_names(tmp_path: Path) -> None:
    assert files.format_of(tmp_path / "a.PDF") == "pdf"
    (tmp_path / "a.csv").touch()
    with pytest.raises(UsageProblem):
        files.free(tmp_path / "a.csv")
    assert files.free(tmp_path / "a.csv", force=True) == tmp_path / "a.csv"
    with pytest.raises(UsageProblem):
        files.free(tmp_path / "nowhere" / "a.csv")
    with pytest.raises(UsageProblem):
        files.format_of(tmp_path / "a.doc")
