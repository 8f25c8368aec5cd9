"""`gosmed portal fault`: make the portal misbehave on purpose."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import typer

from gosmed_cli.text import say

from ..app import typer_app
from ..options import Command, Group, ListCommand
from ..page import Page
from ..render import Answer
from ..run import this_run
from .operating import Data, operator


class _Group(Group):
    default = "list"


class Effect(StrEnum):
    LATENCY = "latency"
    STATUS = "status"
    RESET = "reset"
    TRUNCATE = "truncate"
    DUPLICATE = "duplicate"
    LOSE_REPLY = "lose-reply"


app = typer_app(cls=_Group, help="help.portal.fault")
CONDITIONS = ("nth", "times", "probability", "delay", "status", "code")
_OF_EFFECT = {"latency": ("delay",), "status": ("status", "code")}  # conditions that mean nothing elsewhere
COLUMNS = ("id", "method", "path", "effect", *CONDITIONS, "seen", "fired")


@app.command("list", cls=ListCommand, help="help.portal.fault.list")
async def list_(ctx: typer.Context, data: Data = None) -> Answer:
    run = this_run(ctx)
    async with operator(run, data) as portal:
        items = await portal.faults()

    def draw(page: Page) -> None:
        headers = [say(f"portal.column.{name}") for name in ("id", "request", "effect", "when", "fired")]
        page.table(headers, [_row(one) for one in items])

    if not items and not run.out.machine:
        run.note(say("portal.no_faults"))
    return Answer(items, draw if items else None, COLUMNS)


def _row(one: dict[str, Any]) -> list[str]:
    request = f"{one.get('method', '*')} {one.get('path', '*')}"
    unused = {name for effect, names in _OF_EFFECT.items() if effect != one["effect"] for name in names}
    used = (name for name in CONDITIONS if name not in unused)
    when = " ".join(f"{name}={one[name]}" for name in used if one.get(name) is not None)
    return [str(one["id"]), request, one["effect"], when, f"{one['fired']} / {one['seen']}"]


@app.command("add", cls=Command, help="help.portal.fault.add")
async def add(
    ctx: typer.Context,
    effect: Annotated[Effect, typer.Option("--effect", metavar="|".join(Effect), help="help.option.effect")],
    method: Annotated[
        str | None, typer.Option("--method", metavar="METHOD", help="help.option.fault_method")
    ] = None,
    path: Annotated[str | None, typer.Option("--path", metavar="PATH", help="help.option.fault_path")] = None,
    nth: Annotated[int | None, typer.Option("--nth", metavar="N", min=1, help="help.option.nth")] = None,
    times: Annotated[int | None, typer.Option("--times", metavar="N", min=1, help="help.option.times")] = None,
    probability: Annotated[
        float | None, typer.Option("--probability", metavar="P", min=0, max=1, help="help.option.probability")
    ] = None,
    seed: Annotated[int | None, typer.Option("--seed", metavar="N", help="help.option.seed")] = None,
    delay: Annotated[
        float | None, typer.Option("--delay", metavar="SECONDS", min=0, max=600, help="help.option.delay")
    ] = None,
    status: Annotated[
        int | None, typer.Option("--status", metavar="STATUS", min=400, max=599, help="help.option.fault_status")
    ] = None,
    code: Annotated[str | None, typer.Option("--code", metavar="CODE", help="help.option.fault_code")] = None,
    retry_after: Annotated[
        int | None, typer.Option("--retry-after", metavar="SECONDS", min=0, help="help.option.retry_after")
    ] = None,
    data: Data = None,
) -> Answer:
    given = {
        "effect": effect.value, "method": method, "path": path, "nth": nth, "times": times,
        "probability": probability, "seed": seed, "delay": delay, "status": status, "code": code,
        "retry_after": retry_after,
    }  # fmt: skip
    run = this_run(ctx)
    async with operator(run, data) as portal:
        fault = await portal.add_fault({name: value for name, value in given.items() if value is not None})
    run.note(say("portal.fault_added", id=fault["id"]))
    return Answer(fault)


@app.command("clear", cls=Command, help="help.portal.fault.clear")
async def clear(
    ctx: typer.Context,
    number: Annotated[int | None, typer.Argument(metavar="ID", help="help.arg.fault")] = None,
    data: Data = None,
) -> Answer:
    run = this_run(ctx)
    async with operator(run, data) as portal:
        await portal.clear_faults(number)
    run.note(say("portal.faults_cleared"))
    return Answer({"cleared": number if number is not None else "all"})
