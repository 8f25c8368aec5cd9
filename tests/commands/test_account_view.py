"""What the account shows at one glance: what is confirmed, what is not, which services are on (R49, R59)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from commands.account.show import draw
from commands.page import Page
from commands.typed import remember
from gosmed_cli.contract.cabinet.account import Account
from gosmed_cli.contract.catalogue import bundled
from gosmed_cli.text.say import set_language

from .conftest import Stream

NOW = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)
FLAGS = {name for one in bundled() for name, value in one.opens.items() if value is True}


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    set_language("en")
    remember(None, None)


def drawn(**more: Any) -> list[str]:
    base = {
        "email": "sokolova@example.ru", "phone": "+79000000001", "level": "confirmed",
        "level_title": "Подтверждённая",
        "known": {}, "opened": [], "professional_services": [], "enabled_services": [],
        "next_step": {"code": "done", "service": None, "number": None},
    }  # fmt: skip
    stream = Stream(False)
    draw(Page(stream, {"NO_COLOR": "1"}), cast("Account", {**base, **more}), NOW)
    return stream.text().splitlines()


def line(lines: list[str], start: str) -> str:
    return next((one for one in lines if one.startswith(start)), "")


@pytest.mark.shows("R49")
@pytest.mark.parametrize(
    ("lang", "yes", "no"), [("ru", "Уже есть: ", "Ещё нет: "), ("en", "You have: ", "Not yet: ")]
)
def test_every_flag_of_the_catalogue_is_had_or_not(lang: str, yes: str, no: str) -> None:
    set_language(lang)
    nothing = drawn()
    assert line(nothing, yes) == ""
    assert line(nothing, no).count(", ") == len(FLAGS) - 1
    for name in FLAGS:
        one = drawn(opened=[name])
        had = line(one, yes).removeprefix(yes)
        assert had
        assert had in line(nothing, no)
        assert had not in line(one, no)
    assert line(drawn(opened=sorted(FLAGS)), no) == ""


@pytest.mark.shows("R59", "R102")
def test_which_services_are_on_and_which_may_be_switched_on() -> None:
    assert line(drawn(professional_services=["telemedicine"]), "Professional services are not open yet.")
    lines = drawn(
        opened=["professional_status"],
        professional_services=["telemedicine", "statistics"],
        enabled_services=["telemedicine"],
    )
    assert line(lines, "Services switched on: ") == "Services switched on: Telemedicine"
    assert "Statistics" in line(lines, "Services to switch on: ")
    assert "E-prescriptions" in line(lines, "Services not open yet: ")
    set_language("ru")
    assert "Телемедицина" in line(
        drawn(opened=["professional_status"], enabled_services=["telemedicine"]), "Сервисы вкл"
    )


@pytest.mark.parametrize("code", ["confirm-identity", "register-cabinet", "wait", "correct", "apply"])
def test_commands_are_those_of_the_portal_and_profile_typed(code: str) -> None:
    missing = {"title": "Диплом", "kinds": ["diploma"], "pending": False}
    remember("work", "https://portal.example")
    lines = (
        drawn(
            known={"licence_until": "2026-03-01"},
            missing_documents=[missing],
            next_step={"code": code, "service": "analyses", "number": "1230254811"},
        )
        + drawn()
    )
    commands = [one for one in lines if "gosmed " in one]
    assert len(commands) >= 5
    for one in commands:
        assert "gosmed --profile work --portal https://portal.example " in one
