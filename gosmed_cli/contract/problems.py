"""Error bodies. The cabinet speaks RFC 9457 with stable codes; API ЕПГУ has {code, message} (appendix 4)."""

from __future__ import annotations

from typing import Annotated, NotRequired

from annotated_types import Ge, Le
from typing_extensions import TypedDict

PROBLEM_TYPE = "application/problem+json"


class ProblemDetail(TypedDict):
    """One thing wrong: exactly one of `field` and `attachment` says where."""

    field: NotRequired[str]
    attachment: NotRequired[str]
    code: str
    message: str


class Problem(TypedDict):
    """RFC 9457 with gosmed's members: a stable `code`, what to do (`advice`), what is wrong (`errors`), and what a
    client needs to say the same in words of its own (`params`: names, dates ISO 8601, counts)."""

    type: str
    title: str
    status: Annotated[int, Ge(400), Le(599)]
    code: str
    detail: str
    advice: NotRequired[str]
    errors: NotRequired[list[ProblemDetail]]
    retry_after: NotRequired[int]
    params: NotRequired[dict[str, str]]


class EpguError(TypedDict):
    """API ЕПГУ, appendix 4."""

    code: str
    message: str


# appendix 4: code → HTTP status
EPGU_STATUS = {
    "access_denied_person_permissions": 403,
    "access_denied_service": 403,
    "access_denied_system": 403,
    "access_denied_user": 403,
    "access_denied_user_legal": 403,
    "application_pending": 409,  # ours: a service with a meeting has an application under way
    "bad_delegation": 403,
    "bad_request": 400,
    "cancel_not_allowed": 405,
    "config_delegation": 403,
    "edit_not_allowed": 409,  # ours: a push in a status that takes none (without editAllowed)
    "internal_error": 500,
    "limitation_exception": 409,
    "not_found": 404,
    "order_access": 403,
    "push_denied": 403,
    "service_not_found": 400,
}
