"""`gosmed payouts plan`: one's own plan against what came (R98)."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.rules import payout_plan as rules
from gosmed_cli.rules.broken import Broken
from gosmed_cli.rules.payout_plan import Planned
from gosmed_cli.text import formats, say
from gosmed_cli.usecases import payout_plan as use

from .. import ask
from ..app import typer_app
from ..given import Sure
from ..options import Command, Group, ListCommand
from ..render import Answer
from ..run import this_run
from . import comparing
from . import which as given
from .which import Source


class _Group(Group):
    default = "show"


app = typer_app(cls=_Group, help="help.payouts.plan")
Month = Annotated[str, typer.Argument(metavar="MONTH", help="help.arg.month")]
Amount = Annotated[str, typer.Argument(metavar="AMOUNT", help="help.arg.plan_amount")]


@app.command("show", cls=ListCommand, help="help.payouts.plan.show")
async def show(ctx: typer.Context) -> Answer:
    run = this_run(ctx)
    return comparing.answer(run, await use.compared(await run.app.portal(), run.app.journal))


@app.command("set", cls=Command, help="help.payouts.plan.set")
async def set_(ctx: typer.Context, month: Month, amount: Amount, source: Source = None) -> Answer:
    run = this_run(ctx)
    try:
        roubles = rules.amount(amount)
    except Broken as error:
        raise UsageProblem("payouts.no_amount", value=amount) from error
    one = Planned(given.month(month), roubles, given.source_code(source) or rules.ANY)
    await use.set_plan(await run.app.portal(), run.app.journal, [one])
    run.note(say("payouts.plan_set", month=given.month_title(one.month), amount=formats.money(str(one.amount))))
    return Answer({"month": one.month, "source": one.source or None, "plan": use.money(one.amount)})


@app.command("import", cls=Command, help="help.payouts.plan.import")
async def import_(
    ctx: typer.Context, file: Annotated[str, typer.Argument(metavar="FILE|-", help="help.arg.plan_file")]
) -> Answer:
    run = this_run(ctx)
    plan = use.read_plan(_content(file), file)
    await use.set_plan(await run.app.portal(), run.app.journal, plan)
    total = sum((one.amount for one in plan), Decimal(0))
    run.note(say("payouts.plan_read", count=len(plan), amount=formats.money(str(total))))
    return Answer({"count": len(plan), "total": use.money(total)})


def _content(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).expanduser().read_bytes()
    except OSError as error:
        raise UsageProblem("payouts.unreadable", path=file, reason=error.strerror or "") from error


@app.command("clear", cls=Command, help="help.payouts.plan.clear")
async def clear(
    ctx: typer.Context,
    month: Annotated[str | None, typer.Argument(metavar="MONTH", help="help.arg.month")] = None,
    yes: Sure = False,
) -> Answer:
    run = this_run(ctx)
    if run.can_ask and not yes and not ask.yes(say("payouts.sure_clear"), default=False):
        raise KeyboardInterrupt(say("payouts.plan_kept"))
    count = await use.clear_plan(await run.app.portal(), run.app.journal, given.month(month) if month else None)
    run.note(say("payouts.plan_cleared", count=count))
    return Answer({"cleared": count})
