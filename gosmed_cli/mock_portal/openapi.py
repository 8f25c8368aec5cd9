"""The portal's description of itself, mended once and centrally.

FastAPI documents 422 as plain JSON and knows nothing of the errors and headers that are the same everywhere;
here they are written into every operation: problems for the cabinet, {code, message} for API ЕПГУ.
`print_openapi` prints the document that the repository keeps in `docs/openapi.json`.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from fastapi.openapi.utils import get_openapi
from fastapi.responses import HTMLResponse
from pydantic import TypeAdapter
from starlette.requests import Request

from ..contract.problems import PROBLEM_TYPE, EpguError, Problem
from ..contract.wire import API_HEADER, API_VERSION, BASE, INSTANCE_HEADER
from .problems import is_epgu

if TYPE_CHECKING:
    from fastapi import FastAPI

Json = dict[str, Any]
DESCRIPTION = (
    "Прикладной интерфейс портала: заявления по API ЕПГУ 1.12.1, вход и личный кабинет, управление встроенным "
    "порталом. Все ошибки кабинета имеют вид RFC 9457 со стабильным полем code."
)
_METHODS = ("get", "put", "post", "delete", "patch")
_PUBLIC = (
    f"{BASE}/sign-in/challenges",
    f"{BASE}/sign-in/tokens",
    f"{BASE}/sign-in/refresh",
    f"{BASE}/sign-in/revoke",
    f"{BASE}/registration",
    f"{BASE}/activation",
    f"{BASE}/recovery",
    f"{BASE}/services",
    f"{BASE}/help",
    f"{BASE}/trust",
    "/api/nsi",
)
_HEADERS = {
    API_HEADER: "Версия этого описания",
    INSTANCE_HEADER: "Меняется при сбросе портала",
    "Date": "Время портала",
}


def install(app: FastAPI) -> None:
    """Serve the mended document at `/openapi.json` and a page that needs no other host at `/docs`."""
    app.openapi = lambda: _document(app)  # type: ignore[method-assign]  # the framework's own way to extend it
    app.router.routes[:] = [
        one
        for one in app.router.routes
        if getattr(one, "path", None) not in ("/docs", "/redoc", "/docs/oauth2-redirect")
    ]
    app.add_route("/docs", _page, include_in_schema=False)


async def _page(_: Request) -> HTMLResponse:
    page = (files(__package__) / "docs.html").read_text(encoding="utf-8")
    return HTMLResponse(page, headers={"Content-Security-Policy": "default-src 'self' 'unsafe-inline'"})


def _document(app: FastAPI) -> Json:
    if not app.openapi_schema:
        whole = get_openapi(title=app.title, version=API_VERSION, description=DESCRIPTION, routes=app.routes)
        app.openapi_schema = mended(whole)
    return app.openapi_schema


def mended(document: Json) -> Json:
    """The document with errors, headers and security as they really are."""
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    _define(schemas, "Problem", Problem)
    _define(schemas, "EpguError", EpguError)
    document["components"]["securitySchemes"] = {
        "bearer": {"type": "http", "scheme": "bearer"},
        "operator": {"type": "apiKey", "in": "header", "name": "X-Portal-Key"},
    }
    for path, operation in _operations(document):
        operation["security"] = _security(path)
        operation["responses"] = _responses(path, operation["responses"])
    return document


def _operations(document: Json) -> Iterator[tuple[str, Json]]:
    for path, methods in document["paths"].items():
        for method in _METHODS:
            if method in methods:
                yield path, methods[method]


def _define(schemas: Json, name: str, shape: Any) -> None:
    """Add a schema with all it refers to."""
    schema = TypeAdapter(shape).json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(schema.pop("$defs", {}))
    schemas[name] = schema


def _security(path: str) -> list[Json]:
    if path.startswith("/_portal"):
        return [{"operator": []}]
    return [] if path.startswith(_PUBLIC) else [{"bearer": []}]


def _responses(path: str, given: Json) -> Json:
    """The successes as stated, and one answer for everything that goes wrong."""
    kept = {status: answer for status, answer in given.items() if status != "422"}
    for answer in kept.values():
        answer["headers"] = {
            name: {"description": about, "schema": {"type": "string"}} for name, about in _HEADERS.items()
        }
    return {**kept, **_errors(path)}


def _errors(path: str) -> Json:
    name, media = ("EpguError", "application/json") if is_epgu(path) else ("Problem", PROBLEM_TYPE)
    content = {media: {"schema": {"$ref": f"#/components/schemas/{name}"}}}
    wrong = "400" if is_epgu(path) else "422"
    found = {
        wrong: {"description": "Запрос не соответствует описанию", "content": content},
        "default": {"description": "Любая другая ошибка", "content": content},
    }
    if _security(path):
        found["401"] = {"description": "Нужен вход", "content": content}
    return found
