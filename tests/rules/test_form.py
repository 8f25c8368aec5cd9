"""A whole form: every problem at once, nearest keys, what the account knows, conditions."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosmed_cli.contract.catalogue import Service, bundled, load
from gosmed_cli.errors import Detail
from gosmed_cli.rules.form import check_attachments, check_form
from gosmed_cli.text.say import say

TODAY = date(2026, 3, 2)
SOKOLOVA: dict[str, object] = {
    "last_name": "Соколова",
    "first_name": "Анна",
    "middle_name": "Петровна",
    "birth_date": "12.04.1985",
    "snils": "112-233-445 95",
    "inn": "500100732259",
    "phone": "+7 900 000-00-01",
    "email": "sokolova@example.ru",
    "specialty": "Терапия",
    "position": "врач-терапевт",
    "organisation": "ГБУЗ «Городская поликлиника № 1»",
}
CONDITIONAL = """
slug = "x"
service_code = "1"
target_code = "1"
category = "identity"
title = { ru = "Услуга", en = "Service" }
summary = { ru = "Услуга", en = "Service" }
attachments = [
  { kind = "name-change", min = 1, when = { field = "other_name", value = "true" } },
  { kind = "diploma", min = 2, max = 3 },
]
review = { registers = [], approver = "bank" }

[[fields]]
name = "birth_date"

[[fields]]
name = "other_name"
type = "flag"
required = false
title = { ru = "Было другое имя", en = "Had another name" }

[[fields]]
name = "old_name"
type = "name"
title = { ru = "Прежнее имя", en = "Former name" }
when = { field = "other_name", value = "true" }

[[fields]]
name = "licence"
required = false

[[fields]]
name = "licence_until"
required = true
when = { field = "licence", is = "present" }

[[fields]]
name = "reason"
type = "text"
title = { ru = "Почему нет", en = "Why none" }
when = { field = "licence", is = "absent" }

[[fields]]
name = "started_on"
required = false
"""


def service(slug: str = "medical-cabinet") -> Service:
    found = bundled().get(slug)
    assert found is not None
    return found


def found(problems: tuple[Detail, ...]) -> list[tuple[str, str]]:
    return [((one.field or one.attachment or ""), one.code) for one in problems]


def words(problem: Detail, lang: str = "ru") -> str:
    return say(problem.code, lang, **dict(problem.params))


def test_a_good_form_has_values_for_the_wire() -> None:
    form = check_form(service(), SOKOLOVA, today=TODAY)
    assert form.problems == ()
    assert form.values["birth_date"] == "1985-04-12"
    assert form.values["snils"] == "11223344595"
    assert form.values["phone"] == "+79000000001"
    assert form.values["specialty"].isdigit()
    assert list(form.values) == [one.name for one in service().fields if one.name in form.values]


def test_every_mistake_is_told_at_once_in_the_order_of_the_form() -> None:
    given = {**SOKOLOVA, "birth_date": "31.02.1979", "snils": "112-233-303 01", "email": "нет", "speciality": "x"}
    del given["first_name"]
    form = check_form(service(), given, today=TODAY)
    assert found(form.problems) == [
        ("first_name", "form.required"),
        ("birth_date", "field.date_no_day"),
        ("snils", "field.snils_checksum"),
        ("email", "field.email_at"),
        ("speciality", "form.unknown_key"),
    ]
    assert words(form.problems[2]) == "набран с ошибкой, сверьте все 11 цифр (…303 01)"
    assert words(form.problems[4]) == "такого поля нет, вероятно specialty"
    assert "snils" not in form.values


@pytest.mark.parametrize(
    ("key", "nearest"),
    [
        ("snlis", "snils"),
        ("last-name", "last_name"),
        ("Фамилия", "last_name"),
        ("отчество", "middle_name"),
        ("e-mail", "email"),
        ("birthdate", "birth_date"),
        ("organization", "organisation"),
    ],
)
def test_a_wrong_key_is_answered_with_the_nearest(key: str, nearest: str) -> None:
    form = check_form(service(), {**SOKOLOVA, key: "x"}, today=TODAY)
    assert form.problems == (Detail("form.unknown_key", field=key, params=(("nearest", nearest),)),)


def test_a_key_like_nothing_points_to_the_form() -> None:
    form = check_form(service(), {**SOKOLOVA, "zzzz": "x"}, today=TODAY)
    assert found(form.problems) == [("zzzz", "form.unknown_key_none")]
    assert words(form.problems[0], "en").endswith("gosmed form medical-cabinet")


def test_what_the_account_knows_may_be_left_out() -> None:
    known = {"last_name": "Соколова", "snils": "11223344595", "middle_name": "Петровна"}
    given = {**SOKOLOVA, "last_name": "", "middle_name": " "}
    del given["snils"]
    form = check_form(service(), given, today=TODAY, known_fields=known)
    assert form.problems == ()
    assert form.values["last_name"] == "Соколова"
    assert form.values["snils"] == "11223344595"
    assert form.values["middle_name"] == "Петровна"


def test_what_was_typed_wins_over_what_is_known() -> None:
    form = check_form(service(), SOKOLOVA, today=TODAY, known_fields={"last_name": "Иванова"})
    assert form.values["last_name"] == "Соколова"


def test_what_is_known_is_judged_as_well() -> None:
    given = {name: value for name, value in SOKOLOVA.items() if name != "snils"}
    form = check_form(service(), given, today=TODAY, known_fields={"snils": "11223344596"})
    assert found(form.problems) == [("snils", "field.snils_checksum")]


def test_optional_fields_may_be_empty() -> None:
    given = {**SOKOLOVA, "middle_name": "", "inn": None, "qualification": ""}
    form = check_form(service(), given, today=TODAY)
    assert form.problems == ()
    assert not {"middle_name", "inn", "qualification"} & set(form.values)


@pytest.mark.shows("C13")
def test_the_bank_demands_an_inn() -> None:
    given = {name: value for name, value in SOKOLOVA.items() if name in ("last_name", "first_name", "snils")}
    form = check_form(service("identity-bank"), given, today=TODAY)
    assert ("inn", "form.required") in found(form.problems)


def test_nothing_happened_before_the_age_of_a_passport() -> None:
    given = {"birth_date": "12.04.1985", "started_on": "01.09.1998", "reason": "не выдана"}
    form = check_form(load(CONDITIONAL), given, today=TODAY)
    assert found(form.problems) == [("started_on", "form.date_before_grown")]
    assert words(form.problems[0]) == "01.09.1998: вам ещё не было 14 лет, проверьте обе даты"
    given["started_on"] = "12.04.1999"
    assert check_form(load(CONDITIONAL), given, today=TODAY).problems == ()


def test_conditions_by_value_and_by_presence() -> None:
    one = load(CONDITIONAL)
    base: dict[str, object] = {"birth_date": "12.04.1985"}
    assert found(check_form(one, base, today=TODAY).problems) == [("reason", "form.required")]
    other = check_form(one, {**base, "other_name": True, "reason": "не выдана"}, today=TODAY)
    assert found(other.problems) == [("old_name", "form.required")]
    licensed = check_form(one, {**base, "licence": "Л041"}, today=TODAY)
    assert found(licensed.problems) == [("licence_until", "form.required")]


def test_a_field_that_is_not_asked_for_is_not_sent_and_not_judged() -> None:
    given = {"birth_date": "12.04.1985", "old_name": "Latin", "other_name": False, "reason": "не выдана"}
    form = check_form(load(CONDITIONAL), given, today=TODAY)
    assert form.problems == ()
    assert "old_name" not in form.values


def test_a_broken_value_still_counts_as_present() -> None:
    given = {"birth_date": "12.04.1985", "licence": "x\x07", "licence_until": "30.06.2029"}
    form = check_form(load(CONDITIONAL), given, today=TODAY)
    assert found(form.problems) == [("licence", "field.control")]


GOOD_FILES = {"passport": 1, "passport-registration": 1, "diploma": 1, "employment-certificate": 1}


def test_slots_that_are_required_are_missed() -> None:
    assert check_attachments(service(), GOOD_FILES, {}) == ()
    problems = check_attachments(service(), {"passport": 3, "diploma": 0}, {})
    assert found(problems) == [
        ("passport", "form.attachment_too_many"),
        ("passport-registration", "form.attachment_missing"),
        ("diploma", "form.attachment_missing"),
        ("employment-certificate", "form.attachment_missing"),
    ]
    assert words(problems[0]) == "приложено 3 файла, не больше 2: объедините страницы в один PDF"
    assert words(problems[1], "en").endswith("--attach passport-registration=FILE")


@pytest.mark.parametrize(
    ("kind", "code", "params"),
    [
        ("diplom", "form.unknown_kind", {"nearest": "diploma"}),
        ("диплом", "form.unknown_kind", {"nearest": "diploma"}),
        ("passport_registration", "form.unknown_kind", {"nearest": "passport-registration"}),
        ("Справка с места работы", "form.unknown_kind", {"nearest": "employment-certificate"}),
    ],
)
def test_an_unknown_kind_is_answered_with_the_nearest(kind: str, code: str, params: dict[str, str]) -> None:
    problems = check_attachments(service(), {**GOOD_FILES, kind: 1}, {})
    assert [(one.code, dict(one.params), one.attachment) for one in problems] == [(code, params, kind)]


def test_a_kind_of_another_service_and_one_of_none() -> None:
    problems = check_attachments(service(), {**GOOD_FILES, "analysis": 1, "qqqq": 2, "zzzz": 0}, {})
    assert found(problems) == [("analysis", "form.kind_not_here"), ("qqqq", "form.unknown_kind_none")]
    assert "diploma" in words(problems[0])


def test_conditional_slots_and_too_few_files() -> None:
    one = load(CONDITIONAL)
    assert found(check_attachments(one, {"diploma": 1}, {})) == [("diploma", "form.attachment_too_few")]
    assert found(check_attachments(one, {"diploma": 2}, {"other_name": "true"})) == [
        ("name-change", "form.attachment_missing")
    ]
    assert check_attachments(one, {"diploma": 2}, {"other_name": "false"}) == ()


_VALUES = st.one_of(
    st.none(), st.text(max_size=20), st.integers(), st.booleans(), st.dates(), st.floats(), st.lists(st.text())
)


@given(st.dictionaries(st.sampled_from([*SOKOLOVA, "zzz", "snlis"]), _VALUES))
def test_no_form_whatever_breaks_the_check_and_every_problem_has_words(typed: dict[str, object]) -> None:
    form = check_form(service(), typed, today=TODAY)
    for problem in form.problems:
        assert words(problem, "ru")
        assert words(problem, "en")
    broken = {one.field for one in form.problems}
    required = {one.name for one in service().fields if one.required}
    assert required <= set(form.values) | broken
    assert set(form.values).isdisjoint(broken - {"zzz", "snlis"})
    again = check_form(service(), form.values, today=TODAY)
    assert again.values == form.values
