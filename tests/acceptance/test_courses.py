"""Courses from the catalogue to the certificate, as a doctor types it (R92–R94, R102)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from stat import S_IMODE

import pypdfium2
import pytest
from icalendar import Calendar

from .shared import applied, living
from .world import Result, World

pytestmark = pytest.mark.shows("R92", "R93", "R94")
COLLEAGUE = "orlov@example.ru"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Anna's; the portal's clock moves on from story to story."""
    with living(tmp_path_factory.mktemp("courses"), "profession", signed_in=True) as world:
        yield world


@pytest.fixture(scope="module")
def colleague(world: World) -> World:
    """Ivan on his own computer, at the same portal."""
    folder = world.folder / "ivan"
    folder.mkdir()
    operator = {"GOSMED_PORTAL_KEY": _operator_key(world)}
    other = World(folder, lang="en", environment=operator, url=world.url)
    other.sign_in(COLLEAGUE)
    return other


def _operator_key(world: World) -> str:

    key: str = json.loads((world.folder / "portal" / "portal.json").read_text(encoding="utf-8"))["operator_key"]
    return key


def ids(result: Result) -> list[str]:
    return [one["id"] for one in result.json["items"]]


def notice(world: World) -> dict[str, str]:
    found: dict[str, str] = world.ok("notifications", "--limit", "1", "--json").json["items"][0]
    return found


def pdf_text(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


def test_search_and_filters(world: World) -> None:
    assert ids(world.ok("courses", "list", "реанемация", "--free", "--json")) == ["3014", "3015"]
    assert ids(
        world.ok("courses", "--kind", "mandatory", "--from", "2026-03-02", "--to", "10.03.2026", "--json")
    ) == ["4022"]
    near = world.ok("courses", "list", "--region", "Санкт-Петербург", "--json").json["items"]
    assert [(one["id"], one["specialties"]) for one in near] == [("3032", ["Кардиология"])]
    mine = world.ok("courses", "list", "--specialty", "терапия", "--points", "9", "--json").json["items"]
    assert mine
    assert all(one["points"] >= 9 and "Кардиология" not in one["specialties"][:1] for one in mine)
    table = world.ok("courses", "--csv", "--limit", "2").out.splitlines()
    assert table[0].startswith("id,kind,kind_title,title,")
    assert len(table) == 3
    text = world.ok("courses", "list", "эхокардиография").out
    assert "4 of 10 seats free" in text
    nothing = world.ok("courses", "list", "квантовая")
    assert nothing.out == ""
    assert "gosmed courses list" in nothing.err


def test_a_filter_that_is_none_names_those_like_it(world: World) -> None:
    wrong = world.ok("courses", "list", "--specialty", "терапевт", code=2)
    assert "Терапия" in wrong.err
    assert "gosmed dictionary specialties" in wrong.err
    assert "webinar" in world.ok("courses", "list", "--kind", "conference", code=2).err
    assert "awaiting" in world.ok("courses", "mine", "--state", "lost", code=2).err
    assert world.ok("courses", "list", "--from", "2026-05-02", "--to", "2026-05-01", "--json", code=3).error[
        "code"
    ] == ("records_period")


def test_everything_about_a_course_and_its_materials(world: World) -> None:
    folder = world.folder / "course"
    shown = world.ok("courses", "show", "3032", "--materials", str(folder))
    assert "✗ Specialty: Кардиология" in shown.out
    assert "✓ Accreditation lasts until the first day, 31.03.2026" in shown.out
    assert "· Доступ к аппарату УЗИ" in shown.out
    assert "enroll 3032" not in shown.err
    assert "Диастолическая функция" in pdf_text(folder / "Программа.pdf")
    assert "Как подготовиться" in (folder / "Памятка.txt").read_text(encoding="utf-8")
    assert {S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o644}
    again = world.ok("courses", "show", "3032", "--materials", str(folder), "--json", code=2)
    assert again.error["code"] == "exists"
    world.ok("courses", "show", "3032", "--materials", str(folder), "--force")


def test_an_unknown_course_names_one_like_it(world: World) -> None:
    near = world.ok("courses", "enroll", "реанимация", code=5)
    assert "gosmed courses show 3013" in near.err
    unknown = world.ok("courses", "show", "9999", "--json", code=5).error
    assert (unknown["code"], unknown["advice"]) == ("course_unknown", "gosmed courses list")
    for command in (("cancel", "9999", "--yes"), ("change", "9999", "--to", "3014")):
        assert world.ok("courses", *command, "--json", code=5).error["code"] == "no_enrolment"


def test_requirements_that_are_not_met(world: World) -> None:
    refused = world.ok("courses", "enroll", "3032", "--json", code=6).error
    assert refused["code"] == "course_requirements"
    assert [one["message"] for one in refused["errors"]] == ["Specialty: Кардиология"]
    assert refused["advice"] == "gosmed courses show 3032"


@pytest.mark.shows("R102")
def test_only_while_the_service_is_on(world: World) -> None:
    world.ok("services", "disable", "training-portal")
    refused = world.ok("courses", "enroll", "2023", "--json", code=6).error
    assert (refused["code"], refused["advice"]) == ("service_off", "gosmed services enable training-portal")
    assert world.ok("courses", "show", "2023").out, "looking is free"
    world.ok("services", "enable", "training-portal")


def test_enrol_and_the_notice_and_a_calendar(world: World) -> None:
    done = world.ok("courses", "enroll", "2023", "--json")
    one = done.json
    assert (one["state"], one["link"]) == ("enrolled", "https://study.example.ru/courses/2023")
    told = notice(world)
    assert told["subject"] == "Вы записаны на обучение"
    assert "Приготовьте обезличенный лист назначений" in told["text"]
    assert one["link"] in told["text"]
    twice = world.ok("courses", "enroll", "2023", "--json", code=6).error
    assert twice["code"] == "course_enrolled_already"
    calendar = Calendar.from_ical(world.ok("courses", "mine", "--ics", "-", "--state", "enrolled").out)
    (entry,) = calendar.walk("VEVENT")
    assert entry.decoded("dtend") > entry.decoded("dtstart")
    assert str(entry["transp"]) == "OPAQUE"
    saved = world.ok("courses", "mine", "--ics", "my.ics")
    assert "my.ics" in saved.err
    assert "2 events" in saved.err, "the webinar, and the course that is running"
    starts = [one for one in world.ok("deadlines", "--json").json["items"] if one["kind"] == "course-start"]
    assert [one["at"][:10] for one in starts] == ["2026-03-17"]


def test_no_seats_then_promoted_when_somebody_cancels(world: World, colleague: World) -> None:
    seat = colleague.ok("courses", "enroll", "3014", "--json").json
    full = world.ok("courses", "enroll", "3014", "--json", code=6).error
    assert full["code"] == "course_full"
    assert "gosmed courses enroll 3015" in full["advice"]
    assert "gosmed courses enroll 3014 --wait" in full["advice"]
    waits = world.ok("courses", "enroll", "3014", "--wait", "--json").json
    assert (waits["state"], waits["position"]) == ("awaiting", 1)
    assert "place on the waiting list: 1" in world.ok("courses", "mine", "--state", "awaiting").out
    colleague.ok("courses", "cancel", seat["id"], "--yes")
    assert notice(world)["subject"] == "Место освободилось: вы записаны"
    mine = world.ok("courses", "mine", "--state", "enrolled", "--json").json["items"]
    assert waits["id"] in [one["id"] for one in mine]
    world.ok("courses", "cancel", waits["id"], "--yes")


def test_two_race_for_the_last_seat(world: World, colleague: World) -> None:
    for _ in range(3):
        with ThreadPoolExecutor(2) as both:
            tries = list(both.map(lambda one: one.run("courses", "enroll", "3014", "--json"), (world, colleague)))
        assert sorted(one.code for one in tries) == [0, 6], "\n".join(map(str, tries))
        winner = (world, colleague)[[one.code for one in tries].index(0)]
        (won,) = (one.json for one in tries if one.code == 0)
        winner.ok("courses", "cancel", won["id"], "--yes")


def test_change_to_another_time(world: World) -> None:
    waits = world.ok("courses", "enroll", "3013", "--wait", "--json").json
    other = world.ok("courses", "enroll", "3015", code=6)
    assert f"gosmed courses change {waits['id']} --to 3015" in other.err
    changed = world.ok("courses", "change", waits["id"], "--to", "3015")
    assert "30.04.2026" in changed.err
    same = world.ok("courses", "change", waits["id"], "--to", "3015", "--json", code=6).error
    assert same["code"] == "course_same"
    full = world.ok("courses", "change", waits["id"], "--to", "3013", "--json", code=6).error
    assert full["code"] == "course_full"
    shown = world.ok("courses", "show", "3015").out
    assert f"Your enrolment {waits['id']}: enrolled" in shown
    world.ok("courses", "cancel", waits["id"], "--yes")


def test_the_log_has_what_was_done_about_courses_alone(world: World) -> None:
    actions = [one["action"] for one in world.ok("courses", "log", "--json").json["items"]]
    assert {"course_enrolled", "course_waiting", "course_changed", "course_cancelled"} < set(actions)
    assert all(one.startswith("course_") for one in actions)
    assert len(world.ok("courses", "log", "--limit", "2", "--json").json["items"]) == 2
    assert "changed to another course" in world.ok("courses", "log").out


def test_both_languages(world: World) -> None:
    russian = world.run("courses", "show", "3032", GOSMED_LANG="ru")
    assert "✗ Специальность: Кардиология" in russian.out
    assert "Запись до 24.03.2026" in russian.out or "запись до 24.03.2026" in russian.out
    refused = world.run("courses", "enroll", "3032", GOSMED_LANG="ru")
    assert refused.code == 6
    assert "не хватает" in refused.err


@pytest.mark.shows("R8")
def test_deadlines_completion_certificate_and_points(world: World) -> None:
    before = world.ok("cpd", "history", "--source", "course", "--json").json["items"]
    one = world.ok("courses", "enroll", "3022", "--json").json
    world.ok("portal", "clock", "set", "2026-03-18T00:00:01+03:00")
    world.sign_in()
    late = world.ok("courses", "cancel", one["id"], "--yes", "--json", code=6).error
    assert late["code"] == "course_cancel_over"
    world.ok("portal", "clock", "set", "2026-03-19T00:00:00+03:00")
    world.sign_in()
    assert world.ok("courses", "enroll", "3022", "--json", code=6).error["code"] == "course_enrolled_already"
    assert notice(world)["subject"] == "Завтра начинается обучение"
    world.ok("portal", "clock", "set", "2026-03-19T12:00:00+03:00")
    world.sign_in()
    current = world.ok("courses", "mine", "--state", "current", "--json").json["items"]
    assert one["id"] in [each["id"] for each in current]
    world.ok("portal", "clock", "set", "2026-03-19T15:00:00+03:00")
    world.sign_in()
    done = next(
        each
        for each in world.ok("courses", "mine", "--state", "finished", "--json").json["items"]
        if each["id"] == one["id"]
    )
    paper = world.folder / "certificate.pdf"
    world.ok("documents", "download", done["document"], "-o", str(paper))
    text = pdf_text(paper)
    assert "Соколова Анна Петровна" in text
    assert "Коммуникация с пациентом" in text
    after = world.ok("cpd", "history", "--source", "course", "--json").json["items"]
    assert len(after) == len(before) + 2, "the webinar of the 17th as well"
    assert done["record"] in [each["id"] for each in after]
    assert done["document"] in world.ok("courses", "mine", "--state", "finished").out


def test_enrolment_is_over_by_a_second(world: World) -> None:
    world.ok("portal", "clock", "set", "2026-03-24T23:59:59.999+03:00")
    world.sign_in()
    over = world.ok("courses", "enroll", "3014", "--json", code=6).error
    assert over["code"] == "course_enrolment_over"
    assert "24.03.2026, 23:59" in over["message"]


def test_a_closed_cabinet_sees_the_catalogue_alone(tmp_path: Path) -> None:
    with living(tmp_path, "demo", signed_in=True) as world:
        assert world.ok("courses", "list", "--limit", "1", "--json").json["items"]
        for command in (("mine",), ("enroll", "2023")):
            closed = world.ok("courses", *command, "--json", code=6).error
            assert closed["code"] == "section_closed"
            assert closed["advice"].startswith("gosmed ")
        assert world.ok("documents", "--json").json["items"] == [], (
            "certificates of the past come with the cabinet"
        )
        applied(world)
        world.ok("portal", "clock", "advance", "5wd")
        world.sign_in()
        mine = world.ok("courses", "mine", "--state", "finished", "--json").json["items"]
        assert (
            {one["document"] for one in mine} == set(ids(world.ok("documents", "--received", "--json"))) != set()
        )
