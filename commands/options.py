"""Options that every command takes, wherever they stand, and the classes that give them.

`gosmed --profile work status` and `gosmed status --profile work` are the same. The options are not
parameters of the commands' functions: parsing writes them to the run (`ctx.obj`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text.say import LANGUAGES, known, say

from . import helptext

Callback = Callable[[typer.Context, Any, Any], Any]
SETTINGS = {"help_option_names": ["-h", "--help"]}


def _profile(ctx: typer.Context, _param: Any, value: str | None) -> None:
    if value is not None:
        ctx.obj.app.typed.profile = value
        _remember(ctx)


def _portal(ctx: typer.Context, _param: Any, value: str | None) -> None:
    if value is not None:
        ctx.obj.app.typed.portal = value
        _remember(ctx)


def _remember(ctx: typer.Context) -> None:
    """Commands advised in this run carry these options."""
    from .typed import remember

    remember(ctx.obj.app.typed.profile, ctx.obj.app.typed.portal)


def _lang(ctx: typer.Context, _param: Any, value: str | None) -> None:
    if value is not None and value not in LANGUAGES and not ctx.resilient_parsing:
        raise UsageProblem("bad_choice", option="--lang", value=value, choices=", ".join(LANGUAGES))
    if value is not None:
        ctx.obj.app.typed.lang = value


def _no_input(ctx: typer.Context, _param: Any, value: bool) -> None:
    ctx.obj.no_input = ctx.obj.no_input or bool(value)


def _verbose(ctx: typer.Context, _param: Any, value: int) -> None:
    if value:
        ctx.obj.verbose += value
        ctx.obj.app.listener = ctx.obj.request_made


def _debug(ctx: typer.Context, _param: Any, value: bool) -> None:
    ctx.obj.debug = ctx.obj.debug or bool(value)


def _version(ctx: typer.Context, _param: Any, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from gosmed_cli import __version__

        ctx.obj.out.write(f"gosmed {__version__}\n")
        raise typer.Exit


def _json(ctx: typer.Context, _param: Any, value: bool) -> None:
    if value:
        ctx.obj.out.form = "json"


def _csv(ctx: typer.Context, _param: Any, value: bool) -> None:
    if value:
        ctx.obj.out.form = "csv"


def _query(ctx: typer.Context, _param: Any, value: str | None) -> None:
    if value is not None:
        ctx.obj.out.ask(value)


def _option(names: Sequence[str], callback: Callback, metavar: str | None = None, **more: Any) -> TyperOption:
    return TyperOption(
        param_decls=list(names), callback=callback, expose_value=False, metavar=metavar,
        help=f"help.option.{names[-1].lstrip('-').replace('-', '_')}", **more,
    )  # fmt: skip


def _flag(names: Sequence[str], callback: Callback, **more: Any) -> TyperOption:
    return _option(names, callback, is_flag=True, default=False, **more)


def global_options() -> list[TyperOption]:
    """The options of the whole program."""
    return [
        _option(["--profile"], _profile, "NAME"),
        _option(["--portal"], _portal, "URL"),
        _option(["--lang"], _lang, "ru|en"),
        _flag(["--no-input"], _no_input),
        _option(["-v", "--verbose"], _verbose, count=True, default=0),
        _flag(["--debug"], _debug),
        _flag(["--version"], _version, is_eager=True),
    ]


def output_options(csv: bool) -> list[TyperOption]:
    """How the answer is printed."""
    shared = [_flag(["--json"], _json), _option(["--query"], _query, "EXPR")]
    return [*shared, _flag(["--csv"], _csv)] if csv else shared


@contextmanager
def _named(ctx: Any) -> Iterator[None]:
    """Wrong usage says of which command it is, also where the parser has not noted that (an option without its
    value)."""
    try:
        yield
    except typer.TyperException as error:
        if getattr(error, "ctx", ctx) is None:
            error.ctx = ctx  # type: ignore[attr-defined]  # those of usage have it
        raise


class Command(TyperCommand):
    """A command: help in the language of the run, options of the whole program beside its own."""

    csv = False

    def __init__(self, *arguments: Any, **more: Any) -> None:
        more["context_settings"] = {**SETTINGS, **(more.get("context_settings") or {})}
        super().__init__(*arguments, **more)
        self.output = output_options(self.csv)
        self.shared = global_options()

    def get_params(self, ctx: Any) -> list[Any]:
        own = [one for one in super().get_params(ctx) if one.name != "help"]
        return [*own, *self.output, *self.shared, *_help_option(self, ctx)]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        with _named(ctx):
            return super().parse_args(ctx, args)

    def get_help(self, ctx: Any) -> str:
        return helptext.of_command(self, ctx)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        return _in_words(super().shell_complete(ctx, incomplete))


class ListCommand(Command):
    """A command whose answer is a list: `--csv` beside `--json`."""

    csv = True


class Group(TyperGroup):
    """A command of several: without a subcommand, or followed by an option, it does `default`."""

    default: str | None = None

    def __init__(self, *arguments: Any, **more: Any) -> None:
        more["context_settings"] = {**SETTINGS, **(more.get("context_settings") or {})}
        super().__init__(*arguments, **more)
        self.shared = global_options()

    def get_params(self, ctx: Any) -> list[Any]:
        own = [one for one in super().get_params(ctx) if one.name != "help"]
        return [*own, *self.shared, *_help_option(self, ctx)]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if self.default and not ctx.resilient_parsing:
            place = self._after_shared(args)
            means_default = place == len(args) or (
                place < len(args) and args[place].startswith("-") and args[place] not in ("-h", "--help")
            )
            if means_default:
                args = [*args[:place], self.default, *args[place:]]
        with _named(ctx):
            return super().parse_args(ctx, args)

    def _after_shared(self, args: list[str]) -> int:
        """The place after the options of the whole program that stand first; behind the end where the last of
        them lacks its value."""
        place = 0
        while place < len(args):
            name, equals, _ = args[place].partition("=")
            option = next((one for one in self.shared if name in one.opts), None)
            if option is None:
                break
            takes_value = not (option.is_flag or option.count or equals)
            place += 2 if takes_value else 1
        return place

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        command = self.get_command(ctx, args[0])
        if command is None and not ctx.resilient_parsing:
            raise unknown_command(args[0], self.list_commands(ctx), ctx.command_path)
        return args[0], command, args[1:]

    def one_line(self, name: str) -> str:
        """What a subcommand is for, in one line."""
        command = self.commands[name]
        return words(command.help).partition("\n")[0]

    def get_help(self, ctx: Any) -> str:
        return helptext.of_group(self, ctx)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Subcommands from the table, nothing imported for them; options where one is begun."""
        if incomplete.startswith("-"):
            offered = [(name, words(one.help)) for one in self.get_params(ctx) for name in one.opts]
        else:
            offered = [(name, self.one_line(name)) for name in self.list_commands(ctx)]
        from typer._click.shell_completion import CompletionItem  # Typer has no public name for it

        return [CompletionItem(name, help=text) for name, text in offered if name.startswith(incomplete)]


def _in_words(items: list[Any]) -> list[Any]:
    for item in items:
        item.help = words(item.help)
    return items


def _help_option(command: Any, ctx: Any) -> list[Any]:
    option = command.get_help_option(ctx)
    if option is None:
        return []
    option.help = "help.option.help"
    return [option]


def unknown_command(name: str, names: Sequence[str], path: str) -> UsageProblem:
    """No such command: with the nearest one, where there is one."""
    from difflib import get_close_matches

    near = get_close_matches(name, names, n=1, cutoff=0.5)
    if near:
        return UsageProblem("unknown_command_near", name=name, nearest=near[0], command=f"{path} {near[0]} --help")
    return UsageProblem("unknown_command", name=name, command=f"{path} --help")


def words(key: str | None) -> str:
    """The help under this key; a text that is no key as it is."""
    return say(key) if key and known(key) else key or ""
