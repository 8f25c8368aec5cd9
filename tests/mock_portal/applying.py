"""Sending an application for any service at the counter: Анна Соколова's, unless other values are given."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import httpx

from gosmed_cli.contract.catalogue import bundled_service

from .counter import CABINET, CODES, Counter, push
from .desk import BASE

VALUES = {
    **CABINET,
    "passport_series": "4509",
    "passport_number": "123456",
    "passport_issued": "2010-05-20",
    "passport_issuer": "ОВД Тверской",
    "passport_code": "770-001",
    "oms": "7700001234567895",
    "ogrn": "1027700132195",
}


async def sent(
    counter: Counter,
    web: httpx.AsyncClient,
    slug: str,
    values: Mapping[str, str] | None = None,
    *,
    scans: Mapping[str, str] | None = None,
    number: int | None = None,
    **more: str,
) -> int:
    """Send an application (again, with its `number`) with the fields that the service has; its number."""
    service = bundled_service(slug)
    assert service is not None
    codes = {**CODES, "serviceCode": service.service_code, "targetCode": service.target_code}
    if number is None:
        made = await web.post("/api/gusmev/order", json=codes)
        assert made.status_code == 200, made.text
        number = int(made.json()["orderId"])
    names = {field.name for field in service.fields}
    form = {name: value for name, value in {**VALUES, **(values or {}), **more}.items() if name in names and value}
    data = counter.archive(number, form, scans or {}, codes=(service.service_code, service.target_code))
    answer = await push(web, number, data)
    assert answer.status_code == 200, answer.text
    return number


async def shown(web: httpx.AsyncClient, number: int) -> dict[str, Any]:
    """The application as the cabinet shows it."""
    found: dict[str, Any] = (await web.get(f"{BASE}/applications/{number}")).json()
    return found


def row(counter: Counter, table: str, **key: object) -> dict[str, Any]:
    """The one row of this table with this key."""
    where = " AND ".join(f"{name} = ?" for name in key)
    found = counter.portal.store.connection.execute(f"SELECT * FROM {table} WHERE {where}", tuple(key.values()))
    return dict(found.fetchone())


def opened(counter: Counter, login: str, *flags: str, **lists: list[str]) -> None:
    """Have the account with this login got these things already."""
    with counter.portal.store.transaction() as t:
        t.change("accounts", {"email": login}, opened=json.dumps({**dict.fromkeys(flags, True), **lists}))
