"""Patients' records: three doors, one institution, every look written down (R85–R87)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from importlib.resources import files
from typing import Any

import httpx
import pytest

from gosmed_cli.mock_portal import scenarios
from gosmed_cli.mock_portal.records import cards, links
from gosmed_cli.mock_portal.store.db import dumps

from .desk import BASE, Desk, open_desk

pytestmark = pytest.mark.shows("R85", "R86", "R87")
RECORDS = f"{BASE}/records"
FIRST, SECOND = "1027700132195", "1037739012343"
PERSON = """
[[person]]
last_name = "{last}"
first_name = "Анна"
birth_date = "1985-04-12"
sex = "female"
snils = "{snils}"
passport = {{ series = "4509", number = "{number}", issued = "2010-05-20", issuer = "ОВД", code = "770-001" }}

[person.specialist]
specialty = "Терапия"
position = "врач-терапевт"
organisation = "Клиника"
ogrn = "{ogrn}"
since = "2012-09-01"

[[account]]
login = "{login}@example.ru"
phone = "{phone}"
password = "Demo-2026!"
snils = "{snils}"
level = "confirmed"
opened = {{ cabinet = true, institution_link = {linked} }}
"""


def person(last: str, snils: str, number: str, ogrn: str, login: str, phone: str, *, linked: bool) -> str:
    """Somebody with an account, in the words of a scenario."""
    yes = "true" if linked else "false"
    return PERSON.format(last=last, snils=snils, number=number, ogrn=ogrn, login=login, phone=phone, linked=yes)


SCENARIO = f"""
clock = "2026-03-02T09:00:00+03:00"
{person("Соколова", "11223344595", "123456", FIRST, "sokolova", "+79000000001", linked=True)}
{person("Орлова", "08765430300", "123457", SECOND, "orlov", "+79000000002", linked=False)}

[[institution]]
name = "Первая поликлиника"
ogrn = "{FIRST}"

[[patient]]
id = "p-1"
name = "Иванова Мария Петровна"
birth_date = "1960-05-01"
sex = "female"
oms = "7700001234567895"
ogrn = "{FIRST}"

[[patient]]
id = "p-2"
name = "Белый Пётр Ильич"
birth_date = "1971-01-31"
sex = "male"
ogrn = "{FIRST}"

[[patient]]
id = "p-3"
name = "Чужая Ольга Олеговна"
birth_date = "1990-12-12"
sex = "female"
ogrn = "{SECOND}"

[[record]]
id = "r-1"
patient = "p-1"
at = "2026-01-31T23:59:59+03:00"
kind = "diagnosis"
code = "I10"
title = "Эссенциальная (первичная) гипертензия"
physician = "Зуёв Роман Ильич, врач-терапевт"

[[record]]
id = "r-2"
patient = "p-1"
at = "2026-02-01T00:00:00+03:00"
kind = "analysis"
title = "Общий анализ крови"
physician = "Лапина Ольга Сергеевна"
value = [
  {{ name = "Гемоглобин", value = "97", unit = "г/л", low = "120", high = "160" }},
  {{ name = "СОЭ", value = "20", unit = "мм/ч", high = "20" }},
  {{ name = "Группа крови", value = "A(II)" }},
]

[[record]]
patient = "p-1"
at = "2026-02-10T12:00:00+03:00"
kind = "visit"
title = "Осмотр"
text = "Жалоб нет"
physician = "Зуёв Роман Ильич, врач-терапевт"
"""


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as found:
        scenarios.load(found.portal, SCENARIO)
        found.account = account(found, "sokolova@example.ru")
        yield found


def account(desk: Desk, login: str) -> str:
    with desk.portal.store.transaction() as t:
        return str(t.q.account_by_email(email=login)["id"])


async def opened(desk: Desk, token: dict[str, str] | None = None) -> dict[str, str]:
    """Headers of a sign-in that has opened records."""
    token = token or desk.token()
    asked = await desk.web.post(f"{RECORDS}/unlock/challenges", json={}, headers=token)
    assert asked.status_code == 200, asked.text
    proof = {"challenge": asked.json()["challenge"], "code": desk.code()}
    answer = await desk.web.post(f"{RECORDS}/unlock", json=proof, headers=token)
    assert answer.status_code == 200, answer.text
    return token


async def get(desk: Desk, path: str, token: dict[str, str], **query: Any) -> httpx.Response:
    return await desk.web.get(f"{RECORDS}/{path}", params=query, headers=token)


async def ids(desk: Desk, token: dict[str, str], **query: Any) -> list[str]:
    answer = await get(desk, "patients/p-1/records", token, **query)
    assert answer.status_code == 200, answer.text
    return [one["id"] for one in answer.json()["items"]]


async def audit(desk: Desk, **query: Any) -> list[dict[str, Any]]:
    answer = await desk.operator("GET", "audit", params=query)
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def test_each_door_is_asked_for_in_its_turn(desk: Desk) -> None:
    other = desk.token(account(desk, "orlov@example.ru"))
    closed = await get(desk, "patients", other)
    assert (closed.status_code, closed.json()["code"]) == (403, "section_closed")
    assert closed.json()["params"]["slug"] == "institution-link"
    assert (await desk.web.post(f"{RECORDS}/unlock/challenges", json={}, headers=other)).status_code == 403
    needed = await get(desk, "patients", desk.token())
    assert (needed.status_code, needed.json()["code"]) == (403, "second_factor_needed")
    narrow = await get(desk, "patients", desk.token(scope="status"))
    assert (narrow.status_code, narrow.json()["code"]) == (403, "scope")
    assert (await desk.web.get(f"{RECORDS}/patients")).status_code == 401


async def test_the_code_opens_records_to_this_sign_in_for_half_an_hour(desk: Desk) -> None:
    token = await opened(desk)
    assert (await get(desk, "patients", token)).status_code == 200
    assert (await get(desk, "patients", desk.token())).status_code == 403, "another sign-in has its own code"
    with desk.portal.store.transaction() as t:
        t.connection.execute("UPDATE tokens SET expires_at = '2027-01-01T00:00:00+00:00'")
    desk.time.pass_(minutes=29, seconds=59)
    assert (await get(desk, "patients", token)).status_code == 200
    desk.time.pass_(seconds=1)
    assert (await get(desk, "patients", token)).json()["code"] == "second_factor_needed"


async def test_a_code_is_of_one_sign_in_and_of_use_once(desk: Desk) -> None:
    mine, other = desk.token(), desk.token()
    asked = await desk.web.post(f"{RECORDS}/unlock/challenges", json={"method": "sms"}, headers=mine)
    proof = {"challenge": asked.json()["challenge"], "code": desk.code()}
    wrong = await desk.web.post(f"{RECORDS}/unlock", json={**proof, "code": "-"}, headers=mine)
    assert (wrong.status_code, wrong.json()["code"]) == (401, "wrong_code")
    taken = await desk.web.post(f"{RECORDS}/unlock", json=proof, headers=other)
    assert taken.json()["code"] == "challenge_over"
    assert (await desk.web.post(f"{RECORDS}/unlock", json=proof, headers=mine)).status_code == 200
    assert (await desk.web.post(f"{RECORDS}/unlock", json=proof, headers=mine)).json()["code"] == "challenge_over"


async def test_the_app_opens_records_too(desk: Desk) -> None:
    token = desk.token()
    asked = await desk.web.post(f"{RECORDS}/unlock/challenges", json={"method": "app"}, headers=token)
    proof = {"challenge": asked.json()["challenge"]}
    assert "к картам пациентов" in desk.outbox()[-1]["text"]
    assert (await desk.web.post(f"{RECORDS}/unlock", json=proof, headers=token)).status_code == 202
    desk.time.pass_(seconds=3)
    assert (await desk.web.post(f"{RECORDS}/unlock", json=proof, headers=token)).status_code == 200


async def test_patients_are_those_of_the_institution(desk: Desk) -> None:
    token = await opened(desk)
    page = (await get(desk, "patients", token, limit=1)).json()
    assert [one["name"] for one in page["items"]] == ["Белый Пётр Ильич"]
    rest = (await get(desk, "patients", token, cursor=page["next"])).json()
    assert [one["id"] for one in rest["items"]] == ["p-1"]
    assert (rest["items"][0]["policy"], rest["items"][0]["institution"]) == ("…7895", "Первая поликлиника")
    for words in ("ИВАНОВА", "мария 1960", "01.05.1960", "p-1"):
        found = (await get(desk, "patients", token, q=words)).json()["items"]
        assert [one["id"] for one in found] == ["p-1"], words
    assert [one["id"] for one in (await get(desk, "patients", token, q="петр ильич")).json()["items"]] == ["p-2"]
    assert (await get(desk, "patients", token, q="чужая")).json()["items"] == []
    for path in ("patients/p-3", "patients/p-3/records", "patients/p-3/analyses", "patients/p-4"):
        assert (await get(desk, path, token)).status_code == 404, path
    noted = await desk.web.post(f"{RECORDS}/patients/p-3/exports", json={"format": "pdf"}, headers=token)
    assert noted.status_code == 404


async def test_records_are_filtered_by_day_kind_and_physician(desk: Desk) -> None:
    token = await opened(desk)
    assert await ids(desk, token) == ["p-1/3", "r-2", "r-1"]
    assert await ids(desk, token, to="2026-01-31") == ["r-1"], "days are Moscow's"
    assert await ids(desk, token, **{"from": "2026-02-01", "to": "2026-02-01"}) == ["r-2"]
    assert await ids(desk, token, kind="diagnosis") == ["r-1"]
    assert await ids(desk, token, physician="зуев") == ["p-1/3", "r-1"]
    assert await ids(desk, token, physician="%") == []
    assert await ids(desk, token, **{"from": "0001-01-01", "to": "9999-12-31"}) == ["p-1/3", "r-2", "r-1"]
    first = (await get(desk, "patients/p-1/records", token, limit=2)).json()
    assert await ids(desk, token, cursor=first["next"]) == ["r-1"]
    swapped = await get(desk, "patients/p-1/records", token, **{"from": "2026-02-02", "to": "2026-02-01"})
    assert (swapped.status_code, swapped.json()["code"]) == (422, "records_period")


async def test_analyses_have_values_that_are_compared(desk: Desk) -> None:
    token = await opened(desk)
    (one,) = (await get(desk, "patients/p-1/analyses", token)).json()["items"]
    assert [(value["name"], value["verdict"]) for value in one["values"]] == [
        ("Гемоглобин", "low"),
        ("СОЭ", "normal"),
        ("Группа крови", None),
    ]


@pytest.mark.parametrize(
    ("value", "low", "high", "found"),
    [
        ("3.9", "3.9", "5.9", "normal"),
        ("3.89", "3.9", None, "low"),
        ("5.90", None, "5.9", "normal"),
        ("6", "", "", None),
    ],
)
def test_verdicts_count_the_ends_in(value: str, low: str | None, high: str | None, found: str | None) -> None:
    assert cards.verdict(value, low or None, high or None) == found


async def test_every_look_is_in_the_audit_and_in_the_owners_log(desk: Desk) -> None:
    token = await opened(desk)
    await get(desk, "patients", token, q="Иванова")
    await get(desk, "patients/p-1", token)
    await get(desk, "patients/p-1/records", token, kind="diagnosis", physician="Зуев")
    await get(desk, "patients/p-1/analyses", token)
    await get(desk, "patients/Чужая Ольга", token)
    asked = {"format": "xml", "since": "2026-01-01"}
    keyed = {**token, "Idempotency-Key": "one"}
    first = await desk.web.post(f"{RECORDS}/patients/p-1/exports", json=asked, headers=keyed)
    again = await desk.web.post(f"{RECORDS}/patients/p-1/exports", json=asked, headers=keyed)
    assert (first.status_code, first.json()) == (201, again.json())
    entries = await audit(desk)
    assert [(one["action"], one["patients"]) for one in entries] == [
        ("records_unlocked", []),
        ("records_listed", ["p-1"]),
        ("records_card_viewed", ["p-1"]),
        ("records_viewed", ["p-1"]),
        ("records_analyses_viewed", ["p-1"]),
        ("records_refused", []),
        ("records_exported", ["p-1"]),
    ]
    assert {(one["login"], one["device"]) for one in entries} == {("sokolova@example.ru", "test")}
    assert entries[-1]["id"] == first.json()["id"]
    log = (await desk.web.get(f"{BASE}/journal", headers=token)).json()["items"]
    assert [one["action"] for one in log] == [one["action"] for one in reversed(entries)]
    assert log[0]["object"] == "p-1, И. М. П., XML"
    told = dumps([entries, log])
    for secret in ("Иванова", "Мария", "7895", "Чужая", "гипертензия", "Зуев"):
        assert secret not in told
    assert await audit(desk, login="orlov@example.ru") == []
    assert (await desk.operator("GET", "audit", params={"login": "nobody@example.ru"})).status_code == 404


def test_the_audit_is_only_added_to() -> None:
    folder = files("gosmed_cli.mock_portal.store")
    queries = [one.read_text(encoding="utf-8") for one in folder.iterdir() if one.name.endswith(".sql")]
    assert not [one for one in queries if "UPDATE events" in one or "DELETE FROM events" in one]


async def test_a_withdrawn_link_closes_records_at_once(desk: Desk) -> None:
    token = await opened(desk)
    link = {"login": "sokolova@example.ru", "ogrn": FIRST}
    assert (await desk.operator("POST", "links/withdrawals", json={**link, "ogrn": SECOND})).status_code == 404
    assert (await desk.operator("POST", "links/withdrawals", json=link)).status_code == 204
    assert (await get(desk, "patients", token)).json()["code"] == "section_closed"
    assert (await desk.operator("POST", "links/withdrawals", json=link)).json()["code"] == "no_such_link"
    notice = (await desk.web.get(f"{BASE}/notifications", headers=token)).json()["items"][0]
    assert "Первая поликлиника" in notice["text"]


async def test_naming_another_place_of_work_opens_nothing(desk: Desk) -> None:
    token = await opened(desk)
    changed = await desk.web.patch(f"{BASE}/account", json={"ogrn": SECOND}, headers=token)
    assert changed.status_code == 200, changed.text
    assert (await get(desk, "patients/p-3", token)).status_code == 404
    assert (await get(desk, "patients/p-1", token)).status_code == 200


async def test_an_approved_application_links_and_a_newer_one_links_again(desk: Desk) -> None:
    doctor = account(desk, "orlov@example.ru")
    approve(desk, doctor, 7)
    token = await opened(desk, desk.token(doctor))
    assert (await get(desk, "patients/p-3", token)).status_code == 200
    link = {"login": "orlov@example.ru", "ogrn": SECOND}
    assert (await desk.operator("POST", "links/withdrawals", json=link)).status_code == 204
    with desk.portal.store.transaction() as t:
        assert links.institutions_of(t, desk.portal, doctor) == ()
    approve(desk, doctor, 8)
    assert (await get(desk, "patients/p-3", token)).status_code == 200


def approve(desk: Desk, doctor: str, number: int) -> None:
    """An approved application for the link, and what its approval opens."""
    with desk.portal.store.transaction() as t:
        t.add(
            "orders",
            id=number,
            account_id=doctor,
            slug="institution-link",
            service_code="",
            target_code="",
            region="",
            transport="DONE",
            transport_message="",
            status="approved",
            attempt=1,
            fields=dumps({"ogrn": SECOND}),
            remarks="[]",
            problems="[]",
            passed=1,
            edit_allowed=0,
            cancel_allowed=0,
            awaits_meeting=0,
            created_at="2026",
            updated_at="2026",
        )
        t.change("accounts", {"id": doctor}, opened=dumps({"cabinet": True, links.DOOR: True}))


def test_a_scenario_of_records_is_checked() -> None:
    assert scenarios.check(SCENARIO) == []
    for given, instead, problem in (
        ('patient = "p-1"', 'patient = "p-9"', "такого пациента нет среди [[patient]]"),
        ('code = "I10"', 'code = "I99.99"', "такого кода нет в справочнике diagnoses"),
        ('code = "I10"', "", "у диагноза должен быть code"),
        ('id = "p-2"', 'id = "p-1"', "такой id уже есть"),
        ('kind = "analysis"', 'kind = "visit"', "value бывает только у analysis"),
        ('low = "120"', 'low = "1e3"', "нужно число текстом"),
        ('kind = "visit"', 'kind = "tea"', "допустимо"),
    ):
        assert any(problem in one for one in scenarios.check(SCENARIO.replace(given, instead, 1))), problem
