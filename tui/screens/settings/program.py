"""The program itself: language, theme, profile, the portal's address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gosmed_cli.config import edit
from gosmed_cli.config.file import quietly
from gosmed_cli.text import language, say
from gosmed_cli.text.say import LANGUAGES

from ... import themes
from .rows import Setting, setting

if TYPE_CHECKING:
    from ...app import Cabinet


def rows(cabinet: Cabinet) -> Iterator[Setting]:
    """What is in force."""
    session = cabinet.session
    yield _one("lang", say(f"tui_settings.lang.{language()}"), change=True)
    yield _one("theme", say(f"tui.theme.{cabinet.theme}"), change=True)
    yield _one("profile", session.profile, change=True)
    yield _one("portal", session.address)


def _one(name: str, value: str, *, change: bool = False) -> Setting:
    title, about = say(f"tui_settings.{name}"), say(f"tui_settings.{name}.about")
    return setting("program", name, title, value, about, change=change)


async def change(cabinet: Cabinet, name: str) -> str:
    """Ask for another value, write it, use it. Raises UsageProblem for a configuration that cannot be written."""
    if name == "profile":
        cabinet.action_profile()
        return ""
    from ...dialogs.choose import Choose

    names = LANGUAGES if name == "lang" else themes.NAMES
    prefix = "tui_settings.lang" if name == "lang" else "tui.theme"
    items = [(one, say(f"{prefix}.{one}")) for one in names]
    chosen = await cabinet.push_screen_wait(Choose(say(f"tui_settings.{name}"), items))
    if not chosen:
        return ""
    config = cabinet.session.context.paths.config
    if name == "theme":
        edit.set_value(config, "theme", chosen)
        cabinet.theme = chosen
        return say("tui.theme.now", name=say(f"tui.theme.{chosen}"))
    edit.set_value(config, _place_of_language(cabinet), chosen)
    cabinet.speak(chosen)
    return ""


def _place_of_language(cabinet: Cabinet) -> str:
    """A profile with a language of its own keeps it there."""
    profile = cabinet.session.profile
    own = quietly(cabinet.session.context.paths.config).get("profiles", {}).get(profile, {})
    return f"profiles.{profile}.lang" if "lang" in own else "lang"
