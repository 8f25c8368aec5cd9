"""The full-screen cabinet: start to the first useful frame, key to repaint and memory with many rows loaded."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tests.acceptance.world import World

from . import peer
from .bench_world import signed_in
from .exports import COUNT, seed
from .measure import Pair, Run
from .terminal import Terminal

RUNS, KEYS = 9, 40
FEW, LISTED = 100, 200  # payouts of the small portal; rows of the list that is compared with
DOWN = "\x1b[B"
STANDING = "Учётная запись: подтверждённая"  # the first line of a card that is drawn from what was kept


def pairs(folder: Path) -> list[Pair]:
    many = _world(folder / "many", COUNT)
    few = _world(folder / "few", FEW)
    try:
        return [*_starts(many, folder), *_loaded(many, few)]
    finally:
        many.stop()
        few.stop()


def _world(folder: Path, payouts: int) -> World:
    """Somebody signed in at a portal that has so many payouts of theirs."""
    folder.mkdir()
    world = World(folder, "profession", lang="ru")
    world.start()
    world.stop()
    seed(folder / "portal", payouts)
    return signed_in(world)


def _environment(world: World) -> dict[str, str]:
    """Both sides find their bytecode written, as an installed program does."""
    env = {**world.env(), "PYTHONPYCACHEPREFIX": str(world.folder / "bytecode")}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    return env


def _ours(world: World) -> Terminal:
    return Terminal([str(Path(sys.executable).with_name("gosmed")), "tui"], _environment(world))


def _empty(env: Mapping[str, str], rows: int = 0) -> Terminal:
    more = [str(rows)] if rows else []
    return Terminal([sys.executable, str(Path(__file__).with_name("empty_app.py")), *more], env)


# start


def _starts(world: World, folder: Path) -> list[Pair]:
    env = _environment(world)
    ours = partial(_first, partial(_ours, world), STANDING)
    empty = partial(_first, partial(_empty, env), "ready")
    name = "`gosmed tui`: start to the first frame with data"
    found = [Pair(name, "an empty Textual application", 1.5).measure(ours, empty, RUNS)]
    other = "`posting`: start to its first frame"
    if posting := peer.installed(folder / "posting", "posting"):
        theirs = partial(_first, partial(Terminal, [posting], {**env, "HOME": str(folder)}), "Response")
        found.append(Pair(name, other).measure(ours, theirs, RUNS))
    else:
        found.append(Pair(name, other, note="could not be installed here"))
    return found


def _first(begin: Callable[[], Terminal], words: str) -> Run:
    with begin() as terminal:
        seconds = terminal.first(words)
        terminal.settle()  # what it writes behind the frame is not cut off
        return Run(seconds, terminal.memory)


# many rows


def _loaded(many: World, few: World) -> list[Pair]:
    env = _environment(many)
    with _payouts(many) as ours, _payouts(few) as small, _empty(env, LISTED) as listed, _empty(env) as empty:
        listed.first("payment 1")
        empty.first("ready")
        for one in (listed, empty):
            one.settle()
        memory = {name: one.memory for name, one in (("ours", ours), ("small", small), ("empty", empty))}
        key = partial(_key, ours)
        repaint, held = f"key to repaint, {COUNT} payouts", f"memory with {COUNT} payouts"
        return [
            Pair(repaint, f"a Textual `DataTable` of {LISTED} rows").measure(key, partial(_key, listed), KEYS),
            Pair(repaint, f"ours with {FEW} payouts", 1.5).measure(key, partial(_key, small), KEYS),
            _held(held, f"ours with {FEW}", memory["ours"], memory["small"]),
            _held(held, "an empty Textual application", memory["ours"], memory["empty"]),
        ]


def _payouts(world: World) -> Terminal:
    """The section of payouts, its first page on the screen."""
    terminal = _ours(world)
    terminal.first(STANDING)
    terminal.settle(1)
    terminal.press("7")
    terminal.first("Стимулирующая")
    terminal.settle(1)
    return terminal


def _key(terminal: Terminal) -> Run:
    return Run(terminal.key(DOWN), 0)


def _held(name: str, peer: str, ours: int, theirs: int) -> Pair:
    """What both hold in memory; there is nothing to time."""
    if not (ours and theirs):
        return Pair(name, peer, note="the system does not tell")
    return Pair(name, peer, ours=[Run(0, ours)], theirs=[Run(0, theirs)], held=True)
