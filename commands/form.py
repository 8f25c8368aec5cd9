"""`gosmed form`: an empty form to fill in with an editor."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gosmed_cli.contract.papers import kinds, paper
from gosmed_cli.errors import SignInNeeded, Unavailable, UsageProblem
from gosmed_cli.text import language, say
from gosmed_cli.usecases import catalogue, edit_account, register_account
from gosmed_cli.usecases.forms import account_template, template

from .app import typer_app
from .options import Command
from .render import Answer, lines_of
from .run import Run, this_run

app = typer_app()
ACCOUNT = "account"  # `gosmed form account`: the form of `account create`


@app.command(cls=Command, help="help.form")
async def form(
    ctx: typer.Context,
    slug: Annotated[str, typer.Argument(metavar="SLUG", help="help.arg.slug")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="help.option.output")
    ] = None,
) -> Answer:
    run = this_run(ctx)
    if slug == ACCOUNT:
        text = account_template(register_account.fields(), language())
        return _of_account(run, slug, text, "account.form_written", output)
    if slug == edit_account.FORM:
        text = edit_account.template(language(), await known_fields(run))
        return _of_account(run, slug, text, "account.edit_form_written", output)
    if slug in kinds():
        return _of_paper(run, slug, output)
    service = await catalogue.service(slug, await run.app.quick_portal(), run.app.catalogue_cache)
    text = template(service, language(), await known_fields(run))
    if output is None or str(output) == "-":
        return Answer({"service": slug, "form": text}, lines_of(text.rstrip("\n").split("\n")))
    _write_new(output, text)
    run.note(say("services.form_written", path=output, slug=slug))
    return Answer({"service": slug, "path": str(output)})


def _of_account(run: Run, name: str, text: str, written: str, output: Path | None) -> Answer:
    """A form of the account, which is no service."""
    if output is None or str(output) == "-":
        return Answer({"service": name, "form": text}, lines_of(text.rstrip("\n").split("\n")))
    _write_new(output, text)
    run.note(say(written, path=output))
    return Answer({"service": name, "path": str(output)})


def _of_paper(run: Run, kind: str, output: Path | None) -> Answer:
    """A form of a medical paper: nothing in it is the account's."""
    text = template(paper(kind).form, language())
    if output is None or str(output) == "-":
        return Answer({"service": kind, "form": text}, lines_of(text.rstrip("\n").split("\n")))
    _write_new(output, text)
    run.note(say("papers.form_written", path=output, kind=kind))
    return Answer({"service": kind, "path": str(output)})


def _write_new(path: Path, text: str) -> None:
    """Write the form where nothing is yet: a filled-in one is never lost. Raises UsageProblem."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise UsageProblem("file_exists", path=str(path)) from error


async def known_fields(run: Run) -> dict[str, str]:
    """What the account knows already; nothing where nobody is signed in or the portal cannot be reached."""
    portal = await run.app.quick_portal()
    if portal is None or portal.session is None or not portal.session.signed_in:
        return {}
    try:
        return dict((await portal.cabinet.account())["known"])
    except (SignInNeeded, Unavailable):
        return {}
