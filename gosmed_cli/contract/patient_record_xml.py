"""An extract of a patient's record as XML (R86), by `patient_record.xsd`; checked before anybody sees it.

Text comes from many hands: control characters are shown in it, never kept. Entities, DTDs and the network are off.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from lxml import etree

from ..text.clean import clean
from .application_xml import XmlProblem, parser
from .cabinet.records import ExportNoted, Measured, Patient, Record

NAMESPACE = "urn:gosmed:patient-record:1"
SCHEMA = Path(__file__).with_name("patient_record.xsd")


def build(
    patient: Patient, records: Sequence[Record], asked: Mapping[str, str | None], noted: ExportNoted
) -> bytes:
    """The extract. `asked` are the filters that were used, by the names of the schema. Raises XmlProblem."""
    root = etree.Element(_tag("patient_record"), nsmap={None: NAMESPACE})
    _add(root, "made_at", noted["at"])
    _add(root, "export", str(noted["id"]))
    _add(root, "institution", name=patient["institution"], ogrn=patient["ogrn"])
    _add(
        root,
        "patient",
        id=patient["id"],
        name=patient["name"],
        birth_date=patient["birth_date"],
        sex=patient["sex"],
        policy=patient["policy"],
    )
    _add(root, "asked", **asked)
    listed = _add(root, "records")
    for one in records:
        _record(listed, one)
    _validate(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def check(data: bytes) -> None:
    """Whether this is such an extract. Raises XmlProblem, which names no value."""
    try:
        root = etree.fromstring(data, parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise XmlProblem("malformed") from error
    if root.getroottree().docinfo.doctype:
        raise XmlProblem("a DTD is not allowed")
    _validate(root)


def _record(listed: etree._Element, one: Record) -> None:
    entry = _add(listed, "record", id=one["id"], at=one["at"], kind=one["kind"], code=one["code"])
    _add(entry, "title", one["title"])
    if one["text"]:
        _add(entry, "text", one["text"], True)
    _add(entry, "physician", one["physician"])
    for value in one["values"]:
        _value(entry, value)


def _value(entry: etree._Element, value: Measured) -> None:
    _add(
        entry,
        "value",
        name=value["name"],
        value=value["value"],
        unit=value["unit"],
        low=value["low"],
        high=value["high"],
        verdict=value["verdict"],
    )


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _add(
    parent: etree._Element, tag: str, text: str | None = None, lines: bool = False, /, **attributes: str | None
) -> etree._Element:
    """An element; what is None or empty is left out."""
    element = etree.SubElement(parent, _tag(tag))
    try:
        for key, value in attributes.items():
            if value:
                element.set(key, _written(value))
        element.text = _written(text, lines=lines) if text else None
    except ValueError as error:  # what XML 1.0 cannot hold even so
        raise XmlProblem(f"{tag}: characters that XML cannot hold") from error
    return element


def _written(text: str, *, lines: bool = False) -> str:
    """The text without anything that a terminal would obey or XML cannot hold."""
    return re.sub("[\ufffe\uffff]", "\ufffd", clean(text, lines=lines))


def _validate(root: etree._Element) -> None:
    schema = _schema()
    if not schema.validate(root):
        first = schema.error_log[0]  # its message quotes values: say the line and kind alone
        raise XmlProblem(f"line {first.line}: {first.type_name.removeprefix('SCHEMAV_').lower()}")


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.fromstring(SCHEMA.read_bytes(), parser()))
