"""Making a detached signature: CMS SignedData (RFC 5652), DER.

Signed attributes are content-type, message-digest and signing-time, as CAdES-BES has them; the certificate and
its chain go along, so that whoever trusts the root can check. `signing-time` is this computer's clock: a claim,
never the moment by which validity is judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .keys import Key


def sign(data: bytes, key: Key) -> bytes:
    """The signature of these bytes, as they are (text is not touched)."""
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.serialization import pkcs7

    builder = pkcs7.PKCS7SignatureBuilder().set_data(data)
    builder = builder.add_signer(key.certificate, key.private, hashes.SHA256())
    for certificate in key.chain:
        builder = builder.add_certificate(certificate)
    options = [
        pkcs7.PKCS7Options.DetachedSignature,
        pkcs7.PKCS7Options.Binary,
        pkcs7.PKCS7Options.NoCapabilities,
    ]
    return builder.sign(serialization.Encoding.DER, options)
