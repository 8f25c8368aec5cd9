"""Files of applications by the links that details name: terrabyte://00/{objectId}/{mnemonic}/{objectType}."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from ...contract.vocabulary import Act
from .. import actions, letters, system
from ..problems import EpguRefused
from ..security import caller
from ..state import of
from ..status_pages import LARGEST

router = APIRouter(prefix="/api/storage/v2/files", tags=["API ЕПГУ"])
ObjectId = Annotated[int, Path(ge=1, le=LARGEST, description="Номер заявления (2) или статуса в истории (3)")]
ObjectType = Annotated[int, Path(ge=1, le=99, description="2: файл заявителя, 3: файл ведомства")]
Mnemonic = Annotated[str, Query(min_length=1, max_length=300, description="Мнемоника файла из ссылки")]


@router.get(
    "/{objectId}/{objectType}/download",
    summary="Скачать файл заявления",
    response_class=Response,
    responses={
        200: {"content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}, "description": "Файл"}
    },
)
async def download(
    request: Request,
    objectId: ObjectId,
    objectType: ObjectType,
    mnemonic: Mnemonic,
) -> Response:
    """Файл, который отправил заявитель или прислало ведомство; только свой."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        who = caller(t, portal, request, write=False)
        system.permit(t, "download")
        file = letters.stored(t, objectId, objectType, mnemonic)
        if file is None:
            raise EpguRefused("not_found", "Файл не найден")
        if t.q.order_by_id(id=file["order_id"])["account_id"] != who.account_id:
            raise EpguRefused("order_access")
        if file["kind"] == letters.DECISION:
            actions.record(t, portal, who, Act.DECISION_DOWNLOADED, order_id=file["order_id"])
        data = t.q.blob_data(sha256=file["sha256"])["data"]
    return Response(
        data,
        media_type=file["mime_type"],
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(mnemonic, safe='')}",
            "ETag": f'"{file["sha256"]}"',
            "X-Content-Type-Options": "nosniff",
        },
    )
