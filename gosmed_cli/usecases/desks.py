"""What people at desks do through the operator: decisions of a role, visits, certificates, documents sent."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from ..contract.catalogue import common_field
from ..contract.dictionaries import dictionary
from ..errors import RuleBroken, UsageProblem
from . import account_fields

APPROVERS = "approvers"  # the dictionary of roles
PAPER_FORM = ("last_name", "first_name", "middle_name", "inn", "snils", "phone")  # R82


def role_of(typed: str) -> str:
    """The code of a role, typed as a code or as a title. Raises UsageProblem."""
    entries = dictionary(APPROVERS)
    item = entries.find(typed) if entries else None
    if item is None:
        known = ", ".join(one.value for one in entries.items) if entries else ""
        raise UsageProblem("desk.unknown_role", role=typed, roles=known)
    return item.value


def paper_form(given: Mapping[str, object], today: date) -> Mapping[str, str]:
    """The values of the ministry's paper form, canonical. Raises RuleBroken with everything that is wrong."""
    fields = tuple(replace(common_field(name), required=name != "middle_name") for name in PAPER_FORM)
    values, problems = account_fields.read(fields, given, today)
    problems += account_fields.unknown(fields, given, "certificate")
    if problems:
        raise RuleBroken("desk.paper_form", details=tuple(problems), count=len(problems))
    return values


def enclosure(path: Path, kind: str, title: str) -> dict[str, Any]:
    """A file to send, as the operator's surface takes it. Raises UsageProblem for a file that cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageProblem("client.cannot_read", path=str(path), reason=error.strerror or "") from error
    if not data:
        raise UsageProblem("desk.empty_file", path=str(path))
    return {
        "kind": kind,
        "title": title,
        "name": path.name,
        "content": base64.b64encode(data).decode(),
    }
