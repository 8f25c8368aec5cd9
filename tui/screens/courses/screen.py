"""Courses: the catalogue with seats and requirements, enrolling, one's own courses, materials."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.message import Message

from gosmed_cli.contract.dictionaries import dictionary
from gosmed_cli.errors import GosmedError
from gosmed_cli.text import say
from gosmed_cli.usecases import course_words as words
from gosmed_cli.usecases import courses as use
from gosmed_cli.usecases import deadlines

from ... import saving
from ...actions import bindings
from ...widgets.detail_pane import Line
from ...widgets.paged_table import PagedTable
from ...widgets.rows import Column, Row
from ..acting import ActingList
from . import listing
from .listing import Item

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.cabinet.courses import CourseDetail, Enrolment

MOST = 500  # courses that are fetched


class CoursesScreen(ActingList[Item]):
    """A course is read whole once it is looked at."""

    PLACE = "courses"
    KINDS = ("course.", "training.")
    GROUPS = listing.GROUPS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("courses")]

    class Read(Message):
        """A course has come whole."""

        def __init__(self, one: CourseDetail) -> None:
            super().__init__()
            self.one = one

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[str, CourseDetail] = {}

    async def fetch(self, portal: Portal) -> Any:
        account = await portal.cabinet.account()
        found, mine = await asyncio.gather(_catalogue(portal), use.mine(portal))
        self.known = {}
        return list(listing.items(found, mine, _specialty(account["known"].get("specialty", ""))))

    def items_of(self, value: Any) -> Sequence[Item]:
        found: Sequence[Item] = value
        return found

    def columns(self) -> list[Column]:
        return listing.columns()

    def row(self, item: Item) -> Row:
        return listing.row(item)

    def in_group(self, item: Item, group: str) -> bool:
        return listing.in_group(item, group)

    def order(self, item: Item, column: str) -> Any:
        by = listing.order(item, column)
        return super().order(item, column) if by is None else by

    def searched(self, item: Item) -> str:
        return listing.searched(item)

    def detail(self, item: Item) -> Iterable[Iterable[Line]]:
        return listing.detail(item, self.known.get(item["course"]))

    @on(PagedTable.Highlighted)
    def _looked_at(self, event: PagedTable.Highlighted) -> None:
        one = self.selected
        if one is not None and one["course"] not in self.known:
            self.load_course(one["course"])

    @work(exclusive=True, group="course", exit_on_error=False)
    async def load_course(self, number: str) -> None:
        await asyncio.sleep(0.2)  # the cursor passes over most of them
        try:
            found = await use.show(await self.cabinet.session.reading(), number)
        except GosmedError:  # what the list says of it stays; the list itself tells of a portal that is away
            return
        self.post_message(self.Read(found))

    @on(Read)
    def _came(self, message: Read) -> None:
        message.stop()
        self.known[message.one["id"]] = message.one
        self.draw_detail()

    # what can be done

    @property
    def one(self) -> Item | None:
        return self.selected if self.has_selected else None

    @property
    def can_enrol(self) -> bool:
        one = self.one
        return (
            one is not None
            and not one["mine"]
            and not one["about"]["enrolment"]
            and one["state"] in ("open", "full")
        )

    @property
    def can_change(self) -> bool:
        return self.one is not None and bool(self.one["mine"] and self.one["mine"]["cancellable"])

    @property
    def has_materials(self) -> bool:
        known = self.known.get(self.one["course"]) if self.one else None
        return known is not None and bool(known["materials"])

    @property
    def has_mine(self) -> bool:
        return any(one["mine"] for one in self.items or ())

    def action_copy(self) -> None:
        if self.one:
            self.cabinet.copy(self.one["course"])

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_enrol(self) -> None:
        """A seat, or where there is none a place on the waiting list; asked first."""
        from ...dialogs.confirm import Confirm

        if (one := self.one) is None:
            return
        wait = one["state"] == "full"
        key = "tui_courses.ask.wait" if wait else "tui_courses.ask.enrol"
        question = say(key, title=one["about"]["title"], when=words.span(one["about"]))
        word = say("tui_courses.wait" if wait else "tui_courses.act.enrol")
        if await self.app.push_screen_wait(Confirm(question, word)):
            await self.attempt(self._enrolled(one, wait=wait))

    async def _enrolled(self, one: Item, *, wait: bool) -> str:
        return told(
            await use.enrol(await self.cabinet.session.sending(), one["course"], wait=wait), "courses.enrolled"
        )

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_change(self) -> None:
        """Another course in its place: one of those that still take people."""
        from ...dialogs.choose import Choose

        if (one := self.one) is None or one["mine"] is None:
            return
        others = [item for item in self.items or () if not item["mine"] and item["state"] in ("open", "full")]
        choices = [(item["course"], f"{item['about']['title']} · {words.span(item['about'])}") for item in others]
        if chosen := await self.app.push_screen_wait(Choose(say("tui_courses.ask.change"), choices)):
            await self.attempt(self._changed(one["mine"]["id"], chosen))

    async def _changed(self, number: str, course: str) -> str:
        portal = await self.cabinet.session.sending()
        return told(await use.change(portal, number, course), "courses.changed")

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_cancel(self) -> None:
        from ...dialogs.confirm import Confirm

        if (one := self.one) is None or one["mine"] is None:
            return
        mine = one["mine"]
        question = say("courses.ask_cancel", number=mine["id"], title=mine["title"])
        question += f"\n{say('courses.cancel_until', at=words.when(mine['cancel_until']))}"
        if await self.app.push_screen_wait(Confirm(question, say("tui_courses.act.cancel"), danger=True)):
            await self.attempt(self._cancelled(mine["id"]))

    async def _cancelled(self, number: str) -> str:
        done = await use.cancel(await self.cabinet.session.sending(), number)
        return say("courses.cancelled", number=number, title=done["title"])

    # files

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_materials(self) -> None:
        """Every file of the course, into a folder."""
        from ...dialogs.prompt import Prompt

        known = self.known.get(self.one["course"]) if self.one else None
        if known is None:
            return
        folder = str(saving.free_name(Path.cwd(), f"course-{known['id']}"))
        if typed := await self.app.push_screen_wait(Prompt(say("tui_courses.ask.folder"), value=folder)):
            await self.attempt(self._saved(known, saving.target(typed)))

    async def _saved(self, known: CourseDetail, folder: Path) -> str:
        portal = await self.cabinet.session.sending()
        saved = await use.save_materials(portal, known, folder, force=False)
        return "\n".join(say("courses.saved", path=path) for path in saved)

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_calendar(self) -> None:
        """What lies ahead, for a calendar program."""
        from ...dialogs.prompt import Prompt

        value = str(saving.free_name(Path.cwd(), "courses.ics"))
        question = Prompt(say("tui_courses.ask.calendar"), value=value, check=saving.why_not)
        if typed := await self.app.push_screen_wait(question):
            await self.attempt(self._calendar(saving.target(typed)))

    async def _calendar(self, target: Path) -> str:
        mine = [one["mine"] for one in self.items or () if one["mine"]]
        content, count = await asyncio.to_thread(use.calendar, mine, self.now)
        deadlines.save(content, target)
        return say("upcoming.saved", path=target, count=count)


async def _catalogue(portal: Portal) -> list[Any]:
    return [one async for one in use.search(portal, use.Filters(), MOST)]


def _specialty(code: str) -> str:
    """One's own specialty as courses name it: in Russian."""
    among = dictionary("specialties")
    item = among.find(code) if among and code else None
    return item.shown("ru") if item else code


def told(one: Enrolment, key: str) -> str:
    """What one has now: a seat and how to prepare, or a place on the waiting list."""
    if one["state"] == "awaiting":
        return say("courses.waiting", number=one["id"], title=one["title"], position=one["position"] or "–")
    lines = [
        say(key, number=one["id"], title=one["title"], when=words.span(one)),
        one["instructions"],
        one["link"],
    ]
    return "\n".join(line for line in lines if line)
