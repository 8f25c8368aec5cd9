"""Notices, how they come, and the action log: what the portal has told, and what was done here and elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from ..contract.vocabulary import NoticeChannel, NoticeKind
from ..errors import UsageProblem
from .paging import everything, stream

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.notices import Action, Notice, NoticeSetting, NoticeSwitch

_STATES = {"on": True, "off": False}


async def list_(portal: Portal, *, kind: str | None = None, limit: int | None = None) -> list[Notice]:
    """Notices, newest first: all, or `limit` of them. Raises UsageProblem for a kind that is none."""
    if kind is not None and kind not in list(NoticeKind):
        raise UsageProblem("bad_choice", option="--kind", value=kind, choices=", ".join(NoticeKind))

    async def fetch(cursor: str | None, size: int) -> Any:
        return await portal.cabinet.notifications(kind=kind, cursor=cursor, limit=size)

    return cast("list[Notice]", await everything(fetch, limit))


async def actions(portal: Portal, *, limit: int | None = None) -> list[Action]:
    """The action log, newest first: all of it, or `limit` entries."""

    async def fetch(cursor: str | None, size: int) -> Any:
        return await portal.cabinet.action_log(cursor=cursor, limit=size)

    return cast("list[Action]", await everything(fetch, limit))


async def actions_about(portal: Portal, prefix: str, *, limit: int | None = None) -> list[Action]:
    """Entries of the action log whose action begins so, newest first: all of them, or `limit`."""

    async def fetch(cursor: str | None, size: int) -> Any:
        return await portal.cabinet.action_log(cursor=cursor, limit=size)

    found: list[Action] = []
    async for one in stream(fetch):
        if limit is not None and len(found) >= limit:
            break
        if one["action"].startswith(prefix):
            found.append(one)
    return found


async def switch(portal: Portal, given: Iterable[str]) -> list[NoticeSetting]:
    """Switch channels as typed: `sms=off`, `reminder.email=on`, in this order.

    Raises UsageProblem for what is no setting, RuleBroken where notices of security would be silenced.
    """
    return await portal.cabinet.switch_notices([_parsed(one) for one in given])


def _parsed(text: str) -> NoticeSwitch:
    name, _, state = text.strip().lower().partition("=")
    kind, _, channel = name.strip().rpartition(".")
    good = channel in list(NoticeChannel) and (not kind or kind in list(NoticeKind)) and state.strip() in _STATES
    if not good:
        raise UsageProblem(
            "notices.setting", given=text, channels=", ".join(NoticeChannel), kinds=", ".join(NoticeKind)
        )
    changed = {"channel": channel, "on": _STATES[state.strip()], **({"kind": kind} if kind else {})}
    return cast("NoticeSwitch", changed)
