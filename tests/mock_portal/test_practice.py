"""Daily work in the portal: hours, visits, links that work once, patients who book, sums (R102)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gosmed_cli.mock_portal import schedule, security
from gosmed_cli.mock_portal.clock import parse
from gosmed_cli.mock_portal.practice import section
from gosmed_cli.mock_portal.practice.year import year
from gosmed_cli.mock_portal.scenario_check import check
from gosmed_cli.mock_portal.section import Year
from gosmed_cli.rules.deadlines import is_working_day

from .counter import ANNA, Counter, opened
from .desk import BASE

pytestmark = [pytest.mark.anyio, pytest.mark.shows("R102")]
STORY = (Path(__file__).parents[1] / "acceptance" / "practice.toml").read_text(encoding="utf-8")
COLLEAGUE = "orlov@example.ru"
TAKES = """
[[visit]]
account = "sokolova@example.ru"
at = "2026-03-03T{at}:00+03:00"
patient = "Рябов Николай Фёдорович"
phone = "+79010000112"
reason = "Справка"
booked_at = "2026-03-{booked}:00+03:00"
"""
HOURS = {"day": "2026-03-10", "begins": "09:00", "ends": "10:00", "every": 20, "kind": "office"}


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with opened(tmp_path, STORY) as one:
        yield one


@pytest.fixture
async def web(counter: Counter) -> AsyncIterator[httpx.AsyncClient]:
    async with counter.client() as client:
        yield client


def outbox(counter: Counter) -> list[dict[str, Any]]:
    return [dict(row) for row in counter.portal.store.connection.execute("SELECT * FROM outbox ORDER BY id")]


async def visits(web: httpx.AsyncClient, **query: Any) -> list[dict[str, Any]]:
    answer = await web.get(f"{BASE}/visits", params={"since": "1970-01-01", **query})
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def visit_of(web: httpx.AsyncClient, patient: str) -> str:
    return str(next(one["id"] for one in await visits(web) if one["patient"].startswith(patient)))


async def refusal(web: httpx.AsyncClient, path: str, **body: Any) -> tuple[int, str]:
    answer = await web.post(BASE + path, json=body)
    return answer.status_code, answer.json()["code"]


def at(counter: Counter, web: httpx.AsyncClient, moment: str) -> None:
    """Make it this moment of March; Анна signs in anew."""
    schedule.set_clock(counter.portal, parse(f"2026-03-{moment}:00+03:00"))
    with counter.portal.store.transaction() as t:
        pair = security.issue_tokens(t, counter.portal, t.q.account_by_email(email=ANNA)["id"])
    web.headers["Authorization"] = f"Bearer {pair['access_token']}"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"day": "2026-03-01"}, "hours_past"),
        ({"day": "0001-01-01", "weekly_until": "2026-03-10"}, "hours_past"),
        ({"day": "2027-03-04"}, "hours_too_far"),
        ({"weekly_until": "9999-12-31"}, "hours_too_far"),
        ({"weekly_until": "2026-03-09"}, "hours_wrong"),
        ({"day": "2026-02-30"}, "hours_wrong"),
        ({"begins": "10:00", "ends": "09:00"}, "hours_wrong"),
        ({"begins": "9:60"}, "hours_wrong"),
        ({"every": 90}, "hours_wrong"),
        ({"day": "2026-03-03", "begins": "08:30", "ends": "09:01", "every": 31}, "hours_overlap"),
    ],
)
async def test_hours_that_are_refused_open_nothing(
    web: httpx.AsyncClient, changed: dict[str, Any], code: str
) -> None:
    assert (await refusal(web, "/schedule/slots", **{**HOURS, **changed}))[1] == code
    answer = await web.get(f"{BASE}/schedule", params={"since": "2026-03-09", "until": "2026-04-30"})
    assert answer.json()["items"] == []


async def test_touching_hours_are_no_overlap(web: httpx.AsyncClient) -> None:
    body = {**HOURS, "day": "2026-03-03", "begins": "08:40", "ends": "09:00"}
    assert (await web.post(f"{BASE}/schedule/slots", json=body)).status_code == 201


@pytest.mark.parametrize(
    "query",
    [
        {"since": "0001-01-01"},
        {"since": "9999-12-31"},
        {"since": "9999-12-01", "until": "9999-12-31"},
        {"since": "2026-03-02", "until": "2026-03-01"},
        {"since": "2026-01-01", "until": "2026-12-31"},
    ],
)
async def test_days_at_the_end_of_time_break_nothing(web: httpx.AsyncClient, query: dict[str, str]) -> None:
    assert (await web.get(f"{BASE}/schedule", params=query)).status_code in (200, 422)
    assert (await web.get(f"{BASE}/visits", params=query)).status_code == 200
    assert (await web.get(f"{BASE}/statistics", params=query)).status_code == 200
    assert (await refusal(web, "/schedule/closing", day=query["since"]))[1] == "hours_none"


async def test_what_was_asked_twice_is_opened_once(web: httpx.AsyncClient) -> None:
    key = {"Idempotency-Key": "the-same"}
    first, again = [await web.post(f"{BASE}/schedule/slots", json=HOURS, headers=key) for _ in range(2)]
    assert first.json() == again.json()
    assert len(first.json()["items"]) == 3


async def test_a_visit_is_cancelled_before_its_time_alone(counter: Counter, web: httpx.AsyncClient) -> None:
    number = await visit_of(web, "Белова")
    path = f"/visits/{number}/cancellation"
    assert (await refusal(web, path, reason="  ")) == (422, "reason_needed")
    at(counter, web, "03T09:20")
    sent = len(outbox(counter))
    assert (await refusal(web, path, reason="Учёба")) == (409, "visit_begun")
    assert len(outbox(counter)) == sent
    assert (await web.post(f"{BASE}/visits/{number}/outcome", json={"held": False})).json()["state"] == "missed"
    assert (await refusal(web, path, reason="Учёба")) == (409, "visit_over")


async def test_a_cancelled_time_is_gone_unless_kept(web: httpx.AsyncClient) -> None:
    for patient, kept in (("Белова", True), ("Громов", False)):
        path = f"{BASE}/visits/{await visit_of(web, patient)}/cancellation"
        await web.post(path, json={"reason": "Учёба", "keep_time": kept})
    items = (await web.get(f"{BASE}/schedule")).json()["items"]
    assert [one["at"][11:16] for one in items] == ["09:00", "09:20", "09:40"]
    assert all(one["visit"] is None for one in items)


async def test_a_link_is_good_for_one_entry(counter: Counter, web: httpx.AsyncClient) -> None:
    number = await visit_of(web, "Громов")
    path = f"{BASE}/visits/{number}/link"

    async def fresh() -> str:
        answer = await web.post(path)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["url"].partition("?token=")[2])

    at(counter, web, "03T14:49")
    assert (await web.post(path)).json()["code"] == "video_early"
    at(counter, web, "03T14:50")
    first, second = await fresh(), await fresh()
    assert await refusal(web, "/video", token=first) == (404, "video_unknown")
    async with counter.anonymous() as patient:
        assert "Видеоприём" in (await patient.get("/video", params={"token": second})).text
        entered = await patient.post(f"{BASE}/video", json={"token": second})
        assert entered.json() == {"until": "2026-03-03T15:20:00.000000+03:00"}
    assert await refusal(web, "/video", token=second) == (409, "video_used")
    third = await fresh()
    at(counter, web, "03T15:20")
    assert await refusal(web, "/video", token=third) == (409, "video_over")
    assert (await web.post(path)).json()["code"] == "visit_over"
    dump = "\n".join(counter.portal.store.connection.iterdump())
    assert not any(token in dump for token in (first, second, third))


async def test_a_patient_books_and_the_physician_is_told(counter: Counter, web: httpx.AsyncClient) -> None:
    assert not [one for one in await visits(web) if one["patient"].startswith("Носова")]
    before = len(outbox(counter))
    at(counter, web, "02T12:00")
    [booked] = [one for one in await visits(web) if one["patient"].startswith("Носова")]
    assert (booked["state"], booked["booked_at"]) == ("booked", "2026-03-02T12:00:00.000000+03:00")
    told = outbox(counter)[before:]
    assert {one["channel"] for one in told} == {"sms", "email"}
    assert all("03.03.2026 в 09:40" in one["text"] and "Носова" not in one["text"] for one in told)


async def test_nobody_books_a_time_that_was_closed(counter: Counter, web: httpx.AsyncClient) -> None:
    before = len(outbox(counter))
    closed = await web.post(
        f"{BASE}/schedule/closing", json={"day": "2026-03-03", "begins": "09:30", "ends": "10:00"}
    )
    assert closed.json() == {"closed": 1, "cancelled": []}
    at(counter, web, "03T08:00")
    assert not [one for one in await visits(web) if one["patient"].startswith("Носова")]
    assert len(outbox(counter)) == before


@pytest.mark.parametrize("strokes", [["05T12:00"], ["02T11:59", "02T12:00", "03T00:00", "05T12:00"]])
async def test_the_same_by_one_stroke_of_the_clock_or_many(
    counter: Counter, web: httpx.AsyncClient, strokes: list[str]
) -> None:
    for stroke in strokes:
        at(counter, web, stroke)
    assert [(one["id"], one["patient"][:6], one["booked_at"][:16]) for one in await visits(web)][2] == (
        "505",
        "Носова",
        "2026-03-02T12:00",
    )


async def test_everybody_has_their_own(counter: Counter, web: httpx.AsyncClient) -> None:
    number = await visit_of(web, "Белова")
    async with counter.client(COLLEAGUE) as other:
        assert (await other.get(f"{BASE}/visits/{number}")).status_code == 404
        assert await refusal(other, f"/visits/{number}/cancellation", reason="чужой") == (404, "not_found")
        assert await refusal(other, f"/visits/{number}/outcome", held=True) == (404, "not_found")
        assert (await other.post(f"{BASE}/visits/{number}/link")).status_code == 404
        assert {one["patient"] for one in await visits(other)} == {"Чужой Пациент Иванович"}
        closed = await other.post(f"{BASE}/schedule/closing", json={"day": "2026-03-03", "cancel_visits": False})
        assert closed.json()["code"] == "hours_booked"
    async with counter.client(scope="status") as reader:
        assert (await reader.get(f"{BASE}/visits")).status_code == 403
    async with counter.anonymous() as nobody:
        assert (await nobody.get(f"{BASE}/schedule")).status_code == 401


async def test_pages_join_without_gaps(web: httpx.AsyncClient) -> None:
    whole, seen, cursor = await visits(web), [], None
    while True:
        query: dict[str, Any] = {"since": "1970-01-01", "limit": 1, **({"cursor": cursor} if cursor else {})}
        page = (await web.get(f"{BASE}/visits", params=query)).json()
        seen += page["items"]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == whole


SERVED = st.tuples(st.integers(0, 400), st.integers(0, 2), st.integers(1, 50), st.integers(1, 10**9))


@given(st.lists(SERVED, max_size=15), st.integers(0, 400), st.integers(0, 400))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_sums_are_right_to_the_kopeck(
    counter: Counter, web: httpx.AsyncClient, served: list[tuple[int, int, int, int]], first: int, last: int
) -> None:
    begin = datetime(2025, 1, 1, tzinfo=UTC).date()
    counter.portal.store.connection.execute("DELETE FROM rendered_services")
    data = [
        {
            "account": ANNA,
            "day": (begin + timedelta(days=days)).isoformat(),
            "code": f"B01.047.00{code}",
            "title": "Приём",
            "count": count,
            "amount": f"{kopecks // 100}.{kopecks % 100:02}",
        }
        for days, code, count, kopecks in served
    ]
    with counter.portal.store.transaction() as t:
        section.load(t, counter.portal, {"slot": [], "visit": [], "rendered": data})
    span = {"since": str(begin + timedelta(days=first)), "until": str(begin + timedelta(days=last))}
    within = [one for one in served if first <= one[0] <= last]
    for by in ("month", "service"):
        found = (await web.get(f"{BASE}/statistics", params={"by": by, **span})).json()
        assert found["count"] == sum(one[2] for one in within)
        kopecks = sum(one[3] for one in within)
        assert found["total"]["amount"] == f"{kopecks // 100}.{kopecks % 100:02}"
        assert sum(one["count"] for one in found["items"]) == found["count"]


@pytest.mark.parametrize("now", ["2026-03-02T06:00:00+00:00", "2026-01-01T00:00:00+00:00"])
def test_a_year_is_one_that_the_portal_takes(now: str) -> None:
    def made() -> dict[str, list[dict[str, Any]]]:
        return dict(year(Year(ANNA, {}, datetime.fromisoformat(now), Random("seed"))))

    tables = made()
    assert tables == made()
    assert list(section.wrong(tables)) == []
    assert all(is_working_day(datetime.fromisoformat(one["at"]).date()) for one in tables["slot"])
    assert {"office", "telemedicine"} == {one["kind"] for one in tables["slot"]}
    to_come = [one for one in tables["visit"] if "booked_at" in one]
    assert len(to_come) == 3
    assert all(parse(now) < parse(one["booked_at"]) < parse(one["at"]) for one in to_come)
    of_a_day = [(one["at"][:10], one["patient"]) for one in tables["visit"]]
    assert len(of_a_day) == len(set(of_a_day))
    assert all(one["day"] <= now[:10] or now.startswith("2026-01-01") for one in tables["rendered"])


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (TAKES.format(at="09:40", booked="02T12:00"), "такого времени нет среди [[slot]], или оно занято"),
        (TAKES.format(at="09:00", booked="03T09:00"), "booked_at должен быть раньше at"),
        (
            '[[slot]]\naccount = "sokolova@example.ru"\nat = "2026-03-03T08:50:00+03:00"\nminutes = 15\n',
            "это время пересекается с другим",
        ),
    ],
)
def test_a_scenario_is_told_what_is_wrong_with_it(wrong: str, words: str) -> None:
    [problem] = check(STORY + wrong)
    assert words in problem
