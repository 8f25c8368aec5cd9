"""The full-screen cabinet: applications."""

MESSAGES: dict[str, tuple[str, str]] = {
    "tui_applications.section": ("Заявления", "Applications"),
    "tui_applications.column.number": ("Номер", "Number"),
    "tui_applications.column.service": ("Услуга", "Service"),
    "tui_applications.column.status": ("Состояние", "Status"),
    "tui_applications.column.updated": ("Изменено", "Changed"),
    "tui_applications.group.all": ("Все заявления", "All applications"),
    "tui_applications.group.mine": ("Ждут вас", "Waiting for you"),
    "tui_applications.group.theirs": ("На рассмотрении", "Under review"),
    "tui_applications.group.decided": ("С решением", "Decided"),
    "tui_applications.empty": ("Заявлений ещё нет", "No applications yet"),
    "tui_applications.empty.advice": (
        "{key[app.go_services]} – выбрать услугу",
        "{key[app.go_services]} chooses a service",
    ),
    "tui_applications.none_selected": (
        "Выберите заявление в списке: здесь будут его история и замечания.",
        "Choose an application in the list: its history and remarks will stand here.",
    ),
    "tui_applications.remarks": ("Замечания", "Remarks"),
    "tui_applications.history": ("История", "History"),
    "tui_applications.to_meet": (
        "{key[applications.meeting]} – выбрать время встречи",
        "{key[applications.meeting]} chooses a time for the meeting",
    ),
    "tui_applications.to_move": (
        "{key[applications.meeting]} – другое время или отказаться от встречи",
        "{key[applications.meeting]} moves the meeting or gives it up",
    ),
    "tui_applications.meeting.ask": ("Когда вам удобно прийти?", "When does it suit you?"),
    "tui_applications.meeting.give_back": ("Отказаться от встречи", "Give up the meeting"),
    "tui_applications.meeting.given_back": (
        "Запись отменена, заявление {number} остаётся.",
        "The appointment is cancelled, application {number} stays.",
    ),
    "tui_applications.to_correct": (
        "{key[applications.correct]} – исправить и отправить снова",
        "{key[applications.correct]} corrects it and sends it again",
    ),
    "tui_applications.late": (
        "Остаётся другой путь, «{title}»: {key[applications.again]} – подать",
        "Another way remains, “{title}”: {key[applications.again]} applies for it",
    ),
    "tui_applications.anew": (
        "{key[applications.again]} – подать заново",
        "{key[applications.again]} applies anew",
    ),
    "tui_applications.to_save": (
        "{key[applications.decision]} – сохранить решение",
        "{key[applications.decision]} saves the decision",
    ),
    "tui_applications.second_refusal": (
        "Отказ повторный. Обращение в поддержку уже заполнено: {key[applications.ask]} – посмотреть и отправить",
        "This is a second refusal. A ticket is filled in: {key[applications.ask]} shows it before it is sent",
    ),
    "tui_applications.cancel.yes": ("Отменить заявление", "Cancel the application"),
    "tui_applications.decision.ask": (
        "Решение подписано ведомством. Куда его сохранить?",
        "The decision is signed by the department. Where shall it be saved?",
    ),
    "tui_applications.file_missing": (
        "Самого файла «{kind}» на этом компьютере нет: приложите его к обращению сами.",
        "The file “{kind}” is not on this computer: attach it to the ticket yourself.",
    ),
    "tui_applications.act.open": ("Открыть", "Open"),
    "tui_applications.act.next": ("Дальше", "Next step"),
    "tui_applications.act.correct": ("Исправить", "Correct"),
    "tui_applications.act.meeting": ("Время встречи", "Meeting time"),
    "tui_applications.act.cancel": ("Отменить", "Cancel it"),
    "tui_applications.act.decision": ("Решение", "Decision"),
    "tui_applications.act.ask": ("Спросить поддержку", "Ask support"),
    "tui_applications.act.again": ("Подать заново", "Apply anew"),
    "tui_applications.act.command": ("Скопировать команду", "Copy the command"),
    "tui_applications.act.group": ("Показать", "Show"),
}
