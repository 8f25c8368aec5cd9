"""Who has no account yet makes one on the screen, answers its letter, and gets a new password for an old one."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from tests.usecases.world import Home
from tui.wizard.field_box import FieldBox

from .disk import mentions
from .world import PASSWORD, Screen, shown

SIZE = (120, 40)
ORLOV = {
    "last_name": "Орлов",
    "first_name": "Денис",
    "middle_name": "Сергеевич",
    "birth_date": "17.11.1979",
    "phone": "+7 900 000-00-05",
    "email": "orlov@example.ru",
    "passport_series": "4604",
    "passport_number": "765432",
    "passport_issued": "15.02.2005",
    "passport_issuer": "ОВД Кировского района",
    "passport_code": "160-003",
}


@pytest.fixture
def stranger(home_at: Home) -> Home:
    home_at.session.forget()
    return home_at


async def answer(screen: Screen, question: str, typed: str) -> None:
    await screen.until(question)
    await screen.when(lambda: screen.app.screen.is_modal)
    screen.app.screen.query_one(Input).value = typed
    await screen.press("enter")


def letter(home: Home) -> str:
    """The newest letter with a link."""
    rows = home.sql("SELECT text FROM outbox WHERE text LIKE '%token=%' ORDER BY id DESC")
    return str(rows[0]["text"])


async def filled(screen: Screen) -> None:
    """The form of a new account, with every answer."""
    for name, value in ORLOV.items():
        box = screen.app.screen.query_one(f"#field-{name}", FieldBox)
        box.focus_input()
        await screen.type(value.replace("+", ""))
    screen.app.screen.query_one("#field-sex Button").focus()
    await screen.press("enter")
    await screen.until("Sex")
    await screen.press("enter")
    await screen.pilot.pause()


@pytest.mark.shows("R9", "R10", "R11", "R50")
async def test_an_account_is_made_activated_and_signed_in(stranger: Home) -> None:
    async with shown(stranger, SIZE) as screen:
        await screen.until("E-mail, phone or SNILS")
        await screen.press("ctrl+n")
        await screen.until("A new account")
        await screen.press("f4")
        await screen.until("✗ Last name")
        await filled(screen)
        await screen.press("f4")
        await answer(screen, "Think of a password", "weak")
        await screen.until("✗")
        await answer(screen, "Think of a password", "Orlov-2026!")
        await answer(screen, "once more", "Orlov-2025!")
        await screen.until("the two differ")
        await answer(screen, "once more", "Orlov-2026!")
        await screen.until("Do you accept the user agreement?")
        await screen.press("y")
        await answer(screen, "Code of the SMS", "000000")
        await screen.until("Wrong code")
        await screen.press("escape")
        await screen.until("A new account")
        await screen.press("f4")  # what was filled in is still there
        await answer(screen, "Think of a password", "Orlov-2026!")
        await answer(screen, "once more", "Orlov-2026!")
        await screen.until("Do you accept the user agreement?")
        await screen.press("y")
        await answer(screen, "Code of the SMS", "000000")
        await screen.until("Wrong code")  # and may be typed again
        await answer(screen, "Code of the SMS", screen.code())
        await screen.until("The account is created.")
        assert screen.app.screen.query_one("#login", Input).value == ORLOV["email"]

        await screen.press("ctrl+l")
        await answer(screen, "The number of the notice", "")
        await answer(screen, "E-mail, phone or SNILS", ORLOV["email"])
        await answer(screen, "Password", "Orlov-2026!")
        await screen.until("Earlier links")
        await screen.press("ctrl+l")
        await answer(screen, "The number of the notice", letter(stranger))
        await answer(screen, "Password", "Orlov-2026!")
        await screen.until("Account activated:")

        await screen.type("Orlov-2026!")
        await screen.press("enter")
        await screen.until("A code was sent to")
        await screen.type(screen.code())
        await screen.press("enter")
        await screen.until("What next")
    assert not mentions(stranger, "765432", "Orlov-2026!")


async def test_a_form_that_is_left_asks_first_and_makes_nothing(stranger: Home) -> None:
    accounts = len(stranger.sql("SELECT id FROM accounts"))
    async with shown(stranger, (80, 24)) as screen:
        await screen.until("E-mail, phone or SNILS")
        await screen.press("ctrl+т")  # «n», with the Russian layout on
        await screen.until("A new account")
        await screen.type("Орлов")
        await screen.press("escape")
        await screen.until("passport data is not kept")
        await screen.press("tab", "shift+tab", "n")
        await screen.until("A new account")
        await screen.press("escape")
        await screen.until("passport data is not kept")
        await screen.press("y")
        await screen.until("E-mail, phone or SNILS")
    assert len(stranger.sql("SELECT id FROM accounts")) == accounts


@pytest.mark.shows("R51")
async def test_a_forgotten_password(stranger: Home) -> None:
    async with shown(stranger, SIZE) as screen:
        await screen.until("E-mail, phone or SNILS")
        await screen.type("sokolova@example.ru")
        await screen.press("ctrl+r")
        await screen.when(lambda: screen.app.screen.is_modal)
        assert screen.app.screen.query_one(Input).value == "sokolova@example.ru"
        assert "Forgotten password" in screen.text.splitlines()[-1]
        assert "Sections" not in screen.text, "the line below stays as it was without the dialog"
        await screen.press("enter")
        await screen.until("Where shall the code be sent?")
        await screen.press("enter")
        await answer(screen, "Think of a password", "Новый-2026!x")
        await answer(screen, "once more", "Новый-2026!x")
        await screen.until("a code was sent to its confirmed phone")
        await answer(screen, "a code was sent", "000000")
        await screen.until("Wrong code")
        await answer(screen, "a code was sent", screen.code())
        await screen.until("✗", gone=True)
        await screen.until("The new password works")
        await screen.type(PASSWORD)
        await screen.press("enter")
        await screen.until("Wrong login or password")
