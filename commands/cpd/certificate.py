"""`gosmed cpd certificate`: the certificate of a goal reached, saved or handed to the authority (R90)."""

from __future__ import annotations

from typing import Annotated

import typer

from gosmed_cli.text import formats, say
from gosmed_cli.text.clean import clean
from gosmed_cli.usecases import training as use

from ..app import typer_app
from ..decision import Force, Output
from ..options import Command
from ..render import Answer
from ..run import this_run
from .options import Year

app = typer_app()
HandOver = Annotated[bool, typer.Option("--hand-over", help="help.option.hand_over")]


@app.command(cls=Command, help="help.cpd.certificate")
async def certificate(
    ctx: typer.Context, output: Output = None, hand_over: HandOver = False, year: Year = None, force: Force = False
) -> Answer:
    run = this_run(ctx)
    portal = await run.app.portal()
    answer: dict[str, object] = {}
    if hand_over:
        done = await use.hand_over(portal, year)
        at = formats.moment(formats.parse(done["transferred_at"] or done["issued_at"]))
        run.note(
            say(
                "training.handed_over",
                number=clean(done["number"]),
                sent=clean(done["transfer_number"] or ""),
                at=at,
            )
        )
        if done["receipt"]:
            run.note(say("training.received", receipt=clean(done["receipt"])))
        answer = {**done}
    if output is not None or not hand_over:
        path = await use.save_certificate(portal, year, output, force=force)
        run.note(say("training.saved", path=path))
        answer["path"] = str(path)
    return Answer(answer)
