"""The account, what changes in it, and its contacts."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired

from annotated_types import MaxLen
from typing_extensions import TypedDict

from .base import Code, Short, Token
from .sign_in import Letter
from .training import TrainingIndicator

Changed = Annotated[str, MaxLen(200)]


class AccountChanges(TypedDict, total=False):
    """What changes, by the names of forms; an empty text takes an optional value away (R12, R18, R103)."""

    last_name: Changed
    first_name: Changed
    middle_name: Changed
    birth_date: Changed
    sex: Changed
    passport_series: Changed
    passport_number: Changed
    passport_issued: Changed
    passport_issuer: Changed
    passport_code: Changed
    snils: Changed
    inn: Changed
    oms: Changed
    specialty: Changed
    qualification: Changed
    position: Changed
    organisation: Changed
    ogrn: Changed
    licence: Changed
    licence_until: Changed


class Contact(TypedDict):
    """A phone or an e-mail that an application names and that is not yet confirmed (R40).

    `purpose` `change` means that it is to become the account's own, or is the one that it replaces (R100); `sign`
    that the code stands in place of a signature under the application (R23)."""

    phone: NotRequired[Short]
    email: NotRequired[Short]
    purpose: NotRequired[Literal["application", "change", "sign"]]


class ContactProof(TypedDict):
    challenge: Token
    code: Code


class NextStep(TypedDict):
    """The next unfinished step: a stable `code` (`confirm-identity`, `register-cabinet`, `correct-application`,
    `wait-for-decision`, `confirm-qualification`, `confirm-employment`, `done`), the service or application it
    is about."""

    code: str
    service: str | None
    number: str | None


class MissingDocument(TypedDict):
    """A document that the first sign-in asks for (R32): one of `kinds`, by the first one's name; `pending` once
    one was uploaded and waits for its check."""

    kinds: list[str]
    title: str
    pending: bool


class Account(TypedDict):
    """`known` holds values that a form may leave out, by field name, normalised, and `accredited_until` as ФРМР
    has it. `opened` names what approvals have opened; `professional_services` are available, `enabled_services`
    those of them that their owner has switched on (R59). `missing_documents` are asked for by the first sign-in
    after the identity is confirmed. `letter` comes with a new account alone: it is still to be activated.
    `training` is there once the cabinet is open (R90)."""

    id: str
    email: str
    phone: str
    level: Literal["basic", "standard", "confirmed"]
    level_title: str
    cabinet: bool
    employment: bool
    professional_services: list[str]
    enabled_services: list[str]
    opened: list[str]
    sign_in_methods: list[str]
    missing_documents: list[MissingDocument]
    known: dict[str, str]
    next_step: NextStep
    created_at: str
    letter: NotRequired[Letter]
    training: NotRequired[TrainingIndicator]
