"""What can be done with medical papers."""

from __future__ import annotations

from tui.actions import Act

ACTIONS = (
    Act("papers.open", "open", "o", footer=True, when="has_selected"),
    Act("papers.issue", "issue", "a,n", footer=True, when="is_here", command="gosmed prescriptions issue"),
    Act("papers.print", "print", "e", footer=True, when="has_selected", command="gosmed prescriptions print …"),
    Act("papers.cancel", "cancel", "d", footer=True, when="is_good", command="gosmed prescriptions cancel …"),
    Act("papers.group", "group", "s", footer=True, command="gosmed prescriptions --state …"),
    Act("papers.switch", "switch", "v", footer=True, when="is_off", command="gosmed services enable …"),
)
