"""Documents that the first sign-in asks for, and what they open (R32); what ФРМР adds to an account (R103)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from gosmed_cli.mock_portal import gates, registers

from .desk import BASE, Desk, open_desk

ALL = ["diploma", "licence", "passport"]


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as found:
        yield found


async def account(desk: Desk) -> dict[str, Any]:
    found: dict[str, Any] = (await desk.web.get(f"{BASE}/account", headers=desk.token())).json()
    return found


def keep(desk: Desk, kind: str, status: str = "confirmed", direction: str = "sent") -> None:
    with desk.portal.store.transaction() as t:
        t.add(
            "documents", id=f"{kind}-{direction}", account_id=desk.account, kind=kind, name=f"{kind}.pdf",
            format="pdf", sha256="0" * 64, size=1, status=status, remarks="[]", direction=direction, title="",
            sender=None, uploaded_at="2026-03-02T06:00:00.000000Z",
        )  # fmt: skip
        gates.look(t, desk.portal, desk.account)


@pytest.mark.shows("R32")
async def test_three_documents_are_asked_for_and_open_the_medical_services(desk: Desk) -> None:
    missing = (await account(desk))["missing_documents"]
    assert [one["kinds"][0] for one in missing] == ALL
    keep(desk, "diploma", "pending")
    assert [one["pending"] for one in (await account(desk))["missing_documents"]] == [True, False, False]
    keep(desk, "passport")
    keep(desk, "licence", direction="received")
    found = await account(desk)
    assert [one["kinds"][0] for one in found["missing_documents"]] == ["diploma", "licence"]
    keep(desk, "practice-right")
    desk.portal.store.connection.execute("UPDATE documents SET status = 'confirmed' WHERE kind = 'diploma'")
    assert "medical_services" not in (await account(desk))["opened"]
    with desk.portal.store.transaction() as t:
        gates.look(t, desk.portal, desk.account)
        gates.look(t, desk.portal, desk.account)
    found = await account(desk)
    assert found["missing_documents"] == []
    assert "medical_services" in found["opened"]
    assert [one["channel"] for one in desk.outbox() if "Медицинские услуги" in one["text"]] == ["sms", "email"]


@pytest.mark.shows("R32")
async def test_nothing_is_asked_before_the_identity_is_confirmed(desk: Desk) -> None:
    with desk.portal.store.transaction() as t:
        t.change("accounts", {"id": desk.account}, level="standard")
    assert (await account(desk))["missing_documents"] == []


@pytest.mark.shows("R103")
async def test_what_is_about_to_expire_comes_from_the_owner_and_from_the_register(desk: Desk) -> None:
    specialist = {"licence": "Л1", "licence_until": "2026-04-01", "accredited_until": "2026-05-01"}
    with desk.portal.store.transaction() as t:
        registers.add(t, {"snils": "11223344595", "specialist": specialist})
        t.change("accounts", {"id": desk.account}, known='{"snils": "11223344595", "licence": "Л1"}')
    known = (await account(desk))["known"]
    assert (known["licence_until"], known["accredited_until"]) == ("2026-04-01", "2026-05-01")
    with desk.portal.store.transaction() as t:
        t.change("accounts", {"id": desk.account}, known='{"snils": "11223344595", "licence": "Л2"}')
    assert "licence_until" not in (await account(desk))["known"]
