"""What can be done with patients' visits."""

from __future__ import annotations

from tui.actions import Act

ACTIONS = (
    Act("appointments.open", "open", "o", footer=True, when="has_selected"),
    Act("appointments.link", "link", "n", footer=True, when="has_link", command="gosmed appointments link …"),
    Act(
        "appointments.held",
        "record(True)",
        "h",
        footer=True,
        when="has_begun",
        command="gosmed appointments held ID",
    ),
    Act(
        "appointments.missed",
        "record(False)",
        "x",
        footer=True,
        when="has_begun",
        command="gosmed appointments missed ID",
    ),
    Act(
        "appointments.cancel", "cancel", "d", footer=True, when="is_ahead", command="gosmed appointments cancel ID"
    ),
    Act("appointments.chart", "statistics", "c", command="gosmed statistics --chart"),
    Act("appointments.group", "group", "s", footer=True, command="gosmed appointments --state …"),
    Act("appointments.switch", "switch", "v", footer=True, when="is_off", command="gosmed services enable …"),
)
