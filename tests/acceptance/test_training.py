"""Professional development from a terminal: goal, certificates, history, forecast, report (R88–R91)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from .in_process import Typed
from .papers import papers
from .shared import living
from .world import World

SCENARIO = str(Path(__file__).with_name("training.toml"))
CLAIM = {
    "topic": "Ведение пациентов с гипертензией",
    "organiser": "РМАНПО",
    "training_kind": "Вебинар",
    "finished_on": "20.02.2026",
    "hours": "6",
    "points": "6",
    "grade": "зачтено",
}


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Typed]:
    """A world that nobody changes."""
    with living(tmp_path_factory.mktemp("reading"), SCENARIO, signed_in=True) as world:
        yield Typed(world)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with living(tmp_path, SCENARIO, signed_in=True) as world:
        yield world


def claim(world: World, *more: str, command: tuple[str, ...] = ("cpd", "add"), **changed: str) -> list[str]:
    """The words that send a certificate of one's own."""
    scan = papers(world.folder / "scans", ("further-education",))["further-education"]
    sets = [part for name, value in {**CLAIM, **changed}.items() for part in ("--set", f"{name}={value}")]
    return [*command, *sets, "--attach", f"further-education={scan}", "--yes", "--json", *more]


def clock(world: World, moment: str) -> None:
    world.ok("portal", "clock", "set", moment)
    world.sign_in()


def pdf_text(path: Path) -> str:
    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path))


@pytest.mark.shows("R89", "R90", "R7")
def test_a_goal_is_set_reached_certified_and_handed_over(world: World) -> None:
    refused = world.ok("cpd", "certificate", "--json", code=6)
    assert refused.error["code"] == "goal_not_reached"
    assert "38" in refused.error["message"]
    assert world.ok("cpd", "goal", "18", "--json").json["left"] == 6.0
    number = world.ok(*claim(world)).json["number"]
    assert world.ok("cpd", "--json").json["year"]["points"] == 12.0
    world.ok("portal", "decide", number, "--approve")
    found = world.ok("cpd", "--json").json
    assert (found["year"]["points"], found["year"]["reached"]) == (18.0, True)
    target = world.folder / "goal.pdf"
    world.ok("cpd", "certificate", "-o", str(target))
    text = pdf_text(target)
    assert found["certificate"]["number"] in text
    assert "Соколова Анна Петровна" in text
    assert "гипертензией" in text
    assert target.stat().st_mode & 0o777 == 0o600
    assert world.ok("cpd", "certificate", "-o", str(target), code=2)
    first = world.ok("cpd", "certificate", "--hand-over", "--json").json
    again = world.ok("cpd", "certificate", "--hand-over", "--json").json
    assert first == again
    assert first["receipt"] is None
    world.ok("portal", "clock", "advance", "3wd")
    world.sign_in()
    received = world.ok("cpd", "certificate", "--hand-over")
    assert "ВХ-" in received.err
    log = [one["action"] for one in world.ok("journal", "--json").json["items"]]
    assert log.count("training_certificate_handed_over") == 1
    assert "training_goal_set" in log


@pytest.mark.shows("R89")
def test_a_certificate_of_ones_own_is_refused_corrected_and_counted(world: World) -> None:
    number = world.ok(*claim(world, finished_on="19.02.2026")).json["number"]
    world.ok("portal", "decide", number, "--refuse", "--reason", "В сертификате другая дата")
    seen = world.ok("status", number, "--json").json["items"][0]
    assert seen["status"] == "refused"
    assert "другая дата" in seen["remarks"][0]["message"]
    assert len(world.ok("cpd", "history", "--json").json["items"]) == 3
    world.ok("resubmit", number, "--set", "finished_on=20.02.2026", "--json")
    world.ok("portal", "clock", "advance", "4wd")
    world.sign_in()
    newest = world.ok("cpd", "history", "--json").json["items"][0]
    assert (newest["title"], newest["finished_on"], newest["source"]) == (CLAIM["topic"], "2026-02-20", "own")
    assert world.ok("documents", "show", newest["document"], "--json").json["status"] == "confirmed"
    again = world.ok(*claim(world)).json["number"]
    world.ok("portal", "clock", "advance", "4wd")
    world.sign_in()
    twice = world.ok("status", again, "--json").json["items"][0]
    assert (twice["status"], twice["remarks"][0]["code"]) == ("refused", "duplicate")


@pytest.mark.shows("R89")
def test_points_must_agree_with_the_hours(reading: Typed) -> None:
    world = reading.world
    refused = reading.run(*claim(world, points="8"))
    assert refused.code == 3
    assert refused.error["sent"] is False
    assert [(one["field"], one["code"]) for one in refused.error["errors"]] == [("points", "off_rate")]
    assert "6" in refused.error["errors"][0]["message"]
    help_ = reading.ok("cpd", "add", "--help")
    assert "training-certificate" in help_.out


@pytest.mark.shows("R89")
def test_history_is_filtered(reading: Typed) -> None:
    def titles(*options: str) -> list[str]:
        return [one["organiser"] for one in reading.ok("cpd", "history", *options, "--json").json["items"]]

    assert titles() == ["РМАНПО", "Ассоциация врачей", "РМАНПО"]
    assert titles("--kind", "Вебинар") == ["Ассоциация врачей"]
    assert titles("--source", "course") == ["РМАНПО"]
    assert titles("--from", "01.11.2025", "--to", "2025-11-30") == ["Ассоциация врачей"]
    assert titles("--limit", "2") == ["РМАНПО", "Ассоциация врачей"]
    assert titles("--to", "2020-01-01") == []
    assert reading.run("cpd", "history", "--kind", "танцы").code == 2
    assert reading.run("cpd", "history", "--from", "31.02.2026").code == 2
    table = reading.ok("cpd", "history", "--csv").out.splitlines()
    assert table[0].startswith("id,finished_on,title")
    assert "'=HYPERLINK" in table[2]


@pytest.mark.shows("R90")
def test_the_forecast_says_yes_or_no(world: World) -> None:
    assert world.ok("cpd", "--json").json["year"]["forecast"]["met"] is True
    assert "will be reached by" in world.ok("cpd").out
    world.ok("cpd", "goal", "60")
    ahead = world.ok("cpd", "--json").json["year"]["forecast"]
    assert (ahead["met"], ahead["met_on"]) == (False, None)
    assert ahead["lacking"] > 0
    assert "will not be reached" in world.ok("cpd").out
    world.ok("cpd", "goal", "50")
    clock(world, "2026-10-01T12:00:00+03:00")
    assert world.ok("cpd", "--json").json["year"]["forecast"]["met"] is False


@pytest.mark.shows("R89")
def test_reminders_come_in_autumn(world: World) -> None:
    clock(world, "2026-12-01T09:00:00+03:00")
    items = world.ok("notifications", "--kind", "reminder", "--json").json["items"]
    told = [(one["at"][:10], one["subject"].partition(":")[0]) for one in items]
    assert told == [
        ("2026-11-15", "Цель по баллам под угрозой"),
        ("2026-11-13", "Обязательное мероприятие"),
        ("2026-10-21", "Обязательное мероприятие"),
        ("2026-10-01", "Цель по баллам под угрозой"),
    ]
    assert world.ok("cpd", "--json").json["mandatory"][0]["state"] == "overdue"


@pytest.mark.shows("R89")
def test_deadlines_name_mandatory_events_and_the_goal(world: World) -> None:
    world.ok("cpd", "goal", "30")
    items = world.ok("deadlines", "--json").json["items"]
    assert [(one["kind"], one["command"]) for one in items] == [
        ("training-event", "gosmed cpd"),
        ("training-goal", "gosmed cpd"),
    ]
    assert "Пожарная безопасность" in items[0]["what"]
    calendar = world.folder / "deadlines.ics"
    world.ok("deadlines", "--ics", str(calendar))
    assert calendar.read_text(encoding="utf-8").count("BEGIN:VEVENT") == 3


@pytest.mark.shows("R88")
def test_without_a_cabinet_the_section_is_closed_and_says_what_opens_it(world: World) -> None:
    world.sign_in("orlov@example.ru")
    for words in (("cpd",), ("cpd", "goal", "50"), ("cpd", "history"), ("cpd", "report"), ("cpd", "certificate")):
        refused = world.ok(*words, "--json", code=6)
        assert refused.error["code"] == "section_closed"
        assert refused.error["advice"] == "gosmed apply medical-cabinet"
    assert "training" not in world.ok("account", "show", "--json").json


@pytest.mark.shows("R90")
def test_the_first_screen_has_the_indicator(reading: Typed) -> None:
    assert reading.ok("account", "show", "--json").json["training"] == {
        "year": 2026, "points": 12.0, "goal": 50, "share": 24,
    }  # fmt: skip
    assert "12 of 50" in reading.ok("account", "show").out


@pytest.mark.shows("R90")
@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ru", ("Обучение, 2026 год", "баллы: 12 из 50, 24 %", "Пятилетний цикл", "к сегодняшнему дню", "дек")),
        ("en", ("Training, 2026", "12 of 50 points, 24%", "Five-year cycle", "recommended by today", "Dec")),
    ],
)
def test_one_look_in_both_languages(reading: Typed, lang: str, words: tuple[str, ...]) -> None:
    shown = reading.ok("--lang", lang, "cpd").out
    assert all(one in shown for one in words)
    assert "███" in shown
    assert "gosmed cpd add" in shown


def test_a_goal_out_of_range_is_told(reading: Typed) -> None:
    assert reading.run("cpd", "goal", "501", "--json").error["code"] == "goal_range"
    late = reading.run("cpd", "goal", "50", "--year", "2025", "--json")
    assert (late.code, late.error["code"]) == (3, "goal_year")
    assert late.error["advice"] == "gosmed cpd goal 50 --year 2026"


@pytest.mark.shows("R91")
def test_the_report_sums_up_by_kind_year_and_organiser(reading: Typed) -> None:
    items = reading.ok("cpd", "report", "--json").json["items"]
    assert [(one["group"], one["trainings"], one["hours"], one["points"]) for one in items] == [
        ("advanced", 1, 36.0, 36.0),
        ("seminar", 1, 12.0, 12.0),
        ("webinar", 1, 4.5, 4.5),
    ]
    assert items[0]["grades"] == {"отлично": 1}
    years = reading.ok("cpd", "report", "--by", "year", "--json").json["items"]
    assert [(one["title"], one["points"]) for one in years] == [("2025", 40.5), ("2026", 12.0)]
    organisers = reading.ok("cpd", "report", "--by", "organiser", "--from", "2026-01-01", "--json").json["items"]
    assert [(one["title"], one["points"]) for one in organisers] == [("РМАНПО", 12.0)]
    shown = reading.ok("--lang", "ru", "cpd", "report").out
    assert "Всего" in shown
    assert "52,5" in shown


@pytest.mark.shows("R91")
def test_the_report_in_four_forms_reads_back(reading: Typed, tmp_path: Path) -> None:
    table = list(csv.reader(reading.ok("cpd", "report", "--csv").out.splitlines()))
    assert table[0] == ["group", "title", "trainings", "hours", "points", "grades"]
    written = tmp_path / "report.csv"
    reading.ok("cpd", "report", "-o", str(written))
    rows = list(csv.DictReader(written.read_text(encoding="utf-8").splitlines()))
    assert [row["title"] for row in rows[:1]] == ["Advanced training programme"]
    sheet_file = tmp_path / "report.xlsx"
    reading.ok("--lang", "ru", "cpd", "report", "-o", str(sheet_file))
    cells = [cell.value for sheet in load_workbook(sheet_file) for row in sheet.iter_rows() for cell in row]
    assert "Программа повышения квалификации" in cells
    assert 4.5 in cells
    assert "Соколова Анна Петровна" in cells or any("Соколова" in str(one) for one in cells)
    page = tmp_path / "report.pdf"
    reading.ok("--lang", "ru", "cpd", "report", "-o", str(page), "--by", "organiser")
    text = pdf_text(page)
    assert "Отчёт о профессиональном развитии" in text
    assert "52,5" in text
    assert "Ассоциация врачей" in text
    refused = reading.run("cpd", "report", "-o", str(page))
    assert refused.code == 2
    assert reading.run("cpd", "report", "-o", str(tmp_path / "report.doc")).code == 2


def test_a_year_of_the_profession_shows_training(tmp_path: Path) -> None:
    with living(tmp_path, "profession", signed_in=True) as world:
        found = world.ok("cpd", "--json").json
        assert found["cycle"]["points"] > found["year"]["points"] > 0
        finished = [one["finished_on"] for one in world.ok("cpd", "history", "--json").json["items"]]
        assert finished == sorted(finished, reverse=True)
        assert date.fromisoformat(finished[0]) <= datetime.fromisoformat(found["now"]).date()


@pytest.mark.shows("R88")
def test_once_the_accreditation_is_over_the_remedy_is_named(world: World) -> None:
    clock(world, "2029-07-02T09:00:00+03:00")
    cycle = world.ok("cpd", "--json").json["cycle"]
    assert (cycle["over"], cycle["forecast"], cycle["last_day"]) == (True, None, "2029-06-30")
    assert "gosmed apply certificate-request" in world.ok("cpd").out
    world.ok("cpd", "goal", "40")  # whoever has to make good for it may go on learning


@pytest.mark.shows("R89")
def test_an_approved_certificate_says_where_its_points_are(world: World) -> None:
    number = world.ok(*claim(world)).json["number"]
    world.ok("portal", "decide", number, "--approve")
    told = world.ok("status", number).out
    assert "the points of this training" in told
    assert "gosmed cpd" in told
