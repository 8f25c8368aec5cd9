"""What can be done with settings."""

from __future__ import annotations

from tui.actions import Act

ACTIONS = (
    Act("settings.change", "open", "n,o", footer=True, when="can_change", command="gosmed config set …"),
    Act("settings.forget", "forget", "d", footer=True, when="can_forget"),
    Act("settings.group", "group", "s", footer=True, command="gosmed config"),
    Act("settings.notices", "show_group('notices')", command="gosmed notifications settings"),
    Act("settings.account", "show_group('account')", command="gosmed account show"),
    Act("settings.keys", "show_group('keys')"),
    Act("settings.disk", "show_group('disk')"),
)
