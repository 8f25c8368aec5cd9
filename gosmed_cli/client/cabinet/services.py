"""The catalogue as the portal serves it, and the feed of events: `/services`, `/events`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...contract.wire import BASE
from .. import decode
from .base import Part, query, segment

if TYPE_CHECKING:
    from ...contract.cabinet.account import Account
    from ...contract.cabinet.notices import EventPage
    from ...contract.cabinet.services import ServicePage


class ServicesPart(Part):
    async def services(
        self, *, q: str | None = None, category: str | None = None, cursor: str | None = None
    ) -> ServicePage:
        """Search by words and category (R34); without sign-in."""
        path = f"{BASE}/services"
        params = query(q=q, category=category, cursor=cursor)
        value = await self._transport.json("GET", path, params=params, signed=False)
        found = decode.page(value, path, lambda one, what: decode.an_object(one, what, "slug", title=dict))
        return cast("ServicePage", found)

    async def service(self, slug: str, *, etag: str | None = None) -> tuple[dict[str, Any] | None, str | None]:
        """A catalogue entry (`catalogue.Service.of` reads it) and its ETag; None for the entry when it is the
        one with `etag` still. Raises NotFound."""
        what = f"{BASE}/services/{{slug}}"
        headers = {"If-None-Match": etag} if etag else {}
        path = f"{BASE}/services/{segment(slug)}"
        answer = await self._transport.answer("GET", path, template=what, headers=headers, signed=False)
        if answer.status_code == 304:
            return None, etag
        entry = decode.an_object(decode.body(answer, what), what, "slug", fields=list, attachments=list)
        return entry, answer.headers.get("ETag")

    async def switch_service(self, name: str, *, on: bool) -> Account:
        """Switch a professional service on or off (R59). Raises NotFound; NotAllowed for one that is not open."""
        path = f"{BASE}/account/services/{segment(name)}"
        what = f"{BASE}/account/services/{{name}}"
        value = await self._transport.json("PUT" if on else "DELETE", path, template=what)
        return cast("Account", decode.account(value, what))

    async def events(self, *, after: int, wait: int = 0, limit: int | None = None) -> EventPage:
        """Events later than `after`; the portal holds the request for up to `wait` seconds until there is one."""
        path = f"{BASE}/events"
        value = await self._transport.json(
            "GET",
            path,
            params={"after": after, **query(wait=wait or None, limit=limit)},
            timeout=self._transport.settings.timeout + wait,
        )
        return cast("EventPage", decode.an_object(value, path, items=list, next=int))
