"""The operator's hold on the portal's whole state: snapshots, scenarios, reset."""

from __future__ import annotations

from tempfile import SpooledTemporaryFile
from typing import IO, Annotated, NotRequired

from annotated_types import MaxLen, MinLen
from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse
from starlette.requests import Request
from typing_extensions import TypedDict

from ... import __version__
from ...contract.problems import ProblemDetail
from .. import clock, request_log, scenarios, snapshots
from ..problems import Refused
from ..state import Portal, instance, of, review_mode
from .operator import operator

router = APIRouter(prefix="/_portal", tags=["Оператор"], dependencies=[Depends(operator)])
_IN_MEMORY = 8_000_000  # bytes of a snapshot; more goes to a temporary file
_MOST = 4_000_000_000


class State(TypedDict):
    """What this portal is and holds."""

    version: str
    instance: str
    now: str
    review: str
    accounts: int
    applications: int


class ScenarioList(TypedDict):
    items: list[str]


class ScenarioChoice(TypedDict):
    """A scenario that ships, by `name`, or the `text` of one."""

    name: NotRequired[Annotated[str, MinLen(1), MaxLen(100)]]
    text: NotRequired[Annotated[str, MinLen(1), MaxLen(5_000_000)]]


class ScenarioText(TypedDict):
    text: Annotated[str, MinLen(1), MaxLen(5_000_000)]


class ScenarioProblems(TypedDict):
    problems: list[str]


@router.get("/state", summary="Что это за портал")
async def state(request: Request) -> State:
    return _state(of(request.app))


def _state(portal: Portal) -> State:
    with portal.store.transaction() as t:
        counted = t.q.state_counts()
        return State(
            version=__version__,
            instance=instance(t),
            now=clock.moscow(portal.clock.now()),
            review=review_mode(t),
            accounts=counted["accounts"],
            applications=counted["applications"],
        )


@router.post(
    "/snapshot",
    summary="Сохранить состояние",
    response_class=StreamingResponse,
    responses={200: {"content": {snapshots.MEDIA_TYPE: {}}, "description": "Снимок состояния"}},
)
async def save_snapshot(request: Request) -> StreamingResponse:
    """Всё состояние портала одним файлом, вместе с файлами заявлений и временем."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        request_log.of(request.app).write(t)
    file: IO[bytes] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  closed once it is sent
    snapshots.save(portal, file)
    size = file.tell()
    file.seek(0)
    return StreamingResponse(_pieces(file), media_type=snapshots.MEDIA_TYPE, headers={"Content-Length": str(size)})


async def _pieces(file: IO[bytes]):  # type: ignore[no-untyped-def]  # FastAPI would read an annotation as a stream of JSON
    with file:
        while piece := file.read(1_000_000):
            yield piece


@router.put(
    "/snapshot",
    summary="Загрузить состояние",
    openapi_extra={"requestBody": {"required": True, "content": {snapshots.MEDIA_TYPE: {}}}},
)
async def load_snapshot(request: Request, new_instance: Annotated[bool, Query()] = False) -> State:
    """Заменяет всё состояние сразу или, если файл не годится, ничего не меняет."""
    portal = of(request.app)
    with SpooledTemporaryFile(_IN_MEMORY) as file:
        async for piece in request.stream():
            if file.tell() + len(piece) > _MOST:
                raise Refused("too_large", limit=_MOST)
            file.write(piece)
        file.seek(0)
        try:
            snapshots.load(portal, file, new_instance=new_instance)
        except snapshots.BadSnapshot as error:
            raise Refused("bad_snapshot", why=str(error)) from error
    request_log.of(request.app).lines.clear()
    return _state(portal)


@router.get("/scenarios", summary="Сценарии")
async def list_scenarios() -> ScenarioList:
    return ScenarioList(items=list(scenarios.names()))


@router.post("/scenario", summary="Загрузить сценарий")
async def load_scenario(request: Request, body: ScenarioChoice) -> State:
    """Состояние портала заменяется тем, что описывает сценарий."""
    portal = of(request.app)
    given = body.get("text") or body.get("name") or ""
    if "text" not in body and given not in scenarios.names():
        raise Refused("bad_scenario", why="такого сценария нет")
    _load(portal, given)
    request_log.of(request.app).lines.clear()
    return _state(portal)


def _load(portal: Portal, given: str) -> None:
    try:
        scenarios.load(portal, given)
    except scenarios.BadScenario as error:
        errors = [ProblemDetail(code="scenario", message=one) for one in error.problems]
        raise Refused("bad_scenario", why=error.problems[0], errors=errors) from error


@router.post("/scenario/check", summary="Проверить сценарий")
async def check_scenario(body: ScenarioText) -> ScenarioProblems:
    """Что в тексте сценария неверно; пустой список, если всё верно."""
    return ScenarioProblems(problems=scenarios.check(body["text"]))


@router.post("/reset", summary="Стереть всё")
async def reset(request: Request) -> State:
    """Пустой портал с новым номером экземпляра и настоящим временем."""
    portal = of(request.app)
    portal.store.wipe()
    portal.reload()
    request_log.of(request.app).lines.clear()
    return _state(portal)
