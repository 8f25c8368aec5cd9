"""Medical papers that a doctor issues (R102): prescriptions, sick leaves. One TOML file each, read by both ends.

A paper has a form like a service's, and so its `form` is a `Service` that nobody applies for; what is its own:
the professional service that must be on (`enabled`), how its number looks, when it ends, what a patient is told.
Adding a paper is adding a file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..catalogue import Service, bare_form
from ..service_parts import Words

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Ends:
    """When a paper ends by itself: with the day in `field`, or so many `days` (a field) after it was issued.
    `title` is the state it has then."""

    title: Words
    field: str | None = None
    days: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """`last` is not before `first`, and both included they are `most` days at most."""

    first: str
    last: str
    most: int


@dataclass(frozen=True, slots=True)
class PatientNotice:
    """What goes to the phone in `field`, Russian: when the paper is issued, and when it is cancelled."""

    field: str
    text: str
    cancelled: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One kind of paper; `kind` is its part of the path and the command. `ranges` are least and most, by field."""

    kind: str
    form: Service
    enabled: str
    number: str
    ends: Ends
    notice: PatientNotice
    ranges: Mapping[str, tuple[int, int]]
    span: Span | None

    @property
    def title(self) -> Words:
        return self.form.title


def _paper(entry: Mapping[str, Any]) -> Paper:
    ends = entry["ends"]
    return Paper(
        kind=entry["slug"],
        form=bare_form(dict(entry)),
        enabled=entry["enabled"],
        number=entry["number"],
        ends=Ends(Words(**ends["title"]), ends.get("field"), ends.get("days")),
        notice=PatientNotice(**entry["notice"]),
        ranges={name: (least, most) for name, (least, most) in entry.get("ranges", {}).items()},
        span=Span(**entry["span"]) if "span" in entry else None,
    )


def kinds() -> tuple[str, ...]:
    """Every kind of paper, sorted."""
    return tuple(sorted(one.stem for one in _FOLDER.glob("*.toml")))


@cache
def paper(kind: str) -> Paper:
    """The paper of this kind. Raises KeyError."""
    if kind not in kinds():
        raise KeyError(kind)
    return _paper(tomllib.loads((_FOLDER / f"{kind}.toml").read_text(encoding="utf-8")))
