"""Signing a file and checking a signature, apart from any application: to try a key or a provider out."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..client.failures import bad_answer
from ..contract.vocabulary import SIGNATURE
from ..errors import Detail, RuleBroken, UsageProblem
from ..rules.identifiers import snils_tail
from ..text import formats

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..signing.signer import Signer
    from ..signing.verify import Trust

LIMIT = 200_000_000  # bytes of a file to be signed: it is held in memory


def signature_of(file: Path) -> Path:
    """Where the signature of a file lies: beside it."""
    return file.with_name(file.name + SIGNATURE)


def sign(file: Path, target: Path, signer: Signer) -> None:
    """Write the detached signature of a file (DER) to a new file. Raises UsageProblem."""
    data = _read(file)
    if target.exists():
        raise UsageProblem("file_exists", path=str(target))
    signature = signer.sign(data)
    try:
        with target.open("xb") as out:
            out.write(signature)
    except FileExistsError as error:
        raise UsageProblem("file_exists", path=str(target)) from error


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > LIMIT:
            raise UsageProblem("signing.file_too_large", path=str(file), limit=LIMIT // 1_000_000)
        return file.read_bytes()
    except OSError as error:
        raise UsageProblem("client.cannot_read", path=str(file), reason=error.strerror or "") from error


async def verify(portal: Portal, file: Path, signature: Path) -> dict[str, Any]:
    """Whose signature it is, by whom the portal trusts and at its moment. Raises RuleBroken with why it is not
    good, UsageProblem for a file that cannot be read."""
    return await verify_content(portal, _read(file), _read(signature), str(file))


async def verify_content(portal: Portal, data: bytes, cms: bytes, file: str) -> dict[str, Any]:
    """The same of what is not on this disk; `file` is what errors call it."""
    from ..signing.problems import BadSignature
    from ..signing.verify import verify_digest

    trust = await _trust(portal)
    try:
        found = verify_digest(lambda name: hashlib.new(name, data).digest(), cms, trust, portal.time())
    except BadSignature as bad:
        raise RuleBroken("signing.not_good", details=[Detail(f"signing.why.{bad.code}")], path=file) from bad
    return {
        "file": file,
        "good": True,
        "name": found.subject.full_name,
        "organisation": bool(found.subject.organisation),
        "snils": snils_tail(found.subject.snils) if found.subject.snils else None,
        "serial": found.serial,
        "valid_to": found.valid_to.astimezone(formats.MOSCOW).isoformat(),
    }


async def _trust(portal: Portal) -> Trust:
    from cryptography import x509

    from ..signing.verify import Trust

    value = await portal.cabinet.trust()
    try:
        return Trust(
            tuple(x509.load_pem_x509_certificate(str(one).encode()) for one in value["roots"]),
            tuple(x509.load_pem_x509_crl(str(one).encode()) for one in value["crls"]),
        )
    except ValueError as error:
        raise bad_answer("/trust") from error
