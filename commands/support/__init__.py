"""`gosmed support`: tickets for support, replies, other ways (R77–R81). A subcommand is a module beside this."""

from __future__ import annotations

from ..app import Lazy

TABLE = {
    **{name: (f"commands.support.{name}", "commands") for name in ("open", "list", "show", "reply")},
    "channels": ("commands.support.channels", "commands"),
    "faq": ("commands.support.faq", "commands"),
}


class _Support(Lazy):
    table = TABLE
    prefix = "help.support"
    default = "open"


app = _Support(name="support", help="help.support", rich_markup_mode=None)
