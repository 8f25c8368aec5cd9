"""The XML of a submission (WIRE «The archive»): `req_<guid>.xml`, the form, and `trans_<guid>.xml`, what the
archive holds.

One schema, `application.xsd`, serves every service and is checked on both sides: nothing leaves that the other
end would refuse for its shape. Entities, DTDs and the network are off.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

NAMESPACE = "urn:gosmed:application:1"
_PLACE = re.compile(r"Element '(?:\{[^}]*\})?([\w.-]{1,60})'(?:, attribute '([\w.-]{1,60})')?")
XML_LIMIT = 1_000_000  # bytes; two hundred fields of 4 000 letters are fewer


class XmlProblem(ValueError):
    """The XML is malformed or breaks the schema; the text says where. Holds no value of a field."""


@dataclass(frozen=True, slots=True)
class ApplicationForm:
    """The form of one attempt. `guid` is lower case with hyphens; `region` is ОКАТО; `order_id` is None where
    order and archive go in one call; `created_at` is aware; `answers_to` is the status history id that a
    repeated submission answers to; `values` are canonical, by field name."""

    guid: str
    slug: str
    service_code: str
    target_code: str
    region: str
    order_id: str | None
    attempt: int
    created_at: datetime
    answers_to: int | None
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of the archive. `size` in bytes, `sha256` lower-case hex; `signed`: `<name>.sig` is beside it."""

    name: str
    kind: str
    size: int
    sha256: str
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Transport:
    """What the archive holds. The head repeats the form's; `form_*` describe `req_<guid>.xml`."""

    guid: str
    slug: str
    service_code: str
    target_code: str
    region: str
    order_id: str | None
    attempt: int
    created_at: datetime
    answers_to: int | None
    form_name: str
    form_size: int
    form_sha256: str
    files: tuple[FileEntry, ...]

    def agrees_with(self, form: ApplicationForm) -> bool:
        """Whether the heads of both files say the same."""
        return all(getattr(self, name) == getattr(form, name) for name in _HEAD)


_HEAD = (
    "guid",
    "slug",
    "service_code",
    "target_code",
    "region",
    "order_id",
    "attempt",
    "created_at",
    "answers_to",
)


def req_name(guid: str) -> str:
    """The form's name in the archive."""
    return f"req_{guid}.xml"


def trans_name(guid: str) -> str:
    """The transport file's name in the archive."""
    return f"trans_{guid}.xml"


def build_req(form: ApplicationForm) -> bytes:
    """The form as XML. Raises XmlProblem when a value cannot be written or breaks the schema."""
    root = _root("application")
    _write_head(root, form)
    fields = _add(root, "fields")
    for name, value in form.values.items():
        _add(fields, "field", value, name=name)
    return _checked(root)


def build_trans(form: ApplicationForm, files: Sequence[FileEntry]) -> bytes:
    """The transport file of this form and these files. Raises XmlProblem."""
    req = build_req(form)
    root = _root("transport")
    _write_head(root, form)
    _add(root, "form", name=req_name(form.guid), size=str(len(req)), sha256=hashlib.sha256(req).hexdigest())
    listed = _add(root, "files")
    for one in files:
        signed = "true" if one.signed else "false"
        _add(listed, "file", name=one.name, kind=one.kind, size=str(one.size), sha256=one.sha256, signed=signed)
    return _checked(root)


def parse_req(data: bytes) -> ApplicationForm:
    """Read a form. Raises XmlProblem."""
    root = _parsed(data, "application")
    values = {one.get("name", ""): one.text or "" for one in _find(root, "fields")}
    return ApplicationForm(**_read_head(root), values=values)


def parse_trans(data: bytes) -> Transport:
    """Read a transport file. Raises XmlProblem."""
    root = _parsed(data, "transport")
    form = _find(root, "form")
    return Transport(
        **_read_head(root),
        form_name=form.get("name", ""),
        form_size=int(form.get("size", "0")),
        form_sha256=form.get("sha256", ""),
        files=tuple(_entries(_find(root, "files"))),
    )


def _entries(listed: Iterable[etree._Element]) -> Iterable[FileEntry]:
    for one in listed:
        yield FileEntry(
            name=one.get("name", ""),
            kind=one.get("kind", ""),
            size=int(one.get("size", "0")),
            sha256=one.get("sha256", ""),
            signed=one.get("signed") in ("true", "1"),
        )


@cache
def _schema() -> etree.XMLSchema:
    source = Path(__file__).with_name("application.xsd").read_bytes()
    return etree.XMLSchema(etree.fromstring(source, parser()))


def parser() -> etree.XMLParser:
    """A parser that reads nothing but the text it is given."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _root(name: str) -> etree._Element:
    return etree.Element(_tag(name), nsmap={None: NAMESPACE})


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _add(parent: etree._Element, name: str, text: str | None = None, /, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, _tag(name))
    try:
        for key, value in attributes.items():
            element.set(key, value)
        element.text = text
    except ValueError as error:  # control characters have no place in XML 1.0
        raise XmlProblem(f"{attributes.get('name', name)}: characters that XML cannot hold") from error
    return element


def _write_head(root: etree._Element, form: ApplicationForm) -> None:
    if form.created_at.tzinfo is None:
        raise XmlProblem("created_at: a time without its zone")
    _add(root, "guid", form.guid)
    service = _add(root, "service", slug=form.slug)
    service.set("service_code", form.service_code)
    service.set("target_code", form.target_code)
    _add(root, "region", form.region)
    if form.order_id is not None:
        _add(root, "order", form.order_id)
    _add(root, "attempt", str(form.attempt))
    _add(root, "created_at", form.created_at.isoformat())
    if form.answers_to is not None:
        _add(root, "answers_to", str(form.answers_to))


def _read_head(root: etree._Element) -> dict[str, Any]:
    service = _find(root, "service")
    answers_to = root.findtext(_tag("answers_to"))
    order = root.findtext(_tag("order"))
    return {
        "guid": _text(root, "guid"),
        "slug": service.get("slug", ""),
        "service_code": service.get("service_code", ""),
        "target_code": service.get("target_code", ""),
        "region": _text(root, "region"),
        "order_id": order.strip() if order else None,
        "attempt": int(_text(root, "attempt")),
        "created_at": _moment(_text(root, "created_at")),
        "answers_to": int(answers_to) if answers_to else None,
    }


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:  # the schema knows years and offsets that Python does not
        raise XmlProblem("created_at: no such time") from error


def _find(root: etree._Element, name: str) -> etree._Element:
    element = root.find(_tag(name))
    if element is None:
        raise XmlProblem(f"{name}: missing")
    return element


def _text(root: etree._Element, name: str) -> str:
    return (_find(root, name).text or "").strip()


def _checked(root: etree._Element) -> bytes:
    _validate(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _validate(root: etree._Element) -> None:
    schema = _schema()
    if not schema.validate(root):
        # the log quotes the offending value, which may be personal: say the place and kind alone
        first = schema.error_log[0]
        raise XmlProblem(f"{_place(first)}: {first.type_name.removeprefix('SCHEMAV_').lower()}")


def _place(entry: Any) -> str:
    """The element, and the attribute if it is one, that the schema's complaint begins with."""
    found = _PLACE.match(entry.message)
    where = ", ".join(part for part in found.groups() if part) if found else "?"
    return f"{where} (line {entry.line})" if entry.line else where


def _parsed(data: bytes, name: str) -> etree._Element:
    if len(data) > XML_LIMIT:
        raise XmlProblem(f"more than {XML_LIMIT} bytes")
    try:
        root = etree.fromstring(data, parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise XmlProblem(f"malformed, line {line}" if line else "malformed") from error
    if root.getroottree().docinfo.doctype:
        raise XmlProblem("a DTD is not allowed")
    if root.tag != _tag(name):
        raise XmlProblem(f"the root is not {name}")
    _validate(root)
    return root
