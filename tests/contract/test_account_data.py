"""What an account's life reads from the contract: fields that exist, documents that exist, both languages."""

from __future__ import annotations

import pytest

from gosmed_cli.contract import account_data
from gosmed_cli.contract.catalogue import bundled, shared_documents, shared_fields
from gosmed_cli.contract.gates import gates


def test_every_field_of_an_account_is_a_common_field() -> None:
    assert set(account_data.CHANGED) <= set(shared_fields())
    assert set(account_data.CHANGED) > account_data.CLEARED
    assert not account_data.CLEARED & {"snils", "last_name", "birth_date", *account_data.PASSPORT}


@pytest.mark.shows("R32")
def test_gates_ask_for_documents_that_can_be_sent() -> None:
    (gate,) = gates()
    assert gate.opens == "medical_services"
    assert {kind for kinds in gate.documents for kind in kinds} <= set(shared_documents())
    assert gate.missing(frozenset()) == gate.documents
    assert gate.missing(frozenset({"diploma", "practice-right", "passport"})) == ()
    assert gate.title["ru"] == "Медицинские услуги"
    assert gate.title["en"]


def test_no_service_opens_what_documents_open() -> None:
    opened = {name for service in bundled() for name in service.opens}
    assert opened.isdisjoint(gate.opens for gate in gates())
