"""What people at desks do, played by the operator: visits, the ministry's certificates, documents sent."""

from __future__ import annotations

from typing import Annotated, NotRequired

from annotated_types import MaxLen, MinLen
from fastapi import APIRouter, Depends
from starlette.requests import Request
from typing_extensions import TypedDict

from ...contract.cabinet.applications import Application
from ...contract.cabinet.documents import Document
from ...contract.problems import ProblemDetail
from ...text.formats import MOSCOW
from .. import accounts, application_view, lifecycle, orders, paper_forms, proceedings, received_documents
from ..field_checks import checked
from ..pages import number_of
from ..problems import Refused
from ..received_documents import Enclosure
from ..state import Portal, of
from ..store import Transaction
from . import documents
from .operator import operator

router = APIRouter(prefix="/_portal", tags=["Оператор"], dependencies=[Depends(operator)])
Text = Annotated[str, MinLen(1), MaxLen(200)]


class Visit(TypedDict):
    """Whether the meeting took place; `by` names who signs its act."""

    number: Text
    held: bool
    by: NotRequired[Text]


class PaperForm(TypedDict):
    """The paper form of R82, and what the office asks (R84)."""

    last_name: Text
    first_name: Text
    middle_name: NotRequired[Annotated[str, MaxLen(200)]]
    inn: Text
    snils: Text
    phone: Text
    question: NotRequired[Annotated[str, MaxLen(2000)]]


class CertificateGiven(TypedDict):
    """The `certificate` to activate an account by, the office's `question`, if there is one, and the earlier
    certificate that is void from now on."""

    certificate: str
    question: str | None
    replaces: str | None


class SentDocument(TypedDict):
    """A document for an account: `to` is its login, `content` the file in Base64."""

    to: Text
    kind: Text
    title: Text
    sender: Text
    name: Text
    content: Annotated[str, MinLen(1), MaxLen(7_000_000)]


@router.post("/visits", summary="Приём состоялся или пропущен")
async def visit(request: Request, body: Visit) -> Application:
    """Состоявшийся приём завершается актом, и рассмотрение идёт дальше; пропущенный ждёт новой записи."""
    portal = of(request.app)
    number = number_of(body["number"])
    with portal.store.transaction() as t:
        try:
            proceedings.visited(t, portal, number, held=body["held"], by=body.get("by", ""))
        except KeyError:
            raise Refused("not_found") from None
        except lifecycle.NotPossible as error:
            raise _no_visit(t, portal, number, error) from None
        return application_view.show(t, portal, t.q.order_by_id(id=number))


def _no_visit(t: Transaction, portal: Portal, number: int, error: lifecycle.NotPossible) -> Refused:
    """Why nothing can be said of a meeting: none is booked, or it lies ahead, then `errors` tell when (ISO)."""
    meeting = orders.of_row(t, portal, t.q.order_by_id(id=number)).meeting
    if error.code != "meeting_ahead" or meeting is None:
        return Refused("no_meeting_now")
    at = meeting.at.astimezone(MOSCOW).isoformat(timespec="seconds")
    return Refused("meeting_ahead", errors=[ProblemDetail(code="at", message=at)], when=meeting.words)


@router.post("/certificates", status_code=201, summary="Выдать справку ведомства")
async def certificate(request: Request, body: PaperForm) -> CertificateGiven:
    """Бумажная форма сверяется с реестрами; расхождение становится вопросом заявителю. Прежняя справка того же
    человека теряет силу."""
    portal = of(request.app)
    today = portal.clock.now().astimezone(MOSCOW).date()
    given = {name: body.get(name) for name in paper_forms.FIELDS if body.get(name)}
    form = checked(given, tuple(given), today, "paper_form_invalid")
    with portal.store.transaction() as t:
        found = paper_forms.issue(t, form, body.get("question"))
    return CertificateGiven(certificate=found.identifier, question=found.question, replaces=found.replaces)


@router.post("/documents", status_code=201, summary="Прислать документ")
async def send_document(request: Request, body: SentDocument) -> Document:
    """Документ появляется среди документов учётной записи, владелец узнаёт об этом из уведомления."""
    portal = of(request.app)
    sent = Enclosure(
        body["kind"], body["title"], body["sender"], body["name"], received_documents.from_base64(body["content"])
    )
    with portal.store.transaction() as t:
        account = accounts.find(t, accounts.login_of(body["to"]))
        if account is None:
            raise Refused("no_such_login")
        number = received_documents.receive(t, portal, account["id"], sent)
        return documents.show(t.q.document(account_id=account["id"], id=number))
