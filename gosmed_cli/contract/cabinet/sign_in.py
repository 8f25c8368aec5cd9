"""Registration, activation, recovery and sign-in."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired

from annotated_types import MaxLen, MinLen
from typing_extensions import TypedDict

from .base import Code, Short, Token


class PhoneToRegister(TypedDict):
    phone: Short


class Challenge(TypedDict):
    """A code is on its way: `sent_to` is masked, the code lives until `expires_at`."""

    challenge: str
    method: Literal["sms", "app", "key", "email"]
    sent_to: str
    expires_at: str
    nonce: NotRequired[str]


class Registration(TypedDict):
    """R9–R11: the base account. `passport_*` and the rest are as in forms, on the wire normalised."""

    challenge: Token
    code: Code
    phone: Short
    email: Short
    password: Annotated[str, MinLen(1), MaxLen(200)]
    last_name: Short
    first_name: Short
    middle_name: NotRequired[Annotated[str, MaxLen(200)]]
    birth_date: Short
    sex: Literal["male", "female"]
    passport_series: Short
    passport_number: Short
    passport_issued: Short
    passport_issuer: Short
    passport_code: Short
    snils: NotRequired[Short]
    agreement: bool


class Activation(TypedDict):
    """Finishes a registration (R50): the `token` of the link, or the notice's `number`, one of them."""

    token: NotRequired[Token]
    number: NotRequired[Short]
    password: Annotated[str, MinLen(1), MaxLen(200)]


class Activated(TypedDict):
    """`already` says that the account had been activated before: the link was used twice."""

    login: str
    already: bool


class LetterAsked(TypedDict):
    """Another letter in place of one that is lost or too old (R51)."""

    login: Short
    password: Annotated[str, MinLen(1), MaxLen(200)]


class Letter(TypedDict):
    """A letter is on its way to `sent_to` (masked); its link and number work until `expires_at`."""

    sent_to: str
    expires_at: str


class RecoveryAsked(TypedDict):
    """A code to the confirmed phone or e-mail of this login; the answer is the same for logins of nobody."""

    login: Short
    method: Literal["sms", "email"]


class Recovery(TypedDict):
    """A new password; all sign-ins end, a locked login opens."""

    challenge: Token
    code: Code
    password: Annotated[str, MinLen(1), MaxLen(200)]


class CertificateAsked(TypedDict):
    """The identifier of the ministry's certificate, and the mailbox that gets a code (R83)."""

    certificate: Short
    email: Short


class CertificateRegistration(TypedDict):
    """An account by the ministry's certificate: the paper form has said everything else."""

    challenge: Token
    code: Code
    certificate: Short
    email: Short
    password: Annotated[str, MinLen(1), MaxLen(200)]
    agreement: bool


class Credentials(TypedDict):
    login: Short
    password: Annotated[str, MinLen(1), MaxLen(200)]
    method: Literal["sms", "app", "key"]


class Proof(TypedDict):
    """Finishes a challenge: the `code`, nothing for `app` (202 until it is approved there), or for `key` the
    `signature`: Base64 of a detached CMS (DER) over the challenge's nonce."""

    challenge: Token
    code: NotRequired[Code]
    signature: NotRequired[Annotated[str, MinLen(1), MaxLen(100_000)]]
    scope: Literal["full", "status"]
    device: Short


class TrustAnchors(TypedDict):
    """Authorities whose certificates the portal takes, and their lists of the revoked; all PEM."""

    roots: list[str]
    crls: list[str]


class Refresh(TypedDict):
    """`device` as it was in Proof: a token that turns up on another device ends the sign-in."""

    refresh_token: Token
    device: NotRequired[Short]


class Tokens(TypedDict):
    access_token: str
    access_expires_at: str
    refresh_token: str
    refresh_expires_at: str
    scope: Literal["full", "status"]
    account: str


class Session(TypedDict):
    account: str
    login: str
    scope: Literal["full", "status"]
    device: str
    signed_in_at: str
    refresh_expires_at: str
