"""Payouts (R98, R99)."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

PayoutStatusName = Literal["planned", "in_progress", "transferred", "delayed", "returned"]
PayoutGrouping = Literal["month", "status", "source"]


class Money(TypedDict):
    """`amount` is a decimal string with two places; money is never a float."""

    amount: str
    currency: Literal["RUB"]


class Payout(TypedDict):
    """`period` is the month that it is for (`YYYY-MM`); days are ISO dates. `day` is the one that lists go by:
    that of the transfer, and before it that on which it is due."""

    id: str
    title: str
    period: str
    amount: Money
    status: PayoutStatusName
    status_title: str
    source: str
    source_title: str
    accrued_on: str
    due_on: str
    paid_on: str | None
    day: str


class PayoutContact(TypedDict):
    """Who answers about this payout."""

    name: str
    phone: str
    email: NotRequired[str]


class PayoutDetail(Payout):
    """`reason` says why it is delayed or came back."""

    reason: str | None
    contact: PayoutContact


class PayoutPage(TypedDict):
    items: list[Payout]
    next: str | None


class PayoutSum(TypedDict):
    """`key` is a month, a status or a source; `title` the same in words."""

    key: str
    title: str
    count: int
    amount: Money


class PayoutSummary(TypedDict):
    """Sums of a period by `by`, and over all of it."""

    by: PayoutGrouping
    items: list[PayoutSum]
    count: int
    total: Money
