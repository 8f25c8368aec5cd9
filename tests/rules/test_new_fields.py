"""Rules of fields that meetings, tickets and institutions brought: what is taken, what is told."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gosmed_cli.contract.catalogue import Service, bundled, common_field, document_kinds
from gosmed_cli.rules.attachment import judge
from gosmed_cli.rules.facts import FileFacts
from gosmed_cli.rules.fields import Broken, normalise
from gosmed_cli.rules.form import check_form
from gosmed_cli.rules.plain import lines

TODAY = date(2026, 3, 2)


def service(slug: str) -> Service:
    found = bundled().get(slug)
    assert found is not None
    return found


def broken(slug: str, name: str, value: object) -> str:
    field = service(slug).field(name)
    assert field is not None
    with pytest.raises(Broken) as told:
        normalise(field, value, today=TODAY)
    return told.value.code


@pytest.mark.shows("R26")
@pytest.mark.parametrize("typed", ["mfc-77-1/2026-03-04T10:00", "MFC-77-1/04.03.2026 10:00"])
def test_a_slot_is_a_place_and_a_time(typed: str) -> None:
    field = service("identity-mfc").field("slot")
    assert field is not None
    assert normalise(field, typed, today=TODAY) == "mfc-77-1/2026-03-04T10:00"


@pytest.mark.shows("R26")
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("nowhere/2026-03-04T10:00", "field.slot"),
        ("mfc-77-1/soon", "field.slot"),
        ("2026-03-04T10:00", "field.slot"),
        ("mfc-77-1/2026-03-01T10:00", "field.date_past"),
    ],
)
def test_what_is_no_slot_is_told(typed: str, code: str) -> None:
    assert broken("identity-mfc", "slot", typed) == code


@pytest.mark.shows("R83")
def test_the_number_of_a_certificate_is_four_groups() -> None:
    field = common_field("certificate_id")
    assert normalise(field, "4821 7730 1954 0062", today=TODAY) == "4821-7730-1954-0062"
    assert broken("ministry-visit", "certificate_id", "4821-7730") == "field.certificate_id_length"


@pytest.mark.shows("R85")
def test_a_sole_traders_number_is_not_an_organisations() -> None:
    assert broken("institution-link", "ogrnip", "1027700132195") == "field.ogrnip_organisation"


@pytest.mark.shows("R101")
def test_the_code_of_a_subdivision_has_dots() -> None:
    assert broken("institution-request", "subdivision", "77-001") == "field.object_id"


@pytest.mark.shows("R81")
def test_an_own_number_is_digits() -> None:
    assert normalise(common_field("refers_to"), "№ 1230254811", today=TODAY) == "1230254811"
    assert broken("support", "refers_to", "моё заявление") == "field.own_number"


@given(some.text(alphabet=some.characters(exclude_categories=["Cc", "Cs"]), max_size=300))
def test_a_long_text_made_plain_stays_so(text: str) -> None:
    try:
        made = lines(text)
    except Broken:
        return
    assert lines(made) == made


def test_a_long_text_keeps_its_lines_and_refuses_control_characters() -> None:
    assert lines("\n первая  строка\r\nвторая\t слово \n\n") == "первая строка\nвторая слово"
    with pytest.raises(Broken):
        lines("звонок \x07")
    with pytest.raises(Broken):
        lines("ж" * 4001)


@pytest.mark.shows("R22")
def test_the_snils_is_typed_twice() -> None:
    given = {"snils": "112-233-445 95", "snils_again": "112-233-445 95"}
    same = check_form(service("professional-status"), given, today=TODAY)
    assert "form.not_same" not in {one.code for one in same.problems}
    other = check_form(service("professional-status"), {**given, "snils_again": "001-001-998 00"}, today=TODAY)
    assert [one.field for one in other.problems if one.code == "form.not_same"] == ["snils_again"]


@pytest.mark.shows("R100")
def test_a_change_of_contacts_changes_something() -> None:
    assert [one.code for one in check_form(service("contact-change"), {}, today=TODAY).problems] == ["form.one_of"]
    assert not check_form(service("contact-change"), {"app_sign_in": True}, today=TODAY).problems


@pytest.mark.shows("R78")
def test_support_takes_any_file_and_judges_its_size_alone() -> None:
    slot = next(one for one in document_kinds() if one.kind == "refused-file")
    facts = FileFacts(name="отчёт (1).docx", size=2_000_000, format=None, sha256="0" * 64)
    assert judge(facts, slot) == ()
    assert [one.rule for one in judge(facts, slot, file_limit=1_000_000)] == ["size"]
