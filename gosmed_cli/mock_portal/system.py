"""What a scenario's `[system]` says of the calling system itself (ВИС): rights, limits, stages.

So every code of appendices 1 and 4 can be produced by data. Kept as JSON in `meta`:

    denied = [{ code = "access_denied_service", service = "qualification", operation = "order" }, …]
    stages = [{ code = "VALIDATION", seconds = 5 }, { code = "RETRY", seconds = 10 }]
    signatures = "required"
    requests_per_minute = 2000          # 0: no limit
    app_approval = "automatic"          # or "manual": wait for the operator to approve
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ..contract.vocabulary import TransportCode
from .problems import EpguRefused
from .store import Transaction

META = "system"
REQUESTS_PER_MINUTE = 2_000  # appendix 3; an hour, a day, a month and a year have 60, 1 440, … times as many
UNDER_WAY = frozenset(
    {
        TransportCode.VALIDATION,
        TransportCode.FILES_VERIFICATION,
        TransportCode.FILES_VERIFICATION_SUCCESS,
        TransportCode.RETRY,
    }
)


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of processing inside the portal; `seconds` of portal time. A failed code ends it there."""

    code: TransportCode
    seconds: float
    message: str = ""


def _settings(t: Transaction) -> dict[str, Any]:
    settings: dict[str, Any] = json.loads(t.meta(META) or "{}")
    return settings


def stages(t: Transaction) -> list[Stage]:
    """What a push goes through before it is passed on; nothing by default."""
    return [
        Stage(TransportCode(one["code"]), one.get("seconds", 0), one.get("message", ""))
        for one in _settings(t).get("stages", ())
    ]


def signatures_required(t: Transaction) -> bool:
    """Whether every file must be signed."""
    return bool(_settings(t).get("signatures") == "required")


def requests_per_minute(t: Transaction) -> int:
    """How many requests of API ЕПГУ the portal takes in a minute; 0 is no limit."""
    return int(_settings(t).get("requests_per_minute", REQUESTS_PER_MINUTE))


def app_approves_itself(t: Transaction) -> bool:
    """Whether a sign-in by the app is approved without the operator."""
    return bool(_settings(t).get("app_approval", "automatic") == "automatic")


def permit(t: Transaction, operation: str, slug: str | None = None) -> None:
    """Raise EpguRefused where the scenario denies this operation (`order`, `push`, `details`, `cancel`,
    `status`, `dictionary`, `download`) or this service; a rule that names neither denies everything."""
    for rule in _settings(t).get("denied", ()):
        if rule.get("operation") in (None, operation) and rule.get("service") in (None, slug):
            raise EpguRefused(rule["code"], rule.get("message"))
