"""The words of the portal, verbatim."""

from __future__ import annotations

import pytest

from gosmed_cli.contract.vocabulary import DECIDED, DocumentStatus, Status


@pytest.mark.shows("R47")
def test_statuses_are_worded_as_on_the_portal() -> None:
    titles = {status: status.label for status in Status}
    assert titles[Status.UNDER_REVIEW] == "На рассмотрении"
    assert titles[Status.APPROVED] == "Одобрено"
    assert titles[Status.REFUSED] == "Отказ"
    assert titles[Status.NEEDS_CORRECTION] == "Заявление требует исправления"
    assert len(set(titles.values())) == len(Status)


def test_statuses_have_the_numbers_of_the_interface() -> None:
    numbers = {status.status_id: status for status in Status}
    assert set(numbers) == {0, 2, 3, 4, 6, 10, 15, 17, 21, 24}
    assert all(Status.of_id(number) is status for number, status in numbers.items())
    assert Status.of_id(99) is None
    assert Status.UNDER_REVIEW not in DECIDED


@pytest.mark.shows("R70")
def test_a_document_is_checked_then_confirmed_or_refused() -> None:
    assert [status.label for status in DocumentStatus] == ["На проверке", "Подтверждено", "Отказ"]
