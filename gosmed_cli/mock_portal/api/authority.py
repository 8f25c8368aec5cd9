"""The training authority's counter: certificates for the operator, trust for everybody (R28, R31).

Whoever asks keeps the private key: only the public one comes here.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any, NotRequired

from annotated_types import Ge, Le, MaxLen, MinLen
from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response
from typing_extensions import TypedDict

from ...contract.cabinet.sign_in import TrustAnchors
from ...contract.wire import BASE
from ...rules.identifiers import snils_tail
from ...signing.subject import Subject
from ...text.formats import MOSCOW
from .. import accounts, authority, clock, registers
from ..field_checks import checked
from ..problems import Refused
from ..state import Portal, of
from ..store import Transaction
from .operator import After, Limit, operator

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes

Text = Annotated[str, MinLen(1), MaxLen(200)]
_PERSON = ("last_name", "first_name", "middle_name", "snils", "inn")
CRL_PATH = f"{BASE}/trust/crl"
CRL_TYPE = "application/pkix-crl"

router = APIRouter(prefix="/_portal/ca", tags=["Оператор"], dependencies=[Depends(operator)])
public = APIRouter(prefix=f"{BASE}/trust", tags=["Электронная подпись"])


class CertificateRequest(TypedDict):
    """A public key (PEM) and whose it is: `login` of an account, `snils` of a person whom the registers know, or
    the names themselves. `days` from `not_before` (now, if left out); 0 has expired already."""

    public_key: Annotated[str, MinLen(1), MaxLen(4000)]
    login: NotRequired[Text]
    last_name: NotRequired[Text]
    first_name: NotRequired[Text]
    middle_name: NotRequired[Text]
    snils: NotRequired[Text]
    inn: NotRequired[Text]
    days: NotRequired[Annotated[int, Ge(0), Le(3650)]]
    not_before: NotRequired[Text]


class CertificateState(TypedDict):
    """What was issued; `serial` hexadecimal, `snils` masked."""

    id: int
    serial: str
    name: str
    snils: str | None
    valid_from: str
    valid_to: str
    issued_at: str
    revoked_at: str | None


class IssuedCertificate(CertificateState):
    """With the certificate and the authority's own (PEM)."""

    certificate: str
    authority: str


class CertificateList(TypedDict):
    items: list[CertificateState]
    next: int


class Revocation(TypedDict):
    serial: Text


@router.post("/certificates", status_code=201, summary="Выдать учебный сертификат")
async def issue(request: Request, body: CertificateRequest) -> IssuedCertificate:
    """Закрытый ключ остаётся у того, кто просит. Сертификат учебный: квалифицированной подписи он не даёт."""
    from ...signing.issuing import pem

    portal = of(request.app)
    key = _public_key(body["public_key"])
    crl_url = str(request.base_url).rstrip("/") + CRL_PATH
    with portal.store.transaction() as t:
        subject = _subject(t, portal, body)
        valid_from = _moment(body["not_before"]) if "not_before" in body else portal.clock.now()
        try:
            valid_to = valid_from + timedelta(days=body.get("days", 365))
            row, made = authority.issue(t, portal, key, subject, valid_from, valid_to, crl_url)
        except (ValueError, OverflowError) as error:  # a year that certificates cannot hold
            raise Refused("bad_moment", given=body.get("not_before", "")[:50]) from error
        own = pem(authority.of_portal(t).certificate)
        return IssuedCertificate(**_state(row), certificate=pem(made), authority=own)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=MOSCOW)
    except ValueError as error:
        raise Refused("bad_moment", given=text[:50]) from error


def _public_key(text: str) -> CertificatePublicKeyTypes:
    """A key that certificates are issued for: RSA from 2048 bits, or ECDSA. Raises Refused `bad_public_key`."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        key = load_pem_public_key(text.encode())
    except (ValueError, UnsupportedAlgorithm) as error:
        raise Refused("bad_public_key") from error
    if isinstance(key, EllipticCurvePublicKey) or (isinstance(key, RSAPublicKey) and key.key_size >= 2048):
        return key
    raise Refused("bad_public_key")


def _subject(t: Transaction, portal: Portal, body: CertificateRequest) -> Subject:
    """Whose certificate it is to be. Raises Refused `nobody` or `certificate_invalid`."""
    given: dict[str, Any] = {name: value for name, value in body.items() if name in _PERSON}
    today = portal.clock.now().astimezone(MOSCOW).date()
    values = checked(given, tuple(given), today, "certificate_invalid")
    known: Mapping[str, Any] = values
    if "login" in body:
        account = accounts.find(t, accounts.login_of(body["login"]))
        known = accounts.known(account) if account is not None else {}
    elif "snils" in values and "last_name" not in values:
        person = registers.lookup(t, values["snils"])
        known = person.data if person is not None else {}
    whole = {**{name: known[name] for name in _PERSON if known.get(name)}, **values}
    if not (whole.get("last_name") and whole.get("first_name")):
        raise Refused("nobody")
    return Subject(
        str(whole["last_name"]), str(whole["first_name"]), str(whole.get("middle_name") or ""), whole.get("snils"),
        whole.get("inn"),
    )  # fmt: skip


@router.get("/certificates", summary="Выданные учебные сертификаты")
async def certificates(request: Request, after: After = 0, limit: Limit = 100) -> CertificateList:
    """Старые первыми."""
    with of(request.app).store.transaction() as t:
        items = [_state(row) for row in t.q.certificates_after(after=after, limit=limit)]
    return CertificateList(items=items, next=items[-1]["id"] if items else after)


def _state(row: sqlite3.Row) -> CertificateState:
    subject = Subject(**json.loads(row["subject"]))
    return CertificateState(
        id=row["id"],
        serial=row["serial"],
        name=subject.full_name,
        snils=snils_tail(subject.snils) if subject.snils else None,
        valid_from=_shown(row["valid_from"]),
        valid_to=_shown(row["valid_to"]),
        issued_at=_shown(row["issued_at"]),
        revoked_at=_shown(row["revoked_at"]) if row["revoked_at"] else None,
    )


def _shown(at: str) -> str:
    return clock.moscow(clock.parse(at))


@router.post("/revocations", summary="Отозвать учебный сертификат")
async def revoke(request: Request, body: Revocation) -> CertificateState:
    """С этого момента подписи с ним не принимаются; повтор ничего не меняет."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        row = authority.revoke(t, portal, body["serial"].strip().lower())
        if row is None:
            raise Refused("no_such_certificate")
        return _state(row)


@public.get("", summary="Чьим подписям верит портал")
async def trust(request: Request) -> TrustAnchors:
    """Сертификат учебного УЦ портала и действующий список отозванных; вход не нужен."""
    from ...signing.issuing import pem

    portal = of(request.app)
    with portal.store.transaction() as t:
        return TrustAnchors(
            roots=[pem(authority.of_portal(t).certificate)], crls=[authority.revocation_list(t, portal)]
        )


@public.get(
    "/crl",
    summary="Список отозванных сертификатов",
    response_class=Response,
    responses={200: {"content": {CRL_TYPE: {}}, "description": "Список (DER)"}},
)
async def crl(request: Request) -> Response:
    """Адрес этого списка записан в каждом учебном сертификате."""
    from cryptography.hazmat.primitives.serialization import Encoding

    portal = of(request.app)
    with portal.store.transaction() as t:
        (found,) = authority.trust(t, portal).crls
    return Response(found.public_bytes(Encoding.DER), media_type=CRL_TYPE)
