"""An archive in several parts: cut in the middle, continued, and begun anew when its time is over."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace

import pytest

from gosmed_cli.documents.sample import good_scan
from gosmed_cli.mock_portal import schedule
from gosmed_cli.usecases.packing import Draft

from . import world
from .test_submit import PUSH, Stopped, nth, one_whole_application, send
from .world import Home


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Draft:
    """Scans of more than ten million bytes: three parts."""
    folder = tmp_path_factory.mktemp("large")
    draft = world.draft(folder)
    attachments = dict(draft.attachments)
    for kind, name in (("passport", "passport_razvorot.pdf"), ("diploma", "diplom_2008.pdf")):
        path = folder / name
        good_scan(path, kind, size=4_900_000)
        attachments[kind] = (path,)
    spare = folder / "spravka_rabota.pdf"
    good_scan(spare, "employment-certificate", size=4_000_000)
    return replace(draft, attachments={**attachments, "employment-certificate": (spare,)})


class Counted:
    """A progress bar that only counts."""

    def __init__(self) -> None:
        self.total = self.done = self.finished = 0

    def start(self, label: str, total: int, **params: object) -> None:
        self.total, self.done = total, 0

    def advance(self, n: int) -> None:
        self.done += n

    def finish(self) -> None:
        self.finished += 1


async def test_only_the_part_that_was_cut_goes_again(at_home: Home, large: Draft) -> None:
    at_home.line.fault = nth(PUSH, 2, "lose-request")
    bar = Counted()
    await send(at_home, large, progress=bar)
    assert at_home.line.log.count(f"POST {PUSH}") == 4
    assert bar.done == bar.total > 10_000_000
    assert bar.finished == 1
    await one_whole_application(at_home, large)
    journal = at_home.journal()
    speed = journal.line_speed()
    assert speed is not None
    assert speed > 0


@pytest.mark.parametrize("effect", ["lose-reply", "lose-request"])
async def test_the_last_part(at_home: Home, large: Draft, effect: str) -> None:
    at_home.line.fault = nth(PUSH, 3, effect)
    await send(at_home, large)
    assert at_home.line.log.count(f"POST {PUSH}") == (3 if effect == "lose-reply" else 4)
    await one_whole_application(at_home, large)


async def stopped_before_part(home: Home, draft: Draft, part: int) -> None:
    def stop(what: str) -> None:
        if what == f"before chunk {part}":
            raise Stopped

    with pytest.raises(Stopped):
        await send(home, draft, checkpoint=stop)
    home.line.log.clear()


async def test_continued_with_the_parts_that_are_missing(at_home: Home, large: Draft) -> None:
    await stopped_before_part(at_home, large, 2)
    await send(at_home, large)
    assert at_home.line.log.count(f"POST {PUSH}") == 1
    await one_whole_application(at_home, large)


async def test_after_the_five_minutes_all_parts_go_again(at_home: Home, large: Draft) -> None:
    """The portal's clock has moved on; this computer's has not, and learns it from the refusal."""
    await stopped_before_part(at_home, large, 2)
    schedule.advance(at_home.served, "6m")
    await send(at_home, large)
    assert at_home.line.log.count(f"POST {PUSH}") == 4, "the third, refused, then all three"
    assert at_home.line.log.count("POST /api/gusmev/order") == 0, "of the same order"
    await one_whole_application(at_home, large)


async def test_memory_stays_flat(at_home: Home, large: Draft) -> None:
    """Reading, packing and sending parts keeps blocks, not archives, in memory (the portal here is in the
    same process, so only the way to the archive is measured)."""
    from gosmed_cli.client.files import FilePart

    path = large.attachments["passport"][0]
    tracemalloc.start()
    async for _ in FilePart(path, 0, path.stat().st_size):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000
