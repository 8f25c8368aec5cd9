"""`gosmed portal ca`: training keys for trying out electronic signatures."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import formats, say

from .. import secrets
from ..app import typer_app
from ..options import Command, Group, ListCommand
from ..page import Page
from ..ranges import All, From, Limit, To, asked_for, narrowed
from ..render import Answer, lines_of
from ..run import this_run
from .operating import Data, operator
from .paging import everything as everything_of


class _Group(Group):
    default = "list"


class Algorithm(StrEnum):
    ECDSA = "ecdsa"
    RSA = "rsa"


app = typer_app(cls=_Group, help="help.portal.ca")
COLUMNS = ("serial", "name", "snils", "valid_from", "valid_to", "issued_at", "revoked_at")


def _person(name: str) -> Any:
    return typer.Option(f"--{name.replace('_', '-')}", metavar="…", help=f"help.option.ca_{name}")


@app.command("issue", cls=Command, help="help.portal.ca.issue")
async def issue(
    ctx: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.p12", help="help.option.output")],
    snils: Annotated[str | None, typer.Option("--snils", metavar="NUMBER", help="help.option.ca_snils")] = None,
    login: Annotated[str | None, typer.Option("--login", metavar="LOGIN", help="help.option.ca_login")] = None,
    last_name: Annotated[str | None, _person("last_name")] = None,
    first_name: Annotated[str | None, _person("first_name")] = None,
    middle_name: Annotated[str | None, _person("middle_name")] = None,
    inn: Annotated[str | None, typer.Option("--inn", metavar="NUMBER", help="help.option.ca_inn")] = None,
    days: Annotated[int, typer.Option("--days", metavar="N", min=0, max=3650, help="help.option.ca_days")] = 365,
    not_before: Annotated[
        str | None, typer.Option("--not-before", metavar="ISO", help="help.option.ca_not_before")
    ] = None,
    algorithm: Annotated[
        Algorithm, typer.Option("--algorithm", metavar="ecdsa|rsa", help="help.option.ca_algorithm")
    ] = Algorithm.ECDSA,
    password_file: Annotated[
        Path | None, typer.Option("--password-file", metavar="FILE", help="help.option.ca_password_file")
    ] = None,
    no_password: Annotated[bool, typer.Option("--no-password", help="help.option.ca_no_password")] = False,
    data: Data = None,
) -> Answer:
    run = this_run(ctx)
    given = {
        "snils": snils, "login": login, "last_name": last_name, "first_name": first_name,
        "middle_name": middle_name, "inn": inn, "not_before": not_before,
    }  # fmt: skip
    if not (snils or login or (last_name and first_name)):
        raise UsageProblem(
            "missing_parameter", name="--snils | --login | --last-name", command="gosmed portal ca issue --help"
        )
    if no_password and password_file is not None:
        raise UsageProblem("conflict", first="--no-password", second="--password-file")
    password = None if no_password else secrets.new_key_password(run, password_file)
    from gosmed_cli.usecases import training_key

    wanted = {"days": days, **{name: value for name, value in given.items() if value is not None}}
    async with operator(run, data) as portal:
        issued = await training_key.issue(portal, wanted, output, password, algorithm.value)
    line = say(
        "signing.issued", path=output, name=issued["name"], until=formats.moment(formats.parse(issued["valid_to"]))
    )
    return Answer({"file": str(output), **issued}, lines_of([line, say("signing.training_only")]))


@app.command("list", cls=ListCommand, help="help.portal.ca.list")
async def list_(
    ctx: typer.Context,
    since: From = None,
    to: To = None,
    limit: Limit = None,
    everything: All = False,
    data: Data = None,
) -> Answer:
    """The newest `--limit` of them, in the order in which they were issued."""
    run = this_run(ctx)
    asked_for(limit, since, to, everything)
    async with operator(run, data) as portal:
        items = await everything_of(lambda after, most: portal.certificates(after=after, limit=most))
    items = narrowed(items, lambda one: one["issued_at"], since, to, None)
    items = items[-limit:] if limit else items

    def draw(page: Page) -> None:
        for one in items:
            page.pieces((one["serial"], "bold"), (f"  {one['name']}  {one['snils'] or ''}", ""))
            page.wrapped(_span(one), 4)

    if not items and not run.out.machine:
        run.note(say("signing.none_issued"))
    return Answer([{name: one[name] for name in COLUMNS} for one in items], draw, COLUMNS)


def _span(one: dict[str, Any]) -> str:
    first, last = (formats.moment(formats.parse(one[name])) for name in ("valid_from", "valid_to"))
    if one["revoked_at"]:
        return say("signing.revoked", at=formats.moment(formats.parse(one["revoked_at"])))
    return say("signing.valid", first=first, last=last)


@app.command("revoke", cls=Command, help="help.portal.ca.revoke")
async def revoke(
    ctx: typer.Context,
    serial: Annotated[str, typer.Argument(metavar="SERIAL", help="help.arg.serial")],
    data: Data = None,
) -> Answer:
    async with operator(this_run(ctx), data) as portal:
        found = await portal.revoke_certificate(serial)
    shown = {name: found[name] for name in COLUMNS}
    return Answer(shown, lines_of([f"{found['serial']}  {found['name']}", _span(found)]))


@app.command("crl", cls=Command, help="help.portal.ca.crl")
async def crl(
    ctx: typer.Context,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="help.option.output")
    ] = None,
    root: Annotated[bool, typer.Option("--root", help="help.option.ca_root")] = False,
    data: Data = None,
) -> Answer:
    """The list of the revoked, or with `--root` the authority's certificate: PEM for other programs."""
    run = this_run(ctx)
    async with operator(run, data) as portal:
        trust = await portal.trust()
    text = "".join(trust["roots"] if root else trust["crls"])
    if output is None:
        return Answer({"pem": text}, lines_of(text.splitlines()))
    _save(output, text)
    return Answer({"file": str(output)}, lines_of([str(output)]))


def _save(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="ascii") as file:
            file.write(text)
    except FileExistsError as error:
        raise UsageProblem("file_exists", path=str(path)) from error
