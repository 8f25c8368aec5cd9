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
from typing import Any, cast

from . import service_reading as reading
from .service_parts import (
    Appointment,
    Compare,
    Condition,
    Field,
    Issued,
    Limits,
    Question,
    Rate,
    RegisterCondition,
    Review,
    Signature,
    Slot,
    Step,
    Term,
    TermsByValue,
    Words,
)
from .service_reading import FORMATS

__all__ = [
    "FORMATS",
    "Appointment",
    "Catalogue",
    "CatalogueError",
    "Compare",
    "Condition",
    "Field",
    "Issued",
    "Limits",
    "Question",
    "Rate",
    "RegisterCondition",
    "Review",
    "Service",
    "Signature",
    "Slot",
    "Step",
    "Term",
    "TermsByValue",
    "Words",
    "bundled",
    "bundled_service",
    "common_field",
    "complete",
    "document_kinds",
    "extended",
    "load",
    "shared_documents",
    "shared_fields",
]

Json = dict[str, Any]
# wheels are installed unpacked; importlib.resources would cost every start 10 ms
_FOLDER = Path(__file__).parent / "services"


class CatalogueError(ValueError):
    """A catalogue entry that cannot be understood; says which entry and key."""


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
    status_titles: Mapping[str, Words]  # a service may word its own («Подтверждено» for `approved`)
    editable: bool = False  # may be changed while under review (R97)
    after_window: str | None = None  # the service that remains once the window has passed (R75)
    warning: Words | None = None  # said before sending (R76)
    checklist: tuple[Words, ...] = ()  # what to look at after a refusal (R65)
    faq: tuple[Question, ...] = ()
    at_least_one: tuple[tuple[str, ...], ...] = ()  # of each group of fields one must be filled in
    step: Step | None = None
    appointment: Appointment | None = None
    signature: Signature | None = None
    issues: Issued | None = None
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


def _service(data: Json) -> Service:
    return Service(
        slug=data["slug"],
        service_code=data["service_code"],
        target_code=data["target_code"],
        category=data["category"],
        title=reading.words(data["title"]),
        summary=reading.words(data["summary"]),
        aliases=tuple(data.get("aliases", ())),
        acts=tuple(data.get("acts", ())),
        fields=tuple(reading.field(one) for one in data["fields"]),
        slots=tuple(reading.slot(one) for one in data["attachments"]),
        review=reading.review(data["review"]),
        resubmit=reading.term(data.get("resubmit")),
        opens=dict(data.get("opens", {})),
        limits=reading.limits(data.get("limits", {})),
        status_titles={name: reading.words(one) for name, one in data.get("status_titles", {}).items()},
        editable=data.get("editable", False),
        after_window=data.get("resubmit", {}).get("after"),
        warning=reading.optional_words(data.get("warning")),
        checklist=tuple(reading.words(one) for one in data.get("checklist", ())),
        faq=tuple(
            Question(reading.words(one["question"]), reading.words(one["answer"])) for one in data.get("faq", ())
        ),
        at_least_one=tuple(tuple(group) for group in data.get("at_least_one", ())),
        step=reading.step(data.get("step")),
        appointment=reading.appointment(data.get("appointment")),
        signature=reading.signature(data.get("signature")),
        issues=reading.issued(data.get("issues")),
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


def bare_form(entry: Json) -> Service:
    """A form that is no service: a slug, a title, a summary and fields. Raises CatalogueError."""
    nothing: Json = {
        "service_code": "",
        "target_code": "",
        "category": "",
        "review": {"registers": [], "approver": ""},
    }
    return Service.of(complete({**nothing, **entry}, shared_fields(), {}))


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
    return reading.field({"name": name, **shared_fields()[name]})


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


def extended(folder: Path) -> Catalogue:
    """The bundled catalogue with the entries of this folder, which win over bundled ones of the same slug.

    Raises CatalogueError naming the file, also for a code that two services share; OSError.
    """
    services = dict(bundled().services)
    for source in sorted(folder.glob("*.toml")):
        try:
            own = load(source.read_text(encoding="utf-8"))
        except ValueError as error:
            raise CatalogueError(f"{source.name}: {error}") from error
        services[own.slug] = own
    codes = [one.service_code for one in services.values()]
    if twice := sorted({code for code in codes if codes.count(code) > 1}):
        raise CatalogueError(f"service_code {', '.join(twice)}")
    return Catalogue(services)


@cache
def bundled_service(slug: str) -> Service | None:
    """One bundled service, without reading the others."""
    source = _FOLDER / f"{slug}.toml"
    if slug.startswith("_") or not slug.replace("-", "").isalnum() or not source.is_file():
        return None
    return load(source.read_text(encoding="utf-8"))


def document_kinds() -> tuple[Slot, ...]:
    """Every kind of document known, as slots of no service in particular."""
    return tuple(reading.slot({"kind": kind, **cast("Json", value)}) for kind, value in shared_documents().items())
