"""Finding services by words over the catalogue that ships (R34, C19)."""

from __future__ import annotations

import pytest

from gosmed_cli.contract.catalogue import bundled
from gosmed_cli.rules.service_search import rank_of, search

pytestmark = pytest.mark.shows("R34")


def found(query: str) -> list[str]:
    return [one.slug for _, one in search(query, bundled())]


@pytest.mark.parametrize(
    "query",
    [
        "медицинский работник",
        "личный кабинет врача",
        "врача кабинет личный",
        "профессиональный кабинет",
        "кабинета медицинского персонала",
        "registration cabinet",
    ],
)
def test_the_cabinet_is_among_the_first(query: str) -> None:
    assert "medical-cabinet" in found(query)[:2]


@pytest.mark.shows("C19")
@pytest.mark.parametrize(
    ("name", "slug"),
    [(name, one.slug) for one in bundled() for name in (one.title.ru, one.title.en, one.slug, *one.aliases)],
)
def test_every_name_of_a_service_finds_it_first(name: str, slug: str) -> None:
    ranked = search(name, bundled())
    assert slug in [one.slug for (fits, _), one in ranked if fits == 0]
    assert ranked[0][0][0] == 0


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("личный кабинет доктора", "medical-cabinet"),
        ("doctor cabinet", "medical-cabinet"),
        ("больничный", "professional-status"),
        ("больничный лист", "professional-status"),
        ("sick leave", "professional-status"),
    ],
)
def test_what_people_call_it_finds_it_first(query: str, slug: str) -> None:
    assert found(query)[:1] == [slug]


def test_a_slip_in_a_short_word_still_finds() -> None:
    assert found("врачь")[0] == "medical-cabinet", "of many that fit, the first step to a cabinet"
    assert "medical-cabinet" in found("кабинет врвча")
    assert found("врчаь") == found("xdrac") == [], "two slips are another word"


def test_other_forms_of_words_and_yo() -> None:
    assert found("подтвердить квалификации")[0] == "qualification"
    assert found("рецептам электронным")[0] == "prescription-right"
    assert found("отчётность") == found("отчетность")


@pytest.mark.parametrize("query", ["аттестаця", "атестация", "аттестацяи", "аттестациия"])
def test_one_slip_of_the_finger_is_forgiven(query: str) -> None:
    assert "attestation" in found(query)


@pytest.mark.parametrize("query", ["ипотека", "кабинет ипотека", "каб7инет", "водитель"])
def test_words_that_are_not_there_find_nothing(query: str) -> None:
    assert found(query) == []


def test_a_whole_name_is_better_than_its_words_and_they_than_the_summary() -> None:
    service = bundled().services["support"]
    ranks = [rank_of(query, service) for query in ("Обратная связь", "поддержки служба", "поддержка", "сбой")]
    assert ranks == sorted(ranks, key=lambda rank: 9 if rank is None else rank)
    assert rank_of("сбой", service) == 3


def test_no_words_find_everything_in_order() -> None:
    assert found("") == sorted(one.slug for one in bundled())
