"""The portal as one value: what every request works with."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from ..contract import catalogue
from . import clock as clocks
from .clock import Clock
from .store import Store, Transaction


@dataclass(slots=True)
class Portal:
    """One running portal. Its settings (review mode, what the system may) live in `meta`, so that they are
    part of the state: saved in snapshots, forgotten by a reset."""

    store: Store
    clock: Clock
    operator_key: str
    address: str = "http://127.0.0.1"  # where people reach it: links of letters begin with it
    mails: bool = False  # whether letters go through a real mail server too
    catalogue: catalogue.Catalogue = field(default_factory=catalogue.bundled)

    @classmethod
    def open(
        cls, path: Path | str, operator_key: str | None = None, real: Callable[[], datetime] | None = None
    ) -> Portal:
        """The portal whose database is at `path` (made if missing; `:memory:` for tests)."""
        clock = Clock(real=real) if real else Clock()
        portal = cls(Store(path), clock, operator_key or secrets.token_urlsafe(24))
        portal.reload()
        return portal

    def reload(self) -> None:
        """Take over what the database says of the clock: after opening, a reset or loading a snapshot."""
        with self.store.transaction() as t:
            self.clock.offset = timedelta(seconds=float(t.meta(clocks.OFFSET) or 0))

    def close(self) -> None:
        self.store.close()


def review_mode(t: Transaction) -> str:
    """`automatic`: the registers decide; `manual`: the operator does (`portal decide`)."""
    return t.meta("review") or "automatic"


def instance(t: Transaction) -> str:
    """Changes on reset: whoever remembers a place in the event feed starts anew."""
    return t.meta("instance") or ""


def of(app: Any) -> Portal:
    """The portal that an application of FastAPI serves."""
    portal: Portal = app.state.portal
    return portal
