"""The words both ends use: statuses, levels, scopes, transport codes. Standard library only."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """State of an application (WIRE «Statuses»). `status_id` is the number of API ЕПГУ."""

    DRAFT = "draft"
    REGISTERED = "registered"
    SENT = "sent"
    RECEIVED = "received"
    UNDER_REVIEW = "under_review"
    NEEDS_CORRECTION = "needs_correction"
    APPROVED = "approved"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    FAILED = "failed"

    @property
    def status_id(self) -> int:
        return _STATUS_IDS[self]

    @property
    def label(self) -> str:
        """The Russian title, verbatim as the portal shows it (R47)."""
        return _STATUS_TITLES[self]

    @property
    def decided(self) -> bool:
        """Whether somebody who waits may stop waiting."""
        return self in DECIDED

    @classmethod
    def of_id(cls, status_id: int) -> Status | None:
        """The status with this number of API ЕПГУ; None for one that gosmed does not know."""
        return _BY_ID.get(status_id)


_STATUS_IDS = {
    Status.DRAFT: 0,
    Status.REGISTERED: 17,
    Status.SENT: 21,
    Status.RECEIVED: 2,
    Status.UNDER_REVIEW: 6,
    Status.NEEDS_CORRECTION: 15,
    Status.APPROVED: 3,
    Status.REFUSED: 4,
    Status.CANCELLED: 10,
    Status.FAILED: 24,
}
_BY_ID = {number: status for status, number in _STATUS_IDS.items()}
_STATUS_TITLES = {
    Status.DRAFT: "Черновик заявления",
    Status.REGISTERED: "Зарегистрировано на портале",
    Status.SENT: "Заявление отправлено в ведомство",
    Status.RECEIVED: "Заявление получено ведомством",
    Status.UNDER_REVIEW: "На рассмотрении",
    Status.NEEDS_CORRECTION: "Заявление требует исправления",
    Status.APPROVED: "Одобрено",
    Status.REFUSED: "Отказ",
    Status.CANCELLED: "Заявление отменено",
    Status.FAILED: "Ошибка отправки заявления в ведомство",
}
DECIDED = frozenset({Status.APPROVED, Status.REFUSED, Status.CANCELLED, Status.FAILED, Status.NEEDS_CORRECTION})
UNDER_WAY = frozenset(Status) - DECIDED - {Status.DRAFT}


class PayoutStatus(StrEnum):
    """State of a payout (R98)."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    TRANSFERRED = "transferred"
    DELAYED = "delayed"
    RETURNED = "returned"

    @property
    def label(self) -> str:
        return {
            "planned": "Ожидается",
            "in_progress": "В обработке",
            "transferred": "Перечислена",
            "delayed": "Задержана",
            "returned": "Возвращена",
        }[self.value]


class DocumentStatus(StrEnum):
    """State of a file in «Мои документы» (R70)."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        return {"pending": "На проверке", "confirmed": "Подтверждено", "refused": "Отказ"}[self.value]


class Level(StrEnum):
    """How far an account is trusted; later members include what earlier ones may do."""

    BASIC = "basic"
    STANDARD = "standard"
    CONFIRMED = "confirmed"

    @property
    def label(self) -> str:
        return {"basic": "базовая", "standard": "стандартная", "confirmed": "подтверждённая"}[self.value]

    def covers(self, needed: Level) -> bool:
        order = list(Level)
        return order.index(self) >= order.index(needed)


class Scope(StrEnum):
    """What a token may do: everything, or read states (what a cron job should hold)."""

    FULL = "full"
    STATUS = "status"


class Method(StrEnum):
    """Second factor of a sign-in (R30, R31)."""

    SMS = "sms"
    APP = "app"
    KEY = "key"


class TransportCode(StrEnum):
    """API ЕПГУ appendix 1: what has become of a submission before the department has it."""

    NEW = "NEW"
    VALIDATION = "VALIDATION"
    FILES_VERIFICATION = "FILES_VERIFICATION"
    FILES_VERIFICATION_SUCCESS = "FILES_VERIFICATION_SUCCESS"
    DONE = "DONE"
    LIMITATION_EXCEPTION = "LIMITATION_EXCEPTION"
    INVALID_FILES_STRUCTURE = "INVALID_FILES_STRUCTURE"
    VALIDATION_ERROR = "VALIDATION_ERROR"
    REQ_NOT_FOUND = "REQ_NOT_FOUND"
    MPC_NOT_FOUND = "MPC_NOT_FOUND"
    REQ_VERIFY_FAILED = "REQ_VERIFY_FAILED"
    FILES_VERIFICATION_FAILED = "FILES_VERIFICATION_FAILED"
    RETRY = "RETRY"
    INTERNAL_ERROR = "INTERNAL_ERROR"

    @property
    def failed(self) -> bool:
        """Whether the submission has ended without reaching the department."""
        return self in _FAILED


_FAILED = frozenset(
    {
        TransportCode.LIMITATION_EXCEPTION,
        TransportCode.INVALID_FILES_STRUCTURE,
        TransportCode.VALIDATION_ERROR,
        TransportCode.REQ_NOT_FOUND,
        TransportCode.MPC_NOT_FOUND,
        TransportCode.REQ_VERIFY_FAILED,
        TransportCode.FILES_VERIFICATION_FAILED,
        TransportCode.INTERNAL_ERROR,
    }
)


class RemarkCode(StrEnum):
    """Why a field or an attachment was not accepted (WIRE «Remarks»)."""

    MISMATCH = "mismatch"
    YO_MISMATCH = "yo_mismatch"  # differs in «е» and «ё» alone
    UNKNOWN_PERSON = "unknown_person"
    ATTACHMENT_REQUIRED = "attachment_required"
    UNREADABLE = "unreadable"
    UNSIGNED = "unsigned"
    FOREIGN_SIGNATURE = "foreign_signature"
    DUPLICATE = "duplicate"
    EXPIRED = "expired"
    WRONG_KIND = "wrong_kind"
    UNSUPPORTED_FILE = "unsupported_file"
    QUESTION = "question"  # to be answered by sending again (R84)
    SLOT_TAKEN = "slot_taken"
    SLOT_PAST = "slot_past"
    SLOT_UNKNOWN = "slot_unknown"
    SLOT_MISSED = "slot_missed"
    OTHER = "other"


class NoticeKind(StrEnum):
    """What a notice of the portal is about (R48, R103)."""

    STATUS = "status"
    DOCUMENT = "document"
    REMINDER = "reminder"
    INSPECTION = "inspection"
    REGULATION = "regulation"
    SECURITY = "security"
    ACCOUNT = "account"
    SUPPORT = "support"
    PAYOUT = "payout"
    VISIT = "visit"
    COURSE = "course"


class NoticeChannel(StrEnum):
    """How a notice reaches its account."""

    SMS = "sms"
    EMAIL = "email"
    PUSH = "push"


class Act(StrEnum):
    """What the action log keeps (R87, R94): the owner's own doings, each on a device."""

    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    APPLICATION_SENT = "application_sent"
    APPLICATION_SENT_AGAIN = "application_sent_again"
    APPLICATION_CHANGED = "application_changed"
    APPLICATION_CANCELLED = "application_cancelled"
    DECISION_DOWNLOADED = "decision_downloaded"
    DOCUMENT_UPLOADED = "document_uploaded"
    DOCUMENT_DOWNLOADED = "document_downloaded"
    DOCUMENT_DELETED = "document_deleted"
    SETTINGS_CHANGED = "settings_changed"
    CONTACT_CONFIRMED = "contact_confirmed"
    ACCOUNT_EDITED = "account_edited"
    PASSWORD_RECOVERED = "password_recovered"  # noqa: S105  the name of an action
    SERVICE_ENABLED = "service_enabled"
    SERVICE_DISABLED = "service_disabled"
    APPOINTMENT_BOOKED = "appointment_booked"
    APPOINTMENT_MOVED = "appointment_moved"
    APPOINTMENT_CANCELLED = "appointment_cancelled"
    RECORDS_UNLOCKED = "records_unlocked"
    RECORDS_LISTED = "records_listed"
    RECORDS_CARD_VIEWED = "records_card_viewed"
    RECORDS_VIEWED = "records_viewed"
    RECORDS_ANALYSES_VIEWED = "records_analyses_viewed"
    RECORDS_EXPORTED = "records_exported"
    RECORDS_REFUSED = "records_refused"
    PAPER_ISSUED = "paper_issued"
    PAPER_PRINTED = "paper_printed"
    PAPER_CANCELLED = "paper_cancelled"
    HOURS_OPENED = "hours_opened"
    HOURS_CLOSED = "hours_closed"
    VISIT_CANCELLED = "visit_cancelled"
    VISIT_RECORDED = "visit_recorded"
    VIDEO_OPENED = "video_opened"
    TRAINING_GOAL_SET = "training_goal_set"
    TRAINING_CERTIFICATE_DOWNLOADED = "training_certificate_downloaded"
    TRAINING_CERTIFICATE_HANDED_OVER = "training_certificate_handed_over"
    COURSE_ENROLLED = "course_enrolled"
    COURSE_WAITING = "course_waiting"
    COURSE_CHANGED = "course_changed"
    COURSE_CANCELLED = "course_cancelled"
    COURSE_MATERIAL_DOWNLOADED = "course_material_downloaded"


SIGNATURE = ".sig"  # after a file's whole name: its detached CMS signature

# API ЕПГУ: sizes count in powers of ten (C3, C4).
FILE_LIMIT = 5_000_000
TOTAL_LIMIT = 20_000_000
CHUNK_MIN = 5_000_000
CHUNK_MAX = 50_000_000
CHUNK_WINDOW_SECONDS = 300
TRAINING_GOAL_MOST = 500  # points that somebody may aim at in a year (R89)
PROFESSIONAL_TAB = "professional_status"  # the flag of an account that opens «Профессиональные сервисы» (R59)
