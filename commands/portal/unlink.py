"""`gosmed portal unlink`: an institution ends its link to somebody, and its patients' records close."""

from __future__ import annotations

from typing import Annotated

import typer

from gosmed_cli.text import say

from ..app import typer_app
from ..options import Command
from ..render import Answer
from ..run import this_run
from .operating import Data, operator

app = typer_app()


@app.command(cls=Command, help="help.portal.unlink")
async def unlink(
    ctx: typer.Context,
    login: Annotated[str, typer.Argument(metavar="LOGIN", help="help.arg.login_of")],
    ogrn: Annotated[str, typer.Argument(metavar="OGRN", help="help.arg.ogrn")],
    data: Data = None,
) -> Answer:
    run = this_run(ctx)
    async with operator(run, data) as portal:
        await portal.withdraw_link(login, ogrn)
    run.note(say("portal.unlinked", login=login, ogrn=ogrn))
    return Answer({"login": login, "ogrn": ogrn})
