"""Meetings: free slots, booking, moving, giving back, held and missed, and whose slot it is (R26–R28)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from gosmed_cli.contract.catalogue import bundled_service
from gosmed_cli.contract.vocabulary import Level
from gosmed_cli.mock_portal import accounts, timetables

from .applying import row, sent, shown
from .counter import ANNA, Counter, details, opened
from .desk import BASE

MFC, VIDEO = "identity-mfc", "identity-video"
PLACE = "mfc-77-1"
FIRST, SECOND = f"{PLACE}/2026-03-03T10:00", f"{PLACE}/2026-03-03T10:30"
ORLOV = "orlov@example.ru"


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with opened(tmp_path) as one:
        with one.portal.store.transaction() as t:
            t.change("accounts", {"email": ANNA}, level="standard")
            accounts.create(
                t,
                one.portal.clock.now(),
                email=ORLOV,
                phone="+79000000002",
                password="Demo-2026!",
                level=Level.STANDARD,
                known={"snils": "08765430300"},
            )
        yield one


ORLOV_VALUES = {
    "last_name": "Орлов",
    "first_name": "Иван",
    "middle_name": "Петрович",
    "birth_date": "1979-11-03",
    "snils": "08765430300",
    "inn": "772816897110",
    "oms": "7753890912345673",
    "passport_series": "4512",
    "passport_number": "654321",
    "passport_issued": "2012-03-15",
    "passport_code": "770-024",
    "phone": "+79000000002",
    "email": ORLOV,
}


async def slots(web: httpx.AsyncClient, code: str = "mfc-slots", **asked: Any) -> dict[str, Any]:
    body = {"treeFiltering": "ONELEVEL", **asked}
    found: dict[str, Any] = (await web.post(f"/api/nsi/v1/dictionary/{code}", json=body)).json()
    return found


async def operator(counter: Counter, path: str, **body: object) -> httpx.Response:
    async with counter.anonymous({"X-Portal-Key": "key"}) as web:
        return await web.post(f"/_portal/{path}", json=body)


async def later(counter: Counter, number: int) -> dict[str, Any]:
    """The application as Анна sees it after a new sign-in: time has passed."""
    async with counter.client() as web:
        return await shown(web, number)


@pytest.mark.shows("R26")
async def test_the_dictionary_lists_free_times_of_working_days_and_nobody_s_name(counter: Counter) -> None:
    async with counter.client() as web:
        await sent(counter, web, MFC, slot=FIRST)
    async with counter.anonymous() as web:
        found = await slots(web, parentRefItemValue=PLACE)
    values = [one["value"] for one in found["items"]]
    assert FIRST not in values
    assert SECOND in values
    assert found["total"] == len(values)
    days = {value[len(PLACE) + 1 :][:10] for value in values}
    assert min(days) == "2026-03-02"
    assert "2026-03-07" not in days, "a Saturday"
    assert "2026-03-09" not in days, "a day off"
    assert max(days) == "2026-03-16"
    assert values[0] == f"{PLACE}/2026-03-02T09:30", "nine o'clock has just passed"
    assert "Соколова" not in str(found)
    title = found["items"][0]["title"]
    assert title.startswith("02.03.2026, пн, 09:30, МФЦ района Тверской")


async def test_free_times_come_by_pages(counter: Counter) -> None:
    async with counter.anonymous() as web:
        first = await slots(web, pageNum=1, pageSize=5)
        second = await slots(web, pageNum=2, pageSize=5)
        every = await slots(web, "video-slots")
    assert first["total"] == second["total"] > 100
    assert len({one["value"] for one in (*first["items"], *second["items"])}) == 10
    assert {one["parentValue"] for one in every["items"]} == {"video-1", "video-2"}


@pytest.mark.shows("R26", "R27")
async def test_a_visit_ends_with_an_act_and_a_decision_at_once(counter: Counter) -> None:
    async with counter.client() as web:
        number = await sent(counter, web, MFC, slot=FIRST)
        waiting = await shown(web, number)
        assert (waiting["status"], waiting["review_due_at"]) == ("under_review", None)
        assert waiting["appointment"]["slot"] == FIRST
        assert waiting["appointment"]["state"] == "booked"
    counter.advance("25h")
    async with counter.client() as web:
        done = await operator(counter, "visits", number=str(number), held=True, by="Кузнецова М. А.")
        assert done.json()["status"] == "approved"
        assert done.json()["appointment"]["state"] == "held"
        _, order = await details(web, number)
        files = {one["fileName"]: one for one in order["orderResponseFiles"]}
        assert set(files) == {"act.pdf", "decision.pdf", "remarks.json"}
        act = await web.get(
            f"/api/storage/v2/files/{files['act.pdf']['link'].split('/')[3]}/3/download",
            params={"mnemonic": "act.pdf"},
        )
        assert act.content.startswith(b"%PDF")
        assert len(act.content) == files["act.pdf"]["fileSize"]
    assert row(counter, "accounts", email=ANNA)["level"] == "confirmed"


async def test_an_act_names_its_place_and_who_signed_it(counter: Counter) -> None:
    from pypdfium2 import PdfDocument

    async with counter.client() as web:
        number = await sent(counter, web, MFC, slot=FIRST)
    counter.advance("25h")
    await operator(counter, "visits", number=str(number), held=True, by="Кузнецова М. А.")
    async with counter.client() as web:
        await details(web, number)
    file = row(counter, "order_files", order_id=number, kind="act")
    data = row(counter, "blobs", sha256=file["sha256"])["data"]
    text = PdfDocument(data)[0].get_textpage().get_text_range()
    for said in ("АКТ О ЛИЧНОМ ПРИЁМЕ", "03.03.2026, 10:00", "МФЦ района Тверской", "Кузнецова М. А."):
        assert said in text


@pytest.mark.shows("R26")
async def test_one_of_two_people_gets_a_slot(counter: Counter) -> None:
    async with counter.client() as anna, counter.client(ORLOV) as orlov:
        await sent(counter, anna, MFC, slot=FIRST)
        number = await sent(counter, orlov, MFC, ORLOV_VALUES, slot=FIRST)
        refused = await shown(orlov, number)
        assert refused["status"] == "failed"
        assert [(one["field"], one["code"]) for one in refused["remarks"]] == [("slot", "slot_taken")]
        assert refused["appointment"] is None
        assert (await orlov.get(f"{BASE}/applications/{number}/appointment")).json()["bookable"] is False
        await sent(counter, orlov, MFC, ORLOV_VALUES, number=number, slot=SECOND)
        assert (await shown(orlov, number))["appointment"]["slot"] == SECOND


async def test_a_slot_taken_while_the_portal_takes_its_time_is_refused(counter: Counter) -> None:
    counter.settings("system", {"stages": [{"code": "VALIDATION", "seconds": 60}]})
    async with counter.client() as anna, counter.client(ORLOV) as orlov:
        first = await sent(counter, anna, MFC, slot=FIRST)
        second = await sent(counter, orlov, MFC, ORLOV_VALUES, slot=FIRST)
        counter.advance("2m")
        assert (await shown(anna, first))["appointment"]["slot"] == FIRST
        assert [one["code"] for one in (await shown(orlov, second))["remarks"]] == ["slot_taken"]


@pytest.mark.parametrize(
    ("slot", "code"),
    [
        (f"{PLACE}/2026-03-02T08:00", "slot_past"),
        (f"{PLACE}/2026-03-07T10:00", "slot_unknown"),
        (f"{PLACE}/2026-03-03T10:10", "slot_unknown"),
        (f"{PLACE}/2026-03-03T20:00", "slot_unknown"),
        (f"{PLACE}/2026-03-17T10:00", "slot_unknown"),
    ],
)
async def test_a_time_that_is_not_in_the_timetable_is_refused(counter: Counter, slot: str, code: str) -> None:
    async with counter.client() as web:
        number = await sent(counter, web, MFC)
        answer = await web.put(f"{BASE}/applications/{number}/appointment", json={"slot": slot})
        assert (answer.status_code, answer.json()["code"]) == (409, code)
        await web.post(f"/api/gusmev/order/{number}/cancel")
        failed = await shown(web, await sent(counter, web, MFC, slot=slot))
        assert [(one["field"], one["code"]) for one in failed["remarks"]] == [("slot", code)]


@pytest.mark.shows("R26")
async def test_a_meeting_is_booked_later_moved_and_given_back(counter: Counter) -> None:
    async with counter.client() as web:
        number = await sent(counter, web, MFC)
        path = f"{BASE}/applications/{number}/appointment"
        assert (await web.get(path)).json() == {
            "number": str(number), "timetable": "mfc-slots", "meeting": None, "bookable": True,
        }  # fmt: skip
        assert (await operator(counter, "visits", number=str(number), held=True)).json()[
            "code"
        ] == "no_meeting_now"
        assert (await web.delete(path)).json()["code"] == "not_booked"
        assert (await web.put(path, json={"slot": FIRST})).json()["meeting"]["slot"] == FIRST
        moved = (await web.put(path, json={"slot": SECOND})).json()["meeting"]
        assert (moved["slot"], moved["at"], moved["state"]) == (
            SECOND,
            "2026-03-03T10:30:00.000000+03:00",
            "booked",
        )
        free = [one["value"] for one in (await slots(web, parentRefItemValue=PLACE))["items"]]
        assert FIRST in free
        assert SECOND not in free
        assert (await web.delete(path)).status_code == 204
        after = await shown(web, number)
        assert (after["status"], after["appointment"]) == ("under_review", None)
        comments = [one["comment"] for one in after["history"]][-3:]
        assert [comment.split(":")[0] for comment in comments] == [
            "Вы записаны", "Запись перенесена", "Запись отменена",
        ]  # fmt: skip


@pytest.mark.shows("R26")
async def test_booking_the_same_time_again_moves_nothing(counter: Counter) -> None:
    async with counter.client() as web:
        number = await sent(counter, web, MFC)
        path = f"{BASE}/applications/{number}/appointment"
        first = await web.put(path, json={"slot": FIRST})
        before = len((await shown(web, number))["history"])
        again = await web.put(path, json={"slot": FIRST})
        assert (again.status_code, again.json()) == (200, first.json())
        assert len((await shown(web, number))["history"]) == before, "nothing has happened"


async def test_who_did_not_come_books_again(counter: Counter) -> None:
    async with counter.client() as web:
        number = await sent(counter, web, MFC, slot=FIRST)
    counter.advance("26h")
    missed = (await operator(counter, "visits", number=str(number), held=False)).json()
    assert (missed["status"], missed["remarks"][0]["code"]) == ("needs_correction", "slot_missed")
    other = f"{PLACE}/2026-03-05T12:00"
    assert "slot" not in (await later(counter, number))["fields"], "sent again, it would be refused as past"
    async with counter.client() as web:
        await web.put(f"{BASE}/applications/{number}/appointment", json={"slot": other})
    assert (await later(counter, number))["fields"]["slot"] == other
    again = await later(counter, number)
    assert (again["status"], again["remarks"], again["appointment"]["slot"]) == ("under_review", [], other)


async def test_a_reminder_comes_a_day_before(counter: Counter) -> None:
    async with counter.client() as web:
        number = await sent(counter, web, MFC, slot=f"{PLACE}/2026-03-05T12:00")
        counter.advance("2d")
        assert not _reminders(counter, number)
        counter.advance("4h")
        assert _reminders(counter, number)


async def test_no_reminder_of_a_meeting_given_back(counter: Counter) -> None:
    async with counter.client() as web:
        number = await sent(counter, web, MFC, slot=f"{PLACE}/2026-03-05T12:00")
        await web.delete(f"{BASE}/applications/{number}/appointment")
        counter.advance("3d")
        assert not _reminders(counter, number)


def _reminders(counter: Counter, number: int) -> list[Any]:
    found = counter.portal.store.connection.execute(
        "SELECT * FROM outbox WHERE text LIKE ?", (f"Напоминание%{number}%",)
    )
    return list(found)


@pytest.mark.shows("R28")
async def test_the_clock_holds_a_video_meeting(counter: Counter) -> None:
    async with counter.client() as web:
        number = await sent(counter, web, VIDEO, slot="video-1/2026-03-02T12:00")
    counter.advance("2h")
    assert (await later(counter, number))["status"] == "under_review"
    counter.advance("1h")
    assert (await later(counter, number))["status"] == "approved"


async def test_a_video_meeting_waits_for_the_operator_when_people_decide(counter: Counter) -> None:
    counter.settings("review", "manual")
    async with counter.client() as web:
        number = await sent(counter, web, VIDEO, slot="video-1/2026-03-02T12:00")
    counter.advance("1d")
    held = (await operator(counter, "visits", number=str(number), held=True)).json()
    assert held["status"] == "under_review"
    decided = (await operator(counter, "decide", number=str(number), verdict="approve")).json()
    assert decided["status"] == "approved"


async def test_differences_found_at_the_visit_refuse(counter: Counter) -> None:
    async with counter.client() as web:
        number = await sent(counter, web, MFC, slot=FIRST, passport_issued="2010-05-21")
    counter.advance("25h")
    held = (await operator(counter, "visits", number=str(number), held=True)).json()
    assert (held["status"], held["remarks"][0]["field"]) == ("refused", "passport_issued")


@pytest.mark.shows("R26")
@pytest.mark.parametrize("held", [True, False])
async def test_nothing_is_said_of_a_meeting_before_its_time(counter: Counter, held: bool) -> None:
    async with counter.client() as web:
        number = await sent(counter, web, MFC, slot=FIRST)
    early = await operator(counter, "visits", number=str(number), held=held)
    assert (early.status_code, early.json()["code"]) == (409, "meeting_ahead")
    assert early.json()["errors"] == [{"code": "at", "message": "2026-03-03T10:00:00+03:00"}]
    assert (await later(counter, number))["appointment"]["state"] == "booked", "nothing has happened"
    counter.advance("25h")
    assert (await operator(counter, "visits", number=str(number), held=held)).status_code == 200


@pytest.mark.shows("R26")
async def test_the_act_lies_among_its_owner_s_documents_alone(counter: Counter) -> None:
    async with counter.client() as web:
        number = await sent(counter, web, MFC, slot=FIRST)
        assert (await shown(web, number))["documents"] == []
    counter.advance("25h")
    await operator(counter, "visits", number=str(number), held=True)
    async with counter.client() as web, counter.client(ORLOV) as orlov:
        found = (await shown(web, number))["documents"]
        assert [(one["kind"], one["name"]) for one in found] == [("act", f"act_{number}-1.pdf")]
        assert found[0]["name"] in (await shown(web, number))["history"][-2]["comment"]
        path = f"{BASE}/documents/{found[0]['id']}"
        listed = (await web.get(f"{BASE}/documents", params={"direction": "received"})).json()["items"]
        acts = [(one["id"], one["sender"]) for one in listed if one["kind"] == "act"]
        assert acts == [(found[0]["id"], "МФЦ района Тверской, Москва")]
        assert (await web.get(f"{path}/content")).content.startswith(b"%PDF")
        assert (await orlov.get(f"{path}/content")).status_code == 404


async def test_a_slot_is_free_again_after_a_cancelled_application(counter: Counter) -> None:
    async with counter.client() as web:
        number = await sent(counter, web, MFC, slot=FIRST)
        await web.post(f"/api/gusmev/order/{number}/cancel")
        assert FIRST in [one["value"] for one in (await slots(web, parentRefItemValue=PLACE))["items"]]


async def test_a_second_application_waits_for_the_first(counter: Counter) -> None:
    async with counter.client() as web:
        number = await sent(counter, web, MFC, slot=FIRST)
        service = bundled_service(MFC)
        assert service is not None
        codes = {"region": "45000000000", "serviceCode": service.service_code, "targetCode": service.target_code}
        refused = await web.post("/api/gusmev/order", json=codes)
        assert (refused.status_code, refused.json()["code"]) == (409, "application_pending")
        assert refused.json()["message"].endswith(str(number))
        await web.post(f"/api/gusmev/order/{number}/cancel")
        assert (await web.post("/api/gusmev/order", json=codes)).status_code == 200


async def test_somebody_else_s_meeting_is_not_there(counter: Counter) -> None:
    async with counter.client() as anna, counter.client(ORLOV) as orlov:
        number = await sent(counter, anna, MFC, slot=FIRST)
        path = f"{BASE}/applications/{number}/appointment"
        for answer in (
            await orlov.get(path),
            await orlov.put(path, json={"slot": SECOND}),
            await orlov.delete(path),
        ):
            assert answer.status_code == 404
        assert (await shown(anna, number))["appointment"]["slot"] == FIRST


async def test_a_place_that_is_not_in_the_timetable_is_refused(counter: Counter) -> None:
    async with counter.client() as web:
        number = await sent(counter, web, MFC)
        answer = await web.put(
            f"{BASE}/applications/{number}/appointment", json={"slot": "mfc-0/2026-03-03T10:00"}
        )
        assert answer.json()["code"] == "slot_unknown"
        await web.post(f"/api/gusmev/order/{number}/cancel")
        failed = await shown(web, await sent(counter, web, MFC, slot="mfc-0/2026-03-03T10:00"))
        assert [one["field"] for one in failed["remarks"]] == ["slot"], "said once"


async def test_a_service_without_meetings_says_so(counter: Counter) -> None:
    async with counter.client() as web:
        number = await sent(counter, web, "identity-bank", bank="sber", method="video")
        answer = await web.get(f"{BASE}/applications/{number}/appointment")
        assert (answer.status_code, answer.json()["code"]) == (409, "no_meetings")


def test_a_slot_is_of_its_timetable() -> None:
    found = timetables.meeting("mfc-slots", FIRST)
    assert found is not None
    assert found.at == datetime(2026, 3, 3, 7, tzinfo=UTC)
    assert found.at.utcoffset() == timedelta(hours=3)
    for wrong in ("", "x", f"{PLACE}/soon", "video-1/2026-03-03T10:00", f"{PLACE}/2026-03-03T25:00"):
        assert timetables.meeting("mfc-slots", wrong) is None
    assert timetables.meeting("banks", "sber/2026-03-03T10:00") is None
