"""The parts of a CMS signature, read out of bytes that anybody may have sent.

Everything is bounded and copied into plain values here; whatever a reader of foreign ASN.1 raises becomes
BadSignature. Nothing is believed yet: that is `verify`'s part.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from .problems import BadSignature

if TYPE_CHECKING:
    from cryptography import x509

SIZE_LIMIT = 200_000  # bytes of a signature with its certificates
CERTIFICATES = 16  # a chain has three or four
DIGESTS = ("sha256", "sha384", "sha512")
Scheme = Literal["pkcs1", "pss", "ecdsa"]
_SCHEMES: dict[str, Scheme] = {"rsassa_pkcs1v15": "pkcs1", "rsassa_pss": "pss", "ecdsa": "ecdsa"}
_SET_OF = 17


@dataclass(frozen=True, slots=True)
class Parts:
    """One signer's part. `attributes` are the signed attributes as they were signed (a DER SET); `digest` is a
    name of hashlib; `message_digest` is what the content must hash to."""

    attributes: bytes
    digest: str
    message_digest: bytes
    scheme: Scheme
    signature: bytes
    certificate: x509.Certificate
    others: tuple[x509.Certificate, ...]


def read(der: bytes) -> Parts:
    """The parts of a detached signature by one signer. Raises BadSignature `not_cms`, `no_signer`,
    `weak_algorithm`, `bad_signature` (nothing says what was signed)."""
    if not 0 < len(der) <= SIZE_LIMIT:
        raise BadSignature("not_cms")
    try:
        with warnings.catch_warnings():  # what a stranger's certificate does oddly is no news for the screen
            warnings.simplefilter("ignore")
            return _read(der)
    except BadSignature:
        raise
    except Exception as error:  # foreign bytes, read lazily by two libraries: they raise whatever Python raises
        raise BadSignature("not_cms") from error


def _read(der: bytes) -> Parts:
    from asn1crypto import cms

    info = cms.ContentInfo.load(der, strict=True)
    if info["content_type"].native != "signed_data":
        raise BadSignature("not_cms")
    signed = info["content"]
    inside = signed["encap_content_info"]
    if inside["content_type"].native != "data" or inside["content"].native is not None:
        raise BadSignature("not_cms")  # a signature that brings a content of its own is not detached
    signers = signed["signer_infos"]
    if len(signers) != 1:
        raise BadSignature("no_signer")
    return _of_signer(signers[0], _certificates(signed["certificates"]))


def _certificates(choices: Any) -> tuple[x509.Certificate, ...]:
    from cryptography import x509

    if choices.native is None:
        return ()
    found = [one.chosen for one in choices if one.name == "certificate"]
    if len(found) > CERTIFICATES:
        raise BadSignature("not_cms")
    return tuple(x509.load_der_x509_certificate(one.dump()) for one in found)


def _of_signer(signer: Any, certificates: tuple[x509.Certificate, ...]) -> Parts:
    own = next((one for one in certificates if _is_of(one, signer["sid"])), None)
    if own is None:
        raise BadSignature("no_signer")
    digest = signer["digest_algorithm"]["algorithm"].native
    algorithm = signer["signature_algorithm"]
    scheme = _SCHEMES.get(_name(algorithm))
    if digest not in DIGESTS or scheme is None or _hash(algorithm, scheme) not in (None, digest):
        raise BadSignature("weak_algorithm")
    attributes, message_digest = _attributes(signer["signed_attrs"])
    return Parts(
        attributes=attributes,
        digest=digest,
        message_digest=message_digest,
        scheme=scheme,
        signature=signer["signature"].native,
        certificate=own,
        others=tuple(one for one in certificates if one is not own),
    )


def _is_of(certificate: x509.Certificate, sid: Any) -> bool:
    """Whether the signer is named by this certificate's issuer and number, or by its key's identifier."""
    from cryptography import x509

    if sid.name == "issuer_and_serial_number":
        named = sid.chosen
        return bool(
            certificate.serial_number == named["serial_number"].native
            and certificate.issuer.public_bytes() == named["issuer"].dump()
        )
    try:
        key = certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier)
    except x509.ExtensionNotFound:
        return False
    return bool(key.value.digest == sid.chosen.native)


def _name(algorithm: Any) -> str:
    try:
        return str(algorithm.signature_algo)
    except ValueError:  # one that asn1crypto does not know
        return ""


def _hash(algorithm: Any, scheme: Scheme) -> str | None:
    """The hash that the signature's algorithm names; None where it leaves it to the digest's."""
    if scheme == "pkcs1" and algorithm["algorithm"].native == "rsassa_pkcs1v15":
        return None
    return str(algorithm.hash_algo)


def _attributes(signed: Any) -> tuple[bytes, bytes]:
    """The signed attributes as a DER SET, and the digest that they state."""
    from asn1crypto.parser import emit

    if signed.native is None:
        raise BadSignature("bad_signature")
    values: dict[str, list[Any]] = {}
    for one in signed:
        values.setdefault(one["type"].native, []).extend(one["values"].native)
    digest = values.get("message_digest", [])
    if values.get("content_type") != ["data"] or len(digest) != 1:
        raise BadSignature("bad_signature")
    return emit(0, 1, _SET_OF, signed.contents), digest[0]
