"""The XML of a submission survives the way there, and nothing that breaks the schema does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosmed_cli.contract import application_xml as xml

FORM = xml.ApplicationForm(
    guid="0f8fad5b-d9cb-469f-a165-70867728950e",
    slug="medical-cabinet",
    service_code="10000070001",
    target_code="-10000070001",
    region="45000000000",
    order_id="1230254874",
    attempt=2,
    created_at=datetime(2026, 3, 2, 9, 0, tzinfo=timezone(timedelta(hours=3))),
    answers_to=517,
    values={"last_name": "Соколова", "organisation": "ГБУЗ «ГП № 3» & филиал <1>"},
)
FILE = xml.FileEntry("диплом_2012.pdf", "diploma", 10, "ab" * 32, signed=True)

texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=200)


def test_a_form_comes_back_as_it_was() -> None:
    assert xml.parse_req(xml.build_req(FORM)) == FORM


@given(st.dictionaries(st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True), texts, max_size=8))
def test_any_printable_value_comes_back(values: dict[str, str]) -> None:
    form = replace(FORM, values=values)
    assert xml.parse_req(xml.build_req(form)).values == values


def test_the_same_form_gives_the_same_bytes() -> None:
    assert xml.build_req(FORM) == xml.build_req(replace(FORM, values=dict(FORM.values)))


def test_a_first_attempt_without_an_order() -> None:
    form = replace(FORM, order_id=None, answers_to=None, attempt=1)
    assert xml.parse_req(xml.build_req(form)) == form


def test_a_transport_file_comes_back_and_agrees_with_its_form() -> None:
    transport = xml.parse_trans(xml.build_trans(FORM, [FILE]))
    assert transport.files == (FILE,)
    assert transport.agrees_with(FORM)
    assert not transport.agrees_with(replace(FORM, attempt=3))
    assert transport.form_size == len(xml.build_req(FORM))


@pytest.mark.parametrize(
    "change",
    [
        {"guid": "not-a-guid"},
        {"slug": "Medical Cabinet"},
        {"region": "Москва"},
        {"order_id": "0"},
        {"attempt": 0},
        {"created_at": datetime(2026, 3, 2, 9, 0)},  # noqa: DTZ001 - a time without its zone is the point
        {"values": {"Bad Key": "1"}},
        {"values": {"name": "\x00"}},
        {"values": {"name": "x" * 4001}},
        {"values": {f"f{n}": "" for n in range(201)}},
    ],
)
def test_what_breaks_the_schema_is_not_built(change: dict[str, object]) -> None:
    with pytest.raises(xml.XmlProblem):
        xml.build_req(replace(FORM, **change))  # type: ignore[arg-type]  # one wrong value of each kind


@pytest.mark.parametrize(
    "name", ["../etc/passwd.txt", "диплом 1.pdf", "a/b.pdf", "a.tar.gz", "noextension", "‮fdp.exe"]
)
def test_names_that_break_r68_are_not_built(name: str) -> None:
    with pytest.raises(xml.XmlProblem):
        xml.build_trans(FORM, [replace(FILE, name=name)])


def test_one_name_twice_is_not_built() -> None:
    with pytest.raises(xml.XmlProblem):
        xml.build_trans(FORM, [FILE, FILE])


HEAD = b'<?xml version="1.0"?>'
BOMB = (
    HEAD
    + b"""<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>
<application xmlns="urn:gosmed:application:1">&b;</application>"""
)
OUTSIDE = (
    HEAD
    + b"""<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<application xmlns="urn:gosmed:application:1"><guid>&x;</guid></application>"""
)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not xml",
        BOMB,
        OUTSIDE,
        HEAD + b"<application/>",
        HEAD + b'<transport xmlns="urn:gosmed:application:1"/>',
        b"<a>" * 400,
        b" " * (xml.XML_LIMIT + 1),
    ],
)
def test_hostile_xml_is_refused(data: bytes) -> None:
    with pytest.raises(xml.XmlProblem):
        xml.parse_req(data)


def test_a_problem_names_the_place_and_never_the_value() -> None:
    data = xml.build_req(FORM).replace(b"45000000000", "секрет".encode())
    with pytest.raises(xml.XmlProblem) as caught:
        xml.parse_req(data)
    assert "region" in str(caught.value)
    assert "секрет" not in str(caught.value)


def test_a_field_given_twice_is_refused() -> None:
    field = b'<field name="inn">1</field>'
    data = xml.build_req(replace(FORM, values={"inn": "1"})).replace(field, field * 2)
    with pytest.raises(xml.XmlProblem):
        xml.parse_req(data)


def test_zulu_time_is_understood() -> None:
    form = replace(FORM, created_at=datetime(2026, 3, 2, 6, 0, tzinfo=UTC))
    data = xml.build_req(form).replace(b"2026-03-02T06:00:00+00:00", b"2026-03-02T06:00:00Z")
    assert xml.parse_req(data) == form
