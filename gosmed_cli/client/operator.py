"""The operator's surface of the included portal, `/_portal/*`: for `gosmed portal …` and the demo alone.

Nothing here is repeated: an operator sees a failure and decides.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..contract.dictionaries import dictionary
from ..errors import NotAllowed, NotFound, UsageProblem
from ..text import formats
from ..text.say import language
from . import decode
from .cabinet.base import query
from .cabinet.trust import TrustPart
from .files import FilePart, write_stream
from .http import httpx
from .retry import Repeat
from .transport import Transport

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..config import Settings
    from ..contract.cabinet.sign_in import TrustAnchors

_BASE = "/_portal"


@dataclass(frozen=True, slots=True)
class Reach:
    """How to reach a portal's operator: what `portal serve` writes to `portal.json`."""

    url: str
    key: str


def find(settings: Settings, *, data: Path | None = None, environment: Mapping[str, str] | None = None) -> Reach:
    """The portal to operate: GOSMED_PORTAL_KEY with the settings' portal, else `portal.json` of `--data DIR`,
    else the one in the state folder. Raises UsageProblem where there is none."""
    import os

    environment = os.environ if environment is None else environment
    key = environment.get("GOSMED_PORTAL_KEY")
    if key and data is None:
        if settings.portal is None:
            raise UsageProblem("client.no_portal")
        return Reach(settings.portal, key)
    file = (data / "portal.json") if data is not None else settings.paths.portal_file
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        return Reach(str(told["url"]), key or _key(told))
    except FileNotFoundError:
        raise UsageProblem("client.no_operator", path=str(file)) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageProblem("client.bad_operator_file", path=str(file)) from error


def _key(told: dict[str, Any]) -> str:
    return str(told["operator_key"] if "operator_key" in told else told["key"])


class Operator:
    """Each method is one request; answers are plain JSON as the portal gives it."""

    def __init__(self, transport: Transport, key: str) -> None:
        self._transport = transport
        self._headers = {"X-Portal-Key": key}

    async def _ask(self, method: str, path: str, **request: Any) -> Any:
        return await self._transport.json(
            method, _BASE + path, headers=self._headers, repeat=Repeat.NEVER, signed=False, **request
        )

    async def _items(self, path: str, **params: Any) -> list[dict[str, Any]]:
        value = await self._ask("GET", path, params=query(**params))
        return list(decode.an_object(value, _BASE + path, items=list)["items"])

    async def state(self) -> dict[str, Any]:
        return dict(await self._ask("GET", "/state"))

    async def clock(self) -> dict[str, Any]:
        """`now` (ISO) and `offset` (seconds)."""
        return dict(await self._ask("GET", "/clock"))

    async def move_clock(self, *, advance: str | None = None, to: str | None = None) -> dict[str, Any]:
        """`advance` is `5d`, `5wd`, `3h`, `30m`, `90s`; `to` is ISO 8601."""
        return dict(await self._ask("POST", "/clock", json=query(advance=advance, set=to)))

    async def decide(
        self,
        number: str,
        verdict: str,
        reason: str = "",
        *,
        role: str | None = None,
        institution: str | None = None,
        document: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """`verdict`: `approve`, `refuse` or `needs_correction`; returns the application.

        `role` and `institution` (its ОГРН) say who decides; `document` comes with the decision. Raises NotAllowed
        `desk.other_approver` with the role that decides."""
        body = {
            "number": number,
            "verdict": verdict,
            **query(reason=reason, role=role, institution=institution, document=document),
        }
        try:
            return dict(await self._ask("POST", "/decide", json=body))
        except NotFound as error:
            raise NotFound("client.no_application", number=number) from error
        except NotAllowed as error:
            raise _other_approver(error, number) or error from error

    async def visit(self, number: str, *, held: bool, by: str | None = None) -> dict[str, Any]:
        """The meeting took place, or the applicant did not come; `by` signs its act. Returns the application.

        Raises NotAllowed, `desk.meeting_ahead` with its time where that has not come."""
        body = {"number": number, "held": held, **query(by=by)}
        try:
            return dict(await self._ask("POST", "/visits", json=body))
        except NotFound as error:
            raise NotFound("client.no_application", number=number) from error
        except NotAllowed as error:
            raise _meeting_ahead(error, number, held=held) or error from error

    async def give_certificate(self, form: Mapping[str, str], question: str | None = None) -> dict[str, Any]:
        """The ministry's `certificate` for this paper form (R82), its `question`, if there is one, and the earlier
        certificate that it `replaces`."""
        return dict(await self._ask("POST", "/certificates", json={**form, **query(question=question)}))

    async def send_document(self, to: str, sender: str, document: Mapping[str, Any]) -> dict[str, Any]:
        """Send a document to the account with this login."""
        return dict(await self._ask("POST", "/documents", json={"to": to, "sender": sender, **document}))

    async def announce(self, announcement: Mapping[str, Any]) -> dict[str, Any]:
        """Announce an inspection or a change in regulation: `at`, and how many accounts were `told`."""
        return dict(await self._ask("POST", "/announcements", json=dict(announcement)))

    async def outbox(
        self, *, to: str | None = None, after: int | None = None, limit: int | None = None
    ) -> list[dict[str, Any]]:
        """Messages sent, the oldest first."""
        return await self._items("/outbox", to=to, after=after, limit=limit)

    async def faults(self) -> list[dict[str, Any]]:
        return await self._items("/faults")

    async def add_fault(self, fault: dict[str, Any]) -> dict[str, Any]:
        return dict(await self._ask("POST", "/faults", json=fault))

    async def clear_faults(self, number: int | None = None) -> None:
        """All faults, or the one of this number. Raises NotFound."""
        try:
            await self._ask("DELETE", "/faults" if number is None else f"/faults/{number}")
        except NotFound as error:
            raise NotFound("client.unknown_fault", number=number) from error

    async def requests(self, *, after: int | None = None, limit: int | None = None) -> list[dict[str, Any]]:
        return await self._items("/requests", after=after, limit=limit)

    async def audit(
        self, *, login: str | None = None, after: int | None = None, limit: int | None = None
    ) -> list[dict[str, Any]]:
        """Who signed in and who read or exported which record, the oldest first; of one account with `login`."""
        return await self._items("/audit", login=login, after=after, limit=limit)

    async def withdraw_link(self, login: str, ogrn: str) -> None:
        """End the link of this account to this institution. Raises NotFound."""
        await self._ask("POST", "/links/withdrawals", json={"login": login, "ogrn": ogrn})

    async def approve_sign_in(self, challenge: str | None = None) -> dict[str, Any]:
        return dict(await self._ask("POST", "/sign-in/approve", json=query(challenge=challenge)))

    async def issue_certificate(self, wanted: Mapping[str, Any]) -> dict[str, Any]:
        """A training certificate for `public_key` (PEM) and the person described."""
        return dict(await self._ask("POST", "/ca/certificates", json=dict(wanted)))

    async def certificates(self, *, after: int | None = None, limit: int | None = None) -> list[dict[str, Any]]:
        """Training certificates issued, the oldest first."""
        return await self._items("/ca/certificates", after=after, limit=limit)

    async def revoke_certificate(self, serial: str) -> dict[str, Any]:
        return dict(await self._ask("POST", "/ca/revocations", json={"serial": serial}))

    async def trust(self) -> TrustAnchors:
        """Whose signatures the portal believes; nothing of an operator's, everybody may ask."""
        return await TrustPart(self._transport).trust()

    async def save_snapshot(self, target: Path) -> None:
        """Save all state of the portal at `target`."""
        path = f"{_BASE}/snapshot"
        async with self._transport.stream("POST", path, headers=self._headers, signed=False) as response:
            await write_stream(response, target)

    async def load_snapshot(self, source: Path) -> dict[str, Any]:
        """Replace all state of the portal by a snapshot."""
        try:
            part = FilePart(source)
        except OSError as error:
            raise UsageProblem("client.cannot_read", path=str(source), reason=error.strerror or "") from error
        headers = {**self._headers, "Content-Type": "application/octet-stream", "Content-Length": str(part.length)}
        value = await self._transport.json(
            "PUT", f"{_BASE}/snapshot", headers=headers, content=part, repeat=Repeat.NEVER, signed=False
        )
        return dict(value)

    async def scenarios(self) -> list[str]:
        value = await self._ask("GET", "/scenarios")
        return [str(one) for one in decode.an_object(value, "/_portal/scenarios", items=list)["items"]]

    async def load_scenario(self, *, name: str | None = None, text: str | None = None) -> dict[str, Any]:
        return dict(await self._ask("POST", "/scenario", json=query(name=name, text=text)))

    async def check_scenario(self, text: str) -> list[str]:
        """What is wrong with the text of a scenario; empty when nothing is."""
        value = await self._ask("POST", "/scenario/check", json={"text": text})
        return [str(one) for one in decode.an_object(value, "/_portal/scenario/check", problems=list)["problems"]]

    async def reset(self) -> dict[str, Any]:
        return dict(await self._ask("POST", "/reset"))


def _other_approver(error: NotAllowed, number: str) -> NotAllowed | None:
    """The refusal that names the role which decides, in our own words; None for another refusal."""
    if not error.code.endswith(".other_approver") or not error.details:
        return None
    role = error.details[0].code
    roles = dictionary("approvers")
    item = roles.find(role) if roles else None
    return NotAllowed(
        "desk.other_approver", number=number, role=role, title=item.shown(language()) if item else role
    )


def _meeting_ahead(error: NotAllowed, number: str, *, held: bool) -> NotAllowed | None:
    """The refusal that names the time of the meeting, in our own words; None for another refusal."""
    if not error.code.endswith("meeting_ahead") or not error.details:
        return None
    moment = error.details[0].text or ""
    try:
        at = formats.parse(moment)
    except ValueError:
        return None
    option = "--held" if held else "--missed"
    return NotAllowed("desk.meeting_ahead", number=number, at=at, moment=moment, option=option)


@asynccontextmanager
async def operate(
    settings: Settings, reach: Reach, *, transport: httpx.AsyncBaseTransport | None = None
) -> AsyncIterator[Operator]:
    """A connection to the portal's operator surface."""
    wire = Transport(replace(settings, portal=reach.url), transport=transport)
    try:
        yield Operator(wire, reach.key)
    finally:
        await wire.close()
