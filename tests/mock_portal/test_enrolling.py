"""Seats, waiting lists, deadlines, what the clock brings to who has enrolled (R93, R94)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.mock_portal import accounts, registers, schedule
from gosmed_cli.mock_portal.store.db import dumps

from .counter import ANNA, Counter, opened
from .course_desk import (
    BORIS,
    COURSES,
    PEOPLE,
    account,
    clock,
    counter,
    enrol,
    items,
    people,
    signed_in,
    told,
)
from .desk import BASE

__all__ = ["counter", "people"]  # fixtures
pytestmark = [pytest.mark.anyio, pytest.mark.shows("R93", "R94")]


class TestSeats:
    async def test_the_last_seat_goes_once(self, people: Any) -> None:
        anna, boris = people
        mine = await enrol(anna, "ekg")
        assert (mine["state"], mine["link"]) == ("enrolled", "https://study.example.ru/ekg")
        full = await enrol(boris, "ekg", code=409)
        assert (full["code"], full["params"]["other"]) == ("course_full_near", "ekg-april")
        assert (await told(anna))[0] == "Вы записаны на обучение"
        assert "Возьмите линейку." in (await items(anna, "notifications", kind="course"))[0]["text"]
        assert not await items(anna, "notifications", kind="status"), "it is no application"

    async def test_waiting_then_promoted(self, people: Any) -> None:
        anna, boris = people
        mine = await enrol(anna, "ekg")
        waits = await enrol(boris, "ekg", wait=True)
        assert (waits["state"], waits["position"], waits["link"]) == ("awaiting", 1, None)
        gone = await anna.delete(f"{BASE}/enrolments/{mine['id']}")
        assert (gone.json()["state"], gone.json()["reason"]) == ("cancelled", "own")
        assert (await boris.get(f"{BASE}/enrolments/{waits['id']}")).json()["state"] == "enrolled"
        assert (await told(boris))[0] == "Место освободилось: вы записаны"

    @pytest.mark.parametrize("lost", ["service", "cabinet", "accreditation"])
    async def test_who_may_no_longer_is_skipped(self, counter: Counter, tmp_path: Path, lost: str) -> None:
        third = ANNA.replace("sokolova", "third")
        scenario = PEOPLE.replace("[[account]]", _account(third) + "\n[[account]]", 1) + COURSES.replace(
            'grade = "хорошо"', 'grade = "хорошо"\nrequirements = { accreditation = true }'
        )
        with opened(tmp_path, scenario) as other:
            async with (
                signed_in(other, third) as first,
                signed_in(other, ANNA) as anna,
                signed_in(other, BORIS) as boris,
            ):
                seat = await enrol(first, "ekg")
                await enrol(anna, "ekg", wait=True)
                await enrol(boris, "ekg", wait=True)
                if lost == "accreditation":
                    _expire(other, ANNA)
                else:
                    account(other, ANNA, opened=dumps({"cabinet": True} if lost == "service" else {}))
                await first.delete(f"{BASE}/enrolments/{seat['id']}")
                assert [one["state"] for one in await items(boris, "enrolments", state="enrolled")] == ["enrolled"]
                assert (await told(anna))[0] == "Место отдано следующему"

    async def test_once_per_person_and_course(self, people: Any) -> None:
        anna, _ = people
        mine = await enrol(anna, "ekg")
        assert (await enrol(anna, "ekg", code=409))["code"] == "course_enrolled_already"
        other = await enrol(anna, "ekg-april", code=409)
        assert (other["code"], other["params"]["number"]) == ("course_other_run", mine["id"])

    async def test_requirements_refuse(self, people: Any) -> None:
        anna, boris = people
        refused = await enrol(anna, "heart", code=409)
        assert refused["code"] == "course_requirements"
        assert refused["params"]["lacking"] == "Специальность: Кардиология"
        assert (await enrol(boris, "heart"))["state"] == "enrolled"

    async def test_the_service_must_be_on_to_enrol_not_to_leave(self, counter: Counter, people: Any) -> None:
        anna, _ = people
        mine = await enrol(anna, "ekg")
        await anna.delete(f"{BASE}/account/services/training-portal")
        off = await enrol(anna, "far", code=403)
        assert (off["code"], off["params"]["name"]) == ("service_off", "training-portal")
        change = await anna.put(f"{BASE}/enrolments/{mine['id']}", json={"course": "far"})
        assert change.json()["code"] == "service_off"
        assert (await anna.delete(f"{BASE}/enrolments/{mine['id']}")).status_code == 200

    async def test_a_deadline_passed_by_one_second(self, counter: Counter, people: Any) -> None:
        anna, boris = people
        clock(counter, "2026-03-16T11:59:59+03:00")
        mine = await enrol(anna, "ekg")
        assert mine["cancellable"] is True
        clock(counter, "2026-03-16T12:00:01+03:00")
        refused = await anna.delete(f"{BASE}/enrolments/{mine['id']}")
        assert (refused.status_code, refused.json()["code"]) == (409, "course_cancel_over")
        assert (await anna.get(f"{BASE}/enrolments/{mine['id']}")).json()["cancellable"] is False
        waits = await enrol(boris, "ekg", wait=True)
        clock(counter, "2026-03-18T12:00:01+03:00")
        gone = await boris.delete(f"{BASE}/enrolments/{waits['id']}")
        assert gone.status_code == 200, "a place on the waiting list may be left at any time"
        over = await enrol(boris, "ekg", code=409)
        assert (over["code"], over["params"]["until"]) == ("course_enrolment_over", "18.03.2026, 12:00 МСК")

    async def test_change_gives_nothing_up_for_nothing(self, people: Any) -> None:
        anna, boris = people
        await enrol(boris, "ekg-april")
        mine = await enrol(anna, "ekg")
        path = f"{BASE}/enrolments/{mine['id']}"
        assert (await anna.put(path, json={"course": "ekg"})).json()["code"] == "course_same"
        assert (await anna.put(path, json={"course": "ekg-april"})).json()["code"] == "course_full"
        assert (await anna.put(path, json={"course": "none"})).status_code == 404
        assert (await anna.get(path)).json()["course"] == "ekg"
        moved = (await anna.put(path, json={"course": "far"})).json()
        assert (moved["id"], moved["course"], moved["state"]) == (mine["id"], "far", "enrolled")
        assert (await told(anna))[0] == "Запись на обучение изменена"
        assert (await enrol(anna, "ekg"))["state"] == "enrolled", "the seat is free again"

    async def test_changing_promotes_who_waits(self, people: Any) -> None:
        anna, boris = people
        mine = await enrol(anna, "ekg")
        waits = await enrol(boris, "ekg", wait=True)
        await anna.put(f"{BASE}/enrolments/{mine['id']}", json={"course": "far"})
        assert (await boris.get(f"{BASE}/enrolments/{waits['id']}")).json()["state"] == "enrolled"

    async def test_a_repeated_request_enrols_once(self, people: Any) -> None:
        anna, _ = people
        key = {"Idempotency-Key": "once"}
        path = f"{BASE}/courses/ekg/enrolment"
        first, again = [await anna.post(path, json={"wait": False}, headers=key) for _ in range(2)]
        assert first.json() == again.json()
        assert len(await items(anna, "enrolments")) == 1

    async def test_somebody_elses_enrolment_is_not_there(self, people: Any) -> None:
        anna, boris = people
        mine = await enrol(anna, "ekg")
        for method, body in (("GET", None), ("DELETE", None), ("PUT", {"course": "far"})):
            answer = await boris.request(method, f"{BASE}/enrolments/{mine['id']}", json=body)
            assert (answer.status_code, answer.json()["code"]) == (404, "not_found"), method


class TestClock:
    @pytest.mark.parametrize("strokes", [1, 60], ids=["at one stroke", "day by day"])
    async def test_start_finish_certificate_points(self, counter: Counter, people: Any, strokes: int) -> None:
        anna, boris = people
        mine = await enrol(anna, "ekg")
        await enrol(boris, "ekg", wait=True)
        for _ in range(strokes):
            schedule.advance(counter.portal, f"{60 // strokes}d")
        done = (await anna.get(f"{BASE}/enrolments/{mine['id']}")).json()
        assert (done["state"], done["finished_at"][:16], done["grade"]) == (
            "finished",
            "2026-03-29T18:00",
            "хорошо",
        )
        (document,) = await items(anna, "documents", direction="received")
        assert (document["id"], document["uploaded_at"][:16]) == (done["document"], "2026-03-29T18:00")
        paper = await anna.get(f"{BASE}/documents/{document['id']}/content")
        assert len(paper.content) == document["size"] > 5000
        (record,) = await items(anna, "training/history")
        assert (record["id"], record["points"], record["source"]) == (done["record"], 5.5, "course")
        assert record["document"] == document["id"]
        subjects = await told(anna)
        assert {"Завтра начинается обучение", "Новый документ", "Начислены баллы за обучение"} < set(subjects)
        (waited,) = await items(boris, "enrolments", state="cancelled")
        assert waited["reason"] == "no_seat"
        assert (await told(boris))[0] == "Место не освободилось"

    async def test_reminded_the_day_before_and_once(self, counter: Counter, people: Any) -> None:
        anna, _ = people
        await enrol(anna, "ekg")
        clock(counter, "2026-03-19T09:59:00+03:00")
        assert "Завтра начинается обучение" not in await told(anna)
        for moment in ("2026-03-19T10:00:00+03:00", "2026-03-18T10:00:00+03:00", "2026-03-19T23:00:00+03:00"):
            clock(counter, moment)
        assert (await told(anna)).count("Завтра начинается обучение") == 1

    async def test_nobody_is_reminded_of_what_was_cancelled(self, counter: Counter, people: Any) -> None:
        anna, _ = people
        mine = await enrol(anna, "ekg")
        await anna.delete(f"{BASE}/enrolments/{mine['id']}")
        clock(counter, "2026-05-01T00:00:00+03:00")
        assert "Завтра начинается обучение" not in await told(anna)
        assert await items(anna, "training/history") == []
        again = await anna.delete(f"{BASE}/enrolments/{mine['id']}")
        assert again.json()["code"] == "enrolment_closed"

    async def test_no_promotion_once_it_has_begun(self, counter: Counter, people: Any) -> None:
        anna, _ = people
        mine = await enrol(anna, "ekg-april")
        clock(counter, "2026-04-20T09:00:00+03:00")
        assert (await anna.get(f"{BASE}/enrolments/{mine['id']}")).json()["state"] == "current"
        refused = await anna.delete(f"{BASE}/enrolments/{mine['id']}")
        assert refused.json()["code"] == "course_cancel_over"

    async def test_deadlines_of_an_enrolment(self, counter: Counter, people: Any) -> None:
        anna, _ = people
        await enrol(anna, "ekg")
        own = [one for one in await items(anna, "deadlines") if one["kind"].startswith("course-")]
        assert [(one["kind"], one["at"][:16]) for one in own] == [
            ("course-cancel", "2026-03-16T12:00"),
            ("course-start", "2026-03-20T09:00"),
        ]
        clock(counter, "2026-03-20T09:00:00+03:00")
        assert not [one for one in await items(anna, "deadlines") if one["kind"].startswith("course-")]

    async def test_what_a_scenario_has_finished_is_in_training(self, people: Any) -> None:
        _, boris = people
        (done,) = await items(boris, "enrolments")
        assert (done["state"], done["finished_at"][:10]) == ("finished", "2025-12-01")
        (record,) = await items(boris, "training/history")
        assert (record["id"], record["title"]) == (done["record"], "Вебинар прошлого года")
        assert await told(boris) == []

    async def test_the_action_log_has_it_all(self, people: Any) -> None:
        anna, boris = people
        mine = await enrol(anna, "ekg")
        await enrol(boris, "ekg", wait=True)
        await anna.put(f"{BASE}/enrolments/{mine['id']}", json={"course": "far"})
        await anna.delete(f"{BASE}/enrolments/{mine['id']}")
        await anna.get(f"{BASE}/courses/ekg/materials/memo.txt")
        done = [one["action"] for one in await items(anna, "journal")]
        assert done == ["course_material_downloaded", "course_cancelled", "course_changed", "course_enrolled"]
        assert [one["action"] for one in await items(boris, "journal")] == ["course_waiting"]


def _account(login: str) -> str:
    """A third person with the same rights, known by the same СНИЛС as Ivan."""
    own = PEOPLE.partition(f'login = "{BORIS}"')[2].partition("[[")[0]
    text = f'[[account]]\nlogin = "{login}"{own}'
    return text.replace("+79000000002", "+79000000003")


def _expire(counter: Counter, login: str) -> None:
    """The register no longer knows of an accreditation."""
    with counter.portal.store.transaction() as t:
        snils = accounts.known(t.q.account_by_email(email=login))["snils"]
        person = registers.lookup(t, snils)
        assert person is not None
        specialist = {**person.data["specialist"], "accredited_until": "2026-03-01"}
        t.change("people", {"id": person.id}, data=dumps({**person.data, "specialist": specialist}))
