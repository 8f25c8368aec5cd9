"""Reminders of windows, licences, accreditation; announcements (R57, R84, R103)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosmed_cli.mock_portal import account_changes, clock, scenarios, schedule
from gosmed_cli.mock_portal.state import Portal

pytestmark = pytest.mark.shows("R103")
ANNA, BORIS = "sokolova@example.ru", "orlov@example.ru"
START = datetime.fromisoformat("2026-03-02T09:00:00+03:00")
PERSON = """
[[person]]
last_name = "{last}"
first_name = "Анна"
birth_date = "1985-04-12"
sex = "female"
snils = "{snils}"
inn = "{inn}"
passport = {{ series = "4509", number = "{passport}", issued = "2010-05-20", issuer = "ОВД", code = "770-001" }}
specialist = {{ specialty = "{specialty}", position = "врач-терапевт", organisation = "{organisation}", \
ogrn = "1027700132195", licence = "ЛО-77-01-1", licence_until = "2026-05-11", since = "2012-09-01", \
accredited_until = "2026-06-30" }}

[[account]]
login = "{login}"
phone = "{phone}"
password = "Demo-2026!"
snils = "{snils}"
level = "confirmed"
"""
PEOPLE = PERSON.format(
    last="Соколова", snils="11223344595", inn="500100732259", passport="123456", specialty="Терапия",
    organisation="Больница № 1", login=ANNA, phone="+79000000001",
) + PERSON.format(
    last="Орлова", snils="08765430300", inn="772816897110", passport="123457", specialty="Кардиология",
    organisation="Больница № 2", login=BORIS, phone="+79000000002",
)  # fmt: skip
HEAD = 'clock = "2026-03-02T09:00:00+03:00"\n'
REFUSED = """
[[application]]
account = "sokolova@example.ru"
service = "qualification"
submitted_at = "2026-02-20T10:00:00+03:00"
decided_at = "2026-03-01T12:00:00+03:00"
decision = "{decision}"
reason = "Скан не читается"
"""
ANNOUNCED = """
[[announcement]]
kind = "inspection"
at = "2026-03-10T09:00:00+03:00"
title = "Проверка"
text = "Плановая проверка"
organisations = ["больница № 1"]

[[announcement]]
kind = "regulation"
at = "2026-03-11T09:00:00+03:00"
title = "Новый порядок"
text = "С 1 апреля действует новый порядок"
specialties = ["Кардиология"]
"""


@contextmanager
def portal_of(text: str) -> Iterator[Portal]:
    real = datetime(2026, 1, 1, tzinfo=UTC)
    portal = Portal.open(":memory:", "key", real=lambda: real)
    try:
        scenarios.load(portal, HEAD + text)
        yield portal
    finally:
        portal.close()


def told(portal: Portal, login: str = ANNA, kind: str | None = None) -> list[dict[str, Any]]:
    """The account's notices, the oldest first."""
    with portal.store.transaction() as t:
        account = t.q.account_by_email(email=login)["id"]
        rows = t.connection.execute("SELECT * FROM notices WHERE account_id = ? ORDER BY id", (account,))
        return [dict(row) for row in rows if kind in (None, row["kind"])]


def when(one: dict[str, Any]) -> str:
    return clock.moscow(clock.parse(one["at"]))[:19]


@pytest.mark.shows("R57")
def test_a_window_is_recalled_and_its_end_told() -> None:
    with portal_of(PEOPLE + REFUSED.format(decision="refused")) as portal:
        schedule.set_clock(portal, datetime.fromisoformat("2026-03-11T23:59:58+03:00"))
        found = told(portal, kind="reminder")
        assert [when(one) for one in found] == ["2026-03-08T10:00:00", "2026-03-10T10:00:00"]
        assert "Осталось 3 дня" in found[0]["text"]
        assert "Остался 1 день" in found[1]["text"]
        schedule.advance(portal, "1s")
        last = told(portal, kind="reminder")[-1]
        assert when(last) == "2026-03-11T23:59:59"
        assert "отправить его повторно нельзя" in last["text"]
        schedule.advance(portal, "30d")
        assert len([one for one in told(portal, kind="reminder") if one["order_id"]]) == 3


@pytest.mark.shows("R84")
def test_a_question_is_recalled_and_its_end_is_one_notice() -> None:
    with portal_of(PEOPLE + REFUSED.format(decision="needs_correction")) as portal:
        schedule.advance(portal, "10d")
        found = [one for one in told(portal) if one["order_id"] and when(one) > "2026-03-02"]
        assert [one["kind"] for one in found] == ["reminder", "reminder", "status"]
        assert "Ведомство ждёт" in found[0]["text"]
        assert "Отказ" in found[2]["text"]


def test_sending_again_ends_the_reminders() -> None:
    with portal_of(PEOPLE + REFUSED.format(decision="refused")) as portal:
        with portal.store.transaction() as t:
            number = t.q.cabinet_latest(account_id=t.q.account_by_email(email=ANNA)["id"]).__next__()["id"]
            t.change("orders", {"id": number}, edit_allowed=0)
        schedule.advance(portal, "20d")
        assert [one for one in told(portal, kind="reminder") if one["order_id"]] == []


def test_licence_and_accreditation_are_recalled_before_they_end() -> None:
    with portal_of(PEOPLE) as portal:
        schedule.advance(portal, "150d")
        found = [(when(one), one["subject"]) for one in told(portal, kind="reminder")]
        assert found == [
            ("2026-03-12T10:00:00", "Истекает срок лицензии: осталось 60 дней"),
            ("2026-04-11T10:00:00", "Истекает срок лицензии: осталось 30 дней"),
            ("2026-05-01T10:00:00", "Истекает срок аккредитации: осталось 60 дней"),
            ("2026-05-04T10:00:00", "Истекает срок лицензии: осталось 7 дней"),
            ("2026-05-31T10:00:00", "Истекает срок аккредитации: осталось 30 дней"),
            ("2026-06-23T10:00:00", "Истекает срок аккредитации: осталось 7 дней"),
        ]


def test_a_licence_that_is_renewed_is_recalled_at_its_new_end() -> None:
    with portal_of(PEOPLE) as portal:
        schedule.advance(portal, "45d")
        with portal.store.transaction() as t:
            account = t.q.account_by_email(email=ANNA)["id"]
            account_changes.change(t, portal, account, {"licence_until": "2027-05-11"})
        schedule.advance(portal, "400d")
        found = [when(one)[:10] for one in told(portal, kind="reminder") if "лицензии" in one["subject"]]
        assert found == ["2026-03-12", "2026-04-11", "2027-03-12", "2027-04-11", "2027-05-04"]


def test_announcements_reach_whom_they_concern() -> None:
    with portal_of(PEOPLE + ANNOUNCED) as portal:
        schedule.advance(portal, "20d")
        assert [one["subject"] for one in told(portal, ANNA, "inspection")] == ["Проверка"]
        assert told(portal, BORIS, "inspection") == []
        assert [one["subject"] for one in told(portal, BORIS, "regulation")] == ["Новый порядок"]
        assert told(portal, ANNA, "regulation") == []


def test_a_clock_set_back_repeats_nothing() -> None:
    with portal_of(PEOPLE) as portal:
        schedule.advance(portal, "15d")
        before = told(portal)
        schedule.set_clock(portal, START)
        with portal.store.transaction() as t:
            account = t.q.account_by_email(email=ANNA)["id"]
            account_changes.change(t, portal, account, {"licence_until": "2026-05-12"})
            account_changes.change(t, portal, account, {"licence_until": "2026-05-11"})
        schedule.advance(portal, "15d")
        assert told(portal) == before


WHOLE = PEOPLE + REFUSED.format(decision="refused") + ANNOUNCED
SPAN = timedelta(days=130)


def history(steps: list[int]) -> list[tuple[Any, ...]]:
    """Every notice after going on by these shares of the span, and to its end."""
    with portal_of(WHOLE) as portal:
        for step in sorted(steps):
            schedule.set_clock(portal, START + SPAN * step / 1000)
        schedule.set_clock(portal, START + SPAN)
        return [(who, *sorted(one.items())) for who in (ANNA, BORIS) for one in told(portal, who)]


AT_ONE_STROKE: list[tuple[Any, ...]] = []


@settings(max_examples=8, deadline=None)
@given(st.lists(st.integers(0, 1000), max_size=8))
def test_one_stroke_or_many_steps_tell_the_same(steps: list[int]) -> None:
    AT_ONE_STROKE[:] = AT_ONE_STROKE or history([])
    expected = [[pair for pair in one[1:] if pair[0] != "account_id"] for one in AT_ONE_STROKE]
    found = [[pair for pair in one[1:] if pair[0] != "account_id"] for one in history(steps)]
    assert found == expected
    assert len(found) > 10
