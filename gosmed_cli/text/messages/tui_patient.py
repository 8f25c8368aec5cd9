"""The full-screen cabinet: the record of one patient."""

MESSAGES: dict[str, tuple[str, str]] = {
    "tui_patient.title": ("Карта пациента", "A patient's record"),
    "tui_patient.group.all": ("Все записи", "All entries"),
    "tui_patient.empty": ("В карте ещё нет записей", "The record has no entries yet"),
    "tui_patient.empty.advice": ("Esc – к списку пациентов", "Esc goes back to the patients"),
    "tui_patient.none_selected": (
        "Выберите запись: здесь будет её текст, у анализа – показатели.",
        "Choose an entry: its text will stand here, and the values of an analysis.",
    ),
    "tui_patient.export.ask": (
        "Файл .pdf или .xml. Он останется на этом компьютере и будет виден только вам; портал запишет выгрузку",
        "A .pdf or .xml file. It will stay on this computer for you alone to read; the portal notes the export",
    ),
    "tui_patient.act.open": ("Открыть", "Open"),
    "tui_patient.act.export": ("Выгрузить", "Export"),
    "tui_patient.act.group": ("Вид", "Kind"),
    "tui_patient.act.unlock": ("Получить код", "Get a code"),
    "tui_patient.act.approve": ("В приложении", "In the app"),
    "tui_patient.act.narrow": ("Отбор", "Narrow"),
    "tui_patient.narrow.ask": ("Какие записи показать?", "Which entries shall be shown?"),
    "tui_patient.narrow.since": ("С какого дня", "From the day"),
    "tui_patient.narrow.until": ("По какой день", "Until the day"),
    "tui_patient.narrow.physician": ("Врач", "Physician"),
    "tui_patient.narrow.hint": ("часть имени; пусто – любой", "part of the name; empty: any"),
    "tui_patient.narrow.do": ("Показать", "Show"),
    "tui_patient.narrow.backwards": ("раньше первого дня", "before the first day"),
}
