"""What a sender must have before an application is taken: level, doors opened, contacts, own numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.contract.catalogue import bundled
from gosmed_cli.contract.vocabulary import Level
from gosmed_cli.mock_portal.entitlement import Sender, remarks

from .applying import opened as has
from .applying import row, sent, shown
from .counter import ANNA, Counter, opened
from .desk import BASE

SERVICES = tuple(bundled())
SENDER = Sender(Level.CONFIRMED, {"phone": "+79000000001", "email": ANNA}, frozenset({"+79000000001", ANNA}))
NEW = "+79000000777"


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with opened(tmp_path) as one:
        yield one


def said(slug: str, sender: Sender, **values: str) -> list[tuple[str | None, str]]:
    found = remarks(bundled().services[slug], values, sender, SERVICES)
    return [(one.field, one.code) for one in found]


@pytest.mark.parametrize("service", SERVICES, ids=lambda one: one.slug)
def test_every_service_asks_for_its_level_and_what_comes_before_it(service: Any) -> None:
    basic = replace(SENDER, level=Level.BASIC)
    found = remarks(service, {}, basic, SERVICES)
    wanted = ["level_required"] * (service.limits.level is not Level.BASIC)
    assert [one.code for one in found] == wanted + ["service_required"] * len(service.limits.needs)
    assert remarks(service, {}, replace(SENDER, opened=frozenset(service.limits.needs)), SERVICES) == ()


def test_a_refusal_names_the_service_that_comes_before() -> None:
    (found,) = remarks(bundled().services["patient-journal-access"], {}, SENDER, SERVICES)
    assert "«Привязка к медицинскому учреждению» (institution-link)" in found.advice
    (found,) = remarks(
        bundled().services["attestation"],
        {},
        replace(SENDER, level=Level.BASIC, opened=frozenset({"cabinet"})),
        SERVICES,
    )
    assert "(identity-bank)" in found.advice


@pytest.mark.shows("R23")
def test_a_code_of_this_phone_stands_in_place_of_a_signature() -> None:
    own = SENDER.known["phone"]
    assert said("professional-status", SENDER, phone=own) == [("phone", "code_required")]
    assert said("professional-status", replace(SENDER, signing=frozenset({NEW})), phone=own) != []
    assert said("professional-status", replace(SENDER, signing=frozenset({own})), phone=own) == []
    assert said("professional-status", replace(SENDER, signed=True), phone=own) == []
    signed = replace(SENDER, signed=True)
    assert said("professional-status", signed, phone=NEW) == [("phone", "contact_unconfirmed")]


@pytest.mark.shows("R100")
def test_a_contact_is_changed_with_codes_to_the_old_and_the_new_one() -> None:
    new = replace(SENDER, contacts=frozenset({*SENDER.contacts, NEW}))
    assert said("contact-change", SENDER, new_phone=NEW) == [("new_phone", "contact_unconfirmed")]
    assert said("contact-change", new, new_phone=NEW) == [("new_phone", "old_contact_unconfirmed")]
    both = replace(new, released=frozenset({"+79000000001"}))
    assert said("contact-change", both, new_phone=NEW) == []
    assert said("contact-change", replace(both, taken=frozenset({NEW})), new_phone=NEW) == [
        ("new_phone", "contact_taken")
    ]


@pytest.mark.shows("R81")
def test_a_reference_must_be_to_one_s_own_application() -> None:
    assert said("support", SENDER, refers_to="1230254811") == [("refers_to", "unknown_number")]
    assert said("support", replace(SENDER, numbers=frozenset({"1230254811"})), refers_to="1230254811") == []


@pytest.mark.shows("R58")
async def test_the_portal_itself_refuses_what_comes_too_early(counter: Counter) -> None:
    scans = {"diploma": "diplom.pdf", "certificate": "sertifikat.pdf"}
    async with counter.client() as web:
        early = await shown(web, await sent(counter, web, "prescription-right", scans=scans))
        assert (early["status"], [one["code"] for one in early["remarks"]]) == ("failed", ["service_required"])
        has(counter, ANNA, "qualification")
        later = await shown(web, await sent(counter, web, "prescription-right", scans=scans))
        assert later["status"] == "under_review"


async def _code(counter: Counter, web: Any, contact: str) -> None:
    kind = "email" if "@" in contact else "phone"
    asked = await web.post(f"{BASE}/contacts/challenges", json={kind: contact, "purpose": "change"})
    text = counter.portal.store.connection.execute("SELECT text FROM outbox ORDER BY id DESC").fetchone()["text"]
    code = next(word for word in text.split() if word.isdigit() and len(word) == 6)
    done = await web.post(
        f"{BASE}/contacts/confirmations", json={"challenge": asked.json()["challenge"], "code": code}
    )
    assert done.status_code == 204, done.text


@pytest.mark.shows("R100")
async def test_a_new_phone_becomes_the_account_s_and_the_old_one_is_told(counter: Counter) -> None:
    async with counter.client() as web:
        await _code(counter, web, NEW)
        refused = await shown(web, await sent(counter, web, "contact-change", new_phone=NEW))
        assert [one["code"] for one in refused["remarks"]] == ["old_contact_unconfirmed"]
        await _code(counter, web, "+79000000001")
        done = await shown(web, await sent(counter, web, "contact-change", new_phone=NEW, app_sign_in="false"))
        assert done["status"] == "approved"
        account = (await web.get(f"{BASE}/account")).json()
    assert (account["phone"], account["known"]["phone"]) == (NEW, NEW)
    assert "app" not in account["sign_in_methods"]
    told = counter.portal.store.connection.execute("SELECT target FROM outbox WHERE subject LIKE 'Изменены%'")
    assert {one["target"] for one in told} == {NEW, ANNA, "+79000000001"}


async def test_a_code_lets_go_of_a_contact_for_a_day(counter: Counter) -> None:
    async with counter.client() as web:
        for contact in (NEW, "+79000000001"):
            await _code(counter, web, contact)
    counter.advance("25h")
    async with counter.client() as web:
        late = await shown(web, await sent(counter, web, "contact-change", new_phone=NEW))
    assert [one["code"] for one in late["remarks"]] == ["old_contact_unconfirmed"]
    assert row(counter, "accounts", email=ANNA)["phone"] == "+79000000001"
