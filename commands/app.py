"""The group that loads only the command that is invoked."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import typer

from .options import Group, words
from .table import TABLE


class Lazy(Group):
    """A group whose subcommands are modules, imported when one of them is invoked."""

    table: Mapping[str, tuple[str, str]] = {}
    prefix = "help"  # where the one-liners are: `<prefix>.<name>`

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self.table)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in self.table:
            return None
        if cmd_name not in self.commands:
            self.commands[cmd_name] = load(self.table[cmd_name][0], cmd_name)
        return self.commands[cmd_name]

    def one_line(self, name: str) -> str:
        return words(f"{self.prefix}.{name}").partition("\n")[0]

    @property
    def sections(self) -> dict[str, list[str]]:
        """Section of the help page → names, in the table's order."""
        found: dict[str, list[str]] = {}
        for name, (_, section) in self.table.items():
            found.setdefault(section, []).append(name)
        return found


class Root(Lazy):
    """`gosmed` itself. With nothing typed it shows its help."""

    table = TABLE

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if self._after_shared(args) == len(args) and not ctx.resilient_parsing and "--version" not in args:
            args = [*args, "--help"]
        return super().parse_args(ctx, args)


def load(module: str, name: str) -> Any:
    """The command that this module declares as `app`, under this name."""
    return command_of(import_module(module).app, name)


def command_of(declared: Any, name: str) -> Any:
    """What is declared with Typer, or a group, as the command of this name."""
    command = declared if isinstance(declared, Group) else typer.main.get_command(declared)
    command.name = name
    return command


def group() -> Root:
    """The whole program as one command."""
    return Root(name="gosmed", help="help.gosmed", epilog="help.epilog", rich_markup_mode=None)


def typer_app(**more: Any) -> typer.Typer:
    """A Typer application as every command declares it: plain help, no completion options of its own."""
    return typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, **more)
