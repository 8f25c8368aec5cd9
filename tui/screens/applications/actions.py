"""What can be done with applications."""

from __future__ import annotations

from tui.actions import Act

ACTIONS = (
    Act("applications.open", "open", "o", footer=True, when="has_selected"),
    Act("applications.next", "next", "n", footer=True, when="has_command"),
    Act("applications.group", "group", "s", footer=True, command="gosmed status"),
)
