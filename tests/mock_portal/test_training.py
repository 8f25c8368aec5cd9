"""Professional development in the portal: year, cycle, goal, history, certificate, reminders (R88–R91)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest

from gosmed_cli.documents.inspect import inspect_bytes
from gosmed_cli.mock_portal import reminders, scenarios, schedule
from gosmed_cli.mock_portal.clock import moscow, parse
from gosmed_cli.mock_portal.scenario_check import as_moment, check
from gosmed_cli.mock_portal.training import records

from .applying import sent, shown
from .counter import ANNA, Counter, opened
from .desk import BASE

pytestmark = [pytest.mark.anyio, pytest.mark.shows("R88", "R89", "R90")]
SCENARIO = Path(__file__).with_name("training.toml").read_text(encoding="utf-8")
RECORD = """
[[training]]
account = "sokolova@example.ru"
title = "Я"
organiser = "Б"
kind = "{kind}"
"""
BORIS = "orlov@example.ru"
TRAINING = f"{BASE}/training"
CLAIM = {
    "topic": "Ведение пациентов с гипертензией",
    "organiser": "РМАНПО",
    "training_kind": "seminar",
    "finished_on": "2026-02-20",
    "hours": "6",
    "points": "6",
}


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with opened(tmp_path, SCENARIO) as one:
        yield one


@pytest.fixture
async def web(counter: Counter) -> AsyncIterator[httpx.AsyncClient]:
    async with counter.client() as client:
        yield client


async def seen(web: httpx.AsyncClient, **query: Any) -> dict[str, Any]:
    answer = await web.get(TRAINING, params=query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def aim(web: httpx.AsyncClient, points: int, year: int = 2026) -> httpx.Response:
    return await web.put(f"{TRAINING}/goal", json={"year": year, "points": points})


def learn(counter: Counter, title: str, points: str, finished_on: str, login: str = ANNA) -> None:
    """What a course does on completion."""
    with counter.portal.store.transaction() as t:
        learnt = records.Learnt(
            title=title,
            organiser="РМАНПО",
            kind="online",
            finished_on=date.fromisoformat(finished_on),
            hours=Decimal(points),
            points=Decimal(points),
        )
        records.add(t, counter.portal, t.q.account_by_email(email=login)["id"], learnt)


def told(counter: Counter, kind: str | None = None, login: str = ANNA) -> list[tuple[str, str]]:
    """Day and subject of the account's notices, the oldest first."""
    with counter.portal.store.transaction() as t:
        account = t.q.account_by_email(email=login)["id"]
        rows = t.connection.execute("SELECT * FROM notices WHERE account_id = ? ORDER BY id", (account,))
        return [(moscow(parse(row["at"]))[:10], row["subject"]) for row in rows if kind in (None, row["kind"])]


async def test_the_year_adds_up(web: httpx.AsyncClient) -> None:
    year = (await seen(web))["year"]
    assert (year["year"], year["points"], year["goal"], year["own_goal"]) == (2026, 12.0, 50, False)
    assert (year["share"], year["reached"], year["left"]) == (24, False, 38.0)
    assert year["months"][:3] == [0.0, 12.0, 0.0]
    assert sum(year["months"]) == year["points"]


async def test_the_cycle_is_that_of_the_accreditation(web: httpx.AsyncClient) -> None:
    cycle = (await seen(web))["cycle"]
    assert (cycle["basis"], cycle["first_day"], cycle["last_day"]) == ("accreditation", "2024-07-01", "2029-06-30")
    assert (cycle["points"], cycle["points_needed"], cycle["hours"], cycle["hours_needed"]) == (
        52.5,
        250,
        52.5,
        144,
    )
    assert 80 < cycle["recommended"] < 90
    assert cycle["forecast"]["met"] is False


async def test_the_next_deadlines_come_in_their_order(web: httpx.AsyncClient) -> None:
    found = [(one["kind"], one["on"], one["lacking"]) for one in (await seen(web))["deadlines"]]
    assert found == [
        ("mandatory", "2026-05-15", None),
        ("goal", "2026-12-31", 38.0),
        ("cycle", "2029-06-30", 197.5),
    ]


async def test_another_year_has_no_forecast(web: httpx.AsyncClient) -> None:
    found = await seen(web, year=2025)
    assert (found["year"]["points"], found["year"]["forecast"], found["certificate"]) == (40.5, None, None)


async def test_mandatory_events_are_those_of_ones_specialty(web: httpx.AsyncClient) -> None:
    events = (await seen(web))["mandatory"]
    assert [(one["title"], one["state"]) for one in events] == [
        ("Пожарная безопасность", "done"),
        ("Диспансеризация: новый порядок", "due"),
    ]


async def test_a_missed_event_is_overdue_until_it_is_attended(counter: Counter, web: httpx.AsyncClient) -> None:
    schedule.set_clock(counter.portal, as_moment("2026-05-16T09:00:00+03:00"))
    async with counter.client() as web:
        assert (await seen(web))["mandatory"][1]["state"] == "overdue"
        learn(counter, "диспансеризация: Новый  порядок", "4", "2026-05-16")
        assert (await seen(web))["mandatory"][1]["state"] == "done"


@pytest.mark.shows("R88")
async def test_without_a_cabinet_the_section_names_what_opens_it(counter: Counter) -> None:
    async with counter.client(BORIS) as web:
        for method, path in (("GET", ""), ("GET", "/history"), ("GET", "/certificate"), ("PUT", "/goal")):
            body = {"year": 2026, "points": 50} if method == "PUT" else None
            answer = await web.request(method, f"{TRAINING}{path}", json=body)
            assert answer.status_code == 403
            assert answer.json()["code"] == "section_closed"
            assert answer.json()["params"]["slug"] == "medical-cabinet"
        assert "training" not in (await web.get(f"{BASE}/account")).json()


@pytest.mark.shows("R90")
async def test_the_first_screen_shows_the_points(web: httpx.AsyncClient) -> None:
    account = (await web.get(f"{BASE}/account")).json()
    assert account["training"] == {"year": 2026, "points": 12.0, "goal": 50, "share": 24}


async def test_a_goal_is_set_changed_and_logged(web: httpx.AsyncClient) -> None:
    answer = await aim(web, 60)
    assert (answer.json()["year"]["goal"], answer.json()["year"]["own_goal"]) == (60, True)
    assert (await aim(web, 70, 2027)).json()["year"]["goal"] == 70
    assert (await seen(web))["year"]["goal"] == 60
    log = (await web.get(f"{BASE}/journal")).json()["items"]
    assert [one["object"] for one in log if one["action"] == "training_goal_set"] == ["2027: 70", "2026: 60"]


@pytest.mark.parametrize(
    ("year", "points", "code"),
    [
        (2026, 0, "invalid_request"),
        (2026, 501, "invalid_request"),
        (2025, 50, "goal_year"),
        (2031, 50, "goal_year"),
    ],
)
async def test_what_is_no_goal(web: httpx.AsyncClient, year: int, points: int, code: str) -> None:
    answer = await aim(web, points, year)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


async def test_a_year_that_no_calendar_has(web: httpx.AsyncClient) -> None:
    for year in (0, 1989, 10**12):
        assert (await web.get(TRAINING, params={"year": year})).status_code == 422
        assert (await web.get(f"{TRAINING}/certificate", params={"year": year})).status_code == 422
        assert (await web.post(f"{TRAINING}/certificate/transfer", json={"year": year})).status_code == 422
        assert (await aim(web, 50, year)).status_code == 422
    assert (await seen(web, year=2200))["year"]["points"] == 0.0


async def test_a_cabinet_that_opens_brings_its_reminders(counter: Counter) -> None:
    with counter.portal.store.transaction() as t:
        account = t.q.account_by_email(email=BORIS)["id"]
        t.change("accounts", {"id": account}, opened='{"cabinet":true}')
        reminders.plan_papers(t, counter.portal, account)
    schedule.set_clock(counter.portal, as_moment("2026-12-31T09:00:00+03:00"))
    subjects = [subject.partition(":")[0] for _, subject in told(counter, "reminder", BORIS)]
    assert subjects.count("Обязательное мероприятие") == 4
    assert subjects.count("Цель по баллам под угрозой") == 2


async def test_a_narrow_token_reads_and_sets_nothing(counter: Counter) -> None:
    async with counter.client(scope="status") as web:
        assert (await web.get(TRAINING)).status_code == 200
        assert (await aim(web, 60)).status_code == 403
        assert (await web.post(f"{TRAINING}/certificate/transfer", json={})).status_code == 403


async def test_history_by_pages_and_filters(web: httpx.AsyncClient) -> None:
    async def page(**query: Any) -> Any:
        return (await web.get(f"{TRAINING}/history", params=query)).json()

    everything = await page()
    assert [one["points"] for one in everything["items"]] == [12.0, 4.5, 36.0]
    first = await page(limit=2)
    rest = await page(limit=2, cursor=first["next"])
    assert [*first["items"], *rest["items"]] == everything["items"]
    assert rest["next"] is None
    assert [one["title"] for one in (await page(source="course"))["items"]] == ["Пожарная безопасность"]
    assert [one["kind_title"] for one in (await page(kind="webinar"))["items"]] == ["Вебинар"]
    spring = await page(**{"from": "2025-05-20", "to": "2025-05-20"})
    assert [one["grade"] for one in spring["items"]] == ["отлично"]
    assert (await page(kind="nothing"))["items"] == []
    assert (await web.get(f"{TRAINING}/history", params={"cursor": "?"})).status_code == 422


@pytest.mark.shows("R90")
async def test_a_goal_that_is_not_reached_says_what_is_lacking(web: httpx.AsyncClient) -> None:
    for method, path in (("GET", "/certificate"), ("POST", "/certificate/transfer")):
        answer = await web.request(method, f"{TRAINING}{path}", json={} if method == "POST" else None)
        assert (answer.status_code, answer.json()["code"]) == (409, "goal_not_reached")
        assert answer.json()["params"] == {"year": "2026", "points": "12", "goal": "50", "lacking": "38"}


@pytest.mark.shows("R90")
async def test_a_goal_reached_brings_a_certificate_that_is_handed_over_once(
    counter: Counter, web: httpx.AsyncClient
) -> None:
    learn(counter, "Школа терапевта", "37.5", "2026-03-01")
    assert (await seen(web))["certificate"] is None
    learn(counter, "Вебинар", "0.5", "2026-03-02")
    assert [subject for _, subject in told(counter)][-1] == "Цель по баллам достигнута"
    certificate = (await seen(web))["certificate"]
    assert (certificate["goal"], certificate["points"], certificate["transferred_at"]) == (50, 50.0, None)
    letter = await web.get(f"{TRAINING}/certificate")
    assert letter.headers["content-type"] == "application/pdf"
    assert not inspect_bytes("letter.pdf", letter.content, quick=True).truncated
    handed = await web.post(f"{TRAINING}/certificate/transfer", json={})
    again = await web.post(f"{TRAINING}/certificate/transfer", json={"year": 2026})
    assert handed.json() == again.json()
    assert handed.json()["transfer_number"].startswith("РЗ-2026-")
    counter.advance("2wd")
    counter.advance("1m")
    async with counter.client() as later:
        received = (await seen(later))["certificate"]
    assert received["receipt"].startswith("ВХ-")
    assert [subject for _, subject in told(counter, "document")] == ["Сертификат передан", "Сертификат получен"]


async def test_a_lower_goal_that_is_met_already_brings_the_certificate(web: httpx.AsyncClient) -> None:
    assert (await aim(web, 12)).json()["certificate"]["number"].startswith("НМО-2026-")


@pytest.mark.shows("R89")
async def test_a_certificate_of_ones_own_counts_once_it_is_approved(
    counter: Counter, web: httpx.AsyncClient
) -> None:
    number = await sent(counter, web, "training-certificate", CLAIM, scans={"further-education": "sertifikat.pdf"})
    assert (await shown(web, number))["status"] == "under_review"
    assert (await seen(web))["year"]["points"] == 12.0
    counter.advance("4wd")
    async with counter.client() as later:
        assert (await shown(later, number))["status"] == "approved"
        newest = (await later.get(f"{TRAINING}/history")).json()["items"][0]
        assert (newest["title"], newest["source"], newest["points"]) == (CLAIM["topic"], "own", 6.0)
        document = (await later.get(f"{BASE}/documents/{newest['document']}")).json()
        assert (document["kind"], document["status"]) == ("further-education", "confirmed")
        assert (await later.get(f"{BASE}/documents/{newest['document']}/content")).status_code == 200


@pytest.mark.shows("R89")
async def test_no_training_counts_twice(counter: Counter, web: httpx.AsyncClient) -> None:
    claim = {
        **CLAIM,
        "topic": "пожарная  безопасность",
        "finished_on": "2026-02-01",
        "hours": "12",
        "points": "12",
    }
    number = await sent(counter, web, "training-certificate", claim, scans={"further-education": "sertifikat.pdf"})
    counter.advance("4wd")
    async with counter.client() as later:
        found = await shown(later, number)
        assert (found["status"], [one["code"] for one in found["remarks"]]) == ("refused", ["duplicate"])
        assert found["remarks"][0]["field"] == "topic"
        assert len((await later.get(f"{TRAINING}/history")).json()["items"]) == 3


@pytest.mark.shows("R89")
async def test_points_that_disagree_with_the_hours_are_not_taken(counter: Counter, web: httpx.AsyncClient) -> None:
    claim = {**CLAIM, "points": "8"}
    number = await sent(counter, web, "training-certificate", claim, scans={"further-education": "sertifikat.pdf"})
    found = await shown(web, number)
    assert found["status"] != "under_review"
    assert [one["field"] for one in found["remarks"]] == ["points"]
    assert "должно быть 6" in found["remarks"][0]["message"]


@pytest.mark.shows("R89")
async def test_a_goal_behind_schedule_is_recalled_in_autumn(counter: Counter) -> None:
    schedule.set_clock(counter.portal, as_moment("2027-03-01T09:00:00+03:00"))
    behind = [day for day, subject in told(counter, "reminder") if subject == "Цель по баллам под угрозой"]
    assert behind == ["2026-10-01", "2026-11-15"]


async def test_a_goal_that_will_be_met_is_not_recalled(counter: Counter) -> None:
    learn(counter, "Переподготовка", "250", "2026-03-02")
    schedule.set_clock(counter.portal, as_moment("2026-12-31T09:00:00+03:00"))
    assert not [one for one in told(counter, "reminder") if "баллам" in one[1]]


async def test_mandatory_events_are_recalled_while_they_are_ahead(counter: Counter) -> None:
    schedule.set_clock(counter.portal, as_moment("2026-08-01T09:00:00+03:00"))
    days = [day for day, subject in told(counter, "reminder") if subject.startswith("Обязательное")]
    assert days == ["2026-04-15", "2026-05-08"]
    assert not [one for one in told(counter, "reminder", BORIS) if one[1].startswith("Обязательное")]


async def test_the_end_of_the_cycle_is_recalled(counter: Counter) -> None:
    schedule.set_clock(counter.portal, as_moment("2029-06-30T09:00:00+03:00"))
    days = [day for day, subject in told(counter, "reminder") if "цикл" in subject]
    assert days == ["2028-06-30", "2029-01-01"]


async def test_by_one_stroke_of_the_clock_or_by_many(tmp_path: Path) -> None:
    def waited(spans: tuple[str, ...]) -> list[tuple[str, str]]:
        with opened(tmp_path, SCENARIO) as one:
            for span in spans:
                one.advance(span)
            return told(one)

    assert waited(("400d",)) == waited(("100d",) * 4)


async def test_deadlines_name_events_and_the_own_goal(web: httpx.AsyncClient) -> None:
    async def kinds() -> list[tuple[str, str | None]]:
        items = (await web.get(f"{BASE}/deadlines")).json()["items"]
        return [(one["kind"], one.get("title")) for one in items if one["kind"].startswith("training")]

    assert await kinds() == [("training-event", "Диспансеризация: новый порядок")]
    await aim(web, 60)
    assert (await kinds())[1] == ("training-goal", "2026")


def test_a_scenario_is_checked() -> None:
    wrong = (
        SCENARIO + '[[training]]\naccount = "sokolova@example.ru"\ntitle = "Я"\norganiser = "Б"\nkind = "dance"\n'
    )
    found = check(wrong + "finished_on = 2026-01-01\nhours = 1.25\npoints = 4\n")
    assert len(found) == 2
    wrong = (
        SCENARIO + '[[training]]\naccount = "sokolova@example.ru"\ntitle = "Я"\norganiser = "Б"\nkind = "other"\n'
    )
    found = check(wrong + "finished_on = 2026-01-01\nhours = 3\npoints = 4\n")
    assert ["больше, чем" in one for one in found] == [True]


async def test_a_year_of_the_profession_is_the_same_every_time(tmp_path: Path) -> None:
    async def year() -> tuple[list[Any], list[Any]]:
        with opened(tmp_path, "profession") as one:
            async with one.client() as web:
                items = (await web.get(f"{TRAINING}/history", params={"limit": 200})).json()["items"]
                named = [{**one, "document": bool(one["document"])} for one in items]  # ids of papers are random
                return named, (await seen(web))["mandatory"]

    items, events = await year()
    assert (items, events) == await year()
    assert 6 <= len(items) <= 30
    assert len({one["kind"] for one in items}) >= 3
    assert [one["state"] for one in events] == ["done", "due", "due"]
    assert scenarios.names()
