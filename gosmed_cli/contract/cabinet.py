"""Messages of the cabinet and of sign-in (WIRE), under `/api/cabinet/v1`.

They are TypedDicts, so that the portal's OpenAPI and the client's types are one definition, and the client
pays no import for them. Dates are ISO 8601 with an offset, numbers of applications are strings.

    POST  /registration/challenges        PhoneToRegister → Challenge
    POST  /registration                   Registration → Account (201)
    POST  /registration/certificates      CertificateAsked → Challenge
    POST  /registration/certificate       CertificateRegistration → Account (201)
    POST  /activation                     Activation → Activated
    POST  /activation/letters             LetterAsked → Letter
    POST  /recovery/challenges            RecoveryAsked → Challenge
    POST  /recovery                       Recovery → 204
    POST  /sign-in/challenges             Credentials → Challenge
    POST  /sign-in/tokens                 Proof → Tokens
    POST  /sign-in/refresh                Refresh → Tokens
    POST  /sign-in/revoke                 204
    GET   /sign-in/session                Session
    POST  /contacts/challenges            Contact → Challenge
    POST  /contacts/confirmations         ContactProof → 204
    GET   /account                        Account
    PATCH /account                        AccountChanges → Account
    PUT   /account/services/{name}        → Account: a professional service is switched on
    DELETE /account/services/{name}       → Account: and off
    GET   /applications                   ApplicationPage     ?service= status= number=(repeated) cursor= limit=
    GET   /applications/{number}          ApplicationDetail
    GET   /applications/{number}/attachments/{sha256}         the file
    GET   /applications/{number}/appointment                  Appointment
    PUT   /applications/{number}/appointment                  Booking → Appointment (booked later, or moved)
    DELETE /applications/{number}/appointment                 204: the meeting is off, the application stays
    GET   /documents                      DocumentPage        ?kind= direction= cursor= limit=
    PUT   /documents/{id}                 the file, ?kind=&name=, Content-Digest → Document (201; 200 again)
    GET   /documents/{id}                 Document
    GET   /documents/{id}/content         the file
    DELETE /documents/{id}                204
    GET   /services                       ServicePage         ?q= category=
    GET   /services/{slug}                the catalogue entry (`catalogue.Service.data`)
    GET   /trust                          TrustAnchors: whose signatures the portal believes
    GET   /trust/crl                      the list of revoked certificates (DER)
    GET   /events                         EventPage           ?after= wait=(seconds, at most 30) limit=
    GET   /deadlines                      DeadlineList
    GET   /help                           Help
    GET   /notifications                  NoticePage          ?kind= since= until= cursor= limit=
    GET   /notifications/settings         NoticeSettings
    PUT   /notifications/settings         NoticeSwitches → NoticeSettings
    GET   /journal                        ActionPage          ?since= until= cursor= limit=

Every answer has `X-Portal-Api` (the version of this contract), `X-Portal-Instance` (changes on reset) and a
`Date` in portal time.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, NotRequired

from annotated_types import MaxLen, MinLen
from typing_extensions import TypedDict

Short = Annotated[str, MinLen(1), MaxLen(200)]
Token = Annotated[str, MinLen(1), MaxLen(500)]
Code = Annotated[str, MinLen(4), MaxLen(12)]


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


# The life of an account: activation, recovery, changes, the ministry's certificate


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


class Contact(TypedDict):
    """A phone or an e-mail that an application names and that is not yet confirmed (R40).

    `purpose` `change` means that it is to become the account's own, or is the one that it replaces (R100)."""

    phone: NotRequired[Short]
    email: NotRequired[Short]
    purpose: NotRequired[Literal["application", "change"]]


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
    after the identity is confirmed. `letter` comes with a new account alone: it is still to be activated."""

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


class Remark(TypedDict):
    """Why a field or an attachment was not accepted; exactly one of the two, or neither for the whole."""

    field: NotRequired[str]
    attachment: NotRequired[str]
    code: str
    message: str
    advice: str


class HistoryEntry(TypedDict):
    status: str
    status_title: str
    at: str
    comment: str


class Meeting(TypedDict):
    """A meeting that an application has booked, or that was `held`; `at` is its beginning."""

    slot: str
    at: str
    place: str
    address: str | None
    state: Literal["booked", "held"]


class Appointment(TypedDict):
    """The meeting that an application needs: its `timetable` is a dictionary of free slots. `bookable` says that
    a slot may be chosen now, `meeting` is None until one is."""

    number: str
    timetable: str
    meeting: Meeting | None
    bookable: bool


class Booking(TypedDict):
    """A `slot` of the timetable, as the dictionary has it: `<place>/<YYYY-MM-DDTHH:MM>`."""

    slot: Short


class Application(TypedDict):
    """`appointment` is None where no meeting is booked; `refusals` counts those so far; `next_service` is the one
    that remains once the window for sending again has passed (R75)."""

    number: str
    service: str
    service_title: str
    status: str
    status_title: str
    attempt: int
    submitted_at: str | None
    updated_at: str
    review_due_at: str | None
    resubmit_until: str | None
    remarks: list[Remark]
    editable: bool
    cancellable: bool
    resubmittable: bool
    decision: bool
    appointment: Meeting | None
    refusals: int
    next_service: str | None
    history: list[HistoryEntry]


class SentFile(TypedDict):
    kind: str
    name: str
    size: int
    sha256: str


class ApplicationDetail(Application):
    """What was sent last, so that one changed field can be sent with scans that this computer lacks."""

    fields: dict[str, str]
    attachments: list[SentFile]


class ApplicationPage(TypedDict):
    items: list[Application]
    next: str | None


class Document(TypedDict):
    """A file of one's own (`sent`), or one that `sender` has sent (`received`), with its `title`."""

    id: str
    kind: str
    kind_title: str
    name: str
    format: Literal["pdf", "jpg", "png"]
    size: int
    sha256: str
    status: Literal["pending", "confirmed", "refused"]
    status_title: str
    uploaded_at: str
    direction: Literal["sent", "received"]
    title: str
    sender: str | None
    remarks: list[Remark]


class DocumentPage(TypedDict):
    items: list[Document]
    next: str | None


class ServiceSummary(TypedDict):
    slug: str
    title: dict[str, str]
    category: str
    category_title: dict[str, str]
    genuine: bool
    level: str


class ServicePage(TypedDict):
    items: list[ServiceSummary]
    next: str | None


class Event(TypedDict):
    """`kind` is `application.status`, `document.status`, `account.level`, `session.signed_in`, …"""

    id: int
    kind: str
    at: str
    number: NotRequired[str]
    data: dict[str, Any]


class EventPage(TypedDict):
    items: list[Event]
    next: int


class Deadline(TypedDict):
    """`kind` is `resubmit`, `question`, `review` (an expected answer), `appointment`, `licence`, `accreditation`;
    `at` the moment, which for `all_day` is the end of that day. `place` is where a meeting is held."""

    kind: str
    at: str
    all_day: bool
    number: str | None
    service: str | None
    service_title: str | None
    place: str | None


class DeadlineList(TypedDict):
    """`account` and `now` (the portal's time) are for calendars that are written from it."""

    items: list[Deadline]
    account: str
    now: str


class Channel(TypedDict):
    kind: Literal["phone", "email", "chat", "bot"]
    value: str
    note: str


class Faq(TypedDict):
    question: str
    answer: str


class Help(TypedDict):
    """The portal's own contacts (C21) and answers."""

    channels: list[Channel]
    faq: list[Faq]


# Notices and the action log

NoticeKindName = Literal[
    "status", "document", "reminder", "inspection", "regulation", "security", "account", "support"
]
NoticeChannelName = Literal["sms", "email", "push"]


class Notice(TypedDict):
    """One notice (R48); `channels` are those that it went by, `number` an application's."""

    id: int
    kind: NoticeKindName
    at: str
    subject: str
    text: str
    channels: list[NoticeChannelName]
    number: NotRequired[str]


class NoticePage(TypedDict):
    items: list[Notice]
    next: str | None


class NoticeSetting(TypedDict):
    """By which channels notices of this kind go."""

    kind: NoticeKindName
    sms: bool
    email: bool
    push: bool


class NoticeSettings(TypedDict):
    items: list[NoticeSetting]


class NoticeSwitch(TypedDict):
    """A channel on or off, for one kind of notices or, without `kind`, for all."""

    channel: NoticeChannelName
    on: bool
    kind: NotRequired[NoticeKindName]


class NoticeSwitches(TypedDict):
    """Done in this order; nothing changes where notices of security would be silenced."""

    items: Annotated[list[NoticeSwitch], MinLen(1), MaxLen(100)]


class Action(TypedDict):
    """What the owner of the account did, on which device; `object` is what it was done to."""

    id: int
    at: str
    action: str
    object: str
    device: str
    number: NotRequired[str]


class ActionPage(TypedDict):
    items: list[Action]
    next: str | None
