"""What can be made to go wrong on the line, and when: faults as the operator or a scenario states them."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from fnmatch import fnmatchcase
from typing import Any, Literal, get_args

from .store import Transaction
from .store.db import dumps

Effect = Literal["latency", "status", "reset", "truncate", "duplicate", "lose-reply"]
EFFECTS: tuple[str, ...] = get_args(Effect)


class BadFault(ValueError):
    """A fault that is described wrongly; says what is wrong."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. It looks at requests with this `method` and `path` (a glob, or a path with all below it).

    `nth` counts those requests from 1: the fault begins with the nth; `times` bounds how often it strikes
    (once with `nth`, else without bound); `probability` is drawn by `seed`, the same for the same sequence.
    `delay` is in seconds, `status` and `code` are what effect `status` answers, `retry_after` (seconds) goes
    with it.
    """

    effect: Effect
    method: str | None = None
    path: str | None = None
    nth: int | None = None
    times: int | None = None
    probability: float | None = None
    seed: int = 0
    delay: float = 0.0
    status: int = 503
    code: str | None = None
    retry_after: int | None = None

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Fault:
        """Read a fault. Raises BadFault."""
        unknown = set(data) - set(cls.__dataclass_fields__)
        if unknown:
            raise BadFault(f"неизвестный ключ {sorted(unknown)[0]}")
        given = {name: value for name, value in data.items() if value is not None}
        if given.get("effect") not in EFFECTS:
            raise BadFault(f"effect должен быть одним из: {', '.join(EFFECTS)}")
        for name, value in given.items():
            _check(name, value)
        return cls(**given)

    def looks_at(self, method: str, path: str) -> bool:
        """Whether this request counts for the fault."""
        if self.method is not None and self.method.upper() != method:
            return False
        if self.path is None:
            return True
        if any(sign in self.path for sign in "*?["):
            return fnmatchcase(path, self.path)
        whole = self.path.rstrip("/")
        return path == whole or path.startswith(whole + "/")

    def strikes(self, seen: int, fired: int) -> bool:
        """Whether it strikes at the request that is its `seen`th, having struck `fired` times before."""
        times = self.times if self.times is not None else (1 if self.nth is not None else None)
        if (times is not None and fired >= times) or (self.nth is not None and seen < self.nth):
            return False
        if self.probability is None:
            return True
        drawn = random.Random(f"{self.seed}:{seen}").random()  # noqa: S311  faults, not secrets
        return drawn < self.probability

    def to_json(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value is not None}


_BOUNDS: dict[str, tuple[type, float, float]] = {
    "nth": (int, 1, 10**9),
    "times": (int, 1, 10**9),
    "probability": (float, 0, 1),
    "seed": (int, -(2**63), 2**63),
    "delay": (float, 0, 600),
    "status": (int, 400, 599),
    "retry_after": (int, 0, 86_400),
}


def _check(name: str, value: Any) -> None:
    if name in ("method", "path", "code", "effect"):
        if not isinstance(value, str) or not 0 < len(value) <= 200:
            raise BadFault(f"{name} должен быть строкой")
        return
    kind, least, most = _BOUNDS[name]
    allowed = (int, float) if kind is float else (int,)
    if isinstance(value, bool) or not isinstance(value, allowed) or not least <= value <= most:
        raise BadFault(f"{name} должен быть числом от {least:g} до {most:g}")


def add(t: Transaction, fault: Fault) -> int:
    """Have this fault from now on; returns its id."""
    number = t.next_id("faults")
    t.add("faults", id=number, data=dumps(fault.to_json()), seen=0, fired=0)
    return number


def listed(t: Transaction) -> list[dict[str, Any]]:
    """All faults with how many requests they saw and struck, oldest first."""
    return [
        {"id": row["id"], **json.loads(row["data"]), "seen": row["seen"], "fired": row["fired"]}
        for row in t.q.faults()
    ]


def strike(t: Transaction, method: str, path: str) -> list[Fault]:
    """Count this request for every fault that looks at it; returns those that strike."""
    struck = []
    for row in t.q.faults():
        fault = Fault.of(json.loads(row["data"]))
        if not fault.looks_at(method, path):
            continue
        seen = row["seen"] + 1
        hit = fault.strikes(seen, row["fired"])
        t.q.count_fault(id=row["id"], seen=seen, fired=row["fired"] + hit)
        if hit:
            struck.append(fault)
    return struck
