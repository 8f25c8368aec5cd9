"""Daily work: the week as a grid, hours opened and closed, visits, video links, statistics (R102)."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pypdfium2
import pytest
from icalendar import Calendar

from .shared import living
from .world import World

pytestmark = pytest.mark.shows("R102")
SCENARIO = Path(__file__).with_name("practice.toml")
ANNA = "+79000000001"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with living(tmp_path_factory.mktemp("practice"), str(SCENARIO), signed_in=True) as world:
        yield world


@pytest.fixture
def fresh(make_world: Callable[..., World]) -> World:
    world = make_world(str(SCENARIO))
    world.sign_in()
    return world


def visit_of(world: World, patient: str) -> str:
    items = world.ok("appointments", "--all", "--json").json["items"]
    return str(next(one["id"] for one in items if one["patient"].startswith(patient)))


@pytest.mark.parametrize(
    ("lang", "monday", "legend"), [("ru", "»пн 02.03", "свободно"), ("en", "»Mo 02.03", "free")]
)
@pytest.mark.parametrize("columns", ["80", "160"])
def test_the_week_is_a_grid(world: World, lang: str, monday: str, legend: str, columns: str) -> None:
    shown = world.run("schedule", "--lang", lang, COLUMNS=columns)
    lines = shown.out.splitlines()
    assert monday in lines[1]
    assert any(line.startswith("09:20") and "● Белова М" in line for line in lines)
    assert any(line.startswith("15:00") and "●▲ Громов" in line for line in lines)
    assert legend in shown.out
    assert "Белова Мария Сергеевна" in lines[-1]
    assert max(map(len, lines[1:-2])) <= int(columns)
    assert "Чужой" not in shown.out


def test_a_narrow_screen_has_the_week_day_by_day(world: World) -> None:
    lines = world.run("schedule", COLUMNS="40").out.splitlines()
    days = lines[1 : lines.index("Fr 06.03") + 1]
    assert [one for one in days if not one.startswith(" ")] == [
        "»Mo 02.03", "Tu 03.03", "We 04.03", "Th 05.03", "Fr 06.03"
    ]  # fmt: skip
    assert [one.split(maxsplit=1) for one in days if one.startswith(" ")] == [
        ["09:00", "○ free"],
        ["09:20", "● Белова М.С."],
        ["09:40", "○ free"],
        ["15:00", "●▲ Громов О.В."],
    ]


def test_seven_days_fit_eighty_columns(fresh: World) -> None:
    world = fresh
    world.ok("schedule", "open", "2026-03-07", "09:00-09:20")
    told = world.ok("schedule", "open", "2026-03-08", "05:00-05:20", "--telemedicine").err
    assert "08.03.2026" in told
    assert "7:00" in told
    for lang, free in (("ru", "свободно"), ("en", "free")):
        shown = world.run("schedule", "--lang", lang, COLUMNS="80").out.splitlines()
        assert "07.03" in shown[1]
        assert "08.03" in shown[1]
        assert max(map(len, shown[:-2])) <= 80
        assert free in "".join(shown[:-2]) or lang == "ru"
    assert "7:00" not in world.ok("schedule", "open", "2026-03-12", "09:00-09:20").err


def test_the_week_for_a_spreadsheet(world: World) -> None:
    rows = list(csv.DictReader(io.StringIO(world.ok("schedule", "--csv").out)))
    assert [(row["at"][11:16], row["kind"], row["state"], row["patient"]) for row in rows] == [
        ("09:00", "office", "", ""),
        ("09:20", "office", "booked", "Белова Мария Сергеевна"),
        ("09:40", "office", "", ""),
        ("15:00", "telemedicine", "booked", "Громов Олег Викторович"),
    ]
    assert rows[1]["visit"] == visit_of(world, "Белова")


def test_a_patient_books_and_the_physician_is_told(fresh: World) -> None:
    world = fresh
    assert world.ok("notifications", "--kind", "visit", "--json").json["items"] == []
    world.ok("portal", "clock", "set", "2026-03-02T12:00:00+03:00")
    [told] = world.ok("notifications", "--kind", "visit", "--json").json["items"]
    assert "03.03.2026 в 09:40" in told["text"]
    assert "Носова" not in told["text"]
    assert world.ok("appointments", "show", visit_of(world, "Носова"), "--json").json["state"] == "booked"


def test_a_week_by_number_or_day(world: World) -> None:
    by_number = world.ok("schedule", "--week", "2026-W09", "--json").json["items"]
    by_day = world.ok("schedule", "--week", "27.02.2026", "--json").json["items"]
    assert by_number == by_day
    assert [one["visit"]["state"] for one in by_number] == ["held"]
    assert "schedule open" in world.ok("schedule", "--week", "2026-W20").out
    assert "2026-W10" in world.ok("schedule", "--week", "soon", code=2).err


def test_booked_visits_in_a_calendar_name_no_patient(world: World) -> None:
    world.ok("schedule", "--ics", "week.ics")
    content = (world.folder / "week.ics").read_bytes()
    entries = Calendar.from_ical(content).walk("VEVENT")
    assert len(entries) == 2
    assert "Белова".encode() not in content


def test_hours_are_opened_every_week_and_overlap_nothing(fresh: World) -> None:
    world = fresh
    opened = world.ok(
        "schedule", "open", "05.03.2026", "09:00-10:00", "--every", "30m", "--weekly-until", "2026-03-19", "--json"
    ).json["items"]
    assert [one["at"][:16] for one in opened] == [
        f"2026-03-{day}T{time}" for day in ("05", "12", "19") for time in ("09:00", "09:30")
    ]
    clash = world.ok("schedule", "open", "2026-03-12", "09:45-11:00", code=6)
    assert "12.03.2026, 09:30" in clash.err
    assert "gosmed schedule show --week 2026-03-12" in clash.err
    world.ok("schedule", "open", "2026-03-12", "10:00-11:00")
    assert "9999" in world.ok("schedule", "--week", "9999-12-31", code=2).err
    assert "schedule open 2026-03-03" in world.ok("schedule", "open", "2026-03-01", "09:00-10:00", code=6).err
    for argv, code in (
        (["2026-03-01", "09:00-10:00"], 6),
        (["2028-03-01", "09:00-10:00"], 6),
        (["2026-03-20", "10:00-09:00"], 2),
        (["2026-03-20", "09:00-10:00", "--every", "2m"], 2),
        (["2026-03-20", "09:00-09:10", "--every", "20m"], 3),
        (["soon", "09:00-10:00"], 2),
    ):
        world.ok("schedule", "open", *argv, code=code)
    assert world.ok("schedule", "--week", "2026-03-20", "--json").json["items"] == opened[-2:]


def test_closing_spares_patients_unless_told_otherwise(fresh: World) -> None:
    world = fresh
    assert world.ok("schedule", "close", "2026-03-03", "09:30-10:00", "--json").json == {
        "closed": 1,
        "cancelled": [],
    }
    refused = world.ok("schedule", "close", "2026-03-03", code=6)
    assert "gosmed schedule close 2026-03-03 --cancel-visits" in refused.err
    part = world.ok("schedule", "close", "2026-03-03", "14:00-16:00", code=6)
    assert "gosmed schedule close 2026-03-03 14:00-16:00 --cancel-visits" in part.err
    assert "09:20" in refused.err
    assert len(world.ok("schedule", "--json").json["items"]) == 3
    assert "--reason" in world.ok("schedule", "close", "2026-03-03", "--cancel-visits", code=2).err
    done = world.ok(
        "schedule", "close", "2026-03-03", "--cancel-visits", "--reason", "Болезнь врача", "--json"
    ).json
    assert (done["closed"], len(done["cancelled"])) == (3, 2)
    told = {one["to"]: one["text"] for one in world.ok("portal", "outbox", "--json").json["items"][-2:]}
    assert set(told) == {"+79010000101", "+79010000102"}
    assert "03.03.2026 в 09:20 отменён. Причина: Болезнь врача" in told["+79010000101"]
    assert world.ok("schedule", "--json").json["items"] == []
    world.ok("schedule", "close", "2026-03-03", code=5)


def test_cancelling_a_visit_tells_the_patient(fresh: World) -> None:
    world = fresh
    number = visit_of(world, "Белова")
    assert "--reason" in world.ok("appointments", "cancel", number, code=2).err
    done = world.ok("appointments", "cancel", number, "--reason", "Учёба", "--keep-time", "--json").json
    assert (done["state"], done["cancel_reason"]) == ("cancelled", "Учёба")
    assert "Учёба" in world.ok("portal", "outbox", "--json").json["items"][-1]["text"]
    free = [one["at"][11:16] for one in world.ok("schedule", "--json").json["items"] if one["visit"] is None]
    assert "09:20" in free
    world.ok("appointments", "cancel", number, "--reason", "ещё раз", code=6)


def test_a_visit_is_recorded_once_its_time_has_come(fresh: World) -> None:
    world = fresh
    number = visit_of(world, "Белова")
    early = world.ok("appointments", "held", number, code=6)
    assert "03.03.2026" in early.err
    assert "09:20" in early.err
    world.ok("portal", "clock", "set", "2026-03-03T09:20:00+03:00")
    begun = world.ok("appointments", "cancel", number, "--reason", "Учёба", code=6)
    assert f"gosmed appointments missed {number}" in begun.err
    assert world.ok("appointments", "missed", number, "--json").json["state"] == "missed"
    world.ok("appointments", "held", number, code=6)


def test_the_link_of_a_video_visit_works_at_its_time(fresh: World) -> None:
    world = fresh
    video, office = visit_of(world, "Громов"), visit_of(world, "Белова")
    early = world.ok("appointments", "link", video, code=6)
    assert "14:50" in early.err
    assert f"gosmed appointments link {video}" in early.err
    world.ok("portal", "clock", "set", "2026-03-03T14:50:00+03:00")
    world.ok("appointments", "link", office, code=6)
    found = world.ok("appointments", "link", video, "--json").json
    assert found["url"].startswith(world.url)
    shown = world.ok("appointments", "link", video)
    secret = shown.out.strip().partition("?token=")[2]
    assert secret not in found["url"] + shown.err
    assert "Видеоприём" in httpx.get(shown.out.strip()).text
    entry = f"{world.url}/api/cabinet/v1/video"
    assert httpx.post(entry, json={"token": secret}).json()["until"].startswith("2026-03-03T15:20")
    assert httpx.post(entry, json={"token": secret}).json()["code"] == "video_used"
    kept = [one for one in world.home.rglob("*") if one.is_file() and secret.encode() in one.read_bytes()]
    assert kept == []
    assert secret not in world.ok("journal", "--json").out + world.ok("portal", "requests", "--json", "--all").out
    world.ok("portal", "clock", "set", "2026-03-03T15:20:00+03:00")
    world.ok("appointments", "link", video, code=6)


def test_visits_ahead_and_all_of_them(world: World) -> None:
    assert [one["patient"] for one in world.ok("appointments", "--json").json["items"]] == [
        "Белова Мария Сергеевна",
        "Громов Олег Викторович",
    ]
    assert len(world.ok("appointments", "--all", "--json").json["items"]) == 3
    assert [one["state"] for one in world.ok("appointments", "--state", "held", "--json").json["items"]] == [
        "held"
    ]
    assert len(world.ok("appointments", "--to", "2026-02-28", "--json").json["items"]) == 1
    shown = world.ok("appointments", "show", visit_of(world, "Громов")).out
    assert "gosmed appointments link" in shown


def test_statistics_to_the_kopeck(world: World) -> None:
    by_month = world.ok("statistics", "--json").json
    assert [(one["key"], one["count"], one["amount"]["amount"]) for one in by_month["items"]] == [
        ("2026-01", 10, "7231.55"),
        ("2026-02", 3, "1956.70"),
    ]
    assert (by_month["count"], by_month["total"]["amount"]) == (13, "9188.25")
    by_service = world.ok("statistics", "--by", "service", "--from", "2026-02-01", "--json").json["items"]
    assert [(one["key"], one["amount"]["amount"]) for one in by_service] == [
        ("B01.047.001", "1446.30"),
        ("B01.047.002", "510.40"),
    ]
    rows = list(csv.DictReader(io.StringIO(world.ok("statistics", "--csv").out)))
    assert [row["amount"] for row in rows] == ["7231.55", "1956.70"]
    assert "█" in world.ok("statistics", "--chart").out
    world.ok("statistics", "-o", "statistics.xlsx")
    assert (world.folder / "statistics.xlsx").stat().st_size > 1000
    world.ok("statistics", "-o", "statistics.pdf", "--from", "2026-02-01", "--by", "service")
    page = pypdfium2.PdfDocument(world.folder / "statistics.pdf")[0].get_textpage().get_text_bounded()
    for words in ("Соколова Анна Петровна", "from 01.02.2026", "B01.047.002", "510.40", "1,956.70"):
        assert words in page
    world.ok("statistics", "--by", "moon", code=2)
    for command in ("statistics", "appointments"):
        assert "later" in world.ok(command, "--from", "2026-03-05", "--to", "2026-03-01", code=2).err


def test_nothing_of_patients_stays_on_this_computer(world: World) -> None:
    world.ok("schedule")
    world.ok("appointments", "--all")
    kept = [one for one in world.home.rglob("*") if one.is_file() and "Громов".encode() in one.read_bytes()]
    assert kept == []


def test_another_physicians_visits_are_not_there(world: World) -> None:
    own = {one["id"] for one in world.ok("appointments", "--all", "--json").json["items"]}
    others = [str(number) for number in range(501, 510) if str(number) not in own]
    for argv in (("show",), ("held",), ("link",), ("cancel", "--reason", "чужой")):
        refused = world.ok("appointments", argv[0], others[0], *argv[1:], code=5)
        assert "gosmed appointments --all" in refused.err


@pytest.mark.shows("R59")
@pytest.mark.parametrize(
    ("service", "commands"),
    [
        ("patient-booking", [["schedule"], ["appointments"], ["schedule", "close", "2026-03-03"]]),
        ("statistics", [["statistics"]]),
        ("telemedicine", [["schedule", "open", "2026-03-28", "09:00-10:00", "--telemedicine"]]),
    ],
)
def test_only_while_the_service_is_on(world: World, service: str, commands: list[list[str]]) -> None:
    world.ok("services", "disable", service)
    try:
        for argv in commands:
            refused = world.ok(*argv, "--json", code=6)
            assert refused.error["advice"] == f"gosmed services enable {service}"
    finally:
        world.ok("services", "enable", service)
