"""Patients' records: finding a patient, reading, exporting (R85–R87). Nothing is kept on this computer but what is
exported, and the portal is told of an export before a file exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from ..contract.cabinet.records import RECORD_KINDS
from ..errors import NotFound, Unavailable, UsageProblem
from .documents import free_target
from .paging import everything

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.records import ExportAsked, ExportFormat, Patient, Record

FORMATS: tuple[ExportFormat, ...] = ("pdf", "xml")
_EXPORT = ("format", "since", "until", "kind", "physician")


@dataclass(frozen=True, slots=True)
class Filters:
    """What of a record is wanted: days by Moscow, both included; part of a physician's name."""

    since: date | None = None
    until: date | None = None
    kind: str | None = None
    physician: str | None = None

    def named(self) -> dict[str, str | None]:
        """By the names of the portal's parameters."""
        return {
            "from": self.since.isoformat() if self.since else None,
            "to": self.until.isoformat() if self.until else None,
            "kind": self.kind,
            "physician": self.physician,
        }


@dataclass(frozen=True, slots=True)
class Card:
    """A patient, and the entries that were asked for, the newest first."""

    patient: Patient
    records: list[Record]

    def to_json(self) -> dict[str, Any]:
        """As `gosmed records show --json` prints it."""
        return {"patient": self.patient, "items": self.records, "next": None}


def known_kind(kind: str | None) -> str | None:
    """The kind as typed. Raises UsageProblem for one that is none."""
    if kind is not None and kind not in RECORD_KINDS:
        raise UsageProblem("bad_choice", option="--kind", value=kind, choices=", ".join(RECORD_KINDS))
    return kind


async def patients(portal: Portal, words: str, limit: int | None) -> list[Patient]:
    """Patients with all these words, by name: all of them, or `limit`."""

    async def fetch(cursor: str | None, size: int) -> Any:
        return await portal.cabinet.patients(words, cursor=cursor, limit=size)

    return cast("list[Patient]", await everything(fetch, limit))


async def card(portal: Portal, number: str, filters: Filters, limit: int | None = None) -> Card:
    """The record of a patient. Raises NotFound, also for another institution's patient."""
    return await _card(portal.cabinet.patient_records, number, filters.named(), limit)


async def analyses(portal: Portal, number: str, filters: Filters, limit: int | None = None) -> Card:
    """The analyses of a patient, with values. Raises NotFound."""
    asked = {name: value for name, value in filters.named().items() if name != "kind"}
    return await _card(portal.cabinet.patient_analyses, number, asked, limit)


async def _card(read: Any, number: str, asked: Mapping[str, str | None], limit: int | None) -> Card:
    whose: list[Patient] = []

    async def fetch(cursor: str | None, size: int) -> Any:
        page = await read(number, **asked, cursor=cursor, limit=size)
        whose.append(page["patient"])
        return page

    with _no_patient(number):
        found = cast("list[Record]", await everything(fetch, limit))
    return Card(whose[0], found)


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that is there now: how many entries, and the number under which the audit has it."""

    path: Path
    count: int
    number: int


def check_target(target: Path, *, force: bool) -> Path:
    """Where the file goes, before anybody is asked for a code. Raises UsageProblem for another kind of file, one
    that is there already, or a folder that is not."""
    _format(target)
    return free_target(target, target.name, force=force)


async def export(portal: Portal, number: str, filters: Filters, target: Path, *, force: bool) -> Exported:
    """Write the record to a file that its owner alone may read; PDF or XML by its name.

    The audit has the export before the file exists. Raises UsageProblem as `check_target`, NotFound.
    """
    from ..contract.application_xml import XmlProblem
    from ..exports import patient_record  # only where a file is wanted

    path, form = check_target(target, force=force), _format(target)
    with _no_patient(number):
        noted = await portal.cabinet.tell_of_export(number, _asked(form, filters))
    found = await card(portal, number, filters)
    try:
        patient_record.save(form, path, found.patient, found.records, filters.named(), noted)
    except XmlProblem as error:
        raise Unavailable("client.bad_answer", what="/records") from error
    return Exported(path, len(found.records), noted["id"])


def _asked(form: ExportFormat, filters: Filters) -> ExportAsked:
    named = filters.named()
    given = {"format": form, "since": named["from"], "until": named["to"], **named}
    return cast("ExportAsked", {name: given[name] for name in _EXPORT if given[name]})


@contextmanager
def _no_patient(number: str) -> Iterator[None]:
    """Of a card that is not there, our own words."""
    try:
        yield
    except NotFound as error:
        raise NotFound("records.no_patient", number=number) from error


def _format(target: Path) -> ExportFormat:
    """By the file's name. Raises UsageProblem."""
    ending = target.suffix.lower().lstrip(".")
    for form in FORMATS:
        if ending == form:
            return form
    raise UsageProblem("records.bad_format", path=str(target), formats=", ".join(f".{one}" for one in FORMATS))
