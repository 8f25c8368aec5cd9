"""From what a person typed, of whatever TOML type, to the value on the wire."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosmed_cli.contract.catalogue import Field, Words, bundled, load, shared_fields
from gosmed_cli.contract.dictionaries import dictionary
from gosmed_cli.rules.fields import RULES, Broken, normalise
from gosmed_cli.text.say import say

TODAY = date(2026, 3, 2)


def field(kind: str, among: str | None = None, *, required: bool = True) -> Field:
    return Field("one", kind, Words("Поле", "Field"), required=required, dictionary=among)


def code_of(kind: str, typed: object, among: str | None = None) -> str:
    with pytest.raises(Broken) as caught:
        normalise(field(kind, among), typed, today=TODAY)
    assert say(caught.value.code, "ru", **caught.value.params)
    assert say(caught.value.code, "en", **caught.value.params)
    return caught.value.code


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("name", "СОКОЛОВА", "Соколова"),
        ("birth_date", "12.04.1985", "1985-04-12"),
        ("birth_date", date(1985, 4, 12), "1985-04-12"),
        ("past_date", "2012-09-01", "2012-09-01"),
        ("future_date", "30.06.2029", "2029-06-30"),
        ("date", "01.01.2026", "2026-01-01"),
        ("snils", "112-233-445 95", "11223344595"),
        ("snils", 11223344595, "11223344595"),
        ("inn", 500100732259, "500100732259"),
        ("oms", "7789 1234 5678 9017", "7789123456789017"),
        ("ogrn", 1027700132195, "1027700132195"),
        ("phone", "8 900 000-00-01", "+79000000001"),
        ("phone", 89000000001, "+79000000001"),
        ("email", "Sokolova@example.ru", "sokolova@example.ru"),
        ("passport_series", 4509, "4509"),
        ("passport_number", "123456", "123456"),
        ("passport_code", "770001", "770-001"),
        ("sex", "Женский", "female"),
        ("sex", "м", "male"),
        ("flag", True, "true"),
        ("flag", "нет", "false"),
        ("number", 12, "12"),
        ("number", "0012", "12"),
        ("text", "  ГБУЗ\u00a0«Городская  поликлиника № 1» ", "ГБУЗ «Городская поликлиника № 1»"),
    ],
)
def test_values_for_the_wire(kind: str, typed: object, value: str) -> None:
    assert normalise(field(kind), typed, today=TODAY) == value
    assert normalise(field(kind), value, today=TODAY) == value


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        ("name", "", "field.empty"),
        ("name", "\u200b \u00a0", "field.empty"),
        ("snils", ["112-233-445 95"], "field.not_text"),
        ("snils", 112233445.95, "field.not_text"),
        ("snils", date(2026, 1, 1), "field.not_text"),
        ("birth_date", time(10, 30), "field.not_text"),
        ("birth_date", True, "field.date_format"),
        ("sex", "x", "field.sex"),
        ("flag", "может быть", "field.flag"),
        ("number", "-1", "field.number"),
        ("number", "1,5", "field.number"),
        ("text", "a\x07b", "field.control"),
        ("text", "a\ud800b", "field.control"),
        ("text", "а" * 301, "field.too_long"),
    ],
)
def test_what_is_wrong_is_told(kind: str, typed: object, code: str) -> None:
    assert code_of(kind, typed) == code


@pytest.mark.parametrize("typed", ["Терапия", " терапия ", "ТЕРАПИЯ", "Терапия\u200b"])
def test_a_choice_is_a_title_or_a_code(typed: str) -> None:
    among = dictionary("specialties")
    assert among is not None
    therapy = among.find("Терапия")
    assert therapy is not None
    for one in (typed, therapy.value, int(therapy.value)):
        assert normalise(field("choice", "specialties"), one, today=TODAY) == therapy.value


def test_a_small_code_may_come_as_a_number() -> None:
    assert normalise(field("choice", "specialties"), 1, today=TODAY) == "001"


@pytest.mark.shows("R40")
@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("терапея", "«Терапия»"),
        ("Аккушерство и гинекология", "«Акушерство и гинекология»"),
        ("анестезиология", "«Анестезиология-реаниматология»"),
    ],
)
def test_an_unknown_choice_is_answered_with_the_nearest(typed: str, nearest: str) -> None:
    with pytest.raises(Broken) as caught:
        normalise(field("choice", "specialties"), typed, today=TODAY)
    assert caught.value.code == "field.choice_similar"
    assert caught.value.params["nearest"].startswith(nearest)
    text = say(caught.value.code, "ru", **caught.value.params)
    assert text.startswith(f"«{typed}» нет в справочнике, похоже на {nearest}")
    assert text.endswith("gosmed dictionary specialties")


def test_a_choice_like_nothing_points_to_the_dictionary() -> None:
    assert code_of("choice", "qqqq", "specialties") == "field.choice_unknown"


def test_a_personal_number_in_the_wrong_field_is_not_repeated() -> None:
    with pytest.raises(Broken) as caught:
        normalise(field("choice", "specialties"), "Терапия 112-233-445 95", today=TODAY)
    assert "Терапия …" in caught.value.params["given"]
    assert not any(one.isdigit() for one in say(caught.value.code, "ru", **caught.value.params))


def test_a_choice_is_judged_by_the_day() -> None:
    specialties = field("choice", "specialties")
    assert code_of("choice", "Паллиативная медицинская помощь", "specialties") == "field.choice_too_early"
    assert normalise(specialties, "Паллиативная медицинская помощь", today=date(2027, 9, 1))
    assert normalise(specialties, "Сексология", today=date(2027, 2, 28))
    with pytest.raises(Broken, match="choice_too_late"):
        normalise(specialties, "Сексология", today=date(2027, 3, 1))


def test_every_field_of_the_catalogue_has_its_rule_and_dictionary() -> None:
    for service in bundled():
        for one in service.fields:
            assert one.type in RULES, f"{service.slug}: {one.name}: {one.type}"
            assert (one.type in ("choice", "slot")) == (one.dictionary is not None), one.name
            assert one.dictionary is None or dictionary(one.dictionary) is not None, one.dictionary


@pytest.mark.parametrize("name", sorted(shared_fields()))
def test_the_example_of_every_shared_field_passes_its_own_rule(name: str) -> None:
    entry = {**shared_fields()[name], "name": name}
    example = entry.get("example")
    assert example, f"{name} shows no example"
    service = load(
        f'slug="x"\nservice_code="1"\ntarget_code="1"\ncategory="identity"\nfields=["{name}"]\nattachments=[]\n'
        'title={ru="a",en="a"}\nsummary={ru="a",en="a"}\nreview={registers=[],approver="bank"}'
    )
    assert normalise(service.fields[0], example, today=TODAY)


@given(
    st.sampled_from(sorted(set(RULES) - {"choice"})),
    st.one_of(st.text(max_size=40), st.integers(-(10**16), 10**16), st.booleans(), st.dates(), st.datetimes()),
)
def test_anything_is_either_normalised_for_good_or_told(kind: str, typed: object) -> None:
    """Normalising twice changes nothing, and nothing but Broken is ever raised."""
    try:
        value = normalise(field(kind), typed, today=TODAY)
    except Broken:
        return
    assert value == value.strip() != ""
    assert normalise(field(kind), value, today=TODAY) == value


@given(st.sampled_from(["specialties", "positions", "qualifications", "regions", "banks"]), st.data())
def test_every_item_of_a_dictionary_can_be_chosen_by_title_and_by_code(code: str, data: st.DataObject) -> None:
    among = dictionary(code)
    assert among is not None
    item = data.draw(st.sampled_from(among.items))
    day = item.valid_from or TODAY
    for typed in (item.title, item.value, item.title.upper().replace("Ё", "Е")):
        assert normalise(field("choice", code), typed, today=day) == item.value


@given(st.sampled_from(["specialties", "positions"]), st.text(max_size=30))
def test_any_choice_is_either_found_or_told(code: str, typed: str) -> None:
    among = dictionary(code)
    assert among is not None
    found = ""
    try:
        found = normalise(field("choice", code), typed, today=TODAY)
    except Broken as broken:
        found = say(broken.code, "ru", **broken.params)
    assert found


def test_a_moment_is_no_way_around_the_rules() -> None:
    assert code_of("past_date", datetime(2026, 3, 3, 0, 0)) == "field.date_future"  # noqa: DTZ001 TOML has local moments
