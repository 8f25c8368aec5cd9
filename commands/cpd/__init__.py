"""`gosmed cpd`: points, the goal of a year, the five-year cycle, history, report, certificate (R88–R91).

A subcommand is a module beside this one, imported when it is invoked; `add` applies for the service that `names`
calls by this command.
"""

from __future__ import annotations

from typing import Any

from gosmed_cli.usecases.command_names import NAMES

from ..app import Lazy, command_of

ADD = "add"
TABLE = {
    name: ("commands.alias" if name == ADD else f"commands.cpd.{name}", "commands")
    for name in ("show", "goal", ADD, "history", "report", "certificate")
}


class _Cpd(Lazy):
    table = TABLE
    prefix = "help.cpd"
    default = "show"

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name == ADD and cmd_name not in self.commands:
            from ..alias import alias

            command = f"cpd {ADD}"
            slug = next(slug for slug, name in NAMES.items() if name == command)
            self.commands[cmd_name] = command_of(alias(slug, command), cmd_name)
        return super().get_command(ctx, cmd_name)


app = _Cpd(name="cpd", help="help.cpd", rich_markup_mode=None)
