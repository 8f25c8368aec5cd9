"""What a service is: one TOML file in `services/`, read by both ends.

`_fields.toml` and `_documents.toml` beside it hold what services share: a field or document kind named in a
service takes everything it does not say from there, so that nothing is written twice. The portal serves
`Service.data`, which is complete by then, and the client reads it back with `Service.of`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

from .vocabulary import CHUNK_MAX, CHUNK_MIN, CHUNK_WINDOW_SECONDS, FILE_LIMIT, TOTAL_LIMIT, Level

Json = dict[str, Any]
FORMATS = ("pdf", "jpg", "png")
# wheels are installed unpacked; importlib.resources would cost every start 10 ms
_FOLDER = Path(__file__).parent / "services"


class CatalogueError(ValueError):
    """A catalogue entry that cannot be understood; says which entry and key."""


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
    """With which register, and which attribute there, the review compares a field."""

    register: str
    attribute: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form. `type` names a rule in `rules`; `known` is the account's value that fills it."""

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


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for scans in a form. `page`: A4 demanded (`required`), advised (`advised`) or of no matter
    (`any`). `dpi` is (least, most). `colour` False warns of a coloured scan. `signature` and `readable` are
    demands that only a person can judge: locally they are warnings."""

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
class Review:
    """Who decides, with which registers, by when (None: when the approver answers)."""

    registers: tuple[str, ...]
    approver: str
    term: Term | None
    duplicates: bool = False  # R41: a second record of the same person asks the applicant to clarify


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, the window in seconds; `level` is the account's level that sending needs."""

    file: int = FILE_LIMIT
    total: int = TOTAL_LIMIT
    chunk_min: int = CHUNK_MIN
    chunk_max: int = CHUNK_MAX
    window: int = CHUNK_WINDOW_SECONDS
    level: Level = Level.BASIC


@dataclass(frozen=True, slots=True)
class Service:
    """One service of the catalogue; `data` is the whole entry as plain JSON values."""

    slug: str
    service_code: str
    target_code: str
    category: str
    title: Words
    summary: Words
    aliases: tuple[str, ...]
    acts: tuple[str, ...]
    fields: tuple[Field, ...]
    slots: tuple[Slot, ...]
    review: Review
    resubmit: Term | None  # None: no limit
    opens: Mapping[str, Any]
    limits: Limits
    status_titles: Mapping[str, str]  # a service may word its own («Подтверждено» for `approved`)
    editable: bool = False  # may be changed while under review (R97)
    data: Json = field(default_factory=dict, repr=False, compare=False, hash=False)

    @classmethod
    def of(cls, data: Json) -> Service:
        """Read a complete entry (see `complete`). Raises CatalogueError naming the entry and the key."""
        try:
            return _service(data)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            slug = data.get("slug", "?") if isinstance(data, dict) else "?"
            raise CatalogueError(f"{slug}: {type(error).__name__}: {error}") from error

    def field(self, name: str) -> Field | None:
        return next((one for one in self.fields if one.name == name), None)

    def slot(self, kind: str) -> Slot | None:
        return next((one for one in self.slots if one.kind == kind), None)


def _words(value: Any) -> Words:
    return Words(value["ru"], value["en"])


def _optional_words(value: Any) -> Words | None:
    return _words(value) if value else None


def _condition(value: Any) -> Condition | None:
    if not value:
        return None
    test = value.get("is", "equals")
    if test not in ("present", "absent", "equals"):
        raise ValueError(f"when.is: {test}")
    return Condition(value["field"], test, value.get("value"))


def _asked_when(value: Any) -> RegisterCondition | None:
    if not value:
        return None
    if value["is"] not in ("past", "present", "absent"):
        raise ValueError(f"asked_when.is: {value['is']}")
    return RegisterCondition(value["register"], value["attribute"], value["is"])


def _field(value: Any) -> Field:
    compare = value.get("compare")
    return Field(
        name=value["name"],
        type=value["type"],
        title=_words(value["title"]),
        required=value.get("required", True),
        dictionary=value.get("dictionary"),
        when=_condition(value.get("when")),
        help=_optional_words(value.get("help")),
        known=value.get("known"),
        compare=Compare(compare["register"], compare["attribute"]) if compare else None,
        example=value.get("example"),
    )


def _slot(value: Any) -> Slot:
    formats = tuple(value["formats"])
    if not formats or not set(formats) <= set(FORMATS):
        raise ValueError(f"formats of {value['kind']}: {formats}")
    least, most = value.get("dpi", (300, 1200))
    return Slot(
        kind=value["kind"],
        title=_words(value["title"]),
        formats=formats,
        min=value.get("min", 0),
        max=value.get("max", 1),
        page=value.get("page", "required"),
        dpi=(least, most),
        signature=value.get("signature", False),
        colour=value.get("colour", False),
        name=value.get("name", "document"),
        stems=tuple(value.get("stems", ())),
        when=_condition(value.get("when")),
        asked_when=_asked_when(value.get("asked_when")),
        help=_optional_words(value.get("help")),
    )


def _term(value: Any) -> Term | None:
    if not value or "amount" not in value:
        return None
    return Term(
        value["amount"], value.get("unit", "days"), value.get("calendar", "calendar"), value.get("by", "guide")
    )


def _service(data: Json) -> Service:
    review = data["review"]
    limits = data.get("limits", {})
    return Service(
        slug=data["slug"],
        service_code=data["service_code"],
        target_code=data["target_code"],
        category=data["category"],
        title=_words(data["title"]),
        summary=_words(data["summary"]),
        aliases=tuple(data.get("aliases", ())),
        acts=tuple(data.get("acts", ())),
        fields=tuple(_field(one) for one in data["fields"]),
        slots=tuple(_slot(one) for one in data["attachments"]),
        review=Review(
            tuple(review["registers"]), review["approver"], _term(review), review.get("duplicates", False)
        ),
        resubmit=_term(data.get("resubmit")),
        opens=dict(data.get("opens", {})),
        limits=Limits(**{**limits, "level": Level(limits.get("level", "basic"))}),
        status_titles=dict(data.get("status_titles", {})),
        editable=data.get("editable", False),
        data=data,
    )


def complete(entry: Json, fields: Json, documents: Json) -> Json:
    """A service entry with everything it leaves to the shared files filled in.

    A field of `_fields.toml` may be named by a string alone.
    """
    whole = dict(entry)
    whole["fields"] = [_merged(one, "name", fields) for one in entry.get("fields", [])]
    whole["attachments"] = [_merged(one, "kind", documents) for one in entry.get("attachments", [])]
    return whole


def _merged(given: Any, key: str, shared: Json) -> Json:
    own = {key: given} if isinstance(given, str) else dict(given)
    return {**shared.get(own[key], {}), **own}


def _read(name: str) -> Json:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))


@cache
def shared_fields() -> Json:
    """`_fields.toml`: what a field of a common name is."""
    return _read("_fields.toml")


@cache
def shared_documents() -> Json:
    """`_documents.toml`: what a document of a common kind is."""
    return _read("_documents.toml")


def common_field(name: str) -> Field:
    """A field of `_fields.toml`, of no service in particular. Raises KeyError for an unknown name."""
    return _field({"name": name, **shared_fields()[name]})


def load(text: str) -> Service:
    """A service from the text of its TOML file. Raises CatalogueError."""
    try:
        entry = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(str(error)) from error
    return Service.of(complete(entry, shared_fields(), shared_documents()))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All services, by slug."""

    services: Mapping[str, Service]

    def __iter__(self) -> Iterator[Service]:
        return iter(self.services.values())

    def get(self, slug: str) -> Service | None:
        return self.services.get(slug)

    def of_codes(self, service_code: str, target_code: str) -> Service | None:
        """The service with these codes of API ЕПГУ."""
        return next(
            (one for one in self if one.service_code == service_code and one.target_code == target_code), None
        )


@cache
def bundled() -> Catalogue:
    """The catalogue that ships with gosmed; serves the portal, and the client when it is offline."""
    names = sorted(
        one.name for one in _FOLDER.iterdir() if one.name.endswith(".toml") and not one.name.startswith("_")
    )
    services = [load((_FOLDER / name).read_text(encoding="utf-8")) for name in names]
    return Catalogue({service.slug: service for service in services})


@cache
def bundled_service(slug: str) -> Service | None:
    """One bundled service, without reading the others."""
    source = _FOLDER / f"{slug}.toml"
    if slug.startswith("_") or not slug.replace("-", "").isalnum() or not source.is_file():
        return None
    return load(source.read_text(encoding="utf-8"))


def document_kinds() -> tuple[Slot, ...]:
    """Every kind of document known, as slots of no service in particular."""
    return tuple(_slot({"kind": kind, **cast("Json", value)}) for kind, value in shared_documents().items())
