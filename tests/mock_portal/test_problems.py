"""Errors have one shape for each surface, and the document says the truth about them."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.mock_portal.problem_texts import EPGU_TEXTS, STATUS_CODES, TEXTS

from .desk import BASE, Desk, open_desk

DOCUMENT = Path(__file__).parents[2] / "docs" / "openapi.json"


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as found:
        yield found


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("GET", f"{BASE}/nothing", None, 404, "not_found"),
        ("GET", "/", None, 404, "not_found"),
        ("GET", f"{BASE}/services/No%20such", None, 404, "not_found"),
        ("GET", f"{BASE}/account", None, 401, "unauthorised"),
        ("POST", f"{BASE}/sign-in/challenges", "{broken", 400, "malformed_json"),
        ("POST", f"{BASE}/sign-in/challenges", "[1]", 422, "invalid_request"),
        ("POST", f"{BASE}/sign-in/challenges", '{"login": "a"}', 422, "invalid_request"),
        ("POST", f"{BASE}/sign-in/challenges", b"\xff\xfe", 400, "malformed_json"),
        ("GET", f"{BASE}/services?limit=0", None, 422, "invalid_request"),
        ("PATCH", f"{BASE}/applications", None, 405, "method_not_allowed"),
    ],
)
async def test_the_cabinet_answers_problems(
    desk: Desk, method: str, path: str, body: str | bytes | None, status: int, code: str
) -> None:
    headers = {"Content-Type": "application/json"} if body else {}
    answer = await desk.web.request(method, path, content=body, headers=headers)
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (answer.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert problem["detail"]
    assert problem["advice"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("GET", "/api/gusmev/nothing", None, 404, "not_found"),
        ("POST", "/api/gusmev/order", "{broken", 400, "bad_request"),
        ("PATCH", "/api/gusmev/order", None, 405, "method_not_allowed"),
    ],
)
async def test_api_epgu_answers_code_and_message(
    desk: Desk, method: str, path: str, body: str | None, status: int, code: str
) -> None:
    headers = {"Content-Type": "application/json", **desk.token()}
    answer = await desk.web.request(method, path, content=body, headers=headers)
    assert answer.json().keys() == {"code", "message"}
    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_a_missing_value_is_named(desk: Desk) -> None:
    answer = await desk.web.post(f"{BASE}/sign-in/challenges", json={"login": "a", "method": "smoke"})
    assert {one["field"] for one in answer.json()["errors"]} == {"password", "method"}


async def test_no_value_is_repeated_in_an_error(desk: Desk) -> None:
    body = {"login": "a", "password": ["Secret-2026!"], "method": "sms"}
    answer = await desk.web.post(f"{BASE}/sign-in/challenges", json=body)
    assert answer.status_code == 422
    assert "Secret" not in answer.text


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        (f"{BASE}/documents/d1", {"GET", "PUT", "DELETE"}),
        ("/_portal/faults", {"GET", "POST", "DELETE"}),
        (f"{BASE}/applications", {"GET"}),
    ],
)
async def test_allow_names_every_method_of_a_path(desk: Desk, path: str, methods: set[str]) -> None:
    answer = await desk.web.patch(path)
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == methods


async def test_a_fault_of_ours_tells_no_details(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    import httpx

    from gosmed_cli.mock_portal import account_view

    def fail(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(account_view, "show", fail)
    transport = httpx.ASGITransport(desk.app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://portal") as web:
        answer = await web.get(f"{BASE}/account", headers=desk.token())
    assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")
    assert "secret" not in answer.text


def test_every_text_is_complete() -> None:
    for code, (status, title, advice) in TEXTS.items():
        assert 400 <= status <= 599, code
        assert title
        assert advice
    assert set(STATUS_CODES.values()) <= set(TEXTS) & set(EPGU_TEXTS) | {"unauthorised"}


async def document(desk: Desk) -> dict[str, Any]:
    found: dict[str, Any] = (await desk.web.get("/openapi.json")).json()
    return found


async def test_the_kept_document_is_the_served_one(desk: Desk) -> None:
    assert json.loads(DOCUMENT.read_text(encoding="utf-8")) == await document(desk), (
        "write it anew: python -m gosmed_cli.mock_portal.print_openapi > docs/openapi.json"
    )


async def test_the_document_tells_of_errors_as_they_are(desk: Desk) -> None:
    whole = await document(desk)
    assert whole["openapi"].startswith("3.1")
    assert "HTTPValidationError" not in json.dumps(whole)
    for path, methods in whole["paths"].items():
        epgu = path.startswith(("/api/gusmev", "/api/nsi", "/api/storage"))
        for method, operation in methods.items():
            content = operation["responses"]["default"]["content"]
            assert list(content) == ["application/json" if epgu else "application/problem+json"]
            assert ("422" in operation["responses"]) is not epgu
            assert operation["summary"], (method, path)


async def test_the_document_says_who_may_ask(desk: Desk) -> None:
    paths = (await document(desk))["paths"]
    assert paths[f"{BASE}/services"]["get"]["security"] == []
    assert paths[f"{BASE}/account"]["get"]["security"] == [{"bearer": []}]
    assert paths["/_portal/state"]["get"]["security"] == [{"operator": []}]


async def test_every_reference_in_the_document_leads_somewhere(desk: Desk) -> None:
    whole = await document(desk)
    text = json.dumps(whole)
    names = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert names <= set(whole["components"]["schemas"])


async def test_docs_need_no_other_host(desk: Desk) -> None:
    page = await desk.web.get("/docs")
    assert page.status_code == 200
    assert "http://" not in page.text
    assert "https://" not in page.text
    assert "/openapi.json" in page.text
