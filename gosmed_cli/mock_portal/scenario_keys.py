"""What a scenario may hold: its tables, their keys, and the check of each value.

A value is checked by the same rules that forms obey; what is wrong is said in Russian.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..contract.catalogue import bundled, shared_documents
from ..contract.dictionaries import dictionary
from ..contract.gates import gates
from ..contract.problems import EPGU_STATUS
from ..contract.vocabulary import DocumentStatus, Level, Method, TransportCode
from ..text.say import say
from . import scenario_values as values
from .announcements import KINDS as ANNOUNCED
from .crowd import WRONG
from .entitlement import AVAILABLE, PROFESSIONAL_SERVICES
from .fault_plan import Fault
from .problem_texts import EPGU_TEXTS

Check = Callable[[Any], str | None]


@dataclass(frozen=True, slots=True)
class Key:
    """What one key may hold: a `check` of its value, or `inside`, the keys of a table (of each, in a list)."""

    check: Check | None = None
    required: bool = False
    inside: Mapping[str, Key] | None = None
    many: bool = False


def one_of(*allowed: str) -> Check:
    """A check for one of these words."""
    return lambda value: None if value in allowed else f"допустимо: {', '.join(allowed)}"


def _text(value: Any) -> str | None:
    return None if isinstance(value, str) and value.strip() else "нужна непустая строка"


def _flag(value: Any) -> str | None:
    return None if isinstance(value, bool) else "нужно true или false"


def _number(value: Any) -> str | None:
    good = isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
    return None if good else "нужно число, не меньше 0"


def _day(value: Any) -> str | None:
    return None if values.day(value) else "нужна дата ГГГГ-ММ-ДД"


def _moment(value: Any) -> str | None:
    return None if values.moment(value) else "нужны дата и время ISO 8601 с часовым поясом"


def _by_rule(name: str) -> Check:
    """A check by the rule that the form field of this name obeys."""

    def check(value: Any) -> str | None:
        broken = values.broken(name, value)
        return None if broken is None else say(broken.code, lang="ru", **broken.params)

    return check


def _service(value: Any) -> str | None:
    return None if value in bundled().services else f"такой услуги нет, есть: {', '.join(bundled().services)}"


def _strings(value: Any) -> str | None:
    good = isinstance(value, Mapping) and all(isinstance(one, str | date) for one in value.values())
    return None if good else "нужна таблица строк"


def _list(value: Any) -> str | None:
    good = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return None if good else "нужен список строк"


def _specialties(value: Any) -> str | None:
    if problem := _list(value):
        return problem
    return next((problem for one in value if (problem := _by_rule("specialty")(one))), None)


def _kinds(value: Any) -> str | None:
    known = shared_documents()
    unknown = [one for one in value if one not in known] if isinstance(value, list) else [value]
    return f"нужен список видов документов, неизвестно: {', '.join(map(str, unknown))}" if unknown else None


def _kind(value: Any) -> str | None:
    return None if value in shared_documents() else "такого вида документов нет"


def _count(value: Any) -> str | None:
    good = isinstance(value, int) and not isinstance(value, bool) and 0 < value <= 1000
    return None if good else "нужно целое число от 1 до 1000"


def _days(value: Any) -> str | None:
    good = isinstance(value, list) and len(value) == 2 and all(type(one) is int for one in value)
    return None if good and value[0] <= value[1] else "нужны два целых числа, дней: [от, до]"


def _prefix(value: Any) -> str | None:
    good = isinstance(value, str) and re.fullmatch(r"[a-z][a-z0-9-]*", value)
    return None if good else "нужны строчные латинские буквы, цифры и дефис"


def _wrong(value: Any) -> str | None:
    good = isinstance(value, list) and all(one in WRONG for one in value)
    return None if good else f"нужен список, допустимо: {', '.join(WRONG)}"


def _opened(value: Any) -> str | None:
    """What approvals and documents open: flags of the catalogue and of the gates, and professional services."""
    if not isinstance(value, Mapping):
        return "нужна таблица"
    approved = {name for one in bundled() for name, opens in one.opens.items() if opens is True}
    flags = sorted(approved | {gate.opens for gate in gates()})
    for name, given in value.items():
        if name == AVAILABLE:
            problem = _professional(given)
        else:
            problem = _flag(given) if name in flags else f"допустимо: {', '.join([*flags, AVAILABLE])}"
        if problem:
            return f"{name}: {problem}"
    return None


def _methods(value: Any) -> str | None:
    good = isinstance(value, list) and all(one in list(Method) for one in value)
    return None if good else f"нужен список способов, допустимо: {', '.join(Method)}"


def _professional(value: Any) -> str | None:
    entries = dictionary(PROFESSIONAL_SERVICES)
    known = [one.value for one in entries.items] if entries else []
    good = isinstance(value, list) and all(one in known for one in value)
    return None if good else f"нужен список сервисов, допустимо: {', '.join(known)}"


PASSPORT = {
    "series": Key(_by_rule("passport_series"), required=True),
    "number": Key(_by_rule("passport_number"), required=True),
    "issued": Key(_day, required=True),
    "issuer": Key(_text, required=True),
    "code": Key(_by_rule("passport_code"), required=True),
}
SPECIALIST = {
    "specialty": Key(_by_rule("specialty"), required=True),
    "position": Key(_by_rule("position"), required=True),
    "organisation": Key(_text, required=True),
    "ogrn": Key(_by_rule("ogrn"), required=True),
    "licence": Key(_text),
    "licence_until": Key(_day),
    "since": Key(_day, required=True),
    "accredited_until": Key(_day),
    "confirmed_on": Key(_day),
}
PERSON = {
    "last_name": Key(_by_rule("last_name"), required=True),
    "first_name": Key(_by_rule("first_name"), required=True),
    "middle_name": Key(_by_rule("middle_name")),
    "birth_date": Key(_day, required=True),
    "sex": Key(_by_rule("sex"), required=True),
    "snils": Key(_by_rule("snils"), required=True),
    "inn": Key(_by_rule("inn")),
    "oms": Key(_by_rule("oms")),
    "passport": Key(inside=PASSPORT, required=True),
    "specialist": Key(inside=SPECIALIST),
    "ogrnip": Key(_by_rule("ogrn")),
    "visit": Key(
        inside={
            "certificate": Key(_by_rule("certificate_id"), required=True),
            "phone": Key(_by_rule("phone")),
            "question": Key(_text),
        }
    ),
}
ACCOUNT = {
    "login": Key(_by_rule("email"), required=True),
    "phone": Key(_by_rule("phone"), required=True),
    "password": Key(_text, required=True),
    "snils": Key(_by_rule("snils")),
    "level": Key(one_of(*Level), required=True),
    "opened": Key(_opened),
    "enabled": Key(_professional),
    "sign_in_methods": Key(_methods),
}
INSTITUTION = {
    "name": Key(_text, required=True),
    "short_name": Key(_text),
    "ogrn": Key(_by_rule("ogrn"), required=True),
    "subdivision": Key(_text),
    "licence": Key(_text),
    "licence_until": Key(_day),
    "administrator": Key(_by_rule("email")),
}
REMARK = {
    "field": Key(_text),
    "attachment": Key(_text),
    "code": Key(_text, required=True),
    "message": Key(_text, required=True),
    "advice": Key(_text, required=True),
}
DECISION = {
    "decision": Key(one_of("approved", "refused", "needs_correction", "cancelled", "failed", "automatic")),
    "reason": Key(_text),
    "remark": Key(inside=REMARK, many=True),
}
APPLICATION = {
    "account": Key(_by_rule("email"), required=True),
    "service": Key(_service, required=True),
    "region": Key(_text),
    "fields": Key(_strings),
    "attachments": Key(_kinds),
    "submitted_at": Key(_moment, required=True),
    "decided_at": Key(_moment),
    **DECISION,
    "again": Key(
        many=True,
        inside={
            "submitted_at": Key(_moment, required=True),
            "fields": Key(_strings),
            "attachments": Key(_kinds),
            "decided_at": Key(_moment),
            **DECISION,
        },
    ),
}
UPLOAD = {
    "account": Key(_by_rule("email"), required=True),
    "kind": Key(_kind, required=True),
    "uploaded_at": Key(_moment, required=True),
    "status": Key(one_of(*DocumentStatus)),
    "remark": Key(inside=REMARK, many=True),
}
CROWD = {
    "count": Key(_count, required=True),
    "seed": Key(_count, required=True),
    "prefix": Key(_prefix, required=True),
    "password": Key(_text, required=True),
    "level": Key(one_of(*Level), required=True),
    "opened": ACCOUNT["opened"],
    "enabled": ACCOUNT["enabled"],
    "specialist": Key(_flag),
    "twin": Key(_flag),
    "licence_left": Key(_days),
    "accreditation_left": Key(_days),
    "application": Key(
        many=True,
        inside={
            "service": Key(_service, required=True),
            "days_ago": Key(_days, required=True),
            "meeting_in": Key(_days),
            "wrong": Key(_wrong),
            **{name: APPLICATION[name] for name in ("region", "fields", "attachments", *DECISION)},
            "again": Key(
                many=True,
                inside={
                    "days_after": Key(_days, required=True),
                    "wrong": Key(_wrong),
                    **{name: APPLICATION[name] for name in ("fields", "attachments", *DECISION)},
                },
            ),
        },
    ),
    "upload": Key(
        many=True,
        inside={
            "days_ago": Key(_days, required=True),
            **{name: UPLOAD[name] for name in ("kind", "status", "remark")},
        },
    ),
}
VERDICT = {
    **REMARK,
    "stage": Key(one_of("check", "review")),
    "service": Key(_service),
    "format": Key(_text),
    "min_size": Key(_number),
    "max_size": Key(_number),
    "equals": Key(_text),
}
APPENDIX_4 = sorted(set(EPGU_STATUS) & set(EPGU_TEXTS))
SYSTEM = {
    "denied": Key(
        many=True,
        inside={
            "code": Key(one_of(*APPENDIX_4), required=True),
            "service": Key(_service),
            "operation": Key(one_of("order", "push", "details", "cancel", "status", "dictionary", "download")),
            "message": Key(_text),
        },
    ),
    "stages": Key(
        many=True,
        inside={
            "code": Key(one_of(*TransportCode), required=True),
            "seconds": Key(_number),
            "message": Key(_text),
        },
    ),
    "signatures": Key(one_of("required", "optional")),
    "requests_per_minute": Key(_number),
    "app_approval": Key(one_of("automatic", "manual")),
}
ANNOUNCEMENT = {
    "kind": Key(one_of(*ANNOUNCED), required=True),
    "at": Key(_moment, required=True),
    "title": Key(_text, required=True),
    "text": Key(_text, required=True),
    "specialties": Key(_specialties),
    "organisations": Key(_list),
}
FAULT = {name: Key() for name in Fault.__dataclass_fields__}
SCENARIO = {
    "title": Key(_text),
    "clock": Key(_moment),
    "review": Key(one_of("automatic", "manual")),
    "institution": Key(inside=INSTITUTION, many=True),
    "person": Key(inside=PERSON, many=True),
    "account": Key(inside=ACCOUNT, many=True),
    "application": Key(inside=APPLICATION, many=True),
    "upload": Key(inside=UPLOAD, many=True),
    "crowd": Key(inside=CROWD, many=True),
    "announcement": Key(inside=ANNOUNCEMENT, many=True),
    "fault": Key(inside=FAULT, many=True),
    "verdict": Key(inside=VERDICT, many=True),
    "system": Key(inside=SYSTEM),
}
