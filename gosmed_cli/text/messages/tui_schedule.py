"""The full-screen cabinet: the week's timetable, and what dialogs of daily work share."""

MESSAGES: dict[str, tuple[str, str]] = {
    "tui_schedule.section": ("Расписание", "Schedule"),
    "tui_schedule.empty": (
        "На эту неделю время приёма не открыто: {key[schedule.add]} – открыть.",
        "No working hours this week: {key[schedule.add]} opens some.",
    ),
    "tui_schedule.closed_here": (
        "Приёма нет. {key[schedule.add]} – открыть часы.",
        "No visits then. {key[schedule.add]} opens hours.",
    ),
    "tui_schedule.to_visit": ("К записи", "To the visit"),
    "tui_schedule.off": (
        "Сервис выключен: {title}. Клавиша {key[schedule.switch]} включит его.",
        "The service is off: {title}. The key {key[schedule.switch]} switches it on.",
    ),
    "tui_schedule.whole_day": ("весь день", "the whole day"),
    # opening
    "tui_schedule.open.ask": ("Какие часы приёма открыть?", "Which hours shall be opened?"),
    "tui_schedule.open.do": ("Открыть", "Open them"),
    "tui_schedule.ask.day": ("День", "Day"),
    "tui_schedule.ask.hours": ("Часы", "Hours"),
    "tui_schedule.ask.every": ("Минут на приём", "Minutes a visit"),
    "tui_schedule.ask.room": ("Кабинет", "Room"),
    "tui_schedule.ask.weekly": ("Каждую неделю по", "Every week until"),
    "tui_schedule.ask.weekly.hint": ("день; пусто – один раз", "a day; empty: once"),
    "tui_schedule.ask.video": ("Видеоприём", "By video"),
    # closing
    "tui_schedule.close.ask": (
        "Какие часы закрыть {day}? Пустая строка – весь день.",
        "Which hours of {day} shall be closed? Nothing typed means the whole day.",
    ),
    "tui_schedule.close.sure": ("Закрыть приём?", "Close these hours?"),
    "tui_schedule.close.booked": (
        "На эти часы {count:w|записан|записаны|записано} {count:n|пациент|пациента|пациентов}. Их записи будут "
        "отменены, причину они увидят в SMS:",
        "In these hours {count:n|patient is|patients are} booked. Their visits will be cancelled, and they read the "
        "reason in an SMS:",
    ),
    "tui_schedule.close.cancel": ("Отменить записи и закрыть", "Cancel the visits and close"),
    "tui_schedule.save.ask": (
        "Куда сохранить календарь недели? Имён пациентов в нём не будет.",
        "Where shall the week's calendar be saved? Patients are not named in it.",
    ),
    "tui_schedule.act.open": ("Кто", "Who"),
    "tui_schedule.act.before": ("Назад", "Before"),
    "tui_schedule.act.after": ("Вперёд", "After"),
    "tui_schedule.act.today": ("Сегодня", "Today"),
    "tui_schedule.act.add": ("Открыть", "Open"),
    "tui_schedule.act.close": ("Закрыть", "Close"),
    "tui_schedule.act.save": ("Сохранить календарь", "Save the calendar"),
    "tui_schedule.act.chart": ("Статистика услуг", "Services rendered"),
    "tui_schedule.act.switch": ("Включить", "Switch on"),
}
