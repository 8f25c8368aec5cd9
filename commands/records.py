"""`gosmed records`: patients of one's institution and their records (R85–R87)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import formats, measured, say
from gosmed_cli.usecases import record_words as words
from gosmed_cli.usecases import records as use
from gosmed_cli.usecases.second_factor import SecondFactor, behind_code

from . import ask, secrets
from .app import typer_app
from .decision import Force
from .login import Challenge, Code
from .options import Command, Group, ListCommand
from .page import Page
from .ranges import All, From, Limit, To, asked_for, day
from .render import Answer
from .run import Run, this_run
from .typed import complete

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.records import Patient, Record
    from gosmed_cli.contract.cabinet.sign_in import Challenge as Asked

PATIENTS = ("id", "name", "birth_date", "sex", "policy", "institution", "ogrn")
RECORDS = ("id", "at", "kind", "kind_title", "code", "title", "text", "physician", "values")
ANALYSES = ("id", "at", "title", "name", "value", "unit", "low", "high", "verdict", "physician")


class Method(StrEnum):
    SMS = "sms"
    APP = "app"


Way = Annotated[Method, typer.Option("--method", metavar="sms|app", help="help.option.records_method")]
Id = Annotated[str, typer.Argument(metavar="ID", help="help.arg.patient")]
Kind = Annotated[str | None, typer.Option("--kind", metavar="KIND", help="help.option.record_kind")]
Physician = Annotated[str | None, typer.Option("--physician", metavar="NAME", help="help.option.physician")]


class _Group(Group):
    default = "patients"


app = typer_app(cls=_Group, help="help.records")


@app.command("patients", cls=ListCommand, help="help.records.patients")
async def patients(
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORDS]", help="help.arg.patient_words")] = None,
    limit: Limit = None,
    everything: All = False,
    method: Way = Method.SMS,
    challenge: Challenge = None,
    code: Code = None,
) -> Answer:
    run = this_run(ctx)
    most = asked_for(limit, None, None, everything)
    by = _factor(run, method, challenge, code)
    portal = await run.app.portal()
    items = await behind_code(portal, lambda: use.patients(portal, " ".join(words or ()), most), by)
    if not items and not run.out.machine:
        run.note(say("records.none"))
    return Answer(items, (lambda page: _list(page, items)) if items else None, PATIENTS)


def _list(page: Page, items: list[Patient]) -> None:
    names = ("id", "name", "born", "sex", "policy", "institution")
    page.table(
        [say(f"records.column.{name}") for name in names],
        [
            [one["id"], one["name"], words.born(one), words.sex(one), one["policy"] or "–", one["institution"]]
            for one in items
        ],
    )


@app.command("show", cls=ListCommand, help="help.records.show")
async def show(
    ctx: typer.Context,
    id_: Id,
    since: From = None,
    to: To = None,
    kind: Kind = None,
    physician: Physician = None,
    limit: Limit = None,
    everything: All = False,
    method: Way = Method.SMS,
    challenge: Challenge = None,
    code: Code = None,
) -> Answer:
    run = this_run(ctx)
    most = asked_for(limit, None, None, everything)
    filters = _filters(since, to, kind, physician)
    by = _factor(run, method, challenge, code)
    portal = await run.app.portal()
    card = await behind_code(portal, lambda: use.card(portal, id_, filters, most), by)

    def draw(page: Page) -> None:
        _head(page, card.patient)
        for one in card.records:
            _entry(page, one)

    def hint() -> None:
        if not run.out.machine:
            run.note(
                complete(say("records.next" if card.records else "records.no_records", id=card.patient["id"]))
            )

    return Answer(card.to_json(), draw, RECORDS, after=hint)


def _head(page: Page, one: Patient) -> None:
    page.line(one["name"], "bold")
    page.line(words.whose(one))
    page.line(one["institution"], "dim")


def _entry(page: Page, one: Record) -> None:
    page.line()
    page.pieces((f"{words.moment(one)}  ", "dim"), (words.title(one), "bold"))
    for line, style in words.lines(one):
        page.wrapped(line, 2, style)
    page.wrapped(one["physician"], 2, "dim")


@app.command("analyses", cls=ListCommand, help="help.records.analyses")
async def analyses(
    ctx: typer.Context,
    id_: Id,
    since: From = None,
    to: To = None,
    physician: Physician = None,
    limit: Limit = None,
    everything: All = False,
    method: Way = Method.SMS,
    challenge: Challenge = None,
    code: Code = None,
) -> Answer:
    run = this_run(ctx)
    most = asked_for(limit, None, None, everything)
    filters = _filters(since, to, None, physician)
    by = _factor(run, method, challenge, code)
    portal = await run.app.portal()
    card = await behind_code(portal, lambda: use.analyses(portal, id_, filters, most), by)

    def draw(page: Page) -> None:
        _head(page, card.patient)
        for one in card.records:
            _panel(page, one)

    if not card.records and not run.out.machine:
        run.note(say("records.no_analyses"))
    data = card.to_json() if run.out.form != "csv" else [row for one in card.records for row in _values(one)]
    return Answer(data, draw, ANALYSES)


def _panel(page: Page, one: Record) -> None:
    page.line()
    page.pieces((f"{formats.moment(formats.parse(one['at']))}  ", "dim"), (one["title"], "bold"))
    if one["text"]:
        page.wrapped(one["text"], 2)
    if one["values"]:
        headers = [say(f"records.column.{name}") for name in ("value_name", "value", "unit", "range", "verdict")]
        page.table(
            headers,
            [
                [v["name"], measured.number(v["value"]), v["unit"], measured.span(v) or "–", measured.verdict(v)]
                for v in one["values"]
            ],
        )
    page.wrapped(one["physician"], 0, "dim")


def _values(one: Record) -> list[dict[str, Any]]:
    """A row of CSV for each value; one of an analysis without any."""
    shared: Mapping[str, Any] = one
    head = {name: shared[name] for name in ("id", "at", "title", "physician")}
    return [{**head, **value} for value in one["values"]] or [head]


@app.command("export", cls=Command, help="help.records.export")
async def export(
    ctx: typer.Context,
    id_: Id,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="help.option.records_output")],
    since: From = None,
    to: To = None,
    kind: Kind = None,
    physician: Physician = None,
    force: Force = False,
    method: Way = Method.SMS,
    challenge: Challenge = None,
    code: Code = None,
) -> Answer:
    run = this_run(ctx)
    filters = _filters(since, to, kind, physician)
    use.check_target(output, force=force)
    by = _factor(run, method, challenge, code)
    portal = await run.app.portal()
    done = await behind_code(portal, lambda: use.export(portal, id_, filters, output, force=force), by)
    run.note(say("records.exported", path=done.path, count=done.count, number=done.number))
    return Answer({"path": str(done.path), "id": id_, "records": done.count, "export": done.number})


def _filters(since: str | None, to: str | None, kind: str | None, physician: str | None) -> use.Filters:
    first, last = _day(since, "--from"), _day(to, "--to")
    return use.Filters(first, last, use.known_kind(kind), physician)


def _day(typed: str | None, option: str) -> date | None:
    return day(typed, option) if typed else None


def _factor(run: Run, method: Method, challenge: str | None, code: str | None) -> SecondFactor:
    """How a code would come. Raises UsageProblem where only one of `--challenge` and `--code` is there."""
    alone = challenge is not None and code is None and method is Method.APP
    if (challenge is None) != (code is None) and not alone:
        missing = "--code" if code is None else "--challenge"
        raise UsageProblem("missing_parameter", name=missing, command="gosmed records --help")

    async def ask_code(asked: Asked) -> str:
        if asked["method"] == "app":
            run.note(say("records.approve_in_app"))
            return ""
        return await ask.code(asked)

    way: Literal["sms", "app"] = "app" if method is Method.APP else "sms"
    return SecondFactor(way, challenge, secrets.code(code), ask_code if run.can_ask else None)
