"""What can be done with tickets."""

from __future__ import annotations

from tui.actions import Act

ACTIONS = (
    Act("support.open", "open", "o", footer=True, when="has_selected"),
    Act("support.reply", "reply", "n,w", footer=True, when="has_selected", command="gosmed support reply …"),
    Act("support.add", "add", "a", footer=True, command="gosmed support open"),
    Act("support.ways", "ways", "c", footer=True, when="has_ways", command="gosmed support channels"),
    Act("support.group", "group", "s", command="gosmed support list"),
)
