"""Messages of API ЕПГУ 1.12.1, spelt as the specification spells them (tables 6–32).

POST /api/gusmev/order                      NewOrder → OrderCreated
POST /api/gusmev/push                       multipart meta, file → OrderCreated
POST /api/gusmev/push/chunked               multipart meta, orderId, chunk, chunks, file → OrderCreated
POST /api/gusmev/order/{orderId}            → OrderDetails; 204 for an unknown one
POST /api/gusmev/order/{orderId}/cancel     → 200
GET  /api/gusmev/order/getUpdatedAfter      pageNum pageSize updatedAfter → StatusPage
GET  /api/gusmev/order/getOrdersStatus      pageNum pageSize orderIds → StatusPage
POST /api/nsi/v1/dictionary/{code}          DictionaryRequest → DictionaryPage
GET  /api/storage/v2/files/{objectId}/{objectType}/download?mnemonic=…    the file
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

SENT_FILE = 2  # objectType: what the applicant sent; objectId is the order's number
ANSWER_FILE = 3  # objectType: what the department answered; objectId is the status' id in the history


class NewOrder(TypedDict):
    """Table 6."""

    serviceCode: str
    targetCode: str
    region: str


class OrderCreated(TypedDict):
    """Tables 7, 11, 15."""

    orderId: int


class OrderDetails(TypedDict):
    """Table 27. `order` is a JSON object as a string (table 28), None until the order was passed on."""

    code: str
    message: str | None
    messageId: NotRequired[str | None]
    order: str | None


class OrderState(TypedDict):
    """`updated` is Moscow time without an offset: 2022-12-21T20:49:37.672."""

    statusId: int
    statusName: str
    updated: str


class FoundOrder(TypedDict):
    orderId: int
    orderSearchStatus: Literal["FOUND", "NOT_FOUND"]
    status: OrderState | None


class StatusPage(TypedDict):
    """Tables 21, 24."""

    count: int
    totalCount: int
    content: list[FoundOrder]


class DictionaryRequest(TypedDict):
    """Table 31; pages count from 1, and without them everything is answered."""

    treeFiltering: Literal["ONELEVEL", "SUBTREE"]
    parentRefItemValue: NotRequired[str | None]
    pageNum: NotRequired[int | None]
    pageSize: NotRequired[int | None]


class DictionaryError(TypedDict):
    code: int
    message: str


class DictionaryItem(TypedDict):
    value: str
    parentValue: str | None
    title: str
    isLeaf: bool
    children: list[dict[str, Any]]
    attributes: list[dict[str, Any]]
    source: str | None
    attributeValues: dict[str, Any]


class DictionaryPage(TypedDict):
    """Table 32; `error.code` 0 is success."""

    error: DictionaryError
    fieldErrors: list[dict[str, Any]]
    total: int
    items: list[DictionaryItem]


def link(object_id: int, mnemonic: str, object_type: int) -> str:
    """The link by which details name a file.

    >>> link(6268157772, "remarks.json", 3)
    'terrabyte://00/6268157772/remarks.json/3'
    """
    return f"terrabyte://00/{object_id}/{mnemonic}/{object_type}"
