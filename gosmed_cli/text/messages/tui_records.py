"""The full-screen cabinet: patients and their records."""

MESSAGES: dict[str, tuple[str, str]] = {
    "tui_records.section": ("Карты пациентов", "Patients' records"),
    "tui_records.group.all": ("Пациенты учреждения", "Patients of the institution"),
    "tui_records.asked": ("Найдено по словам «{words}»", "Found by “{words}”"),
    "tui_records.empty": ("Пациентов нет", "No patients"),
    "tui_records.empty.advice": (
        "{key[records.find]} – найти по другим словам",
        "{key[records.find]} finds by other words",
    ),
    "tui_records.none_selected": (
        "Выберите пациента и нажмите Enter. Каждый просмотр карты портал записывает.",
        "Choose a patient and press Enter. The portal writes down every look at a record.",
    ),
    "tui_records.enter": (
        "Enter – открыть карту; портал это запишет",
        "Enter opens the record; the portal notes it",
    ),
    "tui_records.code": (
        "Карты пациентов открывает код. Он отправлен на {to}",
        "A code opens patients' records. It was sent to {to}",
    ),
    "tui_records.no_code": ("Код не введён.", "No code was typed."),
    "tui_records.closed": ("Карты закрыты. {why}", "The records stay closed. {why}"),
    "tui_records.closed.advice": (
        "{key[records.unlock]} – получить код по SMS, {key[records.approve]} – подтвердить в приложении",
        "{key[records.unlock]} sends a code by SMS, {key[records.approve]} asks the app",
    ),
    "tui_records.locked": (
        "Карты пациентов открываются кодом на 30 минут.",
        "A code opens patients' records for 30 minutes.",
    ),
    "tui_records.locked.advice": (
        "{key[records.unlock]} – получить код по SMS, {key[records.approve]} – подтвердить в приложении",
        "{key[records.unlock]} sends a code by SMS, {key[records.approve]} asks the app",
    ),
    "tui_records.act.unlock": ("Получить код", "Get a code"),
    "tui_records.act.approve": ("В приложении", "In the app"),
    "tui_records.find": (
        "Кого найти? Слова из имени, дата рождения или номер карты; пусто – всех",
        "Whom to find? Words of the name, day of birth or the card's number; empty for everybody",
    ),
    "tui_records.act.open": ("Открыть", "Open"),
    "tui_records.act.find": ("Найти", "Find"),
}
