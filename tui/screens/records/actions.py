"""What can be done with the list of patients."""

from __future__ import annotations

from tui.actions import Act

ACTIONS = (
    Act("records.open", "open", "o", footer=True, when="has_selected", command="gosmed records show …"),
    Act("records.find", "find", "w", footer=True, command="gosmed records patients …"),
)
