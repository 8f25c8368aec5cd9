"""The full-screen cabinet: documents."""

MESSAGES: dict[str, tuple[str, str]] = {
    "tui_documents.section": ("Документы", "Documents"),
    "tui_documents.group.all": ("Все документы", "All documents"),
    "tui_documents.group.received": ("Присланные вам", "Sent to you"),
    "tui_documents.group.sent": ("Загруженные вами", "Uploaded by you"),
    "tui_documents.group.waiting": ("На проверке или не принятые", "Being checked or refused"),
    "tui_documents.empty": ("Документов ещё нет", "No documents yet"),
    "tui_documents.empty.advice": (
        "{key[documents.add]} – проверить и загрузить файл, {key[documents.check]} – только проверить",
        "{key[documents.add]} checks and uploads a file, {key[documents.check]} only checks one",
    ),
    "tui_documents.none_selected": (
        "Выберите документ в списке: здесь будут сведения о нём и его страница.",
        "Choose a document in the list: what is known of it and its page will stand here.",
    ),
    "tui_documents.received": ("Прислан {at}", "Received {at}"),
    "tui_documents.sent": ("Загружен {at}", "Uploaded {at}"),
    "tui_documents.signed": (
        "Есть электронная подпись; {key[documents.verify]} – проверить, чья она.",
        "It has an electronic signature; {key[documents.verify]} tells whose it is.",
    ),
    "tui_documents.save.ask": ("Куда сохранить документ?", "Where shall the document be saved?"),
    "tui_documents.file.ask": ("Какой файл проверить?", "Which file shall be checked?"),
    "tui_documents.kind.ask": ("Что это за документ?", "Which document is it?"),
    "tui_documents.no_file": ("Такого файла нет", "There is no such file"),
    "tui_documents.fix": ("Исправить копию", "Repair a copy"),
    "tui_documents.send": ("Отправить в «Мои документы»", "Send to “My documents”"),
    "tui_documents.act.open": ("Открыть", "Open"),
    "tui_documents.act.look": ("Посмотреть", "Look at it"),
    "tui_documents.act.save": ("Сохранить", "Save"),
    "tui_documents.act.verify": ("Подпись", "Signature"),
    "tui_documents.act.check": ("Проверить файл", "Check a file"),
    "tui_documents.act.add": ("Загрузить", "Upload"),
    "tui_documents.act.delete": ("Удалить документ", "Delete the document"),
    "tui_documents.act.group": ("Показать", "Show"),
}
