"""People and courses for tests, and what they do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from gosmed_cli.mock_portal import scenarios, schedule, security
from gosmed_cli.mock_portal.clock import parse

from .counter import ANNA, Counter, opened
from .desk import BASE

BORIS = "orlov@example.ru"
PEOPLE = scenarios.text_of("profession").partition("[[year]]")[0]
COURSES = Path(__file__).with_name("courses.toml").read_text(encoding="utf-8")


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with opened(tmp_path, PEOPLE + COURSES) as one:
        yield one


@pytest.fixture
async def people(counter: Counter) -> Any:
    """Anna, a physician, and Ivan, a cardiologist, each signed in."""
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(signed_in(counter, login)) for login in (ANNA, BORIS)]


def signed_in(counter: Counter, login: str) -> httpx.AsyncClient:
    """A client whose sign-in outlives every jump of the clock."""
    web = counter.anonymous()

    def fresh(request: httpx.Request) -> httpx.Request:
        with counter.portal.store.transaction() as t:
            number = t.q.account_by_email(email=login)["id"]
            tokens = security.issue_tokens(t, counter.portal, number)
        request.headers["Authorization"] = f"Bearer {tokens['access_token']}"
        return request

    web.auth = fresh
    return web


async def enrol(web: httpx.AsyncClient, course: str, *, wait: bool = False, code: int = 201) -> dict[str, Any]:
    answer = await web.post(f"{BASE}/courses/{course}/enrolment", json={"wait": wait})
    assert answer.status_code == code, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def items(web: httpx.AsyncClient, path: str, **params: Any) -> list[dict[str, Any]]:
    answer = await web.get(f"{BASE}/{path}", params=params)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


async def ids(web: httpx.AsyncClient, **params: Any) -> list[str]:
    return [one["id"] for one in await items(web, "courses", **params)]


async def told(web: httpx.AsyncClient) -> list[str]:
    """Subjects of notices, newest first."""
    return [one["subject"] for one in await items(web, "notifications")]


def clock(counter: Counter, moment: str) -> None:
    schedule.set_clock(counter.portal, parse(moment))


def account(counter: Counter, login: str, **changed: Any) -> None:
    """Change what an account has opened."""
    with counter.portal.store.transaction() as t:
        row = t.q.account_by_email(email=login)
        t.change("accounts", {"id": row["id"]}, **changed)
