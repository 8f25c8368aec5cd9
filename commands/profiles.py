"""`gosmed profiles`: several accounts or portals on one computer."""

from __future__ import annotations

from typing import Annotated

import typer

from gosmed_cli.config import edit
from gosmed_cli.config.file import profile_name, read
from gosmed_cli.config.load import DEFAULT_PROFILE
from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import say

from .app import typer_app
from .options import Command, Group, ListCommand
from .page import Page
from .render import Answer
from .run import Run, this_run

Name = Annotated[str, typer.Argument(metavar="NAME", help="help.arg.profile")]


class _Group(Group):
    default = "list"


app = typer_app(cls=_Group, help="help.profiles")


@app.command("list", cls=ListCommand, help="help.profiles.list")
def list_(ctx: typer.Context) -> Answer:
    run = this_run(ctx)
    file = read(run.app.paths.config)
    used = file.get("profile", DEFAULT_PROFILE)
    columns = ("portal", "login", "lang")
    rows = [
        {"name": name, **{key: values.get(key) for key in columns}, "default": name == used}
        for name, values in file["profiles"].items()
    ]

    def draw(page: Page) -> None:
        headers = ["", *(say(f"config.column.{name}") for name in ("name", *columns))]
        cells = [["*" if row["default"] else "", *(row[key] or "–" for key in ("name", *columns))] for row in rows]
        page.table(headers, [[str(one) for one in row] for row in cells])

    if not rows:
        run.note(say("config.profiles.none"))
    return Answer(rows, draw if rows else None, ("name", *columns, "default"))


@app.command("add", cls=Command, help="help.profiles.add")
def add(
    ctx: typer.Context,
    name: Name,
    login: Annotated[str | None, typer.Option("--login", metavar="LOGIN", help="help.option.login")] = None,
) -> Answer:
    """The portal and the language are the options of the whole program."""
    run = this_run(ctx)
    _must_be_name(name)
    typed = run.app.typed
    known = read(run.app.paths.config)["profiles"].get(name, {})
    values = {"portal": typed.portal, "login": login, "lang": typed.lang}
    if not (values["portal"] or known.get("portal")):
        raise UsageProblem("config.profile_needs", name=name)
    edit.add_profile(run.app.paths.config, name, {key: value for key, value in values.items() if value})
    run.note(say("config.profiles.added", name=name))
    return Answer(_data(run, name))


@app.command("remove", cls=Command, help="help.profiles.remove")
def remove(ctx: typer.Context, name: Name) -> Answer:
    run = this_run(ctx)
    _must_be_there(run, name)
    edit.remove_profile(run.app.paths.config, name)
    run.note(say("config.profiles.removed", name=name))
    return Answer({"name": name})


@app.command("use", cls=Command, help="help.profiles.use")
def use(ctx: typer.Context, name: Name) -> Answer:
    run = this_run(ctx)
    if name != DEFAULT_PROFILE:
        _must_be_there(run, name)
    edit.set_value(run.app.paths.config, "profile", name)
    run.note(say("config.profiles.used", name=name))
    return Answer({"name": name})


def _must_be_name(name: str) -> None:
    try:
        profile_name(name)
    except ValueError as error:
        raise UsageProblem("config.bad_profile_name", name=name) from error


def _must_be_there(run: Run, name: str) -> None:
    profiles = read(run.app.paths.config)["profiles"]
    if name not in profiles:
        from difflib import get_close_matches

        near = get_close_matches(name, profiles, n=1, cutoff=0.5)
        code = "config.unknown_profile_near" if near else "config.unknown_profile"
        raise UsageProblem(code, name=name, nearest="".join(near))


def _data(run: Run, name: str) -> dict[str, object]:
    return {"name": name, **read(run.app.paths.config)["profiles"][name]}
