"""`gosmed support open`: a ticket, filled in from an application or a fault where one is named (R77–R79)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from gosmed_cli.errors import NotFound
from gosmed_cli.text import language, say
from gosmed_cli.usecases import catalogue, support
from gosmed_cli.usecases.drafts import Drafts

from ..app import typer_app
from ..given import Draft, Form, Given, NoWait, Options, Set, Yes
from ..login import Challenge, Code
from ..options import Command
from ..render import Answer
from ..run import Run, this_run
from . import ticket

if TYPE_CHECKING:
    from gosmed_cli.contract.catalogue import Service

app = typer_app()
Attach = Annotated[list[str] | None, typer.Option("--attach", metavar="[KIND=]FILE", help="help.option.any_file")]
About = Annotated[str | None, typer.Option("--about", metavar="NUMBER", help="help.option.about")]
Trace = Annotated[bool, typer.Option("--trace", help="help.option.trace")]


@app.command(cls=Command, help="help.support.open")
async def open_(
    ctx: typer.Context,
    about: About = None,
    trace: Trace = False,
    form: Form = None,
    sets: Set = None,
    attach: Attach = None,
    draft: Draft = False,
    yes: Yes = False,
    no_wait: NoWait = False,
    challenge: Challenge = None,
    code: Code = None,
) -> Answer:
    run = this_run(ctx)
    options = Options(form, sets or (), attach or (), draft, False, yes, no_wait, challenge, code)
    service = await ticket.service_of(run)
    drafts = Drafts(run.app.paths, run.app.settings.profile)
    under = await _prepared(run, about, service, drafts) if about else None
    if trace:
        under = _of_trace(run, service).over(under or Given())
    answer = await ticket.send(run, options, "support open", under, service)
    if about:
        support.forget_files(drafts, about)
    return answer


async def _prepared(run: Run, number: str, service: Service, drafts: Drafts) -> Given:
    """The ticket about this application; says what could not be found."""
    portal = await run.app.portal()
    refused = catalogue.kept_or_none(
        (await portal.cabinet.application(number))["service"], run.app.catalogue_cache
    )
    prepared = await support.about(portal, service, number, drafts, refused)
    if run.can_ask:
        run.note(say("support.prepared", number=number))
    for kind in prepared.missing:
        slot = refused.slot(kind) if refused else None
        run.note(say("support.file_missing", kind=slot.title[language()] if slot else kind))
    return ticket.given(prepared)


def _of_trace(run: Run, service: Service) -> Given:
    """The newest trace of a fault on this computer, attached; it holds no personal data. Raises NotFound."""
    folder = run.app.paths.traces
    traces = sorted(folder.glob("*.txt")) if folder.is_dir() else []
    slot = support.file_slot(service)
    if not traces or slot is None:
        raise NotFound("support.no_trace")
    words = "\n".join([say("support.trace", "ru", name=traces[-1].name), say("support.please", "ru")])
    return Given({"topic": "other", "description": words}, {slot: (traces[-1],)})
