"""Reading the parts of a catalogue entry: what TOML or JSON holds, as the values of `service_parts`.

Every reader raises KeyError, TypeError, ValueError or AttributeError for what it cannot read;
`catalogue.Service.of` says of which entry.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

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
from .vocabulary import Level

FORMATS = ("pdf", "jpg", "png")


def words(value: Any) -> Words:
    return Words(value["ru"], value["en"])


def optional_words(value: Any) -> Words | None:
    return words(value) if value else None


def _condition(value: Any) -> Condition | None:
    if not value:
        return None
    test = value.get("is", "equals")
    if test not in ("present", "absent", "equals"):
        raise ValueError(f"when.is: {test}")
    return Condition(value["field"], test, value.get("value"))


def _compare(value: Any) -> Compare | None:
    if not value:
        return None
    return Compare(value["register"], value["attribute"], _condition(value.get("unless")))


def _one_of(value: str, allowed: tuple[str, ...], key: str) -> Any:
    """The value, if it is one of these. Raises ValueError naming the key."""
    if value not in allowed:
        raise ValueError(f"{key}: {value}")
    return value


def _asked_when(value: Any) -> RegisterCondition | None:
    if not value:
        return None
    if value["is"] not in ("past", "present", "absent"):
        raise ValueError(f"asked_when.is: {value['is']}")
    return RegisterCondition(value["register"], value["attribute"], value["is"])


def _rate(value: Any) -> Rate | None:
    if not value:
        return None
    try:
        Decimal(value["each"])
    except InvalidOperation as error:
        raise ValueError(f"rate.each: {value['each']}") from error
    return Rate(value["field"], value["each"])


def field(value: Any) -> Field:
    return Field(
        name=value["name"],
        type=value["type"],
        title=words(value["title"]),
        required=value.get("required", True),
        dictionary=value.get("dictionary"),
        when=_condition(value.get("when")),
        help=optional_words(value.get("help")),
        known=value.get("known"),
        compare=_compare(value.get("compare")),
        example=value.get("example"),
        same_as=value.get("same_as"),
        confirm=_one_of(value.get("confirm", "new"), ("new", "both", "always"), "confirm"),
        rate=_rate(value.get("rate")),
    )


def slot(value: Any) -> Slot:
    formats = tuple(value["formats"])
    if not set(formats) <= set(FORMATS):
        raise ValueError(f"formats of {value['kind']}: {formats}")
    least, most = value.get("dpi", (300, 1200))
    return Slot(
        kind=value["kind"],
        title=words(value["title"]),
        formats=formats,
        min=value.get("min", 0),
        max=value.get("max", 1),
        page=value.get("page", "required"),
        dpi=(least, most),
        signature=value.get("signature", False),
        colour=value.get("colour", False),
        name=value.get("name", "document"),
        named_by=tuple(value.get("named_by", ())),
        stems=tuple(value.get("stems", ())),
        when=_condition(value.get("when")),
        asked_when=_asked_when(value.get("asked_when")),
        help=optional_words(value.get("help")),
    )


def term(value: Any) -> Term | None:
    if not value or "amount" not in value:
        return None
    return Term(
        value["amount"], value.get("unit", "days"), value.get("calendar", "calendar"), value.get("by", "guide")
    )


def review(value: Any) -> Review:
    by_value = value.get("terms")
    return Review(
        tuple(value["registers"]),
        value["approver"],
        term(value),
        value.get("duplicates", False),
        value.get("question"),
        value.get("answer"),
        TermsByValue(by_value["field"], {name: _must_term(one) for name, one in by_value["of"].items()})
        if by_value
        else None,
    )


def _must_term(value: Any) -> Term:
    found = term(value)
    if found is None:
        raise ValueError("a term without an amount")
    return found


def appointment(value: Any) -> Appointment | None:
    if not value:
        return None
    held = _one_of(value["held"], ("operator", "clock"), "appointment.held")
    return Appointment(value["field"], value["timetable"], held, value.get("document"))


def signature(value: Any) -> Signature | None:
    return Signature(_condition(value.get("when"))) if value is not None else None


def question(value: Any) -> Question:
    return Question(words(value["question"]), words(value["answer"]))


def issued(value: Any) -> Issued | None:
    if not value:
        return None
    return Issued(
        kind=value["kind"],
        title=words(value["title"]),
        statement=value["statement"],
        signer=value["signer"],
        numbers=tuple(value.get("numbers", ())),
        when=_condition(value.get("when")),
    )


def step(value: Any) -> Step | None:
    return Step(value["order"], value["code"]) if value else None


def limits(value: Any) -> Limits:
    level = Level(value.get("level", "basic"))
    own = {"level": level, "start": Level(value.get("start", level)), "needs": tuple(value.get("needs", ()))}
    return Limits(**{**value, **own})
