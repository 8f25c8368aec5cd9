"""The slots of a form as lines of a table: which files they hold, and how that stands. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gosmed_cli.text import formats, language, say
from gosmed_cli.usecases import check_words
from gosmed_cli.usecases.form_words import slot_lines

from ..widgets.detail_pane import Line
from ..widgets.rows import Column, Row
from . import verdicts
from .folder import short

if TYPE_CHECKING:
    from gosmed_cli.contract.catalogue import Service, Slot

    from .checking import File

Outcome = Callable[[Path, str], "File | None"]  # path and kind → what is known; None while it is being checked


@dataclass(frozen=True, slots=True)
class Scans:
    """What the form holds. `remarks` are the portal's, by kind; `kept` the files that were sent before and stay,
    by kind, as (name, bytes)."""

    service: Service
    values: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, Sequence[Path]] = field(default_factory=dict)
    remarks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    kept: Mapping[str, Sequence[tuple[str, int]]] = field(default_factory=dict)

    @property
    def slots(self) -> list[Slot]:
        """The slots that the values ask for, or that hold something."""
        asked = [one for one in self.service.slots if one.when is None or one.when.holds(self.values)]
        held = [one for one in self.service.slots if one not in asked and self.files.get(one.kind)]
        return asked + held

    def of(self, kind: str) -> Sequence[Path]:
        return self.files.get(kind, ())

    def stays(self, kind: str) -> Sequence[tuple[str, int]]:
        """What was sent before and is not replaced."""
        return () if self.of(kind) else self.kept.get(kind, ())

    def total(self) -> int:
        """Bytes of everything that would be sent."""
        chosen = sum(_size(path) for kind in self.files for path in self.of(kind))
        return chosen + sum(size for kind in self.kept for _, size in self.stays(kind))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def title(slot: Slot) -> str:
    """What the slot is called, in the language of the run."""
    return slot.title[language()]


def columns() -> list[Column]:
    """The slot or the file, and how it stands."""
    return [
        Column("name", say("tui_files.column.document"), 24, grow=3),
        Column("state", say("tui_files.column.state"), 22, grow=2),
    ]


def rows(scans: Scans, outcome: Outcome) -> Iterator[Row]:
    """Each slot, below it its files."""
    for slot in scans.slots:
        state, style = state_of(scans, slot, outcome)
        yield Row(slot.kind, (title(slot), state), ("bold", style))
        for place, path in enumerate(scans.of(slot.kind)):
            found = outcome(path, slot.kind)
            word, style = _checked(found) if found else (f"◐ {say('tui_files.checking')}", "dim")
            yield Row(f"{slot.kind}/{place}", (f"  {path.name}", word), ("", style))
        for name, size in scans.stays(slot.kind):
            yield Row(f"{slot.kind}/={name}", (f"  {name}", formats.size(size)), ("dim", "dim"))


def _checked(file: File) -> Line:
    word, style = verdicts.verdict(file)
    facts = check_words.summary({**file, "kind": None})
    return (f"{check_words.mark(file['verdict'])[0]} {facts}" if facts and style == "good" else word), style


def state_of(scans: Scans, slot: Slot, outcome: Outcome) -> Line:
    """Sign and word of a slot."""
    files = scans.of(slot.kind)
    if scans.remarks.get(slot.kind) and not files:
        return f"▲ {say('tui_files.slot.replace')}", "bad"
    if scans.stays(slot.kind):
        return f"● {say('tui_files.slot.stays')}", "dim"
    if len(files) < slot.min:
        return f"○ {say('tui_files.slot.needed', count=slot.min - len(files))}", "warn"
    if not files:
        return f"– {say('tui_files.slot.when_asked' if slot.asked_when else 'tui_files.slot.optional')}", "dim"
    found = [outcome(path, slot.kind) for path in files]
    if any(one is None for one in found):
        return f"◐ {say('tui_files.checking')}", "dim"
    worst = max((one["verdict"] for one in found if one), key=("pass", "warn", "fail").index)
    sign, style = check_words.mark(worst)
    return f"{sign} {say(f'tui_files.verdict.{worst}')}", style


def detail(scans: Scans, slot: Slot, path: Path | None, outcome: Outcome) -> Iterator[Sequence[Line]]:
    """The slot's rule in words, remarks of the portal, and what the check says of the file."""
    for remark in scans.remarks.get(slot.kind, ()):
        yield [(f"▲ {remark}", "bold")]
    if path is not None:
        found = outcome(path, slot.kind)
        lines: list[Line] = [(short(path), "bold")]
        yield lines + (list(verdicts.lines(found)) if found else [(say("tui_files.checking"), "dim")])
    if hint := _hint(scans, slot, path, outcome):
        yield [(hint, "bold")]
    head, *rules = slot_lines(slot, language(), scans.service)
    yield [(head, "bold"), *((line, "plain") for line in rules)]


def _hint(scans: Scans, slot: Slot, path: Path | None, outcome: Outcome) -> str:
    """What Enter does where something is to be done."""
    found = outcome(path, slot.kind) if path is not None else None
    if found is not None and found["verdict"] == "fail":
        return say("tui_files.hint.repair" if verdicts.mendable(found) else "tui_files.hint.replace")
    lacking = len(scans.of(slot.kind)) < slot.min and not scans.stays(slot.kind)
    refused = scans.remarks.get(slot.kind) and not scans.of(slot.kind)
    return say("tui_files.hint.choose") if lacking or refused else ""
