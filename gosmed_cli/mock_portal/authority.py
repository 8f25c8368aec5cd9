"""The portal's training authority: certificates for people, the list of the revoked, whom the portal trusts.

Its key is part of the portal's state: a snapshot carries it, a reset makes another, and keys issued before are
worth nothing then. It is made when it is first needed.
"""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ..signing import issuing
from ..signing.chain import Trust
from ..signing.keys import serial_shown
from ..signing.subject import Subject
from .clock import iso, parse
from .state import Portal
from .store import Transaction
from .store.db import dumps

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes

META = "authority"  # JSON: key, certificate (PEM)
CRL = "authority_crl"  # JSON: from, until, pem; null when a new list is due
NAME = "Учебный УЦ портала gosmed"
# as long as the portal's clock may be set: no scenario finds the authority itself out of date
_FROM, _TO = datetime(1970, 1, 1, tzinfo=UTC), datetime(2249, 12, 31, tzinfo=UTC)
CRL_LIFE = timedelta(days=7)


def of_portal(t: Transaction) -> issuing.Authority:
    """The authority, made if there is none yet."""
    kept = t.meta(META)
    if kept is not None:
        return issuing.Authority.of_pem(**json.loads(kept))
    made = issuing.new_authority(NAME, _FROM, _TO)
    key, certificate = made.to_pem()
    t.set_meta(META, dumps({"key": key, "certificate": certificate}))
    return made


def trust(t: Transaction, portal: Portal) -> Trust:
    """Whom the portal believes: its own authority, with the list of the revoked that is in force."""
    from cryptography import x509

    crl = x509.load_pem_x509_crl(revocation_list(t, portal).encode())
    return Trust((of_portal(t).certificate,), (crl,))


def issue(
    t: Transaction,
    portal: Portal,
    public_key: CertificatePublicKeyTypes,
    subject: Subject,
    valid_from: datetime,
    valid_to: datetime,
    crl_url: str | None = None,
) -> tuple[sqlite3.Row, x509.Certificate]:
    """A certificate for this key and person, written down; its row and itself."""
    made = issuing.issue(of_portal(t), public_key, subject, valid_from, valid_to, crl_url=crl_url)
    serial = serial_shown(made.serial_number)
    t.add(
        "certificates",
        id=t.next_id("certificates"),
        serial=serial,
        subject=dumps(
            {
                "last_name": subject.last_name,
                "first_name": subject.first_name,
                "middle_name": subject.middle_name,
                "snils": subject.snils,
                "inn": subject.inn,
                "organisation": subject.organisation,
            }
        ),
        valid_from=iso(made.not_valid_before_utc),
        valid_to=iso(made.not_valid_after_utc),
        issued_at=iso(portal.clock.now()),
        revoked_at=None,
    )
    row: sqlite3.Row = t.q.certificate(serial=serial)
    return row, made


def revoke(t: Transaction, portal: Portal, serial: str) -> sqlite3.Row | None:
    """From now on the certificate with this number is worth nothing; its row, None for an unknown number. A second
    time changes nothing."""
    row: sqlite3.Row | None = t.q.certificate(serial=serial)
    if row is None or row["revoked_at"] is not None:
        return row
    t.q.certificate_revoke(serial=serial, now=iso(portal.clock.now()))
    t.set_meta(CRL, "null")
    revoked: sqlite3.Row = t.q.certificate(serial=serial)
    return revoked


def revocation_list(t: Transaction, portal: Portal) -> str:
    """The list in force (PEM), signed anew when something was revoked or its time is over."""
    now = portal.clock.now()
    kept = json.loads(t.meta(CRL) or "null")
    if kept and parse(kept["from"]) <= now < parse(kept["until"]):
        return str(kept["pem"])
    until = now + CRL_LIFE
    revoked = [(int(row["serial"], 16), parse(row["revoked_at"])) for row in t.q.certificates_revoked()]
    pem = issuing.list_pem(issuing.revocation_list(of_portal(t), revoked, now, until))
    t.set_meta(CRL, dumps({"from": iso(now), "until": iso(until), "pem": pem}))
    return pem
