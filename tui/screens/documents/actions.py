"""What can be done with documents."""

from __future__ import annotations

from tui.actions import Act

ACTIONS = (
    Act("documents.open", "open", "o", footer=True, when="has_selected"),
    Act("documents.look", "look", "n", footer=True, when="can_look"),
    Act("documents.save", "save", "e", footer=True, when="has_selected", command="gosmed documents download …"),
    Act("documents.verify", "verify", "v", footer=True, when="is_signed", command="gosmed verify FILE"),
    Act("documents.check", "check", "c", footer=True, command="gosmed check FILE"),
    Act("documents.add", "add", "a", footer=True, command="gosmed upload FILE"),
    Act("documents.delete", "delete", "d", when="is_own", command="gosmed documents delete …"),
    Act("documents.group", "group", "s", command="gosmed documents --received"),
)
