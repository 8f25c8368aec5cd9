"""A key of one's own with its certificate, kept in a PKCS#12 file (`.p12`, `.pfx`)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from ..errors import UsageProblem
from . import subject as subjects

if TYPE_CHECKING:
    from datetime import datetime

    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    from .subject import Subject

    PrivateKey = RSAPrivateKey | EllipticCurvePrivateKey

FILE_LIMIT = 1_000_000  # bytes; a key with a long chain is a few thousand
RSA_BITS = 2048
Algorithm = Literal["ecdsa", "rsa"]


@dataclass(frozen=True, slots=True)
class Key:
    """A private key, the certificate of its owner, and the certificates between that and a root."""

    private: PrivateKey
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...] = ()

    @property
    def subject(self) -> Subject:
        return subjects.of_certificate(self.certificate)

    @property
    def valid_from(self) -> datetime:
        return self.certificate.not_valid_before_utc

    @property
    def valid_to(self) -> datetime:
        return self.certificate.not_valid_after_utc

    @property
    def serial(self) -> str:
        """The certificate's number, hexadecimal."""
        return serial_shown(self.certificate.serial_number)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate in hex: which key this is."""
        from cryptography.hazmat.primitives.hashes import SHA256

        return self.certificate.fingerprint(SHA256()).hex()


def serial_shown(number: int) -> str:
    """A certificate's number as authorities print it: hexadecimal, an even number of digits."""
    text = f"{number:x}"
    return text.zfill(len(text) + len(text) % 2)


def new_private(algorithm: Algorithm = "ecdsa") -> PrivateKey:
    """A new key: ECDSA on P-256, or RSA of 2048 bits."""
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    if algorithm == "rsa":
        return rsa.generate_private_key(public_exponent=65_537, key_size=RSA_BITS)
    return ec.generate_private_key(ec.SECP256R1())


def pair_to_pem(private: PrivateKey, certificate: x509.Certificate) -> tuple[str, str]:
    """(key, certificate) as PEM, the key unprotected: for a private place."""
    from cryptography.hazmat.primitives import serialization as s

    key = private.private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, s.NoEncryption())
    return key.decode(), certificate.public_bytes(s.Encoding.PEM).decode()


def pair_of_pem(key: str, certificate: str) -> tuple[PrivateKey, x509.Certificate]:
    """Read what `pair_to_pem` wrote of a key that `new_private` made."""
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    private = load_pem_private_key(key.encode(), None)
    assert _usable(private), "keys of ours are"
    return cast("PrivateKey", private), x509.load_pem_x509_certificate(certificate.encode())


def load_p12(path: Path, password: str | None) -> Key:
    """The key of a file; `password` None for a file without one.

    Raises UsageProblem: `signing.key_unreadable`, `key_damaged` (no PKCS#12), `key_password` (wrong, or the file
    is damaged where only the password could tell), `key_unusable` (no key, no certificate, an unknown algorithm).
    """
    data = _bytes(path)
    if not _has_shape(data):
        raise UsageProblem("signing.key_damaged", path=str(path))
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import pkcs12

    try:
        private, certificate, chain = pkcs12.load_key_and_certificates(data, (password or "").encode() or None)
    except ValueError as error:
        raise UsageProblem("signing.key_password", path=str(path)) from error
    except (UnsupportedAlgorithm, TypeError) as error:
        raise UsageProblem("signing.key_unusable", path=str(path)) from error
    if certificate is None or not _usable(private):
        raise UsageProblem("signing.key_unusable", path=str(path))
    return Key(cast("PrivateKey", private), certificate, tuple(chain))


def protected(path: Path) -> bool:
    """Whether the file opens with a password only. Raises UsageProblem for a file that is no key."""
    try:
        load_p12(path, None)
    except UsageProblem as problem:
        if problem.code != "signing.key_password":
            raise
        return True
    return False


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(FILE_LIMIT + 1)
    except OSError as error:
        raise UsageProblem(
            "signing.key_unreadable", path=str(path), reason=error.strerror or type(error).__name__
        ) from error
    if len(data) > FILE_LIMIT:
        raise UsageProblem("signing.key_damaged", path=str(path))
    return data


def _has_shape(data: bytes) -> bool:
    """Whether the outer shape is PKCS#12's, which needs no password."""
    from asn1crypto import pkcs12

    try:
        pfx = pkcs12.Pfx.load(data, strict=True)
        return bool(pfx["version"].native == "v3" and pfx["auth_safe"]["content"].native is not None)
    except Exception:  # a reader of foreign bytes raises what Python raises: the file is no key, and that is all
        return False


def _usable(private: object) -> bool:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    return isinstance(private, RSAPrivateKey | EllipticCurvePrivateKey)


def write_p12(path: Path, key: Key, password: str | None) -> None:
    """Write a new file that its owner alone may read (mode 0600); with `password` None without protection.

    Raises UsageProblem: `file_exists` (a key is never written over), or what the system refuses.
    """
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.serialization import pkcs12

    how: serialization.KeySerializationEncryption = serialization.NoEncryption()
    if password:
        how = serialization.BestAvailableEncryption(password.encode())
    name = key.subject.full_name.encode()
    data = pkcs12.serialize_key_and_certificates(name, key.private, key.certificate, list(key.chain), how)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
    except FileExistsError as error:
        raise UsageProblem("file_exists", path=str(path)) from error
    except OSError as error:
        raise UsageProblem("signing.cannot_write", path=str(path), reason=error.strerror or "") from error
