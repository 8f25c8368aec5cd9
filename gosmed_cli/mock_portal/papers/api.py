"""Prescriptions and sick leaves: `/papers/{kind}`, one router for every kind (R102)."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from ...contract.cabinet.papers import MedicalPaper, MedicalPaperPage, PaperCancelled, PaperState, PaperToIssue
from ...contract.papers import Paper, kinds, paper
from ...contract.vocabulary import Act
from ...contract.wire import BASE
from ...rules.papers import check_paper
from ...text.formats import MOSCOW
from .. import accounts, actions, field_checks, idempotency, professional, security
from ..clock import iso
from ..letters import PDF
from ..pages import Cursor, Limit, cursor_of, file_answer, place_of
from ..problems import Refused, settle
from ..state import Portal, of
from ..store import Transaction
from . import paper_store, sheet

router = APIRouter(prefix=f"{BASE}/papers", tags=["Рецепты и больничные листы"])
Kind = Annotated[str, Path(description="prescriptions или sick-leaves")]
Number = Annotated[str, Path(max_length=40)]
Since = Annotated[datetime | None, Query(description="Выписаны не раньше этого момента")]
Until = Annotated[datetime | None, Query(description="Выписаны не позже этого момента")]
_LATEST = 2**62


@router.get("/{kind}", summary="Выписанные")
async def papers(
    request: Request,
    kind: Kind,
    state: PaperState | None = None,
    since: Since = None,
    until: Until = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> MedicalPaperPage:
    """Новые первыми; можно отобрать по состоянию и времени."""
    portal = of(request.app)
    (before,) = place_of(cursor, _LATEST)
    with portal.store.transaction() as t:
        caller, one = _at_work(t, portal, request, kind)
        rows = list(
            t.q.papers_before(
                account_id=caller.account_id,
                kind=one.kind,
                state=state,
                since=_text(since),
                until=_text(until),
                before=before,
                limit=limit + 1,
            )
        )
    following = cursor_of(rows[limit - 1]["id"]) if len(rows) > limit else None
    return MedicalPaperPage(items=[paper_store.show(row) for row in rows[:limit]], next=following)


@router.post("/{kind}", status_code=201, summary="Выписать", response_model=MedicalPaper)
async def issue(request: Request, kind: Kind, body: PaperToIssue) -> Response:
    """Поля те же, что в форме; повтор с тем же Idempotency-Key ничего не выписывает второй раз."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller, one = _at_work(t, portal, request, kind)

        def work() -> tuple[int, MedicalPaper]:
            values = _checked(one, body, portal)
            row = paper_store.issue(t, portal, caller.account_id, one, values, portal.clock.now())
            actions.record(t, portal, caller, Act.PAPER_ISSUED, f"{one.kind} {row['number']}")
            return 201, paper_store.show(row)

        answer = idempotency.once(t, portal, request, caller.account_id, {"values": body["values"]}, work)
    return settle(answer)


@router.get("/{kind}/{number}", summary="Один рецепт или лист")
async def one_paper(request: Request, kind: Kind, number: Number) -> MedicalPaper:
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller, one = _at_work(t, portal, request, kind)
        return paper_store.show(paper_store.found(t, caller.account_id, one, number))


@router.get("/{kind}/{number}/sheet", summary="Печатная форма")
async def print_sheet(request: Request, kind: Kind, number: Number) -> Response:
    """PDF для печати."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller, one = _at_work(t, portal, request, kind)
        shown = paper_store.show(paper_store.found(t, caller.account_id, one, number))
        issuer = sheet.Issuer.of(accounts.known(t.q.account(id=caller.account_id)))
        actions.record(t, portal, caller, Act.PAPER_PRINTED, f"{one.kind} {number}")
    data = sheet.write(one, shown, issuer)
    return file_answer(data.content, f"{one.kind}-{number}.pdf", PDF, data.sha256)


@router.post("/{kind}/{number}/cancellation", summary="Отменить", response_model=MedicalPaper)
async def cancel(request: Request, kind: Kind, number: Number, body: PaperCancelled) -> Response:
    """Причина остаётся в записи; пациенту, чей телефон указан, приходит SMS."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller, one = _at_work(t, portal, request, kind)

        def work() -> tuple[int, MedicalPaper]:
            row = paper_store.found(t, caller.account_id, one, number)
            after = paper_store.cancel(t, portal, row, body["reason"])
            actions.record(t, portal, caller, Act.PAPER_CANCELLED, f"{one.kind} {number}")
            return 200, paper_store.show(after)

        answer = idempotency.once(t, portal, request, caller.account_id, {"reason": body["reason"]}, work)
    return settle(answer)


def _at_work(t: Transaction, portal: Portal, request: Request, kind: str) -> tuple[security.Caller, Paper]:
    """Who asks, with the section open to them. A patient's diagnosis is not for a token that reads statuses."""
    caller = security.caller(t, portal, request, write=True)
    if kind not in kinds():
        raise Refused("not_found")
    one = paper(kind)
    professional.require(t, portal, caller.account_id, opened="cabinet", enabled=one.enabled)
    return caller, one


def _checked(kind: Paper, body: PaperToIssue, portal: Portal) -> dict[str, str]:
    form = check_paper(kind, body["values"], today=portal.clock.now().astimezone(MOSCOW).date())
    if form.problems:
        wrong = [field_checks.detail(one.field or "", one.code, **dict(one.params)) for one in form.problems]
        raise Refused("paper_invalid", errors=wrong)
    return form.values


def _text(moment: datetime | None) -> str | None:
    return iso(moment if moment.tzinfo else moment.replace(tzinfo=MOSCOW)) if moment else None
