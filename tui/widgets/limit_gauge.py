"""How much of a limit is used: quiet far from it, a warning near it, and told in words above it."""

from __future__ import annotations

from .gauge import Gauge

_NEAR = 90  # per cent


class LimitGauge(Gauge):
    """`share` is per cent of the limit."""

    DEFAULT_CSS = """
    LimitGauge { color: $good; }
    LimitGauge.-near { color: $warn; }
    LimitGauge.-reached { color: $bad; }
    """

    def watch_share(self, share: int) -> None:
        self.set_class(_NEAR <= share <= 100, "-near")
        self.set_class(share > 100, "-reached")
