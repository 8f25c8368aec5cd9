"""What an operator mistypes is told in the language of the run, as wrong usage."""

from __future__ import annotations

import httpx
import pytest

from commands.failures import as_lines
from gosmed_cli.client.failures import from_answer
from gosmed_cli.text.say import set_language
from gosmed_cli.usecases.failure_words import message


def answered(code: str, status: int = 422, detail: str = "Строка 5: неверно") -> httpx.Response:
    body = {"code": code, "detail": detail, "status": status}
    return httpx.Response(status, json=body, request=httpx.Request("POST", "http://portal/_portal/x"))


@pytest.mark.parametrize(
    ("code", "status", "exit_code"),
    [
        ("bad_moment", 422, 2),
        ("bad_fault", 422, 2),
        ("bad_snapshot", 422, 3),
        ("bad_scenario", 422, 3),
        ("not_decidable", 409, 6),
        ("no_such_challenge", 404, 5),
        ("operator_key", 401, 4),
    ],
)
def test_our_words_and_the_right_exit(code: str, status: int, exit_code: int) -> None:
    set_language("en")
    response = answered(code, status)
    error = from_answer(response, response.json())
    assert error.exit_code == exit_code
    assert message(error).isascii()


def test_why_a_scenario_is_wrong_is_told_in_the_portals_words() -> None:
    set_language("en")
    response = answered("bad_scenario")
    assert any("Строка 5" in line for line in as_lines(from_answer(response, response.json()), {}))
