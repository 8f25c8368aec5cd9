"""A training key: made on this computer, certified by the included portal, kept in a PKCS#12 file.

The private key never leaves this computer; the portal gets the public one and says whose it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..client.failures import bad_answer
from ..errors import UsageProblem
from ..signing.keys import Algorithm, Key, new_private, write_p12

if TYPE_CHECKING:
    from ..client.operator import Operator

Json = dict[str, Any]


async def issue(
    portal: Operator, wanted: Mapping[str, Any], target: Path, password: str | None, algorithm: Algorithm = "ecdsa"
) -> Json:
    """Make a key for the person `wanted` describes and write it to `target` (a new file, mode 0600).

    `wanted`: `snils`, `login` or names, `days`, `not_before`. Returns what the portal says of the certificate.
    Raises UsageProblem, NotFound where the portal does not know the person, RuleBroken for wrong values.
    """
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    _must_be_new(target)  # before a certificate is issued for nothing
    private = new_private(algorithm)
    public = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    issued = await portal.issue_certificate({**wanted, "public_key": public})
    try:
        certificate = x509.load_pem_x509_certificate(issued["certificate"].encode())
        authority = x509.load_pem_x509_certificate(issued["authority"].encode())
    except (KeyError, ValueError, AttributeError) as error:
        raise bad_answer("/_portal/ca/certificates") from error
    write_p12(target, Key(private, certificate, (authority,)), password)
    return {name: value for name, value in issued.items() if name not in ("id", "certificate", "authority")}


def _must_be_new(target: Path) -> None:
    if target.exists():
        raise UsageProblem("file_exists", path=str(target))
