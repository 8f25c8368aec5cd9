"""Home: level, cabinet, what is there and what lacks, points, deadlines, notices, what to do next."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Button, Static

from gosmed_cli.text import language, say
from gosmed_cli.usecases import account as accounts
from gosmed_cli.usecases import notices as told

from ...actions import bindings
from ...widgets.gauge import Gauge
from ..base import CabinetScreen
from . import words

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal

_NOTICES = 5


class HomeScreen(CabinetScreen):
    """Everything at one look; each card is redrawn when its data comes."""

    PLACE = "home"
    KINDS = ("application.", "account.", "training.", "document.", "notice.", "course.", "support.")
    CSS_PATH = "../../styles/home.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("home")]

    def __init__(self) -> None:
        super().__init__()
        self.step: words.Step | None = None

    def body(self) -> ComposeResult:
        with VerticalScroll(id="cards", can_focus=True):
            with Vertical(classes="card", id="next"):
                yield Static(id="step")
                yield Button("", variant="primary", id="do")
            with Container(id="columns"):
                yield Static(classes="card", id="who")
                with Vertical(id="right"):
                    yield from self._right()

    def _right(self) -> ComposeResult:
        with Vertical(classes="card", id="points"):
            yield Gauge()
            yield Static(id="points-words", classes="muted")
        yield Static(classes="card", id="dates")
        yield Static(classes="card", id="news")

    def on_mount(self) -> None:
        for name in ("next", "who", "points", "dates", "news"):
            self.query_one(f"#{name}").border_title = say(f"tui_home.card.{name}")
        for name in ("step", "who", "dates", "news"):
            self.query_one(f"#{name}", Static).update(say("tui.loading"))
        self.query_one("#do").display = False

    async def fetch(self, portal: Portal) -> Any:
        account, deadlines, notices = await asyncio.gather(
            accounts.show(portal), portal.cabinet.deadlines(), told.list_(portal, limit=_NOTICES)
        )
        return {
            "account": account,
            "deadlines": deadlines,
            "notices": notices,
            "catalogued": words.catalogued(account["next_step"]),
        }

    def draw(self, value: Any) -> None:
        account, kept = value["account"], value.get("catalogued")
        if kept is None or kept["lang"] != language():
            kept = words.catalogued(account["next_step"])
        self.query_one("#who", Static).update(words.standing(account, kept))
        self.query_one("#dates", Static).update(words.deadlines(value["deadlines"], self.now))
        self.query_one("#news", Static).update(words.notices(value["notices"]))
        self._draw_points(account.get("training"))
        self.step = words.step(account["next_step"], kept)
        self.query_one("#step", Static).update(self.step.text)
        button = self.query_one("#do", Button)
        button.label = self.step.label
        button.refresh(layout=True)  # it is as wide as its words are; a new label alone leaves it as it was
        button.display = bool(self.step.label)
        self.refresh_bindings()

    def _draw_points(self, training: Any) -> None:
        self.query_one(Gauge).display = training is not None
        if training is not None:
            self.query_one(Gauge).share = training["share"]
        self.query_one("#points-words", Static).update(words.points(training))

    @property
    def has_next(self) -> bool:
        return self.step is not None and bool(self.step.label)

    @on(Button.Pressed, "#do")
    async def action_next(self) -> None:
        """Take the next step: where it is done, in the wizard, or the command that does it, copied."""
        if self.step is None:
            return
        if self.step.section:
            await self.cabinet.open_section(self.step.section, self.step.number)
        elif self.step.service:
            self.cabinet.apply_for(self.step.service)
        else:
            self.cabinet.hand_over(self.step.command)
