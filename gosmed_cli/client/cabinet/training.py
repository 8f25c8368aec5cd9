"""Professional development: `/training` (R88–R91)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...contract.wire import BASE
from .. import decode
from .base import Part, once, query

if TYPE_CHECKING:
    from ...contract.cabinet.training import Training, TrainingCertificate, TrainingPage

_WHAT = f"{BASE}/training"
_NUMBER = (int, float)


class TrainingPart(Part):
    async def training(self, year: int | None = None) -> Training:
        """Year, cycle, forecast, mandatory events. Raises NotAllowed while the cabinet is closed."""
        return _training(await self._transport.json("GET", _WHAT, params=query(year=year)))

    async def set_training_goal(self, points: int, year: int | None = None) -> Training:
        """Aim at so many points. Raises RuleBroken for a year that is none of the next."""
        body = query(year=year, points=points)
        return _training(await self._transport.json("PUT", f"{_WHAT}/goal", json=body, headers=once()))

    async def training_history(
        self,
        *,
        first: str | None = None,
        last: str | None = None,
        kind: str | None = None,
        source: str | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> TrainingPage:
        """Records, newest first; `first` and `last` are ISO dates, both included."""
        params = query(kind=kind, source=source, cursor=cursor, limit=limit, to=last, **{"from": first})
        path = f"{_WHAT}/history"
        return cast(
            "TrainingPage", decode.page(await self._transport.json("GET", path, params=params), path, _record)
        )

    async def training_certificate(self, year: int | None = None) -> bytes:
        """The certificate as PDF. Raises NotAllowed while the goal is not reached."""
        answer = await self._transport.answer("GET", f"{_WHAT}/certificate", params=query(year=year))
        return bytes(answer.content)

    async def hand_over_certificate(self, year: int | None = None) -> TrainingCertificate:
        """Send it to the health authority; twice is no fault. Raises NotAllowed while the goal is not reached."""
        path = f"{_WHAT}/certificate/transfer"
        value = await self._transport.json("POST", path, json=query(year=year), headers=once())
        return cast("TrainingCertificate", decode.an_object(value, path, "number", "issued_at", year=int))


def _training(value: Any) -> Training:
    found = decode.an_object(value, _WHAT, "now", year=dict, mandatory=list, deadlines=list)
    numbers = dict.fromkeys(("points", "hours", "goal", "share", "left"), _NUMBER)
    decode.an_object(found["year"], _WHAT, year=int, months=list, reached=bool, **numbers)
    _forecast(found["year"].setdefault("forecast", None))
    if found.setdefault("cycle", None) is not None:
        names = ("points", "points_needed", "recommended", "hours", "hours_needed", "share")
        numbers = dict.fromkeys(names, _NUMBER)
        decode.an_object(found["cycle"], _WHAT, "first_day", "last_day", over=bool, **numbers)
        _forecast(found["cycle"].setdefault("forecast", None))
    for one in found["mandatory"]:
        decode.an_object(one, _WHAT, "title", "due_on", "state", "state_title", days_left=int)
    if found.setdefault("certificate", None) is not None:
        decode.an_object(found["certificate"], _WHAT, "number", "issued_at", year=int)
    return cast("Training", found)


def _forecast(value: Any) -> None:
    if value is not None:
        numbers = dict.fromkeys(("points", "pace", "needed", "lacking"), _NUMBER)
        decode.an_object(value, _WHAT, met=bool, **numbers)


def _record(value: Any, what: str) -> dict[str, Any]:
    texts = ("finished_on", "title", "organiser", "kind", "kind_title", "source")
    return decode.an_object(value, what, *texts, id=int, hours=_NUMBER, points=_NUMBER)
