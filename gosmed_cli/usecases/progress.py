"""How a use case tells a person how far it is; the face draws it, or keeps silent."""

from __future__ import annotations

from typing import Any, Protocol


class Progress(Protocol):
    """One piece of work after another: `start`, some `advance`, `finish`.

    `label` is a message key (`submit.sending`), `total` and `n` are bytes or items, as the label says.
    """

    def start(self, label: str, total: int, **params: Any) -> None: ...

    def advance(self, n: int) -> None: ...

    def finish(self) -> None: ...


class Silent:
    """Nobody watches."""

    def start(self, label: str, total: int, **params: Any) -> None:
        """Nothing is shown."""

    def advance(self, n: int) -> None:
        """Nothing is shown."""

    def finish(self) -> None:
        """Nothing is shown."""
