"""Answers without pydantic: plain dicts, of which the shape is checked lightly before anybody relies on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .failures import bad_answer

if TYPE_CHECKING:
    from .http import httpx


def an_object(value: Any, what: str, *texts: str, **kinds: type | tuple[type, ...]) -> dict[str, Any]:
    """`value` as an object whose `texts` are strings and whose other named members have the given types.

    Raises Unavailable `client.bad_answer` naming the endpoint `what`.
    """
    if not isinstance(value, dict):
        raise bad_answer(what)
    for name in texts:
        if not isinstance(value.get(name), str):
            raise bad_answer(what)
    for name, kind in kinds.items():
        if not isinstance(value.get(name), kind):
            raise bad_answer(what)
    return value


def a_list(value: Any, what: str) -> list[Any]:
    if not isinstance(value, list):
        raise bad_answer(what)
    return value


def body(answer: httpx.Response, what: str) -> Any:
    """The JSON of an answer. Raises Unavailable `client.bad_answer`."""
    try:
        return answer.json()
    except ValueError as error:
        raise bad_answer(what) from error


def challenge(value: Any, what: str) -> dict[str, Any]:
    return an_object(value, what, "challenge", "method", "sent_to", "expires_at")


def account(value: Any, what: str) -> dict[str, Any]:
    return an_object(value, what, "id", "email", "phone", "level", known=dict, next_step=dict)


def application(value: Any, what: str) -> dict[str, Any]:
    """What every reader of an application relies on; an unknown status is a text like any other."""
    texts = ("number", "service", "service_title", "status", "status_title", "updated_at")
    found = an_object(value, what, *texts, attempt=int, remarks=list, history=list)
    for name in ("submitted_at", "review_due_at", "resubmit_until"):
        if not isinstance(found.setdefault(name, None), str | None):
            raise bad_answer(what)
    for remark in found["remarks"]:
        an_object(remark, what, "code", "message")
    for entry in found["history"]:
        an_object(entry, what, "status", "status_title", "at")
    for enclosed in a_list(found.setdefault("documents", []), what):
        an_object(enclosed, what, "id", "title", "name")
    for name in ("editable", "cancellable", "resubmittable", "decision"):
        found.setdefault(name, False)
    return found


def document(value: Any, what: str) -> dict[str, Any]:
    return an_object(
        value,
        what,
        "id",
        "kind",
        "kind_title",
        "name",
        "sha256",
        "status",
        "status_title",
        "uploaded_at",
        size=int,
    )


def page(value: Any, what: str, each: Callable[[Any, str], dict[str, Any]]) -> dict[str, Any]:
    """A page of a list: `items`, each of the right shape, and `next`."""
    found = an_object(value, what, items=list)
    found.setdefault("next", None)
    for one in found["items"]:
        each(one, what)
    return found
