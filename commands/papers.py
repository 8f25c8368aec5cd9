"""`gosmed prescriptions` and `gosmed sick-leaves`: one set of commands for every kind of medical paper (R102)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from gosmed_cli.contract.papers import Paper, paper
from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import say
from gosmed_cli.usecases import paper_words as words
from gosmed_cli.usecases import papers as use
from gosmed_cli.usecases.drafts import Unkept

from . import ask
from .app import typer_app
from .applying import know_titles
from .decision import Force, Output
from .filling import Filling, summary
from .given import Form, Given, Options, Set, Sure, Yes, gather
from .options import Command, Group, ListCommand
from .page import Page
from .ranges import All, From, Limit, To, asked_for, narrowed
from .render import Answer
from .run import Run, this_run
from .typed import complete

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.papers import MedicalPaper

Number = Annotated[str, typer.Argument(metavar="NUMBER", help="help.arg.paper")]
State = Annotated[str | None, typer.Option("--state", metavar="STATE", help="help.option.paper_state")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="help.option.cancel_reason")]
COLUMNS = (
    "number",
    "kind",
    "state",
    "state_title",
    "issued_at",
    "valid_until",
    "cancelled_at",
    "reason",
    "values",
)


class _Group(Group):
    default = "list"


def paper_app(name: str) -> typer.Typer:
    """The commands of one kind of paper, under its own name."""
    kind = paper(name)
    app = typer_app(cls=_Group, help=f"help.{name}")

    @app.command("list", cls=ListCommand, help="help.papers.list")
    async def list_(
        ctx: typer.Context,
        state: State = None,
        since: From = None,
        to: To = None,
        limit: Limit = None,
        everything: All = False,
    ) -> Answer:
        return await _list(this_run(ctx), kind, state, since, to, limit, everything)

    @app.command("show", cls=Command, help="help.papers.show")
    async def show(ctx: typer.Context, number: Number) -> Answer:
        run = this_run(ctx)
        return _shown(kind, await use.show(await run.app.portal(), kind, number))

    @app.command("issue", cls=Command, help="help.papers.issue")
    async def issue(ctx: typer.Context, form: Form = None, sets: Set = None, yes: Yes = False) -> Answer:
        return await _issue(this_run(ctx), kind, Options(form, sets or (), yes=yes))

    @app.command("cancel", cls=Command, help="help.papers.cancel")
    async def cancel(ctx: typer.Context, number: Number, reason: Reason = None, yes: Sure = False) -> Answer:
        return await _cancel(this_run(ctx), kind, number, reason, yes)

    @app.command("print", cls=Command, help="help.papers.print")
    async def print_(ctx: typer.Context, number: Number, output: Output = None, force: Force = False) -> Answer:
        run = this_run(ctx)
        path = await use.save(await run.app.portal(), kind, number, output, force=force)
        run.note(say("papers.saved", path=path))
        return Answer({"number": number, "path": str(path)})

    return app


async def _list(
    run: Run,
    kind: Paper,
    state: str | None,
    since: str | None,
    to: str | None,
    limit: int | None,
    everything: bool,
) -> Answer:
    if state is not None and state not in words.STATES:
        raise UsageProblem("bad_choice", option="--state", value=state, choices=", ".join(words.STATES))
    found = await use.list_(
        await run.app.portal(), kind, state=state, limit=asked_for(limit, since, to, everything)
    )
    items = narrowed(found, lambda one: one["issued_at"], since, to, limit)
    if not items and not run.out.machine:
        run.note(say(f"papers.none.{kind.kind}"))

    def draw(page: Page) -> None:
        names = ("number", "state", "issued", "until", "patient", "subject")
        page.table([say(f"papers.column.{name}") for name in names], [_row(kind, one) for one in items])

    return Answer(items, draw if items else None, COLUMNS)


def _row(kind: Paper, one: MedicalPaper) -> list[str]:
    state, subject = words.state_title(kind, one), words.subject(kind, one)
    return [one["number"], state, words.issued(one), words.until(one), one["values"].get("patient", ""), subject]


def _shown(kind: Paper, one: MedicalPaper) -> Answer:
    def draw(page: Page) -> None:
        page.pieces((words.title(kind, one), "bold"), (f"  {words.state_title(kind, one)}", "plain"))
        page.line(words.days(one), "dim")
        for line in words.values(kind, one):
            page.wrapped(line, 2)
        if told := words.cancelled(one):
            page.wrapped(told, 2, "warn")
        else:
            page.line(complete(say("papers.print_with", kind=kind.kind, number=one["number"])), "dim")

    return Answer(one, draw, COLUMNS)


async def _issue(run: Run, kind: Paper, options: Options) -> Answer:
    portal = await run.app.portal()
    know_titles(run, kind.form)
    given = gather(options, kind.kind, None)
    asked = run.can_ask and not options.form
    if asked:
        account = await portal.cabinet.account()
        drafts = Unkept(run.app.paths, run.app.settings.profile)
        given = Filling(run, kind.form, account, drafts).whole(given)
    elif options.nothing:
        raise UsageProblem("papers.nothing_given", kind=kind.kind)
    values = use.checked(portal, kind, given.values, given.places)
    if asked and not options.yes and not _sure(run, kind, Given(values)):
        raise KeyboardInterrupt(say("papers.not_issued"))
    return _shown(kind, await use.issue(portal, kind, values))


def _sure(run: Run, kind: Paper, given: Given) -> bool:
    run.note(f"\n{say('ask.form.summary')}")
    summary(run, kind.form, given.values, {})
    return ask.yes(say("papers.sure_issue"), default=True)


async def _cancel(run: Run, kind: Paper, number: str, reason: str | None, yes: bool) -> Answer:
    portal = await run.app.portal()
    if reason is None and run.can_ask:
        await use.show(portal, kind, number)  # nobody gives a reason for what is not there
        reason = ask.line(say("papers.ask_reason"))
    if not (reason or "").strip():
        raise UsageProblem("papers.no_reason", kind=kind.kind, number=number)
    if run.can_ask and not yes and not ask.yes(say("papers.sure_cancel", number=number), default=False):
        raise KeyboardInterrupt(say("papers.not_cancelled", number=number))
    done: Any = await use.cancel(portal, kind, number, str(reason).strip())
    run.note(say("papers.cancelled_now", number=number))
    return Answer(done, None, COLUMNS)
