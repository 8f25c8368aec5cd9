"""`gosmed account confirm`: the ways to prove who one is, each a service of the catalogue (R25–R28, R83)."""

from __future__ import annotations

from typing import Any

from gosmed_cli.usecases.command_names import NAMES, WAYS

from ...app import Lazy, command_of

TABLE = {
    **dict.fromkeys(WAYS, ("commands.alias", "commands")),
    "visit": ("commands.account.confirm.visit", "commands"),
}


class _Confirm(Lazy):
    table = TABLE
    prefix = "help.account.confirm"

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name in WAYS and cmd_name not in self.commands:
            from ...alias import alias

            way = alias(WAYS[cmd_name], NAMES[WAYS[cmd_name]])
            self.commands[cmd_name] = command_of(way, cmd_name)
        return super().get_command(ctx, cmd_name)


app = _Confirm(name="confirm", help="help.account.confirm", rich_markup_mode=None)
