"""Patients and records of a scenario, put into the portal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...contract.dictionaries import fold
from .. import scenario_values as values
from ..clock import iso
from ..state import Portal
from ..store import Transaction
from ..store.db import dumps
from . import links


def load(t: Transaction, portal: Portal, data: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """What is there already is not doubled: two doctors of one institution have the same patients."""
    links.give(t, portal)
    for one in data["patient"]:
        if t.q.patient(id=one["id"]) is None:
            _patient(t, one)
    for number, one in enumerate(data["record"], 1):
        name = one.get("id") or f"{one['patient']}/{number}"
        if t.q.record_known(id=name) is None:
            _record(t, name, one)


def _patient(t: Transaction, one: Mapping[str, Any]) -> None:
    name = " ".join(one["name"].split())
    born = str(one["birth_date"])
    shown = ".".join(reversed(born.split("-")))
    t.add(
        "patients",
        id=one["id"],
        ogrn=values.canonical("ogrn", one["ogrn"]),
        name=name,
        birth_date=born,
        sex=values.canonical("sex", one["sex"]),
        oms=values.canonical("oms", one["oms"]) if "oms" in one else "",
        words=fold(f"{name} {born} {shown} {one['id']}"),
    )


def _record(t: Transaction, name: str, one: Mapping[str, Any]) -> None:
    at = values.moment(one["at"])
    assert at is not None  # the scenario was checked
    t.add(
        "patient_records",
        id=name,
        patient_id=one["patient"],
        at=iso(at),
        kind=one["kind"],
        code=one.get("code", ""),
        title=one["title"],
        text=one.get("text", ""),
        physician=one["physician"],
        physician_words=fold(one["physician"]),
        measured=dumps([dict(value) for value in one.get("value", ())]),
    )
