"""The line at the top: the sections and their keys, whose cabinet it is, how old what is shown is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

from rich.text import Text
from textual.reactive import reactive

from gosmed_cli.text import say

from ..sections import SECTIONS, section
from .clickable import Clickable, clickable

if TYPE_CHECKING:
    from ..app import Cabinet

_FRESH = timedelta(seconds=60)


class TopBar(Clickable):
    """Sections as tabs where they fit, the present one alone where they do not."""

    DEFAULT_CSS = """
    TopBar { height: 1; background: $card; color: $foreground; padding: 0 1; }
    """
    fetched_at: reactive[datetime | None] = reactive(None)

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def on_mount(self) -> None:
        self.watch(self.app, "offline", self._changed, init=False)
        self.set_interval(30, self.refresh)

    def _changed(self) -> None:
        self.refresh()

    def render(self) -> Text:
        right = self._right()
        room = self.size.width - right.cell_len - 2
        for left in self._lefts():
            if left.cell_len <= room:
                break
        else:
            left.truncate(max(room, 1), overflow="ellipsis")
        return Text.assemble(left, " " * max(self.size.width - left.cell_len - right.cell_len, 1), right)

    def _lefts(self) -> tuple[Text, ...]:
        """What may stand on the left, the longest first."""
        if section(self.place) is None:
            return (self._title(),)
        return (self._tabs(titled=True), self._tabs(titled=False), self._short())

    def _tabs(self, *, titled: bool) -> Text:
        """The sections that have a key, and the one that is shown; `titled`: the others by their names, too."""
        text = Text(no_wrap=True)
        for one in SECTIONS:
            here = one.name == self.place
            if not (one.key or here):
                continue
            begun = len(text)
            words = f" {one.key} {one.title}".rstrip() if titled or here else f" {one.key}"
            text.append(f"{words} ", "reverse bold" if here else "")
            clickable(text, begun, f"app.go('{one.name}')")
        begun = len(text)
        text.append(f"  {say('tui.all_sections')}", "" if titled else "dim")
        clickable(text, begun, "app.menu")
        return text

    def _short(self) -> Text:
        here = section(self.place)
        title = f" {here.key} {here.title} " if here else ""
        text = Text.assemble((title, "reverse bold"), "  ", say("tui.all_sections"), no_wrap=True)
        clickable(text, len(title), "app.menu")
        return text

    def _title(self) -> Text:
        """Of a screen that is no section: nothing leads away from it but going back."""
        return Text(f" {say(f'tui_{self.place}.title')} ", "reverse bold", no_wrap=True)

    def _right(self) -> Text:
        cabinet = cast("Cabinet", self.app)
        profile = cabinet.session.profile
        state = f"○ {say('tui.state.offline')}" if cabinet.offline else f"● {say('tui.state.online')}"
        parts = [*([profile] if profile != "default" else []), *self._age(), state]
        return Text(" · ".join(parts), no_wrap=True)

    def _age(self) -> list[str]:
        """How old what is shown is, where nothing keeps it up to date: no portal, or none yet."""
        cabinet = cast("Cabinet", self.app)
        if self.fetched_at is None or (self.fetched_at > cabinet.opened_at and not cabinet.offline):
            return []
        age = datetime.now(UTC) - self.fetched_at
        if age < _FRESH:
            return []
        minutes = int(age.total_seconds() // 60)
        if minutes < 60:
            return [say("tui.age.minutes", n=minutes)]
        hours = minutes // 60
        return [say("tui.age.hours", n=hours) if hours < 48 else say("tui.age.days", n=hours // 24)]
