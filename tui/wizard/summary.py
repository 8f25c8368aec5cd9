"""The step before sending: everything once more, what stands in the way, what has to be known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from gosmed_cli.contract.catalogue import common_field
from gosmed_cli.errors import Detail
from gosmed_cli.text import language, say
from gosmed_cli.text.clean import clean
from gosmed_cli.usecases import failure_words, signatures
from gosmed_cli.usecases.forms import REGION
from gosmed_cli.usecases.packing import DEFAULT_REGION
from gosmed_cli.usecases.value_words import shown

from ..dialogs.choose import Choose
from ..widgets.detail_pane import DetailPane, Line
from .field_box import other_words, titles
from .steps import Step


class SummaryStep(Step):
    """`problems` shows what the last check has found, as a list: Enter leads to the field or slot."""

    NAME = "summary"
    _places: Sequence[tuple[str, str]] = ()  # field or slot, and what is said of it

    def compose(self) -> ComposeResult:
        yield OptionList()
        yield DetailPane()

    def begin(self) -> None:
        self.problems(())

    def first(self) -> Widget:
        found = self.query_one(OptionList)
        return found if found.display else self.query_one(DetailPane)

    def problems(self, found: Sequence[Detail]) -> None:
        """What stands in the way; nothing at first."""
        self._places = [*self._wrong(found), *self._unanswered()]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(Text(clean(words))) for _, words in self._places])
        options.highlighted = 0 if self._places else None
        options.display = bool(self._places)
        blocks = (self._head(found), self._warning(), self._values(), self._files(), self._around())
        self.query_one(DetailPane).show([list(one) for one in blocks])
        self.query_one(DetailPane).scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def _led(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        name = self._places[event.option_index][0]
        if name == REGION and self.can_region:
            self.act_region()
        elif name:
            self.post_message(self.Jump(name))

    # where it goes

    @property
    def can_region(self) -> bool:
        return self.state.has_region

    def act_region(self) -> None:
        field = common_field(REGION)
        question = Choose(field.title[language()], titles(field), other_words(field))
        self.app.push_screen(question, self._moved)

    def _moved(self, code: str | None) -> None:
        if code is not None:
            self.state.put_region(code)
            self.keep()
            self.begin()

    def _around(self) -> Iterator[Line]:
        """What is sent with the form: where to, and by whom it is signed."""
        if self.can_region:
            field = common_field(REGION)
            yield f"{field.title[language()]}: {shown(field, self.state.region or DEFAULT_REGION)}", "plain"
        if self.state.signer is not None:
            yield say("tui_wizard.signed", name=clean(self.state.signer.name)), "plain"
        elif signatures.missing(self.state.service, self.state.whole, None):
            yield say("tui_wizard.sign_needed"), "plain"

    def _wrong(self, found: Sequence[Detail]) -> Iterator[tuple[str, str]]:
        """What the check has found: the field or slot, and the words."""
        titles = {one.name: one.title[language()] for one in self.state.service.fields}
        titles.update({slot.kind: slot.title[language()] for slot in self.state.service.slots})
        for one in found:
            title = failure_words.title(one, titles)
            words = failure_words.detail_text(one)
            yield one.field or one.attachment or "", f"✗ {title}: {words}" if title else f"✗ {words}"

    def _head(self, found: Sequence[Detail]) -> Iterator[Line]:
        if found:
            yield f"✗ {say('submit.not_sent', count=len(found))}", "bad"
        if self._places:
            yield say("tui_wizard.jump_hint"), "plain"
        if not found:
            yield say("tui_wizard.send_hint"), "bold"

    def _warning(self) -> Iterator[Line]:
        """What has to be known before sending (R76)."""
        if warning := self.state.service.warning:
            yield f"▲ {warning[language()]}", "warn"

    def _unanswered(self) -> Iterator[tuple[str, str]]:
        """Remarks that the correction leaves as they were."""
        for one in self.state.before["remarks"] if self.state.before else []:
            if self.state.signer is not None and signatures.about(one):
                continue
            place = one.get("field") or one.get("attachment") or ""
            if place not in self.state.values and place not in self.state.files:
                yield place, "▲ " + say("tui_wizard.unanswered", remark=one["message"].rstrip("."))

    def _values(self) -> Iterator[Line]:
        whole = self.state.whole
        for field in self.state.asked():
            if value := whole.get(field.name):
                changed = self.state.before is not None and field.name in self.state.values
                yield f"{field.title[language()]}: {shown(field, value)}", "bold" if changed else "plain"

    def _files(self) -> Iterator[Line]:
        scans = self.state.scans()
        for slot in scans.slots:
            names = [path.name for path in scans.of(slot.kind)]
            names += [name for name, _ in scans.stays(slot.kind)]
            if names:
                chosen = self.state.before is not None and scans.of(slot.kind)
                yield f"{slot.title[language()]}: {', '.join(names)}", "bold" if chosen else "plain"
