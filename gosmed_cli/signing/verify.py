"""Whether a detached signature is good at a moment, and whose it is.

    detached CMS → the content's digest → the signature over the signed attributes → the certificate's way to a
    trusted root, its validity, revocation and usage

Each failure is a BadSignature with a code of its own; hostile bytes raise nothing else, and take no long.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from . import chain, parts
from .chain import Trust
from .keys import serial_shown
from .problems import BadSignature
from .subject import Subject, of_certificate

if TYPE_CHECKING:
    from cryptography import x509

    from .parts import Parts

__all__ = ["BadSignature", "Trust", "Verified", "verify", "verify_digest"]

DigestOf = Callable[[str], bytes]  # name of a hash (`sha256`) → the content's digest


@dataclass(frozen=True, slots=True)
class Verified:
    """Whose signature it is; `serial` is the certificate's number, hexadecimal."""

    subject: Subject
    serial: str
    valid_to: datetime


def verify(data: bytes, cms: bytes, trust: Trust, at: datetime) -> Verified:
    """Check a detached signature of these bytes at this (aware) moment. Raises BadSignature."""
    return verify_digest(lambda name: hashlib.new(name, data).digest(), cms, trust, at)


def verify_digest(digest_of: DigestOf, cms: bytes, trust: Trust, at: datetime) -> Verified:
    """The same for a content of which the digest is known already, or is cheaper to make elsewhere."""
    read = parts.read(cms)
    if not hmac.compare_digest(digest_of(read.digest), read.message_digest):
        raise BadSignature("content_changed")
    try:
        _check_signature(read)
        chain.check(read.certificate, read.others, trust, at)
        return _verified(read.certificate)
    except BadSignature:
        raise
    except Exception as error:  # certificates are foreign bytes too, and are read lazily
        raise BadSignature("not_cms") from error


def _verified(certificate: x509.Certificate) -> Verified:
    return Verified(
        of_certificate(certificate), serial_shown(certificate.serial_number), certificate.not_valid_after_utc
    )


def _check_signature(read: Parts) -> None:
    """The key of the certificate has signed these attributes. Raises BadSignature."""
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

    known: dict[str, hashes.HashAlgorithm] = {
        "sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512(),
    }  # fmt: skip
    hashed = known[read.digest]
    try:
        key = read.certificate.public_key()
        if read.scheme == "ecdsa" and isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(read.signature, read.attributes, ec.ECDSA(hashed))
        elif read.scheme == "pkcs1" and isinstance(key, rsa.RSAPublicKey):
            key.verify(read.signature, read.attributes, padding.PKCS1v15(), hashed)
        elif read.scheme == "pss" and isinstance(key, rsa.RSAPublicKey):
            pss = padding.PSS(padding.MGF1(hashed), padding.PSS.AUTO)
            key.verify(read.signature, read.attributes, pss, hashed)
        else:
            raise BadSignature("bad_signature")
    except InvalidSignature as error:
        raise BadSignature("bad_signature") from error
    except UnsupportedAlgorithm as error:
        raise BadSignature("weak_algorithm") from error
