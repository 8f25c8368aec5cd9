"""A whole form against its service: every problem at once, values ready for the wire (R39, R40)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ..contract.catalogue import Field, Service, Slot, document_kinds
from ..errors import Detail
from .dates import LEAST_AGE, shown
from .fields import Broken, normalise
from .nearest import nearest


@dataclass(frozen=True)
class CheckedForm:
    """`values` are canonical, by field name; those with a problem are left out. `problems` in the form's order."""

    values: dict[str, str]
    problems: tuple[Detail, ...]


@dataclass
class _Reading:
    """What has been read of a form so far. `present` also counts fields whose value is broken."""

    values: dict[str, str] = field(default_factory=dict)
    present: dict[str, str] = field(default_factory=dict)
    problems: dict[str, Detail] = field(default_factory=dict)


def check_form(
    service: Service,
    given: Mapping[str, object],
    *,
    today: date,
    known_fields: Mapping[str, str] | None = None,
) -> CheckedForm:
    """Check every field of the service; a field left out is filled from `known_fields` (the account's values).

    A field whose `when` does not hold is not asked for, and what was typed in it is not sent.
    """
    reading = _Reading()
    for one in service.fields:
        _read(one, given.get(one.name), known_fields or {}, today, reading)
    asked = [one for one in service.fields if one.when is None or one.when.holds(reading.present)]
    problems = [found for one in asked if (found := _problem(one, reading))]
    values = {one.name: reading.values[one.name] for one in asked if one.name in reading.values}
    whole = (*_order_of_dates(asked, values), *_not_same(asked, values), *_none_of_group(service, reading))
    whole = (*whole, *_off_rate(asked, values))
    return CheckedForm(values, (*problems, *whole, *unknown_keys(service, given)))


def _not_same(asked: list[Field], values: Mapping[str, str]) -> list[Detail]:
    """Fields that are typed twice, and differently (R22)."""
    return [
        Detail("form.not_same", field=one.name, params=(("other", one.same_as),))
        for one in asked
        if one.same_as and one.name in values and values[one.name] != values.get(one.same_as, values[one.name])
    ]


def _off_rate(asked: list[Field], values: Mapping[str, str]) -> Iterator[Detail]:
    """Numbers that do not follow from the field which they depend on (R89)."""
    for one in asked:
        rate = one.rate
        if rate is None or one.name not in values or rate.field not in values:
            continue
        expected = Decimal(values[rate.field]) * Decimal(rate.each)
        if Decimal(values[one.name]) != expected:
            right = f"{expected.normalize():f}"
            params = (("given", values[one.name]), ("expected", right), ("other", rate.field))
            yield Detail("form.off_rate", field=one.name, params=params)


def _none_of_group(service: Service, reading: _Reading) -> list[Detail]:
    """Groups of fields of which one must be filled in, and none is."""
    return [
        Detail("form.one_of", field=group[0], params=(("fields", ", ".join(group)),))
        for group in service.at_least_one
        if not any(name in reading.present for name in group)
    ]


def unknown_keys(service: Service, given: Mapping[str, object]) -> tuple[Detail, ...]:
    """A problem for each key that is no field of the service, with the nearest right one."""
    spellings = {one.name: (one.title.ru, one.title.en) for one in service.fields}
    return tuple(_unknown(key, nearest(key, spellings), service) for key in given if key not in spellings)


def check_attachments(
    service: Service, counts: Mapping[str, int], values: Mapping[str, str]
) -> tuple[Detail, ...]:
    """Slots without the files they require or with too many, and kinds that the service does not take.

    `counts` is the number of files by kind; `values` decide which slots are asked for.
    """
    problems = [
        found for slot in service.slots if (found := _slot_problem(slot, counts.get(slot.kind, 0), values))
    ]
    strange = [kind for kind, count in counts.items() if count and service.slot(kind) is None]
    return (*problems, *(_unknown_kind(kind, service) for kind in strange))


def _read(one: Field, typed: object, known: Mapping[str, str], today: date, reading: _Reading) -> None:
    value = known.get(one.known, "") if _left_out(typed) and one.known else typed
    if _left_out(value):
        return
    reading.present[one.name] = str(value)
    try:
        reading.values[one.name] = reading.present[one.name] = normalise(one, value, today=today)
    except Broken as broken:
        reading.problems[one.name] = Detail(broken.code, field=one.name, params=tuple(broken.params.items()))


def _left_out(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _problem(one: Field, reading: _Reading) -> Detail | None:
    if found := reading.problems.get(one.name):
        return found
    if one.required and one.name not in reading.values:
        return Detail("form.required", field=one.name)
    return None


def _order_of_dates(asked: list[Field], values: Mapping[str, str]) -> list[Detail]:
    """Nothing in a professional's papers happened before the age at which a passport is given."""
    born_in = next((one.name for one in asked if one.type == "birth_date" and one.name in values), None)
    if born_in is None:
        return []
    born = date.fromisoformat(values[born_in])
    grown = f"{born.year + LEAST_AGE:04}{values[born_in][4:]}"
    early = [one for one in asked if one.type == "past_date" and values.get(one.name, grown) < grown]
    return [
        Detail(
            "form.date_before_grown",
            field=one.name,
            params=(("date", shown(date.fromisoformat(values[one.name]))), ("age", LEAST_AGE)),
        )
        for one in early
    ]


def _unknown(key: str, near: str | None, service: Service) -> Detail:
    if near:
        return Detail("form.unknown_key", field=key, params=(("nearest", near),))
    return Detail("form.unknown_key_none", field=key, params=(("slug", service.slug),))


def _slot_problem(slot: Slot, count: int, values: Mapping[str, str]) -> Detail | None:
    asked = slot.when is None or slot.when.holds(values)
    if asked and count < slot.min:
        code = "form.attachment_missing" if count == 0 else "form.attachment_too_few"
        return Detail(
            code, attachment=slot.kind, params=(("kind", slot.kind), ("least", slot.min), ("count", count))
        )
    if count > slot.max:
        return Detail(
            "form.attachment_too_many", attachment=slot.kind, params=(("count", count), ("most", slot.max))
        )
    return None


def _unknown_kind(kind: str, service: Service) -> Detail:
    here = ", ".join(slot.kind for slot in service.slots) or "–"
    if any(slot.kind == kind for slot in document_kinds()):
        return Detail("form.kind_not_here", attachment=kind, params=(("kinds", here),))
    near = nearest(kind, {slot.kind: (slot.title.ru, slot.title.en, *slot.stems) for slot in service.slots})
    if near:
        return Detail("form.unknown_kind", attachment=kind, params=(("nearest", near),))
    return Detail("form.unknown_kind_none", attachment=kind, params=(("kinds", here),))
