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
}
