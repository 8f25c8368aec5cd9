"""A refusal of the portal that a person can meet has words of ours, so that an English run reads no Russian."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from commands.failures import as_lines
from gosmed_cli.client.failures import from_answer
from gosmed_cli.mock_portal.problem_texts import TEXTS
from gosmed_cli.text.say import known, set_language

# what our client never provokes: it speaks the protocol, and judges a file before it is sent
_PROTOCOL = {
    "bad_request", "malformed_json", "method_not_allowed", "too_large", "unsupported_media_type", "bad_cursor",
    "idempotency_key_reused", "idempotency_key_malformed", "digest_missing", "digest_mismatch", "bad_public_key",
    "document_empty", "document_too_large", "document_kind", "document_name", "document_invalid",
    "document_exists",
}  # fmt: skip
# use cases say these in words of their own, with what comes next
_TOLD_ELSEWHERE = {
    "slot_taken", "slot_past", "slot_unknown", "professional_tab_closed", "professional_service_closed",
    "other_approver", "meeting_ahead", "course_filter",
}  # fmt: skip


def test_every_refusal_that_a_person_can_meet_has_our_words() -> None:
    bare = {
        code
        for code, (status, *_) in TEXTS.items()
        if status < 500 and status != 429 and not (known(f"client.{code}") or known(f"refusal.{code}"))
    }
    assert bare - _PROTOCOL == _TOLD_ELSEWHERE


@pytest.mark.parametrize(
    ("detail", "words"),
    [
        ("missing", "is missing"),
        ("string_too_long", "is too long"),
        ("string_pattern_mismatch", "does not fit"),
    ],
)
def test_values_that_the_portal_does_not_take_are_told(detail: str, words: str) -> None:
    set_language("en")
    error = {"field": "q", "code": detail, "message": "Недопустимое значение"}
    body: dict[str, Any] = {
        "code": "invalid_request",
        "detail": "Запрос не соответствует описанию",
        "errors": [error],
    }
    response = httpx.Response(422, json=body, request=httpx.Request("GET", "http://portal/x"))
    told = as_lines(from_answer(response, body), {})
    assert words in told[1]
    assert all(line.isascii() or line.startswith("✗") for line in told)
