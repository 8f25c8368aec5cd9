"""What the commands of the profession are for, and their options."""

MESSAGES: dict[str, tuple[str, str]] = {
    "help.section.profession": ("Профессия", "Profession"),
    # prescriptions and sick leaves
    "help.prescriptions": ("Электронные рецепты: выписать, отменить, напечатать", "Electronic prescriptions"),
    "help.sick-leaves": ("Электронные больничные листы", "Electronic sick leaves"),
    "help.papers.list": ("Что выписано, новые первыми", "What was issued, newest first"),
    "help.papers.show": ("Всё, что написано в документе", "Everything that the paper says"),
    "help.papers.issue": (
        "Выписать: по форме (gosmed form) или ответами на вопросы",
        "Issue one: from a form (gosmed form), or by answering questions",
    ),
    "help.papers.cancel": ("Отменить, указав причину", "Cancel it, with the reason"),
    "help.papers.print": ("Сохранить PDF для печати", "Save a PDF to print"),
    "help.arg.paper": ("номер документа", "number of the paper"),
    "help.option.paper_state": ("issued, ended или cancelled", "issued, ended or cancelled"),
    "help.option.cancel_reason": ("причина отмены", "reason for cancelling"),
    # patients' records
    "help.records": (
        "Карты пациентов своего учреждения\n\nНужны одобренная привязка к учреждению и код: он открывает карты на 30 "
        "минут, только для этого входа. Каждый просмотр и каждая выгрузка записываются в журнал.",
        "Records of your institution's patients\n\nThey take an approved link to the institution and a code, which opens "
        "them for 30 minutes, to this sign-in alone. Every view and every export is logged.",
    ),
    "help.records.patients": ("Найти пациента", "Find a patient"),
    "help.records.show": ("Записи карты, новые первыми", "The record, newest first"),
    "help.records.analyses": ("Анализы со значениями и нормой", "Analyses with values and ranges"),
    "help.records.export": (
        "Выгрузить карту в PDF или XML\n\nВид файла – по его имени. Читать файл может только его владелец; "
        "выгрузка записывается в журнал раньше, чем появится файл.",
        "Export the record as PDF or XML\n\nThe name of the file says which. Its owner alone may read the file; the "
        "export is logged before the file exists.",
    ),
    "help.arg.patient": ("номер карты", "number of the card"),
    "help.arg.patient_words": (
        "части имени, дата рождения или номер карты",
        "parts of the name, date of birth, or number of the card",
    ),
    "help.option.record_kind": (
        "только записи этого вида: visit, diagnosis, procedure, prescription, analysis",
        "records of this kind only: visit, diagnosis, procedure, prescription, analysis",
    ),
    "help.option.physician": (
        "только записи этого врача: часть имени",
        "records by this physician only: part of the name",
    ),
    "help.option.records_method": ("как придёт код: СМС или приложение", "how the code comes: SMS or the app"),
    "help.option.records_output": ("куда записать: .pdf или .xml", "where to write: .pdf or .xml"),
}
