"""What a scenario may hold: its tables, their keys, and the check of each value.

A value is checked by the same rules that forms obey; what is wrong is said in Russian.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..contract.catalogue import bundled, shared_documents
from ..contract.dictionaries import dictionary
from ..contract.gates import gates
from ..contract.problems import EPGU_STATUS
from ..contract.vocabulary import DocumentStatus, Level, Method, TransportCode
from .announcements import KINDS as ANNOUNCED
from .crowd import WRONG
from .entitlement import AVAILABLE, PROFESSIONAL_SERVICES
from .fault_plan import Fault
from .problem_texts import EPGU_TEXTS
from .scenario_key import Key, amount, by_rule, day, flag, list_of_texts, moment, number, one_of, strings, text
from .sections import SECTIONS


def _service(value: Any) -> str | None:
    return None if value in bundled().services else f"такой услуги нет, есть: {', '.join(bundled().services)}"


def _specialties(value: Any) -> str | None:
    if problem := list_of_texts(value):
        return problem
    return next((problem for one in value if (problem := by_rule("specialty")(one))), None)


def _kinds(value: Any) -> str | None:
    known = shared_documents()
    unknown = [one for one in value if one not in known] if isinstance(value, list) else [value]
    return f"нужен список видов документов, неизвестно: {', '.join(map(str, unknown))}" if unknown else None


def _kind(value: Any) -> str | None:
    return None if value in shared_documents() else "такого вида документов нет"


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
            problem = flag(given) if name in flags else f"допустимо: {', '.join([*flags, AVAILABLE])}"
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
    "series": Key(by_rule("passport_series"), required=True),
    "number": Key(by_rule("passport_number"), required=True),
    "issued": Key(day, required=True),
    "issuer": Key(text, required=True),
    "code": Key(by_rule("passport_code"), required=True),
}
SPECIALIST = {
    "specialty": Key(by_rule("specialty"), required=True),
    "position": Key(by_rule("position"), required=True),
    "organisation": Key(text, required=True),
    "ogrn": Key(by_rule("ogrn"), required=True),
    "licence": Key(text),
    "licence_until": Key(day),
    "since": Key(day, required=True),
    "accredited_until": Key(day),
    "confirmed_on": Key(day),
}
PERSON = {
    "last_name": Key(by_rule("last_name"), required=True),
    "first_name": Key(by_rule("first_name"), required=True),
    "middle_name": Key(by_rule("middle_name")),
    "birth_date": Key(day, required=True),
    "sex": Key(by_rule("sex"), required=True),
    "snils": Key(by_rule("snils"), required=True),
    "inn": Key(by_rule("inn")),
    "oms": Key(by_rule("oms")),
    "passport": Key(inside=PASSPORT, required=True),
    "specialist": Key(inside=SPECIALIST),
    "ogrnip": Key(by_rule("ogrn")),
    "visit": Key(
        inside={
            "certificate": Key(by_rule("certificate_id"), required=True),
            "phone": Key(by_rule("phone")),
            "question": Key(text),
        }
    ),
}
ACCOUNT = {
    "login": Key(by_rule("email"), required=True),
    "phone": Key(by_rule("phone"), required=True),
    "password": Key(text, required=True),
    "snils": Key(by_rule("snils")),
    "level": Key(one_of(*Level), required=True),
    "opened": Key(_opened),
    "enabled": Key(_professional),
    "sign_in_methods": Key(_methods),
}
INSTITUTION = {
    "name": Key(text, required=True),
    "short_name": Key(text),
    "ogrn": Key(by_rule("ogrn"), required=True),
    "subdivision": Key(text),
    "licence": Key(text),
    "licence_until": Key(day),
    "administrator": Key(by_rule("email")),
}
REMARK = {
    "field": Key(text),
    "attachment": Key(text),
    "code": Key(text, required=True),
    "message": Key(text, required=True),
    "advice": Key(text, required=True),
}
DECISION = {
    "decision": Key(one_of("approved", "refused", "needs_correction", "cancelled", "failed", "automatic")),
    "reason": Key(text),
    "remark": Key(inside=REMARK, many=True),
}
APPLICATION = {
    "account": Key(by_rule("email"), required=True),
    "service": Key(_service, required=True),
    "region": Key(text),
    "fields": Key(strings),
    "attachments": Key(_kinds),
    "submitted_at": Key(moment, required=True),
    "decided_at": Key(moment),
    **DECISION,
    "again": Key(
        many=True,
        inside={
            "submitted_at": Key(moment, required=True),
            "fields": Key(strings),
            "attachments": Key(_kinds),
            "decided_at": Key(moment),
            **DECISION,
        },
    ),
}
UPLOAD = {
    "account": Key(by_rule("email"), required=True),
    "kind": Key(_kind, required=True),
    "uploaded_at": Key(moment, required=True),
    "status": Key(one_of(*DocumentStatus)),
    "remark": Key(inside=REMARK, many=True),
}
CROWD = {
    "count": Key(amount(1, 1000), required=True),
    "seed": Key(amount(1, 1000), required=True),
    "prefix": Key(_prefix, required=True),
    "password": Key(text, required=True),
    "level": Key(one_of(*Level), required=True),
    "opened": ACCOUNT["opened"],
    "enabled": ACCOUNT["enabled"],
    "specialist": Key(flag),
    "twin": Key(flag),
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
    "format": Key(text),
    "min_size": Key(number),
    "max_size": Key(number),
    "equals": Key(text),
}
APPENDIX_4 = sorted(set(EPGU_STATUS) & set(EPGU_TEXTS))
SYSTEM = {
    "denied": Key(
        many=True,
        inside={
            "code": Key(one_of(*APPENDIX_4), required=True),
            "service": Key(_service),
            "operation": Key(one_of("order", "push", "details", "cancel", "status", "dictionary", "download")),
            "message": Key(text),
        },
    ),
    "stages": Key(
        many=True,
        inside={
            "code": Key(one_of(*TransportCode), required=True),
            "seconds": Key(number),
            "message": Key(text),
        },
    ),
    "signatures": Key(one_of("required", "optional")),
    "requests_per_minute": Key(number),
    "app_approval": Key(one_of("automatic", "manual")),
}
ANNOUNCEMENT = {
    "kind": Key(one_of(*ANNOUNCED), required=True),
    "at": Key(moment, required=True),
    "title": Key(text, required=True),
    "text": Key(text, required=True),
    "specialties": Key(_specialties),
    "organisations": Key(list_of_texts),
}
FAULT = {name: Key() for name in Fault.__dataclass_fields__}
YEAR = {"account": Key(by_rule("email"), required=True), "seed": Key(amount(1, 1000), required=True)}
SCENARIO = {
    "title": Key(text),
    "clock": Key(moment),
    "review": Key(one_of("automatic", "manual")),
    "institution": Key(inside=INSTITUTION, many=True),
    "person": Key(inside=PERSON, many=True),
    "account": Key(inside=ACCOUNT, many=True),
    "application": Key(inside=APPLICATION, many=True),
    "upload": Key(inside=UPLOAD, many=True),
    "crowd": Key(inside=CROWD, many=True),
    "announcement": Key(inside=ANNOUNCEMENT, many=True),
    "fault": Key(inside=FAULT, many=True),
    "year": Key(inside=YEAR, many=True),
    **{name: Key(inside=inside, many=True) for one in SECTIONS for name, inside in one.tables.items()},
    "verdict": Key(inside=VERDICT, many=True),
    "system": Key(inside=SYSTEM),
}
