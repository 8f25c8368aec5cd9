"""Reading requests of API ЕПГУ: bodies as the specification writes them, leniently spelt, strictly typed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from ..contract.vocabulary import CHUNK_MAX
from .problems import EpguRefused

_REGION = re.compile(r"\d{2,11}", re.ASCII)  # ОКАТО, of the region or more exact
_MOST_META = 64_000
_FORM_MARGIN = 1_000_000  # bytes of a multipart request beside the file


@dataclass(frozen=True, slots=True)
class OrderHead:
    """Table 6: for which service, from where."""

    service_code: str
    target_code: str
    region: str


def bad(message: str) -> EpguRefused:
    """400 with what is wrong."""
    return EpguRefused("bad_request", f"Ошибка в параметрах запроса: {message}")


async def json_object(request: Request) -> Mapping[str, Any]:
    """The body as a JSON object with keys in lower case. Raises EpguRefused for anything else."""
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media and media != "application/json":
        raise EpguRefused("unsupported_media_type", status=415)
    return _object(await request.body(), "тело запроса")


def _object(text: bytes | str, what: str) -> Mapping[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise bad(f"{what} не является правильным JSON") from None
    if not isinstance(value, dict):
        raise bad(f"{what} должно быть объектом JSON")
    return {key.lower(): item for key, item in value.items()}


def head_of(data: Mapping[str, Any]) -> OrderHead:
    """serviceCode, targetCode and region, whatever the case of their names (ServiceCode, TargetCode, Region)."""
    service, target, region = (_text(data, name) for name in ("serviceCode", "targetCode", "region"))
    if not _REGION.fullmatch(region):
        raise bad("region должен быть кодом ОКАТО")
    return OrderHead(service, target, region)


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name.lower())
    if value is None or value == "":
        raise bad(f"{name} не указан")
    if not isinstance(value, str):
        raise bad(f"{name} должен быть строкой")
    return value.strip()


async def form_of(request: Request) -> FormData:
    """The multipart body. Raises EpguRefused when it is none, or far above what a part may be."""
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise EpguRefused("unsupported_media_type", status=415)
    length = request.headers.get("content-length", "")
    if length.isascii() and length.isdigit() and int(length) > CHUNK_MAX + _FORM_MARGIN:
        raise bad(f"файл больше {CHUNK_MAX} байт")
    return await request.form(max_files=4, max_fields=20, max_part_size=_MOST_META)


def meta_of(form: FormData) -> OrderHead | None:
    """The `meta` of a push; None where it is absent."""
    meta = form.get("meta")
    if meta is None:
        return None
    if isinstance(meta, UploadFile):  # sent with a file name: some clients cannot help it
        meta = meta.file.read(_MOST_META).decode("utf-8", "replace")
    return head_of(_object(meta, "meta"))


def number_in(form: FormData, name: str, most: int) -> int | None:
    """A number of the form; None where it is absent or empty."""
    value = form.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str) or not re.fullmatch(r"\d{1,19}", value.strip(), re.ASCII):
        raise bad(f"{name} должен быть числом")
    if int(value) > most:
        raise bad(f"{name} не больше {most}")
    return int(value)


def file_in(form: FormData) -> UploadFile:
    """The part of the archive. Raises EpguRefused when it is absent or empty."""
    file = form.get("file")
    if not isinstance(file, UploadFile):
        raise bad("file не передан")
    if not file.size:
        raise bad("file пуст")
    if file.size > CHUNK_MAX:
        raise bad(f"файл больше {CHUNK_MAX} байт")
    return file
