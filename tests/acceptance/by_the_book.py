"""API ЕПГУ by its specification alone: a client that knows nothing of gosmed.

Written from the examples and tables of the published specification (1.12.1), over bare `http.client`; it
imports nothing of ours. Run: `python by_the_book.py URL CONFIG.json`, CONFIG holding what a vendor is given:

    {"token": …, "foreign_token": …, "region": "45000000000", "archives": folder,
     "service": {"serviceCode": …, "targetCode": …},
     "dictionary": "specialties", "operator_key": …}

An archive is made by the specification of the service, for each order number as `want NUMBER` asks for it, as
`NUMBER.zip` (0: an archive that names no order); what is in it is none of this script's business. Each step
prints a line; the first that differs from the specification ends the run with 1.
"""

from __future__ import annotations

import json
import sys
import uuid
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit


class Differs(Exception):
    """The portal answered otherwise than the specification says."""


def expect(condition: bool, what: str, *seen: object) -> None:
    if not condition:
        raise Differs(f"{what}: {' '.join(map(repr, seen))[:600]}")


class Client:
    """Bare HTTP with a bearer token; `name` is whose, to ask for a new one when it has run out (401)."""

    def __init__(self, url: str, token: str | None, name: str = "") -> None:
        self.host = urlsplit(url).netloc
        self.token = token
        self.name = name

    def renew(self) -> None:
        """«Получить новый маркер доступа и повторить запрос» (appendix 4)."""
        print(f"token {self.name}", flush=True)
        self.token = sys.stdin.readline().strip()

    def call(
        self,
        method: str,
        path: str,
        body: bytes | str | None = None,
        content_type: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> tuple[int, Any, HTTPResponse]:
        connection = HTTPConnection(self.host, timeout=60)
        sent = dict(headers or {})
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        if content_type:
            sent["Content-Type"] = content_type
        connection.request(method, path, body.encode() if isinstance(body, str) else body, sent)
        response = connection.getresponse()
        raw = response.read()
        connection.close()
        is_json = "json" in response.headers.get("Content-Type", "")
        return response.status, (json.loads(raw) if is_json and raw else raw), response

    def post_json(self, path: str, value: object) -> tuple[int, Any, HTTPResponse]:
        return self.call("POST", path, json.dumps(value, ensure_ascii=False), "application/json")

    def post_form(
        self, path: str, fields: dict[str, object], file: bytes, name: str = "archive.zip"
    ) -> tuple[int, Any, HTTPResponse]:
        boundary = uuid.uuid4().hex
        parts = b""
        for key, value in fields.items():
            kind = "\r\nContent-Type: application/json" if key == "meta" else ""
            text = json.dumps(value) if isinstance(value, dict) else str(value)
            parts += (
                f'--{boundary}\r\nContent-Disposition: form-data; name="{key}"{kind}\r\n\r\n{text}\r\n'.encode()
            )
        parts += (
            f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n"
        ).encode()
        body = parts + file + f"\r\n--{boundary}--\r\n".encode()
        return self.call("POST", path, body, f"multipart/form-data; boundary={boundary}")


def said(line: str) -> None:
    print(f"ok  {line}", flush=True)


def dictionary(url: str, code: str) -> None:
    anonymous = Client(url, None)
    path = f"/api/nsi/v1/dictionary/{code}"
    status, whole, _ = anonymous.post_json(path, {"treeFiltering": "ONELEVEL"})
    expect(status == 200 and whole["error"]["code"] == 0, "dictionary without paging", status, whole)
    expect(whole["total"] == len(whole["items"]), "all items without paging", whole["total"], len(whole["items"]))
    item = whole["items"][0]
    for key in ("value", "parentValue", "title", "isLeaf", "children", "attributes", "attributeValues"):
        expect(key in item, f"item has {key}", item)
    said(f"dictionary {code}: {whole['total']} items at once, without sign-in")
    _, first, _ = anonymous.post_json(path, {"treeFiltering": "ONELEVEL", "pageNum": 1, "pageSize": 2})
    _, second, _ = anonymous.post_json(path, {"treeFiltering": "ONELEVEL", "pageNum": 2, "pageSize": 2})
    expect(first["items"] == whole["items"][:2], "page 1 is the first", first["items"])
    expect(second["items"] == whole["items"][2:4], "page 2 follows", second["items"])
    expect(first["total"] == whole["total"], "total counts everything", first["total"])
    said("dictionary by pages, counted from 1")
    status, bad, _ = anonymous.post_json(
        "/api/nsi/v1/dictionary/no-such-dictionary", {"treeFiltering": "ONELEVEL"}
    )
    expect(status == 200 and bad["error"]["code"] != 0, "unknown dictionary", status, bad)
    status, bad, _ = anonymous.post_json(path, {"treeFiltering": "SIDEWAYS"})
    expect(bad.get("fieldErrors") or status == 400, "wrong treeFiltering", status, bad)
    said("dictionary errors")


def create(client: Client, service: dict[str, str], region: str) -> int:
    status, body, _ = client.post_json("/api/gusmev/order", {"region": region, **service})
    expect(status == 200 and isinstance(body["orderId"], int), "order created", status, body)
    return int(body["orderId"])


def details(client: Client, order: int) -> tuple[str, dict[str, Any]]:
    status, body, _ = client.call("POST", f"/api/gusmev/order/{order}")
    expect(status == 200, "details", status, body)
    inner = body["order"]
    expect(inner is None or isinstance(inner, str), "order is an escaped JSON string", type(inner))
    return body["code"], json.loads(inner) if inner else {}


def chunked(client: Client, order: int, meta: dict[str, str] | None, data: bytes, size: int) -> None:
    parts = [data[at : at + size] for at in range(0, len(data), size)] or [b""]
    for number, part in enumerate(parts):
        fields: dict[str, object] = {"orderId": order, "chunk": number, "chunks": len(parts)}
        if meta:
            fields = {"meta": meta, **fields}
        status, body, _ = client.post_form("/api/gusmev/push/chunked", fields, part)
        last = number == len(parts) - 1
        expect(status == (200 if last else 206), f"chunk {number} of {len(parts)}", status, body)
        expect(body == {"orderId": order}, "chunk answers with the order", body)


INNER = (
    "orderType", "hasNewStatus", "smevTx", "stateOrgId", "hasEmpowerment2021", "smevMessageId", "notifySms",
    "notifyEmail", "notifyPush", "hasChildren", "stateStructureName", "portalCode", "formVersion",
    "stateOrgStatusCode", "stateOrgStatusName", "routingCode", "orderAttributeEvents", "ownerId", "eserviceId",
    "currentStatusHistoryId", "hasTimestamp", "orderStatusName", "portalName", "paymentRequired",
    "paymentStatusEvents", "payback", "readyToPush", "admLevelCode", "id", "signCnt", "allFileSign",
    "orgUserName", "noPaidPaymentCount", "childrenSigned", "creationMode", "powerMnemonic", "orderStatusId",
    "withCustomResult", "statuses", "orderDate", "updated", "hasNoPaidPayment", "servicePassportId", "checkQueue",
    "withDelivery", "gisdo", "userSelectedRegion", "sourceSystem", "serviceUrl", "eQueueEvents",
    "hasActiveInviteToEqueue", "multRegion", "serviceEpguId", "extSystem", "useAsTemplate", "edsStatus",
    "allowToDelete", "qrlink", "requestDate", "hasPreviewPdf", "stateOrgCode", "testUser", "personType",
    "textMessages", "serviceTargetId", "orderPayments", "unreadMessageCnt", "orderResponseFiles", "hasResult",
    "serviceName", "deprecatedService", "hubForm", "userId", "allowToEdit", "orderAttachmentFiles", "closed",
    "online", "readyToSign", "currentStatusHistory", "infoMessages", "location", "paymentCount", "draftHidden",
    "stateStructureId",
)  # fmt: skip
HISTORY = (
    "date", "cancelAllowed", "unreadEvent", "deliveryCancelAllowed", "finalStatus", "orderId",
    "stateOrgStatusCode", "hasResult", "stateOrgStatusDescr", "title", "sendMessageAllowed", "statusId",
    "editAllowed", "sender", "comment", "id",
)  # fmt: skip


def submitted(client: Client, order: int) -> dict[str, Any]:
    code, inner = details(client, order)
    expect(code == "OK", "details of a submitted order", code, inner)
    for key in INNER:
        expect(key in inner, f"inner order has {key}", sorted(inner))
    for entry in inner["statuses"]:
        for key in HISTORY:
            expect(key in entry, f"status has {key}", sorted(entry))
    expect(inner["id"] == order, "inner id", inner["id"])
    expect(inner["currentStatusHistoryId"] == inner["statuses"][-1]["id"], "current status is the last")
    expect(inner["statuses"][0]["statusId"] == 0, "history begins with the draft", inner["statuses"][0])
    file = inner["orderAttachmentFiles"][0]
    expect(str(file["link"]).startswith(f"terrabyte://00/{order}/"), "link of a sent file", file)
    return inner


def statuses(client: Client, orders: list[int], unknown: int, foreign: int) -> None:
    wanted = [*orders, unknown, foreign]
    joined = ",".join(map(str, wanted))
    repeated = "&".join(f"orderIds={one}" for one in wanted)
    answers = []
    for slash in ("", "/"):
        for query in (f"orderIds={joined}", repeated):
            status, body, _ = client.call(
                "GET", f"/api/gusmev/order/getOrdersStatus{slash}?pageNum=0&pageSize=50&{query}"
            )
            expect(status == 200, f"batch {slash} {query[:20]}", status, body)
            answers.append(body)
    expect(all(one == answers[0] for one in answers), "four spellings, one answer", answers)
    body = answers[0]
    expect(body["count"] == len(body["content"]) == len(wanted), "batch answers for each number", body)
    by_number = {one["orderId"]: one for one in body["content"]}
    for order in orders:
        entry = by_number[order]
        expect(entry["orderSearchStatus"] == "FOUND", "own order is found", entry)
        expect(isinstance(entry["status"]["statusId"], int) and entry["status"]["statusName"], "status", entry)
        expect(len(entry["status"]["updated"]) == len("2022-12-21T20:49:37.672"), "milliseconds, no zone", entry)
    for order in (unknown, foreign):
        expect(
            by_number[order] == {"orderId": order, "orderSearchStatus": "NOT_FOUND", "status": None},
            "NOT_FOUND",
            order,
        )
    _, page, _ = client.call("GET", f"/api/gusmev/order/getOrdersStatus?pageNum=1&pageSize=1&orderIds={joined}")
    expect(page["count"] == 1 and page["totalCount"] == len(wanted), "second page of one", page)
    expect(page["content"][0]["orderId"] == wanted[1], "pages keep the order asked", page)
    said("batch of statuses: both spellings, with and without a slash, pages from 0")


def feed(client: Client, orders: list[int]) -> None:
    path = "/api/gusmev/order/getUpdatedAfter?pageNum=0&pageSize=50&updatedAfter="
    status, body, _ = client.call("GET", path + "2022-12-10T12:31:42.000")
    expect(
        status == 200 and {one["orderId"] for one in body["content"]} >= set(orders), "feed of all", status, body
    )
    latest = max(one["status"]["updated"] for one in body["content"])
    _, after, _ = client.call("GET", path + latest)
    expect(after["content"] == [] and after["totalCount"] == 0, "nothing after the newest", after)
    _, slash, _ = client.call("GET", path.replace("After?", "After/?") + "2022-12-10T12:31:42.000")
    expect(slash == body, "the same with a slash", slash)
    for bad in ("yesterday", ""):
        status, body, _ = client.call("GET", path + bad)
        expect(status == 400 and body["code"] == "bad_request", "feed with a wrong time", status, body)
    said("feed of changes after a time, in milliseconds")


def files(client: Client, stranger: Client, order: int, objects: list[tuple[int, str, int]]) -> None:
    for object_id, mnemonic, object_type in objects:
        path = f"/api/storage/v2/files/{object_id}/{object_type}/download?mnemonic={quote(mnemonic)}"
        status, raw, response = client.call("GET", path)
        expect(status == 200, "download", path, status, raw)
        if mnemonic.endswith(".pdf"):
            expect(bytes(raw).startswith(b"%PDF-"), "the decision is a PDF", raw[:20])
            expect(
                response.headers["Content-Type"] == "application/pdf", "its type", response.headers["Content-Type"]
            )
        status, body, _ = stranger.call("GET", path)
        expect(status in (403, 404), "a stranger gets no file", status, body)
    said(f"{len(objects)} files of order {order} downloaded, none by a stranger")


def parsed(link: str) -> tuple[int, str, int]:
    object_id, mnemonic, object_type = link.removeprefix("terrabyte://00/").split("/")
    return int(object_id), mnemonic, int(object_type)


def errors(
    client: Client, stranger: Client, anonymous: Client, order: int, unknown: int, service: dict[str, str]
) -> None:
    for wrong in ({}, {"region": "45000000000"}, {"region": 1, "serviceCode": [], "targetCode": None}):
        status, body, _ = client.post_json("/api/gusmev/order", wrong)
        expect(
            status == 400 and body["code"] == "bad_request" and body["message"], "bad_request", wrong, status, body
        )
    status, body, _ = client.call("POST", "/api/gusmev/order", '{"region": ', "application/json")
    expect(status == 400 and body["code"] == "bad_request", "malformed JSON", status, body)
    status, body, _ = client.post_json(
        "/api/gusmev/order", {"region": "45000000000", "serviceCode": "1", "targetCode": "-1"}
    )
    expect(body["code"] == "service_not_found", "service_not_found", status, body)
    status, raw, _ = client.call("POST", f"/api/gusmev/order/{unknown}")
    expect(status == 204 and raw == b"", "unknown order: 204", status, raw)
    status, body, _ = client.call("POST", f"/api/gusmev/order/{unknown}/cancel")
    expect(status == 404 and body["code"] == "not_found", "cancel of an unknown one", status, body)
    for path in (f"/api/gusmev/order/{order}", f"/api/gusmev/order/{order}/cancel"):
        status, body, _ = stranger.call("POST", path)
        expect(status == 403 and body["code"] == "order_access", "somebody else's order", path, status, body)
    for method, path in (("POST", f"/api/gusmev/order/{order}"), ("POST", "/api/gusmev/order")):
        status, _, _ = anonymous.call(method, path, "{}", "application/json")
        expect(status == 401, "without a token", path, status)
    status, body, _ = client.post_form("/api/gusmev/push/chunked", {"chunk": 0, "chunks": 1}, b"x")
    expect(status == 400 and body["code"] == "bad_request", "chunk without an order", status, body)
    status, body, _ = client.post_form("/api/gusmev/push", {"meta": {"region": "45000000000", **service}}, b"")
    expect(status in (200, 400), "an empty archive is answered", status, body)
    said("errors: bad_request, service_not_found, 204, not_found, order_access, 401")


class Operator(Client):
    """The test bench's own controls (clock); not a part of the specification."""

    def __init__(self, url: str, key: str) -> None:
        super().__init__(url, None)
        self.key = key

    def advance(self, span: str) -> None:
        status, body, _ = self.call(
            "POST", "/_portal/clock", json.dumps({"advance": span}), "application/json", {"X-Portal-Key": self.key}
        )
        expect(status == 200, "clock", status, body)


def main(url: str, config: dict[str, Any]) -> None:
    client = Client(url, config["token"], "token")
    stranger = Client(url, config["foreign_token"], "foreign_token")
    anonymous, operator = Client(url, None), Operator(url, config["operator_key"])
    service, region = config["service"], config["region"]
    meta = {"region": region, **service}

    def archive(order: int) -> bytes:
        """The archive that the specification of the service asks for, with this order's number."""
        maker = Path(config["archives"])
        while not (done := maker / f"{order}.zip").exists():
            (maker / f"{order}.wanted").touch()
            print(f"want {order}", flush=True)
            sys.stdin.readline()
        return done.read_bytes()

    dictionary(url, config["dictionary"])

    spelled = {name[0].upper() + name[1:]: value for name, value in meta.items()}
    status, body, _ = client.post_json("/api/gusmev/order", spelled)
    expect(status == 200, "spelled as in table 6", status, body)
    first = int(body["orderId"])
    status, body, _ = client.post_form(
        "/api/gusmev/push/chunked", {"meta": meta, "orderId": first}, archive(first)
    )
    expect(status == 200 and body == {"orderId": first}, "no chunks: a single part", status, body)
    inner = submitted(client, first)
    said(f"order {first} pushed in a single part without chunk numbers")

    second = create(client, service, region)
    chunked(client, second, meta, archive(second), 50_000_000)
    third = create(client, service, region)
    large = archive(third)
    expect(len(large) > 10_000_000, "the large archive is larger than two chunks", len(large))
    chunked(client, third, None, large, 5_000_000)
    submitted(client, third)
    said(f"order {third} pushed in {-(-len(large) // 5_000_000)} chunks, without meta")

    late = create(client, service, region)
    data = archive(late)
    half = {"meta": meta, "orderId": late, "chunk": 0, "chunks": 3}
    status, _, _ = client.post_form("/api/gusmev/push/chunked", half, data[:5_000_000])
    expect(status == 206, "first chunk of three", status)
    operator.advance("6m")
    status, body, _ = client.post_form(
        "/api/gusmev/push/chunked", {**half, "chunk": 1}, data[5_000_000:10_000_000]
    )
    expect(status in (400, 409), "a chunk after five minutes", status, body)
    chunked(client, late, meta, data, 5_000_000)
    submitted(client, late)
    said(f"order {late}: chunks dropped after five minutes, the order stays, sent again from chunk 0")

    small = create(client, service, region)
    status, body, _ = client.post_form("/api/gusmev/push/chunked", {**half, "orderId": small}, b"x" * 4_999_999)
    expect(status == 400 and body["code"] == "bad_request", "a chunk that is too small", status, body)
    status, body, _ = client.post_form("/api/gusmev/push/chunked", {**half, "orderId": small, "chunk": 2}, b"x")
    expect(status == 400, "the last chunk first", status, body)
    said("chunk sizes and their order are watched")

    status, body, _ = client.post_form("/api/gusmev/push", {"meta": meta}, archive(0))
    expect(status == 200 and isinstance(body["orderId"], int), "push in one call", status, body)
    pushed = int(body["orderId"])
    said(f"order {pushed} made and pushed in one call")

    unknown, foreign = 999_999_999, create(stranger, service, region)
    statuses(client, [first, second, third], unknown, foreign)
    feed(client, [first, second, third])
    errors(client, stranger, anonymous, first, unknown, service)

    expect(inner["currentStatusHistory"]["cancelAllowed"], "may be cancelled under review", inner)
    status, body, _ = client.call("POST", f"/api/gusmev/order/{second}/cancel")
    expect(status == 200, "cancelled", status, body)
    expect(details(client, second)[1]["orderStatusId"] == 10, "status 10 after cancelling")
    status, body, _ = client.call("POST", f"/api/gusmev/order/{second}/cancel")
    expect(status == 405 and body["code"] == "cancel_not_allowed", "cancelled once", status, body)
    said("cancel where allowed, 405 where not")

    operator.advance("30d")
    status, _, _ = client.call("POST", f"/api/gusmev/order/{first}")
    expect(status == 401, "a token lives for minutes", status)
    client.renew()
    stranger.renew()
    decided = details(client, first)[1]
    expect(
        decided["closed"] is True and decided["orderResponseFiles"], "decided with files", decided["orderStatusId"]
    )
    links = [one["link"] for one in decided["orderResponseFiles"] + decided["orderAttachmentFiles"]]
    expect(any(link.endswith("/3") and ".pdf/" in link for link in links), "the decision is among them", links)
    files(client, stranger, first, [parsed(link) for link in links])
    said("all by the book")


if __name__ == "__main__":
    try:
        main(sys.argv[1], json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")))
    except Differs as difference:
        print(f"BAD {difference}", flush=True)
        raise SystemExit(1) from None
