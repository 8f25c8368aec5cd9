"""An account by the certificate of a visit to the ministry: its identifier, a confirmed e-mail, a password (R83).

The paper form has said who the person is, and the ministry has looked at the papers, so that the account has at
once whatever the service opens to which the certificate belongs. A certificate makes one account; one with an open
question makes none until the question is answered (R84).
"""

from __future__ import annotations

import hashlib
import hmac
import sqlite3
from collections.abc import Mapping

from ..contract.cabinet.sign_in import Challenge
from ..contract.catalogue import Service
from ..contract.problems import ProblemDetail
from ..contract.vocabulary import Level
from . import accounts, challenges, doors, events, known_values, registers, reminders, security_notice
from .clock import iso
from .problems import Refused
from .registers import Person
from .security import server_secret
from .state import Portal
from .store import Transaction

ATTRIBUTE = "visit.certificate"  # where a register keeps the identifier; the service that compares it is the one
_TAKEN = (
    "На этот адрес уже зарегистрирована учётная запись. Войдите с паролем или восстановите его. "
    "Если вы не регистрировались, не отвечайте на это сообщение."
)
_SUBJECT = "Учётная запись создана"
_TEXT = "По справке ведомства создана учётная запись на ваше имя. Если это сделали не вы, обратитесь в поддержку."


def begin(t: Transaction, portal: Portal, certificate: str, email: str) -> Challenge:
    """A code to this mailbox, if the certificate may make an account. Raises Refused `certificate_…`."""
    holder(t, certificate)
    taken = t.q.account_by_email(email=email) is not None
    return challenges.start(t, portal, "certificate", "email", email, instead=_TAKEN if taken else None)


def holder(t: Transaction, certificate: str) -> Person:
    """To whom the ministry gave this certificate. Raises Refused: unknown, used, or with an open question."""
    person = registers.by_certificate(t, certificate)
    if person is None:
        raise Refused("certificate_unknown")
    if t.q.used_certificate(certificate_hash=_hash(t, certificate)) is not None:
        raise Refused("certificate_used")
    question = person.attribute("visit.question")
    if question:
        raise Refused(
            "certificate_question",
            errors=[ProblemDetail(field="certificate_id", code="question", message=question)],
        )
    return person


def finish(
    t: Transaction, portal: Portal, challenge: str, code: str, certificate: str, email: str, password: str
) -> sqlite3.Row | Refused:
    """Make the account; its row. A wrong code is counted: commit then.

    Raises Refused `certificate_…`, and `registration_refused` where phone or e-mail are another account's.
    """
    found = challenges.finish(t, portal, "certificate", challenge, code)
    if isinstance(found, Refused):
        return found
    if isinstance(found, challenges.Waiting) or found["target"] != email:
        return Refused("challenge_over")
    person = holder(t, certificate)
    try:
        account = _create(t, portal, person, email, password)
    except sqlite3.IntegrityError as error:
        raise Refused("registration_refused") from error
    t.q.use_certificate(certificate_hash=_hash(t, certificate), account_id=account, now=iso(portal.clock.now()))
    security_notice.tell(t, portal, account, _SUBJECT, _TEXT)
    reminders.plan_papers(t, portal, account)
    row: sqlite3.Row = t.q.account(id=account)
    return row


def spend(t: Transaction, portal: Portal, account_id: str, service: Service, values: Mapping[str, str]) -> None:
    """An approved application that carried a certificate has used it: it makes no other account."""
    names = (one.name for one in service.fields if one.compare and one.compare.attribute == ATTRIBUTE)
    for certificate in (values[name] for name in names if values.get(name)):
        now = iso(portal.clock.now())
        t.q.use_certificate(certificate_hash=_hash(t, certificate), account_id=account_id, now=now)


def _create(t: Transaction, portal: Portal, person: Person, email: str, password: str) -> str:
    service = _service(portal)
    level = Level(service.opens.get("level", "basic"))
    phone = person.attribute("visit.phone")
    if phone is None:
        raise Refused("registration_refused")
    account = accounts.create(
        t,
        portal.clock.now(),
        email=email,
        phone=accounts.login_of(phone),
        password=password,
        level=level,
        known=known_values.of_person(person.data, level),
        opened=doors.merged({}, service.opens),
    )
    events.record(t, portal.clock.now(), account, "account.level", level=level.value, level_title=level.label)
    return account


def _service(portal: Portal) -> Service:
    """The service whose form asks for the certificate."""
    fields = ((one, field) for one in portal.catalogue for field in one.fields)
    found = next((one for one, field in fields if field.compare and field.compare.attribute == ATTRIBUTE), None)
    if found is None:
        raise Refused("certificate_unknown")
    return found


def _hash(t: Transaction, certificate: str) -> str:
    key = registers.certificate_key(certificate)
    return hmac.new(bytes.fromhex(server_secret(t)), key.encode(), hashlib.sha256).hexdigest()
