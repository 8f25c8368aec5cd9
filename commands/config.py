"""`gosmed config`: see and change the configuration."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any

import typer

from gosmed_cli.config import edit
from gosmed_cli.config.file import KEYS, PROFILE_KEYS, Json, read, read_text
from gosmed_cli.config.load import DEFAULT_PROFILE
from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import say
from gosmed_cli.text.say import language_of_locale

from .app import typer_app
from .options import Command, Group, ListCommand
from .page import Page
from .render import Answer, lines_of
from .run import this_run


class _Group(Group):
    default = "list"


app = typer_app(cls=_Group, help="help.config")
ENVIRONMENT = {
    "portal": "GOSMED_PORTAL", "profile": "GOSMED_PROFILE", "lang": "GOSMED_LANG",
    "password_file": "GOSMED_PASSWORD_FILE", "key_password_file": "GOSMED_KEY_PASSWORD_FILE",
}  # fmt: skip
DEFAULTS: Json = {"profile": DEFAULT_PROFILE, "timeout": 30.0, "retry_for": 60.0, "keyring": True}


@app.command("list", cls=ListCommand, help="help.config.list")
def list_(ctx: typer.Context) -> Answer:
    run = this_run(ctx)
    rows = _rows(read(run.app.paths.config), run.app.typed)

    def draw(page: Page) -> None:
        headers = [say(f"config.column.{name}") for name in ("key", "value", "source")]
        page.table(
            headers, [[row["key"], _shown(row["value"]), say(f"config.source.{row['source']}")] for row in rows]
        )

    return Answer(rows, draw, ("key", "value", "source"))


def _rows(file: Json, typed: Any) -> list[Json]:
    """Every key with the value in force and where it comes from."""
    profile = typed.profile or os.environ.get("GOSMED_PROFILE") or file.get("profile") or DEFAULT_PROFILE
    own = file["profiles"].get(profile, {})
    return [_row(key, file, own, typed) for key in KEYS]


def _row(key: str, file: Json, own: Json, typed: Any) -> Json:
    found = (
        (getattr(typed, key, None), "option"),
        (os.environ.get(ENVIRONMENT.get(key, "")), "environment"),
        (own.get(key) if key in PROFILE_KEYS else None, "profile"),
        (file.get(key), "file"),
        (language_of_locale() if key == "lang" else DEFAULTS.get(key), "default"),
    )
    value, source = next(((value, source) for value, source in found if value is not None), (None, "default"))
    return {"key": key, "value": str(value) if isinstance(value, Path) else value, "source": source}


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "–" if value is None else str(value)


@app.command("get", cls=Command, help="help.config.get")
def get(ctx: typer.Context, key: Annotated[str, typer.Argument(metavar="KEY", help="help.arg.key")]) -> Answer:
    run = this_run(ctx)
    file = read(run.app.paths.config)
    if key.startswith("profiles."):
        value = _of_profile(key, file)
    elif key in KEYS:
        value = next(row["value"] for row in _rows(file, run.app.typed) if row["key"] == key)
    else:
        raise edit.no_such_key(key)
    return Answer({"key": key, "value": value}, lines_of([_shown(value)] if value is not None else []))


def _of_profile(key: str, file: Json) -> Any:
    _, _, rest = key.partition(".")
    name, _, own = rest.partition(".")
    if name not in file["profiles"]:
        raise UsageProblem("config.unknown_profile", name=name)
    if own not in PROFILE_KEYS:
        raise edit.no_such_key(key)
    return file["profiles"][name].get(own)


@app.command("set", cls=Command, help="help.config.set")
def set_(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KEY", help="help.arg.key")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="help.arg.value")],
) -> Answer:
    run = this_run(ctx)
    edit.set_value(run.app.paths.config, key, value)
    run.note(say("config.set", key=key, value=value))
    return Answer({"key": key, "value": value, "path": str(run.app.paths.config)})


@app.command("path", cls=Command, help="help.config.path")
def path(ctx: typer.Context) -> Answer:
    paths = this_run(ctx).app.paths
    data = {"config": str(paths.config), "state": str(paths.state)}
    return Answer(data, lines_of([str(paths.config)]))


@app.command("init", cls=Command, help="help.config.init")
def init(ctx: typer.Context) -> Answer:
    run = this_run(ctx)
    file = run.app.paths.config
    if read_text(file):
        raise UsageProblem("config.exists", file=str(file))
    edit.write(file, edit.example())
    if run.app.typed.portal:
        edit.set_value(file, "portal", run.app.typed.portal)
    run.note(say("config.written", file=str(file)))
    return Answer({"config": str(file)}, lines_of([str(file)]))
