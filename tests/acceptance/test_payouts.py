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
    bad.write_bytes("Месяц;Сумма\nянварь 2026;60 000,00\n2026-02;много\n".encode("cp1251"))
    refused = world.ok("payouts", "plan", "import", str(bad), code=3)
    assert "bad.csv:3" in refused.err
    assert len(world.ok("payouts", "plan", "--json").json["items"]) == 1
    good = world.folder / "plan.csv"
    good.write_bytes("Месяц;Сумма\nянварь 2026;60 000,00\n12.2025;5000\n".encode("cp1251"))
    world.ok("payouts", "plan", "import", str(good))
    lines = {(one["month"], one["source"]): one for one in world.ok("payouts", "plan", "--json").json["items"]}
    altogether = lines["2026-01", None]
    assert (altogether["fact"]["amount"], altogether["difference"]["amount"]) == ("51500.10", "-8499.90")
    assert altogether["waiting"] == ["V-3"]
    assert lines["2026-01", "tfoms"]["fact"]["amount"] == "40000.10"
    assert lines["2025-12", None]["difference"]["amount"] == "5000.50"
    assert "V-3" in world.ok("payouts", "plan").out
    assert world.ok("payouts", "plan", "clear", "2026-01", "--yes", "--json").json == {"cleared": 2}


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
    assert told["subject"] == "Выплата задержана"
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


@pytest.mark.shows("R23")
def test_payouts_open_with_the_professional_status(make_world: Callable[..., World]) -> None:
    world = make_world("demo")
    world.sign_in()
    refused = world.ok("payouts", "--json", code=6)
    assert refused.error["advice"] == "gosmed apply professional-status"


@pytest.mark.shows("R99")
def test_the_scenario_of_a_missing_payout(make_world: Callable[..., World]) -> None:
    world = make_world("payout-missing")
    world.sign_in()
    late = world.ok("payouts", "--status", "delayed", "--json").json["items"]
    assert len(late) == 1
    assert "gosmed payouts ask" in world.ok("payouts", "show", late[0]["id"]).out
