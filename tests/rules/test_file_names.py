"""R68, R72, C6, C7: names of files, and what they tell."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosmed_cli.contract.catalogue import Slot, bundled, document_kinds
from gosmed_cli.rules import file_names as names

KINDS = {slot.kind: slot for slot in document_kinds()}
any_name = st.text(max_size=80)


@pytest.mark.shows("R68", "C6")
@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("sertifikat_2024.pdf", True),  # the guide's own
        ("паспорт_фамилия.pdf", True),
        ("Диплом-2.PDF", True),
        ("ёлка.jpg", True),
        ("мой диплом.pdf", False),
        ("диплом(1).pdf", False),
        ("диплом.final.pdf", False),
        ("диплом№1.pdf", False),
        ("diplôme.pdf", False),
        ("диплом", False),
        (".pdf", False),
        ("диплом\u202e.pdf", False),
        ("d" * 101 + ".pdf", False),
    ],
)
def test_what_a_name_may_hold(name: str, good: bool) -> None:
    assert names.is_clean(name) is good


def test_names_of_mac_are_no_worse() -> None:
    """Their й is two characters (NFD), which nobody sees."""
    assert names.is_clean(unicodedata.normalize("NFD", "мой_диплом.pdf"))
    assert names.bad_characters(unicodedata.normalize("NFD", "мой диплом.pdf")) == " "


@pytest.mark.shows("R68", "C6")
@given(any_name)
def test_a_proper_name_obeys_the_rule_and_names_the_kind(name: str) -> None:
    for slot in (KINDS["diploma"], KINDS["employment-certificate"]):
        made = names.proper_name(name, slot, "pdf")
        assert names.is_clean(made)
        assert names.names_kind(made, slot)
        assert names.proper_name(made, slot, "pdf") == made


@given(st.lists(any_name, max_size=12))
def test_unique_names_are_clean_and_differ(given_names: list[str]) -> None:
    made = names.unique_names(given_names)
    assert len(made) == len(given_names)
    assert len({one.casefold() for one in made}) == len(made)
    assert all(names.is_clean(one) for one in made)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("spravka с работы (1).jpg", "spravka_с_работы_1.jpg"),
        ("IMG 20240101.jpg", "employment-certificate_IMG_20240101.jpg"),
        ("скан 3.jpg", "справка_скан_3.jpg"),
        ("???.jpg", "employment-certificate.jpg"),
    ],
)
def test_renaming(name: str, made: str) -> None:
    assert names.proper_name(name, KINDS["employment-certificate"], "jpg") == made


@pytest.mark.shows("R72", "C7")
@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("Соколова_Анна_Анализ_01032026.pdf", True),
        ("Соколова_Анна_ОбщийАнализКрови_20260301.jpg", True),
        ("Петрова-Водкина_Анна_Мария_ВИЧ_31122025.pdf", True),
        ("Соколова_Анна_Анализ_31022026.pdf", False),
        ("Соколова_Анна_01032026.pdf", False),
        ("анализ.pdf", False),
    ],
)
def test_names_of_analyses(name: str, good: bool) -> None:
    assert names.is_analysis_name(name) is good


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("диплом.tiff", "diploma"),
        ("DIPLOM_2012.PDF", "diploma"),
        ("паспорт_соколова.jpg", "passport"),
        ("паспорт_регистрация.jpg", "passport-registration"),
        ("spravka с работы (1).jpg", "employment-certificate"),
        ("employment-certificate.pdf", "employment-certificate"),
        ("employment certificate.pdf", "employment-certificate"),
        ("sertifikat_2026.jpg", "further-education"),
        ("снилс.png", "snils"),
        ("scan0001.jpg", None),
        ("диплом_и_паспорт.pdf", None),
    ],
)
def test_the_kind_is_guessed_only_when_unambiguous(name: str, kind: str | None) -> None:
    assert names.guess_kind(name, document_kinds()) == kind


@pytest.mark.parametrize("slot", document_kinds(), ids=lambda slot: slot.kind)
def test_every_word_of_a_kind_names_it(slot: Slot) -> None:
    for stem in slot.stems:
        assert names.names_kind(f"{stem}_2024.pdf", slot)
        assert names.guess_kind(f"{stem}_2024.pdf", document_kinds()) == slot.kind


def test_every_service_guesses_its_own_kinds() -> None:
    for service in bundled():
        for slot in service.slots:
            assert names.guess_kind(f"{slot.stems[0]}.pdf", service.slots) == slot.kind


@pytest.mark.shows("R72", "C7")
def test_an_analysis_is_named_by_the_form_it_goes_with() -> None:
    analyses = bundled().services["analyses"]
    values = {
        "last_name": "Соколова",
        "first_name": "Анна",
        "analysis_type": "blood-general",
        "analysis_date": "2026-02-20",
    }
    (slot,) = names.named(analyses, values).slots
    assert names.proper_name("скан 1.jpg", slot, "jpg") == "Соколова_Анна_Общий_анализ_крови_20022026.jpg"
    assert names.is_analysis_name(f"{slot.stem}.jpg")
    assert names.is_analysis_name(f"{slot.stem}_2.jpg")  # the second page
    del values["analysis_date"]
    assert names.named(analyses, values).slots[0].stem == ""
