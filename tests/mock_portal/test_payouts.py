"""Payouts in the portal: pages, sums, what their days bring, who may see them (R98, R99)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gosmed_cli.contract.vocabulary import PayoutStatus
from gosmed_cli.mock_portal import schedule
from gosmed_cli.mock_portal.clock import parse
from gosmed_cli.mock_portal.payouts import ledger, section
from gosmed_cli.mock_portal.scenario_check import check
from gosmed_cli.mock_portal.section import Year

from .applying import sent, shown
from .counter import ANNA, Counter, opened
from .desk import BASE

pytestmark = [pytest.mark.anyio, pytest.mark.shows("R98", "R99")]
STORY = Path(__file__).parents[1] / "acceptance" / "payouts.toml"
PAYOUTS = f"{BASE}/payouts"
SOURCES = ("tfoms", "sfr", "institution", "region")
DAY_ONE = date(2025, 12, 1)
Made = tuple[int, int, str, str]  # kopecks, days after the first, status, source


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with opened(tmp_path, STORY.read_text(encoding="utf-8")) as one:
        yield one


@pytest.fixture
async def web(counter: Counter) -> AsyncIterator[httpx.AsyncClient]:
    async with counter.client() as client:
        yield client


async def found(web: httpx.AsyncClient, path: str = "", **query: Any) -> dict[str, Any]:
    answer = await web.get(PAYOUTS + path, params=query)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def everything(web: httpx.AsyncClient, cursor: str | None = None, **query: Any) -> list[dict[str, Any]]:
    """The whole list (after a cursor), page by page."""
    items = []
    while True:
        page = await found(web, **query, **({"cursor": cursor} if cursor else {}))
        items += page["items"]
        cursor = page["next"]
        if cursor is None:
            return items


def fill(counter: Counter, made: list[Made]) -> None:
    """Put these in place of Анна's own."""
    counter.portal.store.connection.execute("DELETE FROM payouts")
    with counter.portal.store.transaction() as t:
        account = t.q.account_by_email(email=ANNA)["id"]
        for number, (kopecks, days, status, source) in enumerate(made):
            day = DAY_ONE + timedelta(days=days)
            ledger.enter(
                t, counter.portal, account, entry(f"N-{number}", kopecks, day, PayoutStatus(status), source)
            )


def entry(
    number: str, kopecks: int, day: date, status: PayoutStatus, source: str = "tfoms", **more: Any
) -> ledger.Entry:
    return ledger.Entry(
        number, "Выплата", f"{day:%Y-%m}", kopecks, source, day, day, status,
        paid_on=day if status is PayoutStatus.TRANSFERRED else None, **more,
    )  # fmt: skip


MADE = st.tuples(
    st.integers(1, 10**10), st.integers(0, 500), st.sampled_from([*PayoutStatus]), st.sampled_from(SOURCES)
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    made=st.lists(MADE, max_size=40), since=st.none() | st.integers(0, 500), until=st.none() | st.integers(0, 500)
)
async def test_sums_by_month_status_and_source_agree_with_the_list(
    counter: Counter, made: list[Made], since: int | None, until: int | None
) -> None:
    fill(counter, made)
    span = {
        name: (DAY_ONE + timedelta(days=days)).isoformat()
        for name, days in (("since", since), ("until", until))
        if days is not None
    }
    own = sorted(
        kopecks
        for kopecks, days, _, _ in made
        if (since is None or days >= since) and (until is None or days <= until)
    )
    async with counter.client() as web:
        items = await everything(web, limit=7, **span)
        sums = {by: await found(web, "/summary", by=by, **span) for by in ("month", "status", "source")}
    assert sorted(roubles(one) for one in items) == [Decimal(kopecks).scaleb(-2) for kopecks in own]
    places = [(one["day"], one["id"]) for one in items]
    assert places == sorted(places, reverse=True)
    for by, found_sums in sums.items():
        assert (found_sums["total"]["amount"], found_sums["count"]) == (
            f"{Decimal(sum(own)).scaleb(-2):.2f}",
            len(own),
        )
        groups: dict[str, list[Decimal]] = {}
        for one in items:
            groups.setdefault(one["day"][:7] if by == "month" else one[by], []).append(roubles(one))
        shown_sums = {one["key"]: (roubles(one), one["count"]) for one in found_sums["items"]}
        assert shown_sums == {key: (sum(parts), len(parts)) for key, parts in groups.items()}


def roubles(one: dict[str, Any]) -> Decimal:
    return Decimal(one["amount"]["amount"])


async def test_pages_lose_and_repeat_nothing_while_payouts_come(web: httpx.AsyncClient, counter: Counter) -> None:
    fill(counter, [(number + 1, number % 3, "transferred", "sfr") for number in range(20)])
    first = await found(web, limit=8)
    with counter.portal.store.transaction() as t:
        account = t.q.account_by_email(email=ANNA)["id"]
        newest = entry("Я-новая", 5, DAY_ONE + timedelta(days=9), PayoutStatus.TRANSFERRED)
        ledger.enter(t, counter.portal, account, newest)
    rest = await everything(web, first["next"], limit=8)
    assert len({one["id"] for one in [*first["items"], *rest]}) == len(first["items"]) + len(rest) == 20
    assert (await found(web, until="2025-12-10"))["items"][0]["id"] == "Я-новая"
    assert (await found(web, until="9999-12-31"))["items"][0]["id"] == "Я-новая"


@pytest.mark.parametrize("query", [{"limit": 501}, {"limit": 0}, {"since": "yesterday"}, {"status": "lost"}])
async def test_what_cannot_be_asked_is_told(web: httpx.AsyncClient, query: dict[str, Any]) -> None:
    assert (await web.get(PAYOUTS, params=query)).status_code == 422
    assert (await web.get(f"{PAYOUTS}/summary", params={"by": "moon"})).status_code == 422
    assert (await web.get(PAYOUTS, params={"cursor": "x"})).status_code in (400, 422)


@pytest.mark.shows("R23")
async def test_nobody_sees_the_payouts_of_others_or_before_the_status_is_bound(counter: Counter) -> None:
    async with counter.client("orlov@example.ru") as other:
        assert [one["id"] for one in (await found(other))["items"]] == ["V-9"]
        assert (await other.get(f"{PAYOUTS}/V-3")).status_code == 404
        with counter.portal.store.transaction() as t:
            t.change("accounts", {"email": "orlov@example.ru"}, opened='{"cabinet": true}')
        for path in ("", "/summary", "/V-9"):
            refused = await other.get(PAYOUTS + path)
            assert (refused.status_code, refused.json()["code"]) == (403, "section_closed")
    async with counter.anonymous() as nobody:
        assert (await nobody.get(PAYOUTS)).status_code == 401


def _planned(counter: Counter) -> None:
    with counter.portal.store.transaction() as t:
        account = t.q.account_by_email(email=ANNA)["id"]
        for number, fate in ((1, "transferred"), (2, "delayed"), (3, "transferred")):
            due, status = (
                date(2026, 3, 2 + number),
                PayoutStatus.PLANNED if number < 3 else PayoutStatus.IN_PROGRESS,
            )
            more: dict[str, Any] = {"fate": fate, "reason": "Нет реестра"}
            ledger.enter(t, counter.portal, account, entry(f"P-{number}", 100 * number, due, status, **more))


@pytest.mark.parametrize(
    "strokes", [("2026-03-06T00:00:00+03:00",), tuple(f"2026-03-0{d}T13:00:00+03:00" for d in (2, 3, 4, 5))]
)
async def test_days_bring_what_they_bring_by_one_stroke_of_the_clock_or_many(
    counter: Counter, strokes: tuple[str, ...]
) -> None:
    _planned(counter)
    for stroke in strokes:
        schedule.set_clock(counter.portal, parse(stroke))
    async with counter.client() as web:
        cards = [await found(web, f"/P-{number}") for number in (1, 2, 3)]
        told = (await web.get(f"{BASE}/notifications")).json()["items"]
        kinds = [one["kind"] for one in (await web.get(f"{BASE}/events")).json()["items"]]
    assert [(one["status"], one["paid_on"], one["reason"]) for one in cards] == [
        ("transferred", "2026-03-03", None),
        ("delayed", None, "Нет реестра"),
        ("transferred", "2026-03-05", None),
    ]
    assert [(one["subject"], one["at"][:16]) for one in reversed(told)] == [
        ("Выплата перечислена", "2026-03-03T12:00"),
        ("Выплата задержана", "2026-03-04T12:00"),
        ("Выплата перечислена", "2026-03-05T12:00"),
    ]
    assert "2,00 ₽, ожидалась 04.03.2026. Причина: Нет реестра. Номер P-2." in told[1]["text"]
    assert [one for one in kinds if one.startswith("payout.")] == [
        "payout.transferred",
        "payout.delayed",
        "payout.transferred",
    ]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"payout": "V-9", "payout_date": "2026-02-05"}, "payout"),
        ({"payout": "V-3", "payout_date": "2026-02-11"}, "payout_date"),
        ({"payout": "V-3", "payout_date": "2026-02-10"}, None),
    ],
)
async def test_an_inquiry_names_a_payout_of_ones_own_and_its_day(
    counter: Counter, web: httpx.AsyncClient, values: dict[str, str], field: str | None
) -> None:
    number = await sent(counter, web, "payout-inquiry", {**values, "question": "missing"})
    counter.advance("7d")
    async with counter.client() as later:
        after = await shown(later, number)
    assert after["status"] == ("refused" if field else "approved")
    assert [one["field"] for one in after["remarks"]] == ([field] if field else [])


@pytest.mark.parametrize(
    "moment", ["2026-03-02T06:00:00+00:00", "2026-03-26T06:00:00+00:00", "2024-02-29T20:00:00+00:00"]
)
def test_a_made_up_year_has_one_delay_and_is_the_same_each_time(moment: str) -> None:
    def made(seed: int) -> list[dict[str, Any]]:
        now = datetime.fromisoformat(moment).astimezone(UTC)
        tables = section.year(Year(ANNA, {}, now, Random(seed)))["payout"]
        assert not list(section.wrong({"payout": tables}))
        return tables

    tables = made(7)
    assert tables == made(7) != made(8)
    late = [one for one in tables if one["status"] == "delayed"]
    assert len(late) == 1
    assert late[0]["reason"]
    assert {one["status"] for one in tables} == {"delayed", "transferred", "planned"}
    months = {one["due_on"][:7] for one in tables}
    assert all(len([one for one in tables if one["due_on"][:7] == month]) == 3 for month in months)
    assert len({one["source"] for one in tables}) == 3


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ('period = "2026-13"', 'period = "2025-12"'),
        ('amount = "10000.5"', 'amount = "10000.50"'),
        ('status = "delayed"\n', 'status = "delayed"\npaid_on = 2026-02-10\n'),
        ('id = "V-1"', 'id = "V-2"'),
    ],
)
def test_a_scenario_that_is_wrong_is_told(wrong: str, right: str) -> None:
    text = STORY.read_text(encoding="utf-8")
    assert not check(text)
    broken = text.replace(right, wrong, 1) if right in text else text.replace(wrong, right, 1)
    assert broken != text
    assert check(broken)
