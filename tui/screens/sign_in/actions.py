"""What can be done while signing in."""

from __future__ import annotations

from tui.actions import Act

ACTIONS = (
    Act("sign_in.profile", "profile", "f7", footer=True, when="several_profiles"),
    Act("sign_in.again", "again", "f5", footer=True, when="may_start_again"),
)
