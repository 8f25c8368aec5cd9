"""What the handlers of API ЕПГУ read by hand, described for OpenAPI."""

from __future__ import annotations

from typing import Any

from ..contract.vocabulary import CHUNK_MAX
from .status_pages import LARGEST, MOST_ON_PAGE, PAGE_SIZE

Json = dict[str, Any]
_TEXT: Json = {"type": "string", "minLength": 1, "maxLength": 100}
_REGION: Json = {"type": "string", "pattern": "^[0-9]{2,11}$", "description": "Код ОКАТО"}
_HEAD: Json = {
    "type": "object",
    "required": ["serviceCode", "targetCode", "region"],
    "properties": {"serviceCode": _TEXT, "targetCode": _TEXT, "region": _REGION},
}
_NUMBER: Json = {"type": "integer", "minimum": 1, "maximum": LARGEST}
_META: Json = {"type": "string", "contentMediaType": "application/json", "contentSchema": _HEAD}
_FILE: Json = {"type": "string", "format": "binary", "description": f"Не больше {CHUNK_MAX} байт"}


def _body(media: str, schema: Json) -> Json:
    return {"requestBody": {"required": True, "content": {media: {"schema": schema}}}}


def _query(name: str, schema: Json, description: str, *, required: bool = False, **more: Any) -> Json:
    return {
        "name": name,
        "in": "query",
        "required": required,
        "schema": schema,
        "description": description,
        **more,
    }


CREATE = _body("application/json", _HEAD)
PUSH = _body(
    "multipart/form-data",
    {"type": "object", "required": ["meta", "file"], "properties": {"meta": _META, "file": _FILE}},
)
CHUNKED = _body(
    "multipart/form-data",
    {
        "type": "object",
        "required": ["orderId", "file"],
        "properties": {
            "meta": _META,
            "orderId": _NUMBER,
            "chunk": {"type": "integer", "minimum": 0, "description": "Номер части, от 0"},
            "chunks": {"type": "integer", "minimum": 1, "description": "Число частей; без него архив целиком"},
            "file": _FILE,
        },
    },
)
_PAGES = [
    _query("pageNum", {"type": "integer", "minimum": 0, "maximum": 10**9, "default": 0}, "Страница, от 0"),
    _query(
        "pageSize",
        {"type": "integer", "minimum": 1, "maximum": MOST_ON_PAGE, "default": PAGE_SIZE},
        "Записей на странице",
    ),
]
FEED: Json = {
    "parameters": [
        *_PAGES,
        _query(
            "updatedAfter",
            {"type": "string", "examples": ["2022-12-10T12:31:42.000"]},
            "Московское время YYYY-MM-DDTHH:mm:ss.SSS",
            required=True,
        ),
    ]
}
BATCH: Json = {
    "parameters": [
        *_PAGES,
        _query(
            "orderIds",
            {"type": "array", "items": _NUMBER, "minItems": 1},
            "Номера через запятую или повторённым параметром",
            required=True,
            style="form",
            explode=False,
        ),
    ]
}
DICTIONARY = _body(
    "application/json",
    {
        "type": "object",
        "required": ["treeFiltering"],
        "properties": {
            "treeFiltering": {"type": "string", "enum": ["ONELEVEL", "SUBTREE"]},
            "parentRefItemValue": {"type": ["string", "null"]},
            "pageNum": {"type": ["integer", "null"], "minimum": 1},
            "pageSize": {"type": ["integer", "null"], "minimum": 1},
        },
    },
)
