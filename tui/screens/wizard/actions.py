"""What can be done in the wizard; acts of a step are possible while it is in front."""

from __future__ import annotations

from tui.actions import Act

ACTIONS = (
    Act("wizard.next", "next", "n,ctrl+n", footer=True, when="can_go_on", command="gosmed apply …"),
    Act("wizard.add", "add", "a", footer=True, when="can_add", command="gosmed upload …"),
    Act("wizard.take_away", "take_away", "d", footer=True, when="can_take_away"),
    Act("wizard.restore", "restore", "ctrl+r", footer=True, when="can_restore"),
    Act("wizard.sign", "sign", "s", footer=True, when="can_sign", command="gosmed apply … --sign …"),
    Act("wizard.region", "region", "w", footer=True, when="can_region"),
    Act("wizard.forget", "forget", "f6", when="can_forget"),
)
