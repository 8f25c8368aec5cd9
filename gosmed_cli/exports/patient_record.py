"""An extract of a patient's record as a file: PDF to hand over, XML for another system (R86)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..text import formats, say
from ..text.clean import clean
from ..text.measured import analysis_line
from . import opening, saving
from .report import Column, Report

if TYPE_CHECKING:
    from ..contract.cabinet.records import ExportFormat, ExportNoted, Patient, Record

Asked = Mapping[str, str | None]  # filters, by the names of the portal


def save(
    form: ExportFormat, path: Path, patient: Patient, records: Sequence[Record], asked: Asked, noted: ExportNoted
) -> None:
    """Write the extract for its owner alone (0600), whole or not at all. Raises OSError, XmlProblem."""
    if form == "xml":
        from ..contract import patient_record_xml  # lxml

        saving.save(patient_record_xml.build(patient, records, asked, noted), path, private=True)
        return
    with opening.file_writer(form, path, report(patient, asked, noted), private=True) as writer:
        for row in rows(records):
            writer.row(row)


def report(patient: Patient, asked: Asked, noted: ExportNoted) -> Report:
    """What the extract says above and below its table."""
    return Report(
        name=say("records.report.name"),
        title=say("records.report.title"),
        columns=(
            Column("at", say("records.column.at"), "moment"),
            Column("kind", say("records.column.kind"), share=1.5),
            Column("code", say("records.column.code")),
            Column("what", say("records.column.what"), share=4.4),
            Column("physician", say("records.column.physician"), share=2.2),
        ),
        requisites=tuple(_requisites(patient, asked, noted)),
        notes=(say("records.report.secret"),),
    )


def _requisites(patient: Patient, asked: Asked, noted: ExportNoted) -> Iterator[tuple[str, str]]:
    yield say("records.report.institution"), f"{clean(patient['institution'])}, ОГРН {clean(patient['ogrn'])}"
    yield say("records.report.patient"), clean(patient["name"])
    born = formats.day(date.fromisoformat(patient["birth_date"]))
    sex = say(f"records.sex.{patient['sex']}")
    yield say("records.report.born"), f"{born}, {sex}"
    yield say("records.report.card"), clean(patient["id"])
    if patient["policy"]:
        yield say("records.report.policy"), clean(patient["policy"])
    if asked["from"] or asked["to"]:
        yield say("records.report.period"), f"{_day(asked['from'])} – {_day(asked['to'])}"
    if asked["kind"]:
        yield say("records.report.kind"), say(f"records.kind.{asked['kind']}")
    if asked["physician"]:
        yield say("records.report.physician"), clean(asked["physician"])
    made = formats.moment(formats.parse(noted["at"]))
    yield say("records.report.made"), say("records.report.number", at=made, number=noted["id"])


def _day(text: str | None) -> str:
    return formats.day(date.fromisoformat(text)) if text else "…"


def rows(records: Sequence[Record]) -> Iterator[dict[str, Any]]:
    """The table: a row for each entry, with a line for what is more about it and for each value of an analysis."""
    for one in records:
        yield {
            "at": formats.parse(one["at"]),
            "kind": say(f"records.kind.{one['kind']}"),
            "code": one["code"] or "",
            "what": "\n".join(_lines(one)),
            "physician": one["physician"],
        }


def _lines(one: Record) -> Iterator[str]:
    yield clean(one["title"])
    if one["text"]:
        yield clean(one["text"])
    for value in one["values"]:
        yield clean(analysis_line(value))
