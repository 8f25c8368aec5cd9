"""What can be done with an application now; pure, so that keys, footer and palette agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gosmed_cli.usecases import after_decision

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.applications import Application
    from gosmed_cli.contract.catalogue import Service

_DECIDED = ("approved", "refused")
_ENDED = ("cancelled", "failed")


def meeting_refused(one: Application) -> bool:
    """Whether what is to be corrected is the time of a meeting, not the form."""
    return one["resubmittable"] and any(remark["code"].startswith("slot_") for remark in one["remarks"])


def meeting(one: Application, service: Service | None) -> bool:
    """Whether the time of its meeting can be chosen, moved or given back."""
    if meeting_refused(one):  # taken by another, or missed: whatever was booked before
        return True
    booked = one["appointment"]
    needed = booked["state"] != "held" if booked else service is not None and service.appointment is not None
    return needed and one["status"] == "under_review"


def correct(one: Application) -> bool:
    """Whether a changed form may be sent: after a refusal or a question, or while it is under review (R97)."""
    return (one["resubmittable"] and not meeting_refused(one)) or one["editable"]


def decision(one: Application) -> bool:
    """Whether there is a signed decision to save."""
    return one["decision"] and one["status"] in _DECIDED


def anew(one: Application) -> str:
    """The service that remains once this application cannot be corrected any more; empty where none is needed."""
    if one["resubmittable"]:
        return ""
    late = one["status"] in after_decision.CORRECTABLE and one["resubmit_until"]
    return (one["next_service"] or one["service"]) if late or one["status"] in _ENDED else ""
