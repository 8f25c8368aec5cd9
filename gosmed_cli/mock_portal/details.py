"""The inner JSON of an order's details: every key of the specification's example and of its table 28."""

from __future__ import annotations

import sqlite3
from base64 import urlsafe_b64encode
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zlib import crc32

from ..contract import epgu
from ..contract.vocabulary import SIGNATURE, Status, TransportCode
from ..text.formats import MOSCOW
from . import letters, orders
from .clock import parse
from .lifecycle import Application
from .state import Portal
from .store import Transaction
from .store.db import dumps

Json = dict[str, Any]

# what this portal has no use for, with the values of the specification's example
_CONSTANT: Json = {
    "orderType": "ORDER",
    "hasEmpowerment2021": False,
    "formVersion": "1",
    "notifySms": "",
    "hasTimestamp": False,
    "portalName": "Портал гос услуг v1",
    "paymentRequired": False,
    "signCnt": 0,
    "childrenSigned": False,
    "inviteToEqueueUrl": "",
    "statusColorCode": "",
    "withCustomResult": True,
    "hasNoPaidPayment": False,
    "routingCode": "",
    "sourceSystem": "PGU",
    "serviceUrl": "",
    "serviceEpguId": "1",
    "edsStatus": "EDS_NOT_SUPPORTED",
    "complexMode": "",
    "personType": "PERSON",
    "orderPayments": [],
    "readyToSign": False,
    "infoMessages": [],
    "notifyEmail": "",
    "paymentCount": 0,
    "draftHidden": False,
    "hasNewStatus": True,
    "redirectUrl": "",
    "hasChildren": False,
    "portalCode": "PGU",
    "esepOperationId": "",
    "orderAttributeEvents": [],
    "notifyPush": "",
    "linkToOrderForm": "",
    "extOrderUrl": "",
    "paymentStatusEvents": [],
    "payback": False,
    "readyToPush": False,
    "admLevelCode": "FEDERAL",
    "formPrefilling": False,
    "allFileSign": False,
    "orgUserName": "",
    "noPaidPaymentCount": -1,
    "creationMode": "direct",
    "steps": [],
    "powerMnemonic": "",
    "checkQueue": False,
    "withDelivery": False,
    "gisdo": False,
    "description": "",
    "eQueueEvents": [],
    "hasActiveInviteToEqueue": False,
    "multRegion": False,
    "extSystem": False,
    "useAsTemplate": False,
    "qrlink": {
        "hasAltMimeType": False,
        "fileName": "",
        "edsStatus": "",
        "fileSize": 0,
        "canSentToMFC": False,
        "link": "",
        "id": "",
        "mimeType": "",
        "hasDigitalSignature": False,
        "additionalName": "",
    },
    "hasPreviewPdf": False,
    "hubFormVersion": 0,
    "testUser": False,
    "textMessages": [],
    "unreadMessageCnt": 0,
    "parentOrderStateStructureName": "",
    "cr_uin": "",
    "infSysCode": "",
    "deprecatedService": False,
    "hubForm": False,
    "extOrderId": "",
    "online": False,
}
_ENTRY: Json = {
    "unreadEvent": True,
    "deliveryCancelAllowed": False,
    "stateOrgStatusCode": "",
    "author": "",
    "stateOrgStatusDescr": "",
    "mfcFinalStatus": False,
    "sendMessageAllowed": False,
    "mnemonic": "",
}


def details(t: Transaction, portal: Portal, row: sqlite3.Row) -> epgu.OrderDetails:
    """Table 27: the code of appendix 1 until the order was passed on, then `OK`; the order once there is one."""
    code = "OK" if row["transport"] == TransportCode.DONE else row["transport"]
    inner = order(t, portal, row) if row["status"] else None
    return epgu.OrderDetails(
        code=code,
        message=row["transport_message"] or None,
        messageId=row["guid"],
        order=dumps(inner) if inner else None,
    )


def order(t: Transaction, portal: Portal, row: sqlite3.Row) -> Json:
    """Table 28."""
    application = orders.of_row(t, portal, row)
    history = list(t.q.history_of_order(order_id=row["id"]))
    statuses = [_entry(t, application, one, one is history[-1]) for one in history]
    answered = t.q.latest_answer(order_id=row["id"])
    current = statuses[-1]
    sender = orders.sender_of(application.service)
    return {
        **_CONSTANT,
        **_identity(row, application, sender),
        "orderStatusId": current["statusId"],
        "orderStatusName": current["title"],
        "stateOrgStatusCode": "",
        "stateOrgStatusName": "",
        "currentStatusHistoryId": current["id"],
        "currentStatusHistory": current,
        "statuses": statuses,
        "hasResult": current["hasResult"] == "Y",
        "closed": application.final,
        "allowToEdit": application.edit_allowed,
        "allowToDelete": application.final,
        "orderDate": stamp(parse(row["created_at"])),
        "requestDate": stamp(application.submitted_at or parse(row["created_at"])),
        "updated": stamp(parse(row["updated_at"])),
        "orderAttachmentFiles": _sent(t, row),
        "orderResponseFiles": _answers(t, row["id"], answered["object_id"]) if answered else [],
    }


def _identity(row: sqlite3.Row, application: Application, sender: str) -> Json:
    service = application.service
    owner = 1_000_000_000 + crc32(row["account_id"].encode()) % 1_000_000_000
    return {
        "id": row["id"],
        "ownerId": owner,
        "userId": owner,
        "smevTx": str(uuid5(NAMESPACE_URL, f"gosmed:{row['id']}:{row['attempt']}")),
        "smevMessageId": "WAIT_RESPONSE",
        "eserviceId": service.service_code,
        "serviceTargetId": service.target_code,
        "servicePassportId": service.service_code[-6:],
        "serviceName": service.title.ru,
        "stateOrgId": 1 + crc32(service.review.approver.encode()) % 1_000,
        "stateOrgCode": service.review.approver,
        "stateStructureId": str(10_000_000_000 + crc32(sender.encode()) % 1_000_000),
        "stateStructureName": sender,
        "userSelectedRegion": row["region"].ljust(11, "0"),
        "location": row["region"][:2],
    }


def _entry(t: Transaction, application: Application, row: sqlite3.Row, current: bool) -> Json:
    """One status; what it allows is said of the current one alone."""
    answered = any(True for _ in t.q.answer_files(order_id=application.number, object_id=row["id"]))
    return {
        **_ENTRY,
        "id": row["id"],
        "orderId": application.number,
        "date": stamp(parse(row["at"])),
        "statusId": Status(row["status"]).status_id,
        "title": row["title"],
        "comment": row["comment"],
        "sender": row["sender"],
        "hasResult": "Y" if answered else "N",
        "cancelAllowed": current and application.cancel_allowed,
        "editAllowed": current and application.edit_allowed,
        "finalStatus": current and application.final,
    }


def _sent(t: Transaction, row: sqlite3.Row) -> list[Json]:
    last = t.q.last_attempt(order_id=row["id"])
    files = list(t.q.sent_files(order_id=row["id"], attempt=last["attempt"])) if last else []
    names = {one["mnemonic"] for one in files}
    return [
        {
            "fileName": one["mnemonic"],
            "fileSize": one["size"],
            "link": epgu.link(one["object_id"], one["mnemonic"], epgu.SENT_FILE),
            "id": _file_id(one),
            "mimeType": one["mime_type"],
            "hasDigitalSignature": f"{one['mnemonic']}{SIGNATURE}" in names,
            "type": "REQUEST" if one["kind"] == "request" else "ATTACHMENT",
        }
        for one in files
    ]


def _answers(t: Transaction, number: int, entry: int) -> list[Json]:
    return [
        {
            "fileName": one["mnemonic"],
            "fileSize": one["size"],
            "link": epgu.link(one["object_id"], one["mnemonic"], epgu.ANSWER_FILE),
            "id": _file_id(one),
            "mimeType": one["mime_type"],
            "hasDigitalSignature": False,
            "hasAltMimeType": False,
            "edsStatus": "EDS_NOT_SUPPORTED",
            "hasResult": True,
        }
        for one in _files(t, number, entry)
    ]


def _files(t: Transaction, number: int, entry: int) -> list[sqlite3.Row]:
    """What this entry has brought, and the acts of the meetings before it."""
    return [
        *(one for one in letters.acts(t, number) if one["object_id"] != entry),
        *letters.answers(t, number, entry),
    ]


def _file_id(row: sqlite3.Row) -> str:
    """As in the example: 2058864134/files/cmVxLnhtbA."""
    name = urlsafe_b64encode(row["mnemonic"].encode()).decode().rstrip("=")
    return f"{row['object_id']}/files/{name}"


def stamp(moment: datetime) -> str:
    """As the inner JSON has it: 2022-07-25T13:01:52.121+0300."""
    return f"{moscow_milliseconds(moment)}+0300"


def moscow_milliseconds(moment: datetime) -> str:
    """As the status feed has it: Moscow time without an offset, 2022-12-21T20:49:37.672."""
    return moment.astimezone(MOSCOW).replace(tzinfo=None).isoformat(timespec="milliseconds")
