"""The automatic review: differences from the registers become remarks, nothing else does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gosmed_cli.contract.catalogue import bundled
from gosmed_cli.mock_portal.registers import Person
from gosmed_cli.mock_portal.review import Case, decide

from .counter import CABINET

SERVICE = bundled().services["medical-cabinet"]
ANNA = Person(
    1,
    {
        "last_name": "Соколова",
        "first_name": "Анна",
        "middle_name": "Петровна",
        "birth_date": "1985-04-12",
        "snils": "11223344595",
        "inn": "500100732259",
        "passport": {"series": "4509", "number": "123456"},
        "specialist": {
            "specialty": "Терапия",
            "position": "врач-терапевт",
            "organisation": "ГБУЗ «Городская поликлиника № 1»",
            "ogrn": "1027700132195",
            "since": "2012-09-01",
            "accredited_until": "2029-06-30",
        },
    },
)
CASE = Case(SERVICE, CABINET, frozenset({"passport", "diploma"}), (ANNA,), date(2026, 3, 10))


def changed(**values: str) -> Case:
    return replace(CASE, values={**CABINET, **values})


def specialist(**data: str) -> Person:
    return Person(1, {**ANNA.data, "specialist": {**ANNA.data["specialist"], **data}})


def test_what_agrees_is_approved() -> None:
    assert decide(CASE).verdict == "approved"


@pytest.mark.shows("R4", "R16", "R40", "R45")
@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("inn", "770503167440", "mismatch"),
        ("last_name", "Соколова-Ли", "mismatch"),
        ("birth_date", "1985-04-13", "mismatch"),
        ("specialty", "001", "mismatch"),
        ("organisation", "ГБУЗ «Городская поликлиника № 2»", "mismatch"),
    ],
)
def test_each_difference_is_a_remark_about_its_field(field: str, value: str, code: str) -> None:
    decided = decide(changed(**{field: value}))
    assert decided.verdict == "refused"
    assert [(one.field, one.code) for one in decided.remarks] == [(field, code)]


def test_no_value_of_a_register_is_told() -> None:
    remarks = decide(changed(inn="770503167440")).remarks
    assert not any("500100732259" in one.message + one.advice for one in remarks)


@pytest.mark.parametrize(
    "organisation",
    ['ГБУЗ "Городская поликлиника № 1"', "гбуз «городская  поликлиника № 1».", CABINET["organisation"]],
)
def test_quotes_and_case_of_a_title_are_no_difference(organisation: str) -> None:
    assert decide(changed(organisation=organisation)).verdict == "approved"


@pytest.mark.shows("R40")
def test_yo_is_a_reason_of_its_own() -> None:
    person = Person(1, {**ANNA.data, "first_name": "Алёна"})
    decided = decide(replace(changed(first_name="Алена"), people=(person,)))
    assert [one.code for one in decided.remarks] == ["yo_mismatch"]


@pytest.mark.shows("R16", "R40")
def test_a_middle_name_left_out_is_a_difference() -> None:
    values = {name: value for name, value in CABINET.items() if name != "middle_name"}
    assert [one.field for one in decide(replace(CASE, values=values)).remarks] == ["middle_name"]


@pytest.mark.shows("R4")
def test_whom_no_register_knows_is_refused() -> None:
    decided = decide(replace(CASE, people=()))
    assert decided.verdict == "refused"
    assert [one.code for one in decided.remarks] == ["unknown_person"]


def test_a_register_that_knows_nothing_is_named_once() -> None:
    person = Person(1, {name: value for name, value in ANNA.data.items() if name != "specialist"})
    decided = decide(replace(CASE, people=(person,)))
    assert [one.code for one in decided.remarks] == ["unknown_person"]


@pytest.mark.shows("R38")
def test_an_accreditation_that_ran_out_asks_for_the_certificate_until_it_is_sent() -> None:
    case = replace(CASE, people=(specialist(accredited_until="2026-02-15"),))
    assert [(one.attachment, one.code) for one in decide(case).remarks] == [
        ("further-education", "attachment_required")
    ]
    assert decide(replace(case, sent=frozenset({"further-education"}))).verdict == "approved"


def test_the_last_day_of_an_accreditation_still_counts() -> None:
    assert decide(replace(CASE, people=(specialist(accredited_until="2026-03-10"),))).verdict == "approved"


@pytest.mark.shows("R38")
def test_a_slot_no_register_asks_for_is_not_missed() -> None:
    assert "licence" not in CASE.sent
    assert decide(CASE).verdict == "approved"


@pytest.mark.shows("R4")
def test_registers_that_the_service_does_not_consult_say_nothing() -> None:
    service = replace(SERVICE, review=replace(SERVICE.review, registers=("mvd", "sfr", "frmr")))
    assert decide(replace(changed(inn="770503167440"), service=service)).verdict == "approved"


def test_the_person_meant_is_the_one_who_agrees_most() -> None:
    other = Person(2, {**ANNA.data, "last_name": "Орлов", "first_name": "Иван", "snils": "08765430300"})
    decided = decide(replace(changed(snils="08765430300"), people=(other, ANNA)))
    assert [one.field for one in decided.remarks] == ["snils"]


@pytest.mark.shows("R41")
@pytest.mark.parametrize("who", ["rivals", "namesakes"])
def test_a_duplicate_asks_the_applicant_to_clarify(who: str) -> None:
    decided = decide(replace(CASE, **{who: True}))  # type: ignore[arg-type]  # both are flags
    assert (decided.verdict, [one.code for one in decided.remarks]) == ("needs_correction", ["duplicate"])


def test_only_services_that_look_for_duplicates_ask() -> None:
    service = replace(SERVICE, review=replace(SERVICE.review, duplicates=False))
    assert decide(replace(CASE, service=service, namesakes=True)).verdict == "approved"
