"""What every screen of a section has: the frame, its data from the cache and from the portal, going back.

A screen says where it is (`PLACE`), how its data is fetched (`fetch`, a use case; runs in a worker that ends
with the screen) and how it is drawn (`draw`, called with the kept value at once and with the fresh one later). The
rest comes from here: the age of what is shown, refreshing by hand and when something has happened, the banner
while the portal cannot be reached, errors as panels, and the sign-in when it is needed.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen
from textual.worker import Worker

from gosmed_cli.errors import GosmedError, SignInNeeded, Unavailable
from gosmed_cli.text import say

from .. import actions, asking
from ..messages import Failed, Fetched, Lost, MustSignIn, Reached
from ..store import KEPT
from ..widgets.banner import Banner
from ..widgets.error_panel import ErrorPanel
from ..widgets.key_line import KeyLine
from ..widgets.top_bar import TopBar

if TYPE_CHECKING:
    from textual.binding import ActiveBinding
    from textual.widget import Widget

    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.cabinet.notices import Event

    from ..app import Cabinet

_OLD = timedelta(minutes=5)


class CabinetScreen(Screen[None]):
    """A section's screen, or one that is opened from it."""

    PLACE: ClassVar[str] = ""
    KINDS: ClassVar[tuple[str, ...]] = ()  # beginnings of events after which the data is fetched anew

    def __init__(self) -> None:
        super().__init__()
        self.now = datetime.now(UTC)  # the portal's time of what is shown
        self.fetched_at: datetime | None = None  # by this computer's clock
        self._stale = True

    @property
    def cabinet(self) -> Cabinet:
        return cast("Cabinet", self.app)

    # the frame

    def compose(self) -> ComposeResult:
        yield TopBar(self.PLACE)
        yield Banner()
        yield ErrorPanel()
        with Container(id="body"):
            yield from self.body()
        yield KeyLine()

    def body(self) -> ComposeResult:
        """What the section itself shows."""
        yield from ()

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """What can be done now, in words; above a section the key that leaves it goes back."""
        found = spoken(self, super().active_bindings)
        return found if self.app.screen_stack[:1] == [self] else _going_back(found)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An act that is not possible now is neither done nor shown."""
        condition = actions.conditions(self.PLACE).get(action)
        return bool(getattr(self, condition, False)) if condition else True

    # its data

    async def fetch(self, portal: Portal) -> Any:
        """The data, as JSON; runs in a worker. Raises GosmedError. None for a screen that has no data."""
        return None

    def draw(self, value: Any) -> None:
        """Show the data; `self.now` is the portal's time. Selection, filter and scroll stay as they are."""

    def on_mount(self) -> None:
        """Textual calls it after a subclass's own `on_mount`, which must not call it, too."""
        self.cabinet.happened.subscribe(self, self._happened)
        self.cabinet.renewed.subscribe(self, self._renewed)
        self.set_interval(_OLD.total_seconds(), self._renew_old)
        self.show_kept()

    def on_screen_resume(self) -> None:
        if self.cabinet.begun and (self._stale or self._is_old):
            self.action_refresh()

    @property
    def _is_old(self) -> bool:
        """A day ends, a term comes near: nothing happens at the portal then that the feed would tell of. What no
        event concerns (a form, a patient's record) is never fetched unasked."""
        at = self.fetched_at
        return bool(self.KINDS) and at is not None and datetime.now(UTC) - at > _OLD

    def _renew_old(self) -> None:
        if self.is_current and self._is_old and self.cabinet.begun and not self.cabinet.offline:
            self.action_refresh()

    def show_kept(self) -> None:
        """What was last seen, with its age, until the portal answers."""
        kept = self.cabinet.session.store.load(self.PLACE) if self.PLACE in KEPT else None
        if kept is not None:
            self.fetched_at, self.now = kept.at, kept.portal_now(datetime.now(UTC))
            self.draw(kept.value)
            self._tell_age()

    def action_refresh(self) -> None:
        self._stale = False
        self.load_data()

    @work(exclusive=True, group="data", exit_on_error=False)
    async def load_data(self) -> None:
        try:
            portal = await self.cabinet.session.reading()
            value = await self.fetch(portal)
        except GosmedError as error:
            self.post_message(Failed(error))
        else:
            self.post_message(Fetched(value, portal.time()))

    @on(Fetched)
    def _fetched(self, message: Fetched) -> None:
        message.stop()
        self.fetched_at, self.now = datetime.now(UTC), message.now
        if self.PLACE in KEPT:
            self.cabinet.session.store.save(self.PLACE, message.value, message.now)
        self.query_one(ErrorPanel).hide()
        self.draw(message.value)
        self._tell_age()
        self.cabinet.post_message(Reached())

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        """Away for a while is told by the banner, a missing sign-in is asked for; the rest is a panel."""
        message.stop()
        error = message.error
        if isinstance(error, SignInNeeded):
            self._stale = True
            self.cabinet.post_message(MustSignIn(error))
        elif isinstance(error, Unavailable) and not getattr(error, "lasting", False):
            self._stale = True
            self.cabinet.post_message(Lost(error))
        else:
            self.cabinet.trouble = asking.met(self.cabinet, error)
            hint = say("tui.ask_support.hint") if self.has_trouble else ""
            self.query_one(ErrorPanel).show(error, hint)
            self.refresh_bindings()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A fault of ours in a worker is told, with its trace; the screen stays."""
        self.cabinet.told_fault(event)

    def _tell_age(self) -> None:
        if self.fetched_at is not None:
            self.query_one(TopBar).fetched_at = self.fetched_at

    def _happened(self, events: list[Event]) -> None:
        if any(one["kind"].startswith(self.KINDS) for one in events if self.KINDS):
            self._renewed(None)

    def _renewed(self, _why: object) -> None:
        """Something has changed: fetch it now, or when the screen is looked at again."""
        self._stale = True
        if self.is_current:
            self.action_refresh()

    # asking support about what went wrong

    @property
    def concerns(self) -> str:
        """The number of the application that is looked at, if any."""
        return ""

    @property
    def has_trouble(self) -> bool:
        return self.cabinet.trouble is not None and self.cabinet.begun

    def action_ask_support(self) -> None:
        if self.cabinet.trouble is not None:
            asking.ask(self.cabinet, self.cabinet.trouble)

    # what can be done everywhere

    can_filter = False
    can_copy = False

    @property
    def unsaved(self) -> str:
        """What would be lost by leaving, in words; empty where nothing would."""
        return ""

    def action_back(self) -> None:
        """One step back: close what was opened above a section; from a section to the first one."""
        if len(self.app.screen_stack) > 1:
            self.dismiss()
        else:
            self.cabinet.action_go("home")

    def first(self) -> Widget | None:
        """The widget that has the focus when the screen is opened."""
        return None


def spoken(screen: Screen[Any], found: dict[str, ActiveBinding]) -> dict[str, ActiveBinding]:
    """Bindings with their words: an act's id is a description only in the class. What is possible for whatever is
    in front is asked of this one: below a dialog the line of keys stays as it was."""
    from dataclasses import replace

    return {
        key: one._replace(binding=replace(one.binding, description=act.words))
        if (act := actions.by_id(one.binding.description))
        else one
        for key, one in found.items()
        if not one.binding.action.startswith("screen.")
        or screen.check_action(one.binding.action.removeprefix("screen."), ())
    }


def _going_back(found: dict[str, ActiveBinding]) -> dict[str, ActiveBinding]:
    from dataclasses import replace

    return {
        key: one._replace(binding=replace(one.binding, description=say("tui.act.back")))
        if one.binding.id == "app.quit"
        else one
        for key, one in found.items()
    }
