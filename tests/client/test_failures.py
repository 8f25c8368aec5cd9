"""Every failure of the line and every refusal of the portal is one error of the tree, with words."""

from __future__ import annotations

import contextlib
import gc
import ssl
import weakref
from collections.abc import Callable
from typing import Any

import pytest

from gosmed_cli.client.http import httpx
from gosmed_cli.client.portal import connect
from gosmed_cli.client.retry import Repeat
from gosmed_cli.client.transport import Transport
from gosmed_cli.config import Settings
from gosmed_cli.errors import (
    GosmedError,
    NotAllowed,
    NotFound,
    RuleBroken,
    SignInNeeded,
    Unavailable,
    UsageProblem,
)
from gosmed_cli.paths import find
from gosmed_cli.text.say import LANGUAGES, known, say

URL = "http://portal.test"


def settings(**changes: Any) -> Settings:
    return Settings(
        **{"paths": find(), "portal": URL, "retry_for": 0.0, "keyring": False, "token": "t", **changes}
    )


def answering(status: int, body: Any = None, **headers: str) -> httpx.MockTransport:
    def answer(_: httpx.Request) -> httpx.Response:
        if isinstance(body, str):
            return httpx.Response(status, text=body, headers=headers)
        return httpx.Response(status, json=body, headers=headers)

    return httpx.MockTransport(answer)


def failing(error: Exception) -> httpx.MockTransport:
    def answer(_: httpx.Request) -> httpx.Response:
        raise error

    return httpx.MockTransport(answer)


async def failure(transport: httpx.MockTransport, **changes: Any) -> GosmedError:
    wire = Transport(settings(**changes), transport=transport)
    with pytest.raises(GosmedError) as found:
        await wire.json("GET", "/api/cabinet/v1/account")
    await wire.close()
    in_words(found.value)
    return found.value


def in_words(error: GosmedError) -> None:
    """The message and the next step can be said in both languages, without control characters."""
    for lang in LANGUAGES:
        texts = [error.text or say(error.code, lang, **error.params)]
        if error.advice or known(f"{error.code}.advice"):
            texts.append(error.advice or say(f"{error.code}.advice", lang, **error.params))
        for text in texts:
            assert text
            assert "\x1b" not in text
            assert "{" not in text


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (httpx.ConnectError("[Errno 111] Connection refused"), "client.refused"),
        (httpx.ConnectError("[Errno -2] Name or service not known"), "client.unknown_host"),
        (httpx.ConnectTimeout(""), "client.connect_timeout"),
        (httpx.ReadTimeout(""), "client.timeout"),
        (httpx.WriteTimeout(""), "client.timeout"),
        (httpx.PoolTimeout(""), "client.connect_timeout"),
        (httpx.RemoteProtocolError("peer closed connection"), "client.cut_off"),
        (httpx.ReadError(""), "client.cut_off"),
        (httpx.ProxyError("403"), "client.proxy"),
    ],
)  # fmt: skip
async def test_a_line_that_fails_is_unavailable(error: Exception, code: str) -> None:
    found = await failure(failing(error))
    assert isinstance(found, Unavailable)
    assert found.code == code


async def test_a_certificate_that_does_not_verify() -> None:
    error = httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED]")
    error.__cause__ = ssl.SSLCertVerificationError(1, "certificate verify failed")
    found = await failure(failing(error), portal="https://portal.test", retry_for=5.0)
    assert found.code == "client.tls"


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (401, "unauthorised", SignInNeeded),
        (401, "wrong_code", SignInNeeded),
        (403, "login_locked", SignInNeeded),
        (403, "scope", SignInNeeded),
        (403, "access_denied_person_permissions", SignInNeeded),
        (403, "access_denied_service", NotAllowed),
        (403, "level", NotAllowed),
        (403, "order_access", NotFound),
        (404, "not_found", NotFound),
        (405, "cancel_not_allowed", NotAllowed),
        (409, "edit_not_allowed", NotAllowed),
        (409, "application_pending", NotAllowed),
        (409, "limitation_exception", Unavailable),
        (422, "registration_invalid", RuleBroken),
        (400, "bad_request", RuleBroken),
        (429, "too_many_requests", Unavailable),
        (500, "internal_error", Unavailable),
        (503, "unavailable", Unavailable),
    ],
)
async def test_a_refusal_of_the_portal(status: int, code: str, kind: type[GosmedError]) -> None:
    for body in ({"code": code, "message": "Нет"}, {"code": code, "detail": "Нет", "advice": "Да"}):
        found = await failure(answering(status, body))
        assert isinstance(found, kind)
        assert found.exit_code == kind.exit_code


async def test_what_is_wrong_with_each_field_is_kept() -> None:
    errors = [
        {"field": "inn", "code": "mismatch", "message": "ИНН\x1b[2J другой"},
        {"attachment": "diploma", "code": "unreadable", "message": "Нечётко"},
    ]
    found = await failure(
        answering(422, {"code": "registration_invalid", "detail": "Исправьте", "errors": errors})
    )
    assert found.sent
    assert [(one.field, one.attachment, one.code) for one in found.details] == [
        ("inn", None, "mismatch"),
        (None, "diploma", "unreadable"),
    ]
    assert found.details[0].text == "ИНН␛[2J другой"


async def test_hostile_words_are_shown() -> None:
    found = await failure(answering(418, {"code": "x", "detail": "\x1b]0;owned\x07"}))
    assert found.text is not None
    assert "\x1b" not in found.text


async def test_a_page_instead_of_a_portal() -> None:
    page = httpx.MockTransport(lambda _: httpx.Response(200, html="<html>Войдите в гостиничный Wi-Fi</html>"))
    assert (await failure(page)).code == "client.not_a_portal"


async def test_a_redirect_is_not_followed() -> None:
    found = await failure(answering(302, {}, Location="http://other.test/"))
    assert found.code == "client.not_a_portal"


async def test_a_portal_of_another_version() -> None:
    found = await failure(answering(200, {}, **{"X-Portal-Api": "2.1"}))
    assert isinstance(found, UsageProblem)
    assert found.params["theirs"] == "2.1"


async def test_a_minor_version_is_fine() -> None:
    wire = Transport(settings(), transport=answering(200, {"a": 1}, **{"X-Portal-Api": "1.7"}))
    assert await wire.json("GET", "/x") == {"a": 1}


@pytest.mark.parametrize("body", ["{", "[]", '"text"', "null", '{"id": 5}'])
async def test_json_of_another_shape(body: str) -> None:
    async with connect(settings(), None, transport=answering(200, body)) as portal:
        with pytest.raises(Unavailable) as found:
            await portal.cabinet.help()
    assert found.value.code == "client.bad_answer"
    in_words(found.value)


def counting(answers: list[httpx.Response | Exception]) -> tuple[httpx.MockTransport, list[str]]:
    calls: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        calls.append(request.method)
        given = answers[min(len(calls), len(answers)) - 1]
        if isinstance(given, Exception):
            raise given
        return given

    return httpx.MockTransport(answer), calls


def ok() -> httpx.Response:
    return httpx.Response(200, json={"fine": True})


async def tried(answers: list[httpx.Response | Exception], repeat: Repeat) -> int:
    """How often a request was sent, whether or not it came through."""
    transport, calls = counting(answers)
    wire = Transport(settings(retry_for=3.0), transport=transport)
    with contextlib.suppress(Unavailable):
        await wire.json("POST", "/x", repeat=repeat)
    await wire.close()
    return len(calls)


@pytest.mark.parametrize(
    ("first", "always", "undone"),
    [
        (lambda: httpx.ConnectError("Connection refused"), 2, 2),
        (lambda: httpx.ReadError(""), 2, 1),
        (lambda: httpx.ReadTimeout(""), 2, 1),
        (lambda: httpx.Response(503, json={}), 2, 2),
        (lambda: httpx.Response(429, json={}, headers={"Retry-After": "0"}), 2, 2),
        (lambda: httpx.Response(500, json={}), 2, 1),
        (lambda: httpx.Response(504, json={}), 2, 1),
        (lambda: httpx.Response(404, json={}), 1, 1),
    ],
)
async def test_what_is_tried_again(first: Callable[[], Any], always: int, undone: int) -> None:
    for repeat, expected in ((Repeat.ALWAYS, always), (Repeat.UNDONE, undone), (Repeat.NEVER, 1)):
        try:
            assert await tried([first(), ok()], repeat) == expected
        except NotFound:
            assert expected == 1


async def test_retry_after_beyond_the_limit_is_not_waited_for() -> None:
    later = httpx.Response(429, json={}, headers={"Retry-After": "600"})
    assert await tried([later, ok()], Repeat.ALWAYS) == 1


async def test_tries_end_with_the_time_given() -> None:
    transport, calls = counting([httpx.ConnectError("refused")])
    wire = Transport(settings(retry_for=1.0), transport=transport)
    with pytest.raises(Unavailable):
        await wire.json("GET", "/x")
    assert 1 < len(calls) < 20


@pytest.mark.parametrize("url", [None, "", "ftp://x", "portal", "http://", "http://[bad"])
async def test_an_address_that_is_none(url: str | None) -> None:
    with pytest.raises(UsageProblem) as found:
        async with connect(settings(portal=url), None):
            raise AssertionError("there is nothing to connect to")
    in_words(found.value)


async def test_portal_time_is_of_the_date_header() -> None:
    date = "Mon, 02 Mar 2026 06:00:00 GMT"
    wire = Transport(settings(), transport=answering(200, {}, Date=date, **{"X-Portal-Instance": "i1"}))
    await wire.json("GET", "/x")
    assert wire.time().isoformat().startswith("2026-03-02T06:00:0")
    assert wire.instance == "i1"


async def test_an_answer_that_was_read_frees_its_memory_at_once() -> None:
    """Lists of any length are read page by page: no page may wait for the collector of circles."""
    wire = Transport(settings(), transport=answering(200, {"a": 1}))
    gc.disable()
    try:
        gone = weakref.ref(await wire.answer("GET", "/x", signed=False))
        assert gone() is None
    finally:
        gc.enable()
        await wire.close()
