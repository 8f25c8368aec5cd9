"""What can be done while signing in."""

from __future__ import annotations

from tui.actions import Act

ACTIONS = (Act("sign_in.again", "again", "f6", footer=True, when="may_start_again"),)
