"""R11: eight characters, both cases, a digit, a special character."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosmed_cli.rules.passwords import check_password


@pytest.mark.shows("R11")
@pytest.mark.parametrize("text", ["Demo-2026!", "Пароль_1", "aB3$aB3$", "Aa1 aa-a"])
def test_good_passwords(text: str) -> None:
    assert check_password(text) == ()


@pytest.mark.shows("R11")
@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Aa1-", ("field.password_short",)),
        ("demo-2026!", ("field.password_upper",)),
        ("DEMO-2026!", ("field.password_lower",)),
        ("Demo-demo!", ("field.password_digit",)),
        ("Demo20261", ("field.password_special",)),
        ("Demo 2026", ("field.password_special",)),
        ("Demo-2026!\n", ("field.password_control",)),
        ("Aa1-" + "a" * 200, ("field.password_long",)),
    ],
)
def test_what_is_missing_is_told(text: str, codes: tuple[str, ...]) -> None:
    assert check_password(text) == codes


def test_everything_missing_is_told_at_once() -> None:
    assert len(check_password("")) == 5


@given(st.text(max_size=30))
def test_adding_what_is_missing_mends_any_password(text: str) -> None:
    printable = "".join(one for one in text if one.isprintable())
    assert check_password(printable + "aA1-aA1-") == ()


def test_the_rule_needs_the_standard_library_alone() -> None:
    script = "import sys; a = set(sys.modules); import gosmed_cli.rules.passwords; print(*set(sys.modules) - a)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert "gosmed_cli.rules.passwords" in loaded.split()
    assert {name.partition(".")[0] for name in loaded.split()} <= {"gosmed_cli", *sys.stdlib_module_names}
