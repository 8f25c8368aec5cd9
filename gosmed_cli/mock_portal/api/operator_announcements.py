"""Inspections and changes in regulation, announced by the operator (R103)."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, NotRequired

from annotated_types import MaxLen, MinLen
from fastapi import APIRouter, Depends
from starlette.requests import Request
from typing_extensions import TypedDict

from ...contract.problems import ProblemDetail
from ...rules.broken import Broken
from ...text.formats import MOSCOW
from ...text.say import say
from .. import announcements, clock, scenario_values
from ..problems import Refused
from ..state import of
from .operator import operator

router = APIRouter(prefix="/_portal", tags=["Оператор"], dependencies=[Depends(operator)])
Text = Annotated[str, MinLen(1), MaxLen(200)]
Names = Annotated[list[Text], MaxLen(100)]


class AnnouncementGiven(TypedDict):
    """`specialties` are titles or codes, `organisations` names or ОГРН; without `at` it is announced now."""

    kind: Literal["inspection", "regulation"]
    title: Text
    text: Annotated[str, MinLen(1), MaxLen(2000)]
    specialties: NotRequired[Names]
    organisations: NotRequired[Names]
    at: NotRequired[datetime]


class Announced(TypedDict):
    """When it goes out; `told` is the number of accounts told, null while that is still to come."""

    at: str
    told: int | None


@router.post("/announcements", status_code=201, summary="Объявить о проверке или об изменении правил")
async def announce(request: Request, body: AnnouncementGiven) -> Announced:
    """Уведомление получают только те, кого оно касается: по специальности и по месту работы."""
    portal = of(request.app)
    what = announcements.of(body, [_specialty(one) for one in body.get("specialties", ())])
    at = body.get("at")
    moment = at if at is None or at.tzinfo else at.replace(tzinfo=MOSCOW)
    with portal.store.transaction() as t:
        now = portal.clock.now()
        if moment is not None and moment > now:
            announcements.plan(t, moment, what)
            return Announced(at=clock.moscow(moment), told=None)
        return Announced(at=clock.moscow(now), told=announcements.announce(t, portal, what))


def _specialty(given: str) -> str:
    """The code of a specialty. Raises Refused `announcement_invalid`."""
    try:
        return scenario_values.canonical("specialty", given)
    except Broken as error:
        message = say(error.code, lang="ru", **error.params)
        detail = ProblemDetail(field="specialties", code=error.code, message=message)
        raise Refused("announcement_invalid", given=given, errors=[detail]) from error
