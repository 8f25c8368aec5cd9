"""`gosmed account`: create one, activate it, see it and its next step, keep it current, confirm the identity.

A subcommand is a module beside this one, imported when it is invoked.
"""

from __future__ import annotations

from ..app import Lazy

TABLE = {
    name: (f"commands.account.{name}", "commands")
    for name in ("show", "create", "activate", "recover", "edit", "confirm", "appointment")
}


class _Account(Lazy):
    table = TABLE
    prefix = "help.account"
    default = "show"


app = _Account(name="account", help="help.account", rich_markup_mode=None)
