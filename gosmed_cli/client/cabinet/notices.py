"""Notices and their settings, the action log: `/notifications`, `/journal`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from ...contract.wire import BASE
from .. import decode
from .base import Part, query

if TYPE_CHECKING:
    from ...contract.cabinet.notices import ActionPage, NoticePage, NoticeSetting, NoticeSwitch

_SETTINGS = f"{BASE}/notifications/settings"


class NoticesPart(Part):
    async def notifications(
        self, *, kind: str | None = None, cursor: str | None = None, limit: int | None = None
    ) -> NoticePage:
        path = f"{BASE}/notifications"
        value = await self._transport.json("GET", path, params=query(kind=kind, cursor=cursor, limit=limit))
        return cast("NoticePage", decode.page(value, path, _notice))

    async def notice_settings(self) -> list[NoticeSetting]:
        return _settings(await self._transport.json("GET", _SETTINGS))

    async def switch_notices(self, changes: Sequence[NoticeSwitch]) -> list[NoticeSetting]:
        """Switch channels on and off. Raises RuleBroken where notices of security would be silenced."""
        return _settings(await self._transport.json("PUT", _SETTINGS, json={"items": list(changes)}))

    async def action_log(self, *, cursor: str | None = None, limit: int | None = None) -> ActionPage:
        path = f"{BASE}/journal"
        value = await self._transport.json("GET", path, params=query(cursor=cursor, limit=limit))
        return cast("ActionPage", decode.page(value, path, _action))


def _notice(value: Any, what: str) -> dict[str, Any]:
    return decode.an_object(value, what, "kind", "at", "subject", "text", channels=list)


def _action(value: Any, what: str) -> dict[str, Any]:
    return decode.an_object(value, what, "action", "at", "object", "device")


def _settings(value: Any) -> list[NoticeSetting]:
    items = decode.an_object(value, _SETTINGS, items=list)["items"]
    found = [decode.an_object(one, _SETTINGS, "kind", sms=bool, email=bool, push=bool) for one in items]
    return cast("list[NoticeSetting]", found)
