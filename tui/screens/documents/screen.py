"""Documents: list, one of them with its page, its signature; saving, checking a file, sending one."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from gosmed_cli.contract.cabinet.documents import Document
from gosmed_cli.errors import GosmedError, UsageProblem
from gosmed_cli.text import say
from gosmed_cli.text.clean import clean
from gosmed_cli.usecases import asked_documents, document_words, documents

from ... import saving
from ...actions import bindings
from ...widgets.detail_pane import DetailPane, Line
from ...widgets.rows import Column, Row
from ...widgets.thumbnail import Thumbnail
from ..acting import ActingList
from . import checked, listing
from .signed import told, whose

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal


class DocumentPane(DetailPane):
    """A document in words, and its first page below them."""

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield Thumbnail()


class DocumentsScreen(ActingList[Document]):
    """Pages that were looked at stay in memory for as long as the document is selected, and nowhere else."""

    PLACE = "documents"
    KINDS = ("document.", "application.", "course.", "training.")
    GROUPS = tuple(listing.GROUPS)
    CSS_PATH = "../../styles/documents.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("documents")]

    class Looked(Message):
        """A document's bytes have come, with facts in words."""

        def __init__(self, id_: str, data: bytes, facts: list[str]) -> None:
            super().__init__()
            self.id, self.data, self.facts = id_, data, facts

    def __init__(self) -> None:
        super().__init__()
        self.seen = ""  # whose page is shown

    async def fetch(self, portal: Portal) -> Any:
        found, account = await asyncio.gather(documents.list_(portal), portal.cabinet.account())
        return {"documents": found, "missing": account.get("missing_documents") or []}

    def items_of(self, value: Any) -> Sequence[Document]:
        asked = self.query_one("#asked", Static)
        asked.display = bool(value["missing"])
        asked.update(Text("\n".join(map(clean, asked_documents.lines(value["missing"])))))
        found: Sequence[Document] = value["documents"]
        return found

    def above(self) -> ComposeResult:
        yield Static(id="asked")

    def columns(self) -> list[Column]:
        return listing.columns()

    def row(self, item: Document) -> Row:
        return listing.row(item)

    def in_group(self, item: Document, group: str) -> bool:
        return listing.GROUPS[group](item)

    def order(self, item: Document, column: str) -> Any:
        return listing.ORDER[column](item) if column in listing.ORDER else super().order(item, column)

    def pane(self) -> Widget:
        return DocumentPane(id="detail")

    def detail(self, item: Document) -> Iterable[Iterable[Line]]:
        return listing.detail(item, signed=self.is_signed)

    def draw_detail(self) -> None:
        super().draw_detail()
        if self.seen and (self.one is None or self.one["id"] != self.seen):
            self.seen = ""
            self.query_one(Thumbnail).show(None)

    # what is possible now

    @property
    def one(self) -> Document | None:
        """The document selected."""
        return self.selected if self.has_selected else None

    @property
    def can_look(self) -> bool:
        return self.one is not None and self.one["format"] != "sig"

    @property
    def is_signed(self) -> bool:
        return self.one is not None and documents.pair(self.one, self.items or ()) is not None

    @property
    def is_own(self) -> bool:
        return self.one is not None and self.one["direction"] != document_words.RECEIVED

    def action_copy(self) -> None:
        if self.one:
            self.cabinet.copy(self.one["name"])

    # a page, a signature

    def action_look(self) -> None:
        """Its first page, and who has signed it."""
        if one := self.one:
            self.read(True)
            self.query_one(Thumbnail).show(None, [say("tui.loading")])
            self.load_page(one, documents.pair(one, self.items or ()))

    @work(exclusive=True, group="page", exit_on_error=False)
    async def load_page(self, one: Document, signed: tuple[Document, Document] | None) -> None:
        try:
            portal = await self.cabinet.session.reading()
            data, facts = await documents.look(portal, one)
            by = await told(portal, *signed, data) if signed else ""
        except GosmedError as error:
            self.post_message(self.Refused(error))
        else:
            self.post_message(self.Looked(one["id"], data, listing.facts(facts, by)))

    @on(Looked)
    def _looked(self, message: Looked) -> None:
        if self.one is not None and self.one["id"] == message.id:
            self.seen = message.id
            self.query_one(Thumbnail).show(message.data, message.facts)

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_verify(self) -> None:
        found = documents.pair(self.one, self.items or ()) if self.one else None
        if found:
            await self.attempt(self._verified(*found))

    async def _verified(self, file: Document, signature: Document) -> str:
        return await whose(await self.cabinet.session.reading(), file, signature)

    # saving and deleting

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_save(self) -> None:
        from ...dialogs.prompt import Prompt

        if not (one := self.one):
            return
        value = str(saving.free_name(Path.cwd(), one["name"]))
        question = Prompt(say("tui_documents.save.ask"), value=value, check=saving.why_not)
        if typed := await self.app.push_screen_wait(question):
            await self.attempt(self._saved(one, saving.target(typed)))

    async def _saved(self, one: Document, target: Path) -> str:
        path = await documents.download(await self.cabinet.session.sending(), one["id"], target)
        return say("applications.document_saved", path=path)

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_delete(self) -> None:
        from ...dialogs.confirm import Confirm

        if not (one := self.one):
            return
        question = Confirm(say("ask.delete", name=one["name"]), say("tui_documents.act.delete"), danger=True)
        if await self.app.push_screen_wait(question):
            await self.attempt(self._deleted(one))

    async def _deleted(self, one: Document) -> str:
        await documents.delete(await self.cabinet.session.sending(), one["id"])
        return say("applications.document_deleted", id=one["name"])

    # a file of this computer

    def action_check(self) -> None:
        self.take(sending=False)

    def action_add(self) -> None:
        self.take(sending=True)

    @work(exclusive=True, group="act", exit_on_error=False)
    async def take(self, *, sending: bool) -> None:
        """Check a file; with `sending` as a kind that is asked, and then send it."""
        from ...dialogs.choose import Choose
        from ...dialogs.prompt import Prompt

        ask, hint = say("tui_documents.file.ask"), say("tui_files.path_hint")
        typed = await self.app.push_screen_wait(Prompt(ask, hint=hint, check=checked.why_not))
        if not typed:
            return
        path = checked.path_of(typed)
        kind = checked.guessed(path)
        if sending or kind is None:
            kind = await self.app.push_screen_wait(Choose(say("tui_documents.kind.ask"), checked.kinds(kind)))
        if kind is not None:
            await self._tell_of(path, kind, sending=sending)

    async def _tell_of(self, path: Path, kind: str, *, sending: bool, fix: bool = False) -> None:
        """The outcome; then what is wanted about it."""
        from ...dialogs.outcome import Outcome

        try:
            file = await asyncio.to_thread(checked.check, path, kind, fix=fix)
        except UsageProblem as error:
            await self.app.push_screen_wait(Outcome(checked.unreadable(error)))
            return
        answers = checked.answers(file, sending=sending)
        answer = await self.app.push_screen_wait(Outcome(checked.told(file), answers))
        if answer == "fix":
            await self._tell_of(path, kind, sending=sending, fix=True)
        elif answer == "send":
            await self.attempt(self._sent(Path(file["fixed"] or path), kind))

    async def _sent(self, path: Path, kind: str) -> str:
        from gosmed_cli.usecases import upload

        scan = await asyncio.to_thread(upload.examine, path, kind)
        one = await upload.upload(await self.cabinet.session.sending(), scan)
        state = document_words.state(one)
        return say("applications.uploaded", name=one["name"], status=state, id=one["id"])
