"""What can be done on the first screen."""

from __future__ import annotations

from tui.actions import Act

ACTIONS = (Act("home.next", "next", "n", footer=True, when="has_next"),)
