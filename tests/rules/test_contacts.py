"""Mobile phones and e-mail addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosmed_cli.rules import contacts
from gosmed_cli.rules.broken import Broken


@pytest.mark.shows("R40")
@pytest.mark.parametrize(
    "typed",
    ["+79000000001", "8 900 000-00-01", "7 (900) 000 00 01", "9000000001", "+7\u00a0900\u2011000\u201100\u201101"],
)
def test_one_phone_written_in_many_ways(typed: str) -> None:
    assert contacts.phone(typed) == "+79000000001"


@pytest.mark.shows("R40")
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("+7 495 000-00-01", "field.phone_not_mobile"),
        ("8 495 000 00 01", "field.phone_not_mobile"),
        ("+7 900 000-00-0", "field.phone_length"),
        ("900000001", "field.phone_length"),
        ("+375 29 000-00-00", "field.phone_foreign"),
        ("+90000000010", "field.phone_foreign"),
        ("девять", "field.phone_format"),
        ("+7 900 000-00-01 доб. 2", "field.phone_format"),
    ],
)
def test_a_wrong_phone_is_told_why(typed: str, code: str) -> None:
    with pytest.raises(Broken) as caught:
        contacts.phone(typed)
    assert caught.value.code == code


@given(st.integers(0, 999_999_999))
def test_every_mobile_is_read_and_read_again(number: int) -> None:
    phone = contacts.phone(f"8 9{number:09}")
    assert phone == f"+79{number:09}"
    assert contacts.phone(phone) == phone
    shown = contacts.mask_phone(phone)
    assert phone[2:8] not in shown.replace(" ", "")
    assert shown.replace(" ", "").endswith(phone[-4:])


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("sokolova@example.ru", "sokolova@example.ru"),
        (" Sokolova@Example.RU ", "sokolova@example.ru"),
        ("врач@пример.рф", "врач@пример.рф"),
        ("a.b+c@mail.example.com", "a.b+c@mail.example.com"),
    ],
)
def test_good_addresses(typed: str, address: str) -> None:
    assert contacts.email(typed) == address
    assert contacts.email(address) == address


@pytest.mark.shows("R40")
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("sokolova", "field.email_at"),
        ("a@b@example.ru", "field.email_at"),
        ("sokolova@ex\u0430mple.ru", "field.email_mixed"),  # the third letter is Cyrillic
        ("sokolova@example", "field.email_format"),
        ("sok olova@example.ru", "field.email_format"),
        ("sokolova@.ru", "field.email_format"),
        ("sokolova@example.ru\x1b[31m", "field.control"),
        ("a" * 301 + "@example.ru", "field.too_long"),
    ],
)
def test_a_wrong_address_is_told_why(typed: str, code: str) -> None:
    with pytest.raises(Broken) as caught:
        contacts.email(typed)
    assert caught.value.code == code
    assert "sokolova" not in str(caught.value.params)


def test_masks() -> None:
    assert contacts.mask_phone("+79000001234") == "+7 *** *** 12 34"
    assert contacts.mask_email("sokolova@example.ru") == "s***@example.ru"
