"""Before anything is sent: whether the service asks for a signature, and whether this key may make it.

The portal checks all of it again, and more: whom it trusts, and what was revoked, it alone knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from ..errors import RuleBroken
from ..text import formats, say

if TYPE_CHECKING:
    from ..contract.cabinet.applications import Remark
    from ..contract.catalogue import Service
    from ..signing.signer import Signer


def missing(service: Service, values: Mapping[str, object], signer: Signer | None) -> bool:
    """Whether the service asks for a signature and nobody is there to sign."""
    return signer is None and service.signature is not None and service.signature.required(values)


def values(signer: Signer | None, service: Service, known: Mapping[str, str]) -> dict[str, str]:
    """What the signer's certificate says of a person and the account does not: fields that need not be typed."""
    if signer is None or signer.subject is None:
        return {}
    said = asdict(signer.subject)
    return {name: said[name] for name in said if said[name] and service.field(name) and not known.get(name)}


def about(remark: Remark) -> bool:
    """Whether a remark of the portal is about signatures alone: signing again answers it."""
    return remark["code"] == "unsigned" or "signature" in remark["code"]


def check(signer: Signer | None, known: Mapping[str, str], now: datetime) -> None:
    """A key of one's own, valid now by the portal's time. What is known only once something is signed (by a
    provider's command) is left to the portal. Raises RuleBroken."""
    if signer is None or signer.subject is None or signer.valid is None:
        return
    first, last = signer.valid
    if now < first:
        raise RuleBroken("signing.key_not_yet_valid", path=signer.name, at=formats.moment(first))
    if now > last:
        raise RuleBroken("signing.key_expired", path=signer.name, at=formats.moment(last))
    from ..signing.subject import differences

    found = differences(signer.subject, known)
    if found:
        fields = ", ".join(say(f"signing.title.{one.field}") for one in found)
        only_yo = all(one.why == "yo_mismatch" for one in found)
        code = "signing.yo_key" if only_yo else "signing.foreign_key"
        raise RuleBroken(code, path=signer.name, fields=fields, count=len(found))
