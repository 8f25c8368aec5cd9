"""A screen in which something can be done: what came of it is told, and what was refused has to be read."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping
from typing import Any, Generic, TypeVar

from textual import on
from textual.message import Message

from gosmed_cli.errors import GosmedError, SignInNeeded

from ..messages import Failed
from .base import CabinetScreen
from .lists import ListScreen

T = TypeVar("T", bound=Mapping[str, Any])


class Acting(CabinetScreen):
    """`attempt` runs in a worker of the screen."""

    class Done(Message):
        """Something was done; `words` say what, nothing where it was left as it is."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Refused(Message):
        """What was to be done was not."""

        def __init__(self, error: GosmedError) -> None:
            super().__init__()
            self.error = error

    async def attempt(self, doing: Awaitable[str]) -> None:
        """Do it; it returns the words for what was done."""
        try:
            words = await doing
        except GosmedError as error:
            self.post_message(self.Refused(error))
        else:
            self.post_message(self.Done(words))

    @on(Done)
    def _done(self, message: Done) -> None:
        message.stop()
        if message.words:
            self.cabinet.tell(message.words)
            self.action_refresh()

    @on(Refused)
    def _refused(self, message: Refused) -> None:
        from ..dialogs.error import ErrorDialog

        message.stop()
        if isinstance(message.error, SignInNeeded):
            self.post_message(Failed(message.error))
        else:
            self.app.push_screen(ErrorDialog(message.error))


class ActingList(Acting, ListScreen[T], Generic[T]):
    """A list in which something can be done."""
