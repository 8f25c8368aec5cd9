"""Services and statuses of applications in words of the run's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..text.say import known, language, say

if TYPE_CHECKING:
    from ..contract.catalogue import Service


def status_title(one: Mapping[str, Any], service: Service | None = None) -> str:
    """The portal's words for a status; in English the service's own, else ours, where we know the status.

    `service` is whose status it is: by default the bundled one that `one` names, if it does.
    """
    if language() != "en":
        return str(one["status_title"])
    service = service or _bundled(one)
    if service is not None and (own := service.status_titles.get(one["status"])):
        return own.en
    key = f"applications.status.{one['status']}"
    return say(key) if known(key) else str(one["status_title"])


def service_title(one: Mapping[str, Any], service: Service | None = None) -> str:
    """The portal's title; in English the catalogue's, where it knows the service (by default the bundled one)."""
    service = None if language() == "ru" else service or _bundled(one)
    return service.title.en if service else str(one["service_title"] or "")


def _bundled(one: Mapping[str, Any]) -> Service | None:
    if not one.get("service"):
        return None
    from ..contract.catalogue import bundled_service  # a script that reads Russian titles needs no catalogue

    return bundled_service(one["service"])
