"""What can be done with services."""

from __future__ import annotations

from tui.actions import Act

ACTIONS = (
    Act("services.open", "open", "o", footer=True, when="has_selected"),
    Act("services.apply", "apply", "a", footer=True, when="can_apply", command="gosmed apply …"),
    Act("services.on", "on", "w", footer=True, when="can_switch_on", command="gosmed services enable …"),
    Act("services.off", "off", "d", footer=True, when="can_switch_off", command="gosmed services disable …"),
    Act("services.group", "group", "s", footer=True, command="gosmed services list"),
)
