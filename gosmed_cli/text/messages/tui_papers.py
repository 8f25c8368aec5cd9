"""The full-screen cabinet: prescriptions, sick leaves and whatever else a physician issues."""

MESSAGES: dict[str, tuple[str, str]] = {
    "tui_papers.section": ("Рецепты и больничные", "Prescriptions, leaves"),
    "tui_papers.group.all": ("Все", "All"),
    "tui_papers.group.issued": ("Действующие", "Valid"),
    "tui_papers.group.ended": ("Закончившиеся", "Ended"),
    "tui_papers.group.cancelled": ("Отменённые", "Cancelled"),
    "tui_papers.empty": ("Пока ничего не выписано", "Nothing was issued yet"),
    "tui_papers.empty.advice": ("{key[papers.issue]} – выписать", "{key[papers.issue]} issues a paper"),
    "tui_papers.none_selected": (
        "Выберите документ в списке: здесь будет всё, что в нём написано.",
        "Choose a paper in the list: all that it says will stand here.",
    ),
    "tui_papers.which": ("Что выписать?", "What shall be issued?"),
    "tui_papers.off": (
        "Сервис выключен: {title}. Включить его сейчас?",
        "The service is off: {title}. Switch it on now?",
    ),
    "tui_papers.issue.do": ("Выписать", "Issue it"),
    "tui_papers.issue.leave": (
        "Заполненное пропадёт: сведения о пациентах на этом компьютере не хранятся.",
        "What is filled in will be lost: nothing of patients is kept on this computer.",
    ),
    "tui_papers.issue.drop": ("Не выписывать", "Drop it"),
    "tui_papers.issued": ("Выписано: {title}", "Issued: {title}"),
    "tui_papers.print.ask": (
        "Куда сохранить PDF? Прочитать его сможете только вы.",
        "Where shall the PDF be saved? Only you will be able to read it.",
    ),
    "tui_papers.act.open": ("Открыть", "Open"),
    "tui_papers.act.issue": ("Выписать", "Issue"),
    "tui_papers.act.print": ("Сохранить PDF", "Save the PDF"),
    "tui_papers.act.cancel": ("Отменить документ", "Cancel the paper"),
    "tui_papers.act.group": ("Показать", "Show"),
    "tui_papers.act.switch": ("Включить", "Switch on"),
}
