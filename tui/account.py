"""Whose cabinet it is: signing in and out, another profile."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.app import App
from textual.reactive import reactive
from textual.screen import Screen
from textual.signal import Signal

from gosmed_cli.errors import SignInNeeded, UsageProblem
from gosmed_cli.text import say
from gosmed_cli.text.clean import clean
from gosmed_cli.text.say import set_language
from gosmed_cli.usecases import failure_words

from .messages import MustSignIn
from .sections import SECTIONS
from .session import Session

if TYPE_CHECKING:
    from gosmed_cli.context import AppContext

NOWHERE = "nowhere"  # the mode of a blank screen, while the sections change hands


class AccountApp(App[None]):
    """What the application knows of its account. `begin` and `listen` are those of the whole application."""

    offline: reactive[str] = reactive("")  # why the portal cannot be reached, in words

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.session = Session(context)
        self.renewed: Signal[None] = Signal(self, "renewed")  # everything may be different now
        self.begun = False  # the first frame is there and somebody is signed in

    def signed_in(self) -> None:
        """Somebody is: what follows from it."""

    def anybody(self) -> None:
        """Is anybody signed in?"""

    def tell(self, words: str, *, severity: Any = "information") -> None:
        """A toast; text of a portal is never markup."""
        self.notify(clean(words), severity=severity, markup=False)

    @on(MustSignIn)
    def _must_sign_in(self, message: MustSignIn) -> None:
        from .screens.sign_in.screen import SignInScreen

        if not any(isinstance(one, SignInScreen) for one in self.screen_stack):
            self.push_screen(SignInScreen(message.error), self._signed_in)

    def _signed_in(self, done: bool | None) -> None:
        if done:
            self.start_anew()

    def start_anew(self) -> None:
        """Somebody is signed in: from now on screens fetch their data."""
        self.begun, self.offline = True, ""
        self.renewed.publish(None)
        self.signed_in()

    @work(exclusive=True, group="account", exit_on_error=False)
    async def action_sign_out(self) -> None:
        from gosmed_cli.usecases import sign_in

        from .dialogs.confirm import Confirm

        if not await self.push_screen_wait(Confirm(say("tui.sign_out.ask"), say("tui.act.sign_out"))):
            return
        with suppress(SignInNeeded):
            await sign_in.sign_out(await self.session.reading())
        self.session.store.forget()
        self.begun = False
        self.workers.cancel_group(self, "live")
        self.post_message(MustSignIn())

    @work(exclusive=True, group="account", exit_on_error=False)
    async def action_profile(self) -> None:
        from .dialogs.choose import Choose
        from .profiles import known

        names = known(self.session.context)
        chosen = await self.push_screen_wait(Choose(say("tui.profile.ask"), [(one, one) for one in names]))
        if chosen:
            await self.use_profile(chosen)

    async def use_profile(self, name: str) -> bool:
        """Go on as another profile. False where that cannot be; then it was told."""
        try:
            await self.session.switch(name)
        except UsageProblem as error:
            self.tell(failure_words.message(error), severity="error")
            return False
        self.begun = False
        self.workers.cancel_group(self, "live")
        while len(self.screen_stack) > 1:
            self.pop_screen()
        await self._close_sections()
        self.anybody()
        return True

    @work(exclusive=True, group="account", exit_on_error=False)
    async def speak(self, lang: str) -> None:
        """Another language from now on: every screen is made anew, and this section is shown again."""
        context, here = self.session.context, self.current_mode
        set_language(lang)
        context.typed.lang = lang
        context.settings = replace(context.settings, lang=lang)
        await self._close_sections()
        if here != SECTIONS[0].name:
            await self.switch_mode(here)

    async def _close_sections(self) -> None:
        """Forget every section's screen: they show another person's lists."""
        await self.switch_mode(NOWHERE)
        for one in SECTIONS:
            await self.remove_mode(one.name)
            self.add_mode(one.name, one.make())
        await self.switch_mode(SECTIONS[0].name)
        await self.remove_mode(NOWHERE)
        self.add_mode(NOWHERE, Screen)
