"""The letter: readable Cyrillic, all requisites, nothing personal that is not needed."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from gosmed_cli.contract.catalogue import bundled
from gosmed_cli.contract.vocabulary import Status
from gosmed_cli.mock_portal import decision
from gosmed_cli.mock_portal.lifecycle import Application, Issue
from gosmed_cli.mock_portal.remarks import Remark

from .counter import CABINET

NOW = datetime(2026, 3, 10, 6, tzinfo=UTC)
REMARKS = (
    Remark("mismatch", "ИНН: не совпадает с данными ФНС", "Сверьте ИНН.", field="inn"),
    Remark("attachment_required", "Нет документа", "Приложите документ.", attachment="further-education"),
)
REFUSED = Application(
    number=1230254811,
    service=bundled().services["medical-cabinet"],
    status=Status.REFUSED,
    attempt=1,
    refusals=1,
    remarks=REMARKS,
    submitted_at=datetime(2026, 3, 2, 6, tzinfo=UTC),
    resubmit_until=datetime(2026, 3, 20, 20, 59, 59, tzinfo=UTC),
    edit_allowed=True,
)


def words(application: Application, issue: Issue) -> tuple[str, int]:
    """(all words of the letter, its pages)."""
    data = decision.render(decision.of(application, 77, NOW, "Администратор портала", CABINET, issue))
    pages = PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split()), len(pages)


@pytest.mark.shows("R47")
def test_a_refusal_says_what_why_and_until_when() -> None:
    text, pages = words(REFUSED, Issue(REMARKS))
    assert pages == 1
    for expected in (
        "РЕШЕНИЕ",
        "по заявлению № 1230254811",
        "№ 1230254811-1/77",
        "10 марта 2026 г.",
        "Регистрация личного кабинета",
        "Соколова А. П.",
        "Отказ",
        "ИНН: не совпадает с данными ФНС",
        "Сверьте ИНН.",
        "Сертификат о повышении",
        "до 20 марта 2026 г., 23:59 (МСК)",
    ):
        assert expected in text, (expected, text)


def test_personal_numbers_are_masked_and_names_short() -> None:
    text, _ = words(REFUSED, Issue(REMARKS))
    assert "445 95" in text
    for hidden in (CABINET["snils"], CABINET["inn"], CABINET["phone"], CABINET["email"], "Анна", "112-233"):
        assert hidden not in text


def test_only_a_second_refusal_sends_to_the_support() -> None:
    assert "поддержку" not in words(REFUSED, Issue(REMARKS))[0]
    assert "поддержку" in words(replace(REFUSED, refusals=2), Issue(REMARKS))[0]


def test_an_approval_has_no_remarks() -> None:
    approved = replace(REFUSED, status=Status.APPROVED, edit_allowed=False, remarks=())
    text, _ = words(approved, Issue())
    assert "Одобрено" in text
    assert "Основания" not in text


def test_many_remarks_take_more_pages_and_lose_none() -> None:
    many = tuple(replace(REMARKS[0], message=f"Замечание {number}") for number in range(40))
    text, pages = words(REFUSED, Issue(many))
    assert pages > 1
    assert all(f"Замечание {number}" in text for number in range(40))


def test_a_question_is_a_notice_and_tells_what_silence_means() -> None:
    asked = replace(REFUSED, status=Status.NEEDS_CORRECTION, refusals=0)
    text, _ = words(asked, Issue(REMARKS))
    assert "УВЕДОМЛЕНИЕ" in text
    assert "закроется отказом" in text
