"""Scenarios: those that ship load, wrong ones are refused with the line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gosmed_cli.mock_portal import registers, scenarios
from gosmed_cli.mock_portal.state import Portal

from .counter import opened

SHIPPED = ("demo", "duplicate", "file-not-supported", "first-refusal", "flaky", "late", "second-refusal", "slow")


def test_these_scenarios_ship() -> None:
    assert set(SHIPPED) <= set(scenarios.names())


NAME = "identity-confirmation_1230254811-1.pdf"
SENT_TO_A_BANK = """
[[application]]
account = "sokolova@example.ru"
service = "identity-bank"
submitted_at = "2026-02-20T10:00:00+03:00"
decided_at = "2026-02-20T10:00:00+03:00"
fields = { bank = "vtb", method = "METHOD" }
"""


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_scenario_is_in_order_and_loads(name: str, tmp_path: Path) -> None:
    assert scenarios.check(scenarios.text_of(name)) == []
    with opened(tmp_path, name) as counter, counter.portal.store.transaction() as t:
        account = t.q.account_by_email(email="sokolova@example.ru")
        assert account["phone"] == "+79000000001"
        assert account["level"] == "confirmed"
        assert t.meta("scenario") == name


@pytest.mark.parametrize("name", ["demo", "profession"])
def test_a_year_that_is_over_sends_nobody_anything_anew(name: str, tmp_path: Path) -> None:
    with opened(tmp_path, name) as counter, counter.portal.store.transaction() as t:
        assert list(t.connection.execute("SELECT subject FROM outbox")) == []


def test_the_demo_is_as_promised(tmp_path: Path) -> None:
    with opened(tmp_path) as counter, counter.portal.store.transaction() as t:
        anna, ivan = registers.lookup(t, "11223344595"), registers.lookup(t, "08765430300")
        assert anna is not None
        assert anna.attribute("inn") == "500100732259"
        assert anna.attribute("passport.issuer") == "ОВД Тверской"
        assert anna.attribute("specialist.accredited_until") == "2029-06-30"
        assert ivan is not None, "somebody for a new account"
        known = json.loads(t.q.account_by_email(email="sokolova@example.ru")["known"])
        assert (known["specialty"], known["position"]) == ("097", "109"), "codes, as forms send them"
        assert counter.portal.clock.now().isoformat().startswith("2026-03-02T06:00:0")
        assert not list(t.q.orders_updated_after(account_id="x", after="", size=9, start=0))


BROKEN = """\
clock = "2026-03-02T09:00:00+03:00"
reveiw = "automatic"

[[person]]
last_name = "Соколова"
first_name = "Анна"
birth_date = "1985-04-12"
sex = "female"
snils = "11223344596"
passport = { series = "45", number = "123456", issued = "2010-05-20", issuer = "ОВД", code = "770-001" }

[[account]]
login = "a@example.ru"
phone = "+79000000001"
password = "x"
snils = "08765430300"
level = "supreme"

[[fault]]
effect = "explode"

[[verdict]]
code = "x"
message = "x"
advice = "x"
"""


@pytest.mark.parametrize(
    "expected",
    [
        "строка 2: reveiw: такого ключа нет, вероятно review",
        "строка 9: person[1].snils:",
        "строка 10: person[1].passport.series:",
        "строка 16: account[1].snils: такого человека нет",
        "строка 17: account[1].level: допустимо: basic, standard, confirmed",
        "строка 19: fault[1]: effect",
        "строка 22: verdict[1]: нужен один из ключей",
    ],
)
def test_what_is_wrong_is_named_with_its_line(expected: str) -> None:
    found = scenarios.check(BROKEN)
    assert any(one.startswith(expected) for one in found), found


def test_malformed_toml_names_the_line() -> None:
    assert scenarios.check('clock = "2026"\nreview = \n') == ["строка 2: синтаксис TOML нарушен"]


def test_a_wrong_scenario_changes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as counter:
        with pytest.raises(scenarios.BadScenario):
            scenarios.load(counter.portal, BROKEN)
        with counter.portal.store.transaction() as t:
            assert registers.lookup(t, "11223344595") is not None


def test_loading_replaces_everything_and_becomes_another_instance(tmp_path: Path) -> None:
    with opened(tmp_path, "second-refusal") as counter:
        portal: Portal = counter.portal
        with portal.store.transaction() as t:
            before = t.meta("instance")
            assert t.connection.execute("SELECT COUNT(*) FROM orders").fetchone()[0] == 1
        scenarios.load(portal, 'review = "manual"\n')
        with portal.store.transaction() as t:
            assert t.meta("instance") != before
            assert t.meta("review") == "manual"
            for table in ("orders", "people", "accounts", "due", "outbox"):
                assert t.connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] == 0


def test_the_second_refusal_begins_with_a_first(tmp_path: Path) -> None:
    with opened(tmp_path, "second-refusal") as counter:
        row = counter.portal.store.connection.execute("SELECT * FROM orders").fetchone()
        assert (row["status"], row["edit_allowed"], row["attempt"]) == ("refused", 1, 1)
        assert '"field":"inn"' in row["remarks"]
        assert row["resubmit_until"] == "2026-03-09T20:59:59.000000+00:00"


@pytest.mark.shows("R25")
@pytest.mark.parametrize(("method", "names"), [("signed-document", [NAME, f"{NAME}.sig"]), ("video", [])])
def test_a_bank_has_signed_in_the_past_too(method: str, names: list[str], tmp_path: Path) -> None:
    text = scenarios.text_of("demo") + SENT_TO_A_BANK.replace("METHOD", method)
    with opened(tmp_path) as counter:
        scenarios.load(counter.portal, text)
        with counter.portal.store.transaction() as t:
            rows = t.connection.execute(
                "SELECT name, uploaded_at, sender FROM documents WHERE kind LIKE 'identity-confirmation%'"
            ).fetchall()
            assert sorted(row["name"] for row in rows) == names
            assert {row["uploaded_at"][:16] for row in rows} <= {"2026-02-20T07:00"}
            assert {row["sender"] for row in rows} <= {"ВТБ"}
