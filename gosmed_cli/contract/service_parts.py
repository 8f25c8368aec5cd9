"""What a service is made of: fields, slots, terms, review. Read by `catalogue`; plain values, no files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from .vocabulary import CHUNK_MAX, CHUNK_MIN, CHUNK_WINDOW_SECONDS, FILE_LIMIT, TOTAL_LIMIT, Level


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages."""

    ru: str
    en: str

    def __getitem__(self, lang: str) -> str:
        return self.ru if lang == "ru" else self.en


@dataclass(frozen=True, slots=True)
class Condition:
    """When a field or slot is asked for: another field of the form is `present`, `absent` or `equals` a value."""

    field: str
    test: Literal["present", "absent", "equals"]
    value: str | None = None

    def holds(self, values: Mapping[str, Any]) -> bool:
        given = values.get(self.field)
        if self.test == "equals":
            return given == self.value
        return bool(given) == (self.test == "present")


@dataclass(frozen=True, slots=True)
class RegisterCondition:
    """When a register asks for a slot: its attribute is `past` (a date gone by), `present` or `absent`."""

    register: str
    attribute: str
    test: Literal["past", "present", "absent"]


@dataclass(frozen=True, slots=True)
class Compare:
    """With which register, and which attribute there, the review compares a field; not while `unless` holds."""

    register: str
    attribute: str
    unless: Condition | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """A number that follows from another field of the form: `each` of it for one of that field's (a point for
    every academic hour, R89). `each` is a decimal."""

    field: str
    each: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form. `type` names a rule in `rules`; `known` is the account's value that fills it.

    `same_as` is another field whose value must be typed here again (R22). `confirm` says where a code goes before
    a phone or e-mail is taken: to the `new` one, to `both` the new and the one that the account has (R100), or
    `always`, before every sending that no signature ends (R23).
    """

    name: str
    type: str
    title: Words
    required: bool = True
    dictionary: str | None = None
    when: Condition | None = None
    help: Words | None = None
    known: str | None = None
    compare: Compare | None = None
    example: str | None = None
    same_as: str | None = None
    confirm: Literal["new", "both", "always"] = "new"
    rate: Rate | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for scans in a form. `formats` empty: any file as it is.

    `page`: A4 demanded (`required`), advised (`advised`) or of no matter
    (`any`). `dpi` is (least, most). `colour` False warns of a coloured scan. `signature` and `readable` are
    demands that only a person can judge: locally they are warnings. `named_by` are the fields whose values make
    the file's name (R72); `stem` is that name once they are known, and never written in an entry."""

    kind: str
    title: Words
    formats: tuple[str, ...]
    min: int = 0
    max: int = 1
    page: Literal["required", "advised", "any"] = "required"
    dpi: tuple[int, int] = (300, 1200)
    signature: bool = False
    colour: bool = False
    name: str = "document"  # the rule for file names: `document` (R68) or `analysis` (R72)
    named_by: tuple[str, ...] = ()
    stem: str = ""
    stems: tuple[str, ...] = ()  # words in a file name by which the kind is guessed, lower case
    when: Condition | None = None
    asked_when: RegisterCondition | None = None
    help: Words | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A span of time and whose word it is: `by` is `guide`, or `gosmed` («обычно до…»).

    `amount` 0 means at once. `unit` is `days` or `hours`; `calendar` is `working` or `calendar` (C10, C16).
    """

    amount: int
    unit: Literal["days", "hours"] = "days"
    calendar: Literal["working", "calendar"] = "calendar"
    by: Literal["guide", "gosmed"] = "guide"


@dataclass(frozen=True, slots=True)
class TermsByValue:
    """A term for each value of a field of the form (an act is answered sooner than a request)."""

    field: str
    terms: Mapping[str, Term]


@dataclass(frozen=True, slots=True)
class Review:
    """Who decides, with which registers, by when (None: when the approver answers).

    `question` is an attribute of a person in the registers: what is written there must be answered by sending
    again before the review goes on (R84). `answer` is a field with a dictionary whose items carry the `answer`
    that an approval gives (R81).
    """

    registers: tuple[str, ...]
    approver: str
    term: Term | None
    duplicates: bool = False  # R41: a second record of the same person asks the applicant to clarify
    question: str | None = None
    answer: str | None = None
    by_value: TermsByValue | None = None

    def term_for(self, values: Mapping[str, Any]) -> Term | None:
        """The term of an application with these values."""
        own = self.by_value.terms.get(str(values.get(self.by_value.field))) if self.by_value else None
        return own or self.term


@dataclass(frozen=True, slots=True)
class Appointment:
    """A service that needs a meeting: `field` of the form holds the chosen slot of this `timetable`.

    `held` says who tells that it took place: the `operator` (a clerk at a counter), or the `clock` (a video
    meeting takes place at its time). `document` names the file of the act that the meeting ends with, if any.
    """

    field: str
    timetable: str
    held: Literal["operator", "clock"]
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Every file of the archive is to be signed; with `when`, only while that condition holds."""

    when: Condition | None = None

    def required(self, values: Mapping[str, Any]) -> bool:
        return self.when is None or self.when.holds(values)


@dataclass(frozen=True, slots=True)
class Issued:
    """A document that an approval issues, with a signature of whoever `signer`, a field of the form, names (R25).

    With `when`, only while that condition holds. `kind` begins the file's name; `statement` is what the document
    says, in Russian; `numbers` are fields whose values it names, masked.
    """

    kind: str
    title: Words
    statement: str
    signer: str
    numbers: tuple[str, ...] = ()
    when: Condition | None = None

    def wanted(self, values: Mapping[str, Any]) -> bool:
        return self.when is None or self.when.holds(values)


@dataclass(frozen=True, slots=True)
class Step:
    """The place of a service among the steps to a whole cabinet (R49): lower `order` first; `code` is stable."""

    order: int
    code: str


@dataclass(frozen=True, slots=True)
class Question:
    """A frequent question about a service, answered (R36)."""

    question: Words
    answer: Words


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, the window in seconds; `level` is the account's level that sending needs, `start` the one
    that filling in needs (C17). `needs` names what other services must have opened before."""

    file: int = FILE_LIMIT
    total: int = TOTAL_LIMIT
    chunk_min: int = CHUNK_MIN
    chunk_max: int = CHUNK_MAX
    window: int = CHUNK_WINDOW_SECONDS
    level: Level = Level.BASIC
    start: Level = Level.BASIC
    needs: tuple[str, ...] = ()
