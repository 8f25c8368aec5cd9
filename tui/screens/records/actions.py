"""What can be done with the list of patients."""

from __future__ import annotations

from tui.actions import Act

ACTIONS = (
    Act("records.open", "open", "o", footer=True, when="has_selected", command="gosmed records show …"),
    Act("records.unlock", "unlock('sms')", "n", footer=True, when="is_shut", command="gosmed records"),
    Act(
        "records.approve", "unlock('app')", "v", footer=True, when="is_shut", command="gosmed records --method app"
    ),
    Act("records.find", "find", "w", footer=True, command="gosmed records patients …"),
)
