"""The catalogue of courses, and what a scenario says of them (R92)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.mock_portal.scenario_check import check

from .counter import ANNA, Counter, opened
from .course_desk import (
    BORIS,
    COURSES,
    PEOPLE,
    account,
    clock,
    counter,
    enrol,
    ids,
    items,
    people,
)
from .desk import BASE

__all__ = ["counter", "people"]  # fixtures
pytestmark = [pytest.mark.anyio, pytest.mark.shows("R92")]


class TestCatalogue:
    async def test_what_is_over_is_shown_when_asked_for(self, people: Any) -> None:
        anna, _ = people
        assert await ids(anna) == ["ekg", "heart", "ekg-april", "far"]
        assert await ids(anna, **{"from": "2025-12-01", "to": "2025-12-01"}) == ["past"]
        assert await ids(anna, **{"from": "2026-03-25", "to": "2026-04-20"}) == ["heart", "ekg-april"]

    async def test_search_forgives_and_filters_narrow(self, people: Any) -> None:
        anna, _ = people
        assert await ids(anna, q="электрокардиограмы") == ["ekg", "ekg-april"]
        assert await ids(anna, q="ритма") == ["ekg"], "a topic of the programme"
        assert await ids(anna, q="семинар") == ["heart"]
        assert await ids(anna, kind="mandatory") == ["far"]
        assert await ids(anna, region="Санкт-Петербург") == ["heart"]
        assert await ids(anna, specialty="Терапия") == ["ekg", "ekg-april", "far"], "those for all, too"
        assert await ids(anna, specialty="Кардиология", kind="seminar") == ["heart"]
        assert await ids(anna, points_from=8) == ["heart", "far"]

    async def test_free_means_that_one_may_enrol(self, counter: Counter, people: Any) -> None:
        anna, boris = people
        await enrol(boris, "ekg")
        assert await ids(anna, free=True) == ["heart", "ekg-april", "far"]
        clock(counter, "2026-03-25T10:00:00+03:00")
        assert await ids(anna, free=True) == ["ekg-april", "far"]
        assert (await items(anna, "courses", q="ЭКГ"))[0]["state"] == "running"

    async def test_pages_join(self, people: Any) -> None:
        anna, _ = people
        found: list[str] = []
        cursor: str | None = None
        while True:
            query = {"limit": 1, "q": "курс", **({"cursor": cursor} if cursor else {})}
            page = (await anna.get(f"{BASE}/courses", params=query)).json()
            found += [one["id"] for one in page["items"]]
            cursor = page["next"]
            if cursor is None:
                break
        assert found == await ids(anna, q="курс")
        assert len(found) == len(set(found)) > 0

    @pytest.mark.parametrize(
        ("params", "code"),
        [
            ({"specialty": "Шаманство"}, "course_filter"),
            ({"region": "Атлантида"}, "course_filter"),
            ({"from": "2026-05-02", "to": "2026-05-01"}, "records_period"),
            ({"kind": "conference"}, "invalid_request"),
            ({"cursor": "x"}, "bad_cursor"),
        ],
    )
    async def test_a_filter_that_is_none(self, people: Any, params: dict[str, str], code: str) -> None:
        anna, _ = people
        answer = await anna.get(f"{BASE}/courses", params=params)
        assert (answer.status_code, answer.json()["code"]) == (422, code)

    async def test_days_at_the_ends_of_the_calendar(self, people: Any) -> None:
        anna, _ = people
        assert len(await ids(anna, **{"from": "0001-01-01", "to": "9999-12-31"})) == 5

    async def test_requirements_say_who_meets_them(self, people: Any) -> None:
        anna, boris = people
        one = (await anna.get(f"{BASE}/courses/heart")).json()
        met = {each["code"]: each["met"] for each in one["requirements"]}
        assert met == {"specialty": False, "level": True, "accreditation": True, "opened": True, "other": None}
        other = (await boris.get(f"{BASE}/courses/heart")).json()
        assert all(each["met"] is not False for each in other["requirements"])

    async def test_materials_are_files(self, people: Any) -> None:
        anna, _ = people
        one = (await anna.get(f"{BASE}/courses/ekg")).json()
        assert [file["format"] for file in one["materials"]] == ["pdf", "txt"]
        paper = await anna.get(f"{BASE}/courses/ekg/materials/Программа.pdf")
        assert paper.content.startswith(b"%PDF-")
        memo = await anna.get(f"{BASE}/courses/ekg/materials/memo.txt")
        assert "Читайте медленно." in memo.text
        assert (await anna.get(f"{BASE}/courses/ekg/materials/other.txt")).status_code == 404

    @pytest.mark.parametrize(
        ("typed", "code"),
        [
            ("ekg-aprl", "course_unknown_near"),
            ("эхокардиография", "course_unknown_near"),
            ("123", "course_unknown"),
        ],
    )
    async def test_an_unknown_course_names_one_like_it(self, people: Any, typed: str, code: str) -> None:
        anna, _ = people
        answer = await anna.get(f"{BASE}/courses/{typed}")
        assert (answer.status_code, answer.json()["code"]) == (404, code)

    async def test_the_catalogue_is_open_before_the_cabinet(self, counter: Counter, people: Any) -> None:
        anna, _ = people
        account(counter, ANNA, opened="{}")
        assert (await anna.get(f"{BASE}/courses/ekg")).status_code == 200
        for method, path in (
            ("GET", "courses/ekg/materials/memo.txt"),
            ("GET", "enrolments"),
            ("POST", "courses/ekg/enrolment"),
        ):
            answer = await anna.request(method, f"{BASE}/{path}")
            assert (answer.status_code, answer.json()["code"]) == (403, "section_closed"), path


class TestScenario:
    async def test_two_years_have_one_catalogue(self, tmp_path: Path) -> None:
        with opened(tmp_path, "profession") as one:
            async with one.client() as anna, one.client(BORIS) as boris:
                whole = {"from": "2020-01-01", "limit": 200}
                theirs = [await items(web, "courses", **whole) for web in (anna, boris)]
                shown = [{one["id"]: one["title"] for one in found} for found in theirs]
                assert shown[0] == shown[1]
                assert len(theirs[0]) == len(shown[0]) > 35
                assert {one["state"] for one in theirs[0]} == {"open", "full", "running", "finished"}
                finished = await items(anna, "enrolments", state="finished")
                records = await items(anna, "training/history", source="course", limit=200)
                assert {one["record"] for one in finished} == {one["id"] for one in records} != set()

    @pytest.mark.parametrize(
        ("changed", "to", "problem"),
        [
            ('id = "far"', 'id = "ekg"', "такой id уже есть"),
            ('id = "far"', 'id = "Лето"', "строчные латинские"),
            ("hours = 36", "hours = 35", "баллов больше"),
            ("taken = 1", "taken = 3", "занято мест больше"),
            ('ends_at = "2026-03-29', 'ends_at = "2026-03-19', "окончание не позже начала"),
            ('enrol_until = "2026-03-18', 'enrol_until = "2026-03-28', "срок позже начала"),
            ('course = "past"', 'course = "nowhere"', "такого курса нет"),
            ('name = "memo.txt"', 'name = "memo.exe"', "нужно имя файла"),
            ('kind = "webinar"', 'kind = "party"', "допустимо: online"),
            ('region = "Санкт-Петербург"', 'region = "Атлантида"', "region"),
        ],
    )
    def test_what_is_wrong_is_said_with_its_line(self, changed: str, to: str, problem: str) -> None:
        assert check(PEOPLE + COURSES) == []
        text = (PEOPLE + COURSES).replace(changed, to)
        assert text != PEOPLE + COURSES
        found = check(text)
        assert found
        assert all(one.startswith("строка ") for one in found)
        assert any(problem in one for one in found), found
