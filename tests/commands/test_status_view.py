"""How applications look: state first, what to do by when, in both languages, at 80 columns and more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from commands import application_view as view
from commands.page import Page
from gosmed_cli.contract.cabinet.applications import Application
from gosmed_cli.contract.cabinet.services import Help
from gosmed_cli.text.say import set_language

from .conftest import Stream

NOW = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    set_language("en")


def application(**more: Any) -> Application:
    base = {
        "number": "1230254874", "service": "medical-cabinet",
        "service_title": "Регистрация личного кабинета для медицинского работника", "status": "under_review",
        "status_title": "На рассмотрении", "attempt": 1, "submitted_at": "2026-03-02T10:00:00+03:00",
        "updated_at": "2026-03-02T10:00:00+03:00", "review_due_at": "2026-03-10T23:59:59+03:00",
        "resubmit_until": None, "remarks": [], "editable": False, "cancellable": True, "resubmittable": False,
        "decision": False, "history": [],
    }  # fmt: skip
    return cast("Application", {**base, **more})


MISMATCH = {"field": "inn", "code": "mismatch", "message": "ИНН не совпадает с данными реестра"}
REFUSED = application(
    status="refused",
    status_title="Отказ",
    resubmittable=True,
    resubmit_until="2026-03-12T23:59:59+03:00",
    decision=True,
    remarks=[
        {
            "field": "inn",
            "code": "mismatch",
            "message": "ИНН не совпадает с данными реестра",
            "advice": "Сверьте ИНН",
        }
    ],
)


def drawn(*items: Application, terminal: bool = False, **more: Any) -> str:
    stream = Stream(terminal)
    view.draw(Page(stream, {"NO_COLOR": "1"}), items, NOW, **more)
    return stream.text()


@pytest.mark.shows("R47")
def test_a_refusal_says_by_when_why_and_what_to_type() -> None:
    set_language("ru")
    text = drawn(REFUSED)
    assert text.startswith("✗ 1230254874  Регистрация личного кабинета для медицинского работника  Отказ\n")
    assert "исправить до 12.03.2026, 23:59 МСК (осталось 6 дней)" in text
    assert "ИНН не совпадает с данными реестра. Сверьте ИНН" in text
    assert "\n              gosmed resubmit 1230254874\n" in text
    assert text.rstrip().endswith("Без вопросов: gosmed resubmit 1230254874 --set inn=…")


def test_english_where_we_know_the_words() -> None:
    text = drawn(REFUSED, application(status="strange", status_title="Нечто"))
    assert "Refused" in text
    assert "Registration of a medical worker's cabinet" in text
    assert "Нечто" in text, "an unknown status is shown by its title"
    assert "usually by 10.03.2026" in text, "a term of ours is no promise of the department"


@pytest.mark.shows("R47", "R56")
@pytest.mark.parametrize(
    ("slug", "portal", "english"),
    [
        ("qualification", "Подтверждено", "Confirmed"),
        ("support", "Отвечено", "Answered"),
        ("activity-report", "Принято", "Accepted"),
        ("contact-change", "Изменено", "Changed"),
        ("institution-request", "Рассмотрено", "Considered"),
        ("medical-cabinet", "Одобрено", "Approved"),
    ],
)
def test_a_service_has_its_own_word_for_approved(slug: str, portal: str, english: str) -> None:
    entry = {"status": "approved", "status_title": portal, "at": "2026-03-05T10:00:00+03:00", "comment": ""}
    one = application(service=slug, status="approved", status_title=portal, history=[entry])
    text = drawn(one, history=True)
    assert text.count(english) == 2, "in the heading and in the history"
    assert portal not in text
    set_language("ru")
    assert drawn(one, history=True).count(portal) == 2


@pytest.mark.shows("R26")
@pytest.mark.parametrize(
    ("at", "state", "words"),
    [
        ("2026-03-06T12:00:01+03:00", "booked", "meeting: "),
        ("2026-03-06T12:00:00+03:00", "booked", "a record of it is awaited"),
        ("2026-03-02T09:00:00+03:00", "booked", "gosmed account appointment slots 1230254874"),
        ("2026-03-02T09:00:00+03:00", "held", "The meeting took place"),
    ],
)
def test_a_meeting_is_ahead_not_recorded_yet_or_held(at: str, state: str, words: str) -> None:
    meeting = {"slot": "x", "at": at, "place": "МФЦ", "address": None, "state": state}
    text = drawn(application(service="identity-mfc", appointment=meeting))
    assert words in text
    assert ("awaited" in text) == (state == "booked" and at <= "2026-03-06T12:00:00+03:00")


@pytest.mark.shows("R26")
def test_a_document_received_with_the_application_is_named_with_its_command() -> None:
    act = {"id": "3f2a-1", "kind": "act", "title": "Акт о личном приёме", "name": "act_1.pdf"}
    hostile = {**act, "id": "x; rm -rf ~"}
    text = drawn(application(documents=[act, hostile]), history=True)
    assert "Акт о личном приёме:\n              gosmed documents download 3f2a-1\n" in text
    assert "rm -rf" not in text, "what is no id is no part of a command"
    assert "download" not in drawn(application(documents=[act])), "the list of all stays short"


@pytest.mark.parametrize("columns", [80, 160])
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_nothing_is_cut(monkeypatch: pytest.MonkeyPatch, columns: int, lang: str) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    set_language(lang)
    text = drawn(REFUSED, application(), terminal=True)
    assert all(len(line) <= columns for line in text.splitlines())
    words = text.split()
    for word in ("gosmed", "resubmit", "23:59", "реестра."):
        assert word in words


@pytest.mark.shows("R74")
def test_a_second_refusal_points_to_support() -> None:
    help_ = cast("Help", {"channels": [{"kind": "phone", "value": "8 800 100-70-10", "note": ""}], "faq": []})
    text = drawn(application(**{**REFUSED, "attempt": 2}), help_=help_)
    assert "8 800 100-70-10" in text
    assert "second refusal" in text
    assert "8 800" not in drawn(REFUSED, help_=help_)


def test_too_late_and_decided() -> None:
    late = application(**{**REFUSED, "resubmittable": False, "resubmit_until": "2026-03-01T23:59:59+03:00"})
    assert "ended 01.03.2026" in drawn(late)
    assert "resubmit" not in drawn(late)
    approved = application(status="approved", status_title="Подтверждено", decision=True)
    assert drawn(approved).startswith("✓")
    assert "gosmed decision 1230254874" in drawn(approved)


def test_a_hostile_portal_cannot_command_the_terminal() -> None:
    remark = {"code": "other", "message": "\x1b[2J\x1b]0;x\x07", "advice": "\u202e"}
    set_language("ru")
    text = drawn(application(service_title="\x9b2J", remarks=[remark], status_title="\rОдобрено"), terminal=True)
    assert not set(text) & set("\x1b\x9b\x07\u202e\r")


def test_history_on_request() -> None:
    entry = {"status": "approved", "status_title": "Одобрено", "at": "2026-03-05T10:00:00+03:00", "comment": "Да"}
    one = application(history=[entry])
    assert "Approved: Да" in drawn(one, history=True)
    assert "Да" not in drawn(one)
