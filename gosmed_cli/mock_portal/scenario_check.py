"""The checker of scenarios: every wrong key or value with its line, in Russian.

`scenario_keys` says what is right.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from ..rules.nearest import nearest
from . import scenario_values as values
from .entitlement import AVAILABLE
from .fault_plan import BadFault, Fault
from .scenario_key import Key
from .scenario_keys import SCENARIO
from .sections import SECTIONS

__all__ = ["SCENARIO", "as_moment", "check"]


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
        if lacking := _not_available(account):
            yield (("account", index), ("enabled", None)), f"нет в opened: {', '.join(lacking)}"
    numbers = [str(one.get("ogrn")) for one in _tables(data, "institution")]
    for index, number in enumerate(numbers):
        if number in numbers[:index]:
            yield (("institution", index), ("ogrn", None)), "такое учреждение уже есть"
    for index, one in enumerate(_tables(data, "application")):
        if "decision" in one and "decided_at" not in one:
            yield (("application", index), ("decided_at", None)), "не указано"
    for name, key in SCENARIO.items():
        if key.inside and "account" in key.inside:
            for index, one in enumerate(_tables(data, name)):
                if "account" in one and one["account"] not in logins:
                    yield ((name, index), ("account", None)), "такой учётной записи нет среди [[account]]"
    for section in SECTIONS:
        if section.wrong is not None:
            tables = {name: _tables(data, name) for name in section.tables}
            yield from ((((name, index),), problem) for name, index, problem in section.wrong(tables))
    for index, one in enumerate(_tables(data, "verdict")):
        if ("field" in one) == ("attachment" in one):
            yield (("verdict", index),), "нужен один из ключей field и attachment"


def _not_available(account: Mapping[str, Any]) -> list[str]:
    """What an account has switched on without having been given it."""
    opened, enabled = account.get("opened"), account.get("enabled")
    available = opened.get(AVAILABLE) if isinstance(opened, Mapping) else None
    return [str(one) for one in enabled if one not in (available or ())] if isinstance(enabled, list) else []


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
