"""Answers in the wizard: kept while one types, told to be wrong and right, put back; what lacks is led to."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from gosmed_cli.mock_portal import proceedings
from gosmed_cli.mock_portal.remarks import Remark
from gosmed_cli.text.say import say
from gosmed_cli.usecases.drafts import Drafts
from tests.usecases.world import Home
from tui.wizard.field_box import FieldBox

from .test_wizard import SIZE, field, filled, state, unconfirmed, wizard
from .world import Screen, sent, shown


def kept(home: Home, name: str, slug: str = "medical-cabinet") -> str:
    """What the draft on the disk has of a field."""
    found = Drafts(home.settings.paths, home.settings.profile).load(slug)
    return str(found.values.get(name, "")) if found else ""


async def clear(screen: Screen) -> None:
    """Empty the field with the focus."""
    await screen.press("ctrl+u", "ctrl+k")


async def test_half_a_word_survives_a_crash(home_at: Home) -> None:
    async with wizard(home_at) as screen:
        field(screen, "organisation").focus_input()
        await clear(screen)
        await screen.type("Полик")
        await screen.when(lambda: kept(home_at, "organisation") == "Полик")  # nothing was left or closed
    async with wizard(home_at) as screen:
        assert field(screen, "organisation").query_one(Input).value == "Полик"


async def test_what_is_wrong_is_told_when_typing_rests_and_right_at_once(home_at: Home) -> None:
    async with wizard(home_at) as screen:
        box = field(screen, "snils")
        box.focus_input()
        await clear(screen)
        await screen.type("112-233-445 9")
        assert not box.bad, "half a number is no mistake while it is typed"
        await screen.when(lambda: box.bad)
        await screen.type("5")
        assert not box.bad
        await screen.press("backspace")
        await screen.press("ctrl+т")  # Ctrl+N, with the Russian layout on
        await screen.until("▲")
        assert "● Details" in screen.text
        assert "✗" in screen.text


async def test_an_answer_is_put_back_as_it_was(home_at: Home) -> None:
    async with wizard(home_at) as screen:
        await screen.until("from your account")
        box = field(screen, "last_name")
        known = box.query_one(Input).value
        box.focus_input()
        await screen.type("ва")
        await screen.until("changed")
        await screen.press("ctrl+к")  # Ctrl+R, with the Russian layout on
        await screen.until("changed", gone=True)
        assert box.query_one(Input).value == known
        found = state(screen)
        assert found is not None
        assert "last_name" not in found.values


async def test_an_answer_shows_and_hides_what_depends_on_it(home_at: Home) -> None:
    async with wizard(home_at, "late-registration") as screen:
        assert not field(screen, "correction").display
        field(screen, "correct_data").focus_input()
        await screen.press("enter")
        await screen.until(say("tui.filter.hint"))
        await screen.type("yes")
        await screen.press("enter")
        await screen.when(lambda: bool(field(screen, "correction").display))


async def test_it_is_begun_anew_once_that_is_confirmed(home_at: Home) -> None:
    async with wizard(home_at) as screen:
        box = field(screen, "organisation")
        known = box.query_one(Input).value
        box.focus_input()
        await screen.type("1")
        await screen.when(lambda: bool(kept(home_at, "organisation")))
        await screen.press("f6")
        await screen.until(say("tui_wizard.forget.ask")[:12])
        await screen.press("y")
        await screen.when(lambda: state(screen) is not None and not state(screen).kept)  # type: ignore[union-attr]  # it is there
        await screen.until("● Details")
        assert field(screen, "organisation").query_one(Input).value == known
    assert not kept(home_at, "organisation")


async def test_a_draft_with_scans_goes_on_at_the_scans(home_at: Home, scans: Path) -> None:
    given = filled(scans)
    async with wizard(home_at, **given) as screen:
        found = state(screen)
        assert found is not None
        found.put_files("diploma", given["attachments"]["diploma"])
    async with shown(home_at, SIZE) as screen:
        await screen.when(lambda: screen.app.begun)
        screen.app.apply_for("medical-cabinet")
        await screen.until("2 / 4")
        await screen.until("● Documents")
        await screen.press("escape")
        await screen.until("● Details")


@pytest.mark.shows("R74")
async def test_a_remark_stands_beside_its_field_and_leads_to_it(home_at: Home, scans: Path) -> None:
    number = await sent(home_at, scans)
    remark = Remark("OTHER", "Место работы не найдено в реестре", "Проверьте название", field="organisation")
    with home_at.served.store.transaction() as t:
        proceedings.decide(t, home_at.served, int(number), "refused", remarks=(remark,))
    async with wizard(home_at, number=number) as screen:
        await screen.when(lambda: field(screen, "organisation").has_focus_within)
        await screen.until("▲ Место работы не найдено в реестре. Проверьте название")
        await screen.press("ctrl+n")
        await screen.until("Stays as it was sent")
        await screen.press("n")
        await screen.until("▲ Stays unanswered")
        await screen.press("enter")
        await screen.when(lambda: field(screen, "organisation").has_focus_within)
        await screen.type(" имени Пирогова")
        await screen.press("ctrl+n")
        await screen.until("● Documents")
        assert kept(home_at, "organisation", number).endswith("имени Пирогова"), "under its number"
        await screen.press("n")
        await screen.until("Is all of it right?")
        assert "Stays unanswered" not in screen.text
        await screen.press("n")
        await screen.until(f"Application {number} is sent")


async def test_what_lacks_at_the_end_leads_to_its_place(home_at: Home, scans: Path, tmp_path: Path) -> None:
    (tmp_path / "diplom.pdf").write_text("no PDF")
    async with wizard(home_at, **filled(scans)) as screen:
        await screen.press("ctrl+n")
        await screen.until("● Documents")
        await screen.press("n")
        await screen.until("Is all of it right?")
        found = state(screen)
        assert found is not None
        found.files["diploma"] = (tmp_path / "diplom.pdf",)
        await screen.press("n")
        await screen.until("✗ The application was not sent")
        assert isinstance(screen.app.focused, OptionList)
        await screen.press("enter")
        await screen.until("● Documents")
        await screen.until("diplom.pdf")


async def test_a_service_that_is_not_open_yet_says_what_comes_first(home_at: Home) -> None:
    async with shown(home_at, SIZE) as screen:
        await screen.when(lambda: screen.app.begun)
        screen.app.apply_for("payout-inquiry")
        await screen.until("✗")
        assert "gosmed apply" in screen.text
        assert state(screen) is None
        await screen.press("escape")
        await screen.until("1 Home")


async def test_what_is_no_longer_needed_is_said_before_it_is_filled_in(home_at: Home) -> None:
    async with shown(home_at, SIZE) as screen:
        await screen.when(lambda: screen.app.begun)
        screen.app.apply_for("identity-mfc")
        await screen.until("The identity is confirmed already")
        assert state(screen) is None


async def test_from_the_first_field_to_sending_by_keys_in_the_russian_layout(home_at: Home) -> None:
    async with shown(home_at, (80, 24)) as screen:
        await screen.when(lambda: screen.app.begun)
        screen.app.apply_for("support")
        await screen.until("● Details")
        await screen.press("enter")
        await screen.until(say("tui.filter.hint"))
        await screen.press("enter")
        await screen.when(lambda: bool(field(screen, "topic").value))
        await screen.press("ctrl+т")
        await screen.until("▲")
        await screen.when(lambda: field(screen, "description").has_focus_within)
        await screen.type("Не открывается кабинет, пишет об ошибке на странице входа")
        await screen.press("ctrl+т")
        await screen.until("● Documents")
        await screen.press("т")
        await screen.until("Is all of it right?")
        await screen.press("т")
        await screen.until("is sent")
    assert not Drafts(home_at.settings.paths, home_at.settings.profile).path("support").exists()


async def test_a_time_is_chosen_among_those_that_are_free(home_at: Home) -> None:
    unconfirmed(home_at)
    async with wizard(home_at, "identity-mfc") as screen:
        found = state(screen)
        assert found is not None
        box = next(one for one in screen.app.screen.query(FieldBox) if one.field.type == "slot")
        box.focus_input()
        await screen.press("enter")
        await screen.until(say("tui.filter.hint"))
        await screen.press("down", "enter")
        await screen.when(lambda: box.value in {one.slot for one in found.slots})
