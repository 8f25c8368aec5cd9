"""Payouts: any period, sums to the kopeck, delays, the plan, exports that tell what changed (R98, R99)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from .shared import living
from .world import World

pytestmark = pytest.mark.shows("R98")
SCENARIO = Path(__file__).with_name("payouts.toml")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with living(tmp_path_factory.mktemp("payouts"), str(SCENARIO), signed_in=True) as world:
        yield world


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with living(tmp_path_factory.mktemp("closed"), "demo", signed_in=True) as world:
        yield world


def ids(world: World, *options: str) -> list[str]:
    return [one["id"] for one in world.ok("payouts", "list", "--json", *options).json["items"]]


def test_any_period_by_days_month_and_year(world: World) -> None:
    assert ids(world) == ["V-5", "V-4", "V-3", "V-2", "V-1"]
    assert ids(world, "--from", "05.01.2026", "--to", "2026-02-15") == ["V-3", "V-2"]
    assert ids(world, "--period", "02.2026") == ["V-4", "V-3"]
    assert ids(world, "--year", "2025") == ["V-1"]
    assert ids(world, "--status", "delayed", "--status", "planned") == ["V-5", "V-3"]
    assert ids(world, "--source", "Социальный фонд России", "--limit", "1") == ["V-4"]


def test_amounts_are_exact_and_days_are_told(world: World) -> None:
    one = next(one for one in world.ok("payouts", "--json").json["items"] if one["id"] == "V-2")
    assert one["amount"] == {"amount": "40000.10", "currency": "RUB"}
    assert (one["paid_on"], one["due_on"], one["day"]) == ("2026-01-05", "2026-01-04", "2026-01-05")
    shown = world.ok("payouts", "--lang", "ru").out
    assert "40\N{NO-BREAK SPACE}000,10 ₽" in shown
    assert "Всего 5 выплат" in shown


@pytest.mark.parametrize("by", ["month", "status", "source"])
def test_sums_agree_to_the_kopeck(world: World, by: str) -> None:
    items = world.ok("payouts", "--json").json["items"]
    found = world.ok("payouts", "--by", by, "--json").json
    assert found["total"]["amount"] == str(sum(Decimal(one["amount"]["amount"]) for one in items)) == "116050.63"
    for group in found["items"]:
        keys = [(one["day"][:7] if by == "month" else one[by], Decimal(one["amount"]["amount"])) for one in items]
        own = [amount for key, amount in keys if key == group["key"]]
        assert (group["count"], group["amount"]["amount"]) == (len(own), str(sum(own)))


def test_csv_has_the_amount_as_a_number(world: World) -> None:
    rows = list(csv.DictReader(io.StringIO(world.ok("payouts", "--csv").out)))
    assert [(row["id"], row["amount"], row["currency"]) for row in rows][:2] == [
        ("V-5", "1000.00", "RUB"),
        ("V-4", "11500.00", "RUB"),
    ]


def test_a_chart_for_the_terminal(world: World) -> None:
    drawn = world.ok("payouts", "--chart").out
    assert "Payouts by month" in drawn
    assert "01.2026" in drawn
    assert "█" in drawn
    assert "\x1b" not in drawn


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--period", "2026-13"], 2, "2026-03"),
        (["--from", "2026-02-01", "--to", "2026-01-01"], 2, "Exchange"),
        (["--period", "2026-01", "--year", "2025"], 2, "--year"),
        (["--status", "lost"], 2, "delayed"),
        (["--source", "bank"], 2, "tfoms"),
        (["--by", "moon"], 2, "month"),
        (["--from", "soon"], 2, "--from"),
        (["--by", "month", "--limit", "5"], 2, "--limit"),
        (["--plan", "--by", "month"], 2, "--by"),
        (["--plan", "--status", "delayed"], 2, "--status"),
        (["--all", "--limit", "5"], 2, "--limit"),
    ],
)
def test_what_is_typed_wrong_is_told(world: World, options: list[str], code: int, words: str) -> None:
    assert words in world.ok("payouts", *options, code=code).err


def test_no_payouts_is_no_mistake(world: World) -> None:
    assert "No payouts" in world.ok("payouts", "--year", "2001").err


@pytest.mark.shows("R99")
def test_a_delay_with_its_reason_is_asked_about(world: World) -> None:
    card = world.ok("payouts", "show", "V-3")
    for words in ("delayed", "Нет реестра", "+7 495 000-00-00", "gosmed payouts ask V-3"):
        assert words.lower() in card.out.lower()
    sent = world.ok("payouts", "ask", "V-3", "--text", "Когда придёт выплата?", "--json").json
    assert sent["service"] == "payout-inquiry"
    fields = json.loads(world.ok("api", "GET", f"/api/cabinet/v1/applications/{sent['number']}").out)["fields"]
    assert (fields["payout"], fields["payout_date"], fields["question"]) == ("V-3", "2026-02-10", "missing")
    world.ok("portal", "clock", "advance", "4wd")
    answered = world.ok("status", sent["number"], "--json").json["items"][0]
    assert answered["status"] == "approved"
    assert "реестре плательщика" in answered["history"][-1]["comment"]


@pytest.mark.shows("R99")
@pytest.mark.parametrize("command", ["show", "ask"])
def test_what_is_not_yours_is_not_there(world: World, command: str) -> None:
    refused = world.ok("payouts", command, "V-9", code=5)
    assert "gosmed payouts --all" in refused.err


def test_plan_against_fact(world: World) -> None:
    assert "plan set" in world.ok("payouts", "plan").err
    world.ok("payouts", "plan", "set", "2026-01", "50000", "--source", "tfoms")
    bad = world.folder / "bad.csv"
    bad.write_bytes("Месяц;Сумма\nфевраль 2026;60 000,00\n2026-03;много\n2026-13;5\n".encode("cp1251"))
    refused = world.ok("payouts", "plan", "import", str(bad), code=3)
    assert "bad.csv:3" in refused.err
    assert "bad.csv:4" in refused.err
    assert "gosmed payouts plan import" in refused.err
    assert "missing.csv" in world.ok("payouts", "plan", "import", "missing.csv", code=2).err
    assert len(world.ok("payouts", "plan", "--json").json["items"]) == 1
    good = world.folder / "plan.csv"
    lines = "Месяц;Сумма\nфевраль 2026;60 000,00\n12.2025;5000\nмарт 2026;1000\n2026-01;40000,10\n"
    good.write_bytes(lines.encode("cp1251"))
    world.ok("payouts", "plan", "import", str(good))
    items = world.ok("payouts", "plan", "--json").json["items"]
    found = {(one["month"], one["source"]): one for one in items}
    late = found["2026-02", None]
    assert (late["fact"]["amount"], late["difference"]["amount"]) == ("11500.00", "-48500.00")
    assert (late["state"], late["waiting"], late["expected"]) == ("short", ["V-3"], [])
    assert found["2026-01", "tfoms"]["difference"]["amount"] == "-9999.90"
    assert (found["2025-12", None]["difference"]["amount"], found["2025-12", None]["state"]) == ("5000.50", "over")
    assert found["2026-01", None]["state"] == "met"
    assert found["2026-03", None]["expected"] == ["V-5"]
    told = world.ok("payouts", "plan", "--lang", "ru").out
    assert "02.2026: меньше плана на 48\N{NO-BREAK SPACE}500,00 ₽; задержаны или возвращены: V-3" in told
    assert "12.2025: больше плана на 5\N{NO-BREAK SPACE}000,50 ₽" in told
    assert "03.2026: меньше плана на 1\N{NO-BREAK SPACE}000,00 ₽; ещё ожидаются: V-5" in told
    part = world.ok("payouts", "list", "--plan", "--year", "2026", "--source", "tfoms", "--csv").out.splitlines()
    assert part == [
        "month,source,plan,fact,difference,state,waiting,expected",
        "2026-01,tfoms,50000.00,40000.10,-9999.90,short,,",
    ]
    assert "Plan" in world.ok("payouts", "--chart").out
    assert world.ok("payouts", "plan", "clear", "2026-01", "--yes", "--json").json == {"cleared": 2}
    journal = world.home / "state" / "journal.sqlite"
    assert journal.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", 2),
        ("месяц;сумма\n", 2),
        ("2026-03;5\n", 3),
        ("месяц,сумма,источник\n2026-03,5,банк\n", 3),
        ("month,amount\n2026-03,1\n03.2026,2\n", 3),
    ],
)
def test_a_plan_that_cannot_be_read_leaves_the_old_one(world: World, content: str, code: int) -> None:
    before = world.ok("payouts", "plan", "--json").out
    file = world.folder / "wrong.csv"
    file.write_text(content, encoding="utf-8")
    refused = world.ok("payouts", "plan", "import", str(file), "--json", code=code)
    assert refused.error["advice"]
    assert world.ok("payouts", "plan", "--json").out == before


def test_a_plan_of_one_profile_is_not_that_of_another(make_world: Callable[..., World]) -> None:
    world = make_world(str(SCENARIO))
    world.sign_in()
    world.ok("payouts", "plan", "import", "-", stdin='\ufeffmonth,amount,source\n2026-03,"85,000.00",sfr\n')
    world.sign_in("orlov@example.ru", "Demo-2026!", "--profile", "ivan")
    assert world.ok("payouts", "plan", "--json", "--profile", "ivan").json["items"] == []
    assert world.ok("payouts", "plan", "--json").json["items"][0]["plan"]["amount"] == "85000.00"
    assert "85000" in world.ok("payouts", "plan", "set", "2026-03", "x", code=2).err
    assert "2026-03" in world.ok("payouts", "plan", "set", "yesterday", "5", code=2).err


def test_a_report_in_every_form_and_what_changed_since(make_world: Callable[..., World]) -> None:
    world = make_world(str(SCENARIO))
    world.sign_in()
    world.ok("payouts", "plan", "set", "2026-01", "45000")
    first = world.ok("payouts", "export", "-o", "payouts.pdf", "--json").json
    assert (first["rows"], first["changes"]["first"]) == (5, True)
    document = pypdfium2.PdfDocument(world.folder / "payouts.pdf")
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    for words in ("Соколова Анна Петровна", "V-3", "40,000.10", "116,050.63", "Plan", "Page 1 of 1"):
        assert words in text.replace("\r\n", " ")
    world.ok("payouts", "export", "-o", "payouts.xlsx")
    sheet = load_workbook(world.folder / "payouts.xlsx").worksheets[0]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert any(40000.10 in row for row in cells)
    assert any(str(value).startswith("=SUBTOTAL(9,") for row in cells for value in row)
    assert "exists" in world.ok("payouts", "export", "-o", "payouts.xlsx", code=2).err
    world.ok("payouts", "export", "-o", "payouts.csv", "--excel")
    assert (world.folder / "payouts.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "116050" not in (world.folder / "payouts.csv").read_text("utf-8")
    lines = world.ok("payouts", "export", "--format", "jsonl", "-o", "-").out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["V-5", "V-4", "V-3", "V-2", "V-1"]
    assert world.ok("payouts", "export", "-o", "again.csv", "--json").json["changes"]["changed"] == []
    world.ok("portal", "clock", "set", "2026-03-10T12:00:01+03:00")
    changes = world.ok("payouts", "export", "-o", "later.csv", "--json").json["changes"]
    assert [(one["id"], one["was_status"], one["status"]) for one in changes["changed"]] == [
        ("V-5", "planned", "delayed")
    ]
    told = world.ok("notifications", "--json").json["items"][0]
    assert (told["subject"], told["kind"]) == ("Выплата задержана", "payout")
    assert "Счёт закрыт" in told["text"]
    for path in ("payouts.pdf", "payouts.xlsx", "payouts.csv"):
        assert (world.folder / path).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["-o", "x.doc"], "--format"),
        ([], "-o FILE"),
        (["--format", "pdf"], "-o FILE.pdf"),
        (["-o", "x.pdf", "--excel"], ".xlsx"),
    ],
)
def test_an_export_says_what_it_lacks(world: World, options: list[str], words: str) -> None:
    assert words in world.ok("payouts", "export", *options, code=2).err


@pytest.mark.shows("R99")
def test_a_missing_payout_is_found_asked_about_and_comes(make_world: Callable[..., World]) -> None:
    world = make_world("payout-missing")
    world.sign_in()
    (late,) = world.ok("payouts", "--status", "delayed", "--json").json["items"]
    card = world.ok("payouts", "show", late["id"], "--lang", "ru").out
    assert "Причина: Медицинская организация не подала реестр" in card
    assert f"gosmed payouts ask {late['id']}" in card
    world.ok("payouts", "export", "--period", "2026-02", "-o", "february.csv")
    number = world.ok("payouts", "ask", late["id"], "--text", "Когда?", "--json").json["number"]
    world.ok("portal", "clock", "set", "2026-03-20T12:00:01+03:00")
    answered = world.ok("status", number, "--json").json["items"][0]
    assert "реестре плательщика" in answered["history"][-1]["comment"]
    came = world.ok("payouts", "show", late["id"], "--json").json
    assert (came["status"], came["paid_on"], came["due_on"], came["reason"]) == (
        *("transferred", "2026-03-20", "2026-02-20"),
        None,
    )
    changes = world.ok("payouts", "export", "--period", "2026-02", "-o", "again.csv", "--json").json["changes"]
    assert (changes["first"], changes["new"], changes["gone"]) == (False, [], [])
    (change,) = changes["changed"]
    assert (change["id"], change["was_day"], change["day"]) == (late["id"], "2026-02-20", "2026-03-20")
    told = world.ok("payouts", "export", "--year", "2026", "-o", "year.csv", "--force", "--lang", "ru").err
    assert "Изменения с прошлой выгрузки (20.03.2026" not in told
    assert "ничего не изменилось" in told


@pytest.mark.shows("R99")
def test_an_inquiry_about_a_payout_of_somebody_else_is_refused(world: World) -> None:
    sets = ["--set", "payout=V-9", "--set", "payout_date=05.02.2026", "--set", "question=missing"]
    number = world.ok("apply", "payout-inquiry", *sets, "--json").json["number"]
    world.ok("portal", "clock", "advance", "4wd")
    (after,) = world.ok("status", number, "--json").json["items"]
    assert after["status"] == "refused"
    assert [one["field"] for one in after["remarks"]] == ["payout"]


def test_both_languages(world: World) -> None:
    for lang, words in (("ru", ("Источник", "Задержана: ")), ("en", ("Source", "delayed: "))):
        shown = world.ok("payouts", "--lang", lang).out
        assert all(word in shown for word in words), shown
    assert "Территориальный фонд ОМС" in world.ok("payouts", "--by", "source", "--lang", "ru").out
    assert "Territorial fund" in world.ok("payouts", "--by", "source", "--lang", "en").out
    assert "Выплаты по источникам" in world.ok("payouts", "--by", "source", "--chart", "--lang", "ru").out


@pytest.mark.shows("R23")
@pytest.mark.parametrize(
    "command", [[], ["plan"], ["show", "V-1"], ["ask", "V-1"], ["export", "-o", "x.csv"], ["--by", "month"]]
)
def test_every_command_stands_behind_the_door(closed: World, command: list[str]) -> None:
    if command == ["plan"]:
        closed.ok("payouts", "plan", "set", "2026-03", "5")
    refused = closed.ok("payouts", *command, "--json", code=6)
    assert refused.error["advice"] == "gosmed apply professional-status"
    assert not (closed.folder / "x.csv").exists()
