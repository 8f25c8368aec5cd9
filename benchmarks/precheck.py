"""The pre-check of a scan of 5 MB against Pillow's bare decode plus SHA-256 of the same file."""

from __future__ import annotations

import hashlib
import sys
from functools import partial
from pathlib import Path

from PIL import Image

from gosmed_cli.contract.catalogue import document_kinds
from gosmed_cli.documents.inspect import inspect
from gosmed_cli.documents.sample import good_scan
from gosmed_cli.rules.attachment import judge

from .measure import Pair, call, process

OURS = (
    "import sys; from pathlib import Path; from gosmed_cli.documents.inspect import inspect;"
    "inspect(Path(sys.argv[1]))"
)
FLOOR = (
    "import hashlib, sys; from pathlib import Path; from PIL import Image;"
    "path = Path(sys.argv[1]); hashlib.sha256(path.read_bytes()).hexdigest(); Image.open(path).load()"
)


SLOT = next(one for one in document_kinds() if one.kind == "passport")


def _ours(path: Path) -> object:
    return judge(inspect(path), SLOT)


def _floor(path: Path) -> object:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    Image.open(path).load()
    return digest


def pairs(folder: Path) -> list[Pair]:
    measured = []
    for name in ("pasport_sokolova.jpg", "pasport_sokolova.png"):
        path = good_scan(folder / name, "passport", size=4_900_000)

        pair = Pair(f"pre-check of a {path.suffix[1:].upper()} of 4.9 MB", "Pillow decode + SHA-256", 2.0)
        pair.measure(partial(call, partial(_ours, path)), partial(call, partial(_floor, path)))
        peaks = [process([sys.executable, "-c", code, str(path)]).peak / 1e6 for code in (OURS, FLOOR)]
        pair.note = f"peak memory of a process doing only this: {peaks[0]:.0f} / {peaks[1]:.0f} MB"
        measured.append(pair)
    return measured
