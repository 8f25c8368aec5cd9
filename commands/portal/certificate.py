"""`gosmed portal certificate`: a clerk of the ministry gives a certificate for a paper form (R82, R83)."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from gosmed_cli.text import formats, say

from ..app import typer_app
from ..given import Form, Options, Set, gather
from ..options import Command
from ..render import Answer, lines_of
from ..run import this_run
from .operating import Data, operator

app = typer_app()
FORM = "certificate"


def _field(name: str) -> Any:
    return typer.Option(f"--{name.replace('_', '-')}", metavar="…", help="help.option.paper")


@app.command(cls=Command, help="help.portal.certificate")
async def certificate(
    ctx: typer.Context,
    form: Form = None,
    sets: Set = None,
    last_name: Annotated[str | None, _field("last_name")] = None,
    first_name: Annotated[str | None, _field("first_name")] = None,
    middle_name: Annotated[str | None, _field("middle_name")] = None,
    inn: Annotated[str | None, _field("inn")] = None,
    snils: Annotated[str | None, _field("snils")] = None,
    phone: Annotated[str | None, _field("phone")] = None,
    question: Annotated[str | None, typer.Option("--question", metavar="…", help="help.option.question")] = None,
    data: Data = None,
) -> Answer:
    run = this_run(ctx)
    options = {
        "last_name": last_name, "first_name": first_name, "middle_name": middle_name,
        "inn": inn, "snils": snils, "phone": phone,
    }  # fmt: skip
    given = gather(Options(form, sets or ()), FORM, None)
    typed = {**given.values, **{name: value for name, value in options.items() if value is not None}}
    from gosmed_cli.usecases import desks

    async with operator(run, data) as portal:
        now = formats.parse((await portal.clock())["now"])
        values = desks.paper_form(typed, now.astimezone(formats.MOSCOW).date())
        given_out = await portal.give_certificate(values, question)
    lines = [say("desk.certificate", certificate=given_out["certificate"])]
    if given_out.get("replaces"):
        lines.append(say("desk.replaces", certificate=given_out["replaces"]))
    if given_out["question"]:
        lines.append(say("desk.question", question=given_out["question"]))
    return Answer(given_out, lines_of(lines))
