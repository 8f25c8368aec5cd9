"""A month of the own plan, written from the screen of payouts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from gosmed_cli.errors import GosmedError
from gosmed_cli.text import say
from gosmed_cli.usecases import payout_plan

from ...dialogs.prompt import Prompt
from . import plan
from .exporting import ExportingScreen

if TYPE_CHECKING:
    from gosmed_cli.rules.payout_plan import Planned


class PlanningScreen(ExportingScreen):
    """Asks for a month and an amount, and keeps them."""

    class PlanKept(Message):
        """The plan has another month."""

    def action_plan(self) -> None:
        """A month of the own plan."""
        question = Prompt(say("tui_payouts.plan.ask"), hint="03.2026 85000", check=_no_plan)
        self.app.push_screen(question, self._planned)

    def _planned(self, typed: str | None) -> None:
        if one := plan.planned(typed or ""):
            self.set_plan(one)

    @work(exclusive=True, group="plan", exit_on_error=False)
    async def set_plan(self, one: Planned) -> None:
        session = self.cabinet.session
        try:
            await payout_plan.set_plan(await session.reading(), session.context.journal, [one])
        except GosmedError as error:
            self.post_message(self.Refused(error))
        else:
            self.post_message(self.PlanKept())


def _no_plan(typed: str) -> str:
    return "" if plan.planned(typed) else say("tui_payouts.plan.bad")
