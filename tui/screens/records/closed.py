"""A list of patients' data: behind a code (R87), and forgotten as soon as it is not looked at."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from gosmed_cli.errors import NotAllowed, SignInNeeded
from gosmed_cli.text import say
from gosmed_cli.usecases import failure_words
from gosmed_cli.usecases.second_factor import SecondFactor, behind_code

from ..acting import ActingList

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.cabinet.sign_in import Challenge

T = TypeVar("T", bound=Mapping[str, Any])
Found = TypeVar("Found")
_OF_CODES = ("wrong_code", "challenge_over", "not_approved")  # not about the sign-in itself


class ClosedList(ActingList[T], Generic[T]):
    """What it shows is in memory only while it is on the screen."""

    async def behind_code(self, portal: Portal, work: Callable[[], Awaitable[Found]]) -> Found:
        """What `work` gives; the code is asked for where the portal wants one. Raises NotAllowed without it."""
        try:
            return await behind_code(portal, work, SecondFactor(ask_code=self._ask))
        except SignInNeeded as error:
            if not error.code.endswith(_OF_CODES):
                raise
            raise NotAllowed("tui_records.closed", why=failure_words.message(error)) from error

    async def _ask(self, asked: Challenge) -> str:
        """The code of an SMS, typed here. Raises NotAllowed where it is not."""
        from ...dialogs.prompt import Prompt

        question = Prompt(say("tui_records.code", to=asked["sent_to"]), hint="000000", check=_no_code)
        typed = await self.app.push_screen_wait(question)
        if typed is None:
            raise NotAllowed("tui_records.closed", why=say("tui_records.no_code"))
        return typed.strip()

    def draw(self, value: Any) -> None:
        """What comes after the screen was left is not kept either."""
        if self.is_current:
            super().draw(value)
        else:
            self._stale = True

    def on_screen_suspend(self) -> None:
        """Nothing of a patient waits behind another screen: coming back, it is read anew."""
        if not self.app.screen.is_modal:
            self.forget()

    def forget(self) -> None:
        self.items, self._stale = None, True
        self.table.show([])
        self.draw_detail()


def _no_code(typed: str) -> str:
    return "" if typed.strip() else say("tui_records.no_code")
