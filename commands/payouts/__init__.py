"""`gosmed payouts`: what was paid, what is due, the own plan, inquiries (R98, R99).

A subcommand is a module beside this one, imported when it is invoked.
"""

from __future__ import annotations

from ..app import Lazy

TABLE = {name: (f"commands.payouts.{name}", "commands") for name in ("list", "show", "export", "plan", "ask")}


class _Payouts(Lazy):
    table = TABLE
    prefix = "help.payouts"
    default = "list"


app = _Payouts(name="payouts", help="help.payouts", rich_markup_mode=None)
