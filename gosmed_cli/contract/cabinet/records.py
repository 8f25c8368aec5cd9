"""Records of an institution's patients (R85–R87): read with an approved link to it and a second factor."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, NotRequired

from annotated_types import MaxLen, MinLen
from typing_extensions import TypedDict

RecordKindName = Literal["diagnosis", "procedure", "prescription", "analysis", "visit"]
RECORD_KINDS: tuple[RecordKindName, ...] = ("visit", "diagnosis", "procedure", "prescription", "analysis")
Verdict = Literal["low", "normal", "high"]
ExportFormat = Literal["pdf", "xml"]
Filter = Annotated[str, MaxLen(200)]


class UnlockAsked(TypedDict):
    """How the second factor comes: by SMS when left out."""

    method: NotRequired[Literal["sms", "app"]]


class UnlockProof(TypedDict):
    """The code of this challenge; none where it is approved in the app."""

    challenge: Annotated[str, MinLen(1), MaxLen(100)]
    code: NotRequired[Annotated[str, MaxLen(20)]]


class Unlocked(TypedDict):
    """Until when this sign-in may read records."""

    until: str


class Patient(TypedDict):
    """`policy` is masked: its last four digits."""

    id: str
    name: str
    birth_date: str
    sex: Literal["male", "female"]
    policy: str | None
    institution: str
    ogrn: str


class PatientPage(TypedDict):
    items: list[Patient]
    next: str | None


class Measured(TypedDict):
    """One value of an analysis: numbers are decimal texts; `verdict` is null where there is nothing to compare."""

    name: str
    value: str
    unit: str
    low: str | None
    high: str | None
    verdict: Verdict | None


class Record(TypedDict):
    """One entry of a patient's record; `code` is of МКБ-10, `values` are those of an analysis."""

    id: str
    at: str
    kind: RecordKindName
    kind_title: str
    code: str | None
    title: str
    text: str
    physician: str
    values: list[Measured]


class RecordPage(TypedDict):
    """Whose records these are, and the newest first."""

    patient: Patient
    items: list[Record]
    next: str | None


class ExportAsked(TypedDict):
    """What is about to be written to a file, by the names of the list's filters."""

    format: ExportFormat
    since: NotRequired[date]
    until: NotRequired[date]
    kind: NotRequired[RecordKindName]
    physician: NotRequired[Filter]


class ExportNoted(TypedDict):
    """The number under which the export stands in the audit."""

    id: int
    at: str
