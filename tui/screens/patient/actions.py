"""What can be done with a patient's record."""

from __future__ import annotations

from tui.actions import Act

ACTIONS = (
    Act("patient.open", "open", "o", footer=True, when="has_selected", command="gosmed records show …"),
    Act("patient.export", "export", "e", footer=True, command="gosmed records export … -o FILE.pdf"),
    Act("patient.unlock", "unlock('sms')", "n", footer=True, when="is_shut", command="gosmed records patients"),
    Act(
        "patient.approve", "unlock('app')", "v", footer=True, when="is_shut", command="gosmed records --method app"
    ),
    Act(
        "patient.narrow", "narrow", "f", footer=True, command="gosmed records show … --from DATE --physician NAME"
    ),
    Act("patient.group", "group", "s", footer=True, command="gosmed records show … --kind KIND"),
)
