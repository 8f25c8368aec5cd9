"""What can be done with a patient's record."""

from __future__ import annotations

from tui.actions import Act

ACTIONS = (
    Act("patient.open", "open", "o", footer=True, when="has_selected", command="gosmed records show …"),
    Act("patient.export", "export", "e", footer=True, command="gosmed records export … -o FILE.pdf"),
    Act("patient.group", "group", "s", footer=True, command="gosmed records show … --kind KIND"),
)
