"""What parts of the cabinet tell each other; only handlers of messages touch widgets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.notices import Event
    from gosmed_cli.errors import GosmedError


class Fetched(Message):
    """A screen's data came; `value` is JSON, `now` the portal's time."""

    def __init__(self, value: Any, now: datetime) -> None:
        super().__init__()
        self.value, self.now = value, now


class Failed(Message):
    """What a use case could not do; shown as a panel, a banner or a sign-in, by its class."""

    def __init__(self, error: GosmedError) -> None:
        super().__init__()
        self.error = error


class Lost(Message):
    """The portal does not answer."""

    def __init__(self, error: GosmedError) -> None:
        super().__init__()
        self.error = error


class Reached(Message):
    """The portal has answered."""


class Happened(Message):
    """Events of the feed, the oldest first."""

    def __init__(self, events: Sequence[Event]) -> None:
        super().__init__()
        self.events = events


class MustSignIn(Message):
    """Nobody is signed in, or the sign-in is over; `error` says why, where it is known."""

    def __init__(self, error: GosmedError | None = None) -> None:
        super().__init__()
        self.error = error
