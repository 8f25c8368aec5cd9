"""Support on the screen: conversations, replies, other ways, a ticket from any error with its facts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import TextArea

from gosmed_cli.errors import Detail, Fault, RuleBroken
from gosmed_cli.usecases import fault_ticket, support
from gosmed_cli.usecases.prepare import prepare
from gosmed_cli.usecases.submit import submit
from tests.usecases import world
from tests.usecases.world import Home
from tui.messages import Failed
from tui.screens.wizard.screen import WizardScreen

from .world import Screen, decide, refuse, sent, shown

WIDE = (140, 40)
TICKET = {"topic": "other", "description": "Не загружается диплом: что делать?", "phone": "+79000000001"}


async def asked(home: Home) -> str:
    """A ticket was sent; its number."""
    service = world.service("support")
    async with home.portal() as portal:
        values = {**world.VALUES, **TICKET}
        given = {name: value for name, value in values.items() if service.field(name)}
        account = await portal.cabinet.account()
        draft = prepare(service, given, {}, account, date(2026, 3, 2)).require()
        return (await submit(portal, home.journal(), service, draft))["number"]


async def at(screen: Screen, words: str) -> None:
    await screen.press("0")
    await screen.until(words)


@pytest.mark.shows("R81")
async def test_an_answer_arrives_by_itself_and_is_replied_to(home_at: Home) -> None:
    number = await asked(home_at)
    async with shown(home_at, WIDE) as screen:
        await at(screen, "Не загружается диплом")
        decide(home_at, number, "approved", "Сохраните скан как JPG")
        await screen.until("Support:")
        await screen.until("Сохраните скан как JPG")
        await screen.press("т")  # «n», with the Russian layout on
        await screen.until(f"Reply to ticket {number}")
        await screen.press("f4")
        await screen.until("The reply has no text")
        screen.app.screen.query_one(TextArea).text = "Помогло, спасибо"
        await screen.press("f4")
        await screen.until("The reply is sent")
        await screen.until("2/2")
        await screen.press("g")
        await screen.until("Помогло, спасибо")
        assert f"refers to {number}" in screen.text


async def test_a_reply_that_does_not_get_through_is_told(home_at: Home) -> None:
    await asked(home_at)
    async with shown(home_at, (80, 24)) as screen:
        await at(screen, "Не загружается диплом")
        await screen.press("n")
        await screen.until("Reply to ticket")
        screen.app.screen.query_one(TextArea).text = "Помогло"
        home_at.line.fault = refuse
        await screen.press("f4")
        await screen.until("I see")
        await screen.press("escape")
        await screen.until("I see", gone=True)
        await screen.press("q")
        await screen.until("is not sent")
        await screen.press("n")
        await screen.until("is not sent", gone=True)
        home_at.line.fault = lambda request: None
        await screen.press("n")
        await screen.until("Помогло")
        await screen.press("escape", "n")
        await screen.until("Помогло")
        await screen.press("f4")
        await screen.until("The reply is sent")
        await screen.when(lambda: not getattr(screen.app.screen, "unsaved", "?"))


@pytest.mark.shows("R80")
async def test_other_ways_and_a_new_ticket(home_at: Home) -> None:
    async with shown(home_at, WIDE) as screen:
        await at(screen, "No tickets yet")
        await screen.press("c")
        await screen.until("Other ways to ask")
        await screen.until("@")
        await screen.press("escape", "a")
        await screen.when(lambda: isinstance(screen.app.screen, WizardScreen))
        await screen.until("Topic")


@pytest.mark.shows("R77")
async def test_a_ticket_from_a_refused_action_has_its_facts(home_at: Home, scans: Path) -> None:
    number = await sent(home_at, scans)
    async with shown(home_at, WIDE) as screen:
        await screen.press("2")
        await screen.until("Under review")
        home_at.line.fault = refuse
        await screen.press("d")
        await screen.until(f"Cancel application {number}?")
        await screen.press("y")
        await screen.until("Ask support")
        home_at.line.fault = lambda request: None
        await screen.press("w")
        await screen.when(lambda: isinstance(screen.app.screen, WizardScreen))
        wizard = screen.app.screen
        assert isinstance(wizard, WizardScreen)
        values = wizard.asked["values"]
        assert isinstance(values, dict)
        assert values["refers_to"] == number
        assert "does not answer" in values["description"]
        await screen.until("Feedback")


async def test_a_ticket_from_a_panel(home_at: Home) -> None:
    async with shown(home_at, WIDE) as screen:
        await at(screen, "No tickets yet")
        screen.app.screen.post_message(Failed(RuleBroken("support.empty_reply")))
        await screen.until("F4 asks support")
        await screen.press("f4")
        await screen.when(lambda: isinstance(screen.app.screen, WizardScreen))


def test_the_facts_hold_nothing_personal(tmp_path: Path) -> None:
    error = RuleBroken(
        "x",
        text="Паспорт 4510 123456 «Соколова Анна» занят, a@b.ru",
        details=[Detail("bad", field="snils", text="112-233-445 95")],
    )
    found = str(fault_ticket.prepared(error, number="1000", place="Выплаты").values["description"])
    for secret in ("4510", "123456", "Соколова", "a@b.ru", "112-233"):
        assert secret not in found
    assert "snils: bad" in found
    assert "№ 1000" in found


def test_a_trace_goes_with_the_ticket_and_a_fault_tells_its_kind_alone(tmp_path: Path) -> None:
    trace = tmp_path / "20260302T090000-1.txt"
    trace.write_text("x")
    found = fault_ticket.prepared(ValueError("Соколова"), trace=trace)
    assert found.attachments[str(support.file_slot(world.service("support")))] == (trace,)
    assert "ValueError" in str(found.values["description"])
    assert "Соколова" not in str(found.values["description"])
    assert trace.name in str(found.values["description"])
    assert fault_ticket.prepared(Fault("fault"), trace=tmp_path / "gone").attachments == {}


async def test_a_ticket_from_a_fault_of_ours_goes_with_its_trace(home_at: Home) -> None:
    async def broken() -> None:
        raise ValueError("Соколова")

    async with shown(home_at, WIDE) as screen:
        await screen.when(lambda: screen.app.begun)
        screen.app.run_worker(broken(), exit_on_error=False)
        await screen.until("F4 asks support")
        await screen.press("f4")
        await screen.when(lambda: isinstance(screen.app.screen, WizardScreen))
        wizard = screen.app.screen
        assert isinstance(wizard, WizardScreen)
        files = wizard.asked["attachments"]
        assert isinstance(files, dict)
        ((trace,),) = files.values()
        assert trace.read_text().startswith("gosmed ")
        assert "Соколова" not in str(wizard.asked["values"])
