"""What a password must have (R11). Standard library only: asked before anything else is loaded."""

from __future__ import annotations

LEAST = 8
MOST = 200
SAME = "field.password_same"  # a new password must differ from the old one, which its keeper alone can tell


def check_password(text: str) -> tuple[str, ...]:
    """Codes of everything the password lacks, in the order of R11; empty when it will do.

    8 or more characters, a small and a capital letter (of any alphabet), a digit, a special character
    (neither letter, digit nor space).
    """
    found = {
        "field.password_short": len(text) >= LEAST,
        "field.password_long": len(text) <= MOST,
        "field.password_lower": any(one.islower() for one in text),
        "field.password_upper": any(one.isupper() for one in text),
        "field.password_digit": any(one.isdigit() for one in text),
        "field.password_special": any(one.isprintable() and not one.isalnum() and one != " " for one in text),
        "field.password_control": all(one.isprintable() for one in text),
    }
    return tuple(code for code, there in found.items() if not there)
