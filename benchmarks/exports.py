"""100 000 payouts listed and exported: time and memory against the bare libraries that write the same rows."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from tests.acceptance.world import World

from .bench_world import signed_in, token
from .measure import Pair, Run, process

COUNT, YEARS = 100_000, 10  # a year is a tenth of them
FIRST_YEAR = 2016
RUNS = 3
LOGIN = "sokolova@example.ru"


def pairs(folder: Path) -> list[Pair]:
    world = World(folder, "profession")
    world.start()
    world.stop()
    seed(folder / "portal")
    signed_in(world)
    try:
        rows = _rows(world, folder / "rows.json")
        return [*_against_libraries(world, folder, rows), *_flat(world, folder)]
    finally:
        world.stop()


def seed(data: Path, count: int = COUNT) -> None:
    """Put so many payouts straight into the database of a portal that does not run."""
    (file,) = data.glob("*.sqlite*")
    with closing(sqlite3.connect(file)) as database, database:
        (account,) = database.execute("SELECT id FROM accounts WHERE email = ?", (LOGIN,)).fetchone()
        database.execute("DELETE FROM payouts")
        columns = (
            "id, account_id, title, period, amount, status, source, accrued_on, due_on, paid_on, day, contact"
        )
        marks = ",".join("?" * 12)
        database.executemany(f"INSERT INTO payouts ({columns}) VALUES ({marks})", _payouts(account, count))


def _payouts(account: str, count: int) -> Iterator[tuple[Any, ...]]:
    sources = ("institution", "tfoms", "sfr")
    for number in range(count):
        year = FIRST_YEAR + number * YEARS // count
        month, day = number // 28 % 12 + 1, number % 28 + 1
        on = f"{year}-{month:02}-{day:02}"
        yield (
            f"V-{number:06}", account, "Стимулирующая выплата за показатели", on[:7], 1_000_000 + number,
            "transferred", sources[number % 3], on, on, on, on, '{"name": "Бухгалтерия", "phone": "+74950000000"}',
        )  # fmt: skip


def _rows(world: World, target: Path) -> Path:
    """The same rows for the bare libraries, as our own list prints them."""
    target.write_text(world.ok("payouts", "list", "--all", "--json").out, encoding="utf-8")
    assert len(json.loads(target.read_text(encoding="utf-8"))["items"]) == COUNT
    return target


def _gosmed(world: World, *argv: str) -> Run:
    return process([sys.executable, "-m", "gosmed_cli", *argv], world.env())


def _bare(kind: str, *argv: str) -> Run:
    return process([sys.executable, str(Path(__file__).with_name("bare_writers.py")), kind, *argv])


def _against_libraries(world: World, folder: Path, rows: Path) -> Iterator[Pair]:
    listed = partial(_gosmed, world, "payouts", "list", "--all", "--json")
    pages = partial(_bare, "pages", f"{world.url}/api/cabinet/v1/payouts?limit=500", token(world))
    name = f"`payouts list --all --json` of {COUNT}"
    yield Pair(name, "`json` writing the same rows").measure(listed, partial(_bare, "json", str(rows)), RUNS)
    yield Pair(name, "`httpx` fetching the same pages, `json` writing them").measure(listed, pages, RUNS)
    for form, library in (("csv", "csv"), ("xlsx", "xlsxwriter, `constant_memory`"), ("pdf", "fpdf2, `cell`")):
        target = folder / f"ours.{form}"
        ours = partial(_gosmed, world, "payouts", "export", "-o", str(target), "--force")
        theirs = partial(_bare, form, str(rows), str(folder / f"bare.{form}"))
        pair = Pair(f"`payouts export` of {COUNT} as {form}", library).measure(ours, theirs, RUNS)
        sizes = [one.stat().st_size / 1e6 for one in (target, folder / f"bare.{form}")]
        pair.note = f"files of {sizes[0]:.1f} / {sizes[1]:.1f} MB"
        yield pair


def _flat(world: World, folder: Path) -> Iterator[Pair]:
    """All of them against a tenth of them: what memory does."""
    tenth = COUNT // YEARS
    year = ("--year", str(FIRST_YEAR))

    def exported(form: str, *argv: str) -> Callable[[], Run]:
        target = folder / f"flat.{form}"
        return partial(_gosmed, world, "payouts", "export", "-o", str(target), "--force", *argv)

    listed = partial(_gosmed, world, "payouts", "list", "--all")
    measured: dict[str, tuple[Callable[[], Run], Callable[[], Run]]] = {
        "list --json": (partial(listed, "--json"), partial(listed, "--json", *year)),
        "list --csv": (partial(listed, "--csv"), partial(listed, "--csv", *year)),
        "export as csv": (exported("csv"), exported("csv", *year)),
        "export as jsonl": (exported("jsonl"), exported("jsonl", *year)),
    }
    for name, (whole, part) in measured.items():
        pair = Pair(f"`payouts {name}`: {COUNT}", f"ours: {tenth}").measure(whole, part, RUNS)
        grown = max(run.peak for run in pair.ours) / max(run.peak for run in pair.theirs)
        pair.note = f"memory × {grown:.2f}"
        yield pair
