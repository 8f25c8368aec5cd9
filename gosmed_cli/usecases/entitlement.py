"""What an account lacks for a service: its level, or what another service must have opened before.

The portal decides; this says it before anybody fills in a form, with the service that comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ..contract.catalogue import Service, bundled
from ..contract.vocabulary import Level

if TYPE_CHECKING:
    from ..contract.cabinet.account import Account


def covers(account: Account, needed: Level) -> bool:
    """Whether the account is trusted that far; a level unknown here is left to the portal."""
    levels = [level.value for level in Level]
    return account["level"] not in levels or Level(account["level"]).covers(needed)


def lacks(service: Service, account: Account) -> str | None:
    """The first of `limits.needs` that nothing has opened yet; None where nothing is lacking."""
    opened = account.get("opened") or []
    return next((name for name in service.limits.needs if name not in opened), None)


def opener(name: str, catalogue: Iterable[Service] | None = None) -> Service | None:
    """The service that opens this flag or professional service: the earliest step first."""
    found = [one for one in catalogue or bundled() if opens(one.opens, name)]
    return min(found, key=rank, default=None)


def raiser(level: Level, catalogue: Iterable[Service] | None = None) -> Service | None:
    """The service that raises an account to this level: the earliest step first."""
    found = [
        one for one in catalogue or bundled() if "level" in one.opens and Level(one.opens["level"]).covers(level)
    ]
    return min(found, key=rank, default=None)


def opens(what: Mapping[str, Any], name: str) -> bool:
    """Whether an approval that opens this opens the name, as a flag or as a professional service."""
    return what.get(name) is True or name in what.get("professional_services", ())


def rank(service: Service) -> tuple[int, str]:
    """Where the service stands among the steps to a whole cabinet; those that are no step come last."""
    return (service.step.order if service.step else 10**6, service.slug)
