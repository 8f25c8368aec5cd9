"""Deadlines and meetings: what each is, and in a calendar."""

MESSAGES: dict[str, tuple[str, str]] = {
    "upcoming.nothing": ("Сроков и встреч впереди нет.", "No deadlines or meetings ahead."),
    "upcoming.nothing_near": (
        "В ближайший год сроков и встреч нет.",
        "No deadlines or meetings within a year.",
    ),
    "upcoming.beyond": (
        "Позже чем через год ещё {count:n|срок|срока|сроков}: gosmed deadlines --all",
        "{count:n|deadline lies|deadlines lie} more than a year ahead: gosmed deadlines --all",
    ),
    "upcoming.saved": (
        "Календарь записан: {path} ({count:n|событие|события|событий}). Откройте его в программе-календаре.",
        "Calendar written: {path} ({count:n|event|events}). Open it in a calendar program.",
    ),
    "upcoming.what.resubmit": (
        "Отправить повторно: {title}, заявление {number}",
        "Send again: {title}, application {number}",
    ),
    "upcoming.what.question": (
        "Ответить на вопрос: {title}, заявление {number}",
        "Answer the question: {title}, application {number}",
    ),
    "upcoming.what.review": (
        "Ожидается решение: {title}, заявление {number}",
        "Decision expected: {title}, application {number}",
    ),
    "upcoming.what.appointment": (
        "Встреча: {title}, заявление {number}",
        "Meeting: {title}, application {number}",
    ),
    "upcoming.what.licence": ("Последний день лицензии", "Last day of the licence"),
    "upcoming.what.accreditation": (
        "Последний день аккредитации: до него пройдите периодическую аккредитацию",
        "Last day of the accreditation: go through the periodic one before it",
    ),
    "upcoming.what.training-event": (
        "Пройти обязательное мероприятие: {title}",
        "Attend the mandatory event: {title}",
    ),
    "upcoming.what.training-goal": (
        "Последний день для цели {title} года по баллам",
        "Last day for the goal of points of {title}",
    ),
    "upcoming.command.training-event": ("gosmed cpd", "gosmed cpd"),
    "upcoming.command.training-goal": ("gosmed cpd", "gosmed cpd"),
    "upcoming.what.course-start": ("Начало курса: {title}", "Course starts: {title}"),
    "upcoming.what.course-cancel": (
        "Отменить или изменить запись: {title}",
        "Cancel or change the enrolment: {title}",
    ),
    "upcoming.command.course-start": ("gosmed courses mine", "gosmed courses mine"),
    "upcoming.command.course-cancel": ("gosmed courses mine", "gosmed courses mine"),
    "upcoming.command.resubmit": ("gosmed resubmit {number}", "gosmed resubmit {number}"),
    "upcoming.command.question": ("gosmed resubmit {number}", "gosmed resubmit {number}"),
    "upcoming.command.review": ("gosmed status {number}", "gosmed status {number}"),
    "upcoming.command.appointment": (
        "gosmed account appointment show {number}",
        "gosmed account appointment show {number}",
    ),
    "upcoming.command.licence": ("gosmed account edit", "gosmed account edit"),
    "upcoming.command.accreditation": (
        "gosmed services show certificate-request",
        "gosmed services show certificate-request",
    ),
    "upcoming.today": ("сегодня", "today"),
    "upcoming.in": (
        "через {days:n|день|дня|дней}",
        "in {days:n|day|days}",
    ),
    "upcoming.calendar": ("Госуслуги: сроки", "State services: deadlines"),
    "upcoming.cannot_write": ("Файл {path} не записан: {reason}.", "The file {path} was not written: {reason}."),
    "upcoming.cannot_write.advice": (
        "Укажите другое место: gosmed deadlines --ics ФАЙЛ",
        "Choose another place: gosmed deadlines --ics FILE",
    ),
}
