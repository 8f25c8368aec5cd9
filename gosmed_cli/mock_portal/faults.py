"""Make requests go wrong as planned, at the outermost place, where a bad line would.

The work behind a request is either not begun (`status`, `reset`), or done and committed before its answer is
cut short (`truncate`), dropped (`lose-reply`) or asked for once more (`duplicate`). Operator paths are spared.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..contract.problems import PROBLEM_TYPE
from . import fault_plan
from .fault_plan import Fault
from .problems import is_epgu
from .protocol import cut
from .state import Portal

OPERATOR_PATHS = "/_portal"
_TEXT = "Сбой, заданный оператором портала"


class FaultMiddleware:
    """Counts every request and lets the faults strike that are due."""

    def __init__(self, app: ASGIApp, portal: Portal) -> None:
        self.app, self.portal = app, portal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        struck = self._struck(scope) if scope["type"] == "http" else []
        if struck:
            scope.setdefault("state", {})["fault"] = "+".join(fault.effect for fault in struck)
        for fault in struck:
            if fault.effect == "latency":
                await asyncio.sleep(fault.delay)
        rest = [fault for fault in struck if fault.effect != "latency"]
        if rest:
            await _EFFECTS[rest[0].effect](self.app, rest[0], scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _struck(self, scope: Scope) -> list[Fault]:
        if scope["path"].startswith(OPERATOR_PATHS):
            return []
        with self.portal.store.transaction() as t:
            return fault_plan.strike(t, scope["method"], scope["path"])


async def _status(app: ASGIApp, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the fault's status and code; nothing is done."""
    await asyncio.sleep(fault.delay)
    await _answer(fault, Request(scope))(scope, receive, send)


def _answer(fault: Fault, request: Request) -> Response:
    headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
    code = fault.code or "unavailable"
    if is_epgu(request.url.path):
        return JSONResponse({"code": code, "message": _TEXT}, fault.status, headers)
    body = {
        "type": f"urn:gosmed:problem:{code}",
        "title": _TEXT,
        "status": fault.status,
        "code": code,
        "detail": _TEXT,
    }
    if fault.retry_after is not None:
        body["retry_after"] = fault.retry_after
    return JSONResponse(body, fault.status, headers, PROBLEM_TYPE)


async def _reset(app: ASGIApp, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
    """Cut the line before anything is done."""
    await asyncio.sleep(fault.delay)
    await cut(scope, receive, reset=True)


async def _truncate(app: ASGIApp, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
    """Do the work, send half of the answer, cut the line."""
    answer = await _done(app, scope, receive)
    body = b"".join(message.get("body", b"") for message in answer[1:])
    if body:
        await send(answer[0])
        await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})
    await cut(scope, receive, reset=False)


async def _lose_reply(app: ASGIApp, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
    """Do the work, send nothing, cut the line."""
    await _done(app, scope, receive)
    await asyncio.sleep(fault.delay)
    await cut(scope, receive, reset=False)


async def _duplicate(app: ASGIApp, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
    """Do the work twice, as when a line repeats a request; the second answer is sent."""
    messages = await _body(receive)
    await _done(app, dict(scope), _replay(messages, receive))
    await asyncio.sleep(fault.delay)
    await app(scope, _replay(messages, receive), send)


async def _done(app: ASGIApp, scope: Scope, receive: Receive) -> list[Message]:
    """What the application would have answered."""
    answer: list[Message] = []

    async def keep(message: Message) -> None:
        answer.append(message)

    await app(scope, receive, keep)
    return answer


async def _body(receive: Receive) -> list[Message]:
    messages = [await receive()]
    while messages[-1].get("more_body"):
        messages.append(await receive())
    return messages


def _replay(messages: list[Message], receive: Receive) -> Receive:
    """The request's body once more, then whatever really comes."""
    left = list(messages)

    async def again() -> Message:
        return left.pop(0) if left else await receive()

    return again


_Effect = Callable[[ASGIApp, Fault, Scope, Receive, Send], Awaitable[None]]
_EFFECTS: dict[str, _Effect] = {
    "status": _status,
    "reset": _reset,
    "truncate": _truncate,
    "lose-reply": _lose_reply,
    "duplicate": _duplicate,
}
