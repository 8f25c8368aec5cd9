"""Sending, as a widget: the bar while it lasts, then the number and what comes next, or what was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from gosmed_cli.contract.vocabulary import CHUNK_MIN
from gosmed_cli.errors import GosmedError, SignInNeeded, Unavailable
from gosmed_cli.text import say
from gosmed_cli.usecases import application_words
from gosmed_cli.usecases.titles import status_title

from ..messages import MustSignIn
from ..widgets.detail_pane import Line, text_of
from ..widgets.error_panel import text_of as error_text
from ..widgets.status_badge import StatusBadge
from ..widgets.upload_bar import UploadBar
from . import sending_words as words
from .courier import REST, Parcel, send
from .measure import Measure

if TYPE_CHECKING:
    from textual.worker import Worker

    from gosmed_cli.contract.cabinet.applications import Application

    from ..app import Cabinet

_OFTEN = 0.25  # seconds between two looks at how far it is


class Sending(VerticalScroll):
    """`begin` sends; posts `Sent`, `Broke` or `Stopped`. Its screen asks `may_stop` before it goes."""

    DEFAULT_CSS = """
    Sending { height: 1fr; padding: 1 2; }
    Sending Static { height: auto; }
    Sending UploadBar { margin-bottom: 1; }
    """

    class Progressed(Message):
        """Something was sent, or packed, or the portal has gone or come back."""

    class Lost(Message):
        """The portal does not answer; it is tried again."""

    class Sent(Message):
        """It has arrived and passed the automatic check."""

        def __init__(self, application: Application) -> None:
            super().__init__()
            self.application = application

    class Broke(Message):
        """It was refused, by the portal or on this computer; `number` where the portal has it."""

        def __init__(self, error: GosmedError) -> None:
            super().__init__()
            self.error = error
            self.number = str(error.params.get("number", "")) if error.sent else ""

    class Stopped(Message):
        """It was stopped by the person."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self.parcel: Parcel | None = None
        self.measure = Measure(self._changed)
        self.lost = False
        self._worker: Worker[Any] | None = None
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        yield UploadBar()
        yield Static(id="sent-title", classes="title")
        yield StatusBadge()
        yield Static(id="sent-text")

    def on_mount(self) -> None:
        self._timer = self.set_interval(_OFTEN, self._tick, pause=True)
        self._show(bar=False)

    @property
    def cabinet(self) -> Cabinet:
        return cast("Cabinet", self.app)

    @property
    def busy(self) -> bool:
        """Whether something is on its way."""
        return self._worker is not None and self._worker.is_running

    @property
    def arrived(self) -> bool:
        """Whether all of it is at the portal, which checks it."""
        state = self.measure.state
        return bool(state.label) and not state.running and state.done >= state.total

    def begin(self, parcel: Parcel) -> None:
        """Send this, or go on with it."""
        if self.busy:
            return
        self.parcel, self.lost, self.measure = parcel, False, Measure(self._changed)
        self._show(bar=True)
        self._tick()
        self._worker = self.carry(parcel, self.measure)
        if self._timer:
            self._timer.resume()

    @work(exclusive=True, group="sending", exit_on_error=False)
    async def carry(self, parcel: Parcel, measure: Measure) -> None:
        rest = min(REST, self.cabinet.rest)
        try:
            application = await send(self.cabinet.session, parcel, measure, lost=self._gone, rest=rest)
        except GosmedError as error:
            self.post_message(self.Broke(error))
        else:
            self.post_message(self.Sent(application))

    def _gone(self, _error: Unavailable) -> None:
        self.post_message(self.Lost())

    def _changed(self) -> None:
        self.post_message(self.Progressed())

    # how far it is

    @on(Lost)
    def _lost(self, message: Lost) -> None:
        message.stop()
        self.lost = True
        self._tick()

    @on(Progressed)
    def _progressed(self, message: Progressed) -> None:
        message.stop()
        if self.lost and self.measure.state.moving:
            self.lost = False
        self._tick()

    def _tick(self) -> None:
        state = self.measure.state
        part = max(CHUNK_MIN, self.parcel.service.limits.chunk_min) if self.parcel else CHUNK_MIN
        trouble = words.trouble(state, lost=self.lost)
        self.query_one(UploadBar).show(words.what(state), state.share, words.numbers(state, part), trouble)

    # how it ended

    @on(Sent)
    def _sent(self, message: Sent) -> None:
        one = message.application
        self._end(say("tui_sending.sent", number=one["number"]), self._next(one))
        badge = self.query_one(StatusBadge)
        badge.display = True
        badge.show(one["status"], status_title(one))
        self.cabinet.renewed.publish(None)

    def _next(self, one: Application) -> list[Line]:
        """By when, and what there is to do meanwhile."""
        now, service_of = self.cabinet.session.now(), application_words.bundled_service_of
        lines = [*application_words.terms(one, now, service_of), *application_words.meetings(one, now, service_of)]
        found = [(line[:1].upper() + line[1:], style) for line, style in lines]
        if not application_words.settled(one["status"]):
            found.append((say("tui_sending.next"), "dim"))
        return found

    @on(Broke)
    def _broke(self, message: Broke) -> None:
        known = "tui_sending.refused" if message.number else "tui_sending.not_sent"
        self._end(say(known, number=message.number), [])
        self.query_one("#sent-text", Static).update(error_text(message.error))
        if isinstance(message.error, SignInNeeded):
            self.cabinet.post_message(MustSignIn(message.error))
        if message.number:
            self.cabinet.renewed.publish(None)

    @on(Stopped)
    def _stopped(self) -> None:
        self._end(say("tui_sending.stopped"), [])

    def _end(self, title: str, lines: list[Line]) -> None:
        self._show(bar=False)
        self.query_one("#sent-title", Static).update(Text(title))
        self.query_one("#sent-text", Static).update(text_of([lines]))

    def _show(self, *, bar: bool) -> None:
        """The bar, or what came of it."""
        if self._timer and not bar:
            self._timer.pause()
        self.query_one(UploadBar).display = bar
        self.query_one(StatusBadge).display = False
        for name in ("#sent-title", "#sent-text"):
            self.query_one(name).display = not bar

    # stopping

    async def may_stop(self) -> bool:
        """Ask, and stop; True where nothing is on its way any more. Called from a worker."""
        from ..dialogs.confirm import Confirm

        if not self.busy:
            return True
        late = "_late" if self.arrived else ""
        question = say("tui_sending.stop.late" if late else "tui_sending.stop.ask")
        sure = await self.app.push_screen_wait(Confirm(question, say(f"tui_sending.stop.yes{late}"), danger=True))
        if sure and self.busy:
            self.stop()
        return not self.busy

    def stop(self) -> None:
        """No further byte goes out; what the portal has acknowledged is written down already."""
        if self._worker is not None and self._worker.is_running:
            self._worker.cancel()
            self._worker = None
            self.post_message(self.Stopped())

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        self.cabinet.told_fault(event)
