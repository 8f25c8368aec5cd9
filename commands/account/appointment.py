"""`gosmed account appointment`: meetings that applications need (R26): slots, booking, moving, giving back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gosmed_cli.contract.dictionaries import dictionary
from gosmed_cli.errors import NotFound, UsageProblem
from gosmed_cli.text import formats, say
from gosmed_cli.usecases import appointments, catalogue

from .. import application_view as view
from .. import ask, slots
from ..app import typer_app
from ..given import Sure
from ..options import Command, Group, ListCommand
from ..page import Page
from ..ranges import All, From, Limit, To, asked_for, narrowed
from ..render import Answer
from ..run import Run, this_run
from ..typed import complete

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.applications import Appointment, Meeting

Number = Annotated[str, typer.Argument(metavar="NUMBER", help="help.arg.number")]
Place = Annotated[str | None, typer.Option("--place", metavar="PLACE", help="help.option.place")]


class _Group(Group):
    default = "show"


app = typer_app(cls=_Group, help="help.account.appointment")


@app.command("show", cls=ListCommand, help="help.account.appointment.show")
async def show(
    ctx: typer.Context,
    number: Annotated[str | None, typer.Argument(metavar="NUMBER", help="help.arg.number")] = None,
) -> Answer:
    run = this_run(ctx)
    portal = await run.app.portal()
    found = (
        [await appointments.of(portal, number)]
        if number
        else await appointments.all_(portal, run.app.catalogue_cache)
    )
    if not found and not run.out.machine:
        run.note(complete(say("appointment.none")))
    return Answer(
        found, lambda page: _draw(page, found, portal.time()), ("number", "timetable", "meeting", "bookable")
    )


def _draw(page: Page, found: Sequence[Appointment], now: datetime) -> None:
    for one in found:
        words = view.meeting(one["meeting"], now) if one["meeting"] else say("appointment.not_booked")
        page.line(one["number"], "bold")
        page.wrapped(words, 2)
        if one["bookable"]:
            page.line(f"  {complete(say('appointment.slots', number=one['number']))}", "dim")


@app.command("slots", cls=ListCommand, help="help.account.appointment.slots")
async def free_slots(
    ctx: typer.Context,
    target: Annotated[str, typer.Argument(metavar="SLUG|NUMBER", help="help.arg.slots_of")],
    place: Place = None,
    since: From = None,
    to: To = None,
    limit: Limit = None,
    everything: All = False,
) -> Answer:
    run = this_run(ctx)
    asked_for(limit, since, to, everything)
    timetable, how = await _timetable(run, target)
    found = await appointments.free(await run.app.portal(), timetable)
    if place is not None:
        code = _place(place, timetable, target)
        found = [one for one in found if one.place == code]
    found = narrowed(found, lambda one: one.at.isoformat(), since, to, limit)
    if not found and not run.out.machine:
        run.note(say("appointment.none_free_now"))

    def draw(page: Page) -> None:
        slots.draw(page, found)
        page.line(complete(say(how[0], slot=found[0].slot, **how[1])))

    columns = ("slot", "at", "place", "place_title", "address")
    return Answer([one.to_json() for one in found], draw if found else None, columns)


async def _timetable(run: Run, target: str) -> tuple[str, tuple[str, dict[str, Any]]]:
    """The timetable of a service or of an application, and how to book there. Raises NotFound, UsageProblem."""
    portal = await run.app.portal()
    if target.isdigit():
        found = await appointments.of(portal, target)
        return found["timetable"], ("appointment.how_to_book", {"number": target})
    service = catalogue.kept_or_none(target, run.app.catalogue_cache)  # the free times are asked for, once
    service = service or await catalogue.service(target, portal, run.app.catalogue_cache)
    if service.appointment is None:
        raise UsageProblem("appointment.no_meetings", slug=target)
    own = {"slug": service.slug, "field": service.appointment.field}
    return service.appointment.timetable, ("appointment.how_to_apply", own)


def _place(typed: str, timetable: str, target: str) -> str:
    """The code of a place given by code or title. Raises NotFound naming those there are."""
    places = dictionary(timetable)
    items = places.items if places else ()
    found = (places.find(typed) if places else None) or _only(places.search(typed) if places else ())
    if found is None:
        raise NotFound(
            "appointment.unknown_place", place=typed, target=target, places=", ".join(one.value for one in items)
        )
    return str(found.value)


def _only(items: Sequence[Any]) -> Any | None:
    return items[0] if len(items) == 1 else None


@app.command("book", cls=Command, help="help.account.appointment.book")
async def book(
    ctx: typer.Context,
    number: Number,
    slot: Annotated[str | None, typer.Argument(metavar="SLOT", help="help.arg.slot")] = None,
) -> Answer:
    run = this_run(ctx)
    portal = await run.app.portal()
    done = await appointments.book(portal, number, slot or await _chosen(run, number))
    if done["meeting"]:
        run.note(_told(done["meeting"]))
    return Answer(done)


async def _chosen(run: Run, number: str) -> str:
    """The slot that the person at the terminal chooses. Raises UsageProblem where nobody can be asked."""
    if not run.can_ask:
        raise UsageProblem("appointment.needs_slot", number=number)
    portal = await run.app.portal()
    timetable = (await appointments.of(portal, number))["timetable"]
    found = await appointments.free(portal, timetable)
    while found:
        if (picked := slots.choose(run, found)) is not None:
            return picked.slot
    raise KeyboardInterrupt(say("appointment.none_free_now"))


def _told(meeting: Meeting) -> str:
    at = formats.moment(formats.parse(meeting["at"]))
    return say("appointment.booked", at=at, place=view.place_of(meeting))


@app.command("cancel", cls=Command, help="help.account.appointment.cancel")
async def cancel(ctx: typer.Context, number: Number, yes: Sure = False) -> Answer:
    run = this_run(ctx)
    portal = await run.app.portal()
    if run.can_ask and not yes:
        meeting = (await appointments.of(portal, number))["meeting"]
        at = formats.moment(formats.parse(meeting["at"])) if meeting else ""
        place = view.place_of(meeting) if meeting else ""
        if meeting and not ask.yes(say("appointment.ask_cancel", at=at, place=place), default=False):
            raise KeyboardInterrupt(say("appointment.not_given_back"))
    left = await appointments.give_back(portal, number)
    run.note(complete(say("appointment.given_back", number=number)))
    return Answer(left)
