"""What can be done with applications."""

from __future__ import annotations

from tui.actions import Act

ACTIONS = (
    Act("applications.open", "open", "o", footer=True, when="has_selected"),
    Act("applications.next", "next", "n", footer=True, when="has_next"),
    Act("applications.correct", "correct", "c", footer=True, when="can_correct", command="gosmed resubmit …"),
    Act("applications.cancel", "cancel", "d", footer=True, when="can_cancel", command="gosmed cancel …"),
    Act(
        "applications.meeting",
        "meeting",
        "t",
        footer=True,
        when="can_meet",
        command="gosmed account appointment book …",
    ),
    Act("applications.decision", "decision", "e", footer=True, when="has_decision", command="gosmed decision …"),
    Act("applications.ask", "ask", "w", when="has_selected", command="gosmed support open --about …"),
    Act("applications.again", "again", "a", footer=True, when="can_begin_anew", command="gosmed apply … --set …"),
    Act("applications.command", "command", when="has_command"),
    Act("applications.group", "group", "s", command="gosmed status"),
)
