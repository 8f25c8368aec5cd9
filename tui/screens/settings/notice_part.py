"""By which channels notices of each kind go (R48)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gosmed_cli.contract.vocabulary import NoticeChannel
from gosmed_cli.text import say
from gosmed_cli.usecases import notice_words as words
from gosmed_cli.usecases import notices

from .rows import Setting, setting

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.notices import NoticeSetting

    from ...app import Cabinet

ALL = "all"


def rows(found: Sequence[NoticeSetting]) -> Iterator[Setting]:
    """Every kind with its channels, all of them together first."""
    about = say("tui_settings.notices.about")
    if found:
        yield setting("notices", ALL, say("tui_settings.notices.all"), "", about, change=True)
    for one in found:
        states = ((name.value, bool(one[name.value])) for name in NoticeChannel)
        value = "  ".join(f"{'✓' if on else '○'} {words.channel(name)}" for name, on in states)
        yield setting("notices", one["kind"], words.kind(one["kind"]), value, about, change=True)


async def change(cabinet: Cabinet, kind: str, found: Sequence[NoticeSetting]) -> str:
    """Ask which channel to switch, and switch it. Raises RuleBroken where security would be silenced."""
    from ...dialogs.choose import Choose

    one = next((each for each in found if each["kind"] == kind), None)
    title = words.kind(kind) if one else say("tui_settings.notices.all")
    chosen = await cabinet.push_screen_wait(Choose(title, _choices(one)))
    if not chosen:
        return ""
    given = chosen if one is None else f"{kind}.{chosen}"
    await notices.switch(await cabinet.session.sending(), [given])
    return say("tui_settings.notices.switched")


def _choices(one: NoticeSetting | None) -> list[tuple[str, str]]:
    """What can be switched: of one kind the other way round, of all of them either way."""
    found = []
    for name in NoticeChannel:
        states = (True, False) if one is None else (not one[name.value],)
        for on in states:
            words_ = say(f"tui_settings.notices.{'on' if on else 'off'}", channel=words.channel(name.value))
            found.append((f"{name.value}={'on' if on else 'off'}", words_))
    return found
