"""What an owner may change of an account (R12, R18, R103): names of fields, shared by both ends."""

from __future__ import annotations

PROFESSION = ("specialty", "qualification", "position", "organisation", "ogrn", "licence", "licence_until")
NUMBERS = ("snils", "inn", "oms")
PASSPORT = ("passport_series", "passport_number", "passport_issued", "passport_issuer", "passport_code")
PERSON = ("last_name", "first_name", "middle_name", "birth_date", "sex")

CHANGED = (*PROFESSION, *NUMBERS, *PASSPORT, *PERSON)
# an empty value takes these away; what makes a person is never taken away
CLEARED = frozenset({"middle_name", "inn", "oms", *PROFESSION})
