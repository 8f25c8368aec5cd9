"""Pages of statuses: the change feed and the batch of API ЕПГУ (tables 19–24)."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from ..contract.epgu import FoundOrder, OrderState, StatusPage
from ..contract.vocabulary import Status
from ..text.formats import MOSCOW
from .clock import iso, parse
from .details import moscow_milliseconds
from .problems import EpguRefused
from .state import Portal
from .store import Transaction

PAGE_SIZE = 20
MOST_ON_PAGE = 1_000
LARGEST = 2**63 - 1  # no number of an order is larger
_MOST_PAGES = 10**9


def whole_number(values: Sequence[str], name: str, default: int, most: int, least: int = 0) -> int:
    """A number of the query string; an empty or missing one is the default. Raises EpguRefused."""
    text = values[-1].strip() if values else ""
    if not text:
        return default
    if not re.fullmatch(r"\d{1,19}", text, re.ASCII) or not least <= int(text) <= most:
        raise EpguRefused("bad_request", f"Ошибка в параметрах запроса: {name} от {least} до {most}")
    return int(text)


def page_of(pages: Sequence[str], sizes: Sequence[str]) -> tuple[int, int]:
    """(pageNum from 0, pageSize) of a query string."""
    page = whole_number(pages, "pageNum", 0, _MOST_PAGES)
    return page, whole_number(sizes, "pageSize", PAGE_SIZE, MOST_ON_PAGE, least=1)


def order_numbers(values: Iterable[str]) -> list[int]:
    """Numbers separated by commas or repeated, in the order given, each once. Raises EpguRefused."""
    parts = [part.strip() for value in values for part in value.strip("[]").split(",")]
    numbers = [part for part in parts if part]
    if not numbers:
        raise EpguRefused("bad_request", "Ошибка в параметрах запроса: orderIds не указан")
    if any(not re.fullmatch(r"\d{1,19}", part, re.ASCII) or int(part) > LARGEST for part in numbers):
        raise EpguRefused("bad_request", "Ошибка в параметрах запроса: orderIds содержит не номер")
    return list(dict.fromkeys(map(int, numbers)))


def moment_of(text: str) -> datetime:
    """`updatedAfter`: Moscow time YYYY-MM-DDTHH:mm:ss.SSS, or with an offset. Raises EpguRefused."""
    try:
        # an offset's plus is a space once the query string is read
        moment = datetime.fromisoformat(re.sub(r" (\d\d:?\d\d)$", r"+\1", text.strip()))
        return (moment if moment.tzinfo else moment.replace(tzinfo=MOSCOW)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise EpguRefused(
            "bad_request", "Ошибка в параметрах запроса: updatedAfter в формате YYYY-MM-DDTHH:mm:ss.SSS"
        ) from None


def updated_after(
    t: Transaction, portal: Portal, account_id: str, after: datetime, page: int, size: int
) -> StatusPage:
    """Applications of this account whose status changed after this moment, the newest change first."""
    total = t.q.orders_updated_after_count(account_id=account_id, after=iso(after))["total"]
    rows = t.q.orders_updated_after(account_id=account_id, after=iso(after), size=size, start=page * size)
    content = [_found(portal, row) for row in rows]
    return StatusPage(count=len(content), totalCount=total, content=content)


def of_numbers(
    t: Transaction, portal: Portal, account_id: str, numbers: Sequence[int], page: int, size: int
) -> StatusPage:
    """Statuses of these applications in the order asked; another's is as unknown as one that is not there."""
    content = [_asked(t, portal, account_id, number) for number in numbers[page * size : page * size + size]]
    return StatusPage(count=len(content), totalCount=len(numbers), content=content)


def _asked(t: Transaction, portal: Portal, account_id: str, number: int) -> FoundOrder:
    row = t.q.order_by_id(id=number)
    if row is None or row["account_id"] != account_id:
        return FoundOrder(orderId=number, orderSearchStatus="NOT_FOUND", status=None)
    return _found(portal, row)


def _found(portal: Portal, row: sqlite3.Row) -> FoundOrder:
    state = Status(row["status"] or Status.DRAFT)  # an order without a file is a draft
    service = portal.catalogue.get(row["slug"])
    own = service.status_titles.get(state) if service else None
    title = own.ru if own else state.label
    return FoundOrder(
        orderId=row["id"],
        orderSearchStatus="FOUND",
        status=OrderState(
            statusId=state.status_id, statusName=title, updated=moscow_milliseconds(parse(row["updated_at"]))
        ),
    )
