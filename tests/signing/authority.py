"""A training authority and its people, for tests of signatures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from gosmed_cli.signing import issuing
from gosmed_cli.signing.chain import Trust
from gosmed_cli.signing.issuing import Authority, Uses
from gosmed_cli.signing.keys import Algorithm, Key, new_private
from gosmed_cli.signing.subject import Subject

NOW = datetime(2026, 3, 2, 9, 0, 0, 500_000, tzinfo=UTC)
DAY = timedelta(days=1)
ANNA = Subject("Соколова", "Анна", "Петровна", "11223344595", "500100732259")
BOTH = Uses()
PETR = Subject("Орлов", "Пётр", "Семёнович", "08765430300", None)


@dataclass
class Ca:
    """A root, the list of what it has revoked, and keys made under it."""

    root: Authority
    crl: Any

    @property
    def trust(self) -> Trust:
        return Trust((self.root.certificate,), (self.crl,))

    def revoke(self, *keys: Key, at: datetime = NOW - DAY) -> Trust:
        """Trust with a list in which these keys' certificates are revoked."""
        gone = [(key.certificate.serial_number, at) for key in keys]
        return replace(self.trust, crls=(issuing.revocation_list(self.root, gone, NOW - DAY, NOW + DAY),))


def new_ca(name: str = "Учебный УЦ") -> Ca:
    root = issuing.new_authority(name, NOW - 100 * DAY, NOW + 1000 * DAY)
    return Ca(root, issuing.revocation_list(root, [], NOW - DAY, NOW + DAY))


def new_key(
    under: Authority,
    subject: Subject = ANNA,
    *,
    algorithm: Algorithm = "ecdsa",
    valid: tuple[datetime, datetime] = (NOW - DAY, NOW + DAY),
    uses: Uses = BOTH,
    chain: tuple[Any, ...] = (),
) -> Key:
    private = new_private(algorithm)
    return Key(private, issuing.issue(under, private.public_key(), subject, *valid, uses=uses), chain)
