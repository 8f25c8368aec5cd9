"""API ЕПГУ 1.12.1: applications (`/api/gusmev`), dictionaries (`/api/nsi`), files (`/api/storage`)."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import NotFound
from . import decode
from .failures import bad_answer
from .files import FilePart, download
from .retry import Repeat
from .transport import Transport

_ORDER = "/api/gusmev/order"
_DETAILS = f"{_ORDER}/{{orderId}}"


@dataclass(frozen=True, slots=True)
class Details:
    """What the portal says of an order. `code` is of appendix 1 (`OK` once the order was passed on); `order`
    is the inner object, decoded, and None until then."""

    code: str
    message: str
    order: dict[str, Any] | None
    message_id: str = ""  # of the push that the portal has taken last; not every portal says

    @property
    def passed_on(self) -> bool:
        """Whether the portal has accepted the files: the specification's example says OK, its table DONE."""
        return self.code in ("OK", "DONE")


@dataclass(frozen=True, slots=True)
class OrderStatus:
    """A line of the feed or the batch. `updated` is Moscow time in milliseconds, without a zone; None and an
    empty title for a number that was not found."""

    number: str
    status_id: int | None
    title: str
    updated: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """Part `index` of `count` of the archive at `path`: `size` bytes from `start`."""

    path: Path
    index: int
    count: int
    start: int
    size: int


class Epgu:
    """One method each of the specification's table 3 that gosmed uses."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def create_order(self, service_code: str, target_code: str, region: str) -> str:
        """A new order's number. Not repeated once it may have arrived: an order without a file is never listed
        and vanishes, but it counts against the 20 applications in 10 minutes."""
        body = {"region": region, "serviceCode": service_code, "targetCode": target_code}
        value = await self._transport.json("POST", _ORDER, json=body, repeat=Repeat.UNDONE)
        return str(decode.an_object(value, _ORDER, orderId=int)["orderId"])

    async def push_chunk(
        self, number: str, chunk: Chunk, meta: dict[str, str], *, sent: Callable[[int], None] | None = None
    ) -> bool:
        """Send one part; True when it was the last and the archive is whole (200), False for 206.

        Not repeated here: `submit` decides, because the window of five minutes may have passed."""
        boundary = secrets.token_hex(16)
        part = FilePart(
            chunk.path,
            chunk.start,
            chunk.size,
            before=_preamble(boundary, number, chunk, meta),
            after=f"\r\n--{boundary}--\r\n".encode(),
            sent=sent,
        )
        answer = await self._transport.answer(
            "POST",
            "/api/gusmev/push/chunked",
            content=part,
            headers={
                "Content-Type": f"multipart/form-data; boundary={boundary}",
                "Content-Length": str(part.length),
            },
            repeat=Repeat.NEVER,
        )
        return answer.status_code == 200

    async def details(self, number: str) -> Details:
        """Raises NotFound for an unknown number (204) and somebody else's (403)."""
        try:
            value = await self._transport.json("POST", f"{_ORDER}/{_digits(number)}", template=_DETAILS)
        except NotFound as error:
            raise NotFound("client.unknown_number", number=number) from error
        if value is None:
            raise NotFound("client.unknown_number", number=number)
        found = decode.an_object(value, _DETAILS, "code")
        message, id_ = (str(found.get(name) or "") for name in ("message", "messageId"))
        return Details(found["code"], message, _inner(found.get("order")), id_)

    async def cancel(self, number: str) -> None:
        """Raises NotAllowed where it is too late, NotFound."""
        await self._transport.answer(
            "POST",
            f"{_ORDER}/{_digits(number)}/cancel",
            template=f"{_DETAILS}/cancel",
            repeat=Repeat.UNDONE,
        )

    async def updated_after(self, moment: str, *, page: int = 0, size: int = 200) -> tuple[list[OrderStatus], int]:
        """One page of the change feed and the total: what changed after `moment` (Moscow time, milliseconds)."""
        params = {"pageNum": page, "pageSize": size, "updatedAfter": moment}
        return await self._statuses("getUpdatedAfter", params)

    async def orders_status(self, numbers: Sequence[str], *, page: int = 0, size: int = 200) -> list[OrderStatus]:
        """The present status of each of these orders."""
        params = {"pageNum": page, "pageSize": size, "orderIds": ",".join(numbers)}
        return (await self._statuses("getOrdersStatus", params))[0]

    async def _statuses(self, name: str, params: dict[str, Any]) -> tuple[list[OrderStatus], int]:
        path = f"{_ORDER}/{name}"
        value = await self._transport.json("GET", path, params=params)
        found = decode.an_object(value, path, content=list, totalCount=int)
        return [_status(one, path) for one in found["content"]], found["totalCount"]

    async def dictionary(
        self,
        code: str,
        *,
        parent: str | None = None,
        tree: str = "ONELEVEL",
        page: int | None = None,
        size: int | None = None,
    ) -> list[dict[str, Any]]:
        """Items of a dictionary: `value`, `title`, `parentValue`…; pages count from 1. `tree` SUBTREE
        answers those at any depth under `parent`. Raises NotFound."""
        from .cabinet.base import query, segment

        what = "/api/nsi/v1/dictionary/{code}"
        body = {"treeFiltering": tree, **query(parentRefItemValue=parent, pageNum=page, pageSize=size)}
        path = f"/api/nsi/v1/dictionary/{segment(code)}"
        value = await self._transport.json("POST", path, template=what, json=body, signed=False)
        found = decode.an_object(value, what, error=dict)
        if found["error"].get("code") != 0:
            raise NotFound("client.unknown_dictionary", code_given=code)
        items = decode.a_list(found.get("items"), what)
        return [decode.an_object(one, what, "value", "title") for one in items]

    async def download(self, link: str, target: Path) -> None:
        """Save the file of a `terrabyte://00/{objectId}/{mnemonic}/{objectType}` link at `target`."""
        from urllib.parse import unquote

        object_id, mnemonic, object_type = parse_link(link)
        await download(
            self._transport,
            f"/api/storage/v2/files/{object_id}/{object_type}/download",
            target,
            template="/api/storage/v2/files/{objectId}/{objectType}/download",
            params={"mnemonic": unquote(mnemonic)},
        )


def _preamble(boundary: str, number: str, chunk: Chunk, meta: dict[str, str]) -> bytes:
    """Everything of the multipart body before the file's bytes (table 10); `meta` is always sent."""
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n'
    text = head + json.dumps(meta) + "\r\n"
    for name, value in (("orderId", number), ("chunk", chunk.index), ("chunks", chunk.count)):
        text += f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
    text += (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{chunk.path.name}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    )
    return text.encode()


def _inner(text: Any) -> dict[str, Any] | None:
    """The order, which travels as an escaped JSON string."""
    if text in (None, ""):
        return None
    try:
        value = json.loads(text) if isinstance(text, str) else text
    except ValueError as error:
        raise bad_answer(_DETAILS) from error
    return decode.an_object(value, _DETAILS)


def _status(value: Any, path: str) -> OrderStatus:
    found = decode.an_object(value, path)
    number = found.get("orderId", found.get(" orderId"))  # the specification's own example has the space
    status = found.get("status")
    if status is None:
        return OrderStatus(str(number), None, "", "")
    decode.an_object(status, path, "statusName", "updated", statusId=int)
    return OrderStatus(str(number), status["statusId"], status["statusName"], status["updated"])


def _digits(number: str) -> str:
    """An order's number as part of a path. Raises NotFound for what cannot be one."""
    if not (number.isascii() and number.isdigit() and len(number) < 20):
        raise NotFound("client.unknown_number", number=number)
    return number


def parse_link(link: str) -> tuple[str, str, str]:
    """Object id, mnemonic and object type of a terrabyte link. Raises Unavailable for another shape."""
    parts = link.removeprefix("terrabyte://00/").split("/")
    if not link.startswith("terrabyte://") or len(parts) != 3 or not (parts[0].isdigit() and parts[2].isdigit()):
        raise bad_answer(_DETAILS)
    return parts[0], parts[1], parts[2]
