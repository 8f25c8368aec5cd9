"""Applications, services, events, help: what the cabinet shows, and to whom."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from gosmed_cli.contract import catalogue
from gosmed_cli.contract.vocabulary import Level
from gosmed_cli.mock_portal import events, letters, orders
from gosmed_cli.mock_portal.clock import iso

from .desk import BASE, Desk, open_desk

DATA = b"%PDF-1.4 a scan"
SHA256 = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as found:
        yield found


def application(desk: Desk, slug: str = "medical-cabinet", account: str | None = None, **state: Any) -> str:
    """An application with one scan, in this state; returns its number."""
    service = desk.portal.catalogue.get(slug)
    assert service is not None
    with desk.portal.store.transaction() as t:
        number = orders.create(t, desk.portal, account or desk.account, service, "45000000000")
        now = iso(desk.portal.clock.now())
        t.add("attempts", order_id=number, attempt=1, guid="g", received_at=now, fields='{"snils":"11223344595"}')
        file = {"kind": "diploma", "mime_type": "application/pdf", "sha256": letters.keep_blob(t, DATA)}
        t.add(
            "order_files",
            order_id=number,
            attempt=1,
            object_id=number,
            object_type=2,
            mnemonic="diplom.pdf",
            size=len(DATA),
            **file,
        )
        t.change(
            "orders", {"id": number}, **{"status": "under_review", "attempt": 1, "submitted_at": now, **state}
        )
    return str(number)


@pytest.mark.shows("R46", "C11")
async def test_applications_come_newest_first_and_filtered(desk: Desk) -> None:
    first, second = application(desk), application(desk, "qualification", status="refused", edit_allowed=1)
    headers = desk.token()

    async def numbers(**params: Any) -> list[str]:
        page = (await desk.web.get(f"{BASE}/applications", params=params, headers=headers)).json()
        return [one["number"] for one in page["items"]]

    assert await numbers() == [second, first]
    assert await numbers(service="qualification") == [second]
    assert await numbers(status="under_review") == [first]
    assert await numbers(number=[first, "999", "abc"]) == [first]
    assert await numbers(number=[first, second], status="refused") == [second]


async def test_an_application_says_what_may_be_done_with_it(desk: Desk) -> None:
    refused = application(desk, "qualification", status="refused", edit_allowed=1)
    found = (await desk.web.get(f"{BASE}/applications/{refused}", headers=desk.token())).json()
    assert (found["resubmittable"], found["editable"], found["decision"]) == (True, False, False)
    assert found["fields"] == {"snils": "11223344595"}
    assert found["attachments"] == [{"kind": "diploma", "name": "diplom.pdf", "size": len(DATA), "sha256": SHA256}]
    assert found["status_title"] == "Отказ"


async def test_an_order_without_a_file_is_never_listed(desk: Desk) -> None:
    number = application(desk, status=None)
    headers = desk.token()
    assert (await desk.web.get(f"{BASE}/applications", headers=headers)).json()["items"] == []
    assert (await desk.web.get(f"{BASE}/applications/{number}", headers=headers)).status_code == 404


async def test_somebody_elses_application_is_not_there(desk: Desk) -> None:
    number = application(desk)
    stranger = desk.token(desk.add_account("other@example.ru", "+79000000002"))
    for path in (f"applications/{number}", f"applications/{number}/attachments/{SHA256}"):
        assert (await desk.web.get(f"{BASE}/{path}", headers=stranger)).status_code == 404
    params = {"number": number}
    page = (await desk.web.get(f"{BASE}/applications", params=params, headers=stranger)).json()
    assert page["items"] == []


@pytest.mark.parametrize("number", ["abc", "1" * 30, "-1", "²", "1230254811"])
async def test_an_unknown_number_is_not_there(desk: Desk, number: str) -> None:
    answer = await desk.web.get(f"{BASE}/applications/{number}", headers=desk.token())
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


async def test_what_was_sent_can_be_fetched_by_its_digest(desk: Desk) -> None:
    number = application(desk)
    url = f"{BASE}/applications/{number}/attachments"
    answer = await desk.web.get(f"{url}/{SHA256}", headers=desk.token())
    assert answer.content == DATA
    assert "diplom.pdf" in answer.headers["Content-Disposition"]
    assert (await desk.web.get(f"{url}/{'0' * 64}", headers=desk.token())).status_code == 404


async def test_unchanged_applications_are_304(desk: Desk) -> None:
    number, headers = application(desk), desk.token()
    for path in ("applications", f"applications/{number}"):
        first = await desk.web.get(f"{BASE}/{path}", headers=headers)
        again = await desk.web.get(f"{BASE}/{path}", headers={**headers, "If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        desk.time.pass_(seconds=1)
        with desk.portal.store.transaction() as t:
            now = iso(desk.portal.clock.now())
            t.change("orders", {"id": int(number)}, remarks="[]", updated_at=now)
        after = await desk.web.get(f"{BASE}/{path}", headers={**headers, "If-None-Match": first.headers["ETag"]})
        assert after.status_code == 200


async def test_pages_hold_every_application_once(desk: Desk) -> None:
    numbers = [application(desk) for _ in range(5)]
    seen, cursor, headers = [], None, desk.token()
    while True:
        params = {"limit": 2, **({"cursor": cursor} if cursor else {})}
        page = (await desk.web.get(f"{BASE}/applications", params=params, headers=headers)).json()
        seen += [one["number"] for one in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == numbers[::-1]


@pytest.mark.shows("R49")
@pytest.mark.parametrize(
    ("state", "code", "service"),
    [
        ({"status": "under_review"}, "wait-for-decision", "medical-cabinet"),
        ({"status": "refused", "edit_allowed": 1}, "correct-application", "medical-cabinet"),
        ({"status": "needs_correction", "edit_allowed": 1}, "correct-application", "medical-cabinet"),
        ({"status": "refused", "edit_allowed": 0}, "register-cabinet", "late-registration"),
        ({"status": "cancelled"}, "register-cabinet", "medical-cabinet"),
    ],
)
async def test_the_next_step_follows_from_the_application(
    desk: Desk, state: dict[str, Any], code: str, service: str
) -> None:
    number = application(desk, **state)
    step = (await desk.web.get(f"{BASE}/account", headers=desk.token())).json()["next_step"]
    assert (step["code"], step["service"]) == (code, service)
    assert step["number"] == (None if code == "register-cabinet" else number)


@pytest.mark.shows("R49")
@pytest.mark.parametrize(
    ("opened", "code"),
    [
        (["cabinet"], "confirm-status"),
        (["cabinet", "professional_status"], "confirm-qualification"),
        (["cabinet", "professional_status", "qualification"], "confirm-education"),
        (["cabinet", "professional_status", "qualification", "education"], "confirm-employment"),
        (["cabinet", "professional_status", "qualification", "education", "employment"], "done"),
        (["cabinet", "qualification", "employment"], "confirm-status"),
    ],
)
async def test_the_next_step_follows_from_what_is_open(desk: Desk, opened: list[str], code: str) -> None:
    with desk.portal.store.transaction() as t:
        t.change("accounts", {"id": desk.account}, opened=json.dumps(dict.fromkeys(opened, True)))
    step = (await desk.web.get(f"{BASE}/account", headers=desk.token())).json()["next_step"]
    assert step["code"] == code


@pytest.mark.shows("R49")
async def test_another_way_to_the_same_step_counts(desk: Desk) -> None:
    """Whoever confirms an identity by scans waits for that, though the step is the bank's."""
    basic = desk.add_account("orlov@example.ru", "+79000000002", Level.BASIC)
    number = application(desk, "identity-scans", account=basic)
    step = (await desk.web.get(f"{BASE}/account", headers=desk.token(basic))).json()["next_step"]
    assert step == {"code": "wait-for-decision", "service": "identity-scans", "number": number}


@pytest.mark.shows("R34")
@pytest.mark.parametrize(
    "words",
    [
        "медицинский работник",
        "личный кабинет врача",
        "профессиональный кабинет",
        "кабинета медицинского",
        "ВРАЧ кабинет",
        "Регистрация кабинета для медицинского персонала",
        "registration cabinet",
    ],
)
async def test_a_service_is_found_by_words_in_any_form(desk: Desk, words: str) -> None:
    page = (await desk.web.get(f"{BASE}/services", params={"q": words})).json()
    assert "medical-cabinet" in [one["slug"] for one in page["items"]]


@pytest.mark.parametrize("words", ["ипотека", "кабинет ипотека", "каб7инет"])
async def test_words_that_are_not_there_find_nothing(desk: Desk, words: str) -> None:
    assert (await desk.web.get(f"{BASE}/services", params={"q": words})).json()["items"] == []


@pytest.mark.parametrize("category", ["user-profile", "Профиль пользователя", "User profile"])
async def test_services_of_a_category(desk: Desk, category: str) -> None:
    page = (await desk.web.get(f"{BASE}/services", params={"category": category})).json()
    slugs = [one["slug"] for one in page["items"]]
    assert "medical-cabinet" in slugs
    assert "identity-bank" not in slugs


@pytest.mark.shows("R35", "C3")
async def test_a_service_carries_limits_acts_and_the_mark(desk: Desk) -> None:
    answer = await desk.web.get(f"{BASE}/services/medical-cabinet")
    entry = answer.json()
    assert entry["limits"]["file"] == 5_000_000
    assert entry["limits"]["window"] == 300
    late = (await desk.web.get(f"{BASE}/services/late-registration")).json()["limits"]
    assert (late["level"], late["start"], late["needs"]) == ("confirmed", "basic", []), "C17"
    journal = (await desk.web.get(f"{BASE}/services/patient-journal-access")).json()["limits"]
    assert journal["needs"] == ["institution_link"]
    assert entry["genuine"] is True
    assert entry["acts"]
    assert catalogue.Service.of(entry).slug == "medical-cabinet"
    headers = {"If-None-Match": answer.headers["ETag"]}
    assert (await desk.web.get(f"{BASE}/services/medical-cabinet", headers=headers)).status_code == 304
    assert (await desk.web.get(f"{BASE}/services/nonsense")).status_code == 404


async def test_events_are_read_from_a_place(desk: Desk) -> None:
    with desk.portal.store.transaction() as t:
        for number in (1, 2):
            events.record(t, desk.portal.clock.now(), desk.account, "application.status", number, status="sent")
    headers = desk.token()
    page = (await desk.web.get(f"{BASE}/events", headers=headers)).json()
    assert [one.get("number") for one in page["items"]] == [None, "1", "2"]
    rest = await desk.web.get(f"{BASE}/events", params={"after": page["items"][1]["id"]}, headers=headers)
    assert [one["number"] for one in rest.json()["items"]] == ["2"]
    stranger = desk.token(desk.add_account("other@example.ru", "+79000000002"))
    theirs = (await desk.web.get(f"{BASE}/events", headers=stranger)).json()["items"]
    assert [one["kind"] for one in theirs] == ["account.created"]


async def test_a_long_poll_ends_with_the_event(desk: Desk) -> None:
    headers = desk.token()
    after = (await desk.web.get(f"{BASE}/events", headers=headers)).json()["next"]
    waiting = asyncio.create_task(
        desk.web.get(f"{BASE}/events", params={"after": after, "wait": 20}, headers=headers)
    )
    await asyncio.sleep(0.05)
    assert not waiting.done()
    with desk.portal.store.transaction() as t:
        events.record(t, desk.portal.clock.now(), desk.account, "account.level", level="confirmed")
    page = (await asyncio.wait_for(waiting, 5)).json()
    assert [one["kind"] for one in page["items"]] == ["account.level"]


@pytest.mark.shows("R80", "C21")
async def test_help_is_data_of_the_portal(desk: Desk) -> None:
    assert (await desk.web.get(f"{BASE}/help")).json()["channels"]
    with desk.portal.store.transaction() as t:
        t.set_meta("help", '{"channels":[{"kind":"phone","value":"+7 495 000-00-00","note":""}]}')
    found = (await desk.web.get(f"{BASE}/help")).json()
    assert found["channels"] == [{"kind": "phone", "value": "+7 495 000-00-00", "note": ""}]
    assert found["faq"]
