"""Reports into files: where one may be written, and rows into it as they come (R98)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Full, Queue

from ..errors import UsageProblem
from ..exports import opening
from ..exports.report import Report, Value, Writer

Row = Mapping[str, Value]
Rows = Iterable[Row] | AsyncIterator[Row]
_BATCH = 200  # rows that go to the writing thread together
_AHEAD = 4  # batches that may wait for it
_REST = 0.005


class _Stopped(Exception):
    """The rows end before their end: the file is not to be."""


def free(path: Path, *, force: bool = False) -> Path:
    """The path, if a file may be written there. Raises UsageProblem."""
    path = path.expanduser()
    if path.exists() and not force:
        raise UsageProblem("client.exists", path=str(path))
    if not path.absolute().parent.is_dir():
        raise UsageProblem("client.no_folder", path=str(path.parent))
    return path


def format_of(path: Path) -> opening.Format:
    """The format that a name tells. Raises UsageProblem where it tells none."""
    form = opening.format_of(path)
    if form is None:
        raise UsageProblem("exports.no_format", path=str(path))
    return form


async def write(
    form: opening.Format, path: Path, report: Report, rows: Rows, *, excel: bool = False, private: bool = True
) -> int:
    """The whole report, or nothing of it; says how many rows. `private` files are for their owner alone. Raises
    UsageProblem."""
    with _in_words(path), opening.file_writer(form, path, report, excel=excel, private=private) as writer:
        return await fill(writer, rows)


async def fill(writer: Writer, rows: Rows) -> int:
    """Every row; says how many."""
    if isinstance(rows, AsyncIterator):
        count = 0
        async for row in rows:
            writer.row(row)
            count += 1
        return count
    return _put(writer, rows)


async def write_aside(
    form: opening.Format, path: Path, report: Report, rows: AsyncIterator[Row], told: Callable[[int], None]
) -> int:
    """The same with everything about the file in a thread, for somebody who looks at a screen meanwhile: `told`
    hears how many rows there are. Cancelled, it leaves no file. Raises UsageProblem."""
    batches: Queue[list[Row] | None] = Queue(_AHEAD)
    writing = asyncio.ensure_future(asyncio.to_thread(_written, form, path, report, batches))
    count = 0
    try:
        async for batch in _batched(rows):
            await _hand_over(batches, batch, writing)
            count += len(batch)
            told(count)
        await _hand_over(batches, [], writing)
    except BaseException:
        _stop(batches)
        await asyncio.wait([writing])
        writing.exception()  # it was stopped: that is known
        raise
    with _in_words(path):
        return await asyncio.shield(writing)


def _written(form: opening.Format, path: Path, report: Report, batches: Queue[list[Row] | None]) -> int:
    """In a thread: what comes until the empty batch. None says that it is not to be."""
    count = 0
    with opening.file_writer(form, path, report, private=True) as writer:
        while batch := batches.get():
            count += _put(writer, batch)
        if batch is None:
            raise _Stopped
    return count


def _put(writer: Writer, rows: Iterable[Row]) -> int:
    count = 0
    for row in rows:
        writer.row(row)
        count += 1
    return count


async def _batched(rows: AsyncIterator[Row]) -> AsyncIterator[list[Row]]:
    batch: list[Row] = []
    async for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


async def _hand_over(batches: Queue[list[Row] | None], batch: list[Row], writing: asyncio.Future[int]) -> None:
    """Wait for room, unless nobody takes anything any more."""
    while not writing.done():
        try:
            batches.put_nowait(batch)
        except Full:
            await asyncio.sleep(_REST)
        else:
            return


def _stop(batches: Queue[list[Row] | None]) -> None:
    """What waits is not written, either."""
    while True:
        try:
            batches.put_nowait(None)
        except Full:
            try:
                batches.get_nowait()
            except Empty:
                continue
        else:
            return


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    """What can go wrong with a file, as a UsageProblem."""
    try:
        yield
    except ImportError as error:
        raise UsageProblem("exports.no_library", library=error.name or "xlsxwriter") from error
    except OverflowError as error:
        raise UsageProblem("exports.too_many") from error
    except OSError as error:
        raise UsageProblem("exports.cannot_write", path=str(path), reason=error.strerror or "") from error
