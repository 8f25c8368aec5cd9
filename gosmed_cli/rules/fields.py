"""What a field's `type` in the catalogue means: from what a person typed to the value on the wire.

    name                        NFC, plain hyphens and spaces
    birth_date past_date future_date date     ISO 8601
    snils inn oms ogrn passport_series passport_number      digits
    passport_code               NNN-NNN
    phone                       +79…, email lower case
    choice                      the code of an item of the field's dictionary
    sex                         male | female
    flag                        true | false
    number                      digits
    decimal                     digits, at most one of them after a point: 36, 1.5
    text                        one plain line
    longtext                    lines of plain text
    slot                        <place>/YYYY-MM-DDTHH:MM of a timetable, Moscow time (R26)
    own_number                  digits: the number of one's own application
    ogrnip                      15 digits
    certificate_id              NNNN-NNNN-NNNN-NNNN (R83)
    object_id                   digits and dots: the code of a subdivision (R101)

Adding a type is adding a function to `RULES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from ..contract.catalogue import Field
from ..contract.dictionaries import Dictionary, Item, dictionary
from . import contacts, dates, identifiers, names
from .broken import Broken
from .nearest import similar_items
from .plain import digits, line, lines, plain

__all__ = ["RULES", "Broken", "normalise"]

_NUMBER_INSIDE = re.compile("[0-9](?:[ -]?[0-9]){4,}")  # a СНИЛС typed into the wrong field is not repeated
Given = str | date
Rule = Callable[[Field, Given, date], str]


def normalise(field: Field, given: object, *, today: date) -> str:
    """The canonical value of what was given for this field: str, int, bool or date (as TOML reads them).

    Raises Broken with a message's key; KeyError for a field type without a rule, which is a fault of ours.
    """
    rule = RULES[field.type]
    value = _read(str(given) if isinstance(given, float) and field.type == "decimal" else given)
    if isinstance(value, str) and not plain(value):
        raise Broken("field.empty")
    return rule(field, value, today)


def _read(given: object) -> Given:
    """Text or a date of what TOML may hold. Raises Broken for a list, a table, a fraction, a time of day."""
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, int):
        return str(given)
    if isinstance(given, str | date):
        return given
    raise Broken("field.not_text")


def _typed(rule: Callable[[str], str]) -> Rule:
    """A rule over text alone; a date of TOML in its place is told."""

    def apply(field: Field, given: Given, today: date) -> str:
        if isinstance(given, date):
            raise Broken("field.not_text")
        return rule(given)

    return apply


def _day(rule: Callable[[Given, date], date]) -> Rule:
    return lambda field, given, today: rule(given, today).isoformat()


def _choice(field: Field, given: Given, today: date) -> str:
    text = line(str(given))
    among = dictionary(field.dictionary or "")
    if among is None:
        raise KeyError(f"{field.name}: no dictionary {field.dictionary}")
    item = among.find(text) or (among.find(text.zfill(3)) if text.isdigit() else None)
    if item is None:
        raise _unknown_choice(text, among)
    if not item.valid_on(today):
        raise _choice_out_of_time(item, today)
    return item.value


def _unknown_choice(text: str, among: Dictionary) -> Broken:
    shown = _NUMBER_INSIDE.sub("…", text if len(text) <= 60 else f"{text[:60]}…")
    similar = similar_items(text, among)
    if not similar:
        return Broken("field.choice_unknown", given=shown, dictionary=among.code)
    titles = ", ".join(f"«{one}»" for one in similar)
    return Broken("field.choice_similar", given=shown, nearest=titles, dictionary=among.code)


def _choice_out_of_time(item: Item, today: date) -> Broken:
    if item.valid_from and today < item.valid_from:
        return Broken("field.choice_too_early", title=item.title, date=dates.shown(item.valid_from))
    return Broken("field.choice_too_late", title=item.title, date=dates.shown(item.valid_until or today))


_SEXES = {
    **dict.fromkeys(("male", "m", "м", "муж", "мужской", "мужчина"), "male"),
    **dict.fromkeys(("female", "f", "ж", "жен", "женский", "женщина"), "female"),
}
_FLAGS = {
    **dict.fromkeys(("true", "yes", "да", "1", "y", "д"), "true"),
    **dict.fromkeys(("false", "no", "нет", "0", "n", "н"), "false"),
}


def _sex(given: str) -> str:
    value = _SEXES.get(plain(given).lower().rstrip("."))
    if value is None:
        raise Broken("field.sex")
    return value


def _flag(given: str) -> str:
    value = _FLAGS.get(plain(given).lower())
    if value is None:
        raise Broken("field.flag")
    return value


def _number(given: str) -> str:
    text = digits(given)
    if not re.fullmatch(r"[0-9]{1,15}", text) or plain(given).startswith("-"):
        raise Broken("field.number")
    return str(int(text))


def _decimal(given: str) -> str:
    """A number above nought with at most one decimal; a comma is a point.

    >>> _decimal("36,50"), _decimal("018")
    ('36.5', '18')
    """
    text = plain(given).replace(",", ".")
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]0*)?", text) or not Decimal(text):
        raise Broken("field.decimal")
    whole, _, part = text.partition(".")
    return f"{int(whole)}.{part[0]}" if part.strip("0") else str(int(whole))


def _slot(field: Field, given: Given, today: date) -> str:
    """A place of the field's timetable and when: `mfc-77-1/2026-03-04T10:00`, or the day as ДД.ММ.ГГГГ."""
    place, slash, when = line(str(given)).rpartition("/")
    among = dictionary(field.dictionary or "")
    known = among.find(place) if among else None
    if not slash or (among and known is None):
        raise Broken("field.slot", dictionary=field.dictionary or "")
    for form in ("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M"):
        try:
            at = datetime.strptime(when.strip(), form)  # noqa: DTZ007  a time on a clock in the office, no moment
        except ValueError:
            continue
        if at.date() < today:
            raise Broken("field.date_past", date=dates.shown(at.date()))
        return f"{known.value if known else place}/{at:%Y-%m-%dT%H:%M}"
    raise Broken("field.slot", dictionary=field.dictionary or "")


def _own_number(given: str) -> str:
    text = digits(given.replace("№", ""))
    if not re.fullmatch(r"[0-9]{6,18}", text):
        raise Broken("field.own_number")
    return text


def _object_id(given: str) -> str:
    text = plain(given)
    if not re.fullmatch(r"[0-9]+(\.[0-9]+){2,}", text) or len(text) > 64:
        raise Broken("field.object_id")
    return text


_ALIKE = str.maketrans("АВЕКМНОРСТХавекмнорстх", "ABEKMHOPCTXABEKMHOPCTX")  # Cyrillic letters that look Latin


def _icd10(given: str) -> str:
    """A code of the МКБ-10: `I10`, `J45.0`; letters that look Latin are taken for it, a comma for the point."""
    text = plain(given).translate(_ALIKE).upper().replace(",", ".")
    if not re.fullmatch(r"[A-Z][0-9]{2}(\.[0-9]{1,2})?", text):
        raise Broken("field.diagnosis_code")
    return text


RULES: dict[str, Rule] = {
    "name": _typed(names.name),
    "birth_date": _day(dates.birth_date),
    "past_date": _day(dates.past_date),
    "future_date": _day(dates.future_date),
    "date": _day(dates.any_date),
    "snils": _typed(identifiers.snils),
    "inn": _typed(identifiers.inn),
    "oms": _typed(identifiers.oms),
    "ogrn": _typed(identifiers.ogrn),
    "passport_series": _typed(identifiers.passport_series),
    "passport_number": _typed(identifiers.passport_number),
    "passport_code": _typed(identifiers.passport_code),
    "phone": _typed(contacts.phone),
    "email": _typed(contacts.email),
    "choice": _choice,
    "sex": _typed(_sex),
    "flag": _typed(_flag),
    "number": _typed(_number),
    "decimal": _typed(_decimal),
    "text": _typed(line),
    "longtext": _typed(lines),
    "slot": _slot,
    "own_number": _typed(_own_number),
    "ogrnip": _typed(identifiers.ogrnip),
    "certificate_id": _typed(identifiers.certificate_id),
    "object_id": _typed(_object_id),
    "icd10": _typed(_icd10),
}
