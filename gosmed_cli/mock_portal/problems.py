"""Every error the portal answers, in one place: RFC 9457 for the cabinet, {code, message} for API ЕПГУ.

Handlers raise `Refused(code)` or `EpguRefused(code)`; everything that goes wrong below them (no token, a wrong
scope, a malformed body, an unknown path or method, a fault of ours) is put into the same two shapes here.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from ..contract.problems import EPGU_STATUS, PROBLEM_TYPE, Problem, ProblemDetail
from .problem_texts import EPGU_TEXTS, STATUS_CODES, TEXTS
from .security import Forbidden, Unauthorised

if TYPE_CHECKING:
    from fastapi import FastAPI

EPGU_PATHS = ("/api/gusmev", "/api/nsi", "/api/storage")
T = TypeVar("T")
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
_log = logging.getLogger("gosmed.portal")


class Refused(Exception):
    """The cabinet refuses a request. `code` is a key of `problem_texts.TEXTS`; `retry_after` is in seconds."""

    def __init__(
        self,
        code: str,
        *,
        errors: Iterable[ProblemDetail] = (),
        retry_after: int | None = None,
        headers: Mapping[str, str] | None = None,
        **params: Any,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.errors = list(errors)
        self.retry_after = retry_after
        self.headers = dict(headers or {})
        self.params = params


class EpguRefused(Exception):
    """API ЕПГУ refuses a request: a code of appendix 4, or another one with its own `status`."""

    def __init__(
        self,
        code: str,
        message: str | None = None,
        *,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.message = message or EPGU_TEXTS[code]
        self.status = status or EPGU_STATUS[code]
        self.headers = dict(headers or {})


def settle(found: T | Refused) -> T:
    """What was found, or its refusal raised: for refusals that come after something was committed."""
    if isinstance(found, Refused):
        raise found
    return found


def is_epgu(path: str) -> bool:
    """Whether this path belongs to API ЕПГУ, whose errors have its own shape."""
    return path.startswith(EPGU_PATHS)


def problem(refused: Refused) -> Response:
    """The answer to a refused request of the cabinet."""
    status, title, advice = TEXTS[refused.code]
    body = Problem(
        type=f"urn:gosmed:problem:{refused.code}",
        title=title.format(**refused.params),
        status=status,
        code=refused.code,
        detail=title.format(**refused.params),
    )
    if advice:
        body["advice"] = advice.format(**refused.params)
    if refused.params:
        body["params"] = {name: str(value) for name, value in refused.params.items()}
    if refused.errors:
        body["errors"] = refused.errors
    headers = dict(refused.headers)
    if refused.retry_after is not None:
        body["retry_after"] = refused.retry_after
        headers["Retry-After"] = str(refused.retry_after)
    if status == 401:
        headers.setdefault("WWW-Authenticate", "Bearer")
    return JSONResponse(body, status, headers, PROBLEM_TYPE)


def epgu_error(refused: EpguRefused) -> Response:
    """The answer to a refused request of API ЕПГУ."""
    headers = dict(refused.headers)
    if refused.status == 401:
        headers.setdefault("WWW-Authenticate", "Bearer")
    return JSONResponse({"code": refused.code, "message": refused.message}, refused.status, headers)


def answer(request: Request, code: str, status: int, **more: Any) -> Response:
    """The same refusal in the shape of the surface that was asked; `status` is the one of API ЕПГУ."""
    if is_epgu(request.url.path):
        return epgu_error(EpguRefused(code, EPGU_TEXTS[code], status=status, headers=more.get("headers")))
    return problem(Refused(code, **more))


def install(app: FastAPI) -> None:
    """Have the application answer all its errors from here."""
    app.add_exception_handler(Refused, lambda _, error: problem(cast("Refused", error)))
    app.add_exception_handler(EpguRefused, lambda _, error: epgu_error(cast("EpguRefused", error)))
    app.add_exception_handler(Unauthorised, lambda request, _: answer(request, "unauthorised", 401))
    app.add_exception_handler(Forbidden, _forbidden)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _fault)


def _forbidden(request: Request, error: Exception) -> Response:
    if is_epgu(request.url.path):
        return epgu_error(EpguRefused("access_denied_user", "Этот вход открывает только просмотр"))
    return answer(request, "scope", 403)


def _invalid(request: Request, error: Exception) -> Response:
    """A request that does not fit its description: 422 in the cabinet, 400 `bad_request` in API ЕПГУ."""
    found = list(cast("RequestValidationError", error).errors())
    if is_epgu(request.url.path):
        places = ", ".join(dict.fromkeys(_place(one) for one in found))
        return epgu_error(EpguRefused("bad_request", f"Ошибка в параметрах запроса: {places}"))
    if any(one["type"] == "json_invalid" for one in found):
        return problem(Refused("malformed_json"))
    return problem(Refused("invalid_request", errors=[_detail(one) for one in found]))


def _place(error: Mapping[str, Any]) -> str:
    names = [str(part) for part in error["loc"] if part not in ("body", "query", "path", "header")]
    return ".".join(names) or "тело запроса"


def _detail(error: Mapping[str, Any]) -> ProblemDetail:
    message = {"missing": "Значение не указано", "string_too_long": "Слишком длинное значение"}.get(error["type"])
    return ProblemDetail(field=_place(error), code=error["type"], message=message or "Недопустимое значение")


def _http(request: Request, error: Exception) -> Response:
    """What the framework itself refuses: unknown paths, wrong methods, bodies that cannot be read."""
    error = cast("HTTPException", error)
    headers = dict(error.headers or {})
    if error.status_code == 405:
        headers["Allow"] = ", ".join(allowed(request))
    code = STATUS_CODES.get(error.status_code)
    if code is None:
        return Response(status_code=error.status_code, headers=headers)
    return answer(request, code, error.status_code, headers=headers)


def allowed(request: Request) -> list[str]:
    """The methods that this path knows: every route is asked, for FastAPI names those of the first alone."""
    scopes = [{**request.scope, "method": method} for method in _METHODS]
    routes = request.app.routes
    return [
        scope["method"] for scope in scopes if any(route.matches(dict(scope))[0] is Match.FULL for route in routes)
    ]


def _fault(request: Request, error: Exception) -> Response:
    """A fault of ours: logged with its trace (which holds no body), told without details."""
    _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return answer(request, "internal_error", 500)
