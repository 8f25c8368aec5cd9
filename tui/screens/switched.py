"""A section behind a professional service: while that is off, it says so, and one key switches it on (R59)."""

from __future__ import annotations

from textual import on, work

from gosmed_cli.errors import GosmedError
from gosmed_cli.text import language, say
from gosmed_cli.usecases import opens, professional

from ..messages import Failed, Fetched
from .acting import Acting

_OFF = "service_off"


class Switched(Acting):
    """Its registry has an act `switch` («v», when `is_off`)."""

    def __init__(self) -> None:
        super().__init__()
        self.off = ""  # the service that is off

    @property
    def is_off(self) -> bool:
        return bool(self.off)

    def service_in(self, error: GosmedError) -> str:
        """The service that is off, by what was refused; empty for another refusal."""
        return str(error.params.get("name", "")) if error.code.endswith(_OFF) else ""

    @on(Failed)
    def _noted(self, message: Failed) -> None:
        self.off = self.service_in(message.error)
        if self.off:
            self.cabinet.tell(say("tui_schedule.off", title=opens.title(self.off)), severity="warning")
            self.refresh_bindings()

    @on(Fetched)
    def _answered(self, message: Fetched) -> None:
        self.off = ""
        self.refresh_bindings()

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_switch(self) -> None:
        """Switch the service on."""
        if self.off:
            await self.attempt(self._switched_on(self.off))

    async def _switched_on(self, name: str) -> str:
        await professional.switch(await self.cabinet.session.sending(), name, on=True, lang=language())
        return say("services.switched_on", title=opens.title(name))
