"""The dictionaries that ship."""

from __future__ import annotations

from datetime import date

import pytest

from gosmed_cli.contract.catalogue import shared_documents
from gosmed_cli.contract.dictionaries import Dictionary, codes, dictionary, fold


def whole(code: str) -> Dictionary:
    found = dictionary(code)
    assert found is not None
    return found


@pytest.mark.parametrize("code", codes())
def test_a_dictionary_is_consistent(code: str) -> None:
    one = whole(code)
    assert one.items
    assert one.title.ru
    assert one.title.en
    assert len({item.value for item in one.items}) == len(one.items)
    assert len({fold(item.title) for item in one.items}) == len(one.items)
    for item in one.items:
        assert item.title == " ".join(item.title.split())
        assert one.find(item.title) is item, item.title
        assert one.find(item.value) is item, item.value
        assert item in one.search(item.title)
        assert item.valid_from is None or item.valid_until is None or item.valid_from < item.valid_until


@pytest.mark.shows("R40")
def test_all_specialties_of_the_order_are_there() -> None:
    items = whole("specialties").items
    assert len(items) == 118
    limited = {item.title: (item.valid_from, item.valid_until) for item in items if item.note}
    assert limited == {
        "Бактериология": (None, date(2028, 9, 1)),
        "Вирусология": (None, date(2028, 9, 1)),
        "Паразитология": (None, date(2028, 9, 1)),
        "Паллиативная медицинская помощь": (date(2027, 9, 1), None),
        "Сексология": (None, date(2027, 3, 1)),
    }


def test_positions_hold_every_group_of_the_nomenclature() -> None:
    positions = whole("positions")
    for title in ("главный врач", "врач-терапевт", "медицинский психолог", "фельдшер", "санитар", "провизор"):
        assert positions.find(title) is not None, title
    assert len([item for item in positions.items if item.title.startswith("врач")]) > 110


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("медсестра", "медицинская сестра (медицинский брат)"),
        ("Медицинская сестра", "медицинская сестра (медицинский брат)"),
        ("врач терапевт", "врач-терапевт"),
        ("врач \u2013 терапевт", "врач-терапевт"),
        ("врач приемного отделения", "врач приёмного отделения"),
        ("семейный врач", "врач общей практики (семейный врач)"),
    ],
)
def test_people_find_a_position_by_their_own_words(typed: str, title: str) -> None:
    found = whole("positions").find(typed)
    assert found is not None
    assert found.title == title


def test_a_search_begins_with_the_best() -> None:
    positions = whole("positions")
    assert set(positions.search("терапевт врач")) == set(positions.search("врач терапевт"))
    assert positions.search("врач терапевт")[0].title == "врач-терапевт"
    assert positions.search("фельдшер")[0].title == "фельдшер"
    assert positions.search("") == positions.items
    assert positions.search("ъъъ") == ()
    assert positions.find(" ") is None


def test_regions_are_the_subjects_by_okato() -> None:
    items = whole("regions").items
    assert len(items) == 89
    assert all(len(item.value) == 11 and item.value.isdigit() for item in items)
    named = {item.value: item.title for item in items}
    assert named["45000000000"] == "Москва"
    assert named["40000000000"] == "Санкт-Петербург"
    assert named["71140000000"] == "Ямало-Ненецкий автономный округ"
    assert all(item.title_en for item in items)


def test_document_kinds_are_those_of_the_catalogue() -> None:
    kinds = {item.value: (item.title, item.title_en) for item in whole("document-kinds").items}
    assert kinds == {kind: (one["title"]["ru"], one["title"]["en"]) for kind, one in shared_documents().items()}


def test_short_items_are_shown_in_both_languages() -> None:
    for code in ("banks", "bank-methods", "qualifications", "sexes", "categories", "approvers", "registers"):
        for item in whole(code).items:
            assert item.title_en, item.value
            assert item.shown("ru") == item.title
            assert item.shown("en") == item.title_en
    assert whole("specialties").items[0].shown("en") == whole("specialties").items[0].title


@pytest.mark.parametrize("code", ["nothing", "", "../services/_fields", "specialties.toml", "Specialties"])
def test_an_unknown_code_is_no_dictionary(code: str) -> None:
    assert dictionary(code) is None
