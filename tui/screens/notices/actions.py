"""What can be done with notices."""

from __future__ import annotations

from tui.actions import Act

ACTIONS = (
    Act("notices.open", "open", "o", footer=True, when="has_selected"),
    Act("notices.about", "about", "n,enter", footer=True, when="leads_somewhere"),
    Act("notices.group", "group", "s", footer=True, command="gosmed notifications"),
    Act("notices.log", "show_group('log')", command="gosmed journal"),
    Act("notices.due", "show_group('due')", command="gosmed deadlines"),
    Act("notices.calendar", "calendar", "e", footer=True, command="gosmed deadlines --ics …"),
)
