"""What a training authority does: certificates of people, and lists of the revoked.

Certificates have the attributes and usages of a qualified one, so that everything about them can be tried; what
they lack is the accreditation and the certified means.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from .keys import new_private, pair_of_pem, pair_to_pem

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes

    from .keys import PrivateKey
    from .subject import Subject

_COMMON_NAME = 64  # bytes, as UTF-8


@dataclass(frozen=True, slots=True)
class Authority:
    """The key and certificate with which others are signed."""

    private: PrivateKey
    certificate: x509.Certificate

    def to_pem(self) -> tuple[str, str]:
        """(key, certificate) as PEM, the key unprotected: for a private place."""
        return pair_to_pem(self.private, self.certificate)

    @classmethod
    def of_pem(cls, key: str, certificate: str) -> Authority:
        """Read what `to_pem` wrote."""
        return cls(*pair_of_pem(key, certificate))


@dataclass(frozen=True, slots=True)
class Uses:
    """What a person's certificate is for (RFC 5280, key usage); both together sign documents."""

    digital_signature: bool = True
    non_repudiation: bool = True


def pem(certificate: x509.Certificate) -> str:
    from cryptography.hazmat.primitives.serialization import Encoding

    return certificate.public_bytes(Encoding.PEM).decode()


def list_pem(crl: x509.CertificateRevocationList) -> str:
    from cryptography.hazmat.primitives.serialization import Encoding

    return crl.public_bytes(Encoding.PEM).decode()


def new_authority(
    name: str, valid_from: datetime, valid_to: datetime, *, under: Authority | None = None
) -> Authority:
    """An authority of this name: a root, or one `under` another."""
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    private = new_private()
    subject = x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, name), x509.NameAttribute(NameOID.COUNTRY_NAME, "RU")]
    )
    builder = (
        _builder(subject, private.public_key(), under or private, valid_from, valid_to)
        .issuer_name(under.certificate.subject if under else subject)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
    )
    return Authority(private, _signed(builder, under.private if under else private))


def issue(
    authority: Authority,
    public_key: CertificatePublicKeyTypes,
    subject: Subject,
    valid_from: datetime,
    valid_to: datetime,
    *,
    crl_url: str | None = None,
    uses: Uses = Uses(),
) -> x509.Certificate:
    """The certificate of a person. `valid_to` not before `valid_from`; seconds count, fractions are cut off."""
    from cryptography import x509

    usage = _usage(digital_signature=uses.digital_signature, content_commitment=uses.non_repudiation)
    builder = (
        _builder(_name(subject), public_key, authority, valid_from, valid_to)
        .issuer_name(authority.certificate.subject)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
    )
    if crl_url:
        place = x509.DistributionPoint([x509.UniformResourceIdentifier(crl_url)], None, None, None)
        builder = builder.add_extension(x509.CRLDistributionPoints([place]), critical=False)
    return _signed(builder, authority.private)


def _name(subject: Subject) -> x509.Name:
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    parts = [
        (NameOID.COMMON_NAME, _fitting(subject.full_name)),
        (NameOID.SURNAME, subject.last_name),
        (NameOID.GIVEN_NAME, subject.given_name),
        (NameOID.ORGANIZATION_NAME, subject.organisation),
        (NameOID.COUNTRY_NAME, "RU"),
        (NameOID.SNILS, subject.snils),
        (NameOID.INN, subject.inn),
    ]
    return x509.Name([x509.NameAttribute(oid, value) for oid, value in parts if value])


def _fitting(name: str) -> str:
    """A common name has room for 64 bytes; SN and GN hold the whole name in any case."""
    return name.encode()[:_COMMON_NAME].decode(errors="ignore").strip()


def _builder(
    subject: x509.Name,
    public_key: CertificatePublicKeyTypes,
    issuer: Authority | PrivateKey,
    valid_from: datetime,
    valid_to: datetime,
) -> x509.CertificateBuilder:
    from cryptography import x509

    issuer_key = issuer.private.public_key() if isinstance(issuer, Authority) else issuer.public_key()
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(valid_from.replace(microsecond=0))
        .not_valid_after(valid_to.replace(microsecond=0))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key), critical=False)
    )


def _usage(
    *,
    digital_signature: bool = False,
    content_commitment: bool = False,
    key_cert_sign: bool = False,
    crl_sign: bool = False,
) -> x509.KeyUsage:
    from cryptography import x509

    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=content_commitment,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=key_cert_sign,
        crl_sign=crl_sign,
        encipher_only=False,
        decipher_only=False,
    )


def _signed(builder: x509.CertificateBuilder, private: PrivateKey) -> x509.Certificate:
    from cryptography.hazmat.primitives.hashes import SHA256

    return builder.sign(private, SHA256())


def revocation_list(
    authority: Authority, revoked: Iterable[tuple[int, datetime]], at: datetime, until: datetime
) -> x509.CertificateRevocationList:
    """The list of (serial, moment of revocation), good from `at` to `until`."""
    from cryptography import x509
    from cryptography.hazmat.primitives.hashes import SHA256

    key = x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.private.public_key())
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(authority.certificate.subject)
        .last_update(at.replace(microsecond=0))
        .next_update(until.replace(microsecond=0))
        .add_extension(key, critical=False)
    )
    for serial, moment in revoked:
        entry = (
            x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(moment.replace(microsecond=0))
        )
        builder = builder.add_revoked_certificate(entry.build())
    return builder.sign(authority.private, SHA256())
