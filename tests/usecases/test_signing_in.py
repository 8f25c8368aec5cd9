"""Signing in, in one go and in two steps; a new account; a contact that needs a code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.contract.cabinet.sign_in import Challenge
from gosmed_cli.errors import CodeNeeded, GosmedError, RuleBroken, SignInNeeded
from gosmed_cli.usecases import account, contacts, register_account, sign_in
from gosmed_cli.usecases.changes import whose
from gosmed_cli.usecases.submit import submit

from . import world
from .world import Home

LOGIN, PASSWORD = "sokolova@example.ru", "Demo-2026!"
TODAY = date(2026, 3, 2)
NEW = {
    "last_name": "Орлов",
    "first_name": "Иван",
    "birth_date": "23.09.1979",
    "sex": "male",
    "phone": "+7 900 000-00-07",
    "email": "orlov@example.ru",
    "passport_series": "4510",
    "passport_number": "654321",
    "passport_issued": "01.10.1999",
    "passport_issuer": "ОВД Арбат",
    "passport_code": "770-002",
}


def last_code(home: Home, channel: str = "sms") -> str:
    """The newest code in the portal's outbox."""
    texts = home.sql(f"SELECT text FROM outbox WHERE channel = '{channel}' ORDER BY id DESC")
    words = [word.strip(".,:») ") for word in str(texts[0]["text"]).split()]
    return next(word for word in words if word.isdigit())


async def test_in_two_steps_as_a_script_does_it(at_home: Home) -> None:
    at_home.session.forget()
    async with at_home.portal() as portal:
        with pytest.raises(CodeNeeded) as found:
            await sign_in.sign_in(portal, LOGIN, PASSWORD)
        data = found.value.data
        assert data is not None
        assert set(data) == {"challenge", "method", "sent_to"}
        assert "0000001" not in data["sent_to"], "masked"
        done = await sign_in.finish(portal, data["challenge"], last_code(at_home))
        assert done.scope == "full"
        assert done.where == str(at_home.session.file)
        assert (await account.show(portal))["email"] == LOGIN
        assert (await sign_in.session(portal))["scope"] == "full"


async def test_asking_for_the_code(at_home: Home) -> None:
    async def ask(challenge: Challenge) -> str:
        assert challenge["method"] == "sms"
        return last_code(at_home)

    async with at_home.portal() as portal:
        done = await sign_in.sign_in(portal, LOGIN, PASSWORD, scope="status", ask_code=ask)
        assert done.scope == "status"
        with pytest.raises(SignInNeeded) as found:
            await portal.cabinet.contact_challenge({"phone": "+79000000009"})
    assert found.value.code == "client.scope"


async def test_a_wrong_password_and_a_wrong_code(at_home: Home) -> None:
    async with at_home.portal() as portal:
        with pytest.raises(SignInNeeded) as found:
            await sign_in.start(portal, LOGIN, "Wrong-2026!")
        assert found.value.code == "client.wrong_credentials"
        challenge = await sign_in.start(portal, LOGIN, PASSWORD)
        with pytest.raises(SignInNeeded) as found:
            await sign_in.finish(portal, challenge["challenge"], "0000")
        assert found.value.code == "client.wrong_code"


async def test_signing_out_here_and_there(at_home: Home) -> None:
    token = at_home.session.load()
    assert token is not None
    async with at_home.portal() as portal:
        assert await sign_in.sign_out(portal)
        with pytest.raises(SignInNeeded):
            await sign_in.sign_out(portal)
    at_home.session.save(token)
    async with at_home.portal() as portal:
        with pytest.raises(SignInNeeded):
            await account.show(portal)


async def test_signing_out_without_a_portal_forgets_the_tokens(at_home: Home) -> None:
    at_home.line.fault = lambda request: "refused"
    async with at_home.portal() as portal:
        object.__setattr__(portal.transport, "settings", world.settings_without_retries(at_home.settings))
        assert not await sign_in.sign_out(portal)
    assert at_home.session.load() is None


async def test_a_session_is_never_refreshed_by_a_second_sign_in(at_home: Home) -> None:
    """A damaged store is signed over, and then works."""
    at_home.session.file.write_text("{")
    async with at_home.portal() as portal:
        with pytest.raises(SignInNeeded):
            await account.show(portal)
        challenge = await sign_in.start(portal, LOGIN, PASSWORD)
        await sign_in.finish(portal, challenge["challenge"], last_code(at_home))
        assert (await account.show(portal))["level"] == "confirmed"


async def test_a_new_account(at_home: Home) -> None:
    at_home.session.forget()
    new = register_account.check(NEW, "Strong-2026!", True, today=TODAY)
    assert new.problems == ()
    async with at_home.portal() as portal:
        challenge = await register_account.start(portal, new.values["phone"])
        made = await register_account.finish(
            portal, new, "Strong-2026!", challenge["challenge"], last_code(at_home)
        )
    assert made["email"] == "orlov@example.ru"
    assert made["level"] in ("basic", "standard")


@pytest.mark.parametrize(
    ("change", "password", "agreement", "field"),
    [
        ({"birth_date": "31.02.1979"}, "Strong-2026!", True, "birth_date"),
        ({"phone": "12"}, "Strong-2026!", True, "phone"),
        ({"last_name": ""}, "Strong-2026!", True, "last_name"),
        ({"last_nam": "Орлов"}, "Strong-2026!", True, "last_nam"),
        ({}, "weak", True, "password"),
        ({}, None, True, "password"),
        ({}, "Strong-2026!", False, "agreement"),
    ],
)
def test_mistakes_are_found_before_anything_is_sent(
    change: dict[str, Any], password: str | None, agreement: bool, field: str
) -> None:
    new = register_account.check({**NEW, **change}, password, agreement, today=TODAY)
    assert {one.field for one in new.problems} == {field}


@pytest.mark.shows("R37", "R40")
async def test_a_contact_that_is_not_confirmed_needs_a_code(at_home: Home, scans: Path) -> None:
    draft = world.draft(scans, phone="+79000000099")
    journal, service = at_home.journal(), world.service()
    async with at_home.portal() as portal:
        own = await account.show(portal)
        where = await whose(portal, journal)
        with pytest.raises(CodeNeeded) as found:
            await contacts.confirm(portal, journal, where, service, draft, own)
        assert found.value.data is not None
        with pytest.raises(RuleBroken):
            await contacts.confirm(portal, journal, where, service, draft, own, code="1234")
        await contacts.confirm(
            portal, journal, where, service, draft, own,
            challenge=found.value.data["challenge"], code=last_code(at_home),
        )  # fmt: skip
        await contacts.confirm(portal, journal, where, service, draft, own)
        sent = await submit(portal, journal, service, draft)
    assert sent["status"] == "under_review"


async def test_own_contacts_need_none(at_home: Home, scans: Path) -> None:
    journal = at_home.journal()
    async with at_home.portal() as portal:
        own = await account.show(portal)
        where = await whose(portal, journal)
        now = portal.time()
        assert contacts.unconfirmed(journal, where, world.service(), world.draft(scans), own, now) == ()
        both = replace(world.draft(scans), values={"phone": "+79000000099", "email": "new@example.ru"})
        service = world.service()
        plain = contacts.unconfirmed(journal, where, service, both, own, now)
        assert [list(one.contact) for one in plain] == [["phone"], ["email"]]


@pytest.mark.shows("R100")
async def test_a_contact_that_is_replaced_gets_a_code_too(at_home: Home, scans: Path) -> None:
    journal = at_home.journal()
    async with at_home.portal() as portal:
        own = await account.show(portal)
        where = await whose(portal, journal)
        draft = replace(world.draft(scans), values={"phone": "+79000000099"})
        fields = tuple(replace(one, confirm="both") for one in world.service().fields)
        service, now = replace(world.service(), fields=fields), portal.time()
        old, new = contacts.unconfirmed(journal, where, service, draft, own, now)
        assert (old.contact, new.contact) == (
            {"phone": own["phone"], "purpose": "change"},
            {"phone": "+79000000099", "purpose": "change"},
        )
        journal.contact_challenged(where, old.keys[0], "one")
        journal.challenge_answered(where, "one")
        assert contacts.unconfirmed(journal, where, service, draft, own, now) == (new,)
        later = contacts.unconfirmed(journal, where, service, draft, own, now + timedelta(hours=1))
        assert later[0].contact == old.contact, "a code that freed the old contact is soon too old"


@pytest.mark.shows("R23")
async def test_a_code_in_place_of_a_signature_goes_to_ones_own_phone(at_home: Home, scans: Path) -> None:
    journal = at_home.journal()
    async with at_home.portal() as portal:
        own = await account.show(portal)
        where, now = await whose(portal, journal), portal.time()
        fields = tuple(
            replace(one, confirm="always") if one.type == "phone" else one for one in world.service().fields
        )
        service, draft = replace(world.service(), fields=fields), world.draft(scans, phone=own["phone"])
        (needed,) = contacts.unconfirmed(journal, where, service, draft, own, now)
        assert needed.contact == {"phone": own["phone"], "purpose": "sign"}
        assert contacts.unconfirmed(journal, where, service, draft, own, now, signed=True) == ()
        journal.contact_challenged(where, needed.keys[0], "one")
        journal.challenge_answered(where, "one")
        assert contacts.unconfirmed(journal, where, service, draft, own, now) == ()
        assert contacts.unconfirmed(journal, where, service, draft, own, now + timedelta(hours=1)) != ()


async def test_without_a_sign_in_the_next_step_is_said(at_home: Home) -> None:
    at_home.session.forget()
    async with at_home.portal() as portal:
        with pytest.raises(GosmedError) as found:
            await account.show(portal)
    assert found.value.exit_code == 4
    assert found.value.code == "session.not_signed_in"
