"""Patients' visits: groups by how they stand; cancelled with a reason, recorded, a video visit's link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import BindingType

from gosmed_cli.contract.cabinet.practice import Visit
from gosmed_cli.text import formats, say
from gosmed_cli.usecases import practice
from gosmed_cli.usecases import practice_words as words

from ...actions import bindings
from ...widgets.detail_pane import Line
from ...widgets.rows import Column, Row
from ..acting import ActingList
from ..schedule.statistics import Figures
from ..switched import Switched

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal

_GROUPS: Mapping[str, str] = {"coming": "booked", "held": "held", "missed": "missed", "cancelled": "cancelled"}
_BEGINNING = date(1970, 1, 1)  # without a day the portal begins with today


class AppointmentsScreen(Figures, Switched, ActingList[Visit]):
    """Nothing of it is kept: patients' names stand in it."""

    PLACE = "appointments"
    KINDS = ("visit.",)
    GROUPS = ("coming", "held", "missed", "cancelled", "all")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("appointments")]

    async def fetch(self, portal: Portal) -> Any:
        return await practice.visits(portal, _BEGINNING, None, None, None)

    def columns(self) -> list[Column]:
        return [
            Column("at", say("practice.column.at"), 21),
            Column("patient", say("practice.column.patient"), 18, grow=2),
            Column("reason", say("practice.column.reason"), 12, grow=1, spare=1),
            Column("kind", say("practice.column.kind"), 12, spare=2),
            Column("state", say("practice.column.state"), 13),
        ]

    def row(self, item: Visit) -> Row:
        sign, style = words.mark(item)
        cells = (
            words.moment(item),
            item["patient"],
            item["reason"],
            words.kind(item),
            f"{sign} {words.state(item)}",
        )
        return Row(item["id"], cells, ("dim", "bold", "", "dim", style))

    def order(self, item: Visit, column: str) -> Any:
        return item["at"] if column == "at" else super().order(item, column)

    def in_group(self, item: Visit, group: str) -> bool:
        return group == "all" or item["state"] == _GROUPS[group]

    def searched(self, item: Visit) -> str:
        return f"{super().searched(item)} {item['phone']}"

    def detail(self, item: Visit) -> Iterable[Iterable[Line]]:
        sign, style = words.mark(item)
        state: Line = (f"{sign} {words.state(item)}", style)
        told = [(text, "" if name == "plain" else name) for text, name in words.lines(item)]
        yield [(words.moment(item), "bold"), (item["patient"], "bold"), state, *told]
        if self.has_link:
            yield [(say("tui_appointments.link_hint"), "dim")]

    def look_at(self, key: str) -> None:
        """Show this one, in whichever group it stands."""
        super().look_at(key)
        self.group = "all"
        self.draw_list()

    # what is possible now

    @property
    def one(self) -> Visit | None:
        """The visit selected."""
        return self.selected if self.has_selected else None

    @property
    def _begins(self) -> datetime | None:
        """When it begins, where it is neither over nor cancelled."""
        one = self.one
        return formats.parse(one["at"]) if one and one["state"] == "booked" else None

    @property
    def is_ahead(self) -> bool:
        return self._begins is not None and self._begins > self.now

    @property
    def has_begun(self) -> bool:
        return self._begins is not None and self._begins <= self.now

    @property
    def has_link(self) -> bool:
        return self._begins is not None and self.one is not None and self.one["kind"] == "telemedicine"

    # what can be done

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_cancel(self) -> None:
        """Cancel it: why, and whether others may have the time."""
        from ...dialogs.fill import FLAG, Asked, Fill

        if not (one := self.one):
            return
        asked = [
            Asked("reason", say("practice.ask_reason")),
            Asked("keep", say("tui_appointments.keep_time"), flag=True),
        ]
        at, patient = words.moment(one), one["patient"]
        question = f"{say('practice.sure_cancel', at=at)}\n{patient}\n{say('tui_appointments.told')}"
        found = await self.app.push_screen_wait(
            Fill(question, asked, say("tui_appointments.act.cancel"), check=_without_reason)
        )
        if found is not None:
            await self.attempt(self._cancelled(one, found["reason"], keep_time=found["keep"] == FLAG))

    async def _cancelled(self, one: Visit, reason: str, *, keep_time: bool) -> str:
        portal = await self.cabinet.session.sending()
        await practice.cancel(portal, one["id"], reason, keep_time=keep_time)
        return say("tui_appointments.cancelled", at=words.moment(one))

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_record(self, held: bool) -> None:
        """It took place, or the patient did not come."""
        if one := self.one:
            await self.attempt(self._recorded(one, held=held))

    async def _recorded(self, one: Visit, *, held: bool) -> str:
        done = await practice.record(await self.cabinet.session.sending(), one["id"], held=held)
        return f"{words.moment(done)}: {words.state(done)}"

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_link(self) -> None:
        """Copy the link of a video visit; it works once and is shown nowhere."""
        if one := self.one:
            await self.attempt(self._linked(one))

    async def _linked(self, one: Visit) -> str:
        found = await practice.link(await self.cabinet.session.sending(), one["id"])
        self.cabinet.copy(found["url"])
        return say("practice.link_until", at=formats.moment(formats.parse(found["valid_until"])))


def _without_reason(values: Mapping[str, str]) -> dict[str, str]:
    return {} if values["reason"].strip() else {"reason": say("practice.no_reason")}
