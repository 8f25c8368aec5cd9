"""Check numbers of СНИЛС, ИНН, ОГРН, ОМС: examples, and properties over all numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosmed_cli.rules import identifiers
from gosmed_cli.rules.broken import Broken
from gosmed_cli.text.say import say


def _digits(count: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=count, max_size=count)


def _code(rule: object, text: str) -> str:
    assert callable(rule)
    with pytest.raises(Broken) as caught:
        rule(text)
    say(caught.value.code, "ru", **caught.value.params)
    return caught.value.code


@pytest.mark.shows("R24", "C18")
@pytest.mark.parametrize(
    "text",
    ["112-233-445 95", "11223344595", "112 233 445 95", "112\u2011233\u2013445\u00a095", " 112-233-445-95\n"],
)
def test_a_snils_is_read_with_any_spaces_and_hyphens(text: str) -> None:
    assert identifiers.snils(text) == "11223344595"
    assert identifiers.snils_shown("11223344595") == "112-233-445 95"


def test_small_snils_numbers_have_no_check_number() -> None:
    assert identifiers.snils("001-001-998 00") == "00100199800"
    assert identifiers.snils("001-001-998 77") == "00100199877"
    right = identifiers.snils_check("001001999")
    assert identifiers.snils("001001999" + right)
    wrong = f"{(int(right) + 1) % 100:02}"
    assert _code(identifiers.snils, "001001999" + wrong) == "field.snils_checksum"


@pytest.mark.parametrize(
    ("nine", "check"),
    [("112233445", "95"), ("087654303", "00"), ("123456789", "64")],
)
def test_snils_check_numbers(nine: str, check: str) -> None:
    assert identifiers.snils_check(nine) == check


def test_a_snils_sum_of_100_gives_zeros() -> None:
    # 9·9 + 2·8 + 3·1 = 100
    assert identifiers.snils_check("920000003") == "00"
    assert identifiers.snils("920-000-003 00") == "92000000300"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("112-233-445 96", "field.snils_checksum"),
        ("112-233-445 9", "field.snils_length"),
        ("112-233-445 9О", "field.snils_digits"),
        ("000-000-000 00", "field.snils_zero"),
        ("", "field.snils_digits"),
        ("١١٢٢٣٣٤٤٥٩٥", "field.snils_digits"),
    ],
)
def test_a_wrong_snils_is_told_why(text: str, code: str) -> None:
    assert _code(identifiers.snils, text) == code


def test_a_message_shows_only_the_end_of_a_number() -> None:
    with pytest.raises(Broken) as caught:
        identifiers.snils("123-456-303 01")
    text = say(caught.value.code, "ru", **caught.value.params)
    assert text == "набран с ошибкой, сверьте все 11 цифр (…303 01)"
    assert "123" not in text


@given(st.integers(min_value=identifiers.SNILS_UNCHECKED + 1, max_value=999_999_999))
def test_every_made_snils_is_accepted(number: int) -> None:
    nine = f"{number:09}"
    whole = nine + identifiers.snils_check(nine)
    assert identifiers.snils(whole) == whole
    assert identifiers.snils(identifiers.snils_shown(whole)) == whole


@given(
    st.integers(min_value=200_000_000, max_value=999_999_999),
    st.integers(min_value=0, max_value=8),
    st.integers(min_value=1, max_value=9),
)
def test_a_slip_in_a_snils_is_caught_unless_its_check_number_is_the_same(number: int, place: int, by: int) -> None:
    nine = f"{number:09}"
    slipped = _slip(nine, place, by)
    check = identifiers.snils_check(nine)
    if int(slipped) <= identifiers.SNILS_UNCHECKED:
        return
    # the remainders 0 and 100 share the check number 00: the one hole in the rule
    if identifiers.snils_check(slipped) == check:
        assert check == "00"
    else:
        assert _code(identifiers.snils, slipped + check) == "field.snils_checksum"


def _slip(number: str, place: int, by: int) -> str:
    return f"{number[:place]}{(int(number[place]) + by) % 10}{number[place + 1 :]}"


def test_the_guides_inn_is_accepted() -> None:
    assert identifiers.inn("500100732259") == "500100732259"
    assert identifiers.inn("5001 0073 2259") == "500100732259"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("500100732258", "field.inn_checksum"),
        ("000000000000", "field.inn_zero"),
        ("7707083893", "field.inn_organisation"),
        ("50010073225", "field.inn_length"),
        ("50010073225x", "field.inn_digits"),
    ],
)
def test_a_wrong_inn_is_told_why(text: str, code: str) -> None:
    assert _code(identifiers.inn, text) == code


@given(_digits(10).filter(lambda ten: ten[:4] != "0000"))
def test_every_made_inn_is_accepted(ten: str) -> None:
    whole = ten + identifiers.inn_checks(ten)
    assert identifiers.inn(whole) == whole


@given(_digits(10).filter(lambda ten: ten[:3] != "000"), st.integers(0, 11), st.integers(1, 9))
def test_a_slip_in_an_inn_is_caught_unless_both_check_digits_fit(ten: str, place: int, by: int) -> None:
    whole = ten + identifiers.inn_checks(ten)
    slipped = _slip(whole, place, by)
    # remainders 0 and 10 share the check digit 0, so a slip may pass only through zeros
    if identifiers.inn_checks(slipped[:10]) == slipped[10:]:
        assert "0" in slipped[10:]
    elif slipped[:4] != "0000":
        assert _code(identifiers.inn, slipped) == "field.inn_checksum"


def test_ogrn_and_ogrnip_of_real_organisations() -> None:
    assert identifiers.ogrn("1027700132195") == "1027700132195"
    assert identifiers.ogrn("1 02 77 00 132195") == "1027700132195"
    assert identifiers.ogrn("304500116000157") == "304500116000157"


@pytest.mark.parametrize("remainder", [10, 11, 12])
def test_an_ogrnip_whose_remainder_is_above_nine(remainder: int) -> None:
    """The library python-stdnum 2.2 is wrong exactly here."""
    body = next(n for n in range(30450011600000, 30450011600100) if n % 13 == remainder)
    assert identifiers.ogrn(f"{body}{remainder % 10}") == f"{body}{remainder % 10}"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1027700132196", "field.ogrn_checksum"),
        ("0000000000000", "field.ogrn_checksum"),
        ("10277001321", "field.ogrn_length"),
        ("10277001321-ab", "field.ogrn_digits"),
    ],
)
def test_a_wrong_ogrn_is_told_why(text: str, code: str) -> None:
    assert _code(identifiers.ogrn, text) == code


@given(st.integers(10**11, 10**12 - 1), st.integers(0, 12), st.integers(1, 9))
def test_a_slip_in_an_ogrn_is_caught_unless_it_passes_through_zero(number: int, place: int, by: int) -> None:
    whole = f"{number}{identifiers.ogrn_check(str(number))}"
    slipped = _slip(whole, place, by)
    before, after = number % 11, int(slipped[:-1]) % 11
    if place < 12 and {before, after} == {0, 10}:
        return  # both give the check digit 0
    assert _code(identifiers.ogrn, slipped) == "field.ogrn_checksum"


@given(_digits(15).filter(lambda body: int(body) > 0), st.integers(0, 15), st.integers(1, 9))
def test_luhn_catches_every_slip_in_a_policy(body: str, place: int, by: int) -> None:
    whole = body + identifiers.luhn_check(body)
    assert identifiers.oms(whole) == whole
    assert _code(identifiers.oms, _slip(whole, place, by)) == "field.oms_checksum"


def test_a_policy_of_zeros_or_another_length_is_refused() -> None:
    assert _code(identifiers.oms, "0" * 16) == "field.oms_checksum"
    assert _code(identifiers.oms, "778912345678901") == "field.oms_length"
    assert _code(identifiers.oms, "полис") == "field.oms_digits"


@pytest.mark.shows("R14", "C18")
def test_passports() -> None:
    assert identifiers.passport_series("45 09") == "4509"
    assert identifiers.passport_number("№ 123456") == "123456"
    for text in ("770-001", "770001", "770 001", "770\u2013001"):
        assert identifiers.passport_code(text) == "770-001"


@pytest.mark.shows("R14")
@pytest.mark.parametrize(
    ("rule", "text", "code"),
    [
        (identifiers.passport_series, "4509 123456", "field.passport_together"),
        (identifiers.passport_number, "4509 123456", "field.passport_together"),
        (identifiers.passport_series, "450", "field.passport_series_length"),
        (identifiers.passport_series, "IV-МЮ", "field.passport_series_digits"),
        (identifiers.passport_number, "12345", "field.passport_number_length"),
        (identifiers.passport_number, "12345a", "field.passport_number_digits"),
        (identifiers.passport_code, "77-0001", "field.passport_code"),
        (identifiers.passport_code, "7700011", "field.passport_code"),
        (identifiers.passport_code, "ОВД", "field.passport_code"),
    ],
)
def test_a_wrong_passport_is_told_why(rule: object, text: str, code: str) -> None:
    assert _code(rule, text) == code


@given(st.text(max_size=30))
def test_any_text_is_either_read_or_broken_with_words(text: str) -> None:
    for rule in (identifiers.snils, identifiers.inn, identifiers.ogrn, identifiers.oms, identifiers.passport_code):
        read, told = "0", "told"
        try:
            read = rule(text).replace("-", "")
        except Broken as broken:
            told = say(broken.code, "ru", **broken.params) and say(broken.code, "en", **broken.params)
        assert read.isdigit()
        assert told
