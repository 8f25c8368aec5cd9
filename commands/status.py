"""`gosmed status`: applications with deadlines and remarks; what changed; waiting and watching."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import say
from gosmed_cli.usecases import after_decision as after

from . import application_view as view
from .app import typer_app
from .failures import ExitCode
from .options import ListCommand
from .ranges import All, From, Limit, To, asked_for, narrowed
from .render import Answer, listed
from .run import Run, this_run
from .spans import span

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.cabinet.applications import Application
    from gosmed_cli.contract.cabinet.services import Help

app = typer_app()


@app.command(cls=ListCommand, help="help.status")
async def status(
    ctx: typer.Context,
    numbers: Annotated[list[str] | None, typer.Argument(metavar="NUMBER…", help="help.arg.numbers")] = None,
    changed: Annotated[bool, typer.Option("--changed", help="help.option.changed")] = False,
    cursor: Annotated[str | None, typer.Option("--cursor", metavar="NAME", help="help.option.cursor")] = None,
    peek: Annotated[bool, typer.Option("--peek", help="help.option.peek")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="help.option.watch")] = False,
    wait: Annotated[bool, typer.Option("--wait", help="help.option.wait")] = False,
    at_most: Annotated[str | None, typer.Option("--timeout", metavar="2h", help="help.option.timeout")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="STATUS", help="help.option.until")] = None,
    exit_status: Annotated[bool, typer.Option("--exit-status", help="help.option.exit_status")] = False,
    since: From = None,
    to: To = None,
    limit: Limit = None,
    everything: All = False,
) -> Answer:
    run = this_run(ctx)
    _must_agree(changed, cursor, peek, watch, wait, at_most, until)
    seconds = span(at_most, "--timeout").total_seconds() if at_most else None
    fetch = asked_for(limit, since, to, everything)
    portal = await run.app.portal()
    wanted = tuple(numbers or ())
    if changed:
        return await _changed(run, portal, cursor or "default", peek, wanted, exit_status)
    if watch:
        return await _watch(run, portal, wanted)
    from gosmed_cli.usecases import statuses

    if wait:
        items = await statuses.wait(
            portal,
            wanted,
            until=until,
            patience=seconds,
            seen=_teller(run),
            journal=run.app.journal,
        )
    else:
        items = await statuses.list_(portal, wanted, limit=fetch, journal=run.app.journal)
    items = narrowed(items, lambda one: one["submitted_at"] or one["updated_at"], since, to, limit)
    return await _answer(run, portal, items, exit_status, bool(wanted))


def _must_agree(
    changed: bool, cursor: str | None, peek: bool, watch: bool, wait: bool, timeout: str | None, until: str | None
) -> None:
    """Options that exclude or need each other. Raises UsageProblem."""
    modes = [name for name, on in (("--changed", changed), ("--watch", watch), ("--wait", wait)) if on]
    if len(modes) > 1:
        raise UsageProblem("conflict", first=modes[0], second=modes[1])
    needs = (("--cursor", cursor, "--changed", changed), ("--peek", peek, "--changed", changed),
             ("--timeout", timeout, "--wait", wait), ("--until", until, "--wait", wait))  # fmt: skip
    for name, given, needed, there in needs:
        if given and not there:
            raise UsageProblem("needs_option", option=name, needed=needed)
    from gosmed_cli.contract.vocabulary import Status

    if until is not None and until not in list(Status):
        raise UsageProblem("bad_choice", option="--until", value=until, choices=", ".join(Status))


async def _answer(
    run: Run, portal: Portal, items: Sequence[Application], exit_status: bool, history: bool
) -> Answer:
    from gosmed_cli.usecases.statuses import all_approved

    help_ = await _help(run, portal, items)
    if not items and not run.out.machine:
        run.note(say("applications.none"))
    code = ExitCode.AGAINST if exit_status and not all_approved(items) else ExitCode.DONE
    return Answer(
        list(items),
        lambda page: view.draw(page, items, portal.time(), history=history, **view.around(run, portal, help_)),
        view.COLUMNS,
        exit=code,
    )


async def _help(run: Run, portal: Portal, items: Sequence[Application]) -> Help | None:
    """The portal's contacts, when somebody was refused twice and a person reads this."""
    if run.out.machine or not any(after.refused_again(one) for one in items):
        return None
    return await portal.cabinet.help()


async def _changed(
    run: Run, portal: Portal, cursor: str, peek: bool, wanted: Sequence[str], exit_status: bool
) -> Answer:
    """What changed; nothing changed prints nothing at all, in every form."""
    from gosmed_cli.usecases.changes import changed
    from gosmed_cli.usecases.statuses import all_approved

    found = await changed(portal, run.app.journal, cursor)
    items = [one for one in found.items if not wanted or one["number"] in wanted]
    after = None if peek else found.commit
    if not items:
        return Answer(after=after)
    help_ = await _help(run, portal, items)
    code = ExitCode.AGAINST if exit_status and not all_approved(items) else ExitCode.DONE
    return Answer(
        items,
        lambda page: view.draw(page, items, portal.time(), opened=True, **view.around(run, portal, help_)),
        view.COLUMNS,
        exit=code,
        after=after,
    )


async def _watch(run: Run, portal: Portal, wanted: Sequence[str]) -> Answer:
    """Live until interrupted: on a terminal the list is redrawn, otherwise each change follows the last."""
    from gosmed_cli.usecases.statuses import watch

    async for items in watch(portal, wanted):
        if run.out.form == "json":
            run.out.document(listed(items))
        elif run.out.form == "csv":
            run.out.table(Answer(items, columns=view.COLUMNS))
        else:
            page = run.out.page()
            if page.terminal:
                page.raw("\x1b[H\x1b[2J")
            view.draw(page, items, portal.time(), **view.around(run, portal))
            if page.terminal:
                page.line(say("applications.watching"), "dim")
        run.out.flush()
    return Answer()


def _teller(run: Run) -> Callable[[Sequence[Application]], None]:
    """Tells a person at a terminal of every change while they wait."""

    def seen(items: Sequence[Application]) -> None:
        if run.out.stderr.isatty():
            for one in items:
                run.note(f"◐ {one['number']}  {view.status_title(one)}")

    return seen
