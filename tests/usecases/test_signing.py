"""Signing on this side: once for each file, anew for each attempt, and never something that is not meant."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.contract.catalogue import Condition, Signature
from gosmed_cli.errors import GosmedError, RuleBroken, SignInNeeded, Unavailable
from gosmed_cli.mock_portal import authority
from gosmed_cli.mock_portal.store.db import dumps
from gosmed_cli.signing.keys import Key, new_private
from gosmed_cli.signing.signer import CommandSigner, P12Signer
from gosmed_cli.signing.subject import Subject
from gosmed_cli.usecases import sign_in, signatures
from gosmed_cli.usecases.submit import digest, submit
from tests.signing.authority import ANNA, PETR, new_ca, new_key

from . import world
from .test_submit import Stopped, one_whole_application
from .world import Home

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
LOGIN, PASSWORD = "sokolova@example.ru", "Demo-2026!"
pytestmark = pytest.mark.shows("R23", "R28")


@dataclass
class Pen:
    """Signs with the portal's own authority behind it, and remembers what it signed."""

    signer: P12Signer
    signed: list[bytes] = field(default_factory=list)

    @property
    def name(self) -> str:
        return "pen.p12"

    @property
    def subject(self) -> Subject | None:
        return self.signer.subject

    @property
    def valid(self) -> tuple[datetime, datetime] | None:
        return self.signer.valid

    @property
    def identity(self) -> str:
        return self.signer.identity

    def sign(self, data: bytes) -> bytes:
        self.signed.append(data)
        return self.signer.sign(data)


def pen(home: Home, subject: Subject = ANNA) -> Pen:
    private, now = new_private(), home.served.clock.now()
    with home.served.store.transaction() as t:
        day = timedelta(days=1)
        _, made = authority.issue(t, home.served, private.public_key(), subject, now - day, now + 30 * day)
    return Pen(P12Signer(Key(private, made), "pen.p12"))


async def send(home: Home, **options: Any) -> Any:
    journal = home.journal()
    try:
        async with home.portal() as portal:
            return await submit(portal, journal, world.service(), world.draft(home.folder / "scans"), **options)
    finally:
        journal.close()


def stored(home: Home) -> set[str]:
    return {row["mnemonic"] for row in home.sql("SELECT mnemonic FROM order_files")}


async def test_every_file_is_signed_once(at_home: Home) -> None:
    by = pen(at_home)
    sent = await send(at_home, signer=by)
    assert sent["status"] == "under_review"
    assert len(by.signed) == 6, "four scans and both XMLs"
    names = {name for name in stored(at_home) if not name.endswith(".sig")}
    assert stored(at_home) - names == {f"{name}.sig" for name in names}


@pytest.mark.parametrize("where", ["before sending", "before arrival", "before check"])
async def test_an_interrupted_one_is_sent_as_it_was_signed(at_home: Home, where: str) -> None:
    """A token with a PIN is not asked again: the archive is on the disk, with its signatures."""
    by = pen(at_home)

    def stop(what: str) -> None:
        if what == where:
            raise Stopped(what)

    with pytest.raises(Stopped):
        await send(at_home, signer=by, checkpoint=stop)
    await send(at_home, signer=by)
    assert len(by.signed) == 6
    await one_whole_application(at_home, world.draft(at_home.folder / "scans"))


async def test_what_was_begun_unsigned_is_not_sent_as_signed(at_home: Home) -> None:
    def stop(what: str) -> None:
        if what == "before sending":
            raise Stopped(what)

    with pytest.raises(Stopped):
        await send(at_home, checkpoint=stop)
    by = pen(at_home)
    await send(at_home, signer=by)
    assert len(by.signed) == 6
    assert any(name.endswith(".sig") for name in stored(at_home))


def test_who_signs_belongs_to_what_is_sent(tmp_path: Path) -> None:
    draft, ca = world.draft(tmp_path / "scans"), new_ca()
    first, second = (P12Signer(new_key(ca.root)) for _ in range(2))
    assert len({digest(draft), digest(draft, first), digest(draft, second)}) == 3
    assert digest(draft, first) == digest(draft, P12Signer(first.key, "elsewhere.p12"))


# --- before sending


def test_when_a_signature_is_missing() -> None:
    plain, by = world.service(), P12Signer(new_key(new_ca().root))
    always = replace(plain, signature=Signature())
    sometimes = replace(plain, signature=Signature(Condition("inn", "present")))
    assert not signatures.missing(plain, {}, None)
    assert signatures.missing(always, {}, None)
    assert not signatures.missing(always, {}, by)
    assert signatures.missing(sometimes, {"inn": "1"}, None)
    assert not signatures.missing(sometimes, {}, None)


@pytest.mark.parametrize(
    ("subject", "known", "at", "code"),
    [
        (ANNA, {"snils": "11223344595"}, NOW, None),
        (ANNA, {"snils": "08765430300"}, NOW, "signing.foreign_key"),
        (PETR, {"last_name": "Орлов", "first_name": "Петр", "middle_name": "Семенович"}, NOW, "signing.yo_key"),
        (ANNA, {}, NOW - timedelta(days=2), "signing.key_not_yet_valid"),
        (ANNA, {}, NOW + timedelta(days=2), "signing.key_expired"),
    ],
)
def test_whether_a_key_may_sign(subject: Subject, known: dict[str, str], at: datetime, code: str | None) -> None:
    by = P12Signer(new_key(new_ca().root, subject), "key.p12")
    if code is None:
        signatures.check(by, known, at)
        return
    with pytest.raises(RuleBroken) as caught:
        signatures.check(by, known, at)
    assert caught.value.code == code
    assert not caught.value.sent


def test_what_only_the_portal_can_say_is_left_to_it() -> None:
    signatures.check(CommandSigner(("sign",)), {"snils": "08765430300"}, NOW)
    signatures.check(None, {"snils": "08765430300"}, NOW)


# --- signing in


@pytest.fixture
async def by_key(at_home: Home) -> Home:
    """Анна has switched on signing in by key, and is signed out."""
    with at_home.served.store.transaction() as t:
        t.change("accounts", {"id": at_home.account}, sign_in_methods=dumps(["app", "key", "sms"]))
    at_home.session.forget()
    return at_home


@pytest.mark.shows("R31")
async def test_a_key_signs_in(by_key: Home) -> None:
    by = pen(by_key)
    async with by_key.portal() as portal:
        done = await sign_in.by_key(portal, LOGIN, PASSWORD, by, scope="status")
    assert done.scope == "status"
    assert len(by.signed) == 1


@pytest.mark.shows("R31")
async def test_another_persons_key_is_told_in_our_own_words(by_key: Home) -> None:
    async with by_key.portal() as portal:
        with pytest.raises(SignInNeeded) as caught:
            await sign_in.by_key(portal, LOGIN, PASSWORD, pen(by_key, PETR))
    assert [one.code for one in caught.value.details] == ["signing.why.foreign"]
    assert all(one.text is None for one in caught.value.details)


@pytest.mark.parametrize("nonce", ["", "<application>…</application>", "a b" * 20, "x" * 201, None])
async def test_nothing_but_random_text_is_signed_for_a_sign_in(
    by_key: Home, nonce: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A portal that gives a document in place of a nonce gets no signature of it."""
    by = pen(by_key)

    async def challenge(self: Any, credentials: Any) -> dict[str, Any]:
        found = {"challenge": "1", "method": "key", "sent_to": "", "expires_at": ""}
        return found if nonce is None else {**found, "nonce": nonce}

    async with by_key.portal() as portal:
        monkeypatch.setattr(type(portal.sign_in), "challenge", challenge)
        with pytest.raises(GosmedError) as caught:
            await sign_in.by_key(portal, LOGIN, PASSWORD, by)
    assert isinstance(caught.value, Unavailable)
    assert by.signed == []
