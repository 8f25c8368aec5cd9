"""`gosmed account confirm`: the ways to prove who one is, each a service of the catalogue (R25–R28, R83)."""

from __future__ import annotations

from ...app import Lazy

TABLE = {name: (f"commands.account.confirm.{name}", "commands") for name in ("bank",)}


class _Confirm(Lazy):
    table = TABLE
    prefix = "help.account.confirm"


app = _Confirm(name="confirm", help="help.account.confirm", rich_markup_mode=None)
