"""Signing in: login and password, then the code of an SMS or an approval in the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Button, ContentSwitcher, Input, RadioSet, Static
from textual.worker import Worker

from gosmed_cli.errors import GosmedError
from gosmed_cli.text import say
from gosmed_cli.text.clean import clean
from gosmed_cli.usecases import sign_in

from ... import actions
from ...messages import Failed
from ...profiles import known
from ...widgets.error_panel import ErrorPanel
from ...widgets.key_line import KeyLine
from ...widgets.toggles import Radio
from ...widgets.top_bar import TopBar
from ..base import spoken

if TYPE_CHECKING:
    from textual.binding import ActiveBinding

    from gosmed_cli.contract.cabinet.sign_in import Challenge

    from ...app import Cabinet

_METHODS: tuple[sign_in.MethodName, ...] = ("sms", "app")


class SignInScreen(Screen[bool]):
    """Dismissed with True once somebody is signed in."""

    PLACE = "sign_in"
    CSS_PATH = "../../styles/sign_in.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("sign_in")]

    def __init__(self, why: GosmedError | None = None) -> None:
        super().__init__()
        self.why = why
        self.challenge: Challenge | None = None

    @property
    def cabinet(self) -> Cabinet:
        return cast("Cabinet", self.app)

    def compose(self) -> ComposeResult:
        yield TopBar(self.PLACE)
        with VerticalScroll(id="sheet"), Vertical(id="form"):
            yield Static(Text(say("tui_sign_in.title")), classes="title")
            yield Static(self._where(), classes="muted", id="where")
            yield ErrorPanel()
            with ContentSwitcher(initial="who"):
                yield from self._who()
                yield from self._code()
                yield from self._waiting()
            yield Static(Text(say("tui_sign_in.plain")), classes="muted", id="plain")
        yield KeyLine()

    def _who(self) -> ComposeResult:
        with Vertical(id="who"):
            yield Static(Text(say("tui_sign_in.login")))
            yield Input(self.cabinet.session.context.settings.login or "", id="login")
            yield Static(Text(say("tui_sign_in.password")))
            yield Input(password=True, id="password")
            with RadioSet(id="method"):
                for name in _METHODS:
                    yield Radio(say(f"tui_sign_in.method.{name}"), value=name == "sms", name=name)
            yield Button(say("tui_sign_in.go"), variant="primary", id="go")

    def _code(self) -> ComposeResult:
        with Vertical(id="code-step"):
            yield Static(id="sent")
            yield Input(id="code", placeholder="000000", max_length=12)
            yield Button(say("tui_sign_in.finish"), variant="primary", id="finish")

    def _waiting(self) -> ComposeResult:
        with Vertical(id="app-step"):
            yield Static(Text(f"◐ {say('tui_sign_in.waiting')}"))

    def _where(self) -> Text:
        session = self.cabinet.session
        text = Text(say("tui_sign_in.where", portal=clean(session.address), profile=session.profile))
        return text.append(f" · {say('tui_sign_in.other')}") if len(known(session.context)) > 1 else text

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        return spoken(self, super().active_bindings)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        condition = actions.conditions(self.PLACE).get(action)
        return bool(getattr(self, condition, False)) if condition else True

    def on_mount(self) -> None:
        if self.why is not None and not self.why.code.endswith("not_signed_in"):
            self.query_one(ErrorPanel).show(self.why)
        self._first()

    def _first(self) -> None:
        login = self.query_one("#login", Input)
        (self.query_one("#password", Input) if login.value else login).focus()

    # steps

    @on(Input.Submitted, "#login")
    def _to_password(self) -> None:
        self.query_one("#password").focus()

    @on(Input.Submitted, "#password")
    @on(Button.Pressed, "#go")
    def _go(self) -> None:
        if self.query_one("#go", Button).disabled:
            return
        login, password = self.query_one("#login", Input).value.strip(), self.query_one("#password", Input).value
        missing = "#login" if not login else "#password" if not password else ""
        if missing:
            self.query_one(missing).focus()
            return
        self._busy(True)
        chosen = self.query_one("#method", RadioSet).pressed_index
        self.start(login, password, _METHODS[max(chosen, 0)])

    @work(exclusive=True, group="sign-in", exit_on_error=False)
    async def start(self, login: str, password: str, method: sign_in.MethodName) -> None:
        try:
            portal = await self.cabinet.session.reading()
            challenge = await sign_in.start(portal, login, password, method=method)
        except GosmedError as error:
            self.post_message(Failed(error))
            return
        self.challenge = challenge
        self._asked()
        if method == "app":
            self.finish(challenge["challenge"], None)

    def _asked(self) -> None:
        """A code is on its way, or the app asks."""
        assert self.challenge is not None
        self._busy(False)
        self.query_one(ErrorPanel).hide()
        self.query_one("#password", Input).value = ""
        step = "app-step" if self.challenge["method"] == "app" else "code-step"
        self.query_one(ContentSwitcher).current = step
        if step == "code-step":
            sent = say("tui_sign_in.sent", to=clean(self.challenge["sent_to"]))
            self.query_one("#sent", Static).update(Text(sent))
            self.query_one("#code", Input).focus()
        self.refresh_bindings()

    @on(Input.Submitted, "#code")
    @on(Button.Pressed, "#finish")
    def _finish(self) -> None:
        if self.query_one("#finish", Button).disabled:
            return
        code = self.query_one("#code", Input).value.strip()
        if self.challenge is not None and code:
            self._busy(True)
            self.finish(self.challenge["challenge"], code)

    @work(exclusive=True, group="sign-in", exit_on_error=False)
    async def finish(self, challenge: str, code: str | None) -> None:
        try:
            portal = await self.cabinet.session.reading()
            done = await sign_in.finish(portal, challenge, code)
        except GosmedError as error:
            self.post_message(Failed(error))
            return
        self.cabinet.session.belongs_to(done.account)
        self.dismiss(True)

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        """Wrong password, wrong code, a locked login, no portal: as the command line tells it."""
        message.stop()
        self._busy(False)
        self.query_one(ErrorPanel).show(message.error)
        if self.query_one(ContentSwitcher).current == "app-step":
            self.action_again()
            return
        where = "#code" if self.query_one(ContentSwitcher).current == "code-step" else "#password"
        field = self.query_one(where, Input)
        field.value = ""
        field.focus()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        self.cabinet.told_fault(event)

    def _busy(self, busy: bool) -> None:
        for button in self.query(Button):
            button.disabled = busy

    # keys

    @property
    def may_start_again(self) -> bool:
        return self.challenge is not None

    @property
    def may_begin(self) -> bool:
        return self.challenge is None

    def action_create(self) -> None:
        self.with_account("create")

    def action_activate(self) -> None:
        self.with_account("activate", self.query_one("#login", Input).value.strip())

    def action_recover(self) -> None:
        self.with_account("recover", self.query_one("#login", Input).value.strip())

    @work(exclusive=True, group="account", exit_on_error=False)
    async def with_account(self, what: str, *given: str) -> None:
        """One of the ways to an account; afterwards its login stands here."""
        from ...dialogs.error import ErrorDialog
        from . import accounts

        try:
            login = await getattr(accounts, what)(self.cabinet, *given)
        except GosmedError as error:
            self.app.push_screen(ErrorDialog(error))
        else:
            if login:
                self.query_one("#login", Input).value = login
                self._first()

    def action_again(self) -> None:
        """Back to login and password."""
        self.challenge = None
        self.workers.cancel_group(self, "sign-in")
        self.query_one(ContentSwitcher).current = "who"
        self._first()
        self.refresh_bindings()

    def action_back(self) -> None:
        if self.challenge is not None:
            self.action_again()
