"""The pre-check behind the screen: in a thread, one file at a time, outcomes kept while a file stays as it is."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gosmed_cli.errors import UsageProblem
from gosmed_cli.usecases import failure_words

if TYPE_CHECKING:
    from gosmed_cli.contract.catalogue import Service

File = Mapping[str, Any]  # a file as `gosmed check --json` tells of it


class Checking:
    """Files for one service. Words of remarks are those of the run; `service` may be replaced as names change."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self._kept: dict[tuple[Any, ...], File] = {}
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="check")  # what waits can still be called off

    def known(self, path: Path, kind: str) -> File | None:
        """The outcome, if the file was checked and is still the same."""
        return self._kept.get(self._key(path, kind))

    async def check(self, path: Path, kind: str) -> File:
        """Judge this file as this kind; a file that cannot be read fails."""
        found = self.known(path, kind)
        if found is None:
            key = self._key(path, kind)
            found = self._kept[key] = await self._threaded(path, kind, fix=False)
        return found

    async def repaired(self, path: Path, kind: str) -> File:
        """The outcome after a repair; `fixed` is the copy, None where there is none. Raises UsageProblem."""
        return await self._threaded(path, kind, fix=True)

    async def merged(self, paths: Sequence[Path], kind: str) -> File:
        """The outcome for these scans as the pages of one PDF, `fixed`; None there where they cannot be.

        Raises UsageProblem."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, _merged, self.service, tuple(paths), kind)

    async def _threaded(self, path: Path, kind: str, *, fix: bool) -> File:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, _checked, self.service, path, kind, fix)

    def _key(self, path: Path, kind: str) -> tuple[Any, ...]:
        stem = slot.stem if (slot := self.service.slot(kind)) else ""
        try:
            found = path.stat()
        except (OSError, ValueError):
            return path, kind, stem
        return path, kind, stem, found.st_size, found.st_mtime_ns

    def close(self) -> None:
        """No more checks; what runs comes to its end by itself."""
        self._thread.shutdown(wait=False, cancel_futures=True)


def _checked(service: Service, path: Path, kind: str, fix: bool) -> File:
    from gosmed_cli.usecases.check import check_files  # Pillow and pdfium, in the thread

    try:
        report = check_files([path], kind=kind, service=service, fix=fix)
    except UsageProblem as error:
        if fix:
            raise
        return _unreadable(path, kind, error)
    found: File = report.to_json()["files"][0]
    return found


def _merged(service: Service, paths: tuple[Path, ...], kind: str) -> File:
    from gosmed_cli.usecases.check import FOLDER, check_files  # Pillow and pdfium, in the thread

    place = paths[0].parent
    out = place if place.name == FOLDER else place / FOLDER
    report = check_files(paths, kind=kind, service=service, fix=True, out=out)
    found: list[File] = report.to_json()["files"]
    one = {file["fixed"] for file in found}
    return found[0] if len(one) == 1 else {**found[0], "fixed": None}


def _unreadable(path: Path, kind: str, error: UsageProblem) -> File:
    """A file that cannot be read, told as one that fails."""
    remark = {
        "rule": "empty",
        "verdict": "fail",
        "measured": None,
        "message": failure_words.message(error),
        "advice": failure_words.advice(error),
    }
    return {"path": str(path), "kind": kind, "verdict": "fail", "facts": {}, "remarks": [remark], "fixed": None}
