"""The full-screen cabinet: patients' visits."""

MESSAGES: dict[str, tuple[str, str]] = {
    "tui_appointments.section": ("Записи пациентов", "Appointments"),
    "tui_appointments.group.coming": ("Предстоящие", "To come"),
    "tui_appointments.group.held": ("Состоявшиеся", "Held"),
    "tui_appointments.group.missed": ("Пациент не пришёл", "Patient did not come"),
    "tui_appointments.group.cancelled": ("Отменённые", "Cancelled"),
    "tui_appointments.group.all": ("Все записи", "All appointments"),
    "tui_appointments.empty": ("Записей нет", "No appointments"),
    "tui_appointments.empty.advice": (
        "Пациенты записываются на часы, открытые в разделе «Расписание».",
        "Patients book hours that are open in the schedule.",
    ),
    "tui_appointments.none_selected": (
        "Выберите запись: здесь будет видно, кто придёт и с чем.",
        "Choose an appointment: who comes, and with what, will stand here.",
    ),
    "tui_appointments.link_hint": (
        "{key[appointments.link]} – скопировать ссылку на видеоприём; каждая действует на один вход.",
        "{key[appointments.link]} copies the link of the video visit; each works for one entry.",
    ),
    "tui_appointments.keep_time": ("Отдать время другим", "Offer the time to others"),
    "tui_appointments.told": ("Пациент получит SMS с причиной.", "The patient gets an SMS with the reason."),
    "tui_appointments.cancelled": (
        "Приём {at} отменён, пациенту отправлено SMS.",
        "The visit of {at} is cancelled; the patient was told by SMS.",
    ),
    "tui_appointments.act.open": ("Открыть", "Open"),
    "tui_appointments.act.link": ("Ссылка", "Link"),
    "tui_appointments.act.held": ("Состоялся", "Held"),
    "tui_appointments.act.missed": ("Не пришёл", "Missed"),
    "tui_appointments.act.cancel": ("Отменить приём", "Cancel the visit"),
    "tui_appointments.act.chart": ("Статистика услуг", "Services rendered"),
    "tui_appointments.act.group": ("Показать", "Show"),
    "tui_appointments.act.switch": ("Включить", "Switch on"),
}
