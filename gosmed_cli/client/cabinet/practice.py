"""Daily work: `/schedule`, `/visits`, `/statistics` (R102)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...contract.wire import BASE
from .. import decode
from .base import Part, once, query, segment

if TYPE_CHECKING:
    from ...contract.cabinet.practice import (
        HoursClosed,
        HoursToClose,
        HoursToOpen,
        RenderedServices,
        Schedule,
        Visit,
        VisitLink,
        VisitPage,
        WorkingSlot,
    )

_SCHEDULE = f"{BASE}/schedule"
_VISITS = f"{BASE}/visits"
_VISIT = f"{_VISITS}/{{id}}"
_STATISTICS = f"{BASE}/statistics"


class PracticePart(Part):
    async def schedule(self, since: str | None = None, until: str | None = None) -> Schedule:
        """Times of these days (ISO, both included); without days the present week."""
        value = await self._transport.json("GET", _SCHEDULE, params=query(since=since, until=until))
        found = decode.an_object(value, _SCHEDULE, "now", items=list)
        for one in found["items"]:
            _slot(one, _SCHEDULE)
        return cast("Schedule", found)

    async def open_hours(self, asked: HoursToOpen) -> list[WorkingSlot]:
        """Open working hours, once however often the request must be repeated. Raises NotAllowed, RuleBroken."""
        path = f"{_SCHEDULE}/slots"
        value = await self._transport.json("POST", path, json=dict(asked), headers=once())
        items = decode.an_object(value, path, items=list)["items"]
        return cast("list[WorkingSlot]", [_slot(one, path) for one in items])

    async def close_hours(self, asked: HoursToClose) -> HoursClosed:
        """Close working hours. Raises NotFound where there are none, NotAllowed where patients are booked."""
        path = f"{_SCHEDULE}/closing"
        value = await self._transport.json("POST", path, json=dict(asked), headers=once())
        return cast("HoursClosed", decode.an_object(value, path, closed=int, cancelled=list))

    async def visits(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        state: str | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> VisitPage:
        """Visits of these days, earliest first."""
        params = query(since=since, until=until, state=state, cursor=cursor, limit=limit)
        value = await self._transport.json("GET", _VISITS, params=params)
        return cast("VisitPage", decode.page(value, _VISITS, _visit))

    async def visit(self, id_: str) -> Visit:
        """One visit. Raises NotFound."""
        value = await self._transport.json("GET", f"{_VISITS}/{segment(id_)}", template=_VISIT)
        return cast("Visit", _visit(value, _VISIT))

    async def cancel_visit(self, id_: str, reason: str, *, keep_time: bool) -> Visit:
        """Cancel it; the patient gets an SMS. Raises NotFound, NotAllowed."""
        return await self._act(id_, "cancellation", {"reason": reason, "keep_time": keep_time})

    async def record_visit(self, id_: str, *, held: bool) -> Visit:
        """Say whether it took place. Raises NotFound, NotAllowed before its time."""
        return await self._act(id_, "outcome", {"held": held})

    async def visit_link(self, id_: str) -> VisitLink:
        """The link of a video visit. Raises NotFound, NotAllowed."""
        path, template = f"{_VISITS}/{segment(id_)}/link", f"{_VISIT}/link"
        value = await self._transport.json("POST", path, template=template)
        return cast("VisitLink", decode.an_object(value, template, "url", "valid_until"))

    async def statistics(self, by: str, *, since: str | None = None, until: str | None = None) -> RenderedServices:
        """Services rendered by `month` or `service`."""
        params = query(by=by, since=since, until=until)
        value = await self._transport.json("GET", _STATISTICS, params=params)
        found = decode.an_object(value, _STATISTICS, items=list, total=dict)
        for one in found["items"]:
            decode.an_object(one, _STATISTICS, "key", "title", count=int, amount=dict)
        return cast("RenderedServices", found)

    async def _act(self, id_: str, what: str, body: dict[str, Any]) -> Visit:
        path, template = f"{_VISITS}/{segment(id_)}/{what}", f"{_VISIT}/{what}"
        value = await self._transport.json("POST", path, template=template, json=body, headers=once())
        return cast("Visit", _visit(value, template))


def _slot(value: Any, what: str) -> dict[str, Any]:
    found = decode.an_object(value, what, "id", "at", "kind", "room", minutes=int)
    if found.get("visit") is not None:
        _visit(found["visit"], what)
    return found


def _visit(value: Any, what: str) -> dict[str, Any]:
    texts = ("id", "at", "kind", "room", "patient", "phone", "reason", "state")
    return decode.an_object(value, what, *texts, minutes=int)
