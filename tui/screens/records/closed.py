"""A list of patients' data: behind a code (R87), and forgotten as soon as it is not looked at."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar
from weakref import WeakKeyDictionary

from textual import on
from textual.widgets import Button

from gosmed_cli.errors import CodeNeeded, NotAllowed, SignInNeeded
from gosmed_cli.text import say
from gosmed_cli.usecases import failure_words, second_factor
from gosmed_cli.usecases.second_factor import SecondFactor, behind_code

from ...messages import Failed
from ...widgets.empty_state import EmptyState
from ...widgets.error_panel import ErrorPanel
from ...widgets.filter_line import FilterLine
from ..acting import ActingList

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.cabinet.sign_in import Challenge

    from ...session import Session

_SHUT = ("tui_records.locked", "tui_records.closed")
T = TypeVar("T", bound=Mapping[str, Any])
Found = TypeVar("Found")
SECTION = "records"
_OF_CODES = ("wrong_code", "challenge_over", "not_approved")  # not about the sign-in itself
_UNTIL: WeakKeyDictionary[Session, float] = WeakKeyDictionary()  # when the code given last is over


class Shut(EmptyState):
    """Why the records are closed, and a button that asks for a code."""

    def on_mount(self) -> None:
        if self.screen.is_current:
            self.query_one(Button).focus()


class ClosedList(ActingList[T], Generic[T]):
    """What it shows is in memory only while it is on the screen, and no longer than the code is good.

    No code is sent before somebody asks for it: sections are walked through with one key. Its registry has the
    acts `unlock('sms')` and `unlock('app')`, when `is_shut`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.is_shut = False
        self._way: Literal["sms", "app"] | None = None  # how a code is to come, once it is asked for
        self._challenge: Challenge | None = None

    # the code

    def action_unlock(self, way: Literal["sms", "app"]) -> None:
        """Have a code sent, or the app asked, and open the records."""
        self._way = way
        self.action_refresh()

    async def behind_code(self, portal: Portal, work: Callable[[], Awaitable[Found]]) -> Found:
        """What `work` gives, once the code was given where the portal wants one. Raises NotAllowed without it."""
        way, self._way = self._way, None
        try:
            if way is None:
                return await work()
            found = await self._let_in(portal, work, SecondFactor(way, ask_code=self._ask))
        except CodeNeeded as error:
            raise NotAllowed("tui_records.closed", why=failure_words.message(error)) from error
        except SignInNeeded as error:
            if second_factor.is_needed(error):
                raise NotAllowed("tui_records.locked") from error
            if not error.code.endswith(_OF_CODES):
                raise
            raise NotAllowed("tui_records.closed", why=failure_words.message(error)) from error
        _UNTIL[self.cabinet.session] = time.monotonic() + second_factor.OPEN_FOR
        return found

    async def _let_in(self, portal: Portal, work: Callable[[], Awaitable[Found]], by: SecondFactor) -> Found:
        """A code that is mistyped may be typed again."""
        while True:
            try:
                return await behind_code(portal, work, by)
            except SignInNeeded as error:
                if not error.code.endswith("wrong_code") or self._challenge is None:
                    raise
                code = await self._ask(self._challenge, failure_words.message(error))
                by = SecondFactor(challenge=self._challenge["challenge"], code=code)

    async def _ask(self, asked: Challenge, wrong: str = "") -> str:
        """The code of an SMS, typed here; of the app it waits. Raises NotAllowed where nothing was typed."""
        from ...dialogs.prompt import Prompt

        self._challenge = asked
        if asked["method"] == "app":
            self.cabinet.tell(say("records.approve_in_app"))
            return ""
        words = "\n".join(filter(None, (wrong, say("tui_records.code", to=asked["sent_to"]))))
        typed = await self.app.push_screen_wait(Prompt(words, hint="000000", check=_no_code))
        if typed is None:
            raise NotAllowed("tui_records.closed", why=say("tui_records.no_code"))
        return typed.strip()

    # what is shown, and for how long

    def draw(self, value: Any) -> None:
        """What comes after the screen was left is not kept either."""
        if not self.is_current:
            self._stale = True
            return
        self.is_shut = False
        self.query(Shut).remove()
        until = _UNTIL.setdefault(self.cabinet.session, time.monotonic() + second_factor.OPEN_FOR)
        self.set_timer(max(until - time.monotonic(), 0.01), self._lapse)
        super().draw(value)

    def _lapse(self) -> None:
        """The time of the code is over, unless another one was given meanwhile."""
        if _UNTIL.get(self.cabinet.session, 0) <= time.monotonic() and self.items is not None:
            self.post_message(Failed(NotAllowed("tui_records.locked")))

    @on(Failed)
    def _refused_to_show(self, message: Failed) -> None:
        """What may not be seen any more is gone from the screen, too; that a code is needed is no error."""
        error = message.error
        if not isinstance(error, NotAllowed | SignInNeeded):
            return
        self.is_shut = error.code in _SHUT
        self.forget()
        if self.is_shut:
            message.prevent_default()
            message.stop()
            _UNTIL.pop(self.cabinet.session, None)
            self._stale = False  # asked for by a key, not by itself
            self._shut(failure_words.message(error))

    def _shut(self, why: str) -> None:
        """What to do about it stands in the list's place."""
        self.query_one(ErrorPanel).hide()
        self.table.display = False
        for one in self.query(Shut):
            one.remove()
        self.query_one("#list").mount(Shut(why, say("tui_records.closed.advice"), say("tui_records.act.unlock")))
        self.refresh_bindings()

    @on(Shut.Wanted)
    def _wanted(self) -> None:
        self.action_unlock("sms")

    def on_screen_suspend(self) -> None:
        """Nothing of a patient waits behind another screen: coming back, it is read anew."""
        if not self.app.screen.is_modal:
            self.forget()
        if self.app.current_mode != SECTION:
            self.query_one(FilterLine).action_close()

    def forget(self) -> None:
        self.items, self._stale = None, True
        self.table.show([])
        self.draw_detail()
        self._draw_group()


def _no_code(typed: str) -> str:
    return "" if typed.strip() else say("tui_records.no_code")
