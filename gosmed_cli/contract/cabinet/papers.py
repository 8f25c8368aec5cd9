"""Medical papers: prescriptions and sick leaves, one shape for all (R102)."""

from __future__ import annotations

from typing import Annotated, Literal

from annotated_types import MaxLen, MinLen
from typing_extensions import TypedDict

PaperState = Literal["issued", "ended", "cancelled"]


class MedicalPaper(TypedDict):
    """A paper that its physician has issued. `values` are the form's, by field name, canonical; `valid_until` is
    the last day (ISO date); `reason` says why it was cancelled."""

    number: str
    kind: str
    state: PaperState
    state_title: str
    issued_at: str
    valid_until: str
    cancelled_at: str | None
    reason: str | None
    values: dict[str, str]


class MedicalPaperPage(TypedDict):
    items: list[MedicalPaper]
    next: str | None


class PaperToIssue(TypedDict):
    """The form's fields, by name, as a person types them or canonical."""

    values: dict[str, Annotated[str, MaxLen(2000)]]


class PaperCancelled(TypedDict):
    """Why a paper is cancelled: it is written into it."""

    reason: Annotated[str, MinLen(1), MaxLen(500)]
