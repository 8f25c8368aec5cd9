"""Refusals of people at desks: meetings and those who hold them."""

MESSAGES: dict[str, tuple[str, str]] = {
    # meetings
    "refusal.no_meetings": ("По этой услуге встреч не бывает.", "This service has no meetings."),
    "refusal.no_meetings.advice": ("gosmed account appointment", "gosmed account appointment"),
    "refusal.meeting_over": (
        "По этому заявлению время встречи уже не выбирают.",
        "The time of this application's meeting can no longer be chosen.",
    ),
    "refusal.meeting_over.advice": ("gosmed account appointment", "gosmed account appointment"),
    "refusal.not_booked": ("Отменять нечего: время встречи не выбрано.", "Nothing to cancel: no time is booked."),
    "refusal.not_booked.advice": ("gosmed account appointment", "gosmed account appointment"),
    # people at desks
    "refusal.other_institution": (
        "Заявление относится к другому учреждению: его администратор решает сам.",
        "The application is about another institution: its own administrator decides.",
    ),
    "refusal.other_institution.advice": (
        "Укажите ОГРН учреждения из заявления: --institution ОГРН",
        "Name the institution of the application by its ОГРН: --institution ОГРН",
    ),
    "refusal.no_meeting_now": (
        "По этому заявлению встречи сейчас нет: время не выбрано, встреча уже состоялась или не нужна.",
        "This application has no meeting now: none is booked, it was held already, or none is needed.",
    ),
    "refusal.no_meeting_now.advice": (
        "Запись делает заявитель: gosmed account appointment book НОМЕР",
        "The applicant books it: gosmed account appointment book NUMBER",
    ),
    "refusal.no_such_person": (
        "Человека с таким СНИЛС в реестрах портала нет.",
        "The portal's registers know nobody with this СНИЛС.",
    ),
    "refusal.no_such_person.advice": (
        "Кого они знают, сказано в сценарии, таблицы [[person]].",
        "Whom they know is said in the scenario, tables [[person]].",
    ),
    "refusal.paper_form_invalid": ("Бумажная форма заполнена с ошибкой.", "The paper form has a mistake."),
    "refusal.no_such_login": (
        "Учётной записи с таким телефоном или почтой на портале нет.",
        "The portal has no account with this phone or e-mail.",
    ),
    "refusal.no_such_login.advice": (
        "Учётные записи перечислены в сценарии, таблицы [[account]].",
        "Accounts are listed in the scenario, tables [[account]].",
    ),
    "refusal.enclosure_invalid": (
        "Документ не читается: нужен целый файл PDF, JPG или PNG.",
        "The document cannot be read: it must be a whole PDF, JPG or PNG.",
    ),
}
