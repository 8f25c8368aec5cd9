"""Inquiries about payouts (R99): an application about a payout that its sender does not have is refused."""

from __future__ import annotations

from collections.abc import Mapping

from ...contract.vocabulary import RemarkCode
from .. import doors
from ..remarks import Remark
from ..state import Portal
from ..store import Transaction

NAME = "payouts"  # what the catalogue calls it: `record = "payouts"`


def wrong(t: Transaction, account_id: str, values: Mapping[str, str]) -> tuple[Remark, ...]:
    """The number must be that of an own payout, the date one of its days."""
    row = t.q.payout(account_id=account_id, id=values["payout"])
    if row is None:
        return (
            Remark(
                RemarkCode.MISMATCH,
                f"Среди ваших выплат нет выплаты с номером {values['payout']}",
                "Возьмите номер из списка выплат: gosmed payouts. Запрос с номером и датой составит команда "
                "gosmed payouts ask.",
                field="payout",
            ),
        )
    if values["payout_date"] not in (row["due_on"], row["paid_on"]):
        return (
            Remark(
                RemarkCode.MISMATCH,
                f"Дата не совпадает с датой выплаты {values['payout']}",
                f"Дата есть в карточке выплаты: gosmed payouts show {values['payout']}.",
                field="payout_date",
            ),
        )
    return ()


def answered(t: Transaction, portal: Portal, approved: doors.Approved) -> None:
    """The answer is the decision itself: nothing else is kept."""


doors.register(NAME, doors.Recorder(answered, wrong))
