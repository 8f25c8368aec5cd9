"""Numbers of a person and of an organisation: СНИЛС, ИНН, ОГРН, passport, ОМС policy.

Each rule takes what a person typed and returns the digits for the wire; it raises Broken with at most the
last digits of the number in its parameters. Sources: SPEC «Facts», R14, R24.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .broken import Broken
from .plain import digits, only_digits, plain

SNILS_UNCHECKED = 1_001_998  # numbers up to 001-001-998 were given out before there was a check number
_INN_11 = (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_12 = (3, *_INN_11)


def snils(given: str) -> str:
    """11 digits of a СНИЛС. Raises Broken."""
    number = _exactly(given, 11, "snils")
    if int(number[:9]) == 0:
        raise Broken("field.snils_zero")
    if int(number[:9]) > SNILS_UNCHECKED and snils_check(number[:9]) != number[9:]:
        raise Broken("field.snils_checksum", tail=snils_tail(number))
    return number


def snils_check(nine: str) -> str:
    """The two check digits of the first nine: weights 9…1, sum mod 101, 100 → 00."""
    return f"{sum(int(one) * (9 - place) for place, one in enumerate(nine)) % 101 % 100:02}"


def snils_shown(number: str) -> str:
    """As printed on the certificate.

    >>> snils_shown("11223344595")
    '112-233-445 95'
    """
    return f"{number[:3]}-{number[3:6]}-{number[6:9]} {number[9:]}"


def snils_tail(number: str) -> str:
    """The masked number: «…445 95»."""
    return f"…{number[6:9]} {number[9:]}"


def inn(given: str) -> str:
    """12 digits of a person's ИНН. Raises Broken; says so when 10 digits are an organisation's number."""
    number = digits(given)
    if only_digits(number) and len(number) == 10:
        raise Broken("field.inn_organisation")
    number = _exactly(given, 12, "inn")
    if number[:4] == "0000":
        raise Broken("field.inn_zero")
    if inn_checks(number[:10]) != number[10:]:
        raise Broken("field.inn_checksum", tail=tail(number))
    return number


def inn_checks(ten: str) -> str:
    """The two check digits of the first ten: weights, mod 11, mod 10, one after the other."""
    first = _weighed(ten, _INN_11)
    return first + _weighed(ten + first, _INN_12)


def ogrn(given: str) -> str:
    """13 digits of an ОГРН, or 15 of a sole trader's ОГРНИП. Raises Broken."""
    number = digits(given)
    if not only_digits(number):
        raise Broken("field.ogrn_digits")
    if len(number) not in (13, 15):
        raise Broken("field.ogrn_length", count=len(number))
    if number[0] == "0" or ogrn_check(number[:-1]) != number[-1]:
        raise Broken("field.ogrn_checksum", tail=tail(number))
    return number


def ogrn_check(body: str) -> str:
    """The check digit of the first 12 (mod 11, mod 10) or 14 digits (mod 13, mod 10)."""
    return str(int(body) % (11 if len(body) == 12 else 13) % 10)


def ogrnip(given: str) -> str:
    """15 digits of a sole trader's ОГРНИП. Raises Broken; says so when 13 digits are an organisation's number."""
    number = ogrn(given)
    if len(number) != 15:
        raise Broken("field.ogrnip_organisation")
    return number


def certificate_id(given: str) -> str:
    """The number of the ministry's certificate, as printed: four groups of four digits (R83). Raises Broken."""
    number = _exactly(given, 16, "certificate_id")
    return "-".join(number[place : place + 4] for place in range(0, 16, 4))


def oms(given: str) -> str:
    """16 digits of an ОМС policy (Luhn). Raises Broken."""
    number = _exactly(given, 16, "oms")
    if int(number) == 0 or luhn_check(number[:-1]) != number[-1]:
        raise Broken("field.oms_checksum", tail=tail(number))
    return number


def luhn_check(body: str) -> str:
    """The digit that makes body + digit pass Luhn."""
    total = 0
    for place, one in enumerate(reversed(body)):
        doubled = int(one) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return str(-total % 10)


def passport_series(given: str) -> str:
    """4 digits (R14). Raises Broken; says so when the number was typed along."""
    number = digits(given)
    if only_digits(number) and len(number) == 10:
        raise Broken("field.passport_together")
    return _exactly(given, 4, "passport_series")


def passport_number(given: str) -> str:
    """6 digits (R14). Raises Broken; says so when the series was typed along."""
    number = digits(given.replace("№", ""))
    if only_digits(number) and len(number) == 10:
        raise Broken("field.passport_together")
    return _exactly(number, 6, "passport_number")


def passport_code(given: str) -> str:
    """A subdivision code as printed, `NNN-NNN`. Raises Broken."""
    number = digits(given)
    if not re.fullmatch(r"[0-9]{6}", number) or not re.fullmatch(r"[0-9]{3}[ -]*[0-9]{3}", plain(given)):
        raise Broken("field.passport_code")
    return f"{number[:3]}-{number[3:]}"


def tail(number: str) -> str:
    """A number with all but its last four digits hidden: «…2259»."""
    return f"…{number[-4:]}"


def _exactly(given: str, count: int, name: str) -> str:
    number = digits(given)
    if not only_digits(number):
        raise Broken(f"field.{name}_digits")
    if len(number) != count:
        raise Broken(f"field.{name}_length", count=len(number))
    return number


def _weighed(number: str, weights: Sequence[int]) -> str:
    return str(sum(int(one) * weight for one, weight in zip(number, weights, strict=True)) % 11 % 10)
