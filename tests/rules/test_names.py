"""Names of people: what is made plain, what is refused and why."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosmed_cli.rules import names
from gosmed_cli.rules.broken import Broken

LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
PART = st.text(LETTERS, min_size=1, max_size=12).map(str.capitalize)
_NOT_NAMES = ("нет", "отсутствует")
NAME = (
    st.lists(PART, min_size=1, max_size=3)
    .flatmap(lambda parts: st.sampled_from(["-", " "]).map(lambda joint: joint.join(parts)))
    .filter(lambda name: name.lower() not in _NOT_NAMES)
)


@pytest.mark.shows("C18")
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Соколова", "Соколова"),
        ("СОКОЛОВА", "Соколова"),
        ("соколова", "Соколова"),
        ("  Петрова\u2011Водкина\u00a0", "Петрова-Водкина"),
        ("Петрова \u2013 Водкина", "Петрова-Водкина"),
        ("Со\u00adколова", "Соколова"),
        ("Семе\u0308нова", "Семёнова"),
        ("Сергеи\u0306", "Сергей"),
        ("Мамед оглы", "Мамед оглы"),
        ("ГЕЙДАР АЛИ ОГЛЫ", "Гейдар Али оглы"),
        ("Мамед\u00a0кызы", "Мамед кызы"),
        ("Салтыков-Щедрин", "Салтыков-Щедрин"),
        ("О\u2019Нил", "О'Нил"),
        ("Анна  Мария", "Анна Мария"),
        ("де Голль", "де Голль"),
    ],
)
def test_names_are_made_plain(typed: str, meant: str) -> None:
    assert names.name(typed) == meant


@pytest.mark.parametrize(
    ("typed", "code", "params"),
    [
        ("Cоколова", "field.name_latin", {"letters": "C"}),  # the first letter is Latin
        ("Sokolova", "field.name_latin", {"letters": "Soklva"}),
        ("Соколова1", "field.name_letters", {"letters": "1"}),
        ("Соколова\x1b", "field.name_letters", {"letters": "U+001B"}),
        ("Соколова Анна.", "field.name_letters", {"letters": "."}),
        ("Соко\u0301лова", "field.name_letters", {"letters": "\u0301"}),
        ("-Соколова", "field.name_form", {}),
        ("Соколова--Иванова", "field.name_form", {}),
        ("нет", "field.name_none", {}),
        ("-", "field.name_none", {}),
        ("Я" * 101, "field.too_long", {"length": 101, "most": 100}),
    ],
)
def test_a_wrong_name_is_told_why(typed: str, code: str, params: dict[str, object]) -> None:
    with pytest.raises(Broken) as caught:
        names.name(typed)
    assert (caught.value.code, caught.value.params) == (code, params)


@given(NAME)
def test_a_plain_name_stays_and_is_read_the_same_twice(name: str) -> None:
    once = names.name(name)
    assert names.name(once) == once
    assert names.same(name, once)


@given(NAME, st.booleans())
def test_the_form_of_unicode_does_not_matter(name: str, decomposed: bool) -> None:
    form = unicodedata.normalize("NFD" if decomposed else "NFC", name)
    assert names.name(form) == names.name(name)


def test_yo_alone_is_a_reason_of_its_own() -> None:
    assert names.differ_in_yo_only("Семёнова", "Семенова")
    assert names.differ_in_yo_only("СЕМЕНОВА", "Семёнова")
    assert not names.differ_in_yo_only("Семёнова", "Семёнова")
    assert not names.differ_in_yo_only("Семёнова", "Семенов")
    assert names.same("Петрова\u2011Водкина", "петрова-водкина")
    assert not names.same("Семёнова", "Семенова")
