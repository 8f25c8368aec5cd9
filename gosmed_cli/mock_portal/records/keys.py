"""What a scenario says of patients: `[[patient]]`, `[[record]]`, and what keys alone do not show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...contract.cabinet.records import RECORD_KINDS
from ...contract.dictionaries import dictionary
from ..scenario_key import Key, by_rule, day, moment, one_of, text

CODES = "diagnoses"  # their dictionary


def _code(value: Any) -> str | None:
    entries = dictionary(CODES)
    good = isinstance(value, str) and entries is not None and any(one.value == value for one in entries.items)
    return None if good else f"такого кода нет в справочнике {CODES}"


def _decimal(value: Any) -> str | None:
    good = isinstance(value, str) and re.fullmatch(r"-?\d{1,12}(\.\d{1,6})?", value)
    return None if good else 'нужно число текстом, например "5.9"'


PATIENT = {
    "id": Key(text, required=True),
    "name": Key(text, required=True),
    "birth_date": Key(day, required=True),
    "sex": Key(by_rule("sex"), required=True),
    "oms": Key(by_rule("oms")),
    "ogrn": Key(by_rule("ogrn"), required=True),
}
VALUE = {
    "name": Key(text, required=True),
    "value": Key(text, required=True),
    "unit": Key(text),
    "low": Key(_decimal),
    "high": Key(_decimal),
}
RECORD = {
    "id": Key(text),
    "patient": Key(text, required=True),
    "at": Key(moment, required=True),
    "kind": Key(one_of(*RECORD_KINDS), required=True),
    "code": Key(_code),
    "title": Key(text, required=True),
    "text": Key(text),
    "physician": Key(text, required=True),
    "value": Key(inside=VALUE, many=True),
}
TABLES: Mapping[str, Mapping[str, Key]] = {"patient": PATIENT, "record": RECORD}


def wrong(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[tuple[str, int, str]]:
    """Records of nobody, numbers given twice, values of what is no analysis, diagnoses without a code."""
    patients = [one.get("id") for one in tables["patient"]]
    for index, number in enumerate(patients):
        if number in patients[:index]:
            yield "patient", index, "такой id уже есть"
    for index, one in enumerate(tables["record"]):
        if one.get("patient") not in patients:
            yield "record", index, "такого пациента нет среди [[patient]]"
        if one.get("kind") == "diagnosis" and "code" not in one:
            yield "record", index, "у диагноза должен быть code"
        if one.get("kind") != "analysis" and "value" in one:
            yield "record", index, "value бывает только у analysis"
