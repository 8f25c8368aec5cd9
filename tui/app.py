"""The application: wiring only. Sections are modes, data comes through the session, acts through the registry."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.screen import Screen
from textual.signal import Signal
from textual.worker import Worker, WorkerState

from gosmed_cli.errors import GosmedError, NotFound, SignInNeeded, Unavailable, UsageProblem
from gosmed_cli.text import say
from gosmed_cli.text.say import set_keys
from gosmed_cli.usecases import failure_words, live

from . import actions, asking, keys, layout_ru, themes
from .account import NOWHERE, AccountApp
from .messages import Happened, Lost, MustSignIn, Reached
from .palette import ActsProvider, open_palette
from .sections import SECTIONS
from .sheet import Sheet

if TYPE_CHECKING:
    from textual.binding import Binding

    from gosmed_cli.context import AppContext

_REST, _LONGEST_REST = 1.0, 30.0  # seconds between tries to reach the portal
_SIGNED_IN = frozenset({"go", "beside", "menu", "sign_out"})  # what somebody who is signed in can do


class Cabinet(AccountApp):
    """The cabinet of one profile."""

    CSS_PATH: ClassVar[Any] = ["styles/app.tcss", "styles/dialogs.tcss"]
    TITLE = "gosmed"
    MODES: ClassVar[dict[str, Any]] = {**{one.name: one.make() for one in SECTIONS}, NOWHERE: Screen}
    DEFAULT_MODE = SECTIONS[0].name  # no blank screen is made first
    COMMANDS: ClassVar[set[Any]] = {ActsProvider}
    BINDINGS: ClassVar[list[Any]] = actions.bindings(actions.APP)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (120, "-wide")]  # noqa: RUF012  as Textual has it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-tall")]  # noqa: RUF012  as Textual has it

    def __init__(self, context: AppContext, *, rest: float = _REST) -> None:
        super().__init__(context)
        self.happened: Signal[Any] = Signal(self, "happened")  # events of the feed
        self.opened_at = datetime.now(UTC)
        self.rest = rest
        self.trouble: asking.Trouble | None = None  # what went wrong last
        for theme in themes.THEMES:
            self.register_theme(theme)
        self._begin_in(context.settings.theme or themes.DEFAULT)
        self.stylesheet = Sheet(variables=self.get_css_variables())
        self.take_keys(context.settings.keys)

    def take_keys(self, wanted: Mapping[str, str]) -> None:
        """From now on these keys, where they fit, and in every text that names one."""
        self.keymap = keys.configured(wanted)
        self.set_keymap(self.keymap.keys)
        set_keys(keys.Named(self.keymap.keys))

    def _begin_in(self, theme: str) -> None:
        """The theme of the first frame: set before there is anything that would have to be drawn anew."""
        self.set_reactive(Cabinet.theme, theme)
        dark = self.current_theme.dark
        for name, wanted in ((f"-theme-{theme}", True), ("-dark-mode", dark), ("-light-mode", not dark)):
            self.set_class(wanted, name, update=False)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(themes.THEMES[0].variables)

    def get_key_display(self, binding: Binding) -> str:
        return keys.shown(binding.key)

    def on_mount(self) -> None:
        self.app_resume_signal.subscribe(self, self._come_back)
        for problem in self.keymap.problems:
            self.tell(problem, severity="warning")
        self.call_after_refresh(self.begin)

    def _come_back(self, _why: object) -> None:
        """After Ctrl-Z and `fg`: the terminal has forgotten everything."""
        self.refresh(layout=True)

    def signed_in(self) -> None:
        self.listen()

    def anybody(self) -> None:
        self.begin()

    @work(exclusive=True, group="begin", exit_on_error=False)
    async def begin(self) -> None:
        """Once the first frame is there: is anybody signed in?"""
        try:
            signed_in = await self.session.signed_in()
        except SignInNeeded as error:
            self.post_message(MustSignIn(error))
            return
        except GosmedError as error:
            self.tell(failure_words.message(error), severity="error")
            return
        if signed_in:
            self.start_anew()
        else:
            self.post_message(MustSignIn())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While nobody is signed in, nothing leads to the sections."""
        return action not in _SIGNED_IN or all(getattr(one, "PLACE", "") != "sign_in" for one in self.screen_stack)

    # keys in both layouts

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """The key itself; where it does nothing, the Latin key at the same place."""
        if await super()._check_bindings(key, priority):
            return True
        twin = layout_ru.twin(key)
        return twin is not None and await super()._check_bindings(twin, priority)

    # the portal: reached or not, what happens there

    @work(exclusive=True, group="live", exit_on_error=False)
    async def listen(self) -> None:
        """The feed of events, for as long as somebody is signed in."""
        after: int | None = None
        rest = self.rest
        while True:
            try:
                portal = await self.session.reading()
                if after is None:
                    after = await live.latest(portal)
                    page = None
                else:
                    page = await live.following(portal, after)
            except Unavailable as error:
                self.post_message(Lost(error))
                await asyncio.sleep(rest)
                after, rest = None, min(rest * 2, _LONGEST_REST)
                continue
            except SignInNeeded as error:
                self.post_message(MustSignIn(error))
                return
            except (NotFound, GosmedError):  # a portal without a feed: refreshing by hand remains
                return
            rest = self.rest
            self.post_message(Reached())
            if page and page["items"]:
                after = page["next"]
                self.post_message(Happened(page["items"]))

    @on(Lost)
    def _lost(self, message: Lost) -> None:
        self.offline = failure_words.message(message.error)

    @on(Reached)
    def _reached(self) -> None:
        if self.offline:
            self.offline = ""
            self.tell(say("tui.back_online"))
            self.renewed.publish(None)

    @on(Happened)
    def _happened(self, message: Happened) -> None:
        from . import notices  # only once something has happened

        for words, severity in notices.toasts(message.events):
            self.tell(words, severity=severity)
        self.happened.publish(list(message.events))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        self.told_fault(event)

    def told_fault(self, event: Worker.StateChanged) -> None:
        """A fault of ours in a worker: told with a trace file without personal data, and nothing is closed."""
        if event.state is not WorkerState.ERROR or event.worker.error is None:
            return
        from gosmed_cli.usecases.traces import write_trace

        error = event.worker.error
        trace = write_trace(error, ["tui"])
        more = say("error.fault.traced", trace=trace) if trace else say("error.fault.advice")
        self.trouble = asking.met(self, error, trace)
        hint = say("tui.ask_support.hint")
        self.tell(f"{say('error.fault', kind=type(error).__name__)}. {more} {hint}", severity="error")

    # what can be done everywhere

    async def open_section(self, name: str, about: str | None = None) -> None:
        """To a section, and there to what it is about."""
        await self.switch_mode(name)
        if about is not None and hasattr(self.screen, "look_at"):
            self.call_after_refresh(self.screen.look_at, about)

    def apply_for(
        self,
        slug: str,
        number: str = "",
        *,
        edit: bool = False,
        values: Mapping[str, object] | None = None,
        attachments: Mapping[str, Sequence[Path]] | None = None,
    ) -> None:
        """The wizard: a new application, or with `number` a correction; `edit`: of one under review."""
        from .screens.wizard.screen import WizardScreen

        self.push_screen(WizardScreen(slug, number, edit=edit, values=values, attachments=attachments))

    def hand_over(self, command: str) -> None:
        """Copy a command, for a shell, and say so."""
        self.copy(command)

    def copy(self, text: str) -> None:
        """To the clipboard: by the terminal, and by what the desktop has for it."""
        self.copy_to_clipboard(text)
        if not self.is_headless:
            self.hand_over_copy(text)
        self.tell(say("tui.copied", text=text))

    @work(thread=True, exclusive=True, group="clipboard", description="copy", exit_on_error=False)
    def hand_over_copy(self, text: str) -> None:
        from . import clipboard  # only once something is copied

        clipboard.hand_over(text)

    def action_go(self, name: str) -> None:
        """To a section."""
        self.switch_mode(name)

    def action_beside(self, step: int) -> None:
        """To the section beside this one."""
        names = [one.name for one in SECTIONS]
        self.action_go(names[(names.index(self.current_mode) + step) % len(names)])

    @work(exclusive=True, group="menu", exit_on_error=False)
    async def action_menu(self) -> None:
        from .dialogs.choose import Choose

        items = [(one.name, f"{one.key or ' '}  {one.title}") for one in SECTIONS]
        if chosen := await self.push_screen_wait(Choose(say("tui.act.menu"), items)):
            self.action_go(chosen)

    def action_theme(self) -> None:
        """The next theme, kept for the next time."""
        place = themes.NAMES.index(self.theme) if self.theme in themes.NAMES else -1
        self.theme = themes.NAMES[(place + 1) % len(themes.NAMES)]
        self.tell(say("tui.theme.now", name=say(f"tui.theme.{self.theme}")))
        from gosmed_cli.config import edit

        with suppress(UsageProblem):  # a configuration that cannot be written: this run has the theme anyway
            edit.set_value(self.session.context.paths.config, "theme", self.theme)

    def action_help(self) -> None:
        from .dialogs.help import Help

        self.push_screen(Help(getattr(self.screen, "PLACE", ""), self.keymap.keys))

    def action_command_palette(self) -> None:
        open_palette(self)

    def action_help_quit(self) -> None:
        """Ctrl+C copies, where there is something to copy, and never leaves by itself."""
        leave = next(one for one in actions.acts(actions.APP) if one.id == "app.quit")
        self.tell(say("tui.how_to_leave", keys=keys.listed(leave, self.keymap.keys)))

    @work(exclusive=True, group="leave", exit_on_error=False)
    async def action_leave(self) -> None:
        """Leave from a section, asking only where something would be lost; from a screen above it, go back."""
        from .dialogs.confirm import Confirm
        from .screens.base import CabinetScreen

        if len(self.screen_stack) > 1 and isinstance(self.screen, CabinetScreen):
            self.screen.action_back()
            return
        lost = "\n".join(filter(None, (getattr(one, "unsaved", "") for one in self._all_screens())))
        sure = await self.push_screen_wait(Confirm(lost, say("tui.leave"), danger=True)) if lost else True
        if sure:
            self.exit()

    def _all_screens(self) -> list[Screen[Any]]:
        return [one for stack in self._screen_stacks.values() for one in stack]

    async def on_unmount(self) -> None:
        await self.session.close()
