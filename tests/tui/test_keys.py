"""The keyboard alone, with the Russian layout on; leaving; keys of the configuration."""

from __future__ import annotations

import inspect
import re
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from textual.app import App

from gosmed_cli.text import say
from tests.text.test_messages import DOMAINS
from tests.usecases.world import Home
from tui import actions, keys, layout_ru

from .world import sent, shown


async def test_a_whole_visit_with_cyrillic_keys(home_at: Home, scans: Path) -> None:
    number = await sent(home_at, scans)
    async with shown(home_at, (120, 40)) as screen:
        await screen.until("What next")
        await screen.press("ъ")  # ]: the next section
        await screen.until(number)
        await screen.press("о", "л")  # j, k
        await screen.press("ы")  # s: which to show
        await screen.until("Waiting for you")
        await screen.press("ы", "ы", "ы")
        await screen.until("All applications")
        await screen.press("comma")  # where «?» is
        await screen.until("Everywhere")
        await screen.press("escape")
        await screen.press("ctrl+з")  # Ctrl+P
        await screen.until("What shall be done?")
        await screen.press("escape")
        await screen.press("й")  # q
        await screen.pilot.pause()
    assert screen.app.return_code == 0


async def test_q_leaves_from_every_section(home_at: Home) -> None:
    for place in ("1", "2"):
        async with shown(home_at) as screen:
            await screen.until("What next")
            await screen.press(place, "q")
            await screen.pilot.pause()
        assert screen.app.return_code == 0


async def test_the_help_lists_what_the_screen_can_do(home_at: Home) -> None:
    async with shown(home_at, (120, 50)) as screen:
        await screen.until("What next")
        await screen.press("2", "question_mark")
        text = await screen.until("Everywhere")
        assert "gosmed status" in text
        assert "Quit" in text


async def test_the_palette_finds_words_typed_in_the_other_layout(home_at: Home) -> None:
    async with shown(home_at, (120, 40)) as screen:
        await screen.until("What next")
        await screen.press("f2")
        await screen.until("What shall be done?")
        await screen.type("фззд")  # «appl»
        await screen.until("Applications")
        await screen.press("enter", "enter")
        await screen.until("All applications")


async def test_a_configured_key_takes_the_place_of_the_usual_one(home_at: Home) -> None:
    home_at.settings = replace(home_at.settings, keys={"applications.group": "f"})
    async with shown(home_at, (120, 40)) as screen:
        await screen.until("What next")
        await screen.press("2", "s")
        await screen.until("All applications")
        await screen.press("f")
        await screen.until("Waiting for you")


async def test_a_configured_key_is_the_one_that_texts_name(home_at: Home) -> None:
    home_at.settings = replace(home_at.settings, keys={"app.menu": "ctrl+t"})
    async with shown(home_at, (120, 40)) as screen:
        await screen.until("Ctrl+T – all sections")
        assert say("tui_records.locked.advice").startswith("n sends a code")


@pytest.mark.parametrize("domain", [one for one in DOMAINS if one.startswith("tui")])
def test_no_text_names_a_key_that_may_be_another(domain: str) -> None:
    known = keys.Named({})
    for key, texts in import_module(f"gosmed_cli.text.messages.{domain}").MESSAGES.items():
        for text in texts:
            assert not re.search(r"(?:^|[ (:;,])[a-z] – |[;:.,] [b-z] [a-z]+s ", text), (key, text)
            assert set(re.findall(r"\{key\[(.*?)\]\}", text)) <= set(known), (key, text)


async def test_a_conflict_is_told_and_the_usual_key_stays(home_at: Home) -> None:
    home_at.settings = replace(home_at.settings, keys={"applications.group": "q", "nothing.here": "x"})
    async with shown(home_at, (120, 40)) as screen:
        await screen.until("would mean both")
        await screen.until("there is no action")
        assert dict(screen.app.keymap.keys) == {}


def test_no_two_usual_keys_clash() -> None:
    every = {one.id: one.keys for one in actions.every() if one.keys}
    assert keys.configured(every).problems == ()


def test_every_action_has_words_in_both_languages() -> None:
    assert all(one.words for one in actions.every())


@pytest.mark.parametrize(
    ("key", "latin"),
    [("й", "q"), ("Й", "Q"), ("ctrl+с", "ctrl+c"), ("ё", "grave_accent"), ("full_stop", "slash"), ("f1", None)],
)
def test_twins(key: str, latin: str | None) -> None:
    assert layout_ru.twin(key) == latin


def test_search_in_either_layout() -> None:
    assert layout_ru.found("pfzdrf", "Заявка на кабинет")
    assert layout_ru.found("зачёт", "Зачет")
    assert layout_ru.found("кабинет заяв", "Заявка на кабинет")
    assert not layout_ru.found("рецепт", "Заявка на кабинет")


def test_textual_still_asks_for_keys_where_the_russian_layout_is_put_in() -> None:
    """The one private method that is overridden: its name, what it takes, and who calls it."""
    method = App._check_bindings
    assert inspect.iscoroutinefunction(method)
    assert list(inspect.signature(method).parameters) == ["self", "key", "priority"]
    assert "_check_bindings(event.key, priority=True)" in inspect.getsource(App.on_event)
    assert "_check_bindings(event.key)" in inspect.getsource(App._on_key)
