"""Video visits: a link that is good for one entry, and where it leads (R102).

A link holds a token that nobody can guess and of which only the hash is kept. It travels in the query, which the
journal of requests leaves out; the page it opens enters only when asked to, so that previews do not use it up.
"""

from __future__ import annotations

import secrets
import sqlite3
from datetime import datetime, timedelta
from importlib.resources import files

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.requests import Request

from ...contract.cabinet.practice import VideoEntered, VideoToken, VisitLink
from ...contract.vocabulary import Act
from ...contract.wire import BASE
from .. import actions
from ..api.activation import PAGE_HEADERS
from ..clock import iso, moscow, parse
from ..problems import Refused
from ..security import digest
from ..state import Portal, of
from ..store import Transaction
from . import hours
from .api import VIDEO, Number, at_work

router = APIRouter(prefix=BASE, tags=["Расписание и приём"])
pages = APIRouter(include_in_schema=False)
_EARLY = timedelta(minutes=10)  # before the visit, from when on its link works


@router.post("/visits/{number}/link", summary="Ссылка на видеоприём")
async def link(request: Request, number: Number) -> VisitLink:
    """Для одного входа, с десятой минуты до начала и до конца приёма; прежняя ссылка перестаёт работать."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = at_work(t, portal, request, VIDEO)
        visit = hours.visit_of(t, caller.account_id, number)
        token, until = _make(t, portal, visit), _end(visit)
        actions.record(t, portal, caller, Act.VIDEO_OPENED, str(visit["id"]))
    return VisitLink(url=f"{portal.address}/video?token={token}", valid_until=moscow(until))


@pages.get("/video")
async def page() -> HTMLResponse:
    """Where the link leads in a browser: a page with a button that enters."""
    return HTMLResponse(
        (files("gosmed_cli.mock_portal.practice") / "video.html").read_text(encoding="utf-8"), 200, PAGE_HEADERS
    )


@router.post("/video", summary="Войти на видеоприём")
async def enter(request: Request, body: VideoToken) -> VideoEntered:
    """По ссылке, один раз."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        visit = t.q.visit_of_link(link_hash=digest(body["token"]))
        if visit is None:
            raise Refused("video_unknown")
        if visit["entered_at"] is not None:
            raise Refused("video_used")
        if visit["state"] != hours.BOOKED or portal.clock.now() >= _end(visit):
            raise Refused("video_over")
        t.change("patient_visits", {"id": visit["id"]}, entered_at=iso(portal.clock.now()))
    return VideoEntered(until=moscow(_end(visit)))


def _make(t: Transaction, portal: Portal, visit: sqlite3.Row) -> str:
    """The secret part of a new link. Raises Refused `no_video`, `visit_over`, `video_early`."""
    if visit["kind"] != VIDEO:
        raise Refused("no_video", id=visit["id"])
    if visit["state"] != hours.BOOKED or portal.clock.now() >= _end(visit):
        raise Refused("visit_over", id=visit["id"])
    opens = parse(visit["at"]) - _EARLY
    if portal.clock.now() < opens:
        day, time = hours.when(opens)
        raise Refused("video_early", id=visit["id"], day=day, time=time)
    token = secrets.token_urlsafe(32)
    t.change("patient_visits", {"id": visit["id"]}, link_hash=digest(token), entered_at=None)
    return token


def _end(visit: sqlite3.Row) -> datetime:
    return parse(visit["at"]) + timedelta(minutes=visit["minutes"])
