"""Rules a scenario lays down beside the registers (`[[verdict]]`): which files or values are answered how.

They are data of the scenario, kept in `meta`, and apply to what they describe (kind of document, format, size,
field), never to a word somewhere in a text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from .remarks import Remark
from .store import Transaction

META = "verdicts"
Stage = Literal["check", "review"]


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as a verdict sees it; `format` as `documents.inspect` names it, `size` in bytes."""

    kind: str
    format: str | None
    size: int


def remarks(
    t: Transaction, stage: Stage, slug: str | None, files: Iterable[Sent], values: Mapping[str, str]
) -> tuple[Remark, ...]:
    """What the scenario's verdicts of this stage have to say; `slug` None outside any service."""
    rules = json.loads(t.meta(META) or "[]")
    if not rules:
        return ()
    files = tuple(files)
    return tuple(
        _remark(rule)
        for rule in rules
        if rule.get("stage", "check") == stage
        and rule.get("service") in (None, slug)
        and _applies(rule, files, values)
    )


def _applies(rule: Mapping[str, Any], files: Iterable[Sent], values: Mapping[str, str]) -> bool:
    if "attachment" in rule:
        return any(_describes(rule, file) for file in files)
    value = values.get(rule["field"])
    return value is not None and rule.get("equals") in (None, value)


def _describes(rule: Mapping[str, Any], file: Sent) -> bool:
    return (
        file.kind == rule["attachment"]
        and rule.get("format") in (None, file.format)
        and rule.get("min_size", 0) <= file.size <= rule.get("max_size", file.size)
    )


def _remark(rule: Mapping[str, Any]) -> Remark:
    return Remark(
        rule["code"], rule["message"], rule["advice"], field=rule.get("field"), attachment=rule.get("attachment")
    )
