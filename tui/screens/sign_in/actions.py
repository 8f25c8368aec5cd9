"""What can be done while signing in."""

from __future__ import annotations

from tui.actions import Act

ACTIONS = (
    Act("sign_in.again", "again", "f6", footer=True, when="may_start_again"),
    Act("sign_in.create", "create", "ctrl+n", footer=True, when="may_begin", command="gosmed account create"),
    Act(
        "sign_in.activate", "activate", "ctrl+l", footer=True, when="may_begin", command="gosmed account activate"
    ),
    Act("sign_in.recover", "recover", "ctrl+r", footer=True, when="may_begin", command="gosmed account recover"),
)
