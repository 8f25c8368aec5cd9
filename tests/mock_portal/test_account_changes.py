"""What an owner may change of an account, and what the registers say to it (R12, R18, R20, R103)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from gosmed_cli.contract.vocabulary import Level
from gosmed_cli.mock_portal import accounts, registers

from .desk import BASE, PASSWORD, Desk, open_desk

pytestmark = pytest.mark.shows("R12", "R18")
PERSON: dict[str, Any] = {
    "last_name": "Соколова",
    "first_name": "Анна",
    "middle_name": "Петровна",
    "birth_date": "1985-04-12",
    "snils": "11223344595",
    "inn": "500100732259",
    "passport": {"series": "4509", "number": "123456"},
}
KNOWN = {name: PERSON[name] for name in ("last_name", "first_name", "middle_name", "birth_date")}
KNOWN |= {"passport_series": "4509", "passport_number": "123456"}


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as found:
        with found.portal.store.transaction() as t:
            registers.add(t, PERSON)
            found.account = accounts.create(
                t, found.portal.clock.now(), email="base@example.ru", phone="+79000000005", password=PASSWORD,
                level=Level.BASIC, known=KNOWN,
            )  # fmt: skip
        yield found


async def edit(desk: Desk, **changes: str) -> httpx.Response:
    return await desk.web.patch(f"{BASE}/account", json=changes, headers=desk.token())


def wrong(answer: httpx.Response) -> set[str]:
    assert answer.status_code == 422, answer.text
    return {one["field"] for one in answer.json()["errors"]}


@pytest.mark.shows("R20", "R21")
async def test_a_snils_that_agrees_raises_the_level(desk: Desk) -> None:
    answer = await edit(desk, snils="112-233-445 95")
    assert (answer.status_code, answer.json()["level"]) == (200, "standard")
    assert answer.json()["known"]["snils"] == "11223344595"
    told = [one for one in desk.outbox() if one["subject"] == "Данные учётной записи изменены"]
    assert {one["target"] for one in told} == {"base@example.ru", "+79000000005"}
    assert all("11223344595" not in one["text"] for one in told)


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"snils": "087-654-303 00"}, {"snils"}),
        ({"inn": "772816897110"}, {"inn"}),
        ({"passport_number": "654321"}, {"passport_number"}),
        ({"last_name": "Орлова"}, {"last_name"}),
        ({"snils": "112-233-445 95", "last_name": "Орлова"}, {"last_name"}),
    ],
)
async def test_what_the_registers_contradict_changes_nothing(
    desk: Desk, changes: dict[str, str], fields: set[str]
) -> None:
    assert wrong(await edit(desk, **changes, licence="Л041-01137-77/00368265")) == fields
    account = (await desk.web.get(f"{BASE}/account", headers=desk.token())).json()
    assert (account["level"], account["known"].get("licence")) == ("basic", None)


@pytest.mark.shows("R103")
async def test_professional_data_are_kept_and_taken_away(desk: Desk) -> None:
    given = {"specialty": "Терапия", "licence": "Л041-01137-77/00368265", "licence_until": "30.06.2029"}
    known = (await edit(desk, **given)).json()["known"]
    assert (known["licence_until"], known["licence"]) == ("2029-06-30", given["licence"])
    assert known["specialty"] != ""
    assert "licence_until" not in (await edit(desk, licence_until="")).json()["known"]


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"licence_until": "01.01.2020"}, {"licence_until"}),
        ({"specialty": "Колдовство", "ogrn": "123"}, {"specialty", "ogrn"}),
        ({"passport_number": "", "snils": " "}, {"passport_number", "snils"}),
    ],
)
async def test_rules_are_those_of_forms(desk: Desk, changes: dict[str, str], fields: set[str]) -> None:
    assert wrong(await edit(desk, **changes)) == fields


async def test_a_confirmed_account_keeps_its_level(desk: Desk) -> None:
    with desk.portal.store.transaction() as t:
        t.change("accounts", {"id": desk.account}, level="confirmed")
    assert (await edit(desk, inn="500100732259")).json()["level"] == "confirmed"


async def test_an_exchanged_passport_is_the_register_s(desk: Desk) -> None:
    with desk.portal.store.transaction() as t:
        t.connection.execute("DELETE FROM people")
        registers.add(t, {**PERSON, "passport": {"series": "4525", "number": "777777"}})
    assert wrong(await edit(desk, snils="112-233-445 95")) == {"passport_series", "passport_number"}
    changes = {"snils": "112-233-445 95", "passport_series": "45 25", "passport_number": "777777"}
    assert (await edit(desk, **changes)).json()["level"] == "standard"


async def test_nobody_changes_anything_with_rights_to_look(desk: Desk) -> None:
    answer = await desk.web.patch(f"{BASE}/account", json={"licence": "1"}, headers=desk.token(scope="status"))
    assert (answer.status_code, answer.json()["code"]) == (403, "scope")
