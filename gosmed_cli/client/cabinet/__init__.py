"""The cabinet API, one part a file; methods are named after the endpoints of `contract/cabinet.py`."""

from __future__ import annotations

from .account import AccountPart
from .applications import ApplicationsPart
from .appointments import AppointmentsPart
from .courses import CoursesPart
from .deadlines import DeadlinesPart
from .documents import DocumentsPart
from .life import LifePart
from .notices import NoticesPart
from .papers import PapersPart
from .payouts import PayoutsPart
from .practice import PracticePart
from .records import RecordsPart
from .services import ServicesPart
from .training import TrainingPart
from .trust import TrustPart


class Cabinet(
    AccountPart,
    ApplicationsPart,
    AppointmentsPart,
    CoursesPart,
    DocumentsPart,
    LifePart,
    NoticesPart,
    RecordsPart,
    ServicesPart,
    TrustPart,
    DeadlinesPart,
    PapersPart,
    PayoutsPart,
    PracticePart,
    TrainingPart,
):
    """Everything under `/api/cabinet/v1` but sign-in."""


__all__ = ["Cabinet"]
