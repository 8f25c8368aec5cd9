"""Mobile phone and e-mail, and how to show them without giving them away (R37, R40)."""

from __future__ import annotations

import re

from .broken import Broken
from .plain import digits, line, only_digits


def phone(given: str) -> str:
    """A Russian mobile as `+79` and 9 digits; «8 9…», «7 9…» and «9…» are understood. Raises Broken."""
    number = re.sub(r"[().]", "", digits(given)).removeprefix("+")
    if not only_digits(number):
        raise Broken("field.phone_format")
    if len(number) == 11 and number[0] in "78":
        number = number[1:]
    elif given.strip().startswith("+"):
        raise Broken("field.phone_foreign" if number[:1] != "7" else "field.phone_length", count=len(number))
    if len(number) != 10:
        raise Broken("field.phone_length", count=len(number))
    if number[0] != "9":
        raise Broken("field.phone_not_mobile")
    return f"+7{number}"


def email(given: str) -> str:
    """An e-mail address in lower case, its form checked without asking the network. Raises Broken."""
    text = line(given)
    if text.count("@") != 1:
        raise Broken("field.email_at")
    if _mixed(text.partition("@")[2]):
        raise Broken("field.email_mixed", domain=text.partition("@")[2])
    # 35 ms, and only forms with an address need it
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(text, check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        raise Broken("field.email_format", masked=mask_email(text)) from None


def mask_phone(number: str) -> str:
    """
    >>> mask_phone("+79000000001")
    '+7 *** *** 00 01'
    """
    return f"+7 *** *** {number[-4:-2]} {number[-2:]}"


def mask_email(address: str) -> str:
    """
    >>> mask_email("sokolova@example.ru")
    's***@example.ru'
    """
    name, at, domain = address.rpartition("@")
    return f"{name[:1]}***{at}{domain}"


def _mixed(domain: str) -> bool:
    """Whether a part of the domain has Latin and Cyrillic letters at once: a slip of the keyboard."""
    return any(
        re.search("[a-z]", part, re.IGNORECASE) and re.search("[а-яё]", part, re.IGNORECASE)
        for part in domain.split(".")
    )
