"""Archives that come in parts (specification, «загрузка архива по частям»).

    first part first, last part last, others in any order;  all within 5 minutes of the first;
    5 000 000 to 50 000 000 bytes each, the last may be smaller;  a repeated part is harmless

Parts are numbered 0…n-1. The specification's own example begins with «chunk 1, chunks 2» and goes on without
numbers: so a first part numbered 1 is taken when it is the beginning of a zip, and a part without numbers that
is not the beginning of one continues an upload that is under way.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import dataclass
from datetime import timedelta
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from ..contract.vocabulary import CHUNK_MAX, CHUNK_MIN, CHUNK_WINDOW_SECONDS
from . import schedule
from .clock import iso, parse
from .problems import EpguRefused
from .state import Portal
from .store import Transaction
from .store.db import dumps

ZIP = b"PK\x03\x04"
MOST_CHUNKS = 1_000
_WINDOW = timedelta(seconds=CHUNK_WINDOW_SECONDS)
_IN_MEMORY = 32_000_000  # bytes of an archive kept in memory while it is read


@dataclass(frozen=True, slots=True)
class Part:
    """One part as it came; numbers are None where the request had none."""

    chunk: int | None
    chunks: int | None
    data: bytes

    @property
    def begins(self) -> bool:
        return self.data.startswith(ZIP)

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a part: `whole` when it was the last one, `known` when it had been here before."""

    whole: bool
    known: bool = False


def is_single(t: Transaction, portal: Portal, number: int, part: Part) -> bool:
    """Whether this part is a whole archive by itself: no `chunks`, or just one. Raises EpguRefused."""
    if part.chunks is None and part.chunk in (None, 0):
        return part.begins or _active(t, portal, number) is None
    return part.chunks == 1 and part.chunk in (None, 0)


def take(t: Transaction, portal: Portal, number: int, part: Part) -> Taken:
    """Keep one part of the order's archive. Raises EpguRefused for a part that breaks the rules."""
    again = _repeated_after_end(t, number, part)
    if again is not None:
        return again
    active = _active(t, portal, number)
    if active is None or _starts_anew(active, part):
        active = _start(t, portal, number, part)
    index = _index(t, active, part)
    _check_size(part, index == active["chunks"] - 1)
    missing = _missing(t, active, index)
    if index == active["chunks"] - 1 and missing:
        listed = ", ".join(map(str, missing))
        raise _bad(f"последний чанк отправляется последним, не получены чанки {listed}")
    t.q.chunk_keep(order_id=number, chunk=index, sha256=part.digest, data=part.data)
    return Taken(index == active["chunks"] - 1)


def _bad(message: str) -> EpguRefused:
    return EpguRefused("bad_request", f"Ошибка в параметрах запроса: {message}")


def _active(t: Transaction, portal: Portal, number: int) -> sqlite3.Row | None:
    """The upload under way; one whose 5 minutes are over is forgotten."""
    row: sqlite3.Row | None = t.q.upload_of_order(order_id=number)
    if row is None or row["finished"] is not None:
        return None
    if portal.clock.now() - parse(row["first_at"]) > _WINDOW:
        forget(t, number)
        return None
    return row


def _repeated_after_end(t: Transaction, number: int, part: Part) -> Taken | None:
    """The answer to a part of an archive that is whole already; None when it is something else."""
    row = t.q.upload_of_order(order_id=number)
    if row is None or row["finished"] is None or part.chunk is None or part.chunks != row["chunks"]:
        return None
    digests, index = json.loads(row["finished"]), part.chunk - row["first"]
    if not 0 <= index < len(digests) or digests[index] != part.digest:
        return None
    return Taken(index == len(digests) - 1, known=True)


def _starts_anew(active: sqlite3.Row, part: Part) -> bool:
    """Whether the sender begins again: a first part for another number of parts, or numbered otherwise."""
    return part.chunk == 0 and (part.chunks != active["chunks"] or active["first"] != 0)


def _start(t: Transaction, portal: Portal, number: int, part: Part) -> sqlite3.Row:
    if part.chunk is None or part.chunks is None:
        raise _bad("chunk и chunks указываются вместе, первым отправляется первый чанк")
    if not 2 <= part.chunks <= MOST_CHUNKS:
        raise _bad(f"chunks: от 1 до {MOST_CHUNKS}")
    if part.chunk != 0 and not (part.chunk == 1 and part.begins):
        raise _bad(
            "первым отправляется первый чанк (chunk = 0). Если с его отправки прошло больше 5 минут, "
            "начните загрузку заново"
        )
    now = portal.clock.now()
    forget(t, number)
    t.q.upload_keep(order_id=number, chunks=part.chunks, first=part.chunk, first_at=iso(now))
    schedule.cancel(t, "chunks", str(number))
    schedule.plan(t, now + _WINDOW + timedelta(seconds=1), "chunks", str(number))
    row: sqlite3.Row = t.q.upload_of_order(order_id=number)
    return row


def _index(t: Transaction, active: sqlite3.Row, part: Part) -> int:
    """Which part this is, counted from 0."""
    if part.chunk is None:
        return len(list(t.q.chunk_digests(order_id=active["order_id"])))
    index: int = part.chunk - active["first"]
    if part.chunks not in (None, active["chunks"]):
        raise _bad(f"chunks: загрузка начата с числом частей {active['chunks']}")
    if not 0 <= index < active["chunks"]:
        last = active["first"] + active["chunks"] - 1
        raise _bad(f"chunk: от {active['first']} до {last}")
    return index


def _check_size(part: Part, last: bool) -> None:
    least = 1 if last else CHUNK_MIN
    if not least <= len(part.data) <= CHUNK_MAX:
        raise _bad(f"размер чанка {len(part.data)} байт, допустимо от {least} до {CHUNK_MAX}")


def _missing(t: Transaction, active: sqlite3.Row, index: int) -> list[int]:
    """The numbers, as the sender counts, of the parts before the last that have not come."""
    here = {row["chunk"] for row in t.q.chunk_digests(order_id=active["order_id"])} | {index}
    return [active["first"] + one for one in range(active["chunks"] - 1) if one not in here]


def assemble(t: Transaction, number: int) -> IO[bytes]:
    """The archive put together again; large ones lie on the disk."""
    whole: IO[bytes] = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  the caller closes it
    for row in list(t.q.chunk_digests(order_id=number)):
        whole.write(t.q.chunk_data(order_id=number, chunk=row["chunk"])["data"])
    whole.seek(0)
    return whole


def finish(t: Transaction, number: int) -> None:
    """The archive was taken: forget the bytes, remember the digests."""
    digests = [row["sha256"] for row in t.q.chunk_digests(order_id=number)]
    if digests:
        t.q.upload_finish(order_id=number, finished=dumps(digests))
        t.q.chunks_forget(order_id=number)
        schedule.cancel(t, "chunks", str(number))


def forget(t: Transaction, number: int) -> None:
    """Drop what has come so far; the order stays."""
    t.q.chunks_forget(order_id=number)
    t.q.upload_forget(order_id=number)


@schedule.handler("chunks")
def _window_over(t: Transaction, portal: Portal, subject: str, data: dict[str, Any]) -> None:
    row = t.q.upload_of_order(order_id=int(subject))
    if row is not None and row["finished"] is None:
        forget(t, int(subject))
