"""What can be done with an application now; pure, so that keys, footer and palette agree."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import say
from gosmed_cli.usecases import after_decision, failure_words
from gosmed_cli.usecases.documents import free_target

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.applications import Application

_DECIDED = ("approved", "refused")
_ENDED = ("cancelled", "failed")


def meeting_refused(one: Application) -> bool:
    """Whether what is to be corrected is the time of a meeting, not the form."""
    return one["resubmittable"] and any(remark["code"].startswith("slot_") for remark in one["remarks"])


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


def free_name(folder: Path, number: str) -> Path:
    """Where a decision goes if nobody says otherwise: a name that is not taken."""
    names = (f"decision_{number}{f'_{count}' if count > 1 else ''}.pdf" for count in range(1, 1000))
    return next((folder / one for one in names if not (folder / one).exists()), folder / f"decision_{number}.pdf")


def target(typed: str) -> Path:
    """Where a decision goes, as it was typed."""
    return Path(typed.strip()).expanduser()


def why_not(typed: str) -> str:
    """Why a decision cannot be saved under this name, in words; nothing where it can."""
    try:
        free_target(target(typed), "decision.pdf", force=False)
    except UsageProblem as error:
        return failure_words.message(error)
    except (RuntimeError, ValueError):  # nobody's home, a NUL
        return say("tui_applications.decision.no_name")
    return ""
