"""The catalogue that ships: whole, consistent, and as the guide has it."""

from __future__ import annotations

import json

import pytest

from gosmed_cli.contract.catalogue import (
    Catalogue,
    CatalogueError,
    Service,
    bundled,
    bundled_service,
    document_kinds,
    load,
    shared_documents,
    shared_fields,
)
from gosmed_cli.contract.dictionaries import Item, dictionary
from gosmed_cli.contract.vocabulary import Level, Status

ALL = list(bundled())
SLUGS = [service.slug for service in ALL]


def service(slug: str) -> Service:
    found = bundled().get(slug)
    assert found is not None
    return found


def test_the_four_services_of_the_main_path_are_there() -> None:
    assert {"medical-cabinet", "qualification", "employment", "identity-bank"} <= set(SLUGS)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_service_survives_the_wire(slug: str) -> None:
    one = service(slug)
    assert Service.of(json.loads(json.dumps(one.data))) == one
    assert bundled_service(slug) == one
    assert bundled().of_codes(one.service_code, one.target_code) is one


@pytest.mark.parametrize("slug", SLUGS)
def test_every_name_that_a_service_uses_is_known(slug: str) -> None:
    one = service(slug)
    registers = {item.value for item in _items("registers")}
    assert one.category in {item.value for item in _items("categories")}
    assert one.review.approver in {item.value for item in _items("approvers")}
    assert set(one.review.registers) <= registers
    assert {field.compare.register for field in one.fields if field.compare} <= registers
    assert {slot.asked_when.register for slot in one.slots if slot.asked_when} <= set(one.review.registers)
    assert {slot.kind for slot in one.slots} <= set(shared_documents())
    assert set(one.status_titles) <= set(Status)
    assert all(title.ru and title.en for title in one.status_titles.values())
    conditions = [field.when for field in one.fields] + [slot.when for slot in one.slots]
    assert {when.field for when in conditions if when} <= {field.name for field in one.fields}


@pytest.mark.parametrize("slug", SLUGS)
def test_names_codes_and_kinds_are_used_once(slug: str) -> None:
    one = service(slug)
    assert len({field.name for field in one.fields}) == len(one.fields)
    assert len({slot.kind for slot in one.slots}) == len(one.slots)
    assert [other.slug for other in ALL if other.service_code == one.service_code] == [slug]


@pytest.mark.shows("R35")
@pytest.mark.parametrize("slug", SLUGS)
def test_a_person_is_told_what_each_field_and_slot_is(slug: str) -> None:
    one = service(slug)
    for title, words in [(part.title, part.help) for part in one.fields] + [(s.title, s.help) for s in one.slots]:
        assert words is not None, title.en
        assert words.ru != title.ru
    assert one.acts, "R35: the acts by which a service is known to be genuine"
    assert one.aliases


@pytest.mark.parametrize("slug", SLUGS)
def test_slots_can_be_filled(slug: str) -> None:
    for slot in service(slug).slots:
        assert 0 <= slot.min <= slot.max
        assert 0 < slot.dpi[0] <= slot.dpi[1] <= 1200
        assert not (slot.asked_when and slot.min), "a slot that a register asks for is not demanded beforehand"


@pytest.mark.shows("R56", "R57", "R64", "C10", "C16")
def test_terms_are_those_of_the_guide() -> None:
    terms = {
        slug: [
            (term.amount, term.unit, term.calendar, term.by)
            for term in (service(slug).review.term, service(slug).resubmit)
            if term
        ]
        for slug in SLUGS
    }
    assert terms["medical-cabinet"] == [(5, "days", "working", "gosmed"), (10, "days", "calendar", "gosmed")]
    assert terms["qualification"] == [(5, "days", "working", "guide"), (10, "days", "calendar", "guide")]
    assert terms["employment"] == [(24, "hours", "calendar", "guide"), (10, "days", "calendar", "gosmed")]
    assert terms["identity-bank"] == [(0, "days", "calendar", "guide")]


@pytest.mark.shows("R17", "R37", "R38", "R40", "C13", "C20")
def test_the_cabinet_asks_for_what_the_guide_lists() -> None:
    """R37, R38, R40, R44, C13."""
    one = service("medical-cabinet")
    required = [field.name for field in one.fields if field.required]
    assert required[:4] == ["last_name", "first_name", "birth_date", "snils"]
    inn, specialty = one.field("inn"), one.field("specialty")
    assert inn is not None
    assert specialty is not None
    assert not inn.required
    assert specialty.dictionary == "specialties"
    demanded = [slot.kind for slot in one.slots if slot.min]
    assert demanded == ["passport", "passport-registration", "diploma", "employment-certificate"]
    asked = {slot.kind: slot.asked_when.attribute for slot in one.slots if slot.asked_when}
    assert asked == {"licence": "specialist.licence_until", "further-education": "specialist.accredited_until"}
    assert one.review.duplicates
    assert one.limits.level is Level.CONFIRMED


@pytest.mark.shows("R25")
def test_a_bank_wants_passport_snils_and_inn_of_anybody() -> None:
    """R25."""
    one = service("identity-bank")
    required = {field.name for field in one.fields if field.required}
    assert {"passport_series", "passport_number", "snils", "inn", "bank", "method"} <= required
    assert one.limits.level is Level.BASIC
    assert one.opens == {"level": "confirmed"}


@pytest.mark.shows("R63", "C1")
def test_employment_takes_pdf_and_jpg_alone() -> None:
    """R63."""
    one = service("employment")
    assert {slot.formats for slot in one.slots} == {("pdf", "jpg")}
    assert [slot.kind for slot in one.slots if slot.min] == [
        "employment-certificate",
        "employment-contract",
        "egrul-extract",
        "passport",
    ]


def test_a_service_changes_only_what_differs() -> None:
    inn = service("medical-cabinet").field("inn")
    assert inn is not None
    assert inn.compare is not None
    assert inn.title.ru == shared_fields()["inn"]["title"]["ru"]


@pytest.mark.parametrize(
    "text",
    [
        "slug = ",
        'slug = "x"',
        'slug = "x"\nservice_code = "1"\ntarget_code = "1"\ncategory = "c"\ntitle = "a"\nsummary = "a"\n'
        "fields = []\nattachments = []\nreview = { registers = [] }",
    ],
)
def test_an_entry_that_cannot_be_understood_says_so(text: str) -> None:
    with pytest.raises(CatalogueError):
        load(text)


def test_a_slug_is_no_path() -> None:
    for slug in ("_fields", "../services/employment", "", "nothing", "medical-cabinet.toml"):
        assert bundled_service(slug) is None
    assert Catalogue({}).get("x") is None


def test_every_kind_of_document_has_words_by_which_it_is_guessed() -> None:
    kinds = document_kinds()
    assert len({slot.kind for slot in kinds}) == len(kinds) == len(shared_documents())
    for slot in kinds:
        assert slot.stems, slot.kind
        assert all(stem == stem.lower() for stem in slot.stems)


def _items(code: str) -> tuple[Item, ...]:
    found = dictionary(code)
    assert found is not None
    return found.items
