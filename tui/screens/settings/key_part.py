"""Keys: every action with its keys, another key for one, what two actions would share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from gosmed_cli.config import edit
from gosmed_cli.text import say

from ... import actions, keys
from ...actions import APP, Act
from ...sections import section
from .rows import Setting, setting

if TYPE_CHECKING:
    from ...app import Cabinet


def rows(cabinet: Cabinet) -> Iterator[Setting]:
    """All that there are; those that were changed stand out."""
    configured = cabinet.session.context.settings.keys
    for one in actions.every():
        own = one.id in cabinet.keymap.keys
        lines = [say("tui_settings.key.name", name=one.id)]
        if own:
            lines.append(say("tui_settings.key.usual", keys=keys.listed(one, {})))
        shown = keys.listed(one, cabinet.keymap.keys)
        style, forget = ("warn" if own else ""), one.id in configured
        yield setting("keys", one.id, _title(one), shown, *lines, style=style, change=True, forget=forget)


def problems(cabinet: Cabinet) -> Iterator[Setting]:
    """What is wrong with the keys of the configuration."""
    for number, one in enumerate(cabinet.keymap.problems):
        yield setting("keys", f"!{number}", f"▲ {say('tui_settings.key.problem')}", one, one, style="bad")


def _title(one: Act) -> str:
    found = section(one.place)
    place = say("tui.help.everywhere") if one.place == APP else found.title if found else ""
    return f"{place}: {one.words}" if place else one.words


async def change(cabinet: Cabinet, name: str) -> str:
    """Ask for other keys. Raises UsageProblem for a configuration that cannot be written."""
    from ...dialogs.prompt import Prompt

    act = actions.by_id(name)
    if act is None:
        return ""
    question = Prompt(
        say("tui_settings.key.ask", action=act.words),
        value=cabinet.keymap.keys.get(name, act.keys),
        check=lambda typed: why_not(cabinet, name, typed),
    )
    typed = await cabinet.push_screen_wait(question)
    if not typed:
        return ""
    edit.set_key(cabinet.session.context.paths.config, name, typed.strip())
    use(cabinet, {**cabinet.session.context.settings.keys, name: typed.strip()})
    return say("tui_settings.key.changed", action=act.words, keys=keys.listed(act, cabinet.keymap.keys))


async def forget(cabinet: Cabinet, name: str) -> str:
    """The usual keys again."""
    act = actions.by_id(name)
    edit.set_key(cabinet.session.context.paths.config, name, None)
    settings = cabinet.session.context.settings
    use(cabinet, {one: value for one, value in settings.keys.items() if one != name})
    return say("tui_settings.key.changed", action=act.words, keys=keys.listed(act, {})) if act else ""


def why_not(cabinet: Cabinet, name: str, typed: str) -> str:
    """Why these keys will not do: none that a keyboard has, or another action's."""
    wanted = [one.strip() for one in typed.split(",")]
    if not all(wanted):
        return say("tui_settings.key.empty")
    if wrong := next((one for one in wanted if not keys.exists(one)), ""):
        return say("tui_settings.key.unknown", key=wrong)
    before = cabinet.session.context.settings.keys
    known = set(keys.configured(before).problems)
    return next((one for one in keys.configured({**before, name: typed}).problems if one not in known), "")


def use(cabinet: Cabinet, wanted: dict[str, str]) -> None:
    """These keys from now on."""
    context = cabinet.session.context
    context.settings = replace(context.settings, keys=wanted)
    cabinet.take_keys(wanted)
