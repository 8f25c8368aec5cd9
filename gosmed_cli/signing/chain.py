"""Whether a certificate may be believed: its way to a trusted root, validity, revocation, usage (RFC 5280)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from .problems import BadSignature

if TYPE_CHECKING:
    from cryptography import x509

DEPTH = 6  # certificates from the signer's to the root
RSA_LEAST = 2048  # bits
_CURVES = frozenset({"secp256r1", "secp384r1", "secp521r1"})
_HASHES = frozenset({"sha256", "sha384", "sha512"})
# critical extensions that are minded here: key usage, basic constraints, policies, extended key usage
_MINDED = frozenset({"2.5.29.15", "2.5.29.19", "2.5.29.32", "2.5.29.37"})


@dataclass(frozen=True, slots=True)
class Trust:
    """Whom to believe: roots, certificates between that are known anyway, lists of the revoked."""

    roots: tuple[x509.Certificate, ...]
    crls: tuple[x509.CertificateRevocationList, ...] = ()
    between: tuple[x509.Certificate, ...] = ()


def check(certificate: x509.Certificate, others: Sequence[x509.Certificate], trust: Trust, at: datetime) -> None:
    """Judge the signer's certificate at this moment, with what came along as possible issuers.

    Raises BadSignature `untrusted`, `not_yet_valid`, `expired`, `revocation_unknown`, `revoked`, `wrong_usage`,
    `weak_algorithm`; ValueError and its like for a certificate that cannot be read.
    """
    path = _path(certificate, [*others, *trust.between], trust.roots)
    for one in path:
        _strong(one)
        if at < one.not_valid_before_utc:
            raise BadSignature("not_yet_valid")
        if at > one.not_valid_after_utc:
            raise BadSignature("expired")
    for one, issuer in pairwise(path):
        _not_revoked(one, issuer, trust.crls, at)
    if not _signs_documents(certificate):
        raise BadSignature("wrong_usage")


def _path(
    certificate: x509.Certificate, known: Sequence[x509.Certificate], roots: Sequence[x509.Certificate]
) -> list[x509.Certificate]:
    """From this certificate to a root, inclusive. Each certificate is tried as an issuer once, so that no bundle
    of certificates takes long. Raises BadSignature `untrusted`."""
    came_from: dict[int, tuple[x509.Certificate, int | None]] = {0: (certificate, None)}
    waiting, left = [(0, 1)], list(known)
    while waiting:
        place, depth = waiting.pop(0)
        here = came_from[place][0]
        root = next((one for one in roots if one == here or _issued(here, one, below=depth - 1)), None)
        if root is not None and depth < DEPTH:
            below = _back(came_from, place)
            return below if root == here else [*below, root]
        issuers = [one for one in left if depth < DEPTH and _issued(here, one, below=depth - 1)]
        left = [one for one in left if one not in issuers]
        for one in issuers:
            came_from[len(came_from)] = (one, place)
            waiting.append((len(came_from) - 1, depth + 1))
    raise BadSignature("untrusted")


def _back(came_from: dict[int, tuple[x509.Certificate, int | None]], place: int | None) -> list[x509.Certificate]:
    """The way that led here, the signer's certificate first."""
    way = []
    while place is not None:
        certificate, place = came_from[place]
        way.append(certificate)
    return way[::-1]


def _issued(certificate: x509.Certificate, issuer: x509.Certificate, *, below: int) -> bool:
    """Whether the issuer, an authority that may have `below` authorities under it, has signed this one."""
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

    if certificate.issuer != issuer.subject or not _is_authority(issuer, below):
        return False
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _is_authority(certificate: x509.Certificate, below: int) -> bool:
    from cryptography import x509

    if not _minded(certificate):
        return False
    try:
        basic = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return False
    room = basic.path_length is None or below <= basic.path_length
    return basic.ca and usage.key_cert_sign and room


def _minded(certificate: x509.Certificate) -> bool:
    """Whether no critical extension asks for something that is not done here."""
    return all(one.oid.dotted_string in _MINDED for one in certificate.extensions if one.critical)


def _strong(certificate: x509.Certificate) -> None:
    """Raises BadSignature `weak_algorithm` for a short or unknown key, or a hash that can be forged."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    try:
        key, algorithm = certificate.public_key(), certificate.signature_hash_algorithm
    except UnsupportedAlgorithm as error:
        raise BadSignature("weak_algorithm") from error
    long_enough = isinstance(key, RSAPublicKey) and key.key_size >= RSA_LEAST
    known_curve = isinstance(key, EllipticCurvePublicKey) and key.curve.name in _CURVES
    if not (long_enough or known_curve) or algorithm is None or algorithm.name not in _HASHES:
        raise BadSignature("weak_algorithm")


def _not_revoked(
    certificate: x509.Certificate,
    issuer: x509.Certificate,
    crls: Iterable[x509.CertificateRevocationList],
    at: datetime,
) -> None:
    fresh = [one for one in crls if _fresh(one, issuer, at)]
    if not fresh:
        raise BadSignature("revocation_unknown")
    for crl in fresh:
        entry = crl.get_revoked_certificate_by_serial_number(certificate.serial_number)
        if entry is not None and entry.revocation_date_utc <= at:
            raise BadSignature("revoked")


def _fresh(crl: x509.CertificateRevocationList, issuer: x509.Certificate, at: datetime) -> bool:
    """Whether this list is the issuer's, and in force at this moment."""
    from cryptography import x509
    from cryptography.exceptions import UnsupportedAlgorithm

    until = crl.next_update_utc
    if crl.issuer != issuer.subject or until is None or not crl.last_update_utc <= at <= until:
        return False
    try:
        usage = issuer.extensions.get_extension_for_class(x509.KeyUsage).value
        key = issuer.public_key()
        return usage.crl_sign and crl.is_signature_valid(key)  # type: ignore[arg-type]  # a key of no use raises TypeError
    except (x509.ExtensionNotFound, UnsupportedAlgorithm, TypeError, ValueError):
        return False


def _signs_documents(certificate: x509.Certificate) -> bool:
    """Digital signature and non-repudiation, and no authority's certificate."""
    from cryptography import x509

    if not _minded(certificate):
        return False
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return False
    try:
        authority = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        authority = False
    return usage.digital_signature and usage.content_commitment and not authority
