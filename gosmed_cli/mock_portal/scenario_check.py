"""The checker of scenarios: every wrong key or value with its line, in Russian.

A table is described by `Key`s; a value is checked by the same rules that forms obey.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ..contract.catalogue import bundled, shared_documents
from ..contract.problems import EPGU_STATUS
from ..contract.vocabulary import Level, TransportCode
from ..rules.nearest import nearest
from ..text.say import say
from . import scenario_values as values
from .fault_plan import BadFault, Fault
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


def _kinds(value: Any) -> str | None:
    known = shared_documents()
    unknown = [one for one in value if one not in known] if isinstance(value, list) else [value]
    return f"нужен список видов документов, неизвестно: {', '.join(map(str, unknown))}" if unknown else None


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
}
ACCOUNT = {
    "login": Key(_by_rule("email"), required=True),
    "phone": Key(_by_rule("phone"), required=True),
    "password": Key(_text, required=True),
    "snils": Key(_by_rule("snils")),
    "level": Key(one_of(*Level), required=True),
    "opened": Key(
        inside={
            "cabinet": Key(_flag),
            "employment": Key(_flag),
            "professional_services": Key(_list),
        }
    ),
}
REMARK = {
    "field": Key(_text),
    "attachment": Key(_text),
    "code": Key(_text, required=True),
    "message": Key(_text, required=True),
    "advice": Key(_text, required=True),
}
APPLICATION = {
    "account": Key(_by_rule("email"), required=True),
    "service": Key(_service, required=True),
    "region": Key(_text),
    "fields": Key(_strings),
    "attachments": Key(_kinds),
    "submitted_at": Key(_moment, required=True),
    "decided_at": Key(_moment),
    "decision": Key(one_of("approved", "refused", "needs_correction", "automatic")),
    "reason": Key(_text),
    "remark": Key(inside=REMARK, many=True),
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
FAULT = {name: Key() for name in Fault.__dataclass_fields__}
SCENARIO = {
    "title": Key(_text),
    "clock": Key(_moment),
    "review": Key(one_of("automatic", "manual")),
    "person": Key(inside=PERSON, many=True),
    "account": Key(inside=ACCOUNT, many=True),
    "application": Key(inside=APPLICATION, many=True),
    "fault": Key(inside=FAULT, many=True),
    "verdict": Key(inside=VERDICT, many=True),
    "system": Key(inside=SYSTEM),
}


def check(text: str) -> list[str]:
    """What is wrong with the text of a scenario, each with its line; nothing when it is in order."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return [_syntax(str(error))]
    found = [*_table(data, SCENARIO, ()), *_faults(data), *_relations(data)]
    return [_located(text, path, problem) for path, problem in found]


Path = tuple[tuple[str, int | None], ...]
Found = Iterator[tuple[Path, str]]


def _syntax(message: str) -> str:
    line = re.search(r"line (\d+)", message)
    return f"строка {line[1]}: синтаксис TOML нарушен" if line else "синтаксис TOML нарушен"


def _table(data: Mapping[str, Any], keys: Mapping[str, Key], path: Path) -> Found:
    for name, value in data.items():
        here = (*path, (name, None))
        if name not in keys:
            near = nearest(name, dict.fromkeys(keys, ()))
            yield here, f"такого ключа нет{f', вероятно {near}' if near else ''}"
        else:
            yield from _value(value, keys[name], here)
    for name, key in keys.items():
        if key.required and name not in data:
            yield (*path, (name, None)), "не указано"


def _value(value: Any, key: Key, path: Path) -> Found:
    name = path[-1][0]
    if key.inside is None:
        problem = key.check(value) if key.check else None
        if problem:
            yield path, problem
        return
    tables = value if key.many else [value]
    if not isinstance(tables, list) or not all(isinstance(one, Mapping) for one in tables):
        yield path, f"нужна таблица {f'[[{name}]]' if key.many else f'[{name}]'}"
        return
    for index, one in enumerate(tables):
        yield from _table(one, key.inside, (*path[:-1], (name, index if key.many else None)))


def _tables(data: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    listed = data.get(name)
    return [one for one in listed if isinstance(one, Mapping)] if isinstance(listed, list) else []


def _faults(data: Mapping[str, Any]) -> Found:
    for index, one in enumerate(_tables(data, "fault")):
        try:
            Fault.of(one)
        except BadFault as error:
            if not str(error).startswith("неизвестный ключ"):
                yield (("fault", index),), str(error)


def _relations(data: Mapping[str, Any]) -> Found:
    """What tables must know of one another."""
    logins = {one.get("login") for one in _tables(data, "account")}
    people = {str(one.get("snils")) for one in _tables(data, "person")}
    for index, account in enumerate(_tables(data, "account")):
        if "snils" in account and str(account["snils"]) not in people:
            yield (("account", index), ("snils", None)), "такого человека нет среди [[person]]"
    for index, one in enumerate(_tables(data, "application")):
        if one.get("account") not in logins:
            yield (("application", index), ("account", None)), "такой учётной записи нет среди [[account]]"
        if "decision" in one and "decided_at" not in one:
            yield (("application", index), ("decided_at", None)), "не указано"
    for index, one in enumerate(_tables(data, "verdict")):
        if ("field" in one) == ("attachment" in one):
            yield (("verdict", index),), "нужен один из ключей field и attachment"


def _located(text: str, path: Path, problem: str) -> str:
    shown = ".".join(f"{name}[{index + 1}]" if index is not None else name for name, index in path)
    line = _line(text, path)
    return f"строка {line}: {shown}: {problem}" if line else f"{shown}: {problem}"


def _line(text: str, path: Path) -> int | None:
    """The line of this key, or of the table that should hold it (keys of inline tables are on theirs)."""
    lines = text.splitlines()
    start = 0
    best: int | None = None
    for name, index in path:
        header = re.compile(rf"\s*\[\[?\s*(?:[\w-]+\.)*{re.escape(name)}\s*\]")
        key = re.compile(rf"\s*{re.escape(name)}\s*=|.*[{{,]\s*{re.escape(name)}\s*=")
        rows = [number for number in range(start, len(lines)) if header.match(lines[number])]
        if index is not None and index < len(rows):
            start = best = rows[index]
        elif rows and index is None and path[-1][0] != name:
            start = best = rows[0]
        else:
            end = next((n for n in range(start + 1, len(lines)) if lines[n].startswith("[")), len(lines))
            found = next((number for number in range(start, end) if key.match(lines[number])), None)
            if found is not None:
                start = best = found
    return None if best is None else best + 1


def as_moment(value: Any) -> datetime:
    """A checked moment."""
    moment = values.moment(value)
    assert moment is not None, "checked before"
    return moment
