"""The training authority: what it issues, revokes and tells everybody (R28)."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from gosmed_cli.mock_portal import authority, organisation_keys
from gosmed_cli.signing.cms import sign
from gosmed_cli.signing.keys import new_private
from gosmed_cli.signing.verify import verify

from .counter import Counter, opened
from .desk import BASE, Desk, open_desk


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with opened(tmp_path) as counter:
        yield counter


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as found:
        yield found


def public_pem(key: Any) -> str:
    pem: bytes = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return pem.decode()


async def test_the_operator_issues_lists_and_revokes(desk: Desk) -> None:
    private = new_private()
    body = {
        "public_key": public_pem(private), "last_name": "Соколова", "first_name": "Анна",
        "middle_name": "Петровна", "snils": "112-233-445 95", "days": 10,
    }  # fmt: skip
    issued = (await desk.operator("POST", "ca/certificates", json=body)).json()
    assert issued["snils"] == "…445 95"
    certificate = x509.load_pem_x509_certificate(issued["certificate"].encode())
    assert certificate.not_valid_after_utc - certificate.not_valid_before_utc == timedelta(days=10)
    listed = (await desk.operator("GET", "ca/certificates")).json()["items"]
    assert [one["serial"] for one in listed] == [issued["serial"]]
    assert "11223344595" not in json.dumps(listed)
    for _ in range(2):
        answer = await desk.operator("POST", "ca/revocations", json={"serial": issued["serial"].upper()})
        assert answer.json()["revoked_at"] is not None
    crl = x509.load_der_x509_crl((await desk.web.get(f"{BASE}/trust/crl")).content)
    assert crl.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None
    place = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints).value[0]
    assert place.full_name is not None
    assert place.full_name[0].value == f"http://portal{BASE}/trust/crl"


async def test_a_certificate_by_login_or_register(counter: Counter) -> None:
    async with counter.anonymous({"X-Portal-Key": "key"}) as web:
        pem = public_pem(new_private("rsa"))
        for who in ({"login": "sokolova@example.ru"}, {"snils": "11223344595"}):
            answer = await web.post("/_portal/ca/certificates", json={"public_key": pem, **who})
            assert answer.json()["name"] == "Соколова Анна Петровна"
            assert answer.json()["snils"] == "…445 95"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 404, "nobody"),
        ({"login": "nobody@example.ru"}, 404, "nobody"),
        ({"snils": "08765430300"}, 404, "nobody"),
        ({"last_name": "Орлов"}, 404, "nobody"),
        ({"snils": "08765430301"}, 422, "certificate_invalid"),
        ({"public_key": "no key", "last_name": "Орлов", "first_name": "Пётр"}, 422, "bad_public_key"),
        ({"last_name": "Орлов", "first_name": "Пётр", "not_before": "yesterday"}, 422, "bad_moment"),
        (
            {"last_name": "Орлов", "first_name": "Пётр", "not_before": "9999-12-31", "days": 3650},
            422,
            "bad_moment",
        ),
        ({"last_name": "Орлов", "first_name": "Пётр", "not_before": "1800-01-01"}, 422, "bad_moment"),
    ],
)
async def test_what_is_not_issued(desk: Desk, body: dict[str, Any], status: int, code: str) -> None:
    whole = {"public_key": public_pem(new_private()), **body}
    answer = await desk.operator("POST", "ca/certificates", json=whole)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_the_authority_asks_for_the_operators_key(desk: Desk) -> None:
    assert (await desk.web.get("/_portal/ca/certificates")).status_code == 401
    trust = (await desk.web.get(f"{BASE}/trust")).json()
    assert (
        x509.load_pem_x509_certificate(trust["roots"][0].encode()).subject.rfc4514_string().count(authority.NAME)
    )
    assert (await desk.operator("POST", "ca/revocations", json={"serial": "00"})).status_code == 404


async def test_a_list_of_the_revoked_is_always_in_force(desk: Desk) -> None:
    for _ in range(3):
        crl = x509.load_der_x509_crl((await desk.web.get(f"{BASE}/trust/crl")).content)
        assert crl.next_update_utc is not None
        assert crl.last_update_utc <= desk.time.now <= crl.next_update_utc
        desk.time.pass_(days=6)
    desk.time.pass_(days=-30)
    crl = x509.load_der_x509_crl((await desk.web.get(f"{BASE}/trust/crl")).content)
    assert crl.last_update_utc <= desk.time.now


@pytest.mark.shows("R25")
def test_an_organisation_keeps_its_key_until_it_is_worth_nothing(counter: Counter) -> None:
    portal = counter.portal
    with portal.store.transaction() as t:
        first = organisation_keys.of(t, portal, "Сбербанк")
        assert organisation_keys.of(t, portal, "ВТБ").serial != first.serial
        assert organisation_keys.of(t, portal, "Сбербанк").serial == first.serial
        assert (
            verify(b"x", sign(b"x", first), authority.trust(t, portal), portal.clock.now()).serial == first.serial
        )
        authority.revoke(t, portal, first.serial)
        second = organisation_keys.of(t, portal, "Сбербанк")
        assert second.serial != first.serial, "a revoked key signs no more"
        with portal.clock.at(second.valid_to + timedelta(seconds=1)):
            third = organisation_keys.of(t, portal, "Сбербанк")
        assert third.serial != second.serial, "nor one that is out of date"
        assert organisation_keys.of(t, portal, "Сбербанк").serial not in {second.serial, third.serial}, (
            "or not yet"
        )
