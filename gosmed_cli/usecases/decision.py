"""The decision on an application, as the department signed it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import NotAllowed
from .documents import free_target

if TYPE_CHECKING:
    from ..client.portal import Portal


async def save(portal: Portal, number: str, target: Path | None = None, *, force: bool = False) -> Path:
    """Download the decision PDF; under the portal's name for it unless `target` says otherwise.

    Raises NotFound for an unknown number, NotAllowed while there is no decision.
    """
    details = await portal.epgu.details(number)
    file = _decision(details.order or {})
    if file is None:
        raise NotAllowed("submit.no_decision", number=number)
    path = free_target(target, str(file.get("fileName") or f"decision_{number}.pdf"), force=force)
    await portal.epgu.download(str(file["link"]), path)
    return path


def _decision(order: dict[str, Any]) -> dict[str, Any] | None:
    """The newest PDF among the files that the department answered with."""
    files = [one for one in order.get("orderResponseFiles") or [] if isinstance(one, dict) and one.get("link")]
    return next((one for one in reversed(files) if str(one.get("fileName", "")).lower().endswith(".pdf")), None)
